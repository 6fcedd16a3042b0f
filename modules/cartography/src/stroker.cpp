// Bars, wedges and caps of wide lines.
#include "stroker.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::cartography {
namespace {

/// Half widths in 1/256 pixel from which turns are drawn round.
constexpr double kRoundFrom = 1.5 * kFixedOne;

FixedPoint moved(FixedPoint p, double dx, double dy)
{
  return {p.x + roundToInt(dx), p.y + roundToInt(dy)};
}

} // namespace

Stroker::Stroker(CoverageMask& mask, double width, LineCap cap)
    : m_mask(mask)
    , m_half(width * kFixedOne / 2)
    , m_cap(cap)
    // The chord of a turn stays within 1/8 pixel of its arc.
    , m_step(2 * std::acos(std::max(0.0, 1 - kFixedOne / 8.0 / std::max(m_half, kFixedOne / 8.0))))
{
}

void Stroker::add(std::span<const FixedPoint> line, bool closed)
{
  Offset first, before;
  bool hasBefore = false;
  const std::size_t pieces = closed ? line.size() : line.size() - 1;
  for (std::size_t i = 0; i < pieces; ++i) {
    const FixedPoint from = line[i], to = line[(i + 1) % line.size()];
    if (from == to)
      continue;
    const Offset side = sideOf(from, to);
    addBar(from, to, side);
    if (hasBefore)
      addTurn(from, before, side);
    else
      first = side;
    before = side;
    hasBefore = true;
  }
  if (!hasBefore)
    return;
  if (closed) {
    addTurn(line.front(), before, first);
  } else if (m_cap == LineCap::Round) {
    addFan(line.back(), before, -std::numbers::pi);
    addFan(line.front(), {-first.x, -first.y}, -std::numbers::pi);
  }
}

/// Half the width, square to the piece, to its left as seen with y upwards.
Stroker::Offset Stroker::sideOf(FixedPoint from, FixedPoint to) const
{
  const double dx = to.x - from.x, dy = to.y - from.y;
  const double factor = m_half / std::sqrt(dx * dx + dy * dy);
  return {-dy * factor, dx * factor};
}

void Stroker::addBar(FixedPoint from, FixedPoint to, Offset side)
{
  const FixedPoint ring[4] = {moved(from, side.x, side.y), moved(from, -side.x, -side.y),
                              moved(to, -side.x, -side.y), moved(to, side.x, side.y)};
  m_mask.addRing(ring);
}

/// Fills the gap on the outer side of a turn.
void Stroker::addTurn(FixedPoint at, Offset before, Offset after)
{
  const double cross = before.x * after.y - before.y * after.x;
  // The gap is on the side that is turned away from.
  const double side = cross > 0 ? -1 : 1;
  if (m_half < kRoundFrom) { // a straight edge over the gap cannot be told from a round one
    if (cross != 0) {
      const FixedPoint wedge[3] = {at, moved(at, side * before.x, side * before.y),
                                   moved(at, side * after.x, side * after.y)};
      m_mask.addRing(wedge, cross < 0);
    }
    return;
  }
  const double angle = std::atan2(cross, before.x * after.x + before.y * after.y);
  if (std::abs(angle) > 1e-3)
    addFan(at, {side * before.x, side * before.y}, angle);
}

/// A slice of a disc, from the offset `from` on by `angle`.
void Stroker::addFan(FixedPoint at, Offset from, double angle)
{
  const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(angle) / m_step)));
  m_ring.clear();
  m_ring.push_back(at);
  for (int i = 0; i <= steps; ++i) {
    const double a = angle * i / steps;
    const double c = std::cos(a), s = std::sin(a);
    m_ring.push_back(moved(at, from.x * c - from.y * s, from.x * s + from.y * c));
  }
  // Bars turn as fans with a positive angle do.
  m_mask.addRing(m_ring, angle < 0);
}

} // namespace diaban::cartography
