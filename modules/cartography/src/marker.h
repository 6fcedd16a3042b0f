// Point markers: each shape drawn once at sixteen places within a pixel, then copied.
#pragma once

#include "coverage.h"
#include "pixels.h"

#include <diaban/workspace/style.h>

#include <array>
#include <vector>

namespace diaban::cartography {

/// The pictures of one marker. Made once a drawing; any thread may read it.
class MarkerSprite {
public:
  MarkerSprite(const workspace::MarkerSymbol& symbol, double pixelsPerMm);

  /// Half its width and height, in pixels, outline included.
  double radius() const { return m_radius; }

  /// Draws the marker with its middle at a place, to the nearest quarter of a pixel.
  void draw(const Canvas& canvas, FixedPoint middle) const;

private:
  static constexpr int kSteps = 4; ///< places within a pixel, each way
  void render(const workspace::MarkerSymbol& symbol, double pixelsPerMm, int stepX, int stepY);

  double m_radius = 0;
  int m_size = 0; ///< width and height in pixels
  std::array<std::vector<Pixel>, kSteps * kSteps> m_pixels;
};

} // namespace diaban::cartography
