// Where the sides of a polygon meet and must not.
#include <diaban/geo/shape.h>

#include <algorithm>

namespace diaban::geo {
namespace {

struct Side {
  QPointF a, b;
  std::size_t ring = 0, index = 0; ///< of its first vertex
};

std::vector<Side> sidesOf(const Shape& shape, std::size_t part)
{
  std::vector<Side> sides;
  for (std::size_t ring = 0; ring < shape.parts[part].rings.size(); ++ring) {
    const std::size_t count = shape.vertexCount(part, ring);
    for (std::size_t i = 0; i < count; ++i) {
      const QPointF a = shape.vertex({part, ring, i}),
                    b = shape.vertex({part, ring, (i + 1) % count});
      if (a != b)
        sides.push_back({a, b, ring, i});
    }
  }
  return sides;
}

double cross(QPointF a, QPointF b)
{
  return a.x() * b.y() - a.y() * b.x();
}

bool isOn(QPointF point, const Side& side)
{
  const QPointF along = side.b - side.a, to = point - side.a;
  const double share = QPointF::dotProduct(along, to);
  return cross(along, to) == 0 && share >= 0 && share <= QPointF::dotProduct(along, along);
}

/// Where two sides cross between their ends.
std::optional<QPointF> crossing(const Side& one, const Side& other)
{
  const QPointF u = one.b - one.a, v = other.b - other.a, w = other.a - one.a;
  const double turn = cross(u, v);
  if (turn == 0)
    return std::nullopt;
  const double s = cross(w, v) / turn, t = cross(w, u) / turn;
  if (s <= 0 || s >= 1 || t <= 0 || t >= 1)
    return std::nullopt;
  return one.a + u * s;
}

/// Sides of one ring that follow one another share a vertex; they are wrong only where one runs
/// back along the other.
std::optional<QPointF> meeting(const Side& one, const Side& other)
{
  if (const auto at = crossing(one, other))
    return at;
  if (one.ring != other.ring) // a hole may touch
    return std::nullopt;
  for (const QPointF end : {other.a, other.b})
    if (end != one.a && end != one.b && isOn(end, one))
      return end;
  for (const QPointF end : {one.a, one.b})
    if (end != other.a && end != other.b && isOn(end, other))
      return end;
  return std::nullopt;
}

bool boxesMeet(const Side& one, const Side& other)
{
  const auto apart = [](double a, double b, double c, double d) {
    return std::max(a, b) < std::min(c, d) || std::max(c, d) < std::min(a, b);
  };
  return !apart(one.a.x(), one.b.x(), other.a.x(), other.b.x()) &&
         !apart(one.a.y(), one.b.y(), other.a.y(), other.b.y());
}

bool isAt(const Side& side, const VertexId& vertex, std::size_t count)
{
  return side.ring == vertex.ring &&
         (side.index == vertex.index || (side.index + 1) % count == vertex.index);
}

} // namespace

std::vector<Crossing> crossings(const Shape& shape, const std::optional<VertexId>& near)
{
  std::vector<Crossing> found;
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    if (shape.parts[part].kind != GeometryKind::Polygon || (near && near->part != part))
      continue;
    const std::vector<Side> sides = sidesOf(shape, part);
    const auto isMeant = [&](const Side& side) {
      return !near || isAt(side, *near, shape.vertexCount(part, near->ring));
    };
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (!isMeant(sides[i]))
        continue;
      for (std::size_t k = near ? 0 : i + 1; k < sides.size(); ++k) {
        const bool isTold = k == i || (near && k < i && isMeant(sides[k]));
        if (isTold || !boxesMeet(sides[i], sides[k]))
          continue;
        if (const auto at = meeting(sides[i], sides[k]))
          found.push_back({*at, sides[i].index + 1, sides[k].index + 1});
      }
    }
  }
  return found;
}

} // namespace diaban::geo
