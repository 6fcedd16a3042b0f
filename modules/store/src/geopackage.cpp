#include "gpkgschema.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <QtEndian>

#include <algorithm>
#include <array>

namespace diaban::store {
namespace {

const char* const kRTreeDefinition = "http://www.geopackage.org/spec120/#extension_rtree";
const char* const kTypesDefinition = "http://www.geopackage.org/spec120/#extension_geometry_types";

/// Geometry types that are no part of the standard's core, by ISO code. OGC 12-128r15, annex F.1,
/// and those that GDAL writes beside them.
constexpr quint32 kFirstExtendedType = 8;
constexpr std::array kExtendedTypes{
    "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON",      "MULTICURVE", "MULTISURFACE",
    "CURVE",          "SURFACE",       "POLYHEDRALSURFACE", "TIN",        "TRIANGLE"};

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
                   " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "; // a fid is never given twice
  if (!layer.geometryType.isEmpty())
    sql += quoted(kGeometryColumn) + ' ' + layer.geometryType.toLatin1() + ", ";
  sql += quoted(kUidColumn) + " BLOB";
  for (const ColumnDef& column : columns)
    sql += ", " + quoted(column.name) + ' ' + column.sqlType.toLatin1();
  return sql + ')';
}

Outcome deleteRows(Database& database, QByteArrayView sql, const QString& table)
{
  DIABAN_TRY(statement, database.prepare(sql));
  return statement.bind(1, table).run();
}

Outcome addExtension(Database& database, const QString& table, const QString& name,
                     const char* definition, const char* scope)
{
  DIABAN_TRY(insert, database.prepare("INSERT OR IGNORE INTO gpkg_extensions(table_name,"
                                      " column_name, extension_name, definition, scope)"
                                      " VALUES(?1, ?2, ?3, ?4, ?5)"));
  insert.bind(1, table).bind(2, kGeometryColumn).bind(3, name);
  return insert.bindText(4, definition).bindText(5, scope).run();
}

/// The heads of the WKB that the table's rows hold, each once: byte order and type. They stand
/// behind eight bytes and the envelope, whose kind is in the fourth byte.
Outcome noteTypesOfRows(Database& database, const QString& table)
{
  DIABAN_TRY(heads,
             database.prepare("SELECT DISTINCT substr(geom, 9 + CASE (instr('0123456789ABCDEF',"
                              " substr(hex(substr(geom, 4, 1)), 2)) - 1) >> 1 WHEN 0 THEN 0"
                              " WHEN 1 THEN 32 WHEN 4 THEN 64 ELSE 48 END, 5) FROM " +
                              quoted(table) + " WHERE geom IS NOT NULL"));
  QVector<quint32> codes;
  while (true) {
    DIABAN_TRY(found, heads.step());
    if (!found)
      break;
    const QByteArrayView head = heads.blob(0);
    if (head.size() == 5)
      codes.append(head[0] == 0 ? qFromBigEndian<quint32>(head.data() + 1)
                                : qFromLittleEndian<quint32>(head.data() + 1));
  }
  for (const quint32 code : std::as_const(codes))
    DIABAN_CHECK(noteGeometryType(database, table, code));
  return Done{};
}

Outcome registerGeometry(Database& database, const Registration& layer)
{
  DIABAN_TRY(geometry, database.prepare("INSERT INTO gpkg_geometry_columns(table_name, column_name,"
                                        " geometry_type_name, srs_id, z, m)"
                                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  geometry.bind(1, layer.table).bind(2, kGeometryColumn).bind(3, layer.geometryType);
  geometry.bind(4, layer.srsId).bind(5, int(layer.z)).bind(6, int(layer.m));
  DIABAN_CHECK(geometry.run());
  DIABAN_CHECK(addExtension(database, layer.table, QStringLiteral("gpkg_rtree_index"),
                            kRTreeDefinition, "write-only"));
  const auto extended =
      std::find(kExtendedTypes.begin(), kExtendedTypes.end(), layer.geometryType.toLatin1());
  if (extended != kExtendedTypes.end())
    DIABAN_CHECK(noteGeometryType(database, layer.table,
                                  kFirstExtendedType +
                                      static_cast<quint32>(extended - kExtendedTypes.begin())));
  const bool mayHoldCurves = extended != kExtendedTypes.end() ||
                             layer.geometryType == QLatin1String("GEOMETRY") ||
                             layer.geometryType == QLatin1String("GEOMETRYCOLLECTION");
  return mayHoldCurves ? noteTypesOfRows(database, layer.table) : Outcome(Done{});
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
  const bool hasGeometry = !layer.geometryType.isEmpty();
  if (hasGeometry)
    DIABAN_CHECK(checkTypeName(layer.geometryType));
  for (const ColumnDef& column : columns)
    DIABAN_CHECK(checkTypeName(column.sqlType));
  DIABAN_CHECK(database.run(createTableSql(layer, columns)));
  if (hasGeometry)
    DIABAN_CHECK(database.run(fillIn(kRTreeTable, layer.table, kFidColumn, kGeometryColumn)));
  const QString geometry = hasGeometry ? kGeometryColumn : QString();
  for (const QByteArray& trigger : featureTriggers(layer.table, kFidColumn, geometry))
    DIABAN_CHECK(database.run(trigger));
  return registerFeatureTable(database, layer, now);
}

Outcome createUidIndex(Database& database, const QString& table)
{
  return database.run("CREATE INDEX IF NOT EXISTS " + quoted(table + QLatin1String("_uid")) +
                      " ON " + quoted(table) + '(' + quoted(kUidColumn) + ')');
}

Outcome completeTable(Database& database, const QString& table)
{
  DIABAN_TRY(columns, columnNames(database, table));
  if (!columns.contains(kUidColumn))
    DIABAN_CHECK(appendColumn(database, table, {kUidColumn, QStringLiteral("BLOB")}));
  const QString geometry = columns.contains(kGeometryColumn) ? kGeometryColumn : QString();
  DIABAN_TRY(known, database.prepare("SELECT count(*) FROM sqlite_schema WHERE type='trigger'"
                                     " AND sql=?1"));
  for (const QByteArray& trigger : featureTriggers(table, kFidColumn, geometry)) {
    known.bindText(1, {trigger.constData(), static_cast<std::size_t>(trigger.size())});
    DIABAN_CHECK(known.step());
    const bool isThere = known.integer(0) > 0;
    known.reset();
    if (!isThere)
      DIABAN_CHECK(database.run(trigger));
  }
  return createUidIndex(database, table);
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
  const bool hasGeometry = !layer.geometryType.isEmpty();
  DIABAN_TRY(insert, database.prepare("INSERT INTO gpkg_contents(table_name, data_type, identifier,"
                                      " description, last_change, srs_id)"
                                      " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
  insert.bind(1, layer.table).bind(3, layer.identifier);
  insert.bindText(2, hasGeometry ? "features" : "attributes");
  insert.bind(4, layer.description.isNull() ? QStringLiteral("") : layer.description);
  DIABAN_CHECK(insert.bind(5, timeText(now)).bind(6, hasGeometry ? layer.srsId : 0).run());
  if (hasGeometry)
    DIABAN_CHECK(registerGeometry(database, layer));

  Contents found;
  DIABAN_TRY(rows, database.integer("SELECT count(*) FROM " + quoted(layer.table)));
  found.rows = rows;
  if (hasGeometry) {
    DIABAN_TRY(box, rtreeBox(database, layer.table));
    found.extent = box;
  }
  return setContents(database, layer.table, found, now);
}

Outcome releaseIdentifier(Database& database, const Registration& layer)
{
  DIABAN_TRY(release, database.prepare("UPDATE gpkg_contents SET identifier=NULL"
                                       " WHERE table_name=?1 AND identifier<>?2"));
  return release.bind(1, layer.table).bind(2, layer.identifier).run();
}

Outcome noteGeometryType(Database& database, const QString& table, quint32 isoCode)
{
  const quint32 type = isoCode % 1000;
  if (type < kFirstExtendedType || type - kFirstExtendedType >= kExtendedTypes.size())
    return Done{};
  return addExtension(database, table,
                      QLatin1String("gpkg_geom_") +
                          QLatin1String(kExtendedTypes[type - kFirstExtendedType]),
                      kTypesDefinition, "read-write");
}

Result<Registration> registration(const Database& database, const QString& table)
{
  DIABAN_TRY(query,
             database.prepare("SELECT c.table_name, c.identifier, c.description,"
                              " g.geometry_type_name, g.srs_id, g.z, g.m FROM gpkg_contents c"
                              " LEFT JOIN gpkg_geometry_columns g USING(table_name)"
                              " WHERE c.table_name=?1 AND c.data_type IN"
                              " ('features', 'attributes')"));
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

Result<QStringList> layerTables(const Database& database)
{
  DIABAN_TRY(query, database.prepare("SELECT table_name FROM gpkg_contents"
                                     " WHERE data_type IN ('features', 'attributes')"
                                     " AND table_name<>'layer_styles' ORDER BY table_name"));
  QStringList tables;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return tables;
    tables.append(query.string(0));
  }
}

Result<bool> hasGeometry(const Database& database, const QString& table)
{
  DIABAN_TRY(names, columnNames(database, table));
  return names.contains(kGeometryColumn);
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
  if (!geom.isEmpty())
    for (const char* text : kRTreeTriggers)
      triggers.append(fillIn(text, table, fid, geom));
  for (const char* text : kCountTriggers)
    triggers.append(fillIn(text, table, fid, geom));
  return triggers;
}

} // namespace diaban::store
