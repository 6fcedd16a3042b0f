// Rasters that the program makes, written as files that every GIS reads.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/extent.h>

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>

namespace diaban::geo {

/// What a file of one band of numbers says of itself.
struct GridFile {
  int width = 0, height = 0;
  Extent extent; ///< outer edges of the outer cells
  Crs crs;
  std::optional<float> noData = -9999.0F;
  QByteArray palette{}; ///< of bytes: red, green, blue, alpha a value; empty: none
  /// Numbers are names (of classes, of transmitters): there is nothing in between, so whoever makes
  /// it smaller must choose one of them.
  bool isThematic = false;
  QString quantity{}, unit{}; ///< what its numbers are; may be empty
};

/// Writes a tiled, compressed GeoTIFF; `values` go row by row from the north. Writes to a file
/// beside `path` first: a file that is there is replaced whole or stays.
/// \returns CannotWrite, DiskFull
Outcome writeGeoTiff(const QString& path, const GridFile& grid, std::span<const float> values);
Outcome writeGeoTiff(const QString& path, const GridFile& grid, std::span<const quint8> values);

} // namespace diaban::geo
