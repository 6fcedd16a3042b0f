// What the standard's tables say of one pyramid of tiles. Private to the module.
#pragma once

#include <diaban/store/tiles.h>

#include <optional>
#include <vector>

namespace diaban::store {

/// One level: a row of gpkg_tile_matrix.
struct TileMatrix {
  qint64 zoom = 0, columns = 0, rows = 0, tileWidth = 0, tileHeight = 0;
  double pixelX = 0, pixelY = 0;
};

/// A row of gpkg_2d_gridded_coverage_ancillary.
struct Coverage {
  QString dataType;
  double scale = 1, offset = 0, precision = 1;
  std::optional<double> noData;
  QString cellEncoding, unit, field, quantity;
};

struct TilePyramid {
  Box extent; ///< of the raster
  Box matrix; ///< of all tiles; the raster's edge need not be theirs
  std::vector<TileMatrix> levels;
  std::optional<Coverage> coverage; ///< none for pictures

  const TileMatrix* level(qint64 zoom) const;
};

/// \returns NoSuchLayer; CorruptFile for what no raster of sense has
Result<TilePyramid> readPyramid(const Database& database, const QString& table);

/// Makes the table, without tiles, and its rows in the standard's tables.
Outcome writePyramid(Database& database, const TileTable& as, const TilePyramid& pyramid,
                     const QDateTime& now);

/// Makes those of kRasterTables that are not there, and says in gpkg_extensions that they are.
Outcome createRasterTables(Database& database);

/// GDAL's words about a table; empty where there are none.
Result<QByteArray> tileMetadata(const Database& database, const QString& table);
Outcome setTileMetadata(Database& database, const QString& table, const QByteArray& xml,
                        const QDateTime& now);

} // namespace diaban::store
