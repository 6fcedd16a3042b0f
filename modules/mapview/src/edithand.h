// What all tools that change features share: distances in pixels, and the hand for the rest.
#pragma once

#include <diaban/mapview/edittools.h>

#include <QLineF>

namespace diaban::mapview {

inline constexpr double kGrabPixels = 8; ///< a vertex nearer than this is meant
inline constexpr double kSidePixels = 6;
inline constexpr double kLeastDragPixels = 4; ///< less was a click

inline double pixels(QPointF a, QPointF b, const ToolEvent& event)
{
  return QLineF(a, b).length() / event.unitsPerPixel;
}

} // namespace diaban::mapview
