// One geometry to work on: every coordinate of it bit for bit, and the ways to change some of them.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/wkb.h>

#include <QByteArray>
#include <QPointF>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace diaban::geo {

/// Coordinates of a point, a line or a ring, one vertex after the other: x, y and what else the
/// shape has. A ring ends with its first vertex again, as it came.
using ShapeRing = std::vector<double>;

struct ShapePart {
  GeometryKind kind = GeometryKind::Point; ///< Point, Line or Polygon
  std::vector<ShapeRing> rings;            ///< of a polygon the outer one first; else one
  bool operator==(const ShapePart&) const = default;
};

/// Which vertex. The one that closes a ring is its first.
struct VertexId {
  std::size_t part = 0, ring = 0, index = 0;
  auto operator<=>(const VertexId&) const = default;
};

/// Points, lines and polygons, single, multiple or together. Members of members stand side by side;
/// members without vertices are left out.
struct Shape {
  quint32 type = 1; ///< ISO code without Z and M: 1 point … 7 collection
  bool hasZ = false, hasM = false;
  std::vector<ShapePart> parts;

  std::size_t dimensions() const { return 2U + (hasZ ? 1U : 0U) + (hasM ? 1U : 0U); }
  bool isMultiple() const { return type > 3; }
  bool isEmpty() const { return parts.empty(); }
  /// Vertices of a ring, the closing one not counted.
  std::size_t vertexCount(std::size_t part, std::size_t ring) const;
  QPointF vertex(const VertexId& id) const;
  /// All vertices in their order.
  std::vector<VertexId> vertices() const;
  Extent extent() const;
  bool operator==(const Shape&) const = default;
};

/// \returns BadGeometry as readWkb() does; CurvedGeometry (no args) for arcs, surfaces of triangles
///          and the like, which can't be changed without making them something else
Result<Shape> readShape(std::span<const unsigned char> wkb);
/// Little-endian ISO WKB; of a shape that nobody changed what normaliseWkb() gives.
QByteArray toWkb(const Shape& shape);
FlatGeometry toFlat(const Shape& shape);

/// Well-known text, also with Z and M. \returns BadArgument (text, "WKT"); CurvedGeometry
Result<Shape> shapeFromWkt(const QString& text);

/// A shape of one part. Z and M of its vertices are 0. A ring is closed where it is not.
Shape makeShape(GeometryKind kind, std::span<const QPointF> corners, bool hasZ = false,
                bool hasM = false);

/// The same geometry as another type of the same kind: single as multiple, multiple as single where
/// it has one part; with or without Z and M, which are 0 where there were none.
/// \returns nothing where that can't be
std::optional<Shape> asType(const Shape& shape, quint32 type, bool hasZ, bool hasM);

// Each changes what it names and no other bit. Indices must be those of the shape.

/// Z and M stay.
void moveVertex(Shape& shape, const VertexId& id, QPointF to);
/// A vertex behind `after`, before the next one of its line or ring; Z and M lie between theirs.
VertexId insertVertex(Shape& shape, const VertexId& after, QPointF at);
/// A hole or a part that has too few vertices left goes too. \returns false, with nothing changed,
/// where nothing of the shape would be left
bool removeVertex(Shape& shape, const VertexId& id);
/// A hole in the part that holds its first corner; Z and M as in that part's nearest vertices.
/// \returns false where no part does, or with less than three corners
bool addHole(Shape& shape, std::span<const QPointF> corners);
/// One part more of the kind of the first. \returns false for a shape that is not multiple
bool addPart(Shape& shape, std::span<const QPointF> corners);

/// Any geometry, arcs too, as normalised WKB that lies elsewhere; Z and M stay.
/// \returns BadGeometry as readWkb() does
Result<QByteArray> moved(std::span<const unsigned char> wkb, QPointF by);

/// In the units of its coordinates, on the plane.
double planarLength(const Shape& shape); ///< all edges
double planarArea(const Shape& shape);   ///< without sign, holes taken off

/// Two sides that cross or touch where they must not. Sides are counted from 1 in their ring.
struct Crossing {
  QPointF at;
  std::size_t side = 0, other = 0;
};
/// Where sides of polygons cross those of the same part. \param near only sides at that vertex are
/// held against the others: O(vertices); without it all are: O(vertices²)
std::vector<Crossing> crossings(const Shape& shape, const std::optional<VertexId>& near = {});

} // namespace diaban::geo
