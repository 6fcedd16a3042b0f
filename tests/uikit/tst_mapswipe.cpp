// Two sets of layers over one view: each side shows its own, the line follows hand and keys.
#include "squares.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/swipebar.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace diaban;
using namespace diaban::uikit;

namespace {

constexpr int kNearLine = 24; // pixels beside the line that its handle covers
constexpr int kNames = 48;    // and its names, from the upper edge

workspace::Layer layerCalled(const QString& name, bool isVisible = true)
{
  workspace::Layer layer;
  layer.uid = UidMaker().next();
  layer.name = name;
  layer.title = name.toUpper();
  layer.isVisible = isVisible;
  layer.geometry = geo::GeometryKind::Polygon;
  return layer;
}

} // namespace

class TestMapSwipe : public QObject {
  Q_OBJECT

  std::unique_ptr<MapCanvas> m_canvas;
  std::vector<MapLayer> m_first, m_second;

  QImage shot() const { return m_canvas->grab().toImage(); }
  MapSwipe& swipe() { return m_canvas->swipe(); }

  void open()
  {
    m_first = {test::squaresLayer(QStringLiteral("a"), test::squares(20), true)};
    // Other squares, moved by half a step, so that no part of the two pictures is alike by chance.
    m_second = {test::squaresLayer(QStringLiteral("b"), test::squares(14, 500'021, 1'700'017))};
    m_canvas = std::make_unique<MapCanvas>();
    m_canvas->resize(900, 600);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setLayers(m_first);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
  }
  /// What the view looks like with these layers alone.
  QImage alone(const std::vector<MapLayer>& layers)
  {
    const auto view = m_canvas->viewport();
    MapCanvas other;
    other.resize(m_canvas->size());
    other.show();
    other.setLayers(layers);
    other.setViewport(view);
    [[maybe_unused]] const bool done = QTest::qWaitFor([&] { return other.isComplete(); }, 20'000);
    return other.grab().toImage();
  }
  /// Pixels that differ within a part of two pictures.
  static int differing(const QImage& a, const QImage& b, const QRect& within)
  {
    int count = 0;
    for (int y = within.top(); y <= within.bottom(); ++y)
      for (int x = within.left(); x <= within.right(); ++x)
        count += a.pixel(x, y) != b.pixel(x, y);
    return count;
  }

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::Light); }
  void cleanup() { m_canvas.reset(); }

  void eachSideShowsItsOwnLayers_data()
  {
    QTest::addColumn<bool>("upright");
    QTest::addColumn<bool>("swapped");
    QTest::addColumn<double>("place");
    QTest::newRow("in the middle") << true << false << 0.5;
    QTest::newRow("swapped") << true << true << 0.5;
    QTest::newRow("far left") << true << false << 0.11;
    QTest::newRow("lying") << false << false << 0.4;
    QTest::newRow("lying and swapped") << false << true << 0.7;
    QTest::newRow("all of the first") << true << false << 1.0;
    QTest::newRow("all of the second") << true << false << 0.0;
  }
  void eachSideShowsItsOwnLayers()
  {
    QFETCH(bool, upright);
    QFETCH(bool, swapped);
    QFETCH(double, place);
    open();
    swipe().setUpright(upright);
    swipe().setSwapped(swapped);
    swipe().setPlace(place);
    swipe().setLayers(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    const QImage both = shot(), first = alone(m_first), second = alone(m_second);
    const QRect all = m_canvas->rect();
    const int line = qRound(place * (upright ? all.width() : all.height()));
    const QRect before = upright ? all.adjusted(0, kNames, line - kNearLine - all.width(), 0)
                                 : all.adjusted(0, 0, 0, line - kNearLine - all.height());
    const QRect behind = upright ? all.adjusted(line + kNearLine, kNames, 0, 0)
                                 : all.adjusted(0, line + kNearLine, 0, 0);
    QCOMPARE(differing(both, swapped ? second : first, before), 0);
    QCOMPARE(differing(both, swapped ? first : second, behind), 0);
    QVERIFY(differing(first, second, all) > all.width() * all.height() / 20);
  }

  void theLineFollowsTheHand()
  {
    open();
    swipe().setLayers(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    const auto view = m_canvas->viewport();
    const int drawn = swipe().pictures()->counts().tilesDrawn;
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {452, 200});
    for (int x = 440; x >= 300; x -= 20)
      QTest::mouseMove(m_canvas.get(), {x, 210});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {300, 210});
    QCOMPARE(qRound(swipe().place() * 900), 300);
    QCOMPARE(m_canvas->viewport(), view); // the map stays
    QCOMPARE(swipe().pictures()->counts().tilesDrawn, drawn);
    QVERIFY(m_canvas->isComplete());
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {600, 200}); // beside it the map moves
    QTest::mouseMove(m_canvas.get(), {620, 210});
    QTest::mouseMove(m_canvas.get(), {640, 210});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {640, 210});
    QCOMPARE(qRound(swipe().place() * 900), 300);
    QVERIFY(m_canvas->viewport() != view);
  }

  void movingTheLineCopiesPicturesOnly()
  {
    open();
    swipe().setLayers(m_second);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    m_canvas->resetFrameTimes();
    for (int i = 0; i <= 100; ++i) {
      swipe().setPlace(i / 100.0);
      m_canvas->repaint();
    }
    const auto frames = m_canvas->frameTimes();
    qInfo("%d frames, mean %.2f ms, worst %.2f ms", frames.frames, frames.totalMs / frames.frames,
          frames.worstMs);
    QVERIFY(frames.frames >= 100);
    QCOMPARE(frames.late, 0);
  }

  void keysMoveTheLineSwapTheSidesAndLeave()
  {
    open();
    swipe().setLayers(m_second);
    m_canvas->setFocus();
    const auto view = m_canvas->viewport();
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QCOMPARE(qRound(swipe().place() * 900), 458);
    QTest::keyClick(m_canvas.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(qRound(swipe().place() * 900), 394);
    QCOMPARE(m_canvas->viewport(), view);
    QTest::keyClick(m_canvas.get(), Qt::Key_Up); // along the line it pans
    QVERIFY(m_canvas->viewport() != view);
    QTest::keyClick(m_canvas.get(), Qt::Key_Tab);
    QVERIFY(swipe().isSwapped());
    for (int i = 0; i < 300; ++i)
      QTest::keyClick(m_canvas.get(), Qt::Key_Left);
    QCOMPARE(swipe().place(), 0.0); // and no further
    QSignalSpy left(m_canvas.get(), &MapCanvas::swipeLeft);
    QSignalSpy escaped(m_canvas.get(), &MapCanvas::escaped);
    m_canvas->setTool(CanvasTool::MeasureLength);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape); // the tool goes first
    QCOMPARE(left.size(), 0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    swipe().end();
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(escaped.size(), 1);
  }

  void aPlaceBelongsToTheSideItShows()
  {
    open();
    swipe().setLayers(m_second);
    const auto nameAt = [this](int x) {
      return m_canvas->layersAt(m_canvas->viewport().toMap(QPointF(x, 300))).front().name;
    };
    QCOMPARE(nameAt(100), QStringLiteral("a"));
    QCOMPARE(nameAt(800), QStringLiteral("b"));
    swipe().setSwapped(true);
    QCOMPARE(nameAt(100), QStringLiteral("b"));
    swipe().end();
    QCOMPARE(nameAt(100), QStringLiteral("a"));
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
  }

  void sidesAreMadeOfWhatThereIs()
  {
    SwipeOffer offer;
    offer.layers = {layerCalled(QStringLiteral("a")), layerCalled(QStringLiteral("b")),
                    layerCalled(QStringLiteral("c"), false)};
    workspace::Bookmark mark;
    mark.uid = UidMaker().next();
    mark.title = QStringLiteral("quay");
    mark.layers = {{offer.layers[2].uid, {}}, {UidMaker().next(), QStringLiteral("gone")}};
    workspace::Bookmark placeOnly;
    placeOnly.uid = UidMaker().next();
    offer.bookmarks = {mark, placeOnly};
    using Kind = SwipeSide::Kind;
    QCOMPARE(
        offeredSides(offer),
        (QVector<SwipeSide>{{Kind::Shown}, {Kind::WithoutCurrent}, {Kind::Bookmark, mark.uid}}));
    const QStringList shown{QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(layersOf({Kind::Shown}, offer), shown);
    QCOMPARE(layersOf({Kind::WithoutCurrent}, offer), QStringList{QStringLiteral("b")}); // top one
    offer.current = QStringLiteral("b");
    QCOMPARE(layersOf({Kind::WithoutCurrent}, offer), QStringList{QStringLiteral("a")});
    QCOMPARE(nameOf({Kind::WithoutCurrent}, offer), QStringLiteral("Without “B”"));
    QCOMPARE(layersOf({Kind::Bookmark, mark.uid}, offer), QStringList{QStringLiteral("c")});
    QCOMPARE(nameOf({Kind::Bookmark, mark.uid}, offer), QStringLiteral("Bookmark “quay”"));
    QCOMPARE(layersOf({Kind::Bookmark, placeOnly.uid}, offer), shown); // it keeps no layers
    QCOMPARE(nameOf({Kind::Chosen, {}, {QStringLiteral("c")}}, offer), QStringLiteral("C"));
    QCOMPARE(layersOf({Kind::Chosen, {}, {QStringLiteral("c")}}, offer),
             QStringList{QStringLiteral("c")});
    QCOMPARE(offeredSides({}), QVector<SwipeSide>{{Kind::Shown}});
  }
};

QTEST_MAIN(TestMapSwipe)
#include "tst_mapswipe.moc"
