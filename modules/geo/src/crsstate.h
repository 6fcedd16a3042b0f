// What a Crs knows about itself: plain values, so that any thread may read them.
#pragma once

#include <diaban/geo/crs.h>

#include <QByteArray>

namespace diaban::geo {

struct Crs::State {
  QString id;
  int epsg = 0;
  QString name;
  QString wkt;
  bool isGeographic = false;
  double metresPerUnit = 1;
  bool isVn2000 = false;
  Extent areaOfUse;
  /// What PROJ makes the system of when coordinates are moved: two dimensions, "EPSG:n" or WKT 2.
  QByteArray definition;
};

} // namespace diaban::geo
