#include "blockwalk.h"

#include <diaban/mapview/pick.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace diaban::mapview {
namespace {

using geo::Block;
using geo::Extent;
using geo::GeometryKind;

double cross(QPointF a, QPointF b)
{
  return a.x() * b.y() - a.y() * b.x();
}

/// Whether a ray from `point` to the east crosses the side; counting them tells inside from
/// outside (odd-even rule).
bool isCrossed(QPointF point, QPointF a, QPointF b)
{
  if ((a.y() > point.y()) == (b.y() > point.y()))
    return false;
  return point.x() < a.x() + (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y());
}

bool holds(const Block& block, std::size_t part, QPointF point)
{
  bool isInside = false;
  anyRing(block, part, [&](std::size_t ring) {
    anySide(block, ring, true, [&](QPointF a, QPointF b) {
      isInside = isInside != isCrossed(point, a, b);
      return false;
    });
    return false;
  });
  return isInside;
}

/// A point picks the areas that hold it, and what else lies near it.
bool isAt(const Block& block, std::size_t row, QPointF point, double tolerance, Grasp areas)
{
  const double most = tolerance * tolerance;
  return anyPart(block, row, [&](std::size_t part) {
    const bool isPolygon = block.partKinds[part] == GeometryKind::Polygon;
    if (isPolygon && areas == Grasp::Whole)
      return holds(block, part, point);
    return anyRing(block, part, [&](std::size_t ring) {
      if (block.partKinds[part] != GeometryKind::Point)
        return anySide(block, ring, isPolygon,
                       [&](QPointF a, QPointF b) { return squaredDistance(point, a, b) <= most; });
      for (std::size_t i = block.firstVertex(ring); i < block.ringEnds[ring]; ++i)
        if (squaredLength(vertex(block, i) - point) <= most)
          return true;
      return false;
    });
  });
}

/// A drawn area and its box.
class Area {
public:
  explicit Area(const std::vector<QPointF>& ring)
      : m_ring(ring)
  {
    for (const QPointF& corner : ring)
      m_extent.add(corner.x(), corner.y());
  }

  enum class Place : quint8 { Apart, Edge, Within };
  const Extent& extent() const { return m_extent; }
  const std::vector<QPointF>& corners() const { return m_ring; }
  /// Where a box lies, as far as the boxes of sides tell: on the edge more often than truly.
  Place place(const Extent& box) const;
  bool holds(QPointF point) const; ///< its edge included
  template <typename Visit>
  bool anySide(Visit&& visit) const
  {
    for (std::size_t i = 0, before = m_ring.size() - 1; i < m_ring.size(); before = i++)
      if (visit(m_ring[before], m_ring[i]))
        return true;
    return false;
  }

private:
  const std::vector<QPointF>& m_ring;
  Extent m_extent;
};

bool isBetween(QPointF a, QPointF b, QPointF point)
{
  return std::min(a.x(), b.x()) <= point.x() && point.x() <= std::max(a.x(), b.x()) &&
         std::min(a.y(), b.y()) <= point.y() && point.y() <= std::max(a.y(), b.y());
}

bool isOn(QPointF a, QPointF b, QPointF point)
{
  return cross(b - a, point - a) == 0 && isBetween(a, b, point);
}

/// Whether two sides cross between their ends.
bool crossInside(QPointF a, QPointF b, QPointF c, QPointF d)
{
  const double fromA = cross(d - c, a - c), fromB = cross(d - c, b - c);
  const double fromC = cross(b - a, c - a), fromD = cross(b - a, d - a);
  return ((fromA > 0 && fromB < 0) || (fromA < 0 && fromB > 0)) &&
         ((fromC > 0 && fromD < 0) || (fromC < 0 && fromD > 0));
}

/// Whether two sides share a point, ends and overlaps included.
bool meetSides(QPointF a, QPointF b, QPointF c, QPointF d)
{
  return crossInside(a, b, c, d) || isOn(c, d, a) || isOn(c, d, b) || isOn(a, b, c) ||
         isOn(a, b, d);
}

/// Whether a side comes into a box; its line must part the box's corners.
bool meetsBox(const Extent& box, QPointF a, QPointF b)
{
  const Extent side{std::min(a.x(), b.x()), std::min(a.y(), b.y()), std::max(a.x(), b.x()),
                    std::max(a.y(), b.y())};
  if (!side.intersects(box))
    return false;
  int left = 0, right = 0;
  for (const QPointF& corner : ringOf(box)) {
    const double turn = cross(b - a, corner - a);
    left += turn > 0;
    right += turn < 0;
  }
  return left < 4 && right < 4;
}

Area::Place Area::place(const Extent& box) const
{
  if (!m_extent.intersects(box))
    return Place::Apart;
  if (anySide([&](QPointF a, QPointF b) { return meetsBox(box, a, b); }))
    return Place::Edge;
  return holds({box.minX, box.minY}) ? Place::Within : Place::Apart;
}

bool Area::holds(QPointF point) const
{
  bool isInside = false;
  const bool isOnEdge = anySide([&](QPointF a, QPointF b) {
    isInside = isInside != isCrossed(point, a, b);
    return isOn(a, b, point);
  });
  return isOnEdge || isInside;
}

/// Whether a row shares a point with an area: a vertex of one in the other, or sides that meet.
bool touches(const Block& block, std::size_t row, const Area& area)
{
  return anyPart(block, row, [&](std::size_t part) {
    const GeometryKind kind = block.partKinds[part];
    const bool isTouched = anyRing(block, part, [&](std::size_t ring) {
      const std::size_t first = block.firstVertex(ring);
      if (first == block.ringEnds[ring])
        return false;
      return area.holds(vertex(block, first)) ||
             anySide(block, ring, kind == GeometryKind::Polygon, [&](QPointF a, QPointF b) {
               return area.anySide([&](QPointF c, QPointF d) { return meetSides(a, b, c, d); });
             });
    });
    return isTouched || (kind == GeometryKind::Polygon && holds(block, part, area.corners()[0]));
  });
}

bool isOnEdge(const Block& block, std::size_t part, QPointF point)
{
  return anyRing(block, part, [&](std::size_t ring) {
    return anySide(block, ring, true, [&](QPointF a, QPointF b) { return isOn(a, b, point); });
  });
}

/// Whether something of a row lies outside an area: a vertex, a side that crosses its edge, or the
/// ground at one of the area's corners that stands in the row.
bool sticksOut(const Block& block, std::size_t row, const Area& area)
{
  return anyPart(block, row, [&](std::size_t part) {
    const bool isPolygon = block.partKinds[part] == GeometryKind::Polygon;
    const bool isOut = anyRing(block, part, [&](std::size_t ring) {
      for (std::size_t i = block.firstVertex(ring); i < block.ringEnds[ring]; ++i)
        if (!area.holds(vertex(block, i)))
          return true;
      return anySide(block, ring, isPolygon, [&](QPointF a, QPointF b) {
        return area.anySide([&](QPointF c, QPointF d) { return crossInside(a, b, c, d); });
      });
    });
    return isOut || (isPolygon &&
                     std::any_of(area.corners().begin(), area.corners().end(), [&](QPointF corner) {
                       return holds(block, part, corner) && !isOnEdge(block, part, corner);
                     }));
  });
}

void addRowsIn(const Block& block, const Area& area, Meet meet, std::vector<qint64>& rows)
{
  const bool isWhole = area.place(block.extent) == Area::Place::Within;
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const Extent box = boxOf(block, row);
    if (box.isEmpty())
      continue;
    const Area::Place place = isWhole ? Area::Place::Within : area.place(box);
    if (place == Area::Place::Within ||
        (place == Area::Place::Edge &&
         (meet == Meet::Touches ? touches(block, row, area) : !sticksOut(block, row, area))))
      rows.push_back(block.fids[row]);
  }
}

} // namespace

std::vector<qint64> rowsAt(const geo::FeatureTable& table, QPointF point, double tolerance,
                           Grasp areas)
{
  const Extent around{point.x() - tolerance, point.y() - tolerance, point.x() + tolerance,
                      point.y() + tolerance};
  std::vector<qint64> rows;
  table.blocksIn(around, [&](quint32 index) {
    const Block& block = *table.blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const Extent box = boxOf(block, row);
      if (!box.isEmpty() && around.intersects(box) && isAt(block, row, point, tolerance, areas))
        rows.push_back(block.fids[row]);
    }
  });
  std::reverse(rows.begin(), rows.end());
  return rows;
}

std::vector<QPointF> ringOf(const Extent& box)
{
  return {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}};
}

Result<std::vector<qint64>> rowsIn(const geo::FeatureTable& table, const std::vector<QPointF>& ring,
                                   Meet meet, Progress& progress)
{
  std::vector<qint64> rows;
  if (ring.size() < 3)
    return rows;
  const Area area(ring);
  const auto count = static_cast<double>(table.blocks().size());
  bool isStopped = false;
  table.blocksIn(area.extent(), [&](quint32 index) {
    isStopped = isStopped || !progress.advance(index / count);
    if (!isStopped)
      addRowsIn(*table.blocks()[index], area, meet, rows);
  });
  if (isStopped)
    return Error{Error::Code::Cancelled, {}, {}};
  return rows;
}

} // namespace diaban::mapview
