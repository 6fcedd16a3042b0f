// Faults of geometry put right: well-known binary in, well-known binary out.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/wkb.h>

#include <QByteArray>
#include <QPointF>

#include <vector>

namespace diaban::geo {

// Vertices that a repair does not concern stay as they are, bit for bit; heights are kept, and lie
// between their neighbours' at new vertices. A polygon that falls apart becomes a multipolygon.
// Errors of all: CurvedGeometry (no args) for arcs; BadGeometry (no args) where nothing sensible
// comes out, and for measures (M) where it is said that they can't be kept: GEOS 3.11 drops them.

/// The polygon that an invalid one means: what an odd number of its rings holds. Rings that end
/// elsewhere than they begin are closed. Keeps no measures.
Result<QByteArray> madeValid(const QByteArray& wkb);

/// A polygon without what it shares with `other`. Parts that are narrower on average than
/// `leastWidth` come from rounding and go too. Keeps no measures.
Result<QByteArray> cutOff(const QByteArray& wkb, const QByteArray& other, double leastWidth);

/// A polygon and what lies beside it as one. Borders nearer than `noise` are one. Keeps no
/// measures.
Result<QByteArray> joined(const QByteArray& wkb, const QByteArray& piece, double noise);

/// What the first ring encloses and no other one does, as single polygons.
Result<std::vector<QByteArray>> groundWithin(const FlatGeometry& rings);

/// How long two borders run along each other, in units of the coordinates.
double sharedBorder(const QByteArray& one, const QByteArray& other, double noise);

/// A part taken out of a row's polygons.
struct TakenPart {
  QByteArray rest; ///< empty where it was the only one
  QByteArray part; ///< a single polygon
};
/// \returns BadGeometry also where none of the parts is `part`, vertex by vertex
Result<TakenPart> withoutPart(const QByteArray& wkb, const FlatGeometry& part);

double polygonArea(const QByteArray& wkb); ///< 0 for what is no polygon

/// All outer rings counterclockwise, holes clockwise (OGC 06-103r4, 6.1.11.1).
Result<QByteArray> withRingsInOrder(const QByteArray& wkb);

/// Lines that cross or touch themselves, parted there; what is gone twice stays once. Each piece
/// keeps its direction.
Result<QByteArray> parted(const QByteArray& wkb, double noise);

/// Lines with a vertex at `at` wherever they pass nearer than `noise`.
Result<QByteArray> withVertex(const QByteArray& wkb, QPointF at, double noise);

/// A line whose end was moved.
struct MovedEnd {
  QByteArray wkb;
  QPointF to;
};
/// The end at `end` moved to `other`: to where its last edge crosses it, else to the vertex of it
/// within `reach`, else to its nearest point.
Result<MovedEnd> withEndOn(const QByteArray& wkb, QPointF end, const QByteArray& other,
                           double reach, double noise);

} // namespace diaban::geo
