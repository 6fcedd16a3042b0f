// From map units to pixels of one picture, and the whole-number points that shapes are made of.
#pragma once

#include <diaban/geo/extent.h>

#include <QtGlobal>

#include <cmath>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace diaban::cartography {

/// A place in the picture in 1/256 pixel, x to the right, y down, from the picture's top left.
struct FixedPoint {
  int x = 0, y = 0;
  bool operator==(const FixedPoint&) const = default;
};
inline constexpr int kFixedOne = 256;
/// Fixed points stay within this many pixels of the picture's corner; what is further is cut off.
inline constexpr double kGuardPixels = 1 << 16;

/// A box of whole pixels, right and bottom excluded.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool isEmpty() const { return left >= right || top >= bottom; }
};

/// A box in pixels, with fractions.
struct PixelRect {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// Where map coordinates lie in a picture.
struct PixelMap {
  double west = 0, north = 0;
  double scaleX = 1, scaleY = 1; ///< pixels a map unit

  PixelMap() = default;
  PixelMap(const geo::Extent& extent, int width, int height)
      : west(extent.minX)
      , north(extent.maxY)
      , scaleX(width / extent.width())
      , scaleY(height / extent.height())
  {
  }

  double x(double mapX) const { return (mapX - west) * scaleX; }
  double y(double mapY) const { return (north - mapY) * scaleY; }
  double mapX(double pixelX) const { return west + pixelX / scaleX; }
  double mapY(double pixelY) const { return north - pixelY / scaleY; }

  PixelRect rect(const geo::Extent& e) const
  {
    return {x(e.minX), y(e.maxY), x(e.maxX), y(e.minY)};
  }

  /// The piece of map under rows top … bottom of a picture `width` wide, grown by `margin` pixels.
  geo::Extent extent(int width, int top, int bottom, double margin) const
  {
    return {mapX(-margin), mapY(bottom + margin), mapX(width + margin), mapY(top - margin)};
  }
};

/// The nearest whole number, ties to even; one instruction where there is SSE2.
inline int roundToInt(double value)
{
#ifdef __SSE2__
  return _mm_cvtsd_si32(_mm_set_sd(value));
#else
  return static_cast<int>(std::lrint(value));
#endif
}

inline int toFixed(double pixels)
{
  return roundToInt(pixels * kFixedOne);
}

} // namespace diaban::cartography
