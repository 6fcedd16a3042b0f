// What old actions changed is cleared, and tables that nothing needs any longer go.
#include "workspacefile.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>
#include <diaban/workspace/backups.h>

#include <QFileInfo>
#include <QSet>

namespace diaban::workspace {
namespace {

/// Actions before entry ?1 that still have their changes, and that no later undo or redo names.
constexpr const char* kOldActions =
    " FROM diaban_history WHERE number<?1 AND length(change_set)>0 AND id NOT IN"
    " (SELECT takes_back FROM diaban_history WHERE number>=?1 AND kind IN ('undo', 'redo'))";

constexpr qint64 kWorthwhileShare = 10; ///< of the file must be free before it is written anew

/// By number, never by time alone: the first entry that is not old ends it, whatever the clocks of
/// those behind it said.
Result<qint64> firstToKeep(const store::Database& database, const QDateTime& before)
{
  DIABAN_TRY(row, database.prepare("SELECT min(number) FROM diaban_history WHERE time>=?1"));
  row.bind(1, before.toUTC().toString(Qt::ISODateWithMs));
  DIABAN_CHECK(row.step());
  return row.isNull(0) ? std::numeric_limits<qint64>::max() : row.integer(0);
}

Result<qint64> countOld(const store::Database& database, qint64 boundary)
{
  DIABAN_TRY(row, database.prepare(QByteArray("SELECT count(*)") + kOldActions));
  DIABAN_CHECK(row.bind(1, boundary).step());
  return row.integer(0);
}

/// The tables of the layers that an action put on the map or took off it.
Outcome addTables(const LoggedAction& action, QSet<QString>& tables)
{
  const qsizetype place =
      action.columns.value(QStringLiteral("diaban_layer")).indexOf(QLatin1String("table_name"));
  store::ChangeSetReader reader(action.changeSet);
  while (place >= 0) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      break;
    if (reader.table() != QLatin1String("diaban_layer"))
      continue;
    const auto column = static_cast<std::size_t>(place);
    for (const store::ChangeValue& value : {reader.before(column), reader.after(column)})
      if (!value.bytes.isEmpty())
        tables.insert(QString::fromUtf8(value.bytes));
  }
  return Done{};
}

/// Tables that are named in the actions which `from` finds: "FROM … WHERE … ?1 …".
Result<QSet<QString>> tablesIn(const store::Database& database, const QByteArray& from,
                               qint64 boundary)
{
  DIABAN_TRY(rows, database.prepare("SELECT id" + from +
                                    " AND instr(columns, '\"diaban_layer\":') ORDER BY number"));
  rows.bind(1, boundary);
  QSet<QString> tables;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return tables;
    DIABAN_TRY(action, readAction(database, rows.blob(0).toByteArray()));
    DIABAN_CHECK(addTables(action, tables));
  }
}

/// Tables that only the old actions know: no layer has them, and no undo or redo brings them back.
Result<QSet<QString>> tablesToDrop(const store::Database& database, qint64 boundary)
{
  DIABAN_TRY(tables, tablesIn(database, kOldActions, boundary));
  DIABAN_TRY(all, tablesIn(database,
                           " FROM diaban_history WHERE ?1=?1 AND length(change_set)>0"
                           " AND id NOT IN (SELECT id" +
                               QByteArray(kOldActions) + ")",
                           boundary));
  tables.subtract(all);
  DIABAN_TRY(rows, database.prepare("SELECT table_name FROM diaban_layer"));
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return tables;
    tables.remove(rows.string(0));
  }
}

Outcome clearOld(store::Database& database, qint64 boundary)
{
  DIABAN_TRY(clear, database.prepare(QByteArray("UPDATE diaban_history SET change_set=x'' WHERE"
                                                " number IN (SELECT number") +
                                     kOldActions + ")"));
  return clear.bind(1, boundary).run();
}

/// Gives what is free back to the disk. The file is as good without, so a disk that has no room for
/// the rewriting is no error.
Outcome shrink(store::Database& database, Progress& progress)
{
  DIABAN_TRY(pages, database.integer("PRAGMA page_count"));
  DIABAN_TRY(unused, database.integer("PRAGMA freelist_count"));
  if (unused * kWorthwhileShare < pages)
    return Done{};
  const store::StopWatch watch(database, [&] { return !progress.advance(0.5); });
  (void)database.run("VACUUM");
  return Done{};
}

} // namespace

Result<CompactReport> WorkspaceFile::compact(const QDateTime& before, const QString& title,
                                             const QString& backups, Progress& progress)
{
  DIABAN_CHECK(checkWritable(kBase));
  CompactReport report;
  {
    const std::lock_guard writing(m_writing);
    DIABAN_CHECK(noteOutsideChanges());
    DIABAN_TRY(boundary, firstToKeep(m_database, before));
    DIABAN_TRY(entries, countOld(m_database, boundary));
    if (entries == 0)
      return report;
  }
  SubProgress copying(progress, 0, 0.4);
  DIABAN_TRY(backup, backUp(*this, m_clock, copying, backups));
  report.backup = backup;
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  const qint64 sizeBefore = QFileInfo(m_database.path()).size();
  SubProgress clearing(progress, 0.4, 0.6);
  DIABAN_CHECK(clearBefore(before, title, report, clearing));
  SubProgress shrinking(progress, 0.6, 1);
  DIABAN_CHECK(shrink(m_database, shrinking));
  report.bytes = sizeBefore - QFileInfo(m_database.path()).size();
  DIABAN_CHECK(refreshLayers());
  tell({WorkspaceEvent::Kind::LayersChanged, {}});
  return report;
}

Outcome WorkspaceFile::clearBefore(const QDateTime& before, const QString& title,
                                   CompactReport& report, Progress& progress)
{
  DIABAN_TRY(transaction, store::Transaction::begin(m_database));
  DIABAN_CHECK(checkNothingCameBetween());
  DIABAN_TRY(boundary, firstToKeep(m_database, before));
  DIABAN_TRY(entries, countOld(m_database, boundary));
  DIABAN_TRY(tables, tablesToDrop(m_database, boundary));
  for (const QString& table : std::as_const(tables)) {
    DIABAN_CHECK(store::dropLayerTable(m_database, table));
    if (!progress.advance(0.5))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  DIABAN_CHECK(clearOld(m_database, boundary));
  HistoryEntry entry = entryNow(QStringLiteral("compact"), title, kBase);
  entry.rows = entries;
  DIABAN_CHECK(appendHistory(m_database, {entry, {}, {}, {}}));
  DIABAN_CHECK(store::stampForRewriting(m_database));
  DIABAN_CHECK(transaction.commit());
  report.entries = entries;
  report.tables = tables.size();
  return Done{};
}

} // namespace diaban::workspace
