// What must hold of the tables that are recorded, and of the file while it is open, so that the
// record can be trusted.
#include "openworkspaces.h"
#include "randomwork.h"
#include "schema.h"
#include "support/verify.h"

#include <diaban/store/backup.h>
#include <diaban/store/changeset.h>
#include <diaban/store/safety.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/importcheck.h>
#include <diaban/workspace/recovery.h>
#include <diaban/workspace/sourcesample.h>

#include <QProcess>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

/// Tries to write from another process, as another program would. \returns what it said
QByteArray writeElsewhere(const QString& path)
{
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(QStringLiteral("sqlite3"),
                {QStringLiteral("-bail"), path, QStringLiteral("DELETE FROM diaban_view")});
  process.waitForFinished();
  return process.exitCode() == 0 ? "written" : process.readAll().trimmed();
}

qint64 count(const store::Database& database, const QByteArray& sql)
{
  const auto found = database.integer(sql);
  return found ? found.value() : -1;
}

} // namespace

class TestRecordRules : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void recordedTablesHaveAKeyWithoutNullAndNothingElseUnique();
  void theHistoryIsNeverChangedByAnAction();
  void nothingOpensTheOpenFileButSqlite();
};

/// SQLite records no row whose key is NULL, and an undo of two exchanged unique values fails.
void TestRecordRules::recordedTablesHaveAKeyWithoutNullAndNothingElseUnique()
{
  const OpenWorkspace ws(3);
  const auto database = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  DIABAN_VERIFY(database);
  const QStringList tables = recordedOwnTables() + QStringList(ws->layers().first().table);
  for (const QString& table : tables) {
    QVERIFY2(store::mayBeRecorded(table), qPrintable(table));
    const QByteArray text = "('" + table.toUtf8() + "')";
    QVERIFY2(count(database.value(), "SELECT count(*) FROM pragma_table_info" + text +
                                         " WHERE pk>0 AND lower(type)='integer' AND \"notnull\"") ==
                 1,
             qPrintable(table));
    QVERIFY2(count(database.value(),
                   "SELECT count(*) FROM pragma_table_info" + text + " WHERE pk>0") == 1,
             qPrintable(table));
    QVERIFY2(count(database.value(),
                   "SELECT count(*) FROM pragma_index_list" + text + " WHERE \"unique\"") == 0,
             qPrintable(table));
    QVERIFY2(count(database.value(),
                   "SELECT count(*) FROM pragma_table_info" + text + " WHERE name='uid'") == 1,
             qPrintable(table));
  }
}

/// Undo and redo are new entries; those before them keep every byte.
void TestRecordRules::theHistoryIsNeverChangedByAnAction()
{
  const OpenWorkspace ws(10);
  const auto entries = [&] {
    QStringList lines;
    const auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
    auto rows = reader.value().prepare("SELECT * FROM diaban_history ORDER BY number");
    for (auto more = rows.value().step(); more && more.value(); more = rows.value().step()) {
      QString line;
      for (int c = 0; c < rows.value().columnCount(); ++c)
        line += QString::fromLatin1(rows.value().blob(c).toByteArray().toHex()) + u'|';
      lines.append(line);
    }
    return lines;
  };
  RandomWork work(9);
  QStringList before = entries();
  for (int i = 0; i < 40; ++i) {
    const auto done = work.act(*ws);
    DIABAN_VERIFY(done);
    const QStringList now = entries();
    QCOMPARE(now.size(), before.size() + (done.value().isEmpty() ? 0 : 1));
    QCOMPARE(now.first(before.size()), before);
    before = now;
  }
}

/// Any close() of the file by this process would let another program write in the midst of a
/// transaction. Whatever a person does with the open workspace's own file is done here.
void TestRecordRules::nothingOpensTheOpenFileButSqlite()
{
  const OpenWorkspace ws(20);
  const QString path = ws.path();
  const QString layer = ws->layers().first().name;
  const geo::SourceReader reader(geo::workerProgram());
  NoProgress progress;
  const auto held = ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.deleteFeature(layer, ws.uids().first()));
    // Dropped on its own window, looked at, compared, copied, kept.
    ImportRequest itself;
    itself.sources = {path};
    const auto imported = importSources(*ws, itself, reader, progress);
    if (imported || imported.error().code != Error::Code::IsOpenWorkspace)
      return Error{Error::Code::Internal, {}, QStringLiteral("it was imported into itself")};
    (void)reader.describe(path, {}, progress);
    (void)checkSource(path, importPlace(ws->crs(), ws->layers(), {}, {path}), reader, progress);
    (void)sampleSource(path, layer, {}, reader, progress);
    (void)Workspace::open(path);
    (void)Workspace::open(path, {.readOnly = true});
    (void)Workspace::create(path, ws->crs());
    (void)ws->table(layer, {}, progress);
    (void)ws->history(kBase);
    (void)isBackupDue(*ws, QDateTime::currentDateTimeUtc(), ws.folder() + QStringLiteral("/b"));
    (void)backUp(*ws, systemClock(), progress, ws.folder() + QStringLiteral("/b"));
    (void)copyWhole(path, ws.folder() + QStringLiteral("/c.gpkg"), progress);
    (void)copyWhole(ws.folder() + QStringLiteral("/c.gpkg"), path, progress, IfThere::Replace);
    (void)copyClean(path, ws.folder() + QStringLiteral("/d.gpkg"), systemClock(), progress);
    (void)leftByCrash({path}, {});
    (void)takeBackHalfDone(path, systemClock());
    const QByteArray said = writeElsewhere(path);
    return said.contains("locked") ? Outcome(Done{})
                                   : Error{Error::Code::Internal, {}, QString::fromUtf8(said)};
  });
  DIABAN_VERIFY(held);
  QCOMPARE(writeElsewhere(path), QByteArray("written")); // and afterwards it may
  DIABAN_VERIFY(checkWhole(path));
}

QTEST_GUILESS_MAIN(TestRecordRules)
#include "tst_recordrules.moc"
