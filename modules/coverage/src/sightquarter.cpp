#include "sightquarter.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kEarthRadius = 6378137; // of WGS 84's equator, as GDAL reckons
constexpr float kNothingHides = -1e30F;  // finite, since it is interpolated
constexpr int kBesideRim = 3;            // cells beyond the rim that rays beside it touch
constexpr std::size_t kReadBeyond = 48;  // elements that the kernels may read too far

} // namespace

int cellsWithin(double metres, double side)
{
  return static_cast<int>(std::floor(metres / side + 1e-9));
}

SightQuarters::SightQuarters(const HeightGrid& grid, SightPath path)
    : m_grid(grid)
    , m_kernel(sightKernel(path))
{
}

int SightQuarters::rim(const SightQuarter& quarter, double radius, int distance)
{
  const double outwards = distance * quarter.along;
  return cellsWithin(std::sqrt(std::max(0.0, radius * radius - outwards * outwards)),
                     quarter.across);
}

SightQuarter SightQuarters::quarter(int which, const Observer& observer, const SightRules& rules)
{
  SightQuarter quarter;
  quarter.isTurned = which >= 2;
  quarter.sign = which % 2 == 0 ? -1 : 1;
  const int place = quarter.isTurned ? observer.column : observer.row;
  const int aside = quarter.isTurned ? observer.row : observer.column;
  const int outwards = quarter.isTurned ? m_grid.width() : m_grid.height();
  const int sideways = quarter.isTurned ? m_grid.height() : m_grid.width();
  quarter.along = quarter.isTurned ? m_grid.cellWidth() : m_grid.cellHeight();
  quarter.across = quarter.isTurned ? m_grid.cellHeight() : m_grid.cellWidth();
  quarter.left = -aside;
  quarter.right = sideways - 1 - aside;
  quarter.reach = cellsWithin(rules.radius, quarter.across);
  quarter.rows = std::min(cellsWithin(rules.radius, quarter.along),
                          quarter.sign < 0 ? place : outwards - 1 - place);
  const double drop = rules.curvature / (2 * kEarthRadius);
  quarter.levels.eye =
      m_grid.at(observer.column, observer.row) + static_cast<float>(observer.height);
  quarter.levels.target = static_cast<float>(rules.targetHeight);
  quarter.levels.alongDrop = static_cast<float>(drop * quarter.along * quarter.along);
  quarter.levels.acrossDrop = static_cast<float>(drop * quarter.across * quarter.across);
  quarter.heights = m_grid.cell(observer.column, observer.row);
  quarter.stride = std::ptrdiff_t{quarter.sign} * m_grid.width();
  if (quarter.isTurned)
    turn(quarter, observer, rules.radius);
  return quarter;
}

SightRays SightQuarters::raysOf(const SightQuarter& quarter, double radius)
{
  SightRays rays;
  rays.half = std::max(1, cellsWithin(radius, quarter.along));
  const std::size_t count = 2 * static_cast<std::size_t>(rays.half) + kReadBeyond;
  m_horizon.assign(count, kNothingHides);
  m_drop.resize(count);
  for (std::size_t ray = 0; ray < count; ++ray) {
    const float aside =
        (static_cast<float>(ray) - static_cast<float>(rays.half)) / static_cast<float>(rays.half);
    m_drop[ray] = quarter.levels.alongDrop + quarter.levels.acrossDrop * aside * aside;
  }
  rays.horizon = m_horizon.data();
  rays.drop = m_drop.data();
  return rays;
}

/// Turns the columns to one side into rows: a walk down a column of the grid would miss the cache
/// at every cell.
void SightQuarters::turn(SightQuarter& quarter, const Observer& observer, double radius)
{
  const int half = quarter.rows + 2 * kSightBlock;
  quarter.stride = 2 * half + 1;
  m_axis = static_cast<std::size_t>(half);
  const auto size = static_cast<std::size_t>(quarter.stride) *
                    static_cast<std::size_t>(quarter.rows + kSightBlock + 1);
  if (m_turned.size() < size + kReadBeyond)
    m_turned.resize(size + kReadBeyond, HeightGrid::kNone);
  quarter.heights = m_turned.data() + m_axis;
  // Along the grid's rows, as they lie in memory.
  const int most = std::min(quarter.rows, quarter.reach) + kSightBlock;
  for (int cell = -most; cell <= most; cell += kSightBlock) {
    const int nearest = std::max(0, std::min(std::abs(cell), std::abs(cell + kSightBlock - 1)));
    const int first = std::max(0, nearest - kBesideRim) / kSightBlock * kSightBlock + 1;
    for (int from = first; from <= quarter.rows; from += kSightBlock)
      if (nearest <= rim(quarter, radius, from) + kBesideRim)
        turnBlock(quarter, observer, from, cell);
  }
}

void SightQuarters::turnBlock(const SightQuarter& quarter, const Observer& observer, int from,
                              int cell)
{
  float* to = m_turned.data() + m_axis + (from * quarter.stride + cell);
  const int column = observer.column + quarter.sign * from, row = observer.row + cell;
  const bool isWhole =
      row >= 0 && row + kSightBlock <= m_grid.height() && from + kSightBlock - 1 <= quarter.rows;
  if (isWhole && quarter.sign > 0) {
    m_kernel.turn(m_grid.cell(column, row), m_grid.width(), to, quarter.stride);
    return;
  }
  if (isWhole) {
    m_kernel.turn(m_grid.cell(column - kSightBlock + 1, row), m_grid.width(),
                  to + (kSightBlock - 1) * quarter.stride, -quarter.stride);
    return;
  }
  for (int j = 0; j < kSightBlock && from + j <= quarter.rows; ++j)
    for (int i = 0; i < kSightBlock; ++i)
      if (row + i >= 0 && row + i < m_grid.height())
        to[j * quarter.stride + i] = m_grid.at(column + quarter.sign * j, row + i);
}

} // namespace diaban::coverage
