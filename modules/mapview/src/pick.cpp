#include <diaban/mapview/pick.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace diaban::mapview {
namespace {

using geo::Block;
using geo::Extent;
using geo::GeometryKind;

QPointF vertex(const Block& block, std::size_t index)
{
  return {block.xy[2 * index], block.xy[2 * index + 1]};
}

double squaredLength(QPointF v)
{
  return QPointF::dotProduct(v, v);
}

double squaredDistance(QPointF point, QPointF a, QPointF b)
{
  const QPointF along = b - a;
  const double length = squaredLength(along);
  const double share =
      length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
  return squaredLength(point - (a + along * share));
}

/// Whether a ray from `point` to the east crosses the side; counting them tells inside from
/// outside (odd-even rule).
bool isCrossed(QPointF point, QPointF a, QPointF b)
{
  if ((a.y() > point.y()) == (b.y() > point.y()))
    return false;
  return point.x() < a.x() + (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y());
}

/// Calls `visit` with the ends of each side of a ring or line until it returns true.
template <typename Visit>
bool anySide(const Block& block, std::size_t ring, bool isClosed, Visit&& visit)
{
  const std::size_t first = block.firstVertex(ring), end = block.ringEnds[ring];
  for (std::size_t i = first + 1; i < end; ++i)
    if (visit(vertex(block, i - 1), vertex(block, i)))
      return true;
  return isClosed && end - first > 1 && visit(vertex(block, end - 1), vertex(block, first));
}

/// Calls `visit(part)` for the parts of a row until it returns true.
template <typename Visit>
bool anyPart(const Block& block, std::size_t row, Visit&& visit)
{
  for (std::size_t part = block.firstPart(row); part < block.rowEnds[row]; ++part)
    if (visit(part))
      return true;
  return false;
}

template <typename Visit>
bool anyRing(const Block& block, std::size_t part, Visit&& visit)
{
  for (std::size_t ring = block.firstRing(part); ring < block.partEnds[part]; ++ring)
    if (visit(ring))
      return true;
  return false;
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
bool isAt(const Block& block, std::size_t row, QPointF point, double tolerance)
{
  const double most = tolerance * tolerance;
  return anyPart(block, row, [&](std::size_t part) {
    if (block.partKinds[part] == GeometryKind::Polygon)
      return holds(block, part, point);
    return anyRing(block, part, [&](std::size_t ring) {
      if (block.partKinds[part] == GeometryKind::Line)
        return anySide(block, ring, false,
                       [&](QPointF a, QPointF b) { return squaredDistance(point, a, b) <= most; });
      for (std::size_t i = block.firstVertex(ring); i < block.ringEnds[ring]; ++i)
        if (squaredLength(vertex(block, i) - point) <= most)
          return true;
      return false;
    });
  });
}

/// A row's box in map units; rounded outwards, as it is kept.
Extent boxOf(const Block& block, std::size_t row)
{
  const geo::FloatBox& box = block.boxes[row];
  if (box.isEmpty())
    return {};
  return {
      block.originX + static_cast<double>(box.minX), block.originY + static_cast<double>(box.minY),
      block.originX + static_cast<double>(box.maxX), block.originY + static_cast<double>(box.maxY)};
}

/// Numbers of the rows whose box meets `area` and that `fits(block, row)` agrees to, in
/// drawing order.
template <typename Fits>
std::vector<qint64> rowsWhere(const geo::FeatureTable& table, const Extent& area, Fits&& fits)
{
  std::vector<qint64> rows;
  table.blocksIn(area, [&](quint32 index) {
    const Block& block = *table.blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const Extent box = boxOf(block, row);
      if (!box.isEmpty() && area.intersects(box) && fits(block, row))
        rows.push_back(block.fids[row]);
    }
  });
  return rows;
}

} // namespace

std::vector<qint64> rowsAt(const geo::FeatureTable& table, QPointF point, double tolerance)
{
  const Extent around{point.x() - tolerance, point.y() - tolerance, point.x() + tolerance,
                      point.y() + tolerance};
  auto rows = rowsWhere(table, around, [&](const Block& block, std::size_t row) {
    return isAt(block, row, point, tolerance);
  });
  std::reverse(rows.begin(), rows.end());
  return rows;
}

} // namespace diaban::mapview
