#include "checkgaps.h"

#include "checkcoverage.h"

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

bool isOnRing(const std::vector<double>& xy, double x, double y, double noise)
{
  for (std::size_t i = 0; i + 3 < xy.size(); i += 2) {
    const double ux = xy[i + 2] - xy[i], uy = xy[i + 3] - xy[i + 1];
    const double square = ux * ux + uy * uy;
    const double share =
        square > 0 ? std::clamp(((x - xy[i]) * ux + (y - xy[i + 1]) * uy) / square, 0.0, 1.0) : 0;
    if (std::hypot(xy[i] + share * ux - x, xy[i + 1] + share * uy - y) <= noise)
      return true;
  }
  return false;
}

/// Whether a ring lies within an outline that it does not cross; it may touch it.
bool liesWithin(const std::vector<double>& xy, const RingSpan& outline, const RingSpan& ring,
                double noise)
{
  for (std::size_t i = 0; i < ring.count; ++i) {
    const double x = ring.xy[2 * i], y = ring.xy[2 * i + 1];
    if (!isOnRing(xy, x, y, noise))
      return isInsideRings({&outline, 1}, x, y);
  }
  return false;
}

/// Rows that stand in a gap, as holes of its shape.
void addHoles(const CheckedRows& rows, const std::vector<quint32>& standing, FlatGeometry& shape)
{
  std::vector<RingSpan> rings;
  for (const quint32 place : standing) {
    rows.rings(place, rings);
    for (const RingSpan& ring : rings) {
      if (ring.isHole)
        continue;
      shape.xy.insert(shape.xy.end(), ring.xy, ring.xy + 2 * ring.count);
      shape.ringEnds.push_back(static_cast<quint32>(shape.xy.size() / 2));
    }
  }
  shape.partEnds = {static_cast<quint32>(shape.ringEnds.size())};
}

} // namespace

std::size_t finishGaps(const CheckedRows& rows, std::vector<CheckFinding>& gaps)
{
  const Neighbours neighbours(rows, GeometryKind::Polygon, rows.noise());
  std::vector<quint32> places, standing;
  std::vector<RingSpan> rings;
  for (CheckFinding& gap : gaps) {
    const RingSpan outline{gap.shape.xy.data(), gap.shape.xy.size() / 2, false, false};
    neighbours.in(gap.extent, places);
    standing.clear();
    const UnitScale scale = rows.scaleAt((gap.extent.minY + gap.extent.maxY) / 2);
    gap.size = scale.area(std::abs(signedArea(outline.xy, outline.count)));
    for (const quint32 place : places) {
      rows.rings(place, rings);
      const bool isAround =
          std::binary_search(gap.fids.begin(), gap.fids.end(), rows.fid(place)) || rings.empty();
      if (isAround || !liesWithin(gap.shape.xy, outline, rings[0], 2 * rows.noise()))
        continue;
      standing.push_back(place);
      for (const RingSpan& ring : rings)
        gap.size -= scale.area(std::abs(signedArea(ring.xy, ring.count))) * (ring.isHole ? -1 : 1);
    }
    addHoles(rows, standing, gap.shape);
    if (const GeosGeometry polygon = geosPolygons(ringSpans(gap.shape)))
      if (const auto point = geosInnerPoint(polygon.get()))
        std::tie(gap.x, gap.y) = *point;
  }
  return std::erase_if(gaps,
                       [&](const CheckFinding& gap) { return gap.size < rows.limits().leastArea; });
}

void finishOverlaps(const CheckedRows& rows, const std::unordered_map<qint64, quint32>& places,
                    std::vector<CheckFinding>& overlaps)
{
  for (CheckFinding& found : overlaps) {
    const GeosGeometry shared =
        sharedGround(rows, places.at(found.fids[0]), places.at(found.fids[1]));
    if (!shared)
      continue;
    found.extent = geosExtent(shared.get());
    found.size =
        rows.scaleAt((found.extent.minY + found.extent.maxY) / 2).area(geosArea(shared.get()));
    if (const auto point = geosInnerPoint(shared.get()))
      std::tie(found.x, found.y) = *point;
    const QByteArray wkb = geosToWkb(shared.get());
    (void)readWkb({reinterpret_cast<const unsigned char*>(wkb.constData()),
                   static_cast<std::size_t>(wkb.size())},
                  found.shape);
  }
}

} // namespace diaban::geo
