// What one sensor covers, by class: polygons or cells, asked alike.
#pragma once

#include <diaban/geo/extent.h>
#include <diaban/geo/shape.h>

#include <QPointF>

#include <memory>
#include <vector>

namespace diaban::coverage {

/// Cells in rows from the north, in metres of the workspace's CRS.
struct CellFrame {
  double west = 0, north = 0; ///< outer edges of the first cell
  double cellWidth = 1, cellHeight = 1;
  int width = 0, height = 0;

  geo::Extent extent() const;
  std::size_t cells() const
  {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
  /// Of a cell among all, row by row.
  std::size_t indexOf(int column, int row) const
  {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(column);
  }
  QPointF middle(int column, int row) const;
  bool operator==(const CellFrame&) const = default;
};

/// Classes count from 0, the best one.
inline constexpr int kNoClass = -1;

/// Never changes once made; any thread may ask.
class Footprint {
public:
  /// Covers nothing.
  Footprint() = default;
  /// One polygon or several for each class; where two lie on one another the better one counts.
  static Footprint ofShapes(std::vector<geo::Shape> byClass);
  /// 0 = not covered, else class + 1, row by row from the north.
  static Footprint ofCells(const CellFrame& frame, std::vector<quint8> classes);

  bool isEmpty() const { return m_extent.isEmpty(); }
  bool isCells() const { return m_frame.width > 0; }
  const geo::Extent& extent() const { return m_extent; }
  int classAt(QPointF place) const; ///< kNoClass where it covers nothing
  int classes() const;              ///< one more than the worst class there is

  /// Polygons of all classes; of cells their outlines, with holes. Without overlaps only where they
  /// were made so.
  std::vector<geo::Shape> shapes() const;
  /// \pre isCells()
  const CellFrame& frame() const { return m_frame; }
  const std::vector<quint8>& cells() const { return m_cells; }

  bool operator==(const Footprint&) const = default;

private:
  /// A side of a ring, with the polygon that it belongs to, counted over all classes.
  struct Edge {
    double x = 0, y = 0, x0 = 0, y0 = 0;
    quint32 polygon = 0;
    bool operator==(const Edge&) const = default;
  };
  void addEdges();
  std::size_t stripeAt(double y) const;

  geo::Extent m_extent;
  std::vector<geo::Shape> m_shapes;
  std::vector<Edge> m_edges;
  std::vector<int> m_classOfPolygon;
  std::vector<std::vector<quint32>> m_stripes; ///< edges by height, from the south
  CellFrame m_frame;
  std::vector<quint8> m_cells;
};
using FootprintPtr = std::shared_ptr<const Footprint>;

/// Whether a place lies in the polygons of a shape; on the border either may be told.
bool holds(const geo::Shape& shape, QPointF place);

/// The outlines of the cells whose byte is `value`, as a multipolygon: cells that touch along an
/// edge are one part. O(cells).
geo::Shape outlines(const CellFrame& frame, const std::vector<quint8>& bytes, quint8 value);

} // namespace diaban::coverage
