// Polygons of a pixel or two: their box stands for them, with a pale outline around it.
#pragma once

#include "pixels.h"

namespace diaban::cartography {

/// Boxes up to this many pixels wide and high are drawn as specks.
inline constexpr float kSpeckPixels = 2;

/// Draws the box left … right, top … bottom (pixels, fractions count): filled, then its four sides
/// as hairlines. \param outline as PreparedStroke::colour
void drawSpeck(const Canvas& canvas, float left, float top, float right, float bottom, Pixel fill,
               Pixel outline);

} // namespace diaban::cartography
