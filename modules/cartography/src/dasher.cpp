// Walks along a line and its pattern at once; pieces far from the picture are passed over.
#include "dasher.h"

#include <algorithm>
#include <cmath>

namespace diaban::cartography {
namespace {

/// Whether the box of a piece meets `box` (pixels).
bool meets(FixedPoint a, FixedPoint b, const PixelRect& box)
{
  const auto [left, right] = std::minmax(a.x, b.x);
  const auto [top, bottom] = std::minmax(a.y, b.y);
  return left <= box.right * kFixedOne && right >= box.left * kFixedOne &&
         top <= box.bottom * kFixedOne && bottom >= box.top * kFixedOne;
}

} // namespace

Dasher::Dasher(std::vector<double> lengths)
    : m_lengths(std::move(lengths))
{
  if (m_lengths.size() % 2 == 1)
    m_lengths.insert(m_lengths.end(), m_lengths.begin(), m_lengths.end());
  for (double& length : m_lengths) {
    length = std::max(length, 0.25) * kFixedOne;
    m_total += length;
  }
}

Dasher::Phase Dasher::phaseAt(double distance) const
{
  double rest = std::fmod(distance, m_total);
  std::size_t index = 0;
  while (index + 1 < m_lengths.size() && rest >= m_lengths[index])
    rest -= m_lengths[index++];
  return {index, std::max(m_lengths[index] - rest, 0.0)};
}

void Dasher::cut(std::span<const FixedPoint> line, bool closed, const PixelRect& box,
                 const std::function<void(std::span<const FixedPoint>)>& dash)
{
  m_dash.clear();
  double start = 0;
  const std::size_t pieces = closed ? line.size() : line.size() - 1;
  for (std::size_t i = 0; i < pieces; ++i) {
    const FixedPoint from = line[i], to = line[(i + 1) % line.size()];
    if (meets(from, to, box)) {
      cutPiece(from, to, start, box, dash);
    } else if (!m_dash.empty()) {
      dash(m_dash);
      m_dash.clear();
    }
    start += std::hypot(double(to.x) - from.x, double(to.y) - from.y);
  }
  if (m_dash.size() > 1)
    dash(m_dash);
  m_dash.clear();
}

/// Goes along one piece; a dash that reaches its end goes on in the next piece.
void Dasher::cutPiece(FixedPoint from, FixedPoint to, double start, const PixelRect& box,
                      const std::function<void(std::span<const FixedPoint>)>& dash)
{
  const double dx = double(to.x) - from.x, dy = double(to.y) - from.y;
  const double length = std::hypot(dx, dy);
  if (length == 0)
    return;
  const auto at = [&](double along) {
    return FixedPoint{from.x + roundToInt(dx * along / length),
                      from.y + roundToInt(dy * along / length)};
  };
  double along = 0;
  Phase phase = phaseAt(start);
  if (phase.index % 2 == 0 && m_dash.empty())
    m_dash.push_back(from);
  while (along + phase.left < length) {
    along += phase.left;
    if (phase.index % 2 == 0) {
      m_dash.push_back(at(along));
      if (meets(m_dash.front(), m_dash.back(), box) || m_dash.size() > 2)
        dash(m_dash);
      m_dash.clear();
    } else {
      m_dash.assign(1, at(along));
    }
    phase.index = (phase.index + 1) % m_lengths.size();
    phase.left = m_lengths[phase.index];
  }
  if (phase.index % 2 == 0)
    m_dash.push_back(to);
}

} // namespace diaban::cartography
