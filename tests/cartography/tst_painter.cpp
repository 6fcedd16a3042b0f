// Whole pictures of single things: fills, strokes, categories, scales, opacity, rasters.
#include "shapes.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTest>

using namespace diaban;
using namespace diaban::cartography;
using namespace diaban::test;
using workspace::Colour;

namespace {

workspace::Style plain(Colour fill)
{
  workspace::Style style;
  style.symbol.fill.colour = fill;
  style.symbol.fill.outline.widthMm = 0;
  return style;
}

ShapeRow polygon(std::vector<Ring> rings)
{
  return {geo::GeometryKind::Polygon, {std::move(rings)}, {}, 0};
}

QRgb middleOf(const QImage& image)
{
  return image.pixel(image.width() / 2, image.height() / 2);
}

} // namespace

class TestPainter : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void fillsLookLikeQPaintersOnes()
  {
    std::mt19937 random(12);
    std::uniform_real_distribution<double> place(-20, 120), size(3, 60);
    for (int i = 0; i < 60; ++i) {
      const Ring ring =
          randomStar(random, {place(random), place(random)}, size(random), 3 + i % 25);
      auto request = requestFor(100, 100);
      addLayer(request, tableOf({polygon({ring})}), plain({20, 90, 160, 255}));
      QImage theirs(100, 100, QImage::Format_ARGB32_Premultiplied);
      theirs.fill(Qt::white);
      QPainter painter(&theirs);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(Qt::NoPen);
      painter.setBrush(QColor(20, 90, 160));
      painter.translate(0, 100);
      painter.scale(1, -1);
      painter.drawPolygon(QPolygonF(QList<QPointF>(ring.begin(), ring.end())));
      painter.end();
      const QImage ours = drawn(request);
      // Points closer than half a pixel are left out, and both round places to parts of a pixel.
      double sum = 0;
      for (int y = 0; y < 100; ++y)
        for (int x = 0; x < 100; ++x)
          sum += std::abs(qRed(theirs.pixel(x, y)) - qRed(ours.pixel(x, y)));
      QVERIFY2(sum / 10000 < 0.6, qPrintable(QString::number(sum / 10000)));
      QVERIFY2(largestDifference(theirs, ours) < 70,
               qPrintable(QString::number(largestDifference(theirs, ours))));
    }
  }

  /// Files do not agree on which way rings turn: the first is the outer one, the others are holes.
  void holesStayOpenWhicheverWayRingsTurn_data()
  {
    QTest::addColumn<bool>("isOuterTurned");
    QTest::addColumn<bool>("isHoleTurned");
    for (const bool outer : {false, true})
      for (const bool hole : {false, true})
        QTest::addRow("%d %d", outer, hole) << outer << hole;
  }
  void holesStayOpenWhicheverWayRingsTurn()
  {
    QFETCH(bool, isOuterTurned);
    QFETCH(bool, isHoleTurned);
    Ring outer = box(10, 10, 90, 90), hole = box(40, 40, 60, 60);
    if (isOuterTurned)
      std::reverse(outer.begin(), outer.end());
    if (isHoleTurned)
      std::reverse(hole.begin(), hole.end());
    auto request = requestFor(100, 100);
    addLayer(request, tableOf({polygon({outer, hole})}), plain({0, 0, 0, 255}));
    const QImage picture = drawn(request);
    QCOMPARE(middleOf(picture), qRgb(255, 255, 255));
    QCOMPARE(picture.pixel(20, 20), qRgb(0, 0, 0));
  }

  void oneFeaturesOverlapsAreNotTwiceAsDark()
  {
    auto request = requestFor(100, 100);
    ShapeRow row{geo::GeometryKind::Polygon, {{box(10, 10, 60, 90)}, {box(40, 10, 90, 90)}}, {}, 0};
    addLayer(request, tableOf({row}), plain({0, 0, 0, 128}));
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(50, 50), picture.pixel(20, 50));
  }

  void categoriesChooseSymbols()
  {
    workspace::Style style = plain({9, 9, 9, 255});
    style.kind = workspace::Style::Kind::Categorised;
    style.field = QStringLiteral("code");
    workspace::Category red;
    red.value = QStringLiteral("ODT");
    red.symbol = plain({255, 0, 0, 255}).symbol;
    style.categories = {red};
    const auto colourOf = [&](const QString& code) {
      auto request = requestFor(20, 20);
      ShapeRow row = polygon({box(0, 0, 20, 20)});
      row.code = code;
      addLayer(request, tableOf({row}), style);
      return middleOf(drawn(request));
    };
    QCOMPARE(colourOf(QStringLiteral("ODT")), qRgb(255, 0, 0));
    QCOMPARE(colourOf(QStringLiteral("LUC")), qRgb(9, 9, 9));
    QCOMPARE(colourOf({}), qRgb(9, 9, 9));
    style.othersHidden = true;
    QCOMPARE(colourOf(QStringLiteral("LUC")), qRgb(255, 255, 255));
    style.categories[0].isHidden = true;
    style.othersHidden = false;
    QCOMPARE(colourOf(QStringLiteral("ODT")), qRgb(255, 255, 255));
    QCOMPARE(colourOf(QStringLiteral("LUC")), qRgb(9, 9, 9));
    style.categories[0].isHidden = false;
    style.field = QStringLiteral("number"); // numbers compare as numbers
    style.categories[0].value = QStringLiteral("0.0");
    QCOMPARE(colourOf({}), qRgb(255, 0, 0));
  }

  void classesHoldTheirUpperEnds_data()
  {
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("grey"); // of the class; 255 = not drawn
    QTest::newRow("first start") << 0.0 << 10;
    QTest::newRow("first end") << 5.0 << 10;
    QTest::newRow("second") << 5.001 << 20;
    QTest::newRow("second end") << 10.0 << 20;
    QTest::newRow("hidden") << 12.0 << 255;
    QTest::newRow("above") << 15.1 << 40;
    QTest::newRow("below") << -0.1 << 40;
    QTest::newRow("null") << std::nan("") << 40;
  }
  void classesHoldTheirUpperEnds()
  {
    QFETCH(double, value);
    QFETCH(int, grey);
    workspace::Style style;
    style.kind = workspace::Style::Kind::Graduated;
    style.field = QStringLiteral("number");
    style.symbol = plain({40, 40, 40, 255}).symbol;
    for (int i = 0; i < 3; ++i) {
      workspace::ValueClass valueClass;
      valueClass.from = 5 * i;
      valueClass.to = 5 * i + 5;
      const auto shade = static_cast<quint8>(10 + 10 * i);
      valueClass.symbol = plain({shade, shade, shade, 255}).symbol;
      valueClass.isHidden = i == 2;
      style.classes.push_back(valueClass);
    }
    auto request = requestFor(20, 20);
    ShapeRow row = polygon({box(0, 0, 20, 20)});
    row.number = value;
    addLayer(request, tableOf({row}), style);
    QCOMPARE(qRed(middleOf(drawn(request))), grey);
  }

  void layersObeyTheirScaleRange()
  {
    workspace::Style style = plain({0, 0, 0, 255});
    style.scales = {1000, 5000};
    auto request = requestFor(20, 20);
    addLayer(request, tableOf({polygon({box(0, 0, 20, 20)})}), style);
    for (const auto& [scale, isShown] :
         {std::pair{999.0, false}, {1000.0, true}, {4999.0, true}, {5000.0, false}}) {
      request.scaleDenominator = scale;
      QCOMPARE(middleOf(drawn(request)) == qRgb(0, 0, 0), isShown);
    }
  }

  /// A layer's opacity is of the layer: where its features overlap it shows no more of them.
  void aLayersOpacityIsOfTheWholeLayer()
  {
    workspace::Style style = plain({0, 0, 0, 255});
    style.opacity = 0.5;
    auto request = requestFor(60, 20);
    addLayer(request, tableOf({polygon({box(0, 0, 40, 20)}), polygon({box(20, 0, 60, 20)})}),
             style);
    const QImage picture = drawn(request);
    QVERIFY(std::abs(qRed(picture.pixel(10, 10)) - 127) <= 1);
    QCOMPARE(picture.pixel(30, 10), picture.pixel(10, 10));
  }

  void backgroundMayBeTransparent()
  {
    auto request = requestFor(20, 20);
    request.background = Qt::transparent;
    addLayer(request, tableOf({polygon({box(0, 0, 10, 20)})}), plain({200, 0, 0, 255}));
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(15, 10), qRgba(0, 0, 0, 0));
    QCOMPARE(picture.pixel(5, 10), qRgba(200, 0, 0, 255));
  }

  void casingsOfALayerLieBelowAllItsLines()
  {
    workspace::Style style;
    style.symbol.line.stroke = {{255, 255, 0, 255}, 3, {}};
    style.symbol.line.casing = {{0, 0, 0, 255}, 4, {}};
    auto request = requestFor(60, 60);
    addLayer(request,
             tableOf({{geo::GeometryKind::Line, {{{{0, 30}, {60, 30}}}}, {}, 0},
                      {geo::GeometryKind::Line, {{{{30, 0}, {30, 60}}}}, {}, 0}}),
             style);
    const QImage picture = drawn(request);
    for (int x = 20; x < 40; ++x) // along both, through the crossing
      QVERIFY(picture.pixel(x, 30) == qRgb(255, 255, 0) &&
              picture.pixel(30, x) == qRgb(255, 255, 0));
    QCOMPARE(picture.pixel(10, 30 - 7), qRgb(0, 0, 0));
  }

  void outlinesAreAsWideAsAsked()
  {
    workspace::Style style = plain({0, 0, 0, 0});
    style.symbol.fill.outline = {{0, 0, 0, 255}, 25.4 / 96 * 4, {}}; // 4 px
    auto request = requestFor(60, 60);
    addLayer(request, tableOf({polygon({box(20, 20, 40, 40)})}), style);
    int dark = 0;
    const QImage picture = drawn(request);
    for (int x = 0; x < 30; ++x)
      dark += 255 - qRed(picture.pixel(x, 30));
    QVERIFY2(std::abs(dark / 255.0 - 4) < 0.1, qPrintable(QString::number(dark / 255.0)));
    request.pixelRatio = 2;
    dark = 0;
    const QImage dense = drawn(request);
    for (int x = 0; x < 30; ++x)
      dark += 255 - qRed(dense.pixel(x, 30));
    QVERIFY2(std::abs(dark / 255.0 - 8) < 0.1, qPrintable(QString::number(dark / 255.0)));
  }

  void hatchesLieStillOnTheMap()
  {
    workspace::Style style = plain({0, 0, 0, 0});
    for (const auto hatch :
         {workspace::Hatch::Lines, workspace::Hatch::Cross, workspace::Hatch::Dots}) {
      style.symbol.fill.hatch = hatch;
      style.symbol.fill.hatchStroke = {{0, 0, 0, 255}, 0.4, {}};
      auto request = requestFor(80, 80);
      addLayer(request, tableOf({polygon({box(-100, -100, 300, 300)})}), style);
      const QImage first = drawn(request);
      request.extent = {13, 7, 93, 87};
      const QImage moved = drawn(request);
      QVERIFY(largestDifference(first.copy(13, 0, 67, 73), moved.copy(0, 7, 67, 73)) <= 1);
      QVERIFY(largestDifference(first, moved) > 50);
    }
  }

  void rastersFillTheirArea()
  {
    QImage raster(2, 1, QImage::Format_RGBA8888);
    raster.setPixelColor(0, 0, Qt::red);
    raster.setPixelColor(1, 0, Qt::blue);
    auto request = requestFor(100, 100);
    request.layers.push_back({nullptr, nullptr, raster, {20, 40, 80, 80}, 1});
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(22, 25), qRgb(255, 0, 0));
    QCOMPARE(picture.pixel(78, 55), qRgb(0, 0, 255));
    QCOMPARE(picture.pixel(10, 30), qRgb(255, 255, 255));
    QCOMPARE(picture.pixel(50, 65), qRgb(255, 255, 255));
  }

  void everyMarkerShapeIsDrawnAtItsPoint_data()
  {
    QTest::addColumn<int>("shape");
    for (int i = 0; i < 7; ++i)
      QTest::addRow("%d", i) << i;
  }
  void everyMarkerShapeIsDrawnAtItsPoint()
  {
    QFETCH(int, shape);
    workspace::Style style;
    style.symbol.marker.shape = static_cast<workspace::MarkerShape>(shape);
    style.symbol.marker.fill = {0, 0, 0, 255};
    style.symbol.marker.outline.widthMm = 0;
    style.symbol.marker.sizeMm = 25.4 / 96 * 12;
    auto request = requestFor(41, 41);
    addLayer(request, tableOf({{geo::GeometryKind::Point, {{{{20.5, 20.5}}}}, {}, 0}}), style);
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(20, 20), qRgb(0, 0, 0));
    double sum = 0, sumX = 0;
    for (int y = 0; y < 41; ++y) {
      for (int x = 0; x < 41; ++x) {
        const double dark = (255 - qRed(picture.pixel(x, y))) / 255.0;
        sum += dark;
        sumX += dark * (x + 0.5);
        if (std::hypot(x - 20, y - 20) > 10)
          QCOMPARE(dark, 0.0);
      }
    }
    QVERIFY(sum > 20 && sum < 150);
    QVERIFY(std::abs(sumX / sum - 20.5) < 0.1);
  }
};

QTEST_MAIN(TestPainter)
#include "tst_painter.moc"
