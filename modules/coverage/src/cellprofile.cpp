#include "cellprofile.h"

#include "diffraction.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

// Both ways reckon the same numbers in the same order.
#if defined(__x86_64__) && defined(__GNUC__)
#define DIABAN_CLONES [[gnu::target_clones("avx2", "default")]]
#else
#define DIABAN_CLONES
#endif

namespace diaban::coverage {
namespace {

constexpr int kLanes = 8;                             ///< points at once
using Lanes [[gnu::vector_size(4 * kLanes)]] = float; ///< each with extremes of its own

/// What lies between two antennas, seen from the first, in metres; steps are one long.
struct Line {
  float first = 0, second = 0; ///< heights
  float slope = 0;             ///< of the straight line, a step
  float bulge = 0;             ///< of the Earth, a squared step
  float steps = 0;
};

/// The steepest ways up to points from both ends, a step, and how near to the line they come: the
/// least of (how far below)² / (way × way left), in steps.
struct Extremes {
  float fromFirst = 0, fromSecond = 0, clearance = 0;
};

/// \pre heights are there up to the next whole number of lanes, those beyond `count` far down
DIABAN_CLONES Extremes lookAll(const Line& line, const float* heights, int count)
{
  constexpr float kMost = std::numeric_limits<float>::max();
  const Lanes none = {};
  Lanes fromFirst = none - kMost, fromSecond = none - kMost, clearance = none + kMost;
  Lanes done = {1, 2, 3, 4, 5, 6, 7, 8};
  for (int point = 0; point < count; point += kLanes, done += kLanes) {
    Lanes height;
    std::memcpy(&height, heights + point, sizeof height);
    Lanes rest = line.steps - done;
    rest = rest < 1 ? none + 1 : rest; // beyond the end
    const Lanes way = done * rest, share = 1 / way;
    const Lanes top = height + line.bulge * way;
    const Lanes up = (top - line.first) * rest * share;
    const Lanes down = (top - line.second) * done * share;
    const Lanes above = line.first + line.slope * done - top;
    const Lanes below = above > 0 ? above : none;
    const Lanes near = below * below * share;
    fromFirst = up > fromFirst ? up : fromFirst;
    fromSecond = down > fromSecond ? down : fromSecond;
    clearance = near < clearance ? near : clearance;
  }
  Extremes found{-kMost, -kMost, kMost};
  for (int lane = 0; lane < kLanes; ++lane)
    found = {std::max(found.fromFirst, fromFirst[lane]),
             std::max(found.fromSecond, fromSecond[lane]),
             std::min(found.clearance, clearance[lane])};
  return found;
}

} // namespace

void CellProfile::make(const HeightGrid& grid, int column, int row, int toColumn, int toRow)
{
  const int across = toColumn - column, along = toRow - row;
  const bool isFlat = std::abs(across) >= std::abs(along);
  const int steps = isFlat ? std::abs(across) : std::abs(along);
  const int sign = (isFlat ? across : along) < 0 ? -1 : 1;
  const std::ptrdiff_t stride = grid.width();
  const std::ptrdiff_t ahead = isFlat ? sign : sign * stride, over = isFlat ? stride : 1;
  m_base = grid.at(column, row);
  m_points = std::max(steps - 1, 0);
  const int padded = (m_points + kLanes - 1) / kLanes * kLanes;
  m_heights.assign(static_cast<std::size_t>(padded), HeightGrid::kNone);
  const float* cell = grid.cell(column, row);
  const auto aside = std::int64_t{isFlat ? along : across};
  const auto far = std::int64_t{std::max(steps, 1)};
  const float perStep = 1 / static_cast<float>(far);
  std::int64_t whole = 0, part = 0; // how far aside the line is: part / far of the next cell
  for (int point = 0; point < m_points; ++point) {
    cell += ahead;
    part += aside;
    if (part >= far) {
      part -= far;
      ++whole;
    } else if (part < 0) {
      part += far;
      --whole;
    }
    const float* low = cell + whole * over;
    const float one = *low - m_base;
    // The last row has none beyond it, and needs none.
    const float other = part > 0 ? low[over] - m_base : one;
    m_heights[static_cast<std::size_t>(point)] =
        one + (other - one) * (static_cast<float>(part) * perStep);
  }
}

double CellProfile::loss(double first, double second, double length, double wave,
                         double earthRadius) const
{
  if (m_points == 0)
    return 0;
  const auto steps = static_cast<double>(m_points + 1);
  const double base = static_cast<double>(m_base), step = length / steps;
  const double slope = (second - first) / steps;
  const Line line{static_cast<float>(first - base), static_cast<float>(second - base),
                  static_cast<float>(slope), static_cast<float>(step * step / (2 * earthRadius)),
                  static_cast<float>(steps)};
  const Extremes found = lookAll(line, m_heights.data(), m_points);
  const auto metres = [step](float of) { return static_cast<double>(of) / step; };
  return bullingtonLoss({metres(found.fromFirst), metres(found.fromSecond),
                         static_cast<double>(found.clearance) / (step * step)},
                        first, second, length, step, wave);
}

} // namespace diaban::coverage
