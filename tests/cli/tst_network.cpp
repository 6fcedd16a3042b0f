// The command line and workspaces of others: synchronised folders, full drives, locks.
#include "support/cliprocess.h"

#include <diaban/store/lockfile.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace diaban;
using namespace diaban::test;

class TestNetwork : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void everyWritingVerbPutsItsWorkBack();
  void workThatFoundNoRoomWaitsAndIsPutBack();
  void whatAnotherHasOpenIsNamedAndCanBeLookedAt();
  void aCopyTellsOfFilesThatItDoesNotHold();
  void aBackupLiesInTheFolderOfBackups();

private:
  QString path(const QString& name) const { return m_folder->filePath(name); }
  QString file() const { return path(QStringLiteral("OneDrive/kế hoạch.gpkg")); }
  int layers() const
  {
    const CliRun run = runCli({QStringLiteral("layers"), file()});
    return run.exit == 0 ? static_cast<int>(run.json[QStringLiteral("layers")].toArray().size())
                         : -1;
  }
  int waiting() const
  {
    return static_cast<int>(
        runCli({QStringLiteral("waiting")}).json[QStringLiteral("waiting")].toArray().size());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNetwork::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("XDG_CONFIG_HOME", path(QStringLiteral("config")).toUtf8());
  qputenv("XDG_DATA_HOME", path(QStringLiteral("data")).toUtf8());
  QVERIFY(QDir().mkpath(path(QStringLiteral("OneDrive"))));
  const CliRun added = runCli(
      {QStringLiteral("sync-folders"), QStringLiteral("--add"), path(QStringLiteral("OneDrive"))});
  QCOMPARE(added.exit, 0);
  QCOMPARE(added.json[QStringLiteral("folders")].toArray().size(), 1);
  QFile points(path(QStringLiteral("trạm.csv")));
  QVERIFY(points.open(QIODevice::WriteOnly));
  points.write("ten,x,y\nTrạm 1,106.7,10.78\n");
  points.close();
  QCOMPARE(runCli({QStringLiteral("create"), file(), QStringLiteral("--crs"),
                   QStringLiteral("EPSG:9210")})
               .exit,
           0);
}

void TestNetwork::everyWritingVerbPutsItsWorkBack()
{
  QCOMPARE(layers(), 0);
  const CliRun imported =
      runCli({QStringLiteral("import"), file(), path(QStringLiteral("trạm.csv")),
              QStringLiteral("--crs"), QStringLiteral("EPSG:4326")});
  QVERIFY2(imported.exit == 0, imported.messages.constData());
  QCOMPARE(layers(), 1);
  QCOMPARE(runCli({QStringLiteral("undo"), file()}).exit, 0);
  QCOMPARE(layers(), 0);
  QCOMPARE(runCli({QStringLiteral("redo"), file()}).exit, 0);
  QCOMPARE(layers(), 1);
  QCOMPARE(waiting(), 0);
  QCOMPARE(QDir(path(QStringLiteral("OneDrive"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestNetwork::workThatFoundNoRoomWaitsAndIsPutBack()
{
  QVERIFY(QFile::link(QStringLiteral("/dev/full"),
                      path(QStringLiteral("OneDrive/.kế hoạch.gpkg.part"))));
  const CliRun imported =
      runCli({QStringLiteral("import"), file(), path(QStringLiteral("trạm.csv")),
              QStringLiteral("--crs"), QStringLiteral("EPSG:4326")});
  QCOMPARE(imported.exit, 4);
  QCOMPARE(imported.errorCode(), QStringLiteral("DriveFull"));
  QVERIFY(imported.sentence().contains(path(QStringLiteral("data"))));
  QCOMPARE(layers(), 0);
  QCOMPARE(waiting(), 1);
  const CliRun put = runCli({QStringLiteral("put-back"), file()});
  QVERIFY2(put.exit == 0, put.messages.constData());
  QVERIFY(put.json[QStringLiteral("waited")].toBool());
  QCOMPARE(layers(), 1);
  QCOMPARE(waiting(), 0);
}

void TestNetwork::whatAnotherHasOpenIsNamedAndCanBeLookedAt()
{
  const QString local = path(QStringLiteral("tệp.gpkg"));
  QCOMPARE(runCli({QStringLiteral("create"), local}).exit, 0);
  for (const QString& workspace : {local, file()}) {
    const platform::ProcessOwner lan{QStringLiteral("lan"), QStringLiteral("ubnd-02"), 7,
                                     QStringLiteral("boot")};
    const auto lock = store::LockFile::acquire(workspace, lan, systemClock());
    QVERIFY(lock);
    for (const QString& verb : {QStringLiteral("undo"), QStringLiteral("redo")}) {
      const CliRun run = runCli({verb, workspace});
      QCOMPARE(run.exit, 6);
      QCOMPARE(run.errorCode(), QStringLiteral("LockedByOther"));
      QVERIFY2(run.sentence().contains(QStringLiteral("lan")) &&
                   run.sentence().contains(QStringLiteral("ubnd-02")),
               qPrintable(run.sentence()));
    }
    const CliRun import =
        runCli({QStringLiteral("import"), workspace, path(QStringLiteral("trạm.csv"))});
    QCOMPARE(import.exit, 6);
    QCOMPARE(runCli({QStringLiteral("layers"), workspace}).exit, 0);
    QCOMPARE(runCli({QStringLiteral("history"), workspace}).exit, 0);
    QCOMPARE(
        runCli({QStringLiteral("copy"), workspace, workspace + QStringLiteral(".usb.gpkg")}).exit,
        0);
  }
}

void TestNetwork::aCopyTellsOfFilesThatItDoesNotHold()
{
  QCOMPARE(runCli({QStringLiteral("import"), file(), path(QStringLiteral("trạm.csv")),
                   QStringLiteral("--link"), QStringLiteral("--crs"), QStringLiteral("EPSG:4326")})
               .exit,
           0);
  const CliRun run = runCli({QStringLiteral("copy"), file(), path(QStringLiteral("usb.gpkg"))});
  QCOMPARE(run.exit, 0);
  QCOMPARE(run.json[QStringLiteral("linked")].toArray(),
           QJsonArray{path(QStringLiteral("trạm.csv"))});
  QVERIFY(run.messages.contains("trạm.csv"));
}

void TestNetwork::aBackupLiesInTheFolderOfBackups()
{
  const CliRun run = runCli({QStringLiteral("backup"), file()});
  QCOMPARE(run.exit, 0);
  const QString backup = run.json[QStringLiteral("backup")].toString();
  QVERIFY2(backup.startsWith(path(QStringLiteral("data/diaban/backups/"))), qPrintable(backup));
  QCOMPARE(runCli({QStringLiteral("layers"), backup}).exit, 0);
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
