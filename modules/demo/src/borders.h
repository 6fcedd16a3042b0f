// How cells with labels become rings of shared, smoothed points.
#pragma once

#include "labelmap.h"

#include <vector>

namespace diaban::demo {

/// Which connected piece of equal labels each cell belongs to.
struct Pieces {
  explicit Pieces(const LabelMap& map);
  int of(int column, int row) const
  {
    return piece[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
  int columns;
  std::vector<int> piece;
  std::vector<int> sizes;  ///< cells, one a piece
  std::vector<int> labels; ///< one a piece
};

/// The corners of the cells as points: those on borders are moved, the others never used.
class Borders {
public:
  Borders(const LabelMap& map, double tolerance);
  std::vector<Area> areas() const;

private:
  struct Corner {
    int column = 0;
    int row = 0;
  };
  std::size_t index(Corner corner) const
  {
    return static_cast<std::size_t>(corner.row) * static_cast<std::size_t>(m_map.columns() + 1) +
           static_cast<std::size_t>(corner.column);
  }
  int pieceAt(int column, int row) const;
  bool isBorder(Corner from, int direction) const;              ///< either side of the edge differs
  bool isBorderOf(Corner from, int direction, int piece) const; ///< the left side is `piece`
  bool isOnFrame(Corner corner) const;
  void smooth();
  void thin(double tolerance);
  Line ring(Corner start, int direction, int piece, std::vector<quint8>& seen) const;

  const LabelMap& m_map;
  Pieces m_pieces;
  std::vector<QPointF> m_points;    ///< one a corner
  std::vector<quint8> m_directions; ///< bit d: a border leaves the corner in direction d
  std::vector<bool> m_isLeftOut;
};

} // namespace diaban::demo
