// Unusual requests: cancelled, empty, enormous, many threads, broken rows.
#include "shapes.h"
#include "support/stopafter.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace diaban;
using namespace diaban::cartography;
using namespace diaban::test;

namespace {

workspace::Style filled()
{
  workspace::Style style;
  style.symbol.fill.colour = {40, 120, 60, 255};
  return style;
}

geo::TablePtr manyBoxes(int count, double span, double size)
{
  std::mt19937 random(13);
  std::uniform_real_distribution<double> place(0, span);
  std::vector<ShapeRow> rows;
  for (int i = 0; i < count; ++i) {
    const double x = place(random), y = place(random);
    rows.push_back({geo::GeometryKind::Polygon, {{box(x, y, x + size, y + size)}}, {}, 0});
  }
  return tableOf(rows);
}

} // namespace

class TestPainterEdges : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theNumberOfThreadsChangesNoPixel()
  {
    auto request = requestFor(700, 700);
    addLayer(request, manyBoxes(3000, 700, 1.3), filled());
    addLayer(request, manyBoxes(300, 700, 40), filled());
    request.threads = 1;
    NoProgress progress;
    const auto one = drawPicture(request, progress);
    for (const int threads : {2, 3, 8}) {
      request.threads = threads;
      const auto several = drawPicture(request, progress);
      QCOMPARE(several.value().image, one.value().image);
      QCOMPARE(several.value().featuresDrawn, one.value().featuresDrawn);
    }
    QCOMPARE(one.value().featuresDrawn, 3000 + 300);
  }

  void onlyWhatTheViewHoldsIsCounted()
  {
    auto request = requestFor(100, 100);
    addLayer(request,
             tableOf({{geo::GeometryKind::Polygon, {{box(10, 10, 20, 20)}}, {}, 0},
                      {geo::GeometryKind::Polygon, {{box(-50, -50, 150, 150)}}, {}, 0},
                      {geo::GeometryKind::Polygon, {{box(200, 10, 220, 20)}}, {}, 0},
                      {geo::GeometryKind::Point, {}, {}, 0}}),
             filled());
    NoProgress progress;
    QCOMPARE(drawPicture(request, progress).value().featuresDrawn, 2);
  }

  void aCancelledDrawingStops_data()
  {
    QTest::addColumn<int>("threads");
    QTest::newRow("one") << 1;
    QTest::newRow("two") << 2;
  }
  void aCancelledDrawingStops()
  {
    QFETCH(int, threads);
    auto request = requestFor(900, 900);
    request.threads = threads;
    addLayer(request, manyBoxes(4000, 900, 400), filled()); // seconds of work
    StopAfter none(0), some(2);
    const auto atOnce = drawPicture(request, none);
    QVERIFY(!atOnce && atOnce.error().code == Error::Code::Cancelled);
    const auto later = drawPicture(request, some);
    QVERIFY(!later && later.error().code == Error::Code::Cancelled);
  }

  void progressOnlyGrows()
  {
    auto request = requestFor(900, 900);
    addLayer(request, manyBoxes(500, 900, 400), filled());
    StopAfter progress(1 << 30);
    QVERIFY(drawPicture(request, progress));
    QVERIFY(!progress.fractions().empty());
    QVERIFY(std::is_sorted(progress.fractions().begin(), progress.fractions().end()));
    QVERIFY(progress.fractions().back() <= 1);
  }

  void requestsWithoutSizeAreRefused()
  {
    NoProgress progress;
    for (const auto& [width, height] : {std::pair{0, 10}, {10, 0}, {-5, 5}}) {
      auto request = requestFor(10, 10);
      request.width = width;
      request.height = height;
      const auto picture = drawPicture(request, progress);
      QVERIFY(!picture && picture.error().code == Error::Code::BadArgument);
    }
    auto request = requestFor(10, 10);
    request.extent = {};
    QVERIFY(!drawPicture(request, progress));
  }

  void nothingToDrawIsTheBackground()
  {
    auto request = requestFor(33, 17);
    request.background = QColor(1, 2, 3);
    addLayer(request, tableOf({}), filled());
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(32, 16), qRgb(1, 2, 3));
  }

  /// A view of a millimetre inside a polygon of a hundred kilometres.
  void enormousShapesFillThePicture()
  {
    const QPointF middle(600000, 1200000);
    auto request = requestFor(200, 100);
    request.extent = {middle.x(), middle.y(), middle.x() + 0.001, middle.y() + 0.0005};
    workspace::Style style = filled();
    style.symbol.fill.outline.dashMm = {1, 1};
    addLayer(request,
             tableOf({{geo::GeometryKind::Polygon, {{circle(middle, 50000, 500)}}, {}, 0}}), style);
    const QImage picture = drawn(request);
    for (int x = 0; x < 200; ++x)
      QCOMPARE(picture.pixel(x, 50), qRgb(40, 120, 60));
  }

  /// The edge of an enormous shape lies where it should: here across the middle of the picture.
  void enormousShapesEndWhereTheyEnd()
  {
    auto request = requestFor(100, 100);
    workspace::Style style = filled();
    style.symbol.fill.outline.widthMm = 0;
    addLayer(request, tableOf({{geo::GeometryKind::Polygon, {{box(-3e8, -2e8, 50, 5e8)}}, {}, 0}}),
             style);
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(48, 20), qRgb(40, 120, 60));
    QCOMPARE(picture.pixel(51, 80), qRgb(255, 255, 255));
  }

  void enormousLinesCrossThePicture_data()
  {
    QTest::addColumn<double>("width");
    QTest::newRow("thin") << 0.1;
    QTest::newRow("wide") << 1.0;
  }
  void enormousLinesCrossThePicture()
  {
    QFETCH(double, width);
    workspace::Style style;
    style.symbol.line.stroke = {{0, 0, 0, 255}, width, {}};
    auto request = requestFor(100, 100);
    addLayer(
        request,
        tableOf({{geo::GeometryKind::Line, {{{{-4e8, -4e8}, {4e8, 4e8}, {5e8, -5e8}}}}, {}, 0}}),
        style);
    const QImage picture = drawn(request);
    QVERIFY(qRed(picture.pixel(50, 49)) < 200);
    QCOMPARE(picture.pixel(20, 20), qRgb(255, 255, 255));
  }

  void degenerateRowsHarmNothing_data()
  {
    QTest::addColumn<int>("which");
    for (int i = 0; i < 9; ++i)
      QTest::addRow("%d", i) << i;
  }
  void degenerateRowsHarmNothing()
  {
    QFETCH(int, which);
    const Ring rings[] = {{},
                          {{5, 5}},
                          {{5, 5}, {5, 5}},
                          {{5, 5}, {5, 5}, {5, 5}, {5, 5}},
                          {{5, 5}, {15, 5}, {5, 5}},
                          {{5, 5}, {15, 15}, {5, 15}, {15, 5}, {5, 5}}};
    using Parts = std::vector<std::vector<Ring>>;
    const Parts several[] = {{{box(0, 0, 10, 10), Ring(), {{1, 1}}}},
                             {{}, {}}, // parts without a ring
                             {{}, {box(0, 0, 10, 10)}, {}}};
    const Parts parts = which < 6 ? Parts{{rings[which]}} : several[which - 6];
    for (const auto kind :
         {geo::GeometryKind::Polygon, geo::GeometryKind::Line, geo::GeometryKind::Point}) {
      workspace::Style style = filled();
      style.symbol.fill.outline = {{0, 0, 0, 255}, 1, {1, 1}};
      style.symbol.line.casing.widthMm = 2;
      style.label.emplace();
      style.label->field = QStringLiteral("code");
      auto request = requestFor(20, 20);
      const geo::TablePtr table = tableOf({{kind, parts, QStringLiteral("a"), 0}});
      addLayer(request, table, style);
      QVERIFY(!drawn(request).isNull());
      const geo::Extent extent = table->blocks().front()->rowExtent(0);
      QCOMPARE(extent.isEmpty(), which == 0 || which == 7);
      QVERIFY(which != 8 || extent == (geo::Extent{0, 0, 10, 10}));
    }
  }

  void stylesOfFieldsThatAreNotThereDrawTheOthers()
  {
    workspace::Style style = filled();
    style.kind = workspace::Style::Kind::Categorised;
    style.field = QStringLiteral("no such field");
    style.label.emplace();
    style.label->field = QStringLiteral("nor this");
    auto request = requestFor(20, 20);
    addLayer(request, tableOf({{geo::GeometryKind::Polygon, {{box(0, 0, 20, 20)}}, {}, 0}}), style);
    QCOMPARE(drawn(request).pixel(10, 10), qRgb(40, 120, 60));
  }
};

QTEST_MAIN(TestPainterEdges)
#include "tst_painteredges.moc"
