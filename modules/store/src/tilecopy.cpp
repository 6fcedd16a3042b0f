#include "schemacheck.h"
#include "tilepyramid.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>
#include <diaban/store/transaction.h>

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::store {
namespace {

constexpr qsizetype kMostTileBytes = 16 << 20;

Error broken(const Database& database, const char* what)
{
  return {Error::Code::CorruptFile, {database.path()}, QString::fromLatin1(what)};
}

/// A table of plain columns: nothing is computed when it is read.
Outcome checkPlain(const Database& database, const QString& table)
{
  DIABAN_TRY(entries, schemaEntries(database));
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const SchemaEntry& entry) {
    return entry.name == table && entry.isPlainTable();
  });
  if (found == entries.end())
    return broken(database, "no table of tiles");
  DIABAN_TRY(parts, foreignPartsOf(database, *found, {}));
  return parts.isEmpty() ? Outcome(Done{}) : broken(database, "a table that computes");
}

bool isPicture(QByteArrayView bytes)
{
  constexpr std::array kStarts{QByteArrayView("\x89PNG"), QByteArrayView("\xff\xd8\xff"),
                               QByteArrayView("RIFF"), QByteArrayView("II*"), QByteArrayView("MM")};
  return bytes.size() <= kMostTileBytes &&
         std::any_of(kStarts.begin(), kStarts.end(),
                     [&](QByteArrayView start) { return bytes.startsWith(start); });
}

bool isTile(const Statement& row, const TilePyramid& pyramid)
{
  for (int column = 0; column < 4; ++column)
    if (row.type(column) != ValueType::Integer)
      return false;
  const TileMatrix* level = pyramid.level(row.integer(1));
  return level && row.integer(0) > 0 && row.integer(2) >= 0 && row.integer(2) < level->columns &&
         row.integer(3) >= 0 && row.integer(3) < level->rows && row.type(4) == ValueType::Blob &&
         isPicture(row.blob(4));
}

Outcome copyTileRows(const Database& from, const QString& table, const TilePyramid& pyramid,
                     Database& to, const QString& as, Progress& progress)
{
  const QByteArray columns = "(id, zoom_level, tile_column, tile_row, tile_data)";
  DIABAN_TRY(last, from.integer("SELECT coalesce(max(id), 0) FROM " + quoted(table)));
  DIABAN_TRY(select, from.prepare("SELECT id, zoom_level, tile_column, tile_row, tile_data FROM " +
                                  quoted(table) + " WHERE id>?1 ORDER BY id"));
  DIABAN_TRY(insert, to.prepare("INSERT INTO " + quoted(as) + columns +
                                " VALUES(?1, ?2, ?3, ?4,"
                                " ?5)"));
  const auto take = [&](const Statement& row) -> Outcome {
    if (!isTile(row, pyramid))
      return broken(from, "a tile that is none");
    for (int column = 0; column < 4; ++column)
      insert.bind(column + 1, row.integer(column));
    DIABAN_CHECK(insert.bindBlob(5, row.blob(4)).run());
    if (!progress.advance(double(row.integer(0)) / double(last)))
      return Error{Error::Code::Cancelled, {}, {}};
    return Done{};
  };
  // Nobody but an import writes tiles, and that only once: a commit in between changes nothing.
  DIABAN_CHECK(readPaged(from, select, 0, take));
  return Done{};
}

/// What each tile of a coverage adds to its values.
Outcome copyTileFacts(const Database& from, const QString& table, Database& to, const QString& as)
{
  constexpr int kFirst = 1, kOffset = 3, kLast = 7;
  DIABAN_TRY(select, from.prepare("SELECT id, tpudt_id, scale, offset, min, max, mean, std_dev FROM"
                                  " gpkg_2d_gridded_tile_ancillary WHERE id>?1 AND tpudt_name=?2"
                                  " ORDER BY id"));
  DIABAN_TRY(insert,
             to.prepare("INSERT INTO gpkg_2d_gridded_tile_ancillary(tpudt_name, tpudt_id, scale,"
                        " offset, min, max, mean, std_dev) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                        " ?8)"));
  select.bind(2, table);
  const auto take = [&](const Statement& row) -> Outcome {
    insert.clearBindings();
    insert.bind(1, as).bind(2, row.integer(kFirst));
    for (int column = kFirst + 1; column <= kLast; ++column) {
      const bool isNumber =
          row.type(column) == ValueType::Integer || row.type(column) == ValueType::Real;
      if (isNumber && std::isfinite(row.real(column)))
        insert.bind(column + 1, row.real(column));
      else if (column <= kOffset) // what tiles hold is computed with them; the rest is good to know
        return broken(from, "a tile's number that is none");
    }
    return insert.run();
  };
  DIABAN_CHECK(readPaged(from, select, 0, take));
  return Done{};
}

/// A value in GDAL's own XML, which tells pictures of one, two and three bands from one another.
QByteArray item(const char* key, const QByteArray& value)
{
  return QByteArray("    <MDI key=\"") + key + "\">" + value + "</MDI>\n";
}

QByteArray paletteText(const QByteArray& palette)
{
  QByteArrayList colours;
  for (qsizetype i = 0; i + 4 <= palette.size(); i += 4) {
    QByteArrayList parts;
    for (qsizetype part = 0; part < 4; ++part)
      parts.append(QByteArray::number(static_cast<unsigned char>(palette[i + part])));
    colours.append('{' + parts.join(',') + '}');
  }
  return '{' + colours.join(',') + '}';
}

Outcome copySpatialRef(const Database& from, const QString& table, Database& to, int& srsId)
{
  DIABAN_TRY(row, from.prepare("SELECT s.srs_id, s.srs_name, s.organization,"
                               " s.organization_coordsys_id, s.definition FROM gpkg_spatial_ref_sys"
                               " s JOIN gpkg_tile_matrix_set t USING(srs_id)"
                               " WHERE t.table_name=?1"));
  row.bind(1, table);
  DIABAN_TRY(found, row.step());
  if (!found)
    return Error{Error::Code::NoSuchLayer, {table, from.path()}, {}};
  srsId = static_cast<int>(row.integer(0));
  return addSpatialRef(
      to,
      {srsId, row.string(1), row.string(2), static_cast<int>(row.integer(3)), row.string(4), {}});
}

Outcome fillNewFile(const Database& database, const QString& table, const QString& path,
                    const QDateTime& now, Progress& progress)
{
  DIABAN_TRY(to, Database::open(path, OpenMode::Create));
  DIABAN_CHECK(to.run("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"));
  DIABAN_TRY(transaction, Transaction::begin(to));
  DIABAN_CHECK(createGeoPackage(to, now));
  TileTable as{table, table, 0};
  DIABAN_CHECK(copySpatialRef(database, table, to, as.srsId));
  DIABAN_CHECK(copyRaster(database, table, to, as, now, progress));
  return transaction.commit();
}

/// What a raster consists of, each with a key first that does not count; ?2 is its table.
QByteArrayList hashedRows(const QString& table, bool isCoverage)
{
  QByteArrayList selects{
      "SELECT id, zoom_level, tile_column, tile_row, tile_data FROM " + quoted(table) +
          " WHERE id>?1 AND ?2=?2 ORDER BY id",
      "SELECT rowid, zoom_level, matrix_width, matrix_height, tile_width, tile_height,"
      " pixel_x_size, pixel_y_size FROM gpkg_tile_matrix WHERE rowid>?1 AND table_name=?2"
      " ORDER BY rowid",
      "SELECT rowid, srs_id, min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set WHERE rowid>?1"
      " AND table_name=?2 ORDER BY rowid"};
  if (isCoverage)
    selects += {"SELECT rowid, datatype, scale, offset, data_null FROM"
                " gpkg_2d_gridded_coverage_ancillary WHERE rowid>?1 AND tile_matrix_set_name=?2"
                " ORDER BY rowid",
                "SELECT id, scale, offset FROM gpkg_2d_gridded_tile_ancillary WHERE id>?1 AND"
                " tpudt_name=?2 ORDER BY id"};
  return selects;
}

void addToHash(const Statement& row, QCryptographicHash& hash)
{
  for (int column = 1; column < row.columnCount(); ++column) {
    const QByteArrayView bytes = row.blob(column);
    hash.addData(QByteArray::number(bytes.size()) + ':');
    hash.addData(bytes);
  }
}

} // namespace

Outcome copyTiles(const Database& from, const QString& table, Database& to, const TileTable& as,
                  const QDateTime& now, Progress& progress)
{
  DIABAN_CHECK(checkPlain(from, table));
  DIABAN_TRY(pyramid, readPyramid(from, table));
  DIABAN_CHECK(writePyramid(to, as, pyramid, now));
  DIABAN_CHECK(copyTileRows(from, table, pyramid, to, as.table, progress));
  return pyramid.coverage ? copyTileFacts(from, table, to, as.table) : Outcome(Done{});
}

Outcome copyRaster(const Database& from, const QString& table, Database& to, const TileTable& as,
                   const QDateTime& now, Progress& progress)
{
  DIABAN_CHECK(copyTiles(from, table, to, as, now, progress));
  DIABAN_TRY(metadata, tileMetadata(from, table));
  return metadata.isEmpty() ? Outcome(Done{}) : setTileMetadata(to, as.table, metadata, now);
}

Result<QByteArray> rasterHash(const Database& database, const QString& table, Progress& progress)
{
  QCryptographicHash hash(QCryptographicHash::Sha256);
  DIABAN_TRY(pyramid, readPyramid(database, table));
  for (const QByteArray& select : hashedRows(table, pyramid.coverage.has_value())) {
    DIABAN_TRY(rows, database.prepare(select));
    rows.bind(2, table);
    DIABAN_CHECK(readPaged(database, rows, 0, [&](const Statement& row) -> Outcome {
      addToHash(row, hash);
      return progress.advance(0) ? Outcome(Done{}) : Outcome(Error{Error::Code::Cancelled, {}, {}});
    }));
  }
  DIABAN_TRY(metadata, tileMetadata(database, table));
  hash.addData(metadata);
  return hash.result();
}

Outcome describePictures(Database& database, const QString& table, const PictureBands& bands,
                         const QDateTime& now)
{
  constexpr int kUsual = 4; // what GDAL takes a picture for that says nothing
  QByteArray items;
  if (bands.bands > 0 && bands.bands != kUsual)
    items += item("BAND_COUNT", QByteArray::number(bands.bands));
  if (bands.noData)
    items += item("NODATA_VALUE", QByteArray::number(*bands.noData));
  if (!bands.palette.isEmpty())
    items += item("COLOR_TABLE", paletteText(bands.palette));
  if (items.isEmpty())
    return Done{};
  return setTileMetadata(database, table,
                         "<GDALMultiDomainMetadata>\n  <Metadata domain=\"IMAGE_STRUCTURE\">\n" +
                             items + "  </Metadata>\n</GDALMultiDomainMetadata>\n",
                         now);
}

Outcome copyTilesOut(const Database& database, const QString& table, const QString& path,
                     const QDateTime& now, Progress& progress)
{
  auto filled = fillNewFile(database, table, path, now, progress);
  if (!filled && filled.error().code != Error::Code::FileExists)
    QFile::remove(path);
  return filled;
}

} // namespace diaban::store
