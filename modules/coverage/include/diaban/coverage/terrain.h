// Terrain from files of others, as heights to look around on.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/sight.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/source.h>

#include <QPointF>
#include <QString>

#include <optional>

namespace diaban::coverage {

/// Heights and where they lie.
struct Terrain {
  HeightGrid heights;
  double west = 0, north = 0; ///< outer edges of the first cell, in metres
  QString crs;                ///< as the file says; empty when it doesn't

  /// The cell that a place lies in; none outside.
  std::optional<Observer> observerAt(QPointF place, double height) const;
  geo::Extent extent() const; ///< outer edges of all cells
  /// Outer edges of some cells.
  geo::Extent extentOf(const SeenCells& cells) const;
};

/// As it was read.
Terrain terrainOf(const geo::RasterGrid& grid);

/// Reads the cells of a raster that lie within `radius` of a place (all for an infinite one). A
/// raster that doesn't say its system is taken to be in metres.
/// \returns errors of geo::SourceReader::grid(); NotInMetres for one in degrees
Result<Terrain> readTerrain(const QString& path, QPointF place, double radius, Progress& progress);

} // namespace diaban::coverage
