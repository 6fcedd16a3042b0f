// Places in and beside polygons of a table. Private to the module.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <optional>
#include <utility>
#include <vector>

namespace diaban::coverage {

/// Area of a row's polygons, holes taken off, in square units; the odd-even rule.
double areaOf(const geo::Block& block, std::size_t row);
/// A place inside a row's polygons: the middle of mass where that is inside, else the middle of the
/// longest piece of a line across. The first vertex of what is no polygon.
QPointF placeIn(const geo::Block& block, std::size_t row);
bool holds(const geo::Block& block, std::size_t row, QPointF place);
/// Appends places a hand's breadth outside of the middles of a row's outer walls.
void addWallPlaces(const geo::Block& block, std::size_t row, std::vector<QPointF>& places);

/// A row of lines and how far it is from a place.
struct LineNear {
  const geo::Block* block = nullptr;
  std::size_t row = 0; ///< in the block
  double metres = 0;
};
/// The one that lies nearest, if one does within `metres`.
std::optional<LineNear> lineNear(const geo::FeatureTable& lines, QPointF place, double metres);

/// Polygons of a table by place, edges sorted into stripes: O(edges of one stripe) a question.
class PolygonIndex {
public:
  explicit PolygonIndex(const geo::TablePtr& table);
  /// Its place among the rows, counted block by block; the first that holds it; -1: none does.
  int at(QPointF place) const;

private:
  struct Edge {
    double x, y, x2, y2;
  };
  struct Row {
    geo::Extent extent;
    std::vector<std::vector<Edge>> stripes; ///< from the south
  };
  std::vector<Row> m_rows;
};

} // namespace diaban::coverage
