// Hatched fills: a pattern that lies still on the map, whichever picture shows it.
#pragma once

#include "pixelmap.h"
#include "pixels.h"

#include <diaban/workspace/style.h>

#include <vector>

namespace diaban::cartography {

/// How much of each pixel a hatch covers. Lines are anchored at the map's origin.
class HatchPattern {
public:
  /// \param pixelsPerMm device pixels a millimetre on paper
  HatchPattern(const workspace::FillSymbol& fill, const PixelMap& map, double pixelsPerMm);

  bool isNone() const { return m_kind == workspace::Hatch::None || m_colour == 0; }
  Pixel colour() const { return m_colour; }

  /// Coverage (0–255) of `count` pixels from x on in row y, times `mask` / 255 of each.
  void cover(int x, int y, const quint8* mask, int count, quint8* out) const;

private:
  /// One set of parallel lines: where a pixel's middle lies across them, in pixels.
  struct Lines {
    double stepX = 0, stepY = 0, start = 0;
  };
  double lineCoverage(const Lines& lines, double x, double y) const;
  double dotCoverage(double x, double y) const;

  workspace::Hatch m_kind;
  Pixel m_colour;
  double m_spacing, m_width; ///< pixels
  Lines m_first, m_second;
};

} // namespace diaban::cartography
