// Which coordinate system coordinates may be in that do not say it, and how well each fits.
#pragma once

#include <diaban/geo/crs.h>

#include <vector>

namespace diaban::geo {

/// One way to read coordinates.
struct CrsReading {
  Crs crs;
  bool swapsAxes = false;  ///< the first number is north
  double fit = 0;          ///< share of the points that lie in the area
  double offsetMetres = 0; ///< from where the first reading puts the points' middle
};

/// The systems that maps of Vietnam come in: `own` first, then the provinces' zones, those of the
/// state's maps, GPS.
QVector<Crs> usualSystems(const Crs& own, const QVector<ProvinceZone>& zones);

/// Every reading by which some of the points lie in one of the boxes, the best first, those of
/// equal fit in the order of `systems`. Readings with swapped axes come only where they fit and no
/// straight one does.
/// \param xy x, y, x, y … as they stand in the file
/// \param areas in longitude and latitude
QVector<CrsReading> crsReadings(const std::vector<double>& xy, const QVector<Crs>& systems,
                                const QVector<Extent>& areas);

/// Whether the first reading leaves no doubt: most points fit, and no other fits nearly as well.
bool isClear(const QVector<CrsReading>& readings);

/// `extent` of `crs` in longitude and latitude, a little larger: where what belongs to it may lie.
/// Empty where there is no way.
Extent areaAround(const Extent& extent, const Crs& crs);

} // namespace diaban::geo
