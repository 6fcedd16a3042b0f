#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/store/backup.h>
#include <diaban/store/transaction.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/rows.h>

#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::workspace;

/// Other programs write while a workspace is closed; our own writes are never taken for theirs.
class TestOutside : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void noticesWhatWasWrittenWhileClosed_data();
  void noticesWhatWasWrittenWhileClosed();
  void takesALayerOffTheMapThatIsGone();
  void noticesItOnceOnly();
  void aRowOfAnotherProgramNeverTakesThePlaceOfOurs();
  void neverTakesOurOwnWritesForOthers();
};

namespace {

bool runs(const QString& program, const QStringList& arguments)
{
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  const bool good = process.waitForFinished() && process.exitCode() == 0;
  if (!good)
    qWarning("%s", process.readAll().constData());
  return good;
}

/// GDAL writes with all triggers, SQLite's shell only where there are none.
bool byGdal(const QString& path, const QString& sql)
{
  return runs(QStringLiteral("ogrinfo"), {QStringLiteral("-q"), path, QStringLiteral("-sql"), sql});
}

bool byShell(const QString& path, const QString& sql)
{
  return runs(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path, sql});
}

qsizetype outsideEntries(const Workspace& workspace)
{
  const auto history = workspace.history(kBase);
  return std::count_if(history.value().begin(), history.value().end(),
                       [](const HistoryEntry& e) { return e.kind == QLatin1String("outside"); });
}

bool saysChangedOutside(const Workspace& workspace)
{
  const auto notices = workspace.notices();
  return std::any_of(notices.begin(), notices.end(), [](const Error& notice) {
    return notice.code == Error::Code::ChangedOutside;
  });
}

} // namespace

void TestOutside::noticesWhatWasWrittenWhileClosed_data()
{
  QTest::addColumn<bool>("gdal");
  QTest::addColumn<QString>("sql");
  QTest::addColumn<int>("rows");
  QTest::newRow("attribute of an old row")
      << true << QStringLiteral("UPDATE thua SET ten='khác' WHERE fid=2") << 20;
  QTest::newRow("geometry of an old row")
      << true
      << QStringLiteral("UPDATE thua SET geom=(SELECT geom FROM thua WHERE fid=9) WHERE fid=2")
      << 20;
  QTest::newRow("rows deleted") << true << QStringLiteral("DELETE FROM thua WHERE fid IN (3, 20)")
                                << 18;
  QTest::newRow("row added") << true
                             << QStringLiteral("INSERT INTO thua(geom, ten) VALUES"
                                               " ((SELECT geom FROM thua WHERE fid=1), 'mới')")
                             << 21;
  QTest::newRow("row copied with its uid")
      << true << QStringLiteral("INSERT INTO thua(geom, ten, uid) SELECT geom, ten, uid FROM thua")
      << 40;
  QTest::newRow("behind the triggers' back")
      << false
      << QStringLiteral(
             "DROP INDEX thua_uid; DROP TRIGGER rtree_thua_geom_update1;"
             "DROP TRIGGER rtree_thua_geom_update2; DROP TRIGGER rtree_thua_geom_update3;"
             "DROP TRIGGER rtree_thua_geom_update4; DROP TRIGGER rtree_thua_geom_insert;"
             "DROP TRIGGER rtree_thua_geom_delete;"
             "DROP TRIGGER trigger_delete_feature_count_thua;"
             "UPDATE thua SET geom=(SELECT geom FROM thua WHERE fid=9) WHERE fid=1;"
             "DELETE FROM thua WHERE fid=20; UPDATE thua SET uid='chữ' WHERE fid=5;"
             "INSERT INTO thua(geom) SELECT geom FROM thua WHERE fid < 4")
      << 22;
  QTest::newRow("vacuum") << false << QStringLiteral("VACUUM") << 20;
  QTest::newRow("WAL left on")
      << false
      << QStringLiteral("PRAGMA journal_mode=WAL; UPDATE gpkg_contents SET description='x'") << 20;
}

void TestOutside::noticesWhatWasWrittenWhileClosed()
{
  QFETCH(bool, gdal);
  QFETCH(QString, sql);
  QFETCH(int, rows);
  test::OpenWorkspace ws(20);
  const quint64 revision = ws->layers().first().revision;
  ws.close();
  QVERIFY(gdal ? byGdal(ws.path(), sql) : byShell(ws.path(), sql));

  ws.reopen();
  QVERIFY(saysChangedOutside(*ws));
  QCOMPARE(outsideEntries(*ws), 1);
  QVERIFY(!ws->isReadOnly());
  QCOMPARE(ws->layers().first().featureCount, rows);
  QVERIFY(ws->layers().first().revision > revision);
  DIABAN_VERIFY(ws.check());
  const QVector<Uid> uids = ws.uids();
  QSet<QByteArray> different;
  for (const Uid& uid : uids)
    different.insert(uid.toBytes());
  QVERIFY(!different.contains(Uid{}.toBytes()));
  QCOMPARE(different.size(), rows);
  {
    const auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
    QCOMPARE(reader.value()
                 .integer("SELECT count(*) FROM sqlite_schema WHERE tbl_name='thua' AND"
                          " type IN ('trigger', 'index')")
                 .value(),
             9);
    QCOMPARE(reader.value().text("PRAGMA journal_mode").value(), QStringLiteral("delete"));
  }
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) {
    return edit.deleteFeature(QStringLiteral("thua"), uids.first());
  }));
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws.check());
}

void TestOutside::takesALayerOffTheMapThatIsGone()
{
  test::OpenWorkspace ws(3);
  ws.close();
  QVERIFY(byGdal(ws.path(), QStringLiteral("DELLAYER:thua")));
  ws.reopen();
  QVERIFY(saysChangedOutside(*ws));
  QVERIFY(ws->layers().isEmpty());
  QCOMPARE(outsideEntries(*ws), 1);
}

void TestOutside::noticesItOnceOnly()
{
  test::OpenWorkspace ws(3);
  ws.close();
  QVERIFY(byShell(ws.path(), QStringLiteral("VACUUM")));
  for (int round = 0; round < 2; ++round) {
    ws.reopen();
    QCOMPARE(saysChangedOutside(*ws), round == 0);
    QCOMPARE(outsideEntries(*ws), 1);
  }
}

/// A fid that is free again since its row was deleted here is not given to a row of theirs.
void TestOutside::aRowOfAnotherProgramNeverTakesThePlaceOfOurs()
{
  test::OpenWorkspace ws(5);
  const Uid last = ws.uids().last();
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) {
    return edit.deleteFeature(QStringLiteral("thua"), last);
  }));
  QVERIFY(byGdal(ws.path(), QStringLiteral("INSERT INTO thua(geom, ten) SELECT geom, 'mới' FROM"
                                           " thua WHERE fid=1")));
  DIABAN_VERIFY(ws->undo(kBase));
  const QVector<Uid> uids = ws.uids();
  QCOMPARE(uids.size(), 6);
  QCOMPARE(uids[4], last);
  DIABAN_VERIFY(ws.check());
}

void TestOutside::neverTakesOurOwnWritesForOthers()
{
  test::OpenWorkspace ws(30);
  QRandomGenerator random(26);
  NoProgress progress;
  const QString thua = QStringLiteral("thua");
  const QString copy = ws.folder() + QStringLiteral("/bản sao.gpkg");
  for (int step = 0; step < 60; ++step) {
    QString looked;
    switch (random.bounded(9)) {
    case 0: (void)ws->undo(kBase); break;
    case 1: (void)ws->redo(kBase); break;
    case 2: DIABAN_VERIFY(ws->setVisible(ws->layers().last().name, step % 2 == 0)); break;
    case 3: ws.reopen(); break;
    case 4: DIABAN_VERIFY(copyWhole(ws.path(), looked = copy, progress)); break;
    case 5: DIABAN_VERIFY(copyClean(ws.path(), looked = copy, systemClock(), progress)); break;
    case 6: { // killed in the middle of a write
      auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
      DIABAN_VERIFY(other.value().run("PRAGMA cache_size=1"));
      auto transaction = store::Transaction::begin(other.value());
      DIABAN_VERIFY(transaction);
      DIABAN_VERIFY(other.value().run("UPDATE diaban_history SET title=hex(randomblob(5000))"));
      QVERIFY(QFile::copy(ws.path(), looked = copy));
      QVERIFY(
          QFile::copy(ws.path() + QStringLiteral("-journal"), copy + QStringLiteral("-journal")));
      break;
    }
    default:
      if (ws->layer(thua))
        DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) {
          return test::randomEdit(edit, thua, ws.uids(), random);
        }));
    }
    if (!looked.isEmpty()) {
      const auto opened = Workspace::open(looked);
      DIABAN_VERIFY(opened);
      QVERIFY(!saysChangedOutside(*opened.value()));
      QCOMPARE(outsideEntries(*opened.value()), 0);
    }
    QFile::remove(copy);
    QCOMPARE(outsideEntries(*ws), 0);
  }
  ws.reopen();
  QVERIFY(!saysChangedOutside(*ws));
  DIABAN_VERIFY(ws.check());
}

QTEST_GUILESS_MAIN(TestOutside)
#include "tst_outside.moc"
