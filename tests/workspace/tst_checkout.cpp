// Workspaces on network drives and in synchronised folders: nothing is lost, nothing overwritten.
#include "openworkspaces.h"

#include <diaban/base/platform_files.h>
#include <diaban/base/platform_process.h>
#include <diaban/store/lockfile.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <support/stopafter.h>
#include <support/verify.h>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

const QString kName = QStringLiteral("Kế hoạch 2027.gpkg");

QByteArray bytesOf(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Names of the rows of the layer "thua" that these tests added, in a workspace file at rest.
QStringList addedRows(const QString& path)
{
  auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  if (!database)
    return {QString::fromUtf8(describe(database.error()))};
  if (auto whole = database.value().integrityCheck(); !whole)
    return {QString::fromUtf8(describe(whole.error()))};
  auto rows = database.value().prepare("SELECT ten FROM thua WHERE ten LIKE 'việc%' ORDER BY fid");
  if (!rows)
    return {QString::fromUtf8(describe(rows.error()))};
  QStringList names;
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
    names += rows.value().string(0);
  return names;
}

Outcome addRow(Workspace& workspace, const QString& name)
{
  const auto add = [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(
        edit.insertFeature(QStringLiteral("thua"), {.fields = {{QStringLiteral("ten"), name}}}));
    return Done{};
  };
  DIABAN_CHECK(workspace.edit(kBase, QStringLiteral("thêm"), add));
  return Done{};
}

bool hasNotice(const Workspace& workspace, Error::Code code)
{
  const auto notices = workspace.notices();
  return std::any_of(notices.begin(), notices.end(),
                     [&](const Error& notice) { return notice.code == code; });
}

/// A folder seen through FUSE, as a network drive is.
class FuseMount {
public:
  FuseMount(const QString& from, const QString& at)
      : m_at(at)
  {
    m_mounted =
        QProcess::execute(QStringLiteral("bindfs"), {from, at}) == 0 && platform::isOnNetwork(at);
  }
  ~FuseMount() { unmount(); }
  bool isMounted() const { return m_mounted; }
  void unmount()
  {
    if (std::exchange(m_mounted, false) &&
        QProcess::execute(QStringLiteral("fusermount3"), {QStringLiteral("-u"), m_at}) != 0)
      QProcess::execute(QStringLiteral("umount"), {m_at});
  }

private:
  QString m_at;
  bool m_mounted = false;
};

} // namespace

class TestCheckout : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void worksOnACopyAndPutsItBackWhole();
  void leavesNothingBehindWhenNothingWasDone();
  void keepsItsLockWhileOpen();
  void makesANewWorkspaceHereAndPutsItThere();
  void keepsBothWhenTheOtherWasChanged();
  void aSecondConflictDoesNotMakeAThirdFile();
  void workWaitsWhenTheDriveIsGone();
  void workWaitsWhenTheDriveIsFull();
  void workWaitsWhenAPersonStops();
  void waitingWorkGoesOnOrIsPutBesideAChangedFile_data();
  void waitingWorkGoesOnOrIsPutBesideAChangedFile();
  void isWholeAtEveryMoment_data();
  void isWholeAtEveryMoment();
  void lookingReadsTheDriveAndTellsOfWaitingWork();
  void foreignPartsAreLookedAtInPlace();
  void worksThroughARealFuseDrive();

private:
  QString drive() const { return m_folder->filePath(QStringLiteral("ổ mạng")); }
  QString path() const { return drive() + u'/' + kName; }
  RemotePlaces places() const { return {m_folder->filePath(QStringLiteral("copies")), {drive()}}; }
  OpenOptions options() const
  {
    OpenOptions options;
    options.remote = places();
    return options;
  }
  std::unique_ptr<Workspace> open()
  {
    auto opened = Workspace::open(path(), options());
    if (opened)
      return std::move(opened).value();
    qWarning("%s", describe(opened.error()).constData());
    return nullptr;
  }
  QStringList onDrive() const
  {
    return QDir(drive()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
  }
  /// Closed without being put back, as by a crash.
  void leaveWork(const QString& name)
  {
    auto opened = open();
    QVERIFY(opened);
    DIABAN_VERIFY(addRow(*opened, name));
  }
  void changeElsewhere(const char* name);
  void leaveJournal();

  std::unique_ptr<QTemporaryDir> m_folder;
  NoProgress m_progress;
};

void TestCheckout::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  QVERIFY(QDir().mkpath(drive()));
  OpenWorkspace made(200);
  made.close();
  QVERIFY(QFile::copy(made.path(), path()));
}

void TestCheckout::changeElsewhere(const char* name)
{
  auto other = store::Database::open(path(), store::OpenMode::ReadWrite);
  DIABAN_VERIFY(other);
  DIABAN_VERIFY(other.value().run("UPDATE thua SET ten='" + QByteArray(name) + "' WHERE fid=1"));
}

void TestCheckout::leaveJournal()
{
  QProcess child;
  child.start(QCoreApplication::applicationDirPath() + QStringLiteral("/checkoutchild"),
              {QStringLiteral("half"), path(), places().copies, drive(), QStringLiteral("0")});
  QVERIFY(child.waitForReadyRead());
  child.kill();
  QVERIFY(child.waitForFinished());
  QVERIFY(store::hasJournal(path()));
}

void TestCheckout::worksOnACopyAndPutsItBackWhole()
{
  const QByteArray before = bytesOf(path());
  {
    auto opened = open();
    QVERIFY(opened && !opened->isReadOnly());
    QVERIFY(hasNotice(*opened, Error::Code::WorksOnCopy));
    QCOMPARE(opened->path(), path());
    QVERIFY(opened->workingFile().startsWith(places().copies));
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 1")));
    QVERIFY(opened->hasWorkToPutBack());
    QCOMPARE(bytesOf(path()), before); // SQLite has not written there
    DIABAN_VERIFY(opened->putBack(m_progress));
    QVERIFY(!opened->hasWorkToPutBack());
    QCOMPARE(addedRows(path()), QStringList(QStringLiteral("việc 1")));
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 2"))); // and work goes on
    DIABAN_VERIFY(opened->putBack(m_progress));
  }
  QCOMPARE(addedRows(path()), QStringList({QStringLiteral("việc 1"), QStringLiteral("việc 2")}));
  QCOMPARE(onDrive(), QStringList(kName));
  QVERIFY(waitingCopies(places()).isEmpty());
  QVERIFY(QDir(places().copies).isEmpty());
}

void TestCheckout::leavesNothingBehindWhenNothingWasDone()
{
  const QByteArray before = bytesOf(path());
  QVERIFY(open());
  QCOMPARE(bytesOf(path()), before);
  QCOMPARE(onDrive(), QStringList(kName));
  QVERIFY(QDir(places().copies).isEmpty());
}

void TestCheckout::keepsItsLockWhileOpen()
{
  auto opened = open();
  const auto self = platform::thisProcess();
  const auto holder = store::LockFile::holder(path(), self);
  QVERIFY(holder && holder->owner.person == self.person);
  const auto second = Workspace::open(path(), options());
  DIABAN_VERIFY_ERROR(second, LockedByOther);
  QCOMPARE(second.error().args.value(0), path());
  QVERIFY(waitingCopies(places()).isEmpty()); // in use, so nobody is asked about it
}

void TestCheckout::makesANewWorkspaceHereAndPutsItThere()
{
  const QString fresh = drive() + QStringLiteral("/mới.gpkg");
  {
    auto made = Workspace::create(fresh, geo::Crs::fromEpsg(9210).value(), options());
    DIABAN_VERIFY(made);
    QVERIFY(!QFile::exists(fresh));
    DIABAN_VERIFY(made.value()->putBack(m_progress));
  }
  DIABAN_VERIFY(Workspace::open(fresh, options()));
  DIABAN_VERIFY_ERROR(Workspace::create(fresh, geo::Crs::fromEpsg(9210).value(), options()),
                      FileExists);
}

void TestCheckout::keepsBothWhenTheOtherWasChanged()
{
  auto opened = open();
  DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc của tôi")));
  changeElsewhere("việc của Lan");
  const QByteArray theirs = bytesOf(path());
  const auto put = opened->putBack(m_progress);
  DIABAN_VERIFY_ERROR(put, KeptBeside);
  QCOMPARE(bytesOf(path()), theirs);
  const QString beside = put.error().args.value(1);
  QVERIFY2(beside.contains(platform::thisProcess().person), qPrintable(beside));
  QCOMPARE(addedRows(drive() + u'/' + beside), QStringList(QStringLiteral("việc của tôi")));
}

void TestCheckout::aSecondConflictDoesNotMakeAThirdFile()
{
  {
    auto opened = open();
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 1")));
    changeElsewhere("việc của Lan");
    DIABAN_VERIFY_ERROR(opened->putBack(m_progress), KeptBeside);
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 2")));
    DIABAN_VERIFY(opened->putBack(m_progress)); // to our own file, which nobody has changed
  }
  QStringList files = onDrive();
  QCOMPARE(files.size(), 2);
  files.removeOne(kName);
  QCOMPARE(addedRows(drive() + u'/' + files.constFirst()).size(), 2);
  QCOMPARE(addedRows(path()), QStringList(QStringLiteral("việc của Lan")));
  QVERIFY(waitingCopies(places()).isEmpty());
}

void TestCheckout::workWaitsWhenTheDriveIsGone()
{
  const QString away = m_folder->filePath(QStringLiteral("rút ra"));
  {
    auto opened = open();
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 1")));
    QVERIFY(QDir().rename(drive(), away));
    const auto put = opened->putBack(m_progress);
    DIABAN_VERIFY_ERROR(put, DriveGone);
    QVERIFY(errorText(put.error()).contains(opened->workingFile()));
  }
  QCOMPARE(waitingCopies(places()).size(), 1);
  QCOMPARE(waitingCopies(places()).constFirst().workspace, path());
  OpenOptions looking = options();
  looking.readOnly = true;
  DIABAN_VERIFY_ERROR(Workspace::open(path(), looking), CopyWaits);
  {
    auto opened = open(); // the work goes on without the drive
    QVERIFY(opened && hasNotice(*opened, Error::Code::WorksWithoutDrive));
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 2")));
    QVERIFY(QDir().rename(away, drive()));
    DIABAN_VERIFY(opened->putBack(m_progress));
  }
  QCOMPARE(addedRows(path()).size(), 2);
  QCOMPARE(onDrive(), QStringList(kName));
  QVERIFY(waitingCopies(places()).isEmpty());
}

void TestCheckout::workWaitsWhenTheDriveIsFull()
{
  const QByteArray before = bytesOf(path());
  const QString part = drive() + QStringLiteral("/.") + kName + QStringLiteral(".part");
  {
    auto opened = open();
    DIABAN_VERIFY(addRow(*opened, QStringLiteral("việc 1")));
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), part)); // every write: no space left
    DIABAN_VERIFY_ERROR(opened->putBack(m_progress), DriveFull);
    QVERIFY(opened->hasWorkToPutBack());
  }
  QCOMPARE(bytesOf(path()), before);
  QCOMPARE(waitingCopies(places()).size(), 1);
  DIABAN_VERIFY(putBackWaiting(path(), options(), m_progress));
  QCOMPARE(addedRows(path()), QStringList(QStringLiteral("việc 1")));
}

void TestCheckout::workWaitsWhenAPersonStops()
{
  leaveWork(QStringLiteral("việc 1"));
  const QByteArray before = bytesOf(path());
  bool isDone = false;
  for (int reports = 0; !isDone; ++reports) {
    auto opened = open();
    QVERIFY(opened);
    StopAfter stop(reports);
    const auto put = opened->putBack(stop);
    isDone = static_cast<bool>(put);
    if (!isDone) {
      DIABAN_VERIFY_ERROR(put, Cancelled);
      QCOMPARE(bytesOf(path()), before);
      QCOMPARE(onDrive().size(), 2); // the workspace and our lock
    }
    QVERIFY(reports < 200);
  }
  QCOMPARE(addedRows(path()), QStringList(QStringLiteral("việc 1")));
}

void TestCheckout::waitingWorkGoesOnOrIsPutBesideAChangedFile_data()
{
  QTest::addColumn<bool>("isChanged");
  QTest::newRow("as it was") << false;
  QTest::newRow("changed") << true;
}

void TestCheckout::waitingWorkGoesOnOrIsPutBesideAChangedFile()
{
  QFETCH(bool, isChanged);
  leaveWork(QStringLiteral("việc 1"));
  if (isChanged)
    changeElsewhere("việc của Lan");
  {
    auto opened = open();
    QVERIFY(opened);
    QVERIFY(hasNotice(*opened, isChanged ? Error::Code::KeptBeside : Error::Code::GoesOnFromCopy));
    DIABAN_VERIFY(opened->putBack(m_progress));
  }
  QVERIFY(waitingCopies(places()).isEmpty());
  QCOMPARE(onDrive().size(), isChanged ? 2 : 1);
  QCOMPARE(addedRows(path()),
           QStringList(isChanged ? QStringLiteral("việc của Lan") : QStringLiteral("việc 1")));
}

void TestCheckout::isWholeAtEveryMoment_data()
{
  QTest::addColumn<bool>("hasJournal");
  QTest::newRow("closed well") << false;
  QTest::newRow("with the journal of a crash") << true;
}

/// Killed at every report of its progress, which come between all steps that touch the drive.
void TestCheckout::isWholeAtEveryMoment()
{
  QFETCH(bool, hasJournal);
  if (hasJournal)
    leaveJournal();
  QHash<QString, QByteArray> start;
  for (const QString& name : onDrive())
    start.insert(name, bytesOf(drive() + u'/' + name));
  int moments = 0;
  int withNew = 0;
  for (bool isDone = false; !isDone; ++moments) {
    QVERIFY(moments < 200);
    QVERIFY(QDir(drive()).removeRecursively() && QDir().mkpath(drive()));
    QDir(places().copies).removeRecursively();
    for (auto it = start.begin(); it != start.end(); ++it) {
      QFile file(drive() + u'/' + it.key());
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(it.value()) == it.value().size());
    }
    QProcess child;
    child.start(
        QCoreApplication::applicationDirPath() + QStringLiteral("/checkoutchild"),
        {QStringLiteral("put"), path(), places().copies, drive(), QString::number(moments)});
    QVERIFY(child.waitForFinished());
    isDone = child.exitStatus() == QProcess::NormalExit;
    if (isDone)
      QCOMPARE(child.readAllStandardOutput().trimmed(), QByteArray("done"));
    // What anybody finds who copies the file from the drive just now, journal and all.
    const QString seen = m_folder->filePath(QStringLiteral("seen.gpkg"));
    for (const char* suffix : {"", "-journal"}) {
      QFile::remove(seen + QLatin1String(suffix));
      QFile::copy(path() + QLatin1String(suffix), seen + QLatin1String(suffix));
    }
    DIABAN_VERIFY(store::Database::open(seen, store::OpenMode::ReadWrite));
    const QStringList rows = addedRows(seen);
    const QStringList work(QStringLiteral("việc mới"));
    QVERIFY2(rows.isEmpty() || rows == work, qPrintable(rows.join(u' ')));
    withNew += rows == work ? 1 : 0;
    // And the work is there again for who opens the workspace.
    DIABAN_VERIFY(putBackWaiting(path(), options(), m_progress));
    QCOMPARE(addedRows(path()), work);
    QCOMPARE(onDrive(), QStringList(kName));
    QVERIFY(waitingCopies(places()).isEmpty());
  }
  qInfo("%d moments, %d of them with the new file", moments, withNew);
  QVERIFY(moments > 8 && withNew > 1 && withNew < moments);
}

void TestCheckout::lookingReadsTheDriveAndTellsOfWaitingWork()
{
  leaveWork(QStringLiteral("việc 1"));
  OpenOptions looking = options();
  looking.readOnly = true;
  auto opened = Workspace::open(path(), looking);
  DIABAN_VERIFY(opened);
  QCOMPARE(opened.value()->workingFile(), path());
  QVERIFY(hasNotice(*opened.value(), Error::Code::CopyWaits));
  DIABAN_VERIFY(opened.value()->putBack(m_progress));
  QCOMPARE(waitingCopies(places()).size(), 1);
}

void TestCheckout::foreignPartsAreLookedAtInPlace()
{
  {
    auto other = store::Database::open(path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(other.value().run("CREATE VIEW la AS SELECT 1"));
  }
  auto opened = open();
  QVERIFY(opened && opened->isReadOnly());
  QVERIFY(hasNotice(*opened, Error::Code::UnsafeSchema));
  QVERIFY(QDir(places().copies).isEmpty());
}

void TestCheckout::worksThroughARealFuseDrive()
{
  if (QStandardPaths::findExecutable(QStringLiteral("bindfs")).isEmpty())
    QSKIP("bindfs is not installed");
  const QString mounted = m_folder->filePath(QStringLiteral("fuse"));
  QVERIFY(QDir().mkpath(mounted));
  FuseMount fuse(drive(), mounted);
  if (!fuse.isMounted())
    QSKIP("this computer lets nobody mount FUSE file systems here");
  const QString there = mounted + u'/' + kName;
  OpenOptions options;
  options.remote.copies = places().copies; // the system says itself that this is a network drive
  {
    auto opened = Workspace::open(there, options);
    DIABAN_VERIFY(opened);
    QVERIFY(opened.value()->workingFile().startsWith(places().copies));
    DIABAN_VERIFY(addRow(*opened.value(), QStringLiteral("việc 1")));
    DIABAN_VERIFY(opened.value()->putBack(m_progress));
    DIABAN_VERIFY(addRow(*opened.value(), QStringLiteral("việc 2")));
    QCOMPARE(addedRows(path()), QStringList(QStringLiteral("việc 1")));
    // Unplugged: where it was mounted an empty folder is left, which must not be taken for it.
    fuse.unmount();
    DIABAN_VERIFY_ERROR(opened.value()->putBack(m_progress), DriveGone);
  }
  QVERIFY(QDir(mounted).isEmpty(QDir::Files | QDir::Hidden));
  FuseMount again(drive(), mounted);
  QVERIFY(again.isMounted());
  DIABAN_VERIFY(putBackWaiting(there, options, m_progress));
  QCOMPARE(addedRows(path()).size(), 2);
}

QTEST_GUILESS_MAIN(TestCheckout)
#include "tst_checkout.moc"
