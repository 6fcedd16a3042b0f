// The window when the disk fails or other programs write: what is wrong is said, nothing has
// changed, and work goes on.
#include "support/failingdisk.h"
#include "windowfixture.h"
#include "workspace/randomwork.h"

#include <diaban/store/database.h>
#include <diaban/uikit/band.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;
using namespace diaban::test;

class TestWindowTrouble : public WindowFixture {
  Q_OBJECT

  Document& document() { return m_window->document(); }
  QString title() { return document().layers().first().title; }
  /// Whether a band at the foot of the window says this code's sentence.
  bool says(Error::Code code)
  {
    const QString sentence = errorText({code, {QFileInfo(document().path()).fileName()}, {}});
    return bandTexts(*m_window).join(u'\n').contains(sentence);
  }
  void rename(const QString& to) { document().setTitle(document().layers().first().name, to); }

private Q_SLOTS:
  void aFullDiskIsSaidAndNothingHasChanged_data()
  {
    QTest::addColumn<DiskFault>("fault");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("full") << DiskFault::Full << Error::Code::DiskFull;
    QTest::newRow("gone") << DiskFault::Gone << Error::Code::CannotWrite;
  }
  void aFullDiskIsSaidAndNothingHasChanged()
  {
    QFETCH(DiskFault, fault);
    QFETCH(Error::Code, code);
    openWithSquares(30);
    const QString path = document().path();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->jobs().runningCount(), 0, kLong);
    const QString before = title();
    const QString decided = decidedIn(path);
    FailingDisk disk;
    disk.failAt(3, fault);
    rename(QStringLiteral("Tên không ghi được"));
    QTRY_VERIFY_WITH_TIMEOUT(says(code), kLong);
    QVERIFY(disk.heal());
    QTRY_COMPARE_WITH_TIMEOUT(title(), before, kLong);
    shot(QStringLiteral("disk-%1-1366.png").arg(QLatin1String(QTest::currentDataTag())));
    QCOMPARE(decidedIn(path), decided);

    rename(QStringLiteral("Tên ghi được"));
    QTRY_VERIFY_WITH_TIMEOUT(decidedIn(path) != decided, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("Tên ghi được"), kLong);
    QVERIFY(checkWhole(path));
  }

  void aProgramThatIsWritingIsWaitedForAndThenNamed()
  {
    openWithSquares(30);
    const QString before = title();
    QProcess other;
    other.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), document().path()});
    other.write("BEGIN IMMEDIATE;\nSELECT 'holds';\n");
    QVERIFY(other.waitForReadyRead());
    rename(QStringLiteral("Tên"));
    QTRY_VERIFY_WITH_TIMEOUT(says(Error::Code::Busy), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(title(), before, kLong);
    other.write("ROLLBACK;\n.quit\n");
    QVERIFY(other.waitForFinished());
    rename(QStringLiteral("Tên"));
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("Tên"), kLong);
  }

  void whatAnotherProgramWroteIsShown()
  {
    openWithSquares(30);
    const QString path = document().path();
    const workspace::Layer layer = document().layers().first();
    QCOMPARE(layer.featureCount, 30);
    QProcess gdal;
    gdal.start(QStringLiteral("ogrinfo"),
               {QStringLiteral("-q"), path, QStringLiteral("-sql"),
                QStringLiteral("DELETE FROM \"%1\" WHERE fid<11").arg(layer.table)});
    QVERIFY(gdal.waitForFinished() && gdal.exitCode() == 0);
    rename(QStringLiteral("Tên"));
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().first().featureCount, 20, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("Tên"), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(says(Error::Code::ChangedOutside), kLong);
    document().undo(); // of our action, not of theirs
    QTRY_COMPARE_WITH_TIMEOUT(title(), layer.title, kLong);
    QCOMPARE(document().layers().first().featureCount, 20);
    QVERIFY(checkWhole(path));
  }
};

QTEST_MAIN(TestWindowTrouble)
#include "tst_windowtrouble.moc"
