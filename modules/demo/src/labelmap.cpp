#include "labelmap.h"

#include "borders.h"

#include <cmath>
#include <map>

namespace diaban::demo {

int LabelMap::at(QPointF place, int outside) const
{
  const int column = static_cast<int>(std::floor(place.x() / m_cell));
  const int row = static_cast<int>(std::floor(place.y() / m_cell));
  if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
    return outside;
  return at(column, row);
}

bool LabelMap::separateDiagonals()
{
  bool changed = false;
  for (int row = 0; row + 1 < m_rows; ++row)
    for (int column = 0; column + 1 < m_columns; ++column) {
      const int a = at(column, row);
      const int b = at(column + 1, row);
      const int c = at(column, row + 1);
      const int d = at(column + 1, row + 1);
      if (a == d && b != a && c != a)
        at(column + 1, row) = a, changed = true;
      else if (b == c && a != b && d != b)
        at(column, row) = b, changed = true;
    }
  return changed;
}

void LabelMap::mergeSmallPieces(int cells)
{
  const Pieces pieces(*this);
  std::vector<std::map<int, int>> around(pieces.sizes.size()); // piece: label → shared sides
  const auto meet = [&](int column, int row, int otherColumn, int otherRow) {
    const int piece = pieces.of(column, row);
    if (pieces.sizes[static_cast<std::size_t>(piece)] < cells &&
        piece != pieces.of(otherColumn, otherRow))
      ++around[static_cast<std::size_t>(piece)][at(otherColumn, otherRow)];
  };
  for (int row = 0; row < m_rows; ++row)
    for (int column = 0; column < m_columns; ++column) {
      if (column + 1 < m_columns)
        meet(column, row, column + 1, row), meet(column + 1, row, column, row);
      if (row + 1 < m_rows)
        meet(column, row, column, row + 1), meet(column, row + 1, column, row);
    }
  for (int row = 0; row < m_rows; ++row)
    for (int column = 0; column < m_columns; ++column) {
      int most = 0;
      for (const auto& [label, sides] : around[static_cast<std::size_t>(pieces.of(column, row))])
        if (sides > most)
          most = sides, at(column, row) = label;
    }
}

void LabelMap::tidy(int cells)
{
  mergeSmallPieces(cells);
  constexpr int kRounds = 20; // each round only moves corners on; a few are always enough
  for (int round = 0; round < kRounds && separateDiagonals(); ++round) {
  }
}

std::vector<Area> LabelMap::areas(double tolerance) const
{
  return Borders(*this, tolerance).areas();
}

} // namespace diaban::demo
