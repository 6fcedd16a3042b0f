#include "tilepyramid.h"

#include "tileschema.h"

#include <diaban/store/geopackage.h>

#include <algorithm>
#include <cmath>

namespace diaban::store {
namespace {

constexpr std::size_t kMostLevels = 40;
constexpr qint64 kMostTileSide = 4096;
constexpr qint64 kMostTilesASide = qint64{1} << 31;
constexpr qsizetype kLongestText = 500;
constexpr qsizetype kLongestMetadata = 1 << 20;
const char* const kCoverageExtension = "gpkg_2d_gridded_coverage";
const char* const kCoverageDefinition = "http://docs.opengeospatial.org/is/17-066r1/17-066r1.html";
const char* const kMetadataDefinition = "http://www.geopackage.org/spec120/#extension_metadata";

QString timeText(const QDateTime& time)
{
  return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
}

Error broken(const Database& database, const char* what)
{
  return {Error::Code::CorruptFile, {database.path()}, QString::fromLatin1(what)};
}

bool isBox(const Box& box)
{
  return std::isfinite(box.minX) && std::isfinite(box.minY) && std::isfinite(box.maxX) &&
         std::isfinite(box.maxY) && box.minX < box.maxX && box.minY < box.maxY;
}

/// Whether a level's tiles cover the whole box, no more and no less.
bool covers(const TileMatrix& level, const Box& box)
{
  constexpr double kSame = 1e-6;
  const double width = double(level.columns) * double(level.tileWidth) * level.pixelX;
  const double height = double(level.rows) * double(level.tileHeight) * level.pixelY;
  return std::abs(width / (box.maxX - box.minX) - 1) < kSame &&
         std::abs(height / (box.maxY - box.minY) - 1) < kSame;
}

bool isLevel(const TileMatrix& level)
{
  const auto isCount = [](qint64 n, qint64 most) { return n >= 1 && n <= most; };
  return level.zoom >= 0 && level.zoom < qint64(kMostLevels) &&
         isCount(level.columns, kMostTilesASide) && isCount(level.rows, kMostTilesASide) &&
         isCount(level.tileWidth, kMostTileSide) && isCount(level.tileHeight, kMostTileSide) &&
         std::isfinite(level.pixelX) && std::isfinite(level.pixelY) && level.pixelX > 0 &&
         level.pixelY > 0;
}

bool isCoverage(const Coverage& coverage)
{
  const bool hasType =
      coverage.dataType == QLatin1String("integer") || coverage.dataType == QLatin1String("float");
  const auto isShort = [](const QString& text) { return text.size() <= kLongestText; };
  return hasType && std::isfinite(coverage.scale) && std::isfinite(coverage.offset) &&
         std::isfinite(coverage.precision) && isShort(coverage.cellEncoding) &&
         isShort(coverage.unit) && isShort(coverage.field) && isShort(coverage.quantity);
}

Result<std::vector<TileMatrix>> readLevels(const Database& database, const QString& table)
{
  DIABAN_TRY(rows, database.prepare("SELECT zoom_level, matrix_width, matrix_height, tile_width,"
                                    " tile_height, pixel_x_size, pixel_y_size FROM gpkg_tile_matrix"
                                    " WHERE table_name=?1 ORDER BY zoom_level LIMIT ?2"));
  rows.bind(1, table).bind(2, kMostLevels);
  std::vector<TileMatrix> levels;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return levels;
    levels.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3),
                      rows.integer(4), rows.real(5), rows.real(6)});
  }
}

Result<std::optional<Coverage>> readCoverage(const Database& database, const QString& table)
{
  DIABAN_TRY(columns, columnNames(database, QStringLiteral("gpkg_2d_gridded_coverage_ancillary")));
  if (columns.isEmpty())
    return std::optional<Coverage>{};
  DIABAN_TRY(row, database.prepare("SELECT datatype, scale, offset, precision, data_null,"
                                   " grid_cell_encoding, uom, field_name, quantity_definition"
                                   " FROM gpkg_2d_gridded_coverage_ancillary"
                                   " WHERE tile_matrix_set_name=?1"));
  row.bind(1, table);
  DIABAN_TRY(found, row.step());
  if (!found)
    return std::optional<Coverage>{};
  Coverage coverage{row.string(0), row.real(1),   row.real(2),   row.real(3),  std::nullopt,
                    row.string(5), row.string(6), row.string(7), row.string(8)};
  if (!row.isNull(4))
    coverage.noData = row.real(4);
  return std::optional(coverage);
}

Outcome writeCoverage(Database& database, const QString& table, const Coverage& coverage)
{
  DIABAN_TRY(insert,
             database.prepare("INSERT INTO gpkg_2d_gridded_coverage_ancillary(tile_matrix_set_name,"
                              " datatype, scale, offset, precision, data_null, grid_cell_encoding,"
                              " uom, field_name, quantity_definition)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
  insert.bind(1, table).bind(2, coverage.dataType).bind(3, coverage.scale);
  insert.bind(4, coverage.offset).bind(5, coverage.precision);
  if (coverage.noData)
    insert.bind(6, *coverage.noData);
  insert.bind(7, coverage.cellEncoding).bind(8, coverage.unit);
  DIABAN_CHECK(insert.bind(9, coverage.field).bind(10, coverage.quantity).run());
  DIABAN_TRY(extension, database.prepare("INSERT INTO gpkg_extensions(table_name, column_name,"
                                         " extension_name, definition, scope)"
                                         " VALUES(?1, 'tile_data', ?2, ?3, 'read-write')"));
  return extension.bind(1, table)
      .bindText(2, kCoverageExtension)
      .bindText(3, kCoverageDefinition)
      .run();
}

Outcome writeLevels(Database& database, const QString& table, const TilePyramid& pyramid)
{
  DIABAN_TRY(insert, database.prepare("INSERT INTO gpkg_tile_matrix(table_name, zoom_level,"
                                      " matrix_width, matrix_height, tile_width, tile_height,"
                                      " pixel_x_size, pixel_y_size)"
                                      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
  for (const TileMatrix& level : pyramid.levels) {
    insert.bind(1, table).bind(2, level.zoom).bind(3, level.columns).bind(4, level.rows);
    insert.bind(5, level.tileWidth).bind(6, level.tileHeight);
    DIABAN_CHECK(insert.bind(7, level.pixelX).bind(8, level.pixelY).run());
  }
  return Done{};
}

void bindBox(Statement& statement, int first, const Box& box)
{
  statement.bind(first, box.minX).bind(first + 1, box.minY);
  statement.bind(first + 2, box.maxX).bind(first + 3, box.maxY);
}

Outcome setKind(Database& database, const QString& table, const char* kind,
                const QString& identifier, const QDateTime& now)
{
  DIABAN_TRY(update, database.prepare("UPDATE gpkg_contents SET data_type=?2, identifier=?3,"
                                      " last_change=?4 WHERE table_name=?1 AND (data_type<>?2"
                                      " OR identifier IS NOT ?3)"));
  return update.bind(1, table).bindText(2, kind).bind(3, identifier).bind(4, timeText(now)).run();
}

} // namespace

const TileMatrix* TilePyramid::level(qint64 zoom) const
{
  const auto found = std::find_if(levels.begin(), levels.end(),
                                  [&](const TileMatrix& each) { return each.zoom == zoom; });
  return found == levels.end() ? nullptr : &*found;
}

Result<TilePyramid> readPyramid(const Database& database, const QString& table)
{
  DIABAN_TRY(row, database.prepare("SELECT c.min_x, c.min_y, c.max_x, c.max_y, s.min_x, s.min_y,"
                                   " s.max_x, s.max_y FROM gpkg_contents c"
                                   " JOIN gpkg_tile_matrix_set s USING(table_name)"
                                   " WHERE c.table_name=?1"));
  row.bind(1, table);
  DIABAN_TRY(found, row.step());
  if (!found)
    return Error{Error::Code::NoSuchLayer, {table, database.path()}, {}};
  TilePyramid pyramid;
  pyramid.extent = {row.real(0), row.real(1), row.real(2), row.real(3)};
  pyramid.matrix = {row.real(4), row.real(5), row.real(6), row.real(7)};
  DIABAN_TRY(levels, readLevels(database, table));
  pyramid.levels = std::move(levels);
  DIABAN_TRY(coverage, readCoverage(database, table));
  pyramid.coverage = coverage;
  if (!isBox(pyramid.extent) || !isBox(pyramid.matrix) || pyramid.levels.empty())
    return broken(database, "tiles without an area");
  const bool fits =
      std::all_of(pyramid.levels.begin(), pyramid.levels.end(), [&](const TileMatrix& level) {
        return isLevel(level) && covers(level, pyramid.matrix);
      });
  if (!fits || (pyramid.coverage && !isCoverage(*pyramid.coverage)))
    return broken(database, "levels of tiles that do not fit");
  return pyramid;
}

Outcome createRasterTables(Database& database)
{
  DIABAN_TRY(columns, columnNames(database, QStringLiteral("gpkg_metadata")));
  if (columns.isEmpty()) {
    for (const char* sql : kRasterTables)
      DIABAN_CHECK(database.run(QByteArray(sql).replace("CREATE TABLE", "CREATE TABLE IF NOT"
                                                                        " EXISTS")));
  }
  DIABAN_TRY(insert, database.prepare("INSERT INTO gpkg_extensions(table_name, extension_name,"
                                      " definition, scope) SELECT ?1, ?2, ?3, 'read-write' WHERE"
                                      " NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE"
                                      " table_name=?1 AND extension_name=?2)"));
  constexpr std::array kCoverageTables{"gpkg_2d_gridded_coverage_ancillary",
                                       "gpkg_2d_gridded_tile_ancillary"};
  for (const char* table : kCoverageTables)
    DIABAN_CHECK(insert.bindText(1, table)
                     .bindText(2, kCoverageExtension)
                     .bindText(3, kCoverageDefinition)
                     .run());
  for (const char* table : {"gpkg_metadata", "gpkg_metadata_reference"})
    DIABAN_CHECK(insert.bindText(1, table)
                     .bindText(2, "gpkg_metadata")
                     .bindText(3, kMetadataDefinition)
                     .run());
  return Done{};
}

Outcome writePyramid(Database& database, const TileTable& as, const TilePyramid& pyramid,
                     const QDateTime& now)
{
  DIABAN_CHECK(createRasterTables(database));
  DIABAN_CHECK(database.run("CREATE TABLE " + quoted(as.table) + kTileColumns));
  DIABAN_TRY(contents, database.prepare("INSERT INTO gpkg_contents(table_name, data_type,"
                                        " identifier, description, last_change, min_x, min_y,"
                                        " max_x, max_y, srs_id)"
                                        " VALUES(?1, ?2, ?3, '', ?4, ?5, ?6, ?7, ?8, ?9)"));
  contents.bind(1, as.table).bindText(2, pyramid.coverage ? "2d-gridded-coverage" : "tiles");
  contents.bind(3, as.identifier).bind(4, timeText(now)).bind(9, as.srsId);
  bindBox(contents, 5, pyramid.extent);
  DIABAN_CHECK(contents.run());
  DIABAN_TRY(set, database.prepare("INSERT INTO gpkg_tile_matrix_set(table_name, srs_id, min_x,"
                                   " min_y, max_x, max_y) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  set.bind(1, as.table).bind(2, as.srsId);
  bindBox(set, 3, pyramid.matrix);
  DIABAN_CHECK(set.run());
  DIABAN_CHECK(writeLevels(database, as.table, pyramid));
  return pyramid.coverage ? writeCoverage(database, as.table, *pyramid.coverage) : Outcome(Done{});
}

Result<QByteArray> tileMetadata(const Database& database, const QString& table)
{
  DIABAN_TRY(columns, columnNames(database, QStringLiteral("gpkg_metadata_reference")));
  if (columns.isEmpty())
    return QByteArray();
  DIABAN_TRY(row, database.prepare("SELECT m.metadata FROM gpkg_metadata m"
                                   " JOIN gpkg_metadata_reference r ON r.md_file_id = m.id"
                                   " WHERE r.table_name=?1 AND r.reference_scope='table' AND"
                                   " m.md_standard_uri='http://gdal.org' AND"
                                   " length(m.metadata)<?2"));
  row.bind(1, table).bind(2, kLongestMetadata);
  DIABAN_TRY(found, row.step());
  const std::string_view text = found ? row.text(0) : std::string_view();
  return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Outcome setTileMetadata(Database& database, const QString& table, const QByteArray& xml,
                        const QDateTime& now)
{
  DIABAN_TRY(insert, database.prepare("INSERT INTO gpkg_metadata(md_scope, md_standard_uri,"
                                      " mime_type, metadata)"
                                      " VALUES('dataset', 'http://gdal.org', 'text/xml', ?1)"));
  DIABAN_CHECK(insert.bind(1, QString::fromUtf8(xml)).run());
  const qint64 id = database.lastRowId();
  DIABAN_TRY(reference, database.prepare("INSERT INTO gpkg_metadata_reference(reference_scope,"
                                         " table_name, timestamp, md_file_id)"
                                         " VALUES('table', ?1, ?2, ?3)"));
  return reference.bind(1, table).bind(2, timeText(now)).bind(3, id).run();
}

Result<QStringList> tileTables(const Database& database)
{
  DIABAN_TRY(query, database.prepare("SELECT table_name FROM gpkg_contents WHERE data_type"
                                     " IN('tiles', '2d-gridded-coverage') ORDER BY table_name"));
  QStringList tables;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return tables;
    tables.append(query.string(0));
  }
}

Outcome showTiles(Database& database, const QString& table, const QString& identifier,
                  const QDateTime& now)
{
  DIABAN_TRY(coverage, readCoverage(database, table));
  return setKind(database, table, coverage ? "2d-gridded-coverage" : "tiles", identifier, now);
}

Outcome hideTiles(Database& database, const QString& table, const QDateTime& now)
{
  return setKind(database, table, "diaban", {}, now);
}

Result<Box> tilesExtent(const Database& database, const QString& table)
{
  DIABAN_TRY(pyramid, readPyramid(database, table));
  return pyramid.extent;
}

} // namespace diaban::store
