// Backups by age, checked copies, and what a crash left in files that nobody has open.
#include "openworkspaces.h"

#include <diaban/base/platform_process.h>
#include <diaban/store/lockfile.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/recovery.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <support/stopafter.h>
#include <support/verify.h>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

QByteArray bytesOf(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isDue(const Workspace& workspace, const QDateTime& now, const QString& root)
{
  const auto due = isBackupDue(workspace, now, root);
  if (!due)
    qWarning("%s", describe(due.error()).constData());
  return due && due.value();
}

} // namespace

class TestKeptCopies : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aBackupIsDueOnceADayAndOnlyWhenSomethingWasDone();
  void aClockThatJumpedHoldsUpNoBackup();
  void workspacesOfOneNameKeepTheirBackupsApart();
  void aCopyReplacesOnlyWhatItMay();
  void aStoppedCopyLeavesWhatWasThere();
  void whatACrashLeftIsFoundAndTakenBack();

private:
  NoProgress m_progress;
};

void TestKeptCopies::aBackupIsDueOnceADayAndOnlyWhenSomethingWasDone()
{
  const OpenWorkspace empty(0);
  const QString root = empty.folder() + QStringLiteral("/backups");
  const OpenWorkspace file(5);
  const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(2); // a backup's name has seconds
  QVERIFY(!isDue(*empty, now, root));                               // there is nothing to lose yet
  QVERIFY(isDue(*file, now, root));
  const auto at = [](const QDateTime& time) { return [time] { return time; }; };
  DIABAN_VERIFY(backUp(*file, at(now), m_progress, root));
  QVERIFY(!isDue(*file, now.addDays(3), root)); // nothing was done since
  const auto rename = [](Edit& edit) {
    return edit.setTitle(QStringLiteral("thua"), QStringLiteral("Ô"));
  };
  file.close();
  OpenOptions later;
  later.clock = at(now.addSecs(1800));
  auto again = Workspace::open(file.path(), later);
  DIABAN_VERIFY(again);
  Workspace& open = *again.value();
  DIABAN_VERIFY(open.edit(kBase, QStringLiteral("đổi tên"), rename));
  QVERIFY(!isDue(open, now.addSecs(3600), root)); // a day has not gone by
  QVERIFY(isDue(open, now.addDays(1), root));
  const auto made = backUp(open, at(now.addDays(1)), m_progress, root);
  DIABAN_VERIFY(made);
  OpenOptions looking;
  looking.readOnly = true;
  auto backup = Workspace::open(made.value(), looking);
  DIABAN_VERIFY(backup);
  QCOMPARE(backup.value()->layers().constFirst().title, QStringLiteral("Ô"));
}

/// A dead battery sets a computer's clock to 2009, a wrong time zone or a virus to 2099.
void TestKeptCopies::aClockThatJumpedHoldsUpNoBackup()
{
  const OpenWorkspace made(2);
  made.close();
  const QString root = made.folder() + QStringLiteral("/backups");
  QDateTime time(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
  const Clock clock = [&time] { return time; };
  auto opened = Workspace::open(made.path(), {.clock = clock});
  DIABAN_VERIFY(opened);
  Workspace& open = *opened.value();
  const auto work = [&] {
    return open.edit(kBase, QStringLiteral("Tên"), [&](Edit& edit) {
      return edit.setTitle(QStringLiteral("thua"), time.toString(Qt::ISODate));
    });
  };
  DIABAN_VERIFY(work());
  DIABAN_VERIFY(backUp(open, clock, m_progress, root));
  for (const int year : {2099, 2009, 2026}) {
    time.setDate({year, 11, 24});
    DIABAN_VERIFY(work());
    QVERIFY2(isDue(open, time, root), QByteArray::number(year));
    DIABAN_VERIFY(backUp(open, clock, m_progress, root));
    QVERIFY2(!isDue(open, time, root), QByteArray::number(year));
  }
  // What was done last is taken back first, whatever the clock said.
  DIABAN_VERIFY(open.undo(kBase));
  QVERIFY(open.layers().first().title.startsWith(QStringLiteral("2009")));
  DIABAN_VERIFY(open.undo(kBase));
  QVERIFY(open.layers().first().title.startsWith(QStringLiteral("2099")));
}

void TestKeptCopies::workspacesOfOneNameKeepTheirBackupsApart()
{
  const OpenWorkspace one(1);
  const OpenWorkspace two(2);
  QCOMPARE(QFileInfo(one.path()).fileName(), QFileInfo(two.path()).fileName());
  const QString root = one.folder() + QStringLiteral("/backups");
  DIABAN_VERIFY(backUp(*one, systemClock(), m_progress, root));
  QVERIFY(isDue(*two, QDateTime::currentDateTimeUtc(), root));
  DIABAN_VERIFY(backUp(*two, systemClock(), m_progress, root));
  QCOMPARE(QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
}

void TestKeptCopies::aCopyReplacesOnlyWhatItMay()
{
  const OpenWorkspace file(5);
  const OpenWorkspace other(2);
  const QString usb = file.folder() + QStringLiteral("/usb.gpkg");
  DIABAN_VERIFY(copyWhole(file.path(), usb, m_progress));
  DIABAN_VERIFY_ERROR(copyWhole(other.path(), usb, m_progress), FileExists);
  DIABAN_VERIFY(copyWhole(other.path(), usb, m_progress, IfThere::Replace));
  DIABAN_VERIFY_ERROR(copyWhole(file.path(), file.path(), m_progress, IfThere::Replace),
                      IsOpenWorkspace);
  const auto inUse = copyClean(usb, file.path(), systemClock(), m_progress, IfThere::Replace);
  DIABAN_VERIFY_ERROR(inUse, LockedByOther);
  QCOMPARE(inUse.error().args.value(1), platform::thisProcess().person);
  DIABAN_VERIFY(copyClean(file.path(), usb, systemClock(), m_progress, IfThere::Replace));
  auto opened = Workspace::open(usb);
  DIABAN_VERIFY(opened);
  QCOMPARE(opened.value()->layers().constFirst().featureCount, 5);
}

void TestKeptCopies::aStoppedCopyLeavesWhatWasThere()
{
  const OpenWorkspace file(50);
  const QString usb = file.folder() + QStringLiteral("/usb.gpkg");
  QFile old(usb);
  QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
  old.close();
  StopAfter stop(0);
  DIABAN_VERIFY_ERROR(copyWhole(file.path(), usb, stop, IfThere::Replace), Cancelled);
  QCOMPARE(bytesOf(usb), QByteArray("old"));
  QCOMPARE(QDir(file.folder()).entryList(QDir::Files).size(), 2);
}

void TestKeptCopies::whatACrashLeftIsFoundAndTakenBack()
{
  const OpenWorkspace file(200);
  file.close();
  const QString path = file.path();
  const QString whole = file.folder() + QStringLiteral("/whole.gpkg");
  QVERIFY(QFile::copy(path, whole));
  QProcess child;
  child.start(QCoreApplication::applicationDirPath() + QStringLiteral("/checkoutchild"),
              {QStringLiteral("half"), path, QString(), QString(), QStringLiteral("0")});
  QVERIFY(child.waitForReadyRead());
  child.kill();
  QVERIFY(child.waitForFinished());
  const QStringList recent{path, whole, file.folder() + QStringLiteral("/gone.gpkg")};
  QCOMPARE(leftByCrash(recent, {}), QStringList(path));
  QVERIFY(leftByCrash(recent, {{}, {file.folder()}}).isEmpty()); // elsewhere: opened as copies
  {
    const auto lock = store::LockFile::acquire(path, platform::thisProcess(), systemClock());
    DIABAN_VERIFY(lock);
    QVERIFY(leftByCrash(recent, {}).isEmpty());
    QVERIFY(takeBackHalfDone(path, systemClock()).value().isEmpty());
    QVERIFY(store::hasJournal(path));
  }
  QCOMPARE(takeBackHalfDone(path, systemClock()).value().size(), 1);
  QVERIFY(!store::hasJournal(path));
  QVERIFY(bytesOf(path) == bytesOf(whole));
  QVERIFY(takeBackHalfDone(path, systemClock()).value().isEmpty());
}

QTEST_GUILESS_MAIN(TestKeptCopies)
#include "tst_keptcopies.moc"
