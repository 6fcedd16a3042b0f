// Tiles side by side are the whole picture.
#include "shapes.h"

#include <diaban/cartography/tiles.h>

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
    const TileGrid grid{units, 128};
    const TileKey middle = grid.at(x, y);
    PictureRequest request;
    addEverything(request, {x, y});
    request.labels = false;
    request.width = request.height = 3 * grid.size;
    request.extent = grid.extent({middle.column - 1, middle.row - 1});
    request.extent.add(grid.extent({middle.column + 1, middle.row + 1}));
    const QImage whole = drawn(request);
    QImage tiled(whole.size(), whole.format());
    QPainter painter(&tiled);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    NoProgress progress;
    for (int row = -1; row <= 1; ++row) {
      for (int column = -1; column <= 1; ++column) {
        auto tile = drawTile(grid, {middle.column + column, middle.row + row}, request, progress);
        QVERIFY(tile);
        painter.drawImage((column + 1) * grid.size, (1 - row) * grid.size, tile.value().image);
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

  void aGridCoversAnArea()
  {
    const TileGrid grid{2, 256};
    const geo::Extent area{-700, 100, 1300, 1500};
    const auto tiles = grid.covering(area);
    QCOMPARE(tiles.size(), std::size_t(5 * 3));
    geo::Extent covered;
    for (const TileKey& tile : tiles) {
      QVERIFY(grid.extent(tile).intersects(area));
      covered.add(grid.extent(tile));
    }
    QVERIFY(covered.contains(area));
    QVERIFY(grid.extent(tiles.front()).contains({300, 800, 300, 800})); // the middle first
    QVERIFY(grid.covering({}).empty());
  }

  void tilesLieWhereTheirKeysSay()
  {
    const TileGrid grid{0.5, 512};
    QCOMPARE(grid.extent({0, 0}), (geo::Extent{0, 0, 256, 256}));
    QCOMPARE(grid.at(-0.1, 300), (TileKey{-1, 1}));
  }
};

QTEST_MAIN(TestTiles)
#include "tst_tiles.moc"
