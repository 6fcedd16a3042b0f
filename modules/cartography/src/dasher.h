// Lines cut into dashes.
#pragma once

#include "pixelmap.h"

#include <functional>
#include <span>
#include <vector>

namespace diaban::cartography {

/// Lengths in pixels: on, off, on, off … An odd list is run twice.
class Dasher {
public:
  explicit Dasher(std::vector<double> lengths);

  bool isSolid() const { return m_total <= 0; }

  /// Calls `dash` for each dash that may touch `box`; the pattern starts at the line's first point,
  /// so neighbouring pictures agree about it.
  void cut(std::span<const FixedPoint> line, bool closed, const PixelRect& box,
           const std::function<void(std::span<const FixedPoint>)>& dash);

private:
  struct Phase {
    std::size_t index = 0; ///< into m_lengths
    double left = 0;       ///< of that length
  };
  Phase phaseAt(double distance) const;
  void cutPiece(FixedPoint from, FixedPoint to, double start, const PixelRect& box,
                const std::function<void(std::span<const FixedPoint>)>& dash);

  std::vector<double> m_lengths; ///< 1/256 pixel, an even number of them
  double m_total = 0;
  std::vector<FixedPoint> m_dash;
};

} // namespace diaban::cartography
