// Our reader of well-known binary: hostile bytes in, flat coordinates or an error out.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/recordbatch.h>

#include <QByteArray>

#include <span>
#include <vector>

namespace diaban::geo {

/// A geometry as flat arrays, x and y only, curves stroked: what is drawn, indexed, searched.
/// Parts are points, lines or polygons; the rings of a polygon follow one another, the outer first.
struct FlatGeometry {
  std::vector<double> xy;          ///< x, y, x, y …
  std::vector<quint32> ringEnds;   ///< in vertices; a point or a line is one ring
  std::vector<quint32> partEnds;   ///< in rings
  std::vector<GeometryKind> kinds; ///< one a part

  void clear();
  bool isEmpty() const { return partEnds.empty(); }
  Extent extent() const;
};

/// Which geometry WKB holds, and what of it, from its header and counts alone.
struct WkbType {
  quint32 type = 0; ///< ISO code without Z and M: 1 point … 17 triangle
  bool hasZ = false;
  bool hasM = false;
  GeometryKind kind() const;
};
Result<WkbType> wkbType(std::span<const unsigned char> wkb);

/// Appends nothing on an error; `flat` is cleared first. Reads ISO and EWKB type codes, both byte
/// orders, nesting up to 16 levels; circular arcs are stroked to within 1/1000 of their radius.
/// \returns BadGeometry (no args) where counts do not fit the bytes, for unknown types, and for
///          coordinates that are not finite (but POINT(NaN NaN), which is an empty point).
Outcome readWkb(std::span<const unsigned char> wkb, FlatGeometry& flat);

/// Calls `move(double* xy, std::size_t stride, std::size_t count)` for each run of coordinates of
/// well-formed little-endian WKB and lets it change x and y in place; Z and M stay.
/// \returns BadGeometry as readWkb does, and whatever `move` returns.
using MoveRun = Outcome (*)(void* context, double* xy, std::size_t stride, std::size_t count);
Outcome transformWkb(std::span<unsigned char> wkb, MoveRun move, void* context);

/// The little-endian ISO form of any WKB that readWkb takes.
Result<QByteArray> normaliseWkb(std::span<const unsigned char> wkb);

/// GeoPackage geometry blob: header (with envelope unless empty or a point) + WKB. OGC
/// 12-128r15, 2.1.3.
QByteArray toGeoPackageBlob(std::span<const unsigned char> wkb, int srsId, const Extent& extent,
                            bool empty);

struct GeoPackageBlob {
  int srsId = 0;
  bool isEmpty = false;
  std::span<const unsigned char> wkb; ///< points into the blob
};
Result<GeoPackageBlob> readGeoPackageBlob(std::span<const unsigned char> blob);

} // namespace diaban::geo
