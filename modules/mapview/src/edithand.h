// What all tools that change features share: distances in pixels, and the hand for the rest.
#pragma once

#include <diaban/mapview/edittools.h>

#include <QLineF>

#include <span>

namespace diaban::mapview {

inline constexpr double kGrabPixels = 8; ///< a vertex nearer than this is meant
inline constexpr double kSidePixels = 6;
inline constexpr double kLeastDragPixels = 4; ///< less was a click

inline double pixels(QPointF a, QPointF b, const ToolEvent& event)
{
  return QLineF(a, b).length() / event.unitsPerPixel;
}

/// The nearest point to `point` on the lines through `from`: straight to the east or to the north,
/// or one of `ways`.
QPointF straightened(QPointF point, QPointF from, std::span<const QPointF> ways);

} // namespace diaban::mapview
