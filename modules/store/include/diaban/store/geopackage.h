// The tables of the GeoPackage standard, as GDAL 3.6 and QGIS 3.22 write and read them.
#pragma once

#include <diaban/store/box.h>
#include <diaban/store/database.h>

#include <QDateTime>
#include <QStringList>
#include <QVector>

namespace diaban::store {

inline constexpr int kGeoPackageId = 0x47504B47; ///< application_id "GPKG"
inline constexpr int kGeoPackageVersion = 10200; ///< user_version

/// A row of gpkg_spatial_ref_sys.
struct SpatialRef {
  int srsId = 0; ///< the EPSG code where there is one
  QString name;
  QString organization; ///< "EPSG"
  int organizationCode = 0;
  QString wkt; ///< WKT 1
  QString description;
};

struct ColumnDef {
  QString name;
  QString
      sqlType; ///< of the standard's table 1: INTEGER, REAL, TEXT, DATE, DATETIME, BOOLEAN, BLOB
};

/// How gpkg_geometry_columns says whether coordinates have Z or M.
enum class Dimension : quint8 { Prohibited, Mandatory, Optional };

/// What the standard's tables know of a table of rows: of features, or (without a geometry type) of
/// attributes, which has no geometry column, no R-tree and no place.
struct Registration {
  QString table;
  QString identifier; ///< unique in the file
  QString description;
  QString geometryType; ///< "POLYGON", "GEOMETRY", "MULTICURVE" …; empty: attributes only
  int srsId = 0;
  Dimension z = Dimension::Prohibited;
  Dimension m = Dimension::Prohibited;
};

inline const QString kFidColumn = QStringLiteral("fid");
inline const QString kGeometryColumn = QStringLiteral("geom");
inline const QString kUidColumn = QStringLiteral("uid");

/// Makes an empty file a GeoPackage: its ids, the standard's tables with their required rows, and
/// layer_styles registered as `attributes`, so that QGIS does not show unregistered tables (ours).
/// \pre the database is new. Joins the caller's transaction, but sets ids that need none.
Outcome createGeoPackage(Database& database, const QDateTime& now);

/// Whether the ids say GeoPackage. NotWorkspace is not an error here: it is `false`.
Result<bool> isGeoPackage(const Database& database);

/// Adds the row, or leaves the one that has this id already.
Outcome addSpatialRef(Database& database, const SpatialRef& srs);

/// Makes the table `fid INTEGER PRIMARY KEY NOT NULL, geom, uid BLOB, …columns`, its R-tree and the
/// standard's triggers (which work in other programs; ours keeps R-tree and count itself), and
/// registers it. No UNIQUE, no default: what is recorded must be undone in any order. Without a
/// geometry type it has neither geom nor what serves it.
Outcome createFeatureTable(Database& database, const Registration& layer,
                           const QVector<ColumnDef>& columns, const QDateTime& now);

/// The index that finds a row by its uid, unless it is there. Cheaper after a bulk load than
/// before.
Outcome createUidIndex(Database& database, const QString& table);

/// Appends a column, NULL in every row. Columns are only ever appended: records map by name.
Outcome appendColumn(Database& database, const QString& table, const ColumnDef& column);

/// Makes again what serves a layer's table and another program took away: the column and the index
/// of uid, triggers.
Outcome completeTable(Database& database, const QString& table);

/// Takes the table off the standard's list of layers, so that no program shows it; its rows, R-tree
/// and triggers stay. registerFeatureTable() puts it back with count, extent and kinds of geometry
/// as they are then.
Outcome unregisterFeatureTable(Database& database, const QString& table);
Outcome registerFeatureTable(Database& database, const Registration& layer, const QDateTime& now);

/// Takes a table's identifier from it unless it is the one of `layer` already: those are unique in
/// the file, so that where several change all are let go of before any is given.
Outcome releaseIdentifier(Database& database, const Registration& layer);

/// Takes a layer's table (rows or tiles) out of the file with all that the standard's tables say of
/// it. \pre no program shows it any more
Outcome dropLayerTable(Database& database, const QString& table);

/// Registers tables under a kind of content of our own, `diaban`, which GDAL and QGIS pass over. A
/// table that gpkg_contents does not name shows up in QGIS 3.22 when a file is dropped on it, even
/// where its other lists leave it out. migrate() does this for all tables named diaban_….
Outcome hideTable(Database& database, const QString& table, const QDateTime& now);
Outcome hideOwnTables(Database& database, const QDateTime& now);

/// Says in gpkg_extensions that the table holds geometries of this ISO code, as the standard wants
/// it of all types beyond its core (curves). Those of the core need no word.
Outcome noteGeometryType(Database& database, const QString& table, quint32 isoCode);

/// NoSuchLayer when the table is not registered.
Result<Registration> registration(const Database& database, const QString& table);
/// Registered tables of features and of attributes; layer_styles is not one of them.
Result<QStringList> layerTables(const Database& database);
Result<bool> hasGeometry(const Database& database, const QString& table);

/// Names of the columns in the table's order. Empty when there is no such table.
Result<QStringList> columnNames(const Database& database, const QString& table);

/// What QGIS and GDAL believe of a table without counting.
struct Contents {
  qint64 rows = 0;
  Box extent; ///< empty: no row has a geometry
};
Result<Contents> contents(const Database& database, const QString& table);
Outcome setContents(Database& database, const QString& table, const Contents& contents,
                    const QDateTime& now);

/// The style that QGIS shows a table in: one default row in layer_styles, found also after the file
/// was renamed.
Outcome setLayerStyle(Database& database, const QString& table, const QString& qml,
                      const QDateTime& now);

/// SQL of the triggers that a feature table has: the standard's for the R-tree and GDAL's for the
/// count, word for word as GDAL 3.6 writes them. Without `geom` those for the count alone.
QVector<QByteArray> featureTriggers(const QString& table, const QString& fid, const QString& geom);

} // namespace diaban::store
