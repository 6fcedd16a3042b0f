#include "checkpoints.h"

#include "neighbours.h"

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

bool isOnBorder(const std::vector<RingSpan>& rings, double x, double y, double noise)
{
  return std::any_of(rings.begin(), rings.end(), [&](const RingSpan& ring) {
    for (std::size_t i = 0; i + 1 < ring.count; ++i) {
      const double* p = ring.xy + 2 * i;
      const double ux = p[2] - p[0], uy = p[3] - p[1], square = ux * ux + uy * uy;
      const double share =
          square > 0 ? std::clamp(((x - p[0]) * ux + (y - p[1]) * uy) / square, 0.0, 1.0) : 0;
      if (std::hypot(p[0] + share * ux - x, p[1] + share * uy - y) <= noise)
        return true;
    }
    return false;
  });
}

} // namespace

void findOutside(const CheckedRows& points, std::size_t index, const CheckedRows& polygons,
                 FindingLists& findings)
{
  const Block& block = *points.table().blocks()[index];
  const Neighbours neighbours(polygons, GeometryKind::Polygon, polygons.noise());
  std::vector<quint32> places;
  std::vector<RingSpan> rings;
  const auto isHeld = [&](double x, double y) {
    neighbours.in(grown({x, y, x, y}, polygons.noise()), places);
    return std::any_of(places.begin(), places.end(), [&](quint32 place) {
      polygons.rings(place, rings);
      return isInsideRings(rings, x, y) || isOnBorder(rings, x, y, polygons.noise());
    });
  };
  for (std::size_t row = 0; row < block.rows(); ++row)
    for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
      if (block.partKinds[part] != GeometryKind::Point)
        continue;
      const double* at =
          block.xy.data() + 2 * std::size_t{block.firstVertex(block.firstRing(part))};
      if (isHeld(at[0], at[1]))
        continue;
      CheckFinding found;
      found.rule = CheckRule::OutsidePolygon;
      found.fids = {block.fids[row]};
      found.x = at[0];
      found.y = at[1];
      found.extent = {at[0], at[1], at[0], at[1]};
      findings[CheckRule::OutsidePolygon].add(std::move(found));
      break;
    }
}

} // namespace diaban::geo
