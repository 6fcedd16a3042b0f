// The mark on the map at what the pointer caught.
#pragma once

#include <diaban/mapview/snap.h>

#include <QPointF>
#include <QString>

class QPainter;

namespace diaban::uikit {

QString snapName(mapview::SnapKind kind); ///< in the person's language: "vertex"

/// A square for a vertex, a cross for a crossing, a triangle for a middle, an hourglass for an edge, cased in white, with
/// its name beside it. \param pixel where, in logical pixels
void paintSnap(QPainter& painter, QPointF pixel, mapview::SnapKind kind);

} // namespace diaban::uikit
