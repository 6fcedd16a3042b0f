// GEOS's objects with owners, made from our arrays and well-known binary. Private to the module.
#pragma once

#include <diaban/geo/wkb.h>

#include <QByteArray>
#include <QString>

#include <geos_c.h>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace diaban::geo {

/// The calling thread's own handle: one must not be used by two threads. Silent on stderr.
GEOSContextHandle_t geosHandle();

struct GeosDeleter {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geosHandle(), geometry); }
  void operator()(void* bytes) const { GEOSFree_r(geosHandle(), bytes); }
};
/// Null where GEOS refused. Belongs to the thread that made it.
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosDeleter>;

/// A closed ring of a polygon, in the arrays of its block.
struct RingSpan {
  const double* xy = nullptr;
  std::size_t count = 0;  ///< of vertices, the closing one included
  bool isHole = false;    ///< not the first of its part
  bool isFlipped = false; ///< its inside lies to the right of its way

  bool isClosed() const;
};

/// Polygons of the rings, which are in the order of their parts; null where one can't be made.
GeosGeometry geosPolygons(std::span<const RingSpan> rings);
GeosGeometry geosPolygon(std::span<const double> ring); ///< closed, x y x y …
GeosGeometry geosLine(std::span<const double> xy);
GeosGeometry geosFromWkb(std::span<const unsigned char> wkb);
QByteArray geosToWkb(const GEOSGeometry* geometry); ///< little-endian ISO, with Z if it has any

double geosArea(const GEOSGeometry* geometry);
Extent geosExtent(const GEOSGeometry* geometry);
/// Of the largest polygon in it, a point inside.
std::optional<std::pair<double, double>> geosInnerPoint(const GEOSGeometry* geometry);
/// The single geometries in it, nested ones too; they belong to it.
std::vector<const GEOSGeometry*> geosMembers(const GEOSGeometry* geometry);
/// Only what has an area, as one polygon or multipolygon; null when there is none.
GeosGeometry geosPolygonsOf(const GEOSGeometry* geometry);

struct GeosFault {
  QString reason; ///< GEOS's words without the place
  double x = 0, y = 0;
};
/// Why it is not valid; nothing when it is.
std::optional<GeosFault> geosFault(const GEOSGeometry* geometry);

} // namespace diaban::geo
