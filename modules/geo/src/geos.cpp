#include "geos.h"

#include <algorithm>

namespace diaban::geo {
namespace {

struct HandleDeleter {
  void operator()(GEOSContextHandle_HS* handle) const { GEOS_finish_r(handle); }
};

using Sequence = GEOSCoordSequence;

Sequence* sequenceOf(std::span<const double> xy)
{
  return GEOSCoordSeq_copyFromBuffer_r(geosHandle(), xy.data(),
                                       static_cast<unsigned>(xy.size() / 2), 0, 0);
}

GEOSGeometry* ringOf(const RingSpan& ring)
{
  Sequence* sequence = sequenceOf({ring.xy, 2 * ring.count});
  return sequence ? GEOSGeom_createLinearRing_r(geosHandle(), sequence) : nullptr;
}

GeosGeometry polygonOf(std::span<const RingSpan> rings)
{
  std::vector<GEOSGeometry*> made;
  for (const RingSpan& ring : rings)
    made.push_back(ring.isClosed() && ring.count >= 4 ? ringOf(ring) : nullptr);
  const bool isWhole = std::find(made.begin(), made.end(), nullptr) == made.end();
  if (!isWhole || made.empty()) {
    for (GEOSGeometry* ring : made)
      GEOSGeom_destroy_r(geosHandle(), ring);
    return nullptr;
  }
  return GeosGeometry(GEOSGeom_createPolygon_r(geosHandle(), made[0], made.data() + 1,
                                               static_cast<unsigned>(made.size() - 1)));
}

GeosGeometry collect(std::vector<GeosGeometry> polygons)
{
  if (polygons.size() == 1)
    return std::move(polygons.front());
  std::vector<GEOSGeometry*> raw;
  for (GeosGeometry& polygon : polygons)
    raw.push_back(polygon.release());
  return GeosGeometry(GEOSGeom_createCollection_r(geosHandle(), GEOS_MULTIPOLYGON, raw.data(),
                                                  static_cast<unsigned>(raw.size())));
}

void addMembers(const GEOSGeometry* geometry, std::vector<const GEOSGeometry*>& members)
{
  if (GEOSGeomTypeId_r(geosHandle(), geometry) < GEOS_MULTIPOINT) {
    members.push_back(geometry);
    return;
  }
  const int count = GEOSGetNumGeometries_r(geosHandle(), geometry);
  for (int i = 0; i < count; ++i)
    addMembers(GEOSGetGeometryN_r(geosHandle(), geometry, i), members);
}

} // namespace

GEOSContextHandle_t geosHandle()
{
  thread_local const std::unique_ptr<GEOSContextHandle_HS, HandleDeleter> handle(GEOS_init_r());
  return handle.get();
}

bool RingSpan::isClosed() const
{
  return count > 0 && xy[0] == xy[2 * count - 2] && xy[1] == xy[2 * count - 1];
}

GeosGeometry geosPolygons(std::span<const RingSpan> rings)
{
  std::vector<GeosGeometry> polygons;
  for (std::size_t first = 0; first < rings.size();) {
    std::size_t next = first + 1;
    while (next < rings.size() && rings[next].isHole)
      ++next;
    polygons.push_back(polygonOf(rings.subspan(first, next - first)));
    if (!polygons.back())
      return nullptr;
    first = next;
  }
  return collect(std::move(polygons));
}

GeosGeometry geosPolygon(std::span<const double> ring)
{
  const RingSpan span{ring.data(), ring.size() / 2, false, false};
  return polygonOf({&span, 1});
}

GeosGeometry geosLine(std::span<const double> xy)
{
  Sequence* sequence = sequenceOf(xy);
  return GeosGeometry(sequence ? GEOSGeom_createLineString_r(geosHandle(), sequence) : nullptr);
}

GeosGeometry geosFromWkb(std::span<const unsigned char> wkb)
{
  const std::unique_ptr<GEOSWKBReader, void (*)(GEOSWKBReader*)> reader(
      GEOSWKBReader_create_r(geosHandle()),
      [](GEOSWKBReader* it) { GEOSWKBReader_destroy_r(geosHandle(), it); });
  return GeosGeometry(GEOSWKBReader_read_r(geosHandle(), reader.get(), wkb.data(), wkb.size()));
}

QByteArray geosToWkb(const GEOSGeometry* geometry)
{
  const std::unique_ptr<GEOSWKBWriter, void (*)(GEOSWKBWriter*)> writer(
      GEOSWKBWriter_create_r(geosHandle()),
      [](GEOSWKBWriter* it) { GEOSWKBWriter_destroy_r(geosHandle(), it); });
  GEOSWKBWriter_setOutputDimension_r(geosHandle(), writer.get(),
                                     GEOSHasZ_r(geosHandle(), geometry) == 1 ? 3 : 2);
  GEOSWKBWriter_setByteOrder_r(geosHandle(), writer.get(), GEOS_WKB_NDR);
  GEOSWKBWriter_setFlavor_r(geosHandle(), writer.get(), GEOS_WKB_ISO);
  std::size_t size = 0;
  const std::unique_ptr<unsigned char, GeosDeleter> bytes(
      GEOSWKBWriter_write_r(geosHandle(), writer.get(), geometry, &size));
  return bytes
             ? QByteArray(reinterpret_cast<const char*>(bytes.get()), static_cast<qsizetype>(size))
             : QByteArray();
}

double geosArea(const GEOSGeometry* geometry)
{
  double area = 0;
  GEOSArea_r(geosHandle(), geometry, &area);
  return area;
}

Extent geosExtent(const GEOSGeometry* geometry)
{
  Extent extent;
  if (GEOSGeom_getXMin_r(geosHandle(), geometry, &extent.minX) == 0 ||
      GEOSGeom_getYMin_r(geosHandle(), geometry, &extent.minY) == 0 ||
      GEOSGeom_getXMax_r(geosHandle(), geometry, &extent.maxX) == 0 ||
      GEOSGeom_getYMax_r(geosHandle(), geometry, &extent.maxY) == 0)
    return {};
  return extent;
}

std::vector<const GEOSGeometry*> geosMembers(const GEOSGeometry* geometry)
{
  std::vector<const GEOSGeometry*> members;
  addMembers(geometry, members);
  return members;
}

GeosGeometry geosPolygonsOf(const GEOSGeometry* geometry)
{
  std::vector<GeosGeometry> polygons;
  for (const GEOSGeometry* member : geosMembers(geometry))
    if (GEOSGeomTypeId_r(geosHandle(), member) == GEOS_POLYGON && geosArea(member) > 0)
      polygons.emplace_back(GEOSGeom_clone_r(geosHandle(), member));
  return polygons.empty() ? nullptr : collect(std::move(polygons));
}

std::optional<std::pair<double, double>> geosInnerPoint(const GEOSGeometry* geometry)
{
  const GEOSGeometry* largest = nullptr;
  for (const GEOSGeometry* member : geosMembers(geometry))
    if (!largest || geosArea(member) > geosArea(largest))
      largest = member;
  if (!largest)
    return std::nullopt;
  const GeosGeometry point(GEOSPointOnSurface_r(geosHandle(), largest));
  double x = 0, y = 0;
  if (!point || GEOSGeomGetX_r(geosHandle(), point.get(), &x) != 1 ||
      GEOSGeomGetY_r(geosHandle(), point.get(), &y) != 1)
    return std::nullopt;
  return std::pair(x, y);
}

std::optional<GeosFault> geosFault(const GEOSGeometry* geometry)
{
  char* text = nullptr;
  GEOSGeometry* where = nullptr;
  const char valid = GEOSisValidDetail_r(geosHandle(), geometry, 0, &text, &where);
  const std::unique_ptr<char, GeosDeleter> reason(text);
  const GeosGeometry place(where);
  if (valid == 1)
    return std::nullopt;
  GeosFault fault;
  if (reason)
    fault.reason = QString::fromUtf8(reason.get());
  if (place) {
    GEOSGeomGetX_r(geosHandle(), place.get(), &fault.x);
    GEOSGeomGetY_r(geosHandle(), place.get(), &fault.y);
  }
  return fault;
}

} // namespace diaban::geo
