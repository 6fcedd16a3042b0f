#include "exactsight.h"

#include <cmath>

namespace diaban::tests {
namespace {

using coverage::HeightGrid;

/// Between two cells of a row or column.
double between(const HeightGrid& grid, double column, double row)
{
  const int left = static_cast<int>(std::floor(column)), top = static_cast<int>(std::floor(row));
  const double across = column - left, along = row - top;
  double height = grid.at(left, top) * (1 - across - along);
  if (across > 0)
    height += grid.at(left + 1, top) * across;
  if (along > 0)
    height += grid.at(left, top + 1) * along;
  return height;
}

} // namespace

bool isSeenExactly(const HeightGrid& grid, const coverage::Observer& observer, int column, int row,
                   const coverage::SightRules& rules)
{
  constexpr double kEarthRadius = 6378137;
  const int across = column - observer.column, along = row - observer.row;
  const int steps = std::max(std::abs(across), std::abs(along));
  if (steps == 0)
    return true;
  if (grid.at(column, row) <= HeightGrid::kNone)
    return false;
  const double metres = std::hypot(across * grid.cellWidth(), along * grid.cellHeight());
  const double drop = rules.curvature * metres * metres / (2 * kEarthRadius);
  const double eye = grid.at(observer.column, observer.row) + observer.height;
  const double slope = (grid.at(column, row) + rules.targetHeight - drop - eye) / steps;
  for (int step = 1; step < steps; ++step) {
    const double share = static_cast<double>(step) / steps;
    // The line meets whole rows or columns only; the other coordinate is exact there.
    const double x = std::abs(across) == steps ? observer.column + (across > 0 ? step : -step)
                                               : observer.column + across * share;
    const double y = std::abs(along) == steps ? observer.row + (along > 0 ? step : -step)
                                              : observer.row + along * share;
    if ((between(grid, x, y) - drop * share * share - eye) / step > slope)
      return false;
  }
  return true;
}

} // namespace diaban::tests
