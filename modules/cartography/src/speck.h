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
/// four sides as hairlines; `outline` as PreparedStroke::colour.
using SpeckPainter = void (*)(const Canvas& canvas, const PixelRectF& box, Pixel fill,
                              Pixel outline);

enum class SpeckPath : quint8 { Best, Portable };

/// The quickest way that this processor has, or the one that every processor has; both draw the
/// same pixels, bit for bit.
SpeckPainter speckPainter(SpeckPath path = SpeckPath::Best);

} // namespace diaban::cartography
