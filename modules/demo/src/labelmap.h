// A map of labelled cells, and its way to polygons that share their borders exactly.
#pragma once

#include "shape.h"

#include <QPointF>

#include <cstddef>
#include <vector>

namespace diaban::demo {

/// Rings as OGC wants them: the outer one counter-clockwise, the holes clockwise, all closed.
struct Area {
  int label = 0;
  std::vector<Line> rings;
  double squareMetres = 0;
};

class LabelMap {
public:
  LabelMap(int columns, int rows, double cell, int label)
      : m_columns(columns)
      , m_rows(rows)
      , m_cell(cell)
      , m_labels(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), label)
  {
  }
  int columns() const { return m_columns; }
  int rows() const { return m_rows; }
  double cell() const { return m_cell; }

  int at(int column, int row) const { return m_labels[index(column, row)]; }
  int& at(int column, int row) { return m_labels[index(column, row)]; }
  /// The label at a place; `outside` beyond the map.
  int at(QPointF place, int outside) const;
  QPointF centre(int column, int row) const
  {
    return {(column + 0.5) * m_cell, (row + 0.5) * m_cell};
  }

  /// Gives pieces of fewer than `cells` cells to a neighbour, and parts cells of a label that
  /// meet at a corner only: no ring touches itself.
  void tidy(int cells);

  /// One area for each connected piece of a label that is not negative. Borders are smoothed once
  /// for both sides; points within `tolerance` metres of a straight line are left out.
  std::vector<Area> areas(double tolerance) const;

private:
  std::size_t index(int column, int row) const
  {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
           static_cast<std::size_t>(column);
  }
  bool separateDiagonals();
  void mergeSmallPieces(int cells);

  int m_columns;
  int m_rows;
  double m_cell;
  std::vector<int> m_labels;
};

} // namespace diaban::demo
