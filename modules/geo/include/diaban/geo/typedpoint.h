// Coordinates as people type them: every usual notation, and each way that it can be read.
#pragma once

#include <diaban/geo/crs.h>

#include <QStringList>

namespace diaban::geo {

/// Why a reading may not be what was meant.
enum class PointDoubt : quint8 {
  None,
  OutsideMap,    ///< fits, but lies away from all layers
  OutsideZone,   ///< too far from the central meridian of the system that was named
  OutsideVietnam ///< neither in Vietnam and its sea nor on the map
};

/// One way to read what was typed.
struct TypedPoint {
  Crs crs;                            ///< in which it was typed
  double x = 0, y = 0;                ///< east and north, or longitude and latitude, in `crs`
  double mapX = 0, mapY = 0;          ///< the same in the map's system
  double longitude = 0, latitude = 0; ///< WGS 84, degrees
  QString meridian;                   ///< "105°45′" where `crs` is the zone of a province
  QStringList provinces;  ///< whose maps use that meridian, as far as that decided the choice
  bool eastFirst = false; ///< east or longitude was written first
  PointDoubt doubt = PointDoubt::None;
};

struct TypedPointContext {
  Crs map;                     ///< the map's system
  Extent area;                 ///< of all layers, in `map`; may be empty
  QVector<ProvinceZone> zones; ///< see provinceZones()
};

enum class PointFault : quint8 {
  None,
  NotCoordinates, ///< something else: a name, a number of a parcel
  NeedsZone,      ///< metres, but the map has no zone and none was named
};

struct TypedPoints {
  QVector<TypedPoint> readings; ///< the likeliest first
  PointFault fault = PointFault::NotCoordinates;
};

/// VN-2000 of any province ("1776420,15 552318,40", "X=… Y=…", "Bắc 1.776.420,15 Đông 552.318,40",
/// with a province, "105°45′" after "KTT", "EPSG:9210" or "UTM 48" beside them or not), degrees
/// with fractions, minutes or seconds ("20.8449, 106.6881", "20°50′41″B 106°41′17″Đ", "20d50m41s
/// …"), on WGS 84 unless "VN-2000" is written. X is north, as on Vietnamese maps, unless its value
/// can only be an east. Without a system metres are read in the map's; where they would fit other
/// meridians of the same provinces too, these follow. Takes up to some 50 ms. Any thread.
TypedPoints readTypedPoint(const QString& text, const TypedPointContext& context);

/// "VN-2000, meridian 105°45′ · North 1.776.420,15 · East 552.318,40" in the person's language and
/// in the numbers of QLocale().
QString readingWords(const TypedPoint& point);
/// A sentence that says what is doubtful; empty for PointDoubt::None.
QString doubtWords(const TypedPoint& point);

} // namespace diaban::geo
