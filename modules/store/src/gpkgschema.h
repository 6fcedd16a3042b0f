// SQL of the standard's tables and triggers, word for word as GDAL 3.6 writes them, so that a file
// made by us and one made by GDAL or QGIS are told from strangers' by the same comparison.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>

namespace diaban::store {

inline constexpr std::array kStandardTables = {
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL,srs_id INTEGER NOT NULL "
    "PRIMARY KEY,organization TEXT NOT NULL,organization_coordsys_id INTEGER NOT "
    "NULL,definition  TEXT NOT NULL,description TEXT)",
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY,data_type TEXT NOT "
    "NULL,identifier TEXT UNIQUE,description TEXT DEFAULT '',last_change DATETIME NOT NULL "
    "DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),min_x DOUBLE, min_y DOUBLE,max_x DOUBLE, "
    "max_y DOUBLE,srs_id INTEGER,CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES "
    "gpkg_spatial_ref_sys(srs_id))",
    "CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY,feature_count "
    "INTEGER DEFAULT NULL)",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL,column_name TEXT NOT "
    "NULL,geometry_type_name TEXT NOT NULL,srs_id INTEGER NOT NULL,z TINYINT NOT NULL,m "
    "TINYINT NOT NULL,CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, "
    "column_name),CONSTRAINT uk_gc_table_name UNIQUE (table_name),CONSTRAINT fk_gc_tn "
    "FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),CONSTRAINT fk_gc_srs "
    "FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
    "CREATE TABLE gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY,srs_id INTEGER "
    "NOT NULL,min_x DOUBLE NOT NULL,min_y DOUBLE NOT NULL,max_x DOUBLE NOT NULL,max_y DOUBLE "
    "NOT NULL,CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES "
    "gpkg_contents(table_name),CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES "
    "gpkg_spatial_ref_sys (srs_id))",
    "CREATE TABLE gpkg_tile_matrix (table_name TEXT NOT NULL,zoom_level INTEGER NOT "
    "NULL,matrix_width INTEGER NOT NULL,matrix_height INTEGER NOT NULL,tile_width INTEGER "
    "NOT NULL,tile_height INTEGER NOT NULL,pixel_x_size DOUBLE NOT NULL,pixel_y_size DOUBLE "
    "NOT NULL,CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),CONSTRAINT "
    "fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name))",
    "CREATE TABLE gpkg_extensions (table_name TEXT,column_name TEXT,extension_name TEXT NOT "
    "NULL,definition TEXT NOT NULL,scope TEXT NOT NULL,CONSTRAINT ge_tce UNIQUE (table_name, "
    "column_name, extension_name))",
    "CREATE TABLE \"layer_styles\" ( \"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
    "\"f_table_catalog\" TEXT(256), \"f_table_schema\" TEXT(256), \"f_table_name\" "
    "TEXT(256), \"f_geometry_column\" TEXT(256), \"styleName\" TEXT(30), \"styleQML\" TEXT, "
    "\"styleSLD\" TEXT, \"useAsDefault\" BOOLEAN, \"description\" TEXT, \"owner\" TEXT(30), "
    "\"ui\" TEXT(30), \"update_time\" DATETIME DEFAULT "
    "(strftime('%Y-%m-%dT%H:%M:%fZ','now')))",
};

/// Definition of EPSG:4326 in every GeoPackage.
inline constexpr const char* kWgs84Wkt =
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
    "84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM["
    "\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY["
    "\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\","
    "\"4326\"]]";

// In the templates {t}, {f}, {g} stand for the table, its key and its geometry column in quotes,
// {r} for the R-tree without quotes inside quotes, {n} for the table inside quotes, {l} for it as a
// text.
inline constexpr const char* kRTreeTable =
    "CREATE VIRTUAL TABLE \"{r}\" USING rtree(id, minx, maxx, miny, maxy)";

inline constexpr std::array kRTreeTriggers = {
    "CREATE TRIGGER \"{r}_insert\" AFTER INSERT ON {t} WHEN (new.{g} NOT NULL AND NOT "
    "ST_IsEmpty(NEW.{g})) BEGIN INSERT OR REPLACE INTO \"{r}\" VALUES "
    "(NEW.{f},ST_MinX(NEW.{g}), ST_MaxX(NEW.{g}),ST_MinY(NEW.{g}), ST_MaxY(NEW.{g})); END",
    "CREATE TRIGGER \"{r}_update1\" AFTER UPDATE OF {g} ON {t} WHEN OLD.{f} = NEW.{f} AND "
    "(NEW.{g} NOTNULL AND NOT ST_IsEmpty(NEW.{g})) BEGIN INSERT OR REPLACE INTO \"{r}\" "
    "VALUES (NEW.{f},ST_MinX(NEW.{g}), ST_MaxX(NEW.{g}),ST_MinY(NEW.{g}), ST_MaxY(NEW.{g})); "
    "END",
    "CREATE TRIGGER \"{r}_update2\" AFTER UPDATE OF {g} ON {t} WHEN OLD.{f} = NEW.{f} AND "
    "(NEW.{g} ISNULL OR ST_IsEmpty(NEW.{g})) BEGIN DELETE FROM \"{r}\" WHERE id = OLD.{f}; "
    "END",
    "CREATE TRIGGER \"{r}_update3\" AFTER UPDATE ON {t} WHEN OLD.{f} != NEW.{f} AND (NEW.{g} "
    "NOTNULL AND NOT ST_IsEmpty(NEW.{g})) BEGIN DELETE FROM \"{r}\" WHERE id = OLD.{f}; "
    "INSERT OR REPLACE INTO \"{r}\" VALUES (NEW.{f},ST_MinX(NEW.{g}), "
    "ST_MaxX(NEW.{g}),ST_MinY(NEW.{g}), ST_MaxY(NEW.{g})); END",
    "CREATE TRIGGER \"{r}_update4\" AFTER UPDATE ON {t} WHEN OLD.{f} != NEW.{f} AND (NEW.{g} "
    "ISNULL OR ST_IsEmpty(NEW.{g})) BEGIN DELETE FROM \"{r}\" WHERE id IN (OLD.{f}, "
    "NEW.{f}); END",
    "CREATE TRIGGER \"{r}_delete\" AFTER DELETE ON {t} WHEN old.{g} NOT NULL BEGIN DELETE "
    "FROM \"{r}\" WHERE id = OLD.{f}; END",
};

inline constexpr std::array kCountTriggers = {
    "CREATE TRIGGER \"trigger_insert_feature_count_{n}\" AFTER INSERT ON {t} BEGIN UPDATE "
    "gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = "
    "lower({l}); END",
    "CREATE TRIGGER \"trigger_delete_feature_count_{n}\" AFTER DELETE ON {t} BEGIN UPDATE "
    "gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = "
    "lower({l}); END",
};

/// A template with the names filled in.
QByteArray fillIn(const char* text, const QString& table, const QString& fid, const QString& geom);

} // namespace diaban::store
