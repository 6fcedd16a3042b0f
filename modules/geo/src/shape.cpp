#include <diaban/geo/shape.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

constexpr std::size_t kLeastRing = 3; // vertices, the closing one not counted
constexpr std::size_t kLeastLine = 2;

QPointF at(const ShapeRing& ring, std::size_t index, std::size_t dimensions)
{
  return {ring[index * dimensions], ring[index * dimensions + 1]};
}

bool isClosed(const ShapePart& part, const ShapeRing& ring, std::size_t dimensions)
{
  const std::size_t count = ring.size() / dimensions;
  return part.kind == GeometryKind::Polygon && count > 1 &&
         at(ring, 0, dimensions) == at(ring, count - 1, dimensions);
}

std::ptrdiff_t offset(std::size_t index, std::size_t dimensions)
{
  return static_cast<std::ptrdiff_t>(index * dimensions);
}

/// The closing vertex of a closed ring becomes its first again.
void close(ShapeRing& ring, std::size_t dimensions)
{
  std::copy_n(ring.begin(), dimensions, ring.end() - offset(1, dimensions));
}

double distance(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double twiceArea(const ShapeRing& ring, std::size_t dimensions)
{
  const std::size_t count = ring.size() / dimensions;
  const QPointF origin = at(ring, 0, dimensions); // small numbers keep their digits
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const QPointF a = at(ring, i, dimensions) - origin;
    const QPointF b = at(ring, (i + 1) % count, dimensions) - origin;
    sum += a.x() * b.y() - b.x() * a.y();
  }
  return std::abs(sum);
}

/// Odd-even rule over all rings.
bool holds(const ShapePart& part, QPointF point, std::size_t dimensions)
{
  bool isInside = false;
  for (const ShapeRing& ring : part.rings) {
    const std::size_t count = ring.size() / dimensions;
    for (std::size_t i = 0; i < count; ++i) {
      const QPointF a = at(ring, i, dimensions), b = at(ring, (i + 1) % count, dimensions);
      if ((a.y() > point.y()) != (b.y() > point.y()) &&
          point.x() < a.x() + (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()))
        isInside = !isInside;
    }
  }
  return isInside;
}

/// Corners as coordinates; what they have beside x and y is that of the nearest vertex of `like`.
ShapeRing ringLike(const ShapePart& like, std::span<const QPointF> corners, std::size_t dimensions)
{
  ShapeRing ring;
  for (const QPointF corner : corners) {
    double least = std::numeric_limits<double>::infinity();
    std::array<double, 2> rest{};
    for (const ShapeRing& other : like.rings)
      for (std::size_t i = 0; i < other.size() / dimensions; ++i)
        if (const double far = distance(at(other, i, dimensions), corner); far < least) {
          least = far;
          std::copy_n(other.begin() + offset(i, dimensions) + 2, dimensions - 2, rest.begin());
        }
    ring.push_back(corner.x());
    ring.push_back(corner.y());
    ring.insert(ring.end(), rest.begin(), rest.begin() + static_cast<int>(dimensions - 2));
  }
  return ring;
}

std::vector<QPointF> closed(GeometryKind kind, std::span<const QPointF> corners)
{
  std::vector<QPointF> all(corners.begin(), corners.end());
  if (kind == GeometryKind::Polygon && !all.empty() && all.front() != all.back())
    all.push_back(all.front());
  return all;
}

bool isEnough(GeometryKind kind, const std::vector<QPointF>& corners)
{
  switch (kind) {
  case GeometryKind::Point: return corners.size() == 1;
  case GeometryKind::Line: return corners.size() >= kLeastLine;
  default: return corners.size() > kLeastRing; // with the closing one
  }
}

quint32 singleCode(GeometryKind kind)
{
  if (kind == GeometryKind::Point)
    return 1;
  return kind == GeometryKind::Line ? 2 : 3;
}

void setDimensions(Shape& shape, bool hasZ, bool hasM)
{
  if (shape.hasZ == hasZ && shape.hasM == hasM)
    return;
  const std::size_t before = shape.dimensions();
  for (ShapePart& part : shape.parts)
    for (ShapeRing& ring : part.rings) {
      ShapeRing made;
      for (std::size_t i = 0; i < ring.size(); i += before) {
        made.push_back(ring[i]);
        made.push_back(ring[i + 1]);
        if (hasZ)
          made.push_back(shape.hasZ ? ring[i + 2] : 0);
        if (hasM)
          made.push_back(shape.hasM ? ring[i + before - 1] : 0);
      }
      ring = std::move(made);
    }
  shape.hasZ = hasZ;
  shape.hasM = hasM;
}

} // namespace

std::size_t Shape::vertexCount(std::size_t part, std::size_t ring) const
{
  const ShapeRing& values = parts[part].rings[ring];
  return values.size() / dimensions() - (isClosed(parts[part], values, dimensions()) ? 1U : 0U);
}

QPointF Shape::vertex(const VertexId& id) const
{
  return at(parts[id.part].rings[id.ring], id.index, dimensions());
}

std::vector<VertexId> Shape::vertices() const
{
  std::vector<VertexId> all;
  for (std::size_t part = 0; part < parts.size(); ++part)
    for (std::size_t ring = 0; ring < parts[part].rings.size(); ++ring)
      for (std::size_t i = 0; i < vertexCount(part, ring); ++i)
        all.push_back({part, ring, i});
  return all;
}

Extent Shape::extent() const
{
  Extent extent;
  for (const ShapePart& part : parts)
    for (const ShapeRing& ring : part.rings)
      for (std::size_t i = 0; i < ring.size(); i += dimensions())
        extent.add(ring[i], ring[i + 1]);
  return extent;
}

FlatGeometry toFlat(const Shape& shape)
{
  FlatGeometry flat;
  const std::size_t dimensions = shape.dimensions();
  for (const ShapePart& part : shape.parts) {
    for (const ShapeRing& ring : part.rings) {
      for (std::size_t i = 0; i < ring.size(); i += dimensions)
        flat.xy.insert(flat.xy.end(), {ring[i], ring[i + 1]});
      flat.ringEnds.push_back(static_cast<quint32>(flat.xy.size() / 2));
    }
    flat.partEnds.push_back(static_cast<quint32>(flat.ringEnds.size()));
    flat.kinds.push_back(part.kind);
  }
  return flat;
}

Shape makeShape(GeometryKind kind, std::span<const QPointF> corners, bool hasZ, bool hasM)
{
  Shape shape{singleCode(kind), hasZ, hasM, {{kind, {ShapeRing()}}}};
  ShapeRing& ring = shape.parts.front().rings.front();
  for (const QPointF corner : closed(kind, corners)) {
    ring.insert(ring.end(), {corner.x(), corner.y()});
    ring.resize(ring.size() + shape.dimensions() - 2);
  }
  return shape;
}

std::optional<Shape> asType(const Shape& shape, quint32 type, bool hasZ, bool hasM)
{
  Shape made = shape;
  if (type != shape.type && type != 7) {
    const GeometryKind kind = type % 3 == 1   ? GeometryKind::Point
                              : type % 3 == 2 ? GeometryKind::Line
                                              : GeometryKind::Polygon;
    const bool isKind = std::all_of(shape.parts.begin(), shape.parts.end(),
                                    [kind](const ShapePart& part) { return part.kind == kind; });
    if (!isKind || (type <= 3 && shape.parts.size() > 1))
      return std::nullopt;
  }
  made.type = type;
  setDimensions(made, hasZ, hasM);
  return made;
}

void moveVertex(Shape& shape, const VertexId& id, QPointF to)
{
  const std::size_t dimensions = shape.dimensions();
  ShapePart& part = shape.parts[id.part];
  ShapeRing& ring = part.rings[id.ring];
  const auto set = [&](std::size_t index) {
    ring[index * dimensions] = to.x();
    ring[index * dimensions + 1] = to.y();
  };
  const bool closes = id.index == 0 && isClosed(part, ring, dimensions);
  set(id.index);
  if (closes)
    set(ring.size() / dimensions - 1);
}

VertexId insertVertex(Shape& shape, const VertexId& after, QPointF to)
{
  const std::size_t dimensions = shape.dimensions();
  ShapeRing& ring = shape.parts[after.part].rings[after.ring];
  const std::size_t count = ring.size() / dimensions;
  const std::size_t next = (after.index + 1) % count;
  const double before = distance(at(ring, after.index, dimensions), to);
  const double whole = before + distance(to, at(ring, next, dimensions));
  const double share = whole > 0 ? before / whole : 0;
  std::vector<double> vertex{to.x(), to.y()};
  for (std::size_t d = 2; d < dimensions; ++d) {
    const double a = ring[after.index * dimensions + d], b = ring[next * dimensions + d];
    vertex.push_back(a == b ? a : a + (b - a) * share);
  }
  const VertexId made{after.part, after.ring, after.index + 1};
  ring.insert(ring.begin() + offset(made.index, dimensions), vertex.begin(), vertex.end());
  return made;
}

bool removeVertex(Shape& shape, const VertexId& id)
{
  const std::size_t dimensions = shape.dimensions();
  ShapePart& part = shape.parts[id.part];
  ShapeRing& ring = part.rings[id.ring];
  const std::size_t least = part.kind == GeometryKind::Polygon ? kLeastRing
                            : part.kind == GeometryKind::Line  ? kLeastLine
                                                               : 1;
  if (shape.vertexCount(id.part, id.ring) > least) {
    const bool closes = id.index == 0 && isClosed(part, ring, dimensions);
    const auto first = ring.begin() + offset(id.index, dimensions);
    ring.erase(first, first + offset(1, dimensions));
    if (closes)
      close(ring, dimensions);
    return true;
  }
  if (id.ring > 0) {
    part.rings.erase(part.rings.begin() + static_cast<std::ptrdiff_t>(id.ring));
    return true;
  }
  if (shape.parts.size() < 2)
    return false;
  shape.parts.erase(shape.parts.begin() + static_cast<std::ptrdiff_t>(id.part));
  return true;
}

Result<QByteArray> moved(std::span<const unsigned char> wkb, QPointF by)
{
  DIABAN_TRY(bytes, normaliseWkb(wkb));
  const auto move = [](void* context, double* xy, std::size_t stride,
                       std::size_t count) -> Outcome {
    const QPointF way = *static_cast<const QPointF*>(context);
    for (std::size_t i = 0; i < count; ++i) {
      xy[i * stride] += way.x();
      xy[i * stride + 1] += way.y();
    }
    return Done{};
  };
  const std::span<unsigned char> all{reinterpret_cast<unsigned char*>(bytes.data()),
                                     static_cast<std::size_t>(bytes.size())};
  DIABAN_CHECK(transformWkb(all, move, &by));
  return bytes;
}

bool addHole(Shape& shape, std::span<const QPointF> corners)
{
  const std::vector<QPointF> ring = closed(GeometryKind::Polygon, corners);
  if (!isEnough(GeometryKind::Polygon, ring))
    return false;
  const auto part =
      std::find_if(shape.parts.begin(), shape.parts.end(), [&](const ShapePart& each) {
        return each.kind == GeometryKind::Polygon && holds(each, ring.front(), shape.dimensions());
      });
  if (part == shape.parts.end())
    return false;
  part->rings.push_back(ringLike(*part, ring, shape.dimensions()));
  return true;
}

bool addPart(Shape& shape, std::span<const QPointF> corners)
{
  if (!shape.isMultiple() || shape.parts.empty())
    return false;
  const GeometryKind kind = shape.parts.front().kind;
  const std::vector<QPointF> all = closed(kind, corners);
  if (!isEnough(kind, all))
    return false;
  shape.parts.push_back({kind, {ringLike(shape.parts.front(), all, shape.dimensions())}});
  return true;
}

double planarLength(const Shape& shape)
{
  double length = 0;
  const std::size_t dimensions = shape.dimensions();
  for (const ShapePart& part : shape.parts)
    for (const ShapeRing& ring : part.rings)
      for (std::size_t i = 1; i < ring.size() / dimensions; ++i)
        length += distance(at(ring, i - 1, dimensions), at(ring, i, dimensions));
  return length;
}

double planarArea(const Shape& shape)
{
  double area = 0;
  for (const ShapePart& part : shape.parts)
    if (part.kind == GeometryKind::Polygon)
      for (std::size_t i = 0; i < part.rings.size(); ++i)
        area += (i == 0 ? 0.5 : -0.5) * twiceArea(part.rings[i], shape.dimensions());
  return area;
}

} // namespace diaban::geo
