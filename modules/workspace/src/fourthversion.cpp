#include "fourthversion.h"

#include <array>

namespace diaban::workspace {
namespace {

// diaban_field, diaban_conflict and diaban_accepted are recorded: no UNIQUE but the key. Rows are
// named by layer and uid, never by their numbers.

/// diaban_field has a row where a field is not shown as it came: another title, hidden, required,
/// with a list of values (JSON). diaban_added_field names columns that were appended here: without
/// a row in diaban_field, because adding them was taken back, they are as if they weren't there.
constexpr const char* kFields = R"sql(
CREATE TABLE %1 diaban_field(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, layer BLOB NOT NULL, name TEXT NOT NULL,
  title TEXT NOT NULL, is_hidden INTEGER NOT NULL, is_required INTEGER NOT NULL,
  choices TEXT NOT NULL);
CREATE TABLE %1 diaban_added_field(
  table_name TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(table_name, name)))sql";

/// Values of both sides as JSON, the sides in an order that does not depend on who merged. A head is
/// the newest entry of a side. `subject` is empty for a row of a layer, else the table of ours.
constexpr const char* kConflicts = R"sql(
CREATE TABLE %1 diaban_conflict(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, layer BLOB NOT NULL, row BLOB NOT NULL,
  subject TEXT NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, base TEXT NOT NULL,
  one TEXT NOT NULL, other TEXT NOT NULL, one_author TEXT NOT NULL, other_author TEXT NOT NULL,
  one_head BLOB NOT NULL, other_head BLOB NOT NULL))sql";

/// Findings of a check that a person called no errors, and why. `rows` are uids in growing order, one
/// after the other.
constexpr const char* kAccepted = R"sql(
CREATE TABLE %1 diaban_accepted(
  id INTEGER PRIMARY KEY NOT NULL, uid BLOB NOT NULL, rule TEXT NOT NULL, layer BLOB NOT NULL,
  rows BLOB NOT NULL, x REAL NOT NULL, y REAL NOT NULL, reason TEXT NOT NULL,
  author TEXT NOT NULL, time TEXT NOT NULL))sql";

constexpr std::array kTables{kFields, kConflicts, kAccepted};

/// `via` is the id of the merge that brought an entry here; `layers` a JSON array of the layers
/// that the entry touched: uid, title, rows. What an entry changed stands last, so that all before
/// it is read without it; the indexes lead from an action to what took it back, and the other way.
/// (Without the older way of renaming, triggers whose functions only other programs have are read.)
constexpr const char* kHistory = R"sql(
PRAGMA legacy_alter_table=ON;
ALTER TABLE diaban_history RENAME TO diaban_history_before;
CREATE TABLE diaban_history(
  number INTEGER PRIMARY KEY NOT NULL, id BLOB NOT NULL, parents BLOB NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, branch TEXT NOT NULL,
  takes_back BLOB NOT NULL, row_count INTEGER NOT NULL, via BLOB NOT NULL DEFAULT x'',
  layers TEXT NOT NULL DEFAULT '[]', columns TEXT NOT NULL, change_set BLOB NOT NULL);
INSERT INTO diaban_history SELECT number, id, parents, kind, title, author, time, branch,
  takes_back, row_count, x'', '[]', columns, change_set FROM diaban_history_before ORDER BY number;
DROP TABLE diaban_history_before;
PRAGMA legacy_alter_table=OFF;
CREATE INDEX diaban_history_id ON diaban_history(id);
CREATE INDEX diaban_history_takes_back ON diaban_history(takes_back);
CREATE INDEX diaban_history_branch ON diaban_history(branch))sql";

constexpr const char* kHistoryStandIn = R"sql(
CREATE TEMP VIEW diaban_history AS SELECT *, x'' AS via, '[]' AS layers FROM main.diaban_history)sql";

Outcome makeTables(store::Database& database, bool isTemporary)
{
  for (const char* sql : kTables)
    DIABAN_CHECK(database.run(
        QByteArray(sql).replace(" %1 ", isTemporary ? QByteArray(" temp.") : QByteArray(" "))));
  return Done{};
}

} // namespace

Outcome toFourthVersion(store::Database& database)
{
  DIABAN_CHECK(makeTables(database, false));
  return database.run(kHistory);
}

Outcome standInForFourthVersion(store::Database& database)
{
  DIABAN_CHECK(makeTables(database, true));
  return database.run(kHistoryStandIn);
}

} // namespace diaban::workspace
