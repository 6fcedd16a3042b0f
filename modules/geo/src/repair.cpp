#include "geos.h"
#include "lineparts.h"
#include "ringsimple.h"

#include <diaban/geo/repair.h>
#include <diaban/geo/shape.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

Error badGeometry()
{
  return Error{Error::Code::BadGeometry, {}, {}};
}

std::span<const unsigned char> bytesOf(const QByteArray& bytes)
{
  return {reinterpret_cast<const unsigned char*>(bytes.constData()),
          static_cast<std::size_t>(bytes.size())};
}

/// What GEOS can compute with: it would drop measures without a word.
Result<Shape> readForGeos(const QByteArray& wkb)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  if (shape.hasM || shape.isEmpty())
    return badGeometry();
  return shape;
}

Result<GeosGeometry> geosOf(const QByteArray& wkb)
{
  DIABAN_TRY(shape, readForGeos(wkb));
  GeosGeometry geometry = geosFromWkb(bytesOf(wkb));
  if (!geometry)
    return badGeometry();
  return geometry;
}

/// The polygons in `geometry` as the type that `like` has, or as a multipolygon.
Result<QByteArray> polygonsLike(const Shape& like, const GEOSGeometry* geometry)
{
  const GeosGeometry polygons = geometry ? geosPolygonsOf(geometry) : nullptr;
  if (!polygons)
    return badGeometry();
  const QByteArray wkb = geosToWkb(polygons.get());
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  if (const auto same = asType(shape, like.type, like.hasZ, like.hasM))
    return toWkb(*same);
  return wkb;
}

GeosGeometry withoutNarrow(const GEOSGeometry* geometry, double leastWidth)
{
  std::vector<GEOSGeometry*> kept;
  for (const GEOSGeometry* member : geosMembers(geometry)) {
    double length = 0;
    GEOSLength_r(geosHandle(), member, &length);
    if (2 * geosArea(member) >= leastWidth * length)
      kept.push_back(GEOSGeom_clone_r(geosHandle(), member));
  }
  return GeosGeometry(GEOSGeom_createCollection_r(geosHandle(), GEOS_GEOMETRYCOLLECTION,
                                                  kept.data(), static_cast<unsigned>(kept.size())));
}

double cross(QPointF a, QPointF b)
{
  return a.x() * b.y() - a.y() * b.x();
}

double apart(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// The point of an edge that is nearest to `at`.
QPointF nearestOn(QPointF from, QPointF to, QPointF at)
{
  const QPointF way = to - from;
  const double square = QPointF::dotProduct(way, way);
  if (square == 0)
    return from;
  return from + way * std::clamp(QPointF::dotProduct(at - from, way) / square, 0.0, 1.0);
}

/// The edges of all lines and rings.
template <typename Visit>
void eachEdge(const Shape& shape, Visit&& visit)
{
  for (std::size_t part = 0; part < shape.parts.size(); ++part)
    for (std::size_t ring = 0; ring < shape.parts[part].rings.size(); ++ring) {
      const ShapeRing& values = shape.parts[part].rings[ring];
      const std::size_t step = shape.dimensions();
      for (std::size_t i = 0; (i + 2) * step <= values.size(); ++i)
        visit(VertexId{part, ring, i}, QPointF(values[i * step], values[i * step + 1]),
              QPointF(values[(i + 1) * step], values[(i + 1) * step + 1]));
    }
}

void closeRings(Shape& shape)
{
  for (ShapePart& part : shape.parts)
    for (ShapeRing& ring : part.rings) {
      const auto step = static_cast<std::ptrdiff_t>(shape.dimensions());
      if (part.kind == GeometryKind::Polygon &&
          !std::equal(ring.begin(), ring.begin() + 2, ring.end() - step)) {
        const std::vector<double> first(ring.begin(), ring.begin() + step);
        ring.insert(ring.end(), first.begin(), first.end());
      }
    }
}

double turnOf(const ShapeRing& ring, std::size_t step)
{
  double twice = 0;
  for (std::size_t i = 0; i + step < ring.size(); i += step)
    twice += (ring[i] - ring[0]) * (ring[i + step + 1] - ring[1]) -
             (ring[i + step] - ring[0]) * (ring[i + 1] - ring[1]);
  return twice;
}

void turn(ShapeRing& ring, std::size_t step)
{
  ShapeRing turned;
  for (std::size_t at = ring.size(); at >= step; at -= step)
    turned.insert(turned.end(), ring.begin() + static_cast<std::ptrdiff_t>(at - step),
                  ring.begin() + static_cast<std::ptrdiff_t>(at));
  ring = std::move(turned);
}

/// How far an edge runs along another one.
double lengthAlong(QPointF from, QPointF to, QPointF p, QPointF q, double noise)
{
  const double length = apart(from, to);
  if (length == 0)
    return 0;
  const QPointF way = (to - from) / length;
  double least = QPointF::dotProduct(p - from, way), most = QPointF::dotProduct(q - from, way);
  if (least > most) {
    std::swap(least, most);
    std::swap(p, q);
  }
  const double begin = std::max(least, 0.0), end = std::min(most, length);
  if (end <= begin)
    return 0;
  const auto isOn = [&](double along) {
    const QPointF at = from + way * along;
    return apart(nearestOn(p, q, at), at) <= noise;
  };
  return isOn(begin) && isOn(end) ? end - begin : 0;
}

/// The end vertex of a line that lies at `at`, and the vertex before it.
struct LineEnd {
  VertexId end, before;
};
std::optional<LineEnd> endAt(const Shape& shape, QPointF at, double noise)
{
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    if (shape.parts[part].kind != GeometryKind::Line)
      continue;
    const std::size_t last = shape.vertexCount(part, 0) - 1;
    if (apart(shape.vertex({part, 0, 0}), at) <= noise)
      return LineEnd{{part, 0, 0}, {part, 0, 1}};
    if (apart(shape.vertex({part, 0, last}), at) <= noise)
      return LineEnd{{part, 0, last}, {part, 0, last - 1}};
  }
  return std::nullopt;
}

/// Where the edge from `from` to `end` crosses the other lines, nearest to `end`.
std::optional<QPointF> crossingNear(QPointF from, QPointF end, const Shape& other, double reach)
{
  std::optional<QPointF> best;
  eachEdge(other, [&](const VertexId&, QPointF p, QPointF q) {
    const QPointF way = end - from, theirs = q - p;
    const double turned = cross(way, theirs);
    if (turned == 0)
      return;
    const double a = cross(p - from, theirs) / turned, b = cross(p - from, way) / turned;
    const QPointF here = p + theirs * b;
    if (a > 0 && a < 1 && b >= 0 && b <= 1 && apart(here, end) <= reach &&
        (!best || apart(here, end) < apart(*best, end)))
      best = here;
  });
  return best;
}

/// The vertex of the lines within `reach` of `at`, else their nearest point.
QPointF nearestPlace(const Shape& other, QPointF at, double reach)
{
  double vertexAway = reach, edgeAway = std::numeric_limits<double>::infinity();
  std::optional<QPointF> vertex;
  QPointF onEdge = at;
  eachEdge(other, [&](const VertexId&, QPointF p, QPointF q) {
    for (const QPointF corner : {p, q})
      if (apart(corner, at) <= vertexAway) {
        vertexAway = apart(corner, at);
        vertex = corner;
      }
    const QPointF here = nearestOn(p, q, at);
    if (apart(here, at) < edgeAway) {
      edgeAway = apart(here, at);
      onEdge = here;
    }
  });
  return vertex.value_or(onEdge);
}

} // namespace

Result<QByteArray> madeValid(const QByteArray& wkb)
{
  DIABAN_TRY(shape, readForGeos(wkb));
  closeRings(shape);
  const GeosGeometry geometry = geosFromWkb(bytesOf(toWkb(shape)));
  const GeosGeometry valid(geometry ? GEOSMakeValid_r(geosHandle(), geometry.get()) : nullptr);
  return polygonsLike(shape, valid.get());
}

Result<QByteArray> cutOff(const QByteArray& wkb, const QByteArray& other, double leastWidth)
{
  DIABAN_TRY(shape, readForGeos(wkb));
  DIABAN_TRY(geometry, geosOf(wkb));
  DIABAN_TRY(cutter, geosOf(other));
  const GeosGeometry rest(GEOSDifference_r(geosHandle(), geometry.get(), cutter.get()));
  const GeosGeometry kept = rest ? withoutNarrow(rest.get(), leastWidth) : nullptr;
  return polygonsLike(shape, kept.get());
}

Result<QByteArray> joined(const QByteArray& wkb, const QByteArray& piece, double noise)
{
  DIABAN_TRY(shape, readForGeos(wkb));
  DIABAN_TRY(geometry, geosOf(wkb));
  DIABAN_TRY(other, geosOf(piece));
  // Each takes over the vertices of the other that lie on its border.
  const GeosGeometry meeting(GEOSSnap_r(geosHandle(), geometry.get(), other.get(), noise));
  const GeosGeometry met(meeting ? GEOSSnap_r(geosHandle(), other.get(), meeting.get(), noise)
                                 : nullptr);
  const GeosGeometry both(met ? GEOSUnion_r(geosHandle(), meeting.get(), met.get()) : nullptr);
  if (!both || geosMembers(both.get()).size() > geosMembers(geometry.get()).size())
    return badGeometry();
  return polygonsLike(shape, both.get());
}

Result<std::vector<QByteArray>> groundWithin(const FlatGeometry& rings)
{
  const auto ring = [&](std::size_t index) {
    const std::size_t from = index == 0 ? 0 : rings.ringEnds[index - 1];
    return geosPolygon(std::span(rings.xy).subspan(2 * from, 2 * (rings.ringEnds[index] - from)));
  };
  GeosGeometry ground = rings.ringEnds.empty() ? nullptr : ring(0);
  if (!ground || geosFault(ground.get()))
    return badGeometry();
  for (std::size_t i = 1; i < rings.ringEnds.size(); ++i) {
    const GeosGeometry inner = ring(i);
    ground.reset(inner ? GEOSDifference_r(geosHandle(), ground.get(), inner.get()) : nullptr);
    if (!ground)
      return badGeometry();
  }
  std::vector<QByteArray> pieces;
  for (const GEOSGeometry* member : geosMembers(ground.get()))
    if (geosArea(member) > 0)
      pieces.push_back(geosToWkb(member));
  if (pieces.empty())
    return badGeometry();
  return pieces;
}

double sharedBorder(const QByteArray& one, const QByteArray& other, double noise)
{
  const auto ours = readShape(bytesOf(one)), theirs = readShape(bytesOf(other));
  if (!ours || !theirs)
    return 0;
  double length = 0;
  eachEdge(ours.value(), [&](const VertexId&, QPointF from, QPointF to) {
    eachEdge(theirs.value(), [&](const VertexId&, QPointF p, QPointF q) {
      length += lengthAlong(from, to, p, q, noise);
    });
  });
  return length;
}

Result<TakenPart> withoutPart(const QByteArray& wkb, const FlatGeometry& part)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  Shape taken = shape;
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    taken.type = 3;
    taken.parts = {shape.parts[i]};
    if (toFlat(taken).xy != part.xy)
      continue;
    shape.parts.erase(shape.parts.begin() + static_cast<std::ptrdiff_t>(i));
    return TakenPart{shape.isEmpty() ? QByteArray() : toWkb(shape), toWkb(taken)};
  }
  return badGeometry();
}

Result<QByteArray> parted(const QByteArray& wkb, double noise)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  Shape result = shape;
  result.parts.clear();
  for (const ShapePart& part : shape.parts) {
    if (part.kind != GeometryKind::Line) {
      result.parts.push_back(part);
      continue;
    }
    for (ShapeRing& piece : lineParts(part.rings[0], shape.dimensions(), noise)) {
      result.parts.push_back({GeometryKind::Line, {std::move(piece)}});
      const Shape made{2, shape.hasZ, shape.hasM, {result.parts.back()}};
      if (selfCrossing(toFlat(made).xy))
        return badGeometry(); // its places lie too near together to tell apart
    }
  }
  if (result.isEmpty())
    return badGeometry();
  if (result.parts.size() > 1 && !result.isMultiple())
    result.type = 5;
  return toWkb(result);
}

double polygonArea(const QByteArray& wkb)
{
  const auto shape = readShape(bytesOf(wkb));
  return shape ? planarArea(shape.value()) : 0;
}

Result<QByteArray> withRingsInOrder(const QByteArray& wkb)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  const std::size_t step = shape.dimensions();
  for (ShapePart& part : shape.parts)
    for (std::size_t ring = 0; ring < part.rings.size(); ++ring)
      if (part.kind == GeometryKind::Polygon && (turnOf(part.rings[ring], step) < 0) == (ring == 0))
        turn(part.rings[ring], step);
  return toWkb(shape);
}

Result<QByteArray> withVertex(const QByteArray& wkb, QPointF at, double noise)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  std::vector<VertexId> splits;
  eachEdge(shape, [&](const VertexId& id, QPointF p, QPointF q) {
    if (apart(nearestOn(p, q, at), at) <= noise && apart(p, at) > noise && apart(q, at) > noise)
      splits.push_back(id);
  });
  for (auto split = splits.rbegin(); split != splits.rend(); ++split)
    insertVertex(shape, *split, at);
  return toWkb(shape);
}

Result<MovedEnd> withEndOn(const QByteArray& wkb, QPointF end, const QByteArray& other,
                           double reach, double noise)
{
  DIABAN_TRY(shape, readShape(bytesOf(wkb)));
  DIABAN_TRY(target, readShape(bytesOf(other)));
  const auto found = endAt(shape, end, noise);
  if (!found)
    return badGeometry();
  const QPointF from = shape.vertex(found->before);
  const auto crossing = crossingNear(from, end, target, reach);
  const QPointF to = crossing ? *crossing : nearestPlace(target, end, reach);
  if (apart(from, to) <= noise || apart(to, end) > reach)
    return badGeometry();
  moveVertex(shape, found->end, to);
  return MovedEnd{toWkb(shape), to};
}

} // namespace diaban::geo
