// The window and its files: network drives, copies, backups, locks of others, what crashes left.
#include "common/places.h"
#include "settings.h"
#include "windowfixture.h"
#include "workspace/openworkspaces.h"

#include <diaban/base/platform_process.h>
#include <diaban/store/database.h>
#include <diaban/store/lockfile.h>
#include <diaban/uikit/band.h>
#include <diaban/uikit/sheet.h>
#include <diaban/workspace/backups.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

namespace {

QString words(const char* english)
{
  return QCoreApplication::translate("diaban::desktop::MainWindow", english);
}

/// How many layers a workspace has that nobody has open; -1 when it can't be opened.
int layersIn(const QString& path)
{
  workspace::OpenOptions looking;
  looking.readOnly = true;
  const auto opened = workspace::Workspace::open(path, looking);
  return opened ? static_cast<int>(opened.value()->layers().size()) : -1;
}

} // namespace

class TestWindowFiles : public WindowFixture {
  Q_OBJECT

  QString m_drive;

  void newWindow()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }
  /// A window with a workspace in a synchronised folder, and one layer that is not there yet.
  QString openOnDrive()
  {
    newWindow();
    const QString path = m_drive + QStringLiteral("/kế hoạch.gpkg");
    m_window->document().create(path, geo::Crs::fromEpsg(9217).value());
    [&] { QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong); }();
    m_window->take({writeSquares(fresh(QStringLiteral("ô.geojson")), 4)}, false);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong); }();
    return path;
  }
  /// A closed workspace with a layer of 200 squares.
  QString closedWorkspace()
  {
    const QString path = fresh(QStringLiteral("tệp.gpkg"));
    const test::OpenWorkspace made(200);
    made.close();
    return QFile::copy(made.path(), path) ? path : QString();
  }
  QAbstractButton* wayOn(const char* title)
  {
    return buttonNamed(*m_window->findChild<uikit::BandStack*>(), words(title));
  }

private Q_SLOTS:
  void init()
  {
    m_drive = fresh(QStringLiteral("OneDrive"));
    QVERIFY(QDir().mkpath(m_drive));
    QDir(workspace::copiesFolder()).removeRecursively();
    QDir(workspace::backupsFolder()).removeRecursively();
    QSettings().clear();
    app::setSyncFolders({m_drive});
  }

  void aWorkspaceOnADriveIsPutBackWhenItIsClosed()
  {
    const QString path = openOnDrive();
    QVERIFY(m_window->document().isCopy());
    QVERIFY(m_window->action(Command::PutBack)->isEnabled());
    QVERIFY(!QFile::exists(path));
    m_window->action(Command::PutBack)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isPuttingBack(), kLong);
    QCOMPARE(layersIn(path), 1);
    m_window->take({writeSquares(fresh(QStringLiteral("thêm.geojson")), 4)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    m_window->action(Command::CloseWorkspace)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isPuttingBack(), kLong);
    QCOMPARE(layersIn(path), 2);
    QVERIFY(workspace::waitingCopies(app::remotePlaces()).isEmpty());
  }

  void quittingPutsTheWorkOnItsDriveFirst()
  {
    const QString path = openOnDrive();
    m_window->close();
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), kLong);
    QCOMPARE(layersIn(path), 1);
  }

  void workThatFoundNoRoomIsOfferedAtTheNextStart()
  {
    const QString path = openOnDrive();
    QVERIFY(
        QFile::link(QStringLiteral("/dev/full"), m_drive + QStringLiteral("/.kế hoạch.gpkg.part")));
    m_window->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().isPuttingBack(), kLong);
    QVERIFY(m_window->isVisible()); // the sentence must be read
    QTRY_VERIFY(wayOn("Put back") != nullptr);
    QVERIFY(!QFile::exists(path));
    m_window->close();
    QVERIFY(!m_window->isVisible());
    newWindow();
    QTRY_VERIFY_WITH_TIMEOUT(wayOn("Put back") != nullptr, kLong);
    shot(QStringLiteral("copy-waits-1366.png"));
    QTest::mouseClick(wayOn("Put back"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layersIn(path), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(workspace::waitingCopies(app::remotePlaces()).isEmpty(), kLong);
  }

  void whatAnotherHasOpenIsOpenedForLooking()
  {
    const QString path = closedWorkspace();
    const platform::ProcessOwner other{QStringLiteral("lan"), QStringLiteral("ubnd-02"), 1,
                                       QStringLiteral("boot")};
    {
      const auto lock = store::LockFile::acquire(path, other, systemClock());
      QVERIFY(lock);
      newWindow();
      m_window->open(path);
      QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
      QVERIFY(m_window->document().isReadOnly());
      const QString said = bandTexts(*m_window).join(u' ');
      QVERIFY2(said.contains(QStringLiteral("lan")) && said.contains(QStringLiteral("ubnd-02")),
               qPrintable(said));
    }
    shot(QStringLiteral("locked-1366.png"));
    QVERIFY(wayOn("Open again") != nullptr);
    QTest::mouseClick(wayOn("Open again"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen() && !m_window->document().isReadOnly(),
                             kLong);
  }

  void aLockThatNobodyHoldsAnyMoreIsTakenOver()
  {
    const QString path = closedWorkspace();
    const auto lock = store::LockFile::acquire(
        path, {QStringLiteral("lan"), QStringLiteral("ubnd-02"), 1, QStringLiteral("boot")},
        systemClock());
    QVERIFY(lock);
    newWindow();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(wayOn("Work on it all the same…") != nullptr, kLong);
    QTest::mouseClick(wayOn("Work on it all the same…"), Qt::LeftButton);
    auto* sheet = m_window->findChild<uikit::Sheet*>();
    QVERIFY(sheet != nullptr && m_window->document().isReadOnly());
    auto* sure = buttonNamed(
        *sheet, QCoreApplication::translate("diaban::desktop::Sheets", "Nobody does: open it"));
    QVERIFY(sure != nullptr);
    QTest::mouseClick(sure, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen() && !m_window->document().isReadOnly(),
                             kLong);
    QCOMPARE(store::LockFile::holder(path, platform::thisProcess())->owner.person,
             platform::thisProcess().person);
  }

  void foreignPartsOfferACleanCopyWhichIsOpened()
  {
    const QString path = closedWorkspace();
    {
      auto stranger = store::Database::open(path, store::OpenMode::ReadWrite);
      QVERIFY(stranger && stranger.value().run("CREATE VIEW la AS SELECT 1"));
    }
    newWindow();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QVERIFY(m_window->document().isReadOnly());
    QVERIFY(wayOn("Make a clean copy…") != nullptr);
    const QString clean = fresh(QStringLiteral("sạch.gpkg"));
    m_window->copyTo(clean, true, true); // what the button does once a name is chosen
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().path(), clean, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QVERIFY(!m_window->document().isReadOnly());
    QCOMPARE(m_window->document().layers().size(), 1);
  }

  void aCopyAsksBeforeItReplacesAFile()
  {
    const QString path = closedWorkspace();
    const QString usb = fresh(QStringLiteral("usb.gpkg"));
    QFile old(usb);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("something else") > 0);
    old.close();
    newWindow();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    m_window->copyTo(usb, false);
    auto* sheet = m_window->findChild<uikit::Sheet*>();
    QVERIFY(sheet != nullptr);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<uikit::Sheet*>() == nullptr);
    QCOMPARE(QFileInfo(usb).size(), 14);
    m_window->copyTo(usb, false);
    sheet = m_window->findChild<uikit::Sheet*>();
    auto* replace =
        buttonNamed(*sheet, QCoreApplication::translate("diaban::desktop::Sheets", "Replace"));
    QVERIFY(replace != nullptr);
    QTest::mouseClick(replace, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layersIn(usb), 1, kLong);
  }

  void aBackupIsMadeOnceADayAndOpensAsACopy()
  {
    const QString path = closedWorkspace();
    newWindow();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    const QDir kept(workspace::backupsOf(path));
    const auto ended = [this] { return m_window->jobs().runningCount() == 0; };
    m_window->document().backUpWhenDue();
    QTRY_VERIFY_WITH_TIMEOUT(kept.entryList(QDir::Files).size() == 1 && ended(), kLong);
    m_window->document().backUpWhenDue();
    QTest::qWait(200); // nothing shall come
    QCOMPARE(kept.entryList(QDir::Files).size(), 1);
    const QString backup = kept.filePath(kept.entryList(QDir::Files).constFirst());
    kLastFolder.write(*std::make_unique<QSettings>(), m_folder.path());
    m_window->openBackup(backup);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen() && m_window->document().path() != path,
                             kLong);
    QVERIFY(m_window->document().path() != backup);
    QCOMPARE(m_window->document().layers().size(), 1);
  }

  void whatACrashLeftIsTakenBackAtTheStart()
  {
    const QString path = closedWorkspace();
    QProcess child;
    child.start(QCoreApplication::applicationDirPath() + QStringLiteral("/checkoutchild"),
                {QStringLiteral("half"), path, QString(), QString(), QStringLiteral("0")});
    QVERIFY(child.waitForReadyRead());
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(store::hasJournal(path));
    {
      QSettings settings;
      kRecent.write(settings, {path, fresh(QStringLiteral("không có.gpkg"))});
    }
    newWindow();
    QTRY_VERIFY_WITH_TIMEOUT(!store::hasJournal(path), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(bandTexts(*m_window).join(u' ').contains(QFileInfo(path).fileName()),
                             kLong);
    QCOMPARE(layersIn(path), 1);
    QVERIFY(!m_window->document().isOpen());
  }
};

QTEST_MAIN(TestWindowFiles)
#include "tst_windowfiles.moc"
