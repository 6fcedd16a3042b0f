// The mark on the map at what the pointer caught.
#pragma once

#include <diaban/mapview/snap.h>

#include <QPointF>
#include <QString>

class QPainter;

namespace diaban::uikit {

QString snapName(mapview::SnapKind kind); ///< in the person's language: "vertex"

/// A mark of its own for each kind, cased in white, with its name on a plate beside it.
/// \param pixel where, in logical pixels
void paintSnap(QPainter& painter, QPointF pixel, mapview::SnapKind kind);

} // namespace diaban::uikit
