// The overview in the map's corner: it shows the whole, its frame leads the map.
#include "overviewwork.h"
#include "windowfixture.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/overviewmap.h>

#include <QFile>
#include <QTest>
#include <QToolButton>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowOverview : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  uikit::OverviewMap& overview() { return *m_window->findChild<uikit::OverviewMap*>(); }

  void openWithOverview()
  {
    openWithSquares(9);
    QVERIFY(!overview().isVisible()); // it takes room, so it is asked for
    m_window->action(Command::Overview)->trigger();
    QVERIFY(overview().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(overview().isComplete(), kLong);
    canvas().zoom(6);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

private Q_SLOTS:
  void init() { QSettings().remove(QStringLiteral("map/overview")); }

  void itShowsTheWholeAndWhatTheMapShows()
  {
    openWithOverview();
    const geo::Extent whole = m_window->document().shownExtent();
    QVERIFY(overview().viewport().extent().contains(whole));
    const geo::Extent seen = canvas().viewport().extent();
    const QRectF frame = overview().frame();
    const QPointF corner = overview().viewport().toPixel({seen.minX, seen.maxY}) + QPointF(1, 1);
    QVERIFY(frame.width() > 10 && frame.height() > 10);
    QVERIFY((frame.topLeft() - corner).manhattanLength() < 1e-6);
    const QColor inside = overview().grab().toImage().pixelColor(frame.center().toPoint());
    const QPointF middle(canvas().viewport().centreX, canvas().viewport().centreY);
    const QPointF aside = canvas().viewport().toPixel(middle) + QPointF(0, 40); // below its label
    QCOMPARE(inside, canvas().grab().toImage().pixelColor(aside.toPoint())); // the same parcel
    shot(QStringLiteral("overview.png"));
  }

  void clickDragAndKeysMoveTheMap()
  {
    openWithOverview();
    const double scale = canvas().scaleDenominator();
    const QPoint there(40, 30);
    QTest::mouseClick(&overview(), Qt::LeftButton, {}, there);
    const QPointF wanted = overview().viewport().toMap(there - QPoint(1, 1));
    QVERIFY(std::abs(canvas().viewport().centreX - wanted.x()) < 1e-6);
    QVERIFY(std::abs(canvas().viewport().centreY - wanted.y()) < 1e-6);
    const QPointF held = overview().frame().center() + QPointF(3, 2); // not its middle
    QTest::mousePress(&overview(), Qt::LeftButton, {}, held.toPoint());
    const double before = canvas().viewport().centreX;
    QVERIFY(std::abs(before - wanted.x()) < overview().viewport().unitsPerPixel); // nothing jumps
    QTest::mouseMove(&overview(), held.toPoint() + QPoint(20, 0));
    QTest::mouseRelease(&overview(), Qt::LeftButton, {}, held.toPoint() + QPoint(20, 0));
    const double moved =
        (canvas().viewport().centreX - before) / overview().viewport().unitsPerPixel;
    QVERIFY2(std::abs(moved - 20) < 1e-6, qPrintable(QString::number(moved)));
    const double y = canvas().viewport().centreY;
    QTest::keyClick(&overview(), Qt::Key_Up);
    QVERIFY(std::abs(canvas().viewport().centreY - y - canvas().viewport().extent().height() / 2) <
            1e-6);
    QCOMPARE(canvas().scaleDenominator(), scale);
  }

  void itIsRememberedAndClosed()
  {
    openWithOverview();
    openWithSquares(4); // another window
    QVERIFY(m_window->action(Command::Overview)->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(overview().isVisible(), kLong);
    overview().findChild<QToolButton*>()->click();
    QVERIFY(!overview().isVisible());
    QVERIFY(!m_window->action(Command::Overview)->isChecked());
    openWithSquares(4);
    QVERIFY(!overview().isVisible());
  }

  void itFollowsTheLayersAndGoesWithThem()
  {
    openWithOverview();
    const QString layer = m_window->document().layers().constFirst().name;
    m_window->document().setVisible({layer}, false);
    QTRY_VERIFY_WITH_TIMEOUT(!overview().isVisible(), kLong); // nothing is shown
    m_window->document().setVisible({layer}, true);
    QTRY_VERIFY_WITH_TIMEOUT(overview().isVisible(), kLong);
    m_window->resize(700, 420); // no room beside the map itself
    QTRY_VERIFY(!overview().isVisible());
    m_window->document().close();
    QVERIFY(!overview().isVisible());
  }

  void theWholeCountryShowsItsArchipelagos()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->document().create(fresh(QStringLiteral("cả nước.gpkg")),
                                geo::Crs::fromEpsg(4326).value());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    const QString path = fresh(QStringLiteral("cả nước.geojson"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[
      [102.2,22.4],[105.3,23.3],[107.9,21.5],[105.8,19.0],[109.2,13.0],[106.7,10.3],[104.8,8.6],
      [104.5,10.4],[106.5,11.7],[107.6,14.5],[104.0,19.5],[102.2,22.4]]]}})");
    file.close();
    drop(*m_window, {path});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    m_window->action(Command::Overview)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(overview().isVisible() && overview().isComplete(), kLong);
    const geo::Extent shown = overview().viewport().extent();
    QVERIFY(shown.maxX >= 117.3 && shown.minY <= 6.9);
    shot(QStringLiteral("overview-country.png"));
  }
};

QTEST_MAIN(TestWindowOverview)
#include "tst_windowoverview.moc"
