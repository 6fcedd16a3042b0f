// Where the parts of the window stand: on small screens, on a second screen, on a screen that is
// gone.
#include "mapbeside.h"
#include "ownwindow.h"
#include "ownwindows.h"
#include "settings.h"
#include "windowfixture.h"
#include "windowplace.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowParts : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  uikit::SideStack& side() { return m_window->bench().side(); }
  QAction* action(Command command) { return m_window->action(command); }
  MapBeside& beside() { return *m_window->ownWindows().map()->findChild<MapBeside*>(); }

  void openTable(int squares)
  {
    openWithSquares(squares);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    action(Command::Rows)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->rowPanel().currentPage()->model().rowCount(), squares,
                              kLong);
  }

  static bool isOnAScreen(const QWidget& window)
  {
    const QRect room = window.screen()->availableGeometry();
    return room.contains(window.geometry().topLeft()) && room.intersects(window.geometry());
  }

  /// What saveGeometry() gives for a window at that place, wherever the screens are.
  static QByteArray geometryAt(const QPoint& place)
  {
    QWidget window;
    window.setGeometry(QRect(place, QSize(800, 500)));
    return window.saveGeometry();
  }

private Q_SLOTS:
  void aSmallWindowKeepsTheMapAsWideAsItWas_data()
  {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("1280x720") << QSize(1280, 720) << true;
    QTest::newRow("1365x768") << QSize(1365, 768) << true;
    QTest::newRow("1366x768") << QSize(1366, 768) << false;
    QTest::newRow("1900x1000") << QSize(1900, 1000) << false;
  }
  void aSmallWindowKeepsTheMapAsWideAsItWas()
  {
    QFETCH(QSize, size);
    QFETCH(bool, isOver);
    openWithSquares(9);
    m_window->resize(size);
    QTRY_COMPARE(m_window->bench().isSideOver(), isOver);
    const int before = canvas().width();
    action(Command::Feature)->trigger();
    QVERIFY(side().isVisible());
    QTRY_COMPARE(canvas().width() == before, isOver);
    const QRect panel(side().mapTo(m_window.get(), QPoint()), side().size());
    QCOMPARE(panel.right(), m_window->rect().right());
    QVERIFY(panel.height() > size.height() * 3 / 4);
    action(Command::Feature)->trigger();
    QVERIFY(!side().isVisible());
    QTRY_COMPARE(canvas().width(), before);
  }

  void escapeClosesWhatLiesOverTheMap()
  {
    openWithSquares(9);
    QApplication::setActiveWindow(m_window.get());
    m_window->resize(1280, 720);
    QTRY_VERIFY(m_window->bench().isSideOver());
    action(Command::Bookmarks)->trigger();
    side().openPanel()->findChildren<QAbstractButton*>().first()->setFocus();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(side().openPanel() == nullptr);
    QVERIFY(canvas().hasFocus());
    action(Command::Feature)->trigger();
    m_window->selection().set(m_window->document().layers().first().name, {1});
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Escape); // the selection first
    QVERIFY(m_window->selection().isEmpty());
    QVERIFY(side().openPanel() != nullptr);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(side().openPanel() == nullptr);
  }

  void whatIsOpenStaysOpenWhileTheWindowGrowsAndShrinks()
  {
    openWithSquares(9);
    action(Command::Jobs)->trigger();
    for (const int width : {1280, 1400, 1300, 1600}) {
      m_window->resize(width, 768);
      QTRY_COMPARE(m_window->width(), width);
      QVERIFY(side().isVisible());
      QVERIFY(side().width() >= side().minimumWidth() && side().width() < 400);
    }
    QVERIFY(action(Command::Jobs)->isChecked());
  }

  void fiveRowsAreSeenBelowTheMapWithFilters()
  {
    openTable(60);
    QTableView& view = m_window->rowPanel().currentPage()->view();
    const auto rows = [&view] {
      return (view.viewport()->height()) / view.verticalHeader()->defaultSectionSize();
    };
    QTRY_VERIFY(rows() >= 5);
    m_window->rowPanel().currentPage()->search().setText(QStringLiteral("thua"));
    QTRY_COMPARE(m_window->rowPanel().currentPage()->chipTexts().size(), 1);
    QTRY_VERIFY2(rows() >= 5, qPrintable(QString::number(view.viewport()->height())));
    shot(QStringLiteral("parts-five-rows.png"));
    m_window->resize(1280, 720);
    QTRY_VERIFY(rows() >= 5);
  }

  void tablesMoveToAWindowOfTheirOwnAndComeBack()
  {
    openTable(30);
    const int before = canvas().height();
    action(Command::TableWindow)->trigger();
    QPointer<OwnWindow> own = m_window->ownWindows().tables();
    QVERIFY(own != nullptr && own->isVisible());
    QCOMPARE(m_window->rowPanel().window(), own.data());
    QVERIFY(m_window->rowPanel().isVisible());
    QTRY_VERIFY(canvas().height() > before);
    action(Command::Rows)->trigger(); // hidden and shown, where it is
    QVERIFY(!own->isVisible());
    action(Command::Rows)->trigger();
    QVERIFY(own->isVisible());
    m_window->selection().set(m_window->document().layers().first().name, {7});
    QTRY_VERIFY(canvas().highlight() != nullptr);
    own->close();
    QVERIFY(!action(Command::TableWindow)->isChecked());
    QCOMPARE(m_window->rowPanel().window(), m_window.get());
    QVERIFY(m_window->rowPanel().isVisible());
    QTRY_COMPARE(canvas().height(), before);
    QTRY_VERIFY(own == nullptr);
  }

  void theTablesWindowOpensATableWhereNoneIsOpen()
  {
    openWithSquares(9);
    action(Command::TableWindow)->trigger(); // no layer is chosen: there is nothing to show
    QVERIFY(m_window->ownWindows().tables() == nullptr);
    QVERIFY(!action(Command::TableWindow)->isChecked());
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    action(Command::TableWindow)->trigger();
    QVERIFY(m_window->ownWindows().tables() != nullptr);
    QCOMPARE(m_window->rowPanel().layers().size(), 1);
  }

  void aSecondMapHasAPlaceOfItsOwnAndTheSameSelection()
  {
    openWithSquares(100);
    const mapview::Viewport first = canvas().viewport();
    action(Command::MapWindow)->trigger();
    uikit::MapCanvas& second = beside().canvas();
    QTRY_VERIFY_WITH_TIMEOUT(second.isComplete() && second.isVisible(), kLong);
    second.zoom(5);
    QCOMPARE(canvas().viewport(), first);
    QVERIFY(second.scaleDenominator() < canvas().scaleDenominator());
    const QString layer = m_window->document().layers().first().name;
    m_window->selection().set(layer, {3});
    QTRY_VERIFY_WITH_TIMEOUT(second.highlight() != nullptr && canvas().highlight() != nullptr,
                             kLong);
    m_window->document().setVisible({layer}, false);
    QTRY_VERIFY(second.isComplete());
    m_window->document().setVisible({layer}, true);
    action(Command::Select)->trigger();
    QCOMPARE(second.tool(), uikit::CanvasTool::Select);
    m_window->selection().clear();
    const geo::Extent square = m_window->document().table(layer)->chosen({12}).extent();
    second.showExtent(square);
    QTRY_VERIFY(second.isComplete());
    QTest::mouseClick(&second, Qt::LeftButton, {}, second.rect().center());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->selection().rows().size(), 1U, kLong);
    action(Command::MeasureLength)->trigger(); // what is measured is told in the main window
    QCOMPARE(second.tool(), uikit::CanvasTool::Pan);
    m_window->ownWindows().map()->grab().save(QCoreApplication::applicationDirPath() +
                                              QStringLiteral("/../screenshots/parts-map.png"));
    m_window->ownWindows().map()->close();
    QVERIFY(m_window->ownWindows().map() == nullptr);
    QVERIFY(!action(Command::MapWindow)->isChecked());
  }

  void ownWindowsGoWithTheWorkspace()
  {
    openTable(9);
    action(Command::TableWindow)->trigger();
    action(Command::MapWindow)->trigger();
    m_window->document().close();
    QTRY_VERIFY(!m_window->document().isOpen());
    QVERIFY(m_window->ownWindows().tables() == nullptr);
    QVERIFY(m_window->ownWindows().map() == nullptr);
    QVERIFY(!m_window->rowPanel().isVisible());
    openWithSquares(4); // and a window that goes takes them with it
    action(Command::MapWindow)->trigger();
    m_window.reset();
  }

  void aWindowWhoseScreenIsGoneComesBackOnOne_data()
  {
    QTest::addColumn<QByteArray>("geometry");
    QTest::newRow("never placed") << QByteArray();
    QTest::newRow("right") << geometryAt({9000, 100});
    QTest::newRow("left") << geometryAt({-4000, 100});
    QTest::newRow("below") << geometryAt({100, 9000});
    QTest::newRow("not a place") << QByteArray("\1\2\3 nothing");
  }
  void aWindowWhoseScreenIsGoneComesBackOnOne()
  {
    QFETCH(QByteArray, geometry);
    QWidget window;
    placeWindow(window, geometry, {600, 400});
    QVERIFY(isOnAScreen(window));
    kWindowGeometry.write(*std::make_unique<QSettings>(), geometry);
    QSettings().setValue(QStringLiteral("window/tablesGeometry"), geometry);
    openTable(9);
    QVERIFY(isOnAScreen(*m_window));
    action(Command::TableWindow)->trigger();
    QVERIFY(isOnAScreen(*m_window->ownWindows().tables()));
    m_window.reset();
    QSettings().clear();
  }

  void aPlaceOnAScreenThatIsThereIsKept()
  {
    QWidget window;
    placeWindow(window, geometryAt({120, 90}), {600, 400});
    QCOMPARE(window.geometry(), QRect(120, 90, 800, 500));
  }
};

QTEST_MAIN(TestWindowParts)
#include "tst_windowparts.moc"
