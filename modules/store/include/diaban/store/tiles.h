// Rasters as the GeoPackage standard keeps them, pyramids of tiles: copied in from a file that is
// not to be trusted, copied out again, shown and hidden.
#pragma once

#include <diaban/store/box.h>
#include <diaban/store/database.h>

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace diaban::store {

/// The table that tiles are copied to.
struct TileTable {
  QString table; ///< not there yet
  QString identifier;
  int srsId = 0; ///< in gpkg_spatial_ref_sys already
};

/// What GDAL keeps of pictures beside the standard's tables, to give them back as they were.
struct PictureBands {
  int bands = 0;             ///< 1 to 4; 0 for a gridded coverage, which needs none of this
  std::optional<int> noData; ///< the byte that stands for nothing
  QByteArray palette;        ///< red, green, blue, alpha a colour; empty for none
};

/// Copies a pyramid with its rows in the standard's tables from one GeoPackage to another.
///
/// Nothing of `from` runs: rows of plain tables are read (in pages, as readPaged() does), counts,
/// types, sizes and places are checked, tables are made anew. What a tile holds is looked at only
/// as far as to tell that it is a PNG, JPEG, WebP or TIFF.
/// Inside the caller's transaction on `to`.
/// \returns CorruptFile when `from` is not what it should be; Cancelled
Outcome copyTiles(const Database& from, const QString& table, Database& to, const TileTable& as,
                  const QDateTime& now, Progress& progress);

/// The same with what GDAL says of the raster (describePictures()): palette, missing values.
Outcome copyRaster(const Database& from, const QString& table, Database& to, const TileTable& as,
                   const QDateTime& now, Progress& progress);

/// Tells two rasters from one another by all that they hold, wherever their tables are.
Result<QByteArray> rasterHash(const Database& database, const QString& table, Progress& progress);

/// Says what a table of pictures holds, in GDAL's words. Once for each table.
Outcome describePictures(Database& database, const QString& table, const PictureBands& bands,
                         const QDateTime& now);

/// A new GeoPackage at `path` that holds this table and nothing else, for GDAL to read. It is not
/// synced: whoever makes it throws it away. \returns as copyTiles(); nothing is left after an error
Outcome copyTilesOut(const Database& database, const QString& table, const QString& path,
                     const QDateTime& now, Progress& progress);

/// Tables of tiles that the standard's list shows.
Result<QStringList> tileTables(const Database& database);

/// Shows the table under a name, or takes it off the standard's list: its rows stay.
Outcome showTiles(Database& database, const QString& table, const QString& identifier,
                  const QDateTime& now);
Outcome hideTiles(Database& database, const QString& table, const QDateTime& now);

/// Where the raster lies, in its own system. \returns NoSuchLayer for an unknown table
Result<Box> tilesExtent(const Database& database, const QString& table);

} // namespace diaban::store
