#include "sightquarter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace diaban::coverage {
namespace {

constexpr std::size_t kBeyond = 16; ///< cells after the grid that may be read
constexpr int kQuarters = 4;
constexpr std::size_t kBlock = kSightBlock;

/// Turns 8 × 8 bytes: word i of the result has byte i of each row.
void turnBytes(const quint8* from, std::ptrdiff_t stride, quint64 (&words)[kBlock])
{
  for (std::size_t j = 0; j < kBlock; ++j)
    std::memcpy(&words[j], from + static_cast<std::ptrdiff_t>(j) * stride, kBlock);
  // Ever smaller squares change places: Warren, Hacker's Delight, 7–3.
  const auto swap = [&](std::size_t apart, unsigned bits, quint64 mask) {
    for (std::size_t a = 0; a < kBlock; ++a) {
      if ((a & apart) != 0)
        continue;
      const quint64 change = ((words[a] >> bits) ^ words[a + apart]) & mask;
      words[a] ^= change << bits;
      words[a + apart] ^= change;
    }
  };
  swap(4, 32, 0x00000000FFFFFFFFULL);
  swap(2, 16, 0x0000FFFF0000FFFFULL);
  swap(1, 8, 0x00FF00FF00FF00FFULL);
}

/// Writes eight cells of a turned quarter, from the `from`-th outwards, into the window, but those
/// that an upright quarter has seen to. `aside`: how far they are from the quarter's axis.
void mix(quint8* window, quint64 fresh, int from, int aside, int sign)
{
  const int others = std::clamp(aside + 1 - from, 0, kSightBlock);
  if (others == kSightBlock)
    return;
  constexpr quint64 kAll = ~quint64{0};
  const quint64 mask = sign < 0 ? kAll >> (8 * others) : kAll << (8 * others);
  quint64 old = 0;
  std::memcpy(&old, window, kBlock);
  old = (old & ~mask) | (fresh & mask);
  std::memcpy(window, &old, kBlock);
}

} // namespace

HeightGrid::HeightGrid(int width, int height, double cellWidth, double cellHeight)
    : m_width(width)
    , m_height(height)
    , m_cellWidth(cellWidth)
    , m_cellHeight(cellHeight)
    , m_values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) + kBeyond, kNone)
{
}

void HeightGrid::set(int column, int row, float metres)
{
  m_values[indexOf(column, row)] = std::isfinite(metres) && metres > kNone ? metres : kNone;
}

/// The cells that a turned quarter sees, before they are turned back.
class TurnedCells {
public:
  TurnedCells(std::vector<quint8>& bytes, int rows)
      : m_half(rows + 2 * kSightBlock)
      , m_stride(2 * m_half + 1)
      , m_rows(rows)
  {
    bytes.assign(
        static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(rows + kSightBlock + 1), 0);
    m_bytes = bytes.data() + m_half;
  }

  quint8* row(int distance) { return m_bytes + distance * m_stride; }

  /// \param centre the observer's cell in the window
  void turnBack(const SightQuarter& quarter, quint8* centre, std::ptrdiff_t stride)
  {
    const int left = std::max(quarter.left, -quarter.reach);
    const int right = std::min(quarter.right, quarter.reach);
    for (int from = 1; from <= m_rows; from += kSightBlock)
      for (int cell = -(from + kSightBlock); cell <= from + kSightBlock; cell += kSightBlock) {
        const int last = cell + kSightBlock - 1;
        if (from + kSightBlock - 1 <= m_rows && cell >= left && last <= right)
          turnBlock(quarter, from, cell, centre, stride);
        else
          turnCells(quarter, from, std::max(cell, left), std::min(last, right), centre, stride);
      }
  }

private:
  void turnBlock(const SightQuarter& quarter, int from, int cell, quint8* centre,
                 std::ptrdiff_t stride)
  {
    const int first = quarter.sign < 0 ? from + kSightBlock - 1 : from; // leftmost in the window
    quint64 words[kBlock];
    turnBytes(row(first) + cell, quarter.sign * m_stride, words);
    for (int i = 0; i < kSightBlock; ++i)
      mix(centre + (cell + i) * stride + quarter.sign * first, words[i], from, std::abs(cell + i),
          quarter.sign);
  }

  void turnCells(const SightQuarter& quarter, int from, int left, int right, quint8* centre,
                 std::ptrdiff_t stride)
  {
    for (int j = from; j < std::min(from + kSightBlock, m_rows + 1); ++j)
      for (int i = left; i <= right; ++i)
        if (j > std::abs(i) && row(j)[i] != 0)
          centre[i * stride + quarter.sign * j] = 1;
  }

  int m_half;
  std::ptrdiff_t m_stride;
  int m_rows;
  quint8* m_bytes = nullptr;
};

struct Sight::Buffers {
  Buffers(const HeightGrid& grid, SightPath path)
      : quarters(grid, path)
  {
  }
  SightQuarters quarters;
  std::vector<quint8> turned;
};

Sight::Sight(const HeightGrid& grid, SightPath path)
    : m_grid(grid)
    , m_buffers(std::make_unique<Buffers>(grid, path))
{
}

Sight::~Sight() = default;

void Sight::placeWindow(const Observer& observer, double radius)
{
  const int across = cellsWithin(radius, m_grid.cellWidth());
  const int along = cellsWithin(radius, m_grid.cellHeight());
  m_seen.column = std::max(0, observer.column - across);
  m_seen.row = std::max(0, observer.row - along);
  m_seen.width = std::min(m_grid.width() - 1, observer.column + across) - m_seen.column + 1;
  m_seen.height = std::min(m_grid.height() - 1, observer.row + along) - m_seen.row + 1;
  m_seen.stride = static_cast<std::size_t>(m_seen.width) + kBlock;
}

const SeenCells& Sight::from(const Observer& observer, const SightRules& rules)
{
  placeWindow(observer, rules.radius);
  m_seen.bytes.assign(m_seen.stride * static_cast<std::size_t>(m_seen.height) + kBlock, 0);
  quint8* centre = m_seen.bytes.data() +
                   static_cast<std::size_t>(observer.row - m_seen.row) * m_seen.stride +
                   static_cast<std::size_t>(observer.column - m_seen.column);
  const auto stride = static_cast<std::ptrdiff_t>(m_seen.stride);
  SightQuarters& quarters = m_buffers->quarters;
  for (int which = 0; which < kQuarters; ++which) {
    const SightQuarter quarter = quarters.quarter(which, observer, rules);
    const auto look = [&](const auto& rowOf) {
      quarters.follow(
          quarter, rules.radius, [&](const SightRow& row, int from, int to, const SightRays& rays) {
            quarters.kernel().look(row, from, to, rays, quarter.levels, rowOf(row.distance));
          });
    };
    if (!quarter.isTurned) {
      look([&](int distance) { return centre + quarter.sign * distance * stride; });
      continue;
    }
    TurnedCells turned(m_buffers->turned, quarter.rows);
    look([&](int distance) { return turned.row(distance); });
    turned.turnBack(quarter, centre, stride);
  }
  *centre = 1;
  return m_seen;
}

std::vector<float> Sight::lowestSeen(const Observer& observer, const SightRules& rules)
{
  placeWindow(observer, rules.radius);
  std::vector<float> lowest(static_cast<std::size_t>(m_seen.width) *
                                static_cast<std::size_t>(m_seen.height),
                            std::numeric_limits<float>::infinity());
  const auto cellOf = [&](const SightQuarter& quarter, int distance, int aside) -> float& {
    const int outwards = quarter.sign * distance;
    const int column = observer.column - m_seen.column + (quarter.isTurned ? outwards : aside);
    const int row = observer.row - m_seen.row + (quarter.isTurned ? aside : outwards);
    return lowest[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_seen.width) +
                  static_cast<std::size_t>(column)];
  };
  SightQuarters& quarters = m_buffers->quarters;
  for (int which = 0; which < kQuarters; ++which) {
    const SightQuarter quarter = quarters.quarter(which, observer, rules);
    const auto see = [&](const SightRow& row, int from, int to, const SightRays& rays) {
      for (int cell = from; cell <= to; ++cell) {
        if (row.heights[cell] <= HeightGrid::kNone || (quarter.isTurned && cell == row.distance) ||
            (quarter.isTurned && cell == -row.distance))
          continue;
        const auto outwards = static_cast<float>(row.distance), aside = static_cast<float>(cell);
        const float drop = quarter.levels.alongDrop * outwards * outwards +
                           quarter.levels.acrossDrop * aside * aside;
        const float line = horizonAt(row, cell, rays) * outwards + quarter.levels.eye;
        cellOf(quarter, row.distance, cell) = std::max(0.0F, line + drop - row.heights[cell]);
      }
    };
    quarters.follow(quarter, rules.radius, see);
  }
  cellOf(SightQuarter{}, 0, 0) = 0;
  return lowest;
}

} // namespace diaban::coverage
