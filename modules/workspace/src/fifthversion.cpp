#include "fifthversion.h"

namespace diaban::workspace {
namespace {

// Both are recorded: no UNIQUE but the key, no NULL.

/// A row a layer that was computed; its uid is the layer's, since two copies may compute it apart.
constexpr const char* kOrigins = R"sql(
CREATE TABLE %1 diaban_origin(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, layer BLOB NOT NULL, origin TEXT NOT NULL))sql";

/// The uid is made of rule and anchors (storedfinding.h): a finding of both copies is one. Empty
/// blobs stand for no layer, row or geometry; `args` is a JSON array.
constexpr const char* kFindings = R"sql(
CREATE TABLE %1 diaban_finding(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, producer TEXT NOT NULL, rule TEXT NOT NULL,
  severity TEXT NOT NULL, state TEXT NOT NULL, is_present INTEGER NOT NULL, layer BLOB NOT NULL,
  row BLOB NOT NULL, other_layer BLOB NOT NULL, other_row BLOB NOT NULL,
  has_place INTEGER NOT NULL, x REAL NOT NULL, y REAL NOT NULL, geometry BLOB NOT NULL,
  sentence TEXT NOT NULL, args TEXT NOT NULL, measure REAL NOT NULL, unit TEXT NOT NULL,
  reason TEXT NOT NULL, person TEXT NOT NULL, decided TEXT NOT NULL, found TEXT NOT NULL))sql";

Outcome makeTables(store::Database& database, const QByteArray& where)
{
  for (const char* sql : {kOrigins, kFindings})
    DIABAN_CHECK(database.run(QByteArray(sql).replace(" %1 ", where)));
  return Done{};
}

} // namespace

Outcome toFifthVersion(store::Database& database)
{
  return makeTables(database, " ");
}

Outcome standInForFifthVersion(store::Database& database)
{
  return makeTables(database, " temp.");
}

} // namespace diaban::workspace
