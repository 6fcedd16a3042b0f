// Coordinate reference systems and the ways between them; VN-2000's datum is pinned here only.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/extent.h>

#include <QString>
#include <QVector>

#include <memory>

namespace diaban::geo {

/// A coordinate reference system. Copying is cheap. Axis order is always x = east, y = north.
class Crs {
public:
  Crs(); ///< unknown: isValid() is false

  /// "EPSG:9210", "OGC:CRS84", WKT 1 and 2, ESRI .prj text, PROJ strings. Never a URL or a file.
  /// \returns UnknownCrs, DeprecatedCrs (EPSG:6956–6959)
  static Result<Crs> fromText(const QString& text);
  static Result<Crs> fromEpsg(int code);

  bool isValid() const;
  QString
  id() const;       ///< "EPSG:9210" where it has a code (looked up by its content too), else empty
  int epsg() const; ///< 0 when it has none
  QString name() const; ///< "VN-2000 / TM-3 zone 481" …
  QString wkt() const;  ///< WKT 1 (GDAL flavour), as GeoPackage and QGIS read it
  bool isGeographic() const;
  double metresPerUnit() const; ///< of a projected system's axes; 1 for geographic ones
  bool isVn2000() const; ///< datum VN-2000, under whichever name or with its parameters as +towgs84
  Extent areaOfUse() const;                ///< longitude and latitude, empty if not known
  bool operator==(const Crs& other) const; ///< same id, or equivalent definition

private:
  struct State;
  std::shared_ptr<const State> m_state;
  friend class Transform;
};

/// One way between two systems. Not thread-safe: make one a thread (cheap, ~1 ms).
/// Pairs of a VN-2000 system with one on another datum go by EPSG:6960, by way of WGS 84, both
/// directions; VN-2000 to VN-2000 never shifts; a "ballpark" way is refused (NoOperation).
class Transform {
public:
  static Result<Transform> between(const Crs& from, const Crs& to);

  bool isIdentity() const;   ///< apply() does nothing: callers need not look at coordinates at all
  QString operation() const; ///< name of the datum operation used, "EPSG:6960" for the pinned one
  double accuracyMetres() const; ///< 0 = exact by definition, negative = not known

  /// Moves `count` points in place; `stride` is in doubles from one x to the next x.
  /// \returns the number of points that could not be moved (they become infinite).
  std::size_t apply(double* xy, std::size_t stride, std::size_t count) const;

  /// The box of the moved outline (21 points an edge).
  Extent apply(const Extent& extent) const;

private:
  struct State;
  std::shared_ptr<State> m_state;
};

/// A province's zone, from data/crs/central_meridians.csv. Each of the 34 provinces has one row
/// that is current, and one for each former province in it.
struct ProvinceZone {
  QString code;     ///< two digits
  QString province; ///< since 1 July 2025
  QString former;   ///< the province whose older maps use this meridian; empty when current
  int epsg = 0;
  QString meridian;       ///< "105°45′"
  bool isCurrent = false; ///< the meridian of maps made now
};
/// Empty where the file cannot be read.
QVector<ProvinceZone> provinceZones(const QString& csvPath);

} // namespace diaban::geo
