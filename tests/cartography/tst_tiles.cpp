// Square pieces of a map, drawn one by one as the canvas does, side by side are the whole picture.
#include "shapes.h"

#include <QGuiApplication>
#include <QPainter>
#include <QTest>

using namespace diaban;
using namespace diaban::cartography;
using namespace diaban::test;

namespace {

/// Polygons, lines and points all over a square of 600 units around `middle`.
void addEverything(PictureRequest& request, QPointF middle)
{
  std::mt19937 random(8);
  std::uniform_real_distribution<double> place(-300, 300), size(0.3, 90);
  std::vector<ShapeRow> areas, lines, points;
  for (int i = 0; i < 60; ++i) {
    const QPointF at = middle + QPointF(place(random), place(random));
    areas.push_back(
        {geo::GeometryKind::Polygon, {{randomStar(random, at, size(random), 9)}}, {}, 0});
    const QPointF to = at + QPointF(place(random), place(random));
    lines.push_back({geo::GeometryKind::Line, {{{at, to, middle}}}, {}, 0});
    points.push_back({geo::GeometryKind::Point, {{{at}}}, {}, 0});
  }
  workspace::Style style;
  style.symbol.fill.colour = {200, 120, 80, 160};
  style.symbol.fill.hatch = workspace::Hatch::Cross;
  style.symbol.fill.hatchStroke.widthMm = 0.3;
  style.symbol.fill.outline = {{20, 20, 120, 255}, 0.6, {}};
  style.opacity = 0.8;
  addLayer(request, tableOf(areas), style);
  style.opacity = 1;
  style.symbol.line.stroke = {{250, 250, 90, 255}, 1, {3, 2}};
  style.symbol.line.casing = {{80, 60, 10, 255}, 1.5, {}};
  addLayer(request, tableOf(lines), style);
  style.symbol.line = {};
  style.symbol.line.stroke.widthMm = 0.1;
  addLayer(request, tableOf(lines), style);
  addLayer(request, tableOf(points), style);
}

} // namespace

class TestTiles : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void tilesSideBySideAreTheWholePicture_data()
  {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("units");
    QTest::newRow("near the origin") << 40.0 << -30.0 << 1.0;
    QTest::newRow("in Viet Nam") << 597340.0 << 1191220.0 << 0.7;
    QTest::newRow("specks") << 597340.0 << 1191220.0 << 19.0;
    QTest::newRow("far in") << 597340.0 << 1191220.0 << 0.01;
  }
  void tilesSideBySideAreTheWholePicture()
  {
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, units);
    constexpr int kTile = 128; // pixels
    const double side = kTile * units;
    const double column0 = std::floor(x / side) - 1, row0 = std::floor(y / side) - 1;
    const auto piece = [&](int column, int row, int count) {
      return geo::Extent{(column0 + column) * side, (row0 + row) * side,
                         (column0 + column + count) * side, (row0 + row + count) * side};
    };
    PictureRequest request;
    addEverything(request, {x, y});
    request.labels = false;
    request.width = request.height = 3 * kTile;
    request.extent = piece(0, 0, 3);
    const QImage whole = drawn(request);
    QImage tiled(whole.size(), whole.format());
    QPainter painter(&tiled);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    request.width = request.height = kTile;
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 3; ++column) {
        request.extent = piece(column, row, 1);
        const QImage tile = drawn(request);
        QVERIFY(!tile.isNull());
        painter.drawImage(column * kTile, (2 - row) * kTile, tile);
      }
    }
    painter.end();
    // Places are rounded to 1/256 pixel, once from each tile's corner: some pixels differ by a
    // trace.
    qint64 unequal = 0;
    for (int py = 0; py < whole.height(); ++py)
      for (int px = 0; px < whole.width(); ++px)
        unequal += whole.pixel(px, py) != tiled.pixel(px, py);
    QVERIFY2(largestDifference(whole, tiled) <= 4,
             qPrintable(QString::number(largestDifference(whole, tiled))));
    QVERIFY2(unequal < whole.width() * whole.height() / 50, qPrintable(QString::number(unequal)));
  }
};

QTEST_MAIN(TestTiles)
#include "tst_tiles.moc"
