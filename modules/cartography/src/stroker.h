// Lines wider than a pixel as shapes: a bar for each piece, a wedge in each turn, a cap at each
// end.
#pragma once

#include "coverage.h"

#include <span>
#include <vector>

namespace diaban::cartography {

enum class LineCap : quint8 { Flat, Round };

/// Adds strokes to masks. All pieces turn the same way, so that a mask that got a whole feature is
/// covered once where the feature's pieces overlap. Turns are rounded.
class Stroker {
public:
  /// \param width in pixels
  Stroker(CoverageMask& mask, double width, LineCap cap);

  void add(std::span<const FixedPoint> line, bool closed);

private:
  struct Offset {
    double x = 0, y = 0;
  };
  void addBar(FixedPoint from, FixedPoint to, Offset side);
  void addTurn(FixedPoint at, Offset before, Offset after);
  void addFan(FixedPoint at, Offset from, double angle);
  Offset sideOf(FixedPoint from, FixedPoint to) const;

  CoverageMask& m_mask;
  double m_half; ///< half the width in 1/256 pixel
  LineCap m_cap;
  double m_step; ///< radians between the points of a round turn
  std::vector<FixedPoint> m_ring;
};

} // namespace diaban::cartography
