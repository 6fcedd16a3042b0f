#include "gpkgschema.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <algorithm>

namespace diaban::store {
namespace {

const char* const kRTreeDefinition = "http://www.geopackage.org/spec120/#extension_rtree";

QString timeText(const QDateTime& time)
{
  return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
}

/// Types and geometry names go into SQL as they are, so they hold letters, digits and brackets
/// only.
Outcome checkTypeName(const QString& type)
{
  const bool plain = !type.isEmpty() && std::all_of(type.begin(), type.end(), [](QChar c) {
    return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'(' || c == u')' || c == u'_';
  });
  if (plain)
    return Done{};
  return Error{Error::Code::BadArgument, {type, QStringLiteral("type")}, {}};
}

Outcome insertRequiredSrs(Database& database)
{
  const SpatialRef rows[] = {
      {-1, QStringLiteral("Undefined Cartesian SRS"), QStringLiteral("NONE"), -1,
       QStringLiteral("undefined"),
       QStringLiteral("undefined Cartesian coordinate reference system")},
      {0, QStringLiteral("Undefined geographic SRS"), QStringLiteral("NONE"), 0,
       QStringLiteral("undefined"),
       QStringLiteral("undefined geographic coordinate reference system")},
      {4326, QStringLiteral("WGS 84 geodetic"), QStringLiteral("EPSG"), 4326,
       QString::fromLatin1(kWgs84Wkt),
       QStringLiteral("longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid")}};
  for (const SpatialRef& row : rows)
    DIABAN_CHECK(addSpatialRef(database, row));
  return Done{};
}

/// One row makes GDAL and QGIS list registered tables only, so that ours stay out of sight.
Outcome registerLayerStyles(Database& database, const QDateTime& now)
{
  DIABAN_TRY(insert,
             database.prepare("INSERT INTO gpkg_contents(table_name, data_type, identifier,"
                              " description, last_change, srs_id)"
                              " VALUES('layer_styles', 'attributes', 'layer_styles', '', ?1, 0)"));
  return insert.bind(1, timeText(now)).run();
}

QByteArray createTableSql(const Registration& layer, const QVector<ColumnDef>& columns)
{
  QByteArray sql = "CREATE TABLE " + quoted(layer.table) + " ( " + quoted(kFidColumn) +
                   " INTEGER PRIMARY KEY NOT NULL, " + quoted(kGeometryColumn) + ' ' +
                   layer.geometryType.toLatin1() + ", " + quoted(kUidColumn) + " BLOB";
  for (const ColumnDef& column : columns)
    sql += ", " + quoted(column.name) + ' ' + column.sqlType.toLatin1();
  return sql + ')';
}

Outcome deleteRows(Database& database, QByteArrayView sql, const QString& table)
{
  DIABAN_TRY(statement, database.prepare(sql));
  return statement.bind(1, table).run();
}

} // namespace

Outcome createGeoPackage(Database& database, const QDateTime& now)
{
  DIABAN_CHECK(database.run("PRAGMA application_id=" + QByteArray::number(kGeoPackageId) +
                            "; PRAGMA user_version=" + QByteArray::number(kGeoPackageVersion)));
  for (const char* table : kStandardTables)
    DIABAN_CHECK(database.run(table));
  DIABAN_CHECK(insertRequiredSrs(database));
  return registerLayerStyles(database, now);
}

Result<bool> isGeoPackage(const Database& database)
{
  DIABAN_TRY(id, database.integer("PRAGMA application_id"));
  DIABAN_TRY(tables,
             database.integer("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name"
                              " IN('gpkg_contents','gpkg_spatial_ref_sys')"));
  return id == kGeoPackageId && tables == 2;
}

Outcome addSpatialRef(Database& database, const SpatialRef& srs)
{
  DIABAN_TRY(insert, database.prepare("INSERT OR IGNORE INTO gpkg_spatial_ref_sys(srs_name, srs_id,"
                                      " organization, organization_coordsys_id, definition,"
                                      " description) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  insert.bind(1, srs.name).bind(2, srs.srsId).bind(3, srs.organization);
  insert.bind(4, srs.organizationCode).bind(5, srs.wkt).bind(6, srs.description);
  return insert.run();
}

Outcome createFeatureTable(Database& database, const Registration& layer,
                           const QVector<ColumnDef>& columns, const QDateTime& now)
{
  DIABAN_CHECK(checkTypeName(layer.geometryType));
  for (const ColumnDef& column : columns)
    DIABAN_CHECK(checkTypeName(column.sqlType));
  DIABAN_CHECK(database.run(createTableSql(layer, columns)));
  DIABAN_CHECK(database.run(fillIn(kRTreeTable, layer.table, kFidColumn, kGeometryColumn)));
  for (const QByteArray& trigger : featureTriggers(layer.table, kFidColumn, kGeometryColumn))
    DIABAN_CHECK(database.run(trigger));
  return registerFeatureTable(database, layer, now);
}

Outcome createUidIndex(Database& database, const QString& table)
{
  return database.run("CREATE INDEX IF NOT EXISTS " + quoted(table + QLatin1String("_uid")) +
                      " ON " + quoted(table) + '(' + quoted(kUidColumn) + ')');
}

Outcome appendColumn(Database& database, const QString& table, const ColumnDef& column)
{
  DIABAN_CHECK(checkTypeName(column.sqlType));
  return database.run(("ALTER TABLE " + quoted(table) + " ADD COLUMN " + quoted(column.name) + ' ' +
                       column.sqlType.toLatin1()));
}

Outcome unregisterFeatureTable(Database& database, const QString& table)
{
  DIABAN_CHECK(
      deleteRows(database, "DELETE FROM gpkg_geometry_columns WHERE table_name=?1", table));
  DIABAN_CHECK(deleteRows(database, "DELETE FROM gpkg_ogr_contents WHERE table_name=?1", table));
  DIABAN_CHECK(deleteRows(database, "DELETE FROM gpkg_extensions WHERE table_name=?1", table));
  DIABAN_TRY(hide, database.prepare("UPDATE gpkg_contents SET data_type='diaban', identifier=NULL,"
                                    " srs_id=NULL WHERE table_name=?1"));
  return hide.bind(1, table).run();
}

Outcome hideTable(Database& database, const QString& table, const QDateTime& now)
{
  // Without identifier: those are unique in the file, and a layer may be called as a table is.
  DIABAN_TRY(insert, database.prepare("INSERT OR IGNORE INTO gpkg_contents(table_name, data_type,"
                                      " last_change) VALUES(?1, 'diaban', ?2)"));
  return insert.bind(1, table).bind(2, timeText(now)).run();
}

Outcome hideOwnTables(Database& database, const QDateTime& now)
{
  DIABAN_TRY(query, database.prepare("SELECT name FROM sqlite_schema WHERE type='table'"
                                     " AND substr(name, 1, 7)='diaban_'"));
  QStringList tables;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      break;
    tables.append(query.string(0));
  }
  for (const QString& table : std::as_const(tables))
    DIABAN_CHECK(hideTable(database, table, now));
  return Done{};
}

Outcome registerFeatureTable(Database& database, const Registration& layer, const QDateTime& now)
{
  DIABAN_CHECK(deleteRows(database,
                          "DELETE FROM gpkg_contents WHERE table_name=?1 AND data_type='diaban'",
                          layer.table));
  DIABAN_TRY(insert, database.prepare("INSERT INTO gpkg_contents(table_name, data_type, identifier,"
                                      " description, last_change, srs_id)"
                                      " VALUES(?1, 'features', ?2, ?3, ?4, ?5)"));
  insert.bind(1, layer.table).bind(2, layer.identifier);
  insert.bind(3, layer.description.isNull() ? QStringLiteral("") : layer.description);
  DIABAN_CHECK(insert.bind(4, timeText(now)).bind(5, layer.srsId).run());

  DIABAN_TRY(geometry, database.prepare("INSERT INTO gpkg_geometry_columns(table_name, column_name,"
                                        " geometry_type_name, srs_id, z, m)"
                                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  geometry.bind(1, layer.table).bind(2, kGeometryColumn).bind(3, layer.geometryType);
  geometry.bind(4, layer.srsId).bind(5, int(layer.z)).bind(6, int(layer.m));
  DIABAN_CHECK(geometry.run());

  DIABAN_TRY(extension, database.prepare("INSERT INTO gpkg_extensions(table_name, column_name,"
                                         " extension_name, definition, scope)"
                                         " VALUES(?1, ?2, 'gpkg_rtree_index', ?3, 'write-only')"));
  extension.bind(1, layer.table).bind(2, kGeometryColumn).bindText(3, kRTreeDefinition);
  DIABAN_CHECK(extension.run());

  Contents found;
  const QByteArray count = "SELECT count(*) FROM " + quoted(layer.table);
  DIABAN_TRY(rows, database.integer(count));
  found.rows = rows;
  DIABAN_TRY(box, rtreeBox(database, layer.table));
  found.extent = box;
  return setContents(database, layer.table, found, now);
}

Result<Registration> registration(const Database& database, const QString& table)
{
  DIABAN_TRY(query,
             database.prepare("SELECT c.table_name, c.identifier, c.description,"
                              " g.geometry_type_name, g.srs_id, g.z, g.m FROM gpkg_contents c"
                              " JOIN gpkg_geometry_columns g USING(table_name)"
                              " WHERE c.table_name=?1"));
  query.bind(1, table);
  DIABAN_TRY(found, query.step());
  if (!found)
    return Error{Error::Code::NoSuchLayer, {table, database.path()}, {}};
  Registration layer;
  layer.table = query.string(0);
  layer.identifier = query.string(1);
  layer.description = query.string(2);
  layer.geometryType = query.string(3);
  layer.srsId = static_cast<int>(query.integer(4));
  layer.z = static_cast<Dimension>(std::clamp<qint64>(query.integer(5), 0, 2));
  layer.m = static_cast<Dimension>(std::clamp<qint64>(query.integer(6), 0, 2));
  return layer;
}

Result<QStringList> featureTables(const Database& database)
{
  DIABAN_TRY(query, database.prepare("SELECT table_name FROM gpkg_contents"
                                     " WHERE data_type='features' ORDER BY table_name"));
  QStringList tables;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return tables;
    tables.append(query.string(0));
  }
}

Result<QStringList> columnNames(const Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid"));
  query.bind(1, table);
  QStringList names;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return names;
    names.append(query.string(0));
  }
}

Result<Contents> contents(const Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare("SELECT o.feature_count, c.min_x, c.min_y, c.max_x, c.max_y"
                                     " FROM gpkg_contents c LEFT JOIN gpkg_ogr_contents o"
                                     " USING(table_name) WHERE c.table_name=?1"));
  query.bind(1, table);
  DIABAN_TRY(found, query.step());
  if (!found)
    return Error{Error::Code::NoSuchLayer, {table, database.path()}, {}};
  Contents result;
  if (!query.isNull(1) && !query.isNull(2) && !query.isNull(3) && !query.isNull(4))
    result.extent = {query.real(1), query.real(2), query.real(3), query.real(4)};
  if (!query.isNull(0)) {
    result.rows = query.integer(0);
    return result;
  }
  const QByteArray count = "SELECT count(*) FROM " + quoted(table);
  DIABAN_TRY(rows, database.integer(count));
  result.rows = rows;
  return result;
}

Outcome setContents(Database& database, const QString& table, const Contents& contents,
                    const QDateTime& now)
{
  DIABAN_TRY(update, database.prepare("UPDATE gpkg_contents SET min_x=?2, min_y=?3, max_x=?4,"
                                      " max_y=?5, last_change=?6 WHERE table_name=?1"));
  update.bind(1, table).bind(6, timeText(now));
  const Box& box = contents.extent;
  if (!box.isEmpty())
    update.bind(2, box.minX).bind(3, box.minY).bind(4, box.maxX).bind(5, box.maxY);
  DIABAN_CHECK(update.run());
  DIABAN_TRY(count, database.prepare("INSERT OR REPLACE INTO gpkg_ogr_contents(table_name,"
                                     " feature_count) VALUES(?1, ?2)"));
  return count.bind(1, table).bind(2, contents.rows).run();
}

Outcome setLayerStyle(Database& database, const QString& table, const QString& qml,
                      const QDateTime& now)
{
  DIABAN_CHECK(deleteRows(database, "DELETE FROM layer_styles WHERE f_table_name=?1", table));
  if (qml.isEmpty())
    return Done{};
  DIABAN_TRY(insert, database.prepare("INSERT INTO layer_styles(f_table_catalog, f_table_schema,"
                                      " f_table_name, f_geometry_column, styleName, styleQML,"
                                      " styleSLD, useAsDefault, description, owner, update_time)"
                                      " VALUES('', '', ?1, ?2, ?1, ?3, '', 1, '', '', ?4)"));
  return insert.bind(1, table).bind(2, kGeometryColumn).bind(3, qml).bind(4, timeText(now)).run();
}

QVector<QByteArray> featureTriggers(const QString& table, const QString& fid, const QString& geom)
{
  QVector<QByteArray> triggers;
  for (const char* text : kFeatureTriggers)
    triggers.append(fillIn(text, table, fid, geom));
  return triggers;
}

} // namespace diaban::store
