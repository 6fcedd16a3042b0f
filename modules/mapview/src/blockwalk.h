// Ways through the rows, parts, rings and vertices of a block.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <algorithm>

namespace diaban::mapview {

using geo::Block;
using geo::Extent;
using geo::GeometryKind;

inline QPointF vertex(const Block& block, std::size_t index)
{
  return {block.xy[2 * index], block.xy[2 * index + 1]};
}

inline double squaredLength(QPointF v)
{
  return QPointF::dotProduct(v, v);
}

/// The point of the side from a to b that lies next to `point`.
inline QPointF nearest(QPointF point, QPointF a, QPointF b)
{
  const QPointF along = b - a;
  const double length = squaredLength(along);
  const double share =
      length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
  return a + along * share;
}

inline double squaredDistance(QPointF point, QPointF a, QPointF b)
{
  return squaredLength(point - nearest(point, a, b));
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

/// A row's box in map units; rounded outwards, as it is kept.
inline Extent boxOf(const Block& block, std::size_t row)
{
  const geo::FloatBox& box = block.boxes[row];
  if (box.isEmpty())
    return {};
  return {
      block.originX + static_cast<double>(box.minX), block.originY + static_cast<double>(box.minY),
      block.originX + static_cast<double>(box.maxX), block.originY + static_cast<double>(box.maxY)};
}

} // namespace diaban::mapview
