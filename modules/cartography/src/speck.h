// Polygons of a pixel or two: their box stands for them, with a pale outline around it.
#pragma once

#include "pixels.h"

namespace diaban::cartography {

/// Boxes up to this many pixels wide and high are drawn as specks.
inline constexpr float kSpeckPixels = 2;

/// A box in pixels.
struct PixelRectF {
  float left, top, right, bottom;
};

/// Draws a box up to kSpeckPixels large, not more than ten pixels off the picture: filled, then its
/// four sides as hairlines. \param outline as PreparedStroke::colour
void drawSpeck(const Canvas& canvas, const PixelRectF& box, Pixel fill, Pixel outline);

} // namespace diaban::cartography
