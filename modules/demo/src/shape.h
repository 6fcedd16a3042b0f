// Lines and rings of places, and what is asked of them.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QVector>

namespace diaban::demo {

/// Places one after the other, in metres from the province's south-western corner.
using Line = QVector<QPointF>;

double lengthOf(const Line& line);      ///< metres
double areaOf(const Line& openRing);    ///< square metres, positive
QPointF middleOf(const Line& openRing); ///< mean of the corners
QRectF boxOf(const Line& line);
bool contains(const Line& ring, QPointF place); ///< even-odd; the ring may be open or closed

} // namespace diaban::demo
