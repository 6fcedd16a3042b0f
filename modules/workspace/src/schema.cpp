#include "schema.h"

#include "fifthversion.h"
#include "fourthversion.h"
#include "secondversion.h"

#include <array>

namespace diaban::workspace {
namespace {

// diaban_layer, diaban_style, diaban_group and diaban_bookmark are recorded: no UNIQUE but the key,
// columns are only ever appended, NULL in older rows (undo looks for that). Relative paths are to
// the workspace's folder, so that a folder on a USB stick keeps its links.
constexpr const char* kFirst = R"sql(
CREATE TABLE diaban_meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
CREATE TABLE diaban_layer(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, name TEXT NOT NULL, table_name TEXT NOT NULL,
  title TEXT NOT NULL, role TEXT NOT NULL, sort_order INTEGER NOT NULL, is_raster INTEGER NOT NULL,
  geometry_type TEXT NOT NULL, z INTEGER NOT NULL, m INTEGER NOT NULL,
  source_relative TEXT NOT NULL, source_path TEXT NOT NULL, source_layer TEXT NOT NULL,
  source_crs TEXT NOT NULL, source_facts TEXT NOT NULL);
CREATE TABLE diaban_style(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, layer BLOB NOT NULL, style TEXT NOT NULL);
CREATE TABLE diaban_view(layer BLOB PRIMARY KEY NOT NULL, is_visible INTEGER NOT NULL);
CREATE TABLE diaban_revision(layer BLOB PRIMARY KEY NOT NULL, revision INTEGER NOT NULL);
CREATE TABLE diaban_history(
  number INTEGER PRIMARY KEY NOT NULL, id BLOB NOT NULL, parents BLOB NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, branch TEXT NOT NULL,
  takes_back BLOB NOT NULL, row_count INTEGER NOT NULL, columns TEXT NOT NULL,
  change_set BLOB NOT NULL)
)sql";

constexpr const char* kThird = R"sql(
CREATE TABLE diaban_group(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
  sort_order INTEGER NOT NULL);
CREATE TABLE diaban_bookmark(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, title TEXT NOT NULL, min_x REAL NOT NULL,
  min_y REAL NOT NULL, max_x REAL NOT NULL, max_y REAL NOT NULL, layers TEXT NOT NULL);
ALTER TABLE diaban_layer ADD COLUMN group_uid BLOB
)sql";

constexpr const char* kStandIn = R"sql(
CREATE TEMP TABLE diaban_group(
  id INTEGER PRIMARY KEY, uid BLOB, title TEXT, role TEXT, sort_order INTEGER);
CREATE TEMP TABLE diaban_bookmark(
  id INTEGER PRIMARY KEY, uid BLOB, title TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL,
  layers TEXT);
CREATE TEMP VIEW diaban_layer AS SELECT *, NULL AS group_uid FROM main.diaban_layer
)sql";

constexpr std::array kSteps{
    store::Migration{1, "layers, styles, views, history",
                     [](store::Database& database) { return database.run(kFirst); }},
    store::Migration{2, "tables without geometry, types of curves, stamps, pending imports",
                     toSecondVersion},
    store::Migration{3, "groups of layers, bookmarks",
                     [](store::Database& database) { return database.run(kThird); }},
    store::Migration{4, "fields, conflicts, accepted findings, what the history shows",
                     toFourthVersion},
    store::Migration{5, "what layers were computed from, findings", toFifthVersion}};

} // namespace

std::span<const store::Schema> workspaceSchemas()
{
  static constexpr std::array schemas{store::Schema{"workspace", kSteps}};
  return schemas;
}

Outcome standInForSteps(store::Database& database, int missing)
{
  if (missing >= 3)
    DIABAN_CHECK(database.run(kStandIn));
  if (missing >= 2)
    DIABAN_CHECK(standInForFourthVersion(database));
  return missing >= 1 ? standInForFifthVersion(database) : Outcome(Done{});
}

QStringList recordedOwnTables()
{
  return {QStringLiteral("diaban_layer"),    QStringLiteral("diaban_style"),
          QStringLiteral("diaban_group"),    QStringLiteral("diaban_bookmark"),
          QStringLiteral("diaban_field"),    QStringLiteral("diaban_conflict"),
          QStringLiteral("diaban_accepted"), QStringLiteral("diaban_origin"),
          QStringLiteral("diaban_finding")};
}

} // namespace diaban::workspace
