#include "geos.h"
#include "hilbert.h"

#include <diaban/geo/overlay.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaban::geo {
namespace {

struct TreeDeleter {
  void operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(geosHandle(), tree); }
};
struct PreparedDeleter {
  void operator()(const GEOSPreparedGeometry* geometry) const
  {
    GEOSPreparedGeom_destroy_r(geosHandle(), geometry);
  }
};
using Tree = std::unique_ptr<GEOSSTRtree, TreeDeleter>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter>;

/// Beyond it a double does not tell steps of the grid apart.
constexpr double kFarthest = 1e12;
/// So many polygons are joined in one go, and are looked at between two questions to the progress.
constexpr std::size_t kAtOnce = 64;

Error badGeometry()
{
  return Error{Error::Code::BadGeometry, {}, {}};
}
Error cancelled()
{
  return Error{Error::Code::Cancelled, {}, {}};
}

Result<Shape> shapeOf(const GEOSGeometry* geometry)
{
  const QByteArray wkb = geosToWkb(geometry);
  return readShape({reinterpret_cast<const unsigned char*>(wkb.constData()),
                    static_cast<std::size_t>(wkb.size())});
}

/// What has an area of it, as a multipolygon.
Result<Shape> polygonsOf(const GeosGeometry& geometry)
{
  if (!geometry)
    return badGeometry();
  const GeosGeometry polygons = geosPolygonsOf(geometry.get());
  if (!polygons)
    return Shape{6, false, false, {}};
  DIABAN_TRY(shape, shapeOf(polygons.get()));
  if (auto multiple = asType(shape, 6, false, false))
    return *std::move(multiple);
  return badGeometry();
}

GeosGeometry collection(std::vector<GeosGeometry> members, int type)
{
  std::vector<GEOSGeometry*> raw;
  raw.reserve(members.size());
  for (GeosGeometry& member : members)
    raw.push_back(member.release());
  return GeosGeometry(GEOSGeom_createCollection_r(geosHandle(), type, raw.data(),
                                                  static_cast<unsigned>(raw.size())));
}

/// Parts that overlap are joined, not cut out of one another.
GeosGeometry mended(const GEOSGeometry* geometry)
{
  const std::unique_ptr<GEOSMakeValidParams, void (*)(GEOSMakeValidParams*)> params(
      GEOSMakeValidParams_create_r(geosHandle()),
      [](GEOSMakeValidParams* it) { GEOSMakeValidParams_destroy_r(geosHandle(), it); });
  GEOSMakeValidParams_setMethod_r(geosHandle(), params.get(), GEOS_MAKE_VALID_STRUCTURE);
  const GeosGeometry valid(GEOSMakeValidWithParams_r(geosHandle(), geometry, params.get()));
  return valid ? geosPolygonsOf(valid.get()) : nullptr;
}

bool isNear(const ShapeRing& ring)
{
  return std::all_of(ring.begin(), ring.end(),
                     [](double value) { return std::abs(value) <= kFarthest; });
}

/// The rings of a polygon, closed.
Result<std::vector<ShapeRing>> ringsOf(const ShapePart& part, std::size_t dimensions)
{
  std::vector<ShapeRing> rings;
  for (const ShapeRing& values : part.rings) {
    ShapeRing ring;
    for (std::size_t at = 0; at + dimensions <= values.size(); at += dimensions)
      ring.insert(ring.end(), {values[at], values[at + 1]});
    if (!isNear(ring) || ring.empty())
      return badGeometry();
    if (ring[0] != ring[ring.size() - 2] || ring[1] != ring.back())
      ring.insert(ring.end(), {ring[0], ring[1]});
    rings.push_back(std::move(ring));
  }
  return rings;
}

/// Valid, without Z and M; an empty collection for an empty shape.
Result<GeosGeometry> geosOf(const Shape& shape)
{
  if (shape.isEmpty())
    return collection({}, GEOS_MULTIPOLYGON);
  std::vector<std::vector<ShapeRing>> parts; // the spans point into them
  std::vector<RingSpan> spans;
  for (const ShapePart& part : shape.parts) {
    if (part.kind != GeometryKind::Polygon)
      return badGeometry();
    DIABAN_TRY(rings, ringsOf(part, shape.dimensions()));
    parts.push_back(std::move(rings));
  }
  for (const auto& rings : parts)
    for (std::size_t i = 0; i < rings.size(); ++i)
      spans.push_back({rings[i].data(), rings[i].size() / 2, i > 0, false});
  GeosGeometry geometry = geosPolygons(spans);
  if (geometry && geosFault(geometry.get())) {
    geometry = mended(geometry.get());
  }
  if (!geometry)
    return badGeometry();
  return geometry;
}

Result<std::vector<GeosGeometry>> geosOf(std::span<const Shape> polygons, Progress& progress)
{
  std::vector<GeosGeometry> geometries;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (i % kAtOnce == 0 &&
        !progress.advance(static_cast<double>(i) / static_cast<double>(polygons.size())))
      return cancelled();
    auto geometry = geosOf(polygons[i]);
    if (!geometry)
      return Error{Error::Code::BadGeometry, {QString::number(i)}, {}};
    geometries.push_back(std::move(geometry).value());
  }
  return geometries;
}

std::vector<quint32> orderOf(std::span<const GeosGeometry> geometries)
{
  std::vector<Extent> boxes;
  for (const GeosGeometry& geometry : geometries)
    boxes.push_back(geosExtent(geometry.get()));
  return hilbertOrder(boxes);
}

/// Neighbours are joined first, so that what is joined stays small until late.
class Joiner {
public:
  Joiner(std::vector<GeosGeometry>& geometries, Progress& progress)
      : m_geometries(geometries)
      , m_progress(progress)
      , m_order(orderOf(geometries))
  {
  }
  Result<GeosGeometry> joined() { return joined(0, m_order.size()); }

private:
  Result<GeosGeometry> joined(std::size_t from, std::size_t to)
  {
    GeosGeometry all;
    if (to - from <= kAtOnce) {
      std::vector<GeosGeometry> members;
      for (std::size_t i = from; i < to; ++i)
        members.push_back(std::move(m_geometries[m_order[i]]));
      const GeosGeometry together = collection(std::move(members), GEOS_GEOMETRYCOLLECTION);
      all.reset(GEOSUnaryUnionPrec_r(geosHandle(), together.get(), kOverlayGrid));
    } else {
      const std::size_t middle = from + (to - from) / 2;
      DIABAN_TRY(one, joined(from, middle));
      DIABAN_TRY(other, joined(middle, to));
      all.reset(GEOSUnionPrec_r(geosHandle(), one.get(), other.get(), kOverlayGrid));
    }
    if (!all)
      return badGeometry();
    if (!m_progress.advance(static_cast<double>(to) / static_cast<double>(m_order.size() + 1)))
      return cancelled();
    return all;
  }

  std::vector<GeosGeometry>& m_geometries;
  Progress& m_progress;
  std::vector<quint32> m_order;
};

/// All borders, cut where they meet.
GeosGeometry linework(std::span<const GeosGeometry> polygons)
{
  std::vector<GeosGeometry> borders;
  for (const GeosGeometry& polygon : polygons) {
    const GeosGeometry border(GEOSBoundary_r(geosHandle(), polygon.get()));
    if (!border)
      return nullptr;
    for (const GEOSGeometry* line : geosMembers(border.get()))
      borders.emplace_back(GEOSGeom_clone_r(geosHandle(), line));
  }
  const GeosGeometry lines = collection(std::move(borders), GEOS_MULTILINESTRING);
  return GeosGeometry(GEOSUnaryUnionPrec_r(geosHandle(), lines.get(), kOverlayGrid));
}

/// Tells which polygons hold a place.
class Holders {
public:
  explicit Holders(std::span<const GeosGeometry> polygons)
      : m_tree(GEOSSTRtree_create_r(geosHandle(), 10))
      , m_numbers(polygons.size())
  {
    std::iota(m_numbers.begin(), m_numbers.end(), std::size_t{0});
    for (std::size_t i = 0; i < polygons.size(); ++i) {
      m_prepared.emplace_back(GEOSPrepare_r(geosHandle(), polygons[i].get()));
      if (GEOSisEmpty_r(geosHandle(), polygons[i].get()) == 0)
        GEOSSTRtree_insert_r(geosHandle(), m_tree.get(), polygons[i].get(), &m_numbers[i]);
    }
  }

  std::vector<std::size_t> of(const GEOSGeometry* face) const
  {
    const GeosGeometry place(GEOSPointOnSurface_r(geosHandle(), face));
    std::vector<std::size_t> near;
    if (!place)
      return near;
    GEOSSTRtree_query_r(
        geosHandle(), m_tree.get(), place.get(),
        [](void* number, void* found) {
          static_cast<std::vector<std::size_t>*>(found)->push_back(
              *static_cast<const std::size_t*>(number));
        },
        &near);
    std::erase_if(near, [&](std::size_t i) {
      return GEOSPreparedIntersects_r(geosHandle(), m_prepared[i].get(), place.get()) != 1;
    });
    std::sort(near.begin(), near.end());
    return near;
  }

private:
  Tree m_tree;
  std::vector<std::size_t> m_numbers;
  std::vector<Prepared> m_prepared;
};

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*,
                                  double);

Result<Shape> overlaid(const Shape& one, const Shape& other, Overlay overlay)
{
  DIABAN_TRY(first, geosOf(one));
  DIABAN_TRY(second, geosOf(other));
  return polygonsOf(GeosGeometry(overlay(geosHandle(), first.get(), second.get(), kOverlayGrid)));
}

} // namespace

Result<Shape> unionOf(std::span<const Shape> polygons, Progress& progress)
{
  SubProgress reading(progress, 0, 0.2), joining(progress, 0.2, 1);
  auto geometries = geosOf(polygons, reading);
  if (!geometries)
    return geometries.error().code == Error::Code::BadGeometry ? badGeometry() : geometries.error();
  DIABAN_TRY(joined, Joiner(geometries.value(), joining).joined());
  return polygonsOf(joined);
}

Result<Shape> unionOf(std::span<const Shape> polygons)
{
  NoProgress progress;
  return unionOf(polygons, progress);
}

Result<Shape> intersection(const Shape& one, const Shape& other)
{
  return overlaid(one, other, GEOSIntersectionPrec_r);
}

Result<Shape> buffered(const Shape& shape, double metres)
{
  constexpr int kQuarter = 8; // corners a quarter of a circle
  const QByteArray wkb = toWkb(shape);
  const GeosGeometry geometry = geosFromWkb(
      {reinterpret_cast<const unsigned char*>(wkb.data()), static_cast<std::size_t>(wkb.size())});
  if (!geometry)
    return badGeometry();
  return polygonsOf(GeosGeometry(GEOSBuffer_r(geosHandle(), geometry.get(), metres, kQuarter)));
}

Result<Shape> difference(const Shape& one, const Shape& other)
{
  return overlaid(one, other, GEOSDifferencePrec_r);
}

Result<std::vector<Face>> faces(std::span<const Shape> polygons, Progress& progress)
{
  SubProgress reading(progress, 0, 0.1);
  DIABAN_TRY(geometries, geosOf(polygons, reading));
  const GeosGeometry lines = linework(geometries);
  if (!progress.advance(0.4))
    return cancelled();
  const GEOSGeometry* const cut = lines.get();
  const GeosGeometry pieces(lines ? GEOSPolygonize_r(geosHandle(), &cut, 1) : nullptr);
  if (!pieces)
    return badGeometry();
  const Holders holders(geometries);
  const std::vector<const GEOSGeometry*> members = geosMembers(pieces.get());
  std::vector<Face> faces;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const double done = static_cast<double>(i) / static_cast<double>(members.size());
    if (i % kAtOnce == 0 && !progress.advance(0.7 + 0.3 * done))
      return cancelled();
    std::vector<std::size_t> inputs = holders.of(members[i]);
    if (inputs.empty())
      continue;
    DIABAN_TRY(shape, shapeOf(members[i]));
    faces.push_back({std::move(shape), std::move(inputs)});
  }
  return faces;
}

} // namespace diaban::geo
