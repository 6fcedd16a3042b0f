// A quarter of what an observer sees, row by row outwards.
#pragma once

#include "sightkernel.h"

#include <algorithm>
#include <vector>

namespace diaban::coverage {

/// Between two diagonals. A turned quarter has the grid's columns as its rows.
struct SightQuarter {
  const float* heights = nullptr; ///< of the observer's cell
  std::ptrdiff_t stride = 0;      ///< from one row to the next one outwards
  int rows = 0;                   ///< that are in the grid and within the radius
  int left = 0, right = 0;        ///< outermost cells of a row that are in the grid
  int reach = 0;                  ///< cells to each side that the radius holds
  double along = 1, across = 1;   ///< sides of a cell in metres: outwards, along a row
  bool isTurned = false;
  int sign = 1; ///< 1 when outwards is to the south or east
  SightLevels levels;
};

/// What one observer needs besides the grid; buffers are kept from one to the next.
class SightQuarters {
public:
  SightQuarters(const HeightGrid& grid, SightPath path);

  /// North, south (0, 1), then west and east (2, 3). Valid until the next call.
  SightQuarter quarter(int which, const Observer& observer, const SightRules& rules);

  /// Calls `see(row, from, to, rays)` for each row outwards, before the row itself hides anything.
  template <typename See>
  void follow(const SightQuarter& quarter, double radius, const See& see)
  {
    const SightRays rays = raysOf(quarter, radius);
    for (int distance = 1; distance <= quarter.rows; ++distance) {
      const SightRow row{quarter.heights + distance * quarter.stride, distance,
                         std::max(quarter.left, -distance), std::min(quarter.right, distance)};
      const int width = std::min(distance, rim(quarter, radius, distance));
      fetch(quarter, distance + kRowsAhead, width);
      see(row, std::max(-width, quarter.left), std::min(width, quarter.right), rays);
      const double beside = (width + 1.0) * rays.half / distance; // rays on both sides of cells
      m_kernel.advance(row, std::min(rays.half, static_cast<int>(beside) + 1), rays,
                       quarter.levels);
    }
  }

  const SightKernel& kernel() const { return m_kernel; }

private:
  static constexpr int kRowsAhead = 3;
  /// Asks for a row that will be needed soon: the next one lies far off in memory, where the
  /// processor doesn't expect it.
  static void fetch(const SightQuarter& quarter, int distance, int width)
  {
    constexpr int kCellsOfLine = 16;
    if (quarter.isTurned || distance > quarter.rows)
      return;
    const float* row = quarter.heights + distance * quarter.stride;
    for (int cell = std::max(quarter.left, -width); cell <= std::min(quarter.right, width);
         cell += kCellsOfLine)
      __builtin_prefetch(row + cell);
  }
  static int rim(const SightQuarter& quarter, double radius, int distance);
  SightRays raysOf(const SightQuarter& quarter, double radius);
  void turn(SightQuarter& quarter, const Observer& observer, double radius);
  void turnBlock(const SightQuarter& quarter, const Observer& observer, int from, int cell);

  const HeightGrid& m_grid;
  SightKernel m_kernel;
  std::vector<float> m_turned, m_horizon, m_drop;
  std::size_t m_axis = 0; ///< where the observer's cell is in m_turned
};

/// Cells of a side that lie within so many metres.
int cellsWithin(double metres, double side);

inline constexpr int kSightBlock = 8; ///< cells that are turned at once

} // namespace diaban::coverage
