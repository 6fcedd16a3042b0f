// Tab in the map: features of the view one by one, by the keyboard alone.
#include "windowfixture.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>

#include <QApplication>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowWalk : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  uikit::Selection& selection() { return m_window->selection(); }

  /// Nine squares, three in a row, numbered from the lower left.
  void open()
  {
    openWithSquares(9);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    canvas().setFocus();
    QVERIFY(canvas().hasFocus());
  }
  void tab(bool forward = true)
  {
    QTest::keyClick(QApplication::focusWidget(), forward ? Qt::Key_Tab : Qt::Key_Backtab,
                    forward ? Qt::NoModifier : Qt::ShiftModifier);
  }
  bool isAt(int number, int which, int of = 9)
  {
    const QString wanted = QStringLiteral("Thửa %1 · ").arg(number);
    const QString name = canvas().accessibleName();
    return name.contains(wanted) && name.contains(QString::number(which)) &&
           name.endsWith(QString::number(of)) && canvas().walked() != nullptr;
  }

private Q_SLOTS:
  void tabWalksFromTheNorthWestAndLeavesAtTheEnd()
  {
    open();
    const auto view = canvas().viewport();
    int which = 0;
    for (const int number : {7, 8, 9, 4, 5, 6, 1, 2, 3}) {
      tab();
      ++which;
      QTRY_VERIFY2_WITH_TIMEOUT(isAt(number, which), qPrintable(canvas().accessibleName()), kLong);
      QVERIFY(canvas().hasFocus());
      QCOMPARE(canvas().walked()->rowCount(), 1);
    }
    shot(QStringLiteral("walked.png"));
    QCOMPARE(canvas().viewport(), view); // the map stays
    QVERIFY(selection().isEmpty());      // and nothing is selected
    tab();
    QTRY_VERIFY(!canvas().hasFocus());
    QVERIFY(canvas().walked() == nullptr);
    QVERIFY(!canvas().accessibleName().contains(QStringLiteral("Thửa")));
  }

  void shiftTabGoesBackAndOut()
  {
    open();
    tab(false); // nothing was walked to yet
    QVERIFY(!canvas().hasFocus());
    canvas().setFocus();
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(7, 1), kLong);
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(8, 2), kLong);
    tab(false);
    QTRY_VERIFY_WITH_TIMEOUT(isAt(7, 1), kLong);
    tab(false);
    QTRY_VERIFY(!canvas().hasFocus());
  }

  void enterSelectsAndEscapeEndsTheWalk()
  {
    open();
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(7, 1), kLong);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QCOMPARE(selection().rows(), std::vector<qint64>{7});
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(isAt(8, 2), kLong);
    QTest::keyClick(&canvas(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(selection().rows(), (std::vector<qint64>{7, 8}));
    QTest::keyClick(&canvas(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(selection().rows(), std::vector<qint64>{7});
    QTest::keyClick(&canvas(), Qt::Key_Escape); // first the walk, then the selection
    QVERIFY(canvas().walked() == nullptr);
    QCOMPARE(selection().rows(), std::vector<qint64>{7});
    tab(); // nobody is kept in the map
    QTRY_VERIFY(!canvas().hasFocus());
  }

  void aMovedMapIsWalkedOnFromWhereOneWas()
  {
    open();
    tab();
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(canvas().walked() != nullptr, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(canvas().accessibleName().contains(QStringLiteral("Thửa")), kLong);
    tab();
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(canvas().accessibleName().contains(QStringLiteral("Thửa 4")) ||
                                 canvas().accessibleName().contains(QStringLiteral("Thửa 9")),
                             kLong); // Tabs while one still looks are one
    canvas().setViewport(canvas().viewport().panned({3, 2}));
    const bool wasFour = canvas().accessibleName().contains(QStringLiteral("Thửa 4"));
    tab();
    QTRY_VERIFY2_WITH_TIMEOUT(wasFour ? isAt(5, 5) : isAt(4, 4),
                              qPrintable(canvas().accessibleName()), kLong);
  }

  void anEmptyViewIsLeftAtOnce()
  {
    open();
    auto view = canvas().viewport();
    view.centreX += 100'000;
    canvas().setViewport(view);
    tab();
    QTRY_VERIFY_WITH_TIMEOUT(!canvas().hasFocus(), kLong);
  }
};

QTEST_MAIN(TestWindowWalk)
#include "tst_windowwalk.moc"
