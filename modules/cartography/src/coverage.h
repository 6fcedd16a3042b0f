// How much of each pixel a shape covers: exact areas of polygons on a 1/256 grid, summed up cell by
// cell as font rasterisers do.
#pragma once

#include "pixelmap.h"

#include <bit>
#include <span>
#include <vector>

namespace diaban::cartography {

/// Collects closed shapes, then hands out their coverage row by row. Each edge adds the area to its
/// right to the cells it crosses; a running sum along the row then is the coverage. Whole numbers
/// only: the result depends neither on the order of edges nor on where the picture is cut.
/// Shapes that turn the same way add up and are cut off at "wholly covered"; a hole turns the other
/// way. One object a thread; it keeps its memory.
class CoverageMask {
public:
  /// Starts a shape that touches at most the pixels of `box`. Nothing else may be pending.
  void begin(const PixelBox& box);

  /// Adds a closed ring. `reversed` turns it round.
  void addRing(std::span<const FixedPoint> ring, bool reversed = false);
  void addLine(FixedPoint from, FixedPoint to);

  /// Calls paint.span(x, y, count, coverage) for runs of the same coverage (1–255) and
  /// paint.cells(x, y, coverages, count) for others, row by row, left to right; empties the mask.
  template <typename Paint>
  void sweep(Paint&& paint);

private:
  static constexpr int kShift = 17; ///< a whole cell is 1 << 17: 256 rows of 512 half columns
  static constexpr int kGroup = 4;  ///< cells a bit in m_touched

  void addRow(int row, int fromX, int toX, int dy);
  void addAcross(qint32* cells, quint64* touched, int fromX, int toX, int dy);
  void touch(quint64* touched, int cell) { touched[cell >> 8] |= quint64(1) << ((cell >> 2) & 63); }
  static unsigned toByte(qint32 sum)
  {
    const qint32 value = std::min(std::abs(sum), 1 << kShift);
    return static_cast<unsigned>(value - (value >> 8) + 256) >> (kShift - 8);
  }
  qint32 emptyCells(qint32* cells, int count, qint32 sum, quint8* out);
  int groupFrom(const quint64* touched, int group, bool set) const;
  template <typename Paint>
  void sweepRow(int row, Paint& paint);

  PixelBox m_box;
  int m_stride = 0;               ///< cells a row: the box's width and one, in whole groups
  int m_words = 0;                ///< of m_touched a row
  std::vector<qint32> m_cells;    ///< all zero between shapes
  std::vector<quint64> m_touched; ///< all zero between shapes
  std::vector<quint8> m_bytes;
};

template <typename Paint>
void CoverageMask::sweep(Paint&& paint)
{
  const int rows = m_box.bottom - m_box.top;
  for (int row = 0; row < rows; ++row)
    sweepRow(row, paint);
}

template <typename Paint>
void CoverageMask::sweepRow(int row, Paint& paint)
{
  qint32* cells =
      m_cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_stride);
  quint64* touched =
      m_touched.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_words);
  const int width = m_box.right - m_box.left;
  const int y = m_box.top + row;
  qint32 sum = 0;
  int at = 0; // first cell not yet handed out
  for (int group = groupFrom(touched, 0, true); group * kGroup < m_stride;) {
    const int first = group * kGroup;
    if (const unsigned coverage = toByte(sum); coverage != 0 && first > at)
      paint.span(m_box.left + at, y, first - at, coverage);
    group = groupFrom(touched, group, false);
    at = group * kGroup;
    sum = emptyCells(cells + first, at - first, sum, m_bytes.data());
    if (const int count = std::min(at, width) - first; count > 0)
      paint.cells(m_box.left + first, y, m_bytes.data(), count);
    group = groupFrom(touched, group, true);
  }
  if (const unsigned coverage = toByte(sum); coverage != 0 && width > at)
    paint.span(m_box.left + at, y, width - at, coverage);
  std::fill_n(touched, m_words, 0);
}

} // namespace diaban::cartography
