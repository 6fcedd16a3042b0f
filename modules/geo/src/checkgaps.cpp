#include "checkgaps.h"

#include "checkcoverage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaban::geo {
namespace {

/// Rows that may be united to find gaps among borders that did not close.
constexpr std::size_t kMostUnited = 200'000;

/// Sets of rows that grow together.
class Groups {
public:
  explicit Groups(std::size_t count)
      : m_of(count)
  {
    std::iota(m_of.begin(), m_of.end(), std::size_t{0});
  }
  std::size_t of(std::size_t item)
  {
    while (m_of[item] != item)
      item = m_of[item] = m_of[m_of[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) { m_of[of(a)] = of(b); }

private:
  std::vector<std::size_t> m_of;
};

GeosGeometry unite(const CheckedRows& rows, const std::vector<quint32>& places)
{
  std::vector<RingSpan> rings;
  std::vector<GEOSGeometry*> members;
  for (const quint32 place : places) {
    rows.rings(place, rings);
    if (GeosGeometry polygons = rings.empty() ? nullptr : geosPolygons(rings))
      members.push_back(polygons.release());
  }
  const GeosGeometry all(GEOSGeom_createCollection_r(geosHandle(), GEOS_GEOMETRYCOLLECTION,
                                                     members.data(),
                                                     static_cast<unsigned>(members.size())));
  return GeosGeometry(all ? GEOSUnaryUnion_r(geosHandle(), all.get()) : nullptr);
}

std::vector<double> coordinates(const GEOSGeometry* ring)
{
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geosHandle(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geosHandle(), sequence, &count);
  std::vector<double> xy(2 * std::size_t{count});
  GEOSCoordSeq_copyToBuffer_r(geosHandle(), sequence, xy.data(), 0, 0);
  return xy;
}

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

/// A gap by the union is one of ours where broken borders run along it.
void addFace(const CheckedRows& rows, std::vector<double> xy, const std::vector<OpenBorder>& broken,
             FindingLists& findings)
{
  if (signedArea(xy.data(), xy.size() / 2) > 0) {
    std::vector<double> turned;
    for (std::size_t i = xy.size(); i >= 2; i -= 2)
      turned.insert(turned.end(), {xy[i - 2], xy[i - 1]});
    xy = std::move(turned);
  }
  BorderRing ring{std::move(xy), {}};
  const double reach = 8 * rows.noise();
  for (const OpenBorder& piece : broken)
    if (isOnRing(ring.xy, (piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2, reach))
      ring.places.push_back(piece.place);
  std::sort(ring.places.begin(), ring.places.end());
  ring.places.erase(std::unique(ring.places.begin(), ring.places.end()), ring.places.end());
  if (!ring.places.empty())
    addGap(rows, ring, findings);
}

/// What the border of the union encloses without covering it. Holes of the union alone would not
/// do: where rows touch in points only, what they enclose is no hole of any polygon.
void addFaces(const CheckedRows& rows, const GEOSGeometry* united,
              const std::vector<OpenBorder>& broken, FindingLists& findings)
{
  const GeosGeometry border(GEOSBoundary_r(geosHandle(), united));
  const GeosGeometry noded(border ? GEOSUnaryUnion_r(geosHandle(), border.get()) : nullptr);
  const GEOSGeometry* const lines[] = {noded.get()};
  const GeosGeometry faces(noded ? GEOSPolygonize_r(geosHandle(), lines, 1) : nullptr);
  if (!faces)
    return;
  for (const GEOSGeometry* face : geosMembers(faces.get())) {
    const GeosGeometry inside(GEOSPointOnSurface_r(geosHandle(), face));
    if (inside && GEOSIntersects_r(geosHandle(), united, inside.get()) == 0)
      addFace(rows, coordinates(GEOSGetExteriorRing_r(geosHandle(), face)), broken, findings);
  }
}

} // namespace

void addGapsOfBroken(const CheckedRows& rows, const std::vector<OpenBorder>& broken,
                     FindingLists& findings)
{
  if (broken.empty())
    return;
  const Neighbours neighbours(rows, GeometryKind::Polygon, rows.noise());
  std::vector<quint32> places, near;
  for (const OpenBorder& piece : broken)
    places.push_back(piece.place);
  const auto tidy = [](std::vector<quint32>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  tidy(places);
  const std::size_t own = places.size();
  for (std::size_t i = 0; i < own; ++i) {
    neighbours.in(grown(rows.box(places[i]), rows.noise()), near);
    places.insert(places.end(), near.begin(), near.end());
  }
  tidy(places);
  if (places.size() > kMostUnited)
    return;
  Groups groups(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    neighbours.in(grown(rows.box(places[i]), rows.noise()), near);
    for (const quint32 other : near) {
      const auto at = std::lower_bound(places.begin(), places.end(), other);
      if (at != places.end() && *at == other)
        groups.join(i, static_cast<std::size_t>(at - places.begin()));
    }
  }
  std::unordered_map<std::size_t, std::vector<quint32>> members;
  std::unordered_map<std::size_t, std::vector<OpenBorder>> pieces;
  for (std::size_t i = 0; i < places.size(); ++i)
    members[groups.of(i)].push_back(places[i]);
  for (const OpenBorder& piece : broken) {
    const auto at = std::lower_bound(places.begin(), places.end(), piece.place);
    pieces[groups.of(static_cast<std::size_t>(at - places.begin()))].push_back(piece);
  }
  for (const auto& [group, list] : pieces)
    if (const GeosGeometry united = unite(rows, members[group]))
      addFaces(rows, united.get(), list, findings);
}

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
