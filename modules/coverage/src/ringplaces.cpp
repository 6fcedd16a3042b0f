#include "ringplaces.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kBeside = 0.3;    ///< metres outside of a wall
constexpr double kShortWall = 0.8; ///< metres; shorter ones have no place of their own
constexpr std::size_t kMostWalls = 24;

/// Calls `visit(x, y, x2, y2)` for each side of the polygons' rings.
template <typename Visit>
void eachSide(const geo::Block& block, std::size_t row, Visit&& visit)
{
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part)
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring)
      for (quint32 i = block.firstVertex(ring); i + 1 < block.ringEnds[ring]; ++i)
        visit(block.xy[2 * i], block.xy[2 * i + 1], block.xy[2 * i + 2], block.xy[2 * i + 3]);
}

/// Twice the signed area of a ring, seen from one of its vertices.
double twiceArea(const geo::Block& block, quint32 ring)
{
  const quint32 first = block.firstVertex(ring);
  const double x0 = block.xy[2 * first], y0 = block.xy[2 * first + 1];
  double sum = 0;
  for (quint32 i = first; i + 1 < block.ringEnds[ring]; ++i)
    sum += (block.xy[2 * i] - x0) * (block.xy[2 * i + 3] - y0) -
           (block.xy[2 * i + 2] - x0) * (block.xy[2 * i + 1] - y0);
  return sum;
}

/// Of the first ring of the first part.
QPointF middleOfMass(const geo::Block& block, std::size_t row)
{
  const quint32 ring = block.firstRing(block.firstPart(row));
  const quint32 first = block.firstVertex(ring);
  const double x0 = block.xy[2 * first], y0 = block.xy[2 * first + 1];
  double area = 0, x = 0, y = 0;
  for (quint32 i = first; i + 1 < block.ringEnds[ring]; ++i) {
    const double ax = block.xy[2 * i] - x0, ay = block.xy[2 * i + 1] - y0;
    const double bx = block.xy[2 * i + 2] - x0, by = block.xy[2 * i + 3] - y0;
    const double piece = ax * by - bx * ay;
    area += piece;
    x += (ax + bx) * piece;
    y += (ay + by) * piece;
  }
  if (area == 0)
    return {x0, y0};
  return {x0 + x / (3 * area), y0 + y / (3 * area)};
}

/// The middle of the longest piece of a line from west to east.
QPointF middleAcross(const geo::Block& block, std::size_t row, double y)
{
  std::vector<double> crossings;
  eachSide(block, row, [&](double x1, double y1, double x2, double y2) {
    if ((y1 > y) != (y2 > y))
      crossings.push_back(x1 + (x2 - x1) * (y - y1) / (y2 - y1));
  });
  std::sort(crossings.begin(), crossings.end());
  double longest = -1, middle = 0;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
    if (crossings[i + 1] - crossings[i] > longest) {
      longest = crossings[i + 1] - crossings[i];
      middle = (crossings[i] + crossings[i + 1]) / 2;
    }
  return {middle, y};
}

} // namespace

double areaOf(const geo::Block& block, std::size_t row)
{
  double area = 0;
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    if (block.partKinds[part] != geo::GeometryKind::Polygon)
      continue;
    const quint32 outer = block.firstRing(part);
    for (quint32 ring = outer; ring < block.partEnds[part]; ++ring)
      area += (ring == outer ? 0.5 : -0.5) * std::abs(twiceArea(block, ring));
  }
  return area;
}

bool holds(const geo::Block& block, std::size_t row, QPointF place)
{
  bool isOdd = false;
  eachSide(block, row, [&](double x1, double y1, double x2, double y2) {
    if ((y1 > place.y()) != (y2 > place.y()) &&
        place.x() < (x2 - x1) * (place.y() - y1) / (y2 - y1) + x1)
      isOdd = !isOdd;
  });
  return isOdd;
}

QPointF placeIn(const geo::Block& block, std::size_t row)
{
  const quint32 part = block.firstPart(row);
  const quint32 vertex = block.firstVertex(block.firstRing(part));
  if (block.partKinds[part] != geo::GeometryKind::Polygon)
    return {block.xy[2 * vertex], block.xy[2 * vertex + 1]};
  const QPointF middle = middleOfMass(block, row);
  return holds(block, row, middle) ? middle : middleAcross(block, row, middle.y());
}

void addWallPlaces(const geo::Block& block, std::size_t row, std::vector<QPointF>& places)
{
  std::size_t added = 0;
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    const quint32 ring = block.firstRing(part);
    const double side = twiceArea(block, ring) > 0 ? kBeside : -kBeside;
    for (quint32 i = block.firstVertex(ring); i + 1 < block.ringEnds[ring]; ++i) {
      const double x = block.xy[2 * i], y = block.xy[2 * i + 1];
      const double dx = block.xy[2 * i + 2] - x, dy = block.xy[2 * i + 3] - y;
      const double length = std::hypot(dx, dy);
      if (length < kShortWall || added == kMostWalls)
        continue;
      places.emplace_back(x + dx / 2 + dy / length * side, y + dy / 2 - dx / length * side);
      ++added;
    }
  }
}

std::optional<LineNear> lineNear(const geo::FeatureTable& lines, QPointF place, double metres)
{
  std::optional<LineNear> nearest;
  double least = metres;
  geo::Extent around;
  around.add(place.x() - metres, place.y() - metres);
  around.add(place.x() + metres, place.y() + metres);
  lines.blocksIn(around, [&](std::size_t index) {
    const geo::Block& block = *lines.blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row)
      eachSide(block, row, [&](double x1, double y1, double x2, double y2) {
        const double dx = x2 - x1, dy = y2 - y1;
        const double square = dx * dx + dy * dy;
        const double along =
            square <= 0 ? 0 : ((place.x() - x1) * dx + (place.y() - y1) * dy) / square;
        const double part = std::clamp(along, 0.0, 1.0);
        const double away = std::hypot(x1 + part * dx - place.x(), y1 + part * dy - place.y());
        if (away < least) {
          least = away;
          nearest = {&block, row, away};
        }
      });
  });
  return nearest;
}

PolygonIndex::PolygonIndex(const geo::TablePtr& table)
{
  constexpr std::size_t kMostStripes = 512;
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t i = 0; i < block->rows(); ++i) {
      Row row;
      row.extent = block->rowExtent(i);
      std::size_t sides = 0;
      eachSide(*block, i, [&](double, double, double, double) { ++sides; });
      row.stripes.resize(std::clamp<std::size_t>(sides / 4, 1, kMostStripes));
      const double high = row.extent.isEmpty() ? 1 : std::max(row.extent.height(), 1e-9);
      const auto stripe = [&](double y) {
        const double at = (y - row.extent.minY) / high * static_cast<double>(row.stripes.size());
        return std::min(static_cast<std::size_t>(std::max(at, 0.0)), row.stripes.size() - 1);
      };
      eachSide(*block, i, [&](double x1, double y1, double x2, double y2) {
        for (std::size_t s = stripe(std::min(y1, y2)); s <= stripe(std::max(y1, y2)); ++s)
          row.stripes[s].push_back({x1, y1, x2, y2});
      });
      m_rows.push_back(std::move(row));
    }
}

int PolygonIndex::at(QPointF place) const
{
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const geo::Extent& extent = m_rows[i].extent;
    if (!(place.x() >= extent.minX && place.x() <= extent.maxX && place.y() >= extent.minY &&
          place.y() <= extent.maxY))
      continue;
    const auto& stripes = m_rows[i].stripes;
    const double part = (place.y() - extent.minY) / std::max(extent.height(), 1e-9);
    const auto stripe = std::min(
        static_cast<std::size_t>(part * static_cast<double>(stripes.size())), stripes.size() - 1);
    bool isOdd = false;
    for (const Edge& edge : stripes[stripe])
      if ((edge.y > place.y()) != (edge.y2 > place.y()) &&
          place.x() < (edge.x2 - edge.x) * (place.y() - edge.y) / (edge.y2 - edge.y) + edge.x)
        isOdd = !isOdd;
    if (isOdd)
      return static_cast<int>(i);
  }
  return -1;
}

} // namespace diaban::coverage
