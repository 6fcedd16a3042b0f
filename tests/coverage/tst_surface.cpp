// Roofs on terrain: cell by cell as a slow twin says, and what hides what.
#include "streets.h"

#include <diaban/coverage/surface.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace diaban;
using coverage::HeightGrid;
using coverage::Mount;
using coverage::Surface;
using coverage::Terrain;
using tests::box;
using tests::Town;

namespace {

/// Heights are looked up by a row's fid − 1, since a table may order its rows anew.
Surface surfaceOf(const Terrain& ground, const Town& town, const std::vector<double>& heights,
                  double otherwise = 6)
{
  const geo::TablePtr table = tests::tableOf(town);
  std::vector<qint64> fids;
  for (const geo::BlockPtr& block : table->blocks())
    fids.insert(fids.end(), block->fids.begin(), block->fids.end());
  NoProgress progress;
  Result<Surface> surface = coverage::surfaceOf(
      ground, *table, [&](std::size_t row) { return heights[std::size_t(fids[row] - 1)]; },
      otherwise, progress);
  Q_ASSERT(surface);
  return std::move(surface).value();
}

Terrain flat(double west, double south, double east, double north, double cell)
{
  return coverage::flatGround({west, south, east, north}, cell).value();
}

} // namespace

class TestSurface : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void cellsRiseWhoseMiddlesAreInside()
  {
    const Town town = tests::makeTown(150, 3);
    std::mt19937 random(4);
    std::vector<double> heights;
    geo::Extent extent;
    for (const tests::Building& building : town) {
      heights.push_back(3 + double(random() % 30));
      extent.add(building[0][0].x(), building[0][0].y());
    }
    extent.minX += 40; // some buildings lie outside or halfway
    Terrain ground = coverage::flatGround(extent, 3).value();
    for (int row = 0; row < ground.heights.height(); ++row)
      for (int column = 0; column < ground.heights.width(); ++column)
        ground.heights.set(column, row, random() % 50 == 0 ? NAN : float(random() % 100));
    const Surface surface = surfaceOf(ground, town, heights);
    for (int row = 0; row < ground.heights.height(); ++row)
      for (int column = 0; column < ground.heights.width(); ++column) {
        const QPointF middle(ground.west + 3 * (column + 0.5), ground.north - 3 * (row + 0.5));
        float highest = 0;
        for (std::size_t i = 0; i < town.size(); ++i)
          if (tests::isInside(town[i], middle))
            highest = std::max(highest, float(heights[i]));
        const float base = ground.heights.at(column, row);
        const bool isKnown = base > HeightGrid::kNone;
        const auto index = std::size_t(row * ground.heights.width() + column);
        QCOMPARE(surface.rises[index], isKnown ? highest : 0);
        QCOMPARE(surface.terrain.heights.at(column, row), isKnown ? base + highest : base);
      }
    QVERIFY(surface.raised > 50);
    QCOMPARE(surface.assumed, 0);
  }

  void heightsThatMakeNoSenseAreAssumed()
  {
    Town town;
    std::vector<double> heights = {12, std::nan(""), -4, 0, HUGE_VAL};
    for (int i = 0; i < 5; ++i)
      town.push_back({box(10 * i, 0, 10 * i + 10, 10)});
    const Surface surface = surfaceOf(flat(0, 0, 50, 10, 10), town, heights, 7);
    QCOMPARE(surface.raised, 5);
    QCOMPARE(surface.assumed, 4);
    QCOMPARE(surface.rises, (std::vector<float>{12, 7, 7, 7, 7}));
  }

  void theHigherOfTwoBuildingsCounts()
  {
    const Town town = {{box(0, 0, 20, 10)}, {box(10, 0, 30, 10)}, {box(0, 0, 20, 10)}};
    const Terrain ground = flat(0, 0, 30, 10, 10);
    QCOMPARE(surfaceOf(ground, town, {5, 9, 5}).rises, (std::vector<float>{5, 9, 9}));
    QCOMPARE(surfaceOf(ground, town, {9, 5, 9}).rises, (std::vector<float>{9, 9, 5}));
  }

  void whatLiesBetweenMiddlesIsCounted()
  {
    const Town town = {{box(6, 6, 9, 9)}, {box(500, 500, 600, 600)}, {box(4, 4, 6, 6)}};
    const Surface surface = surfaceOf(flat(0, 0, 20, 20, 10), town, {5, 5, 5});
    QCOMPARE(surface.tooSmall, 1);
    QCOMPARE(surface.raised, 1);
    QCOMPARE(surface.rises, (std::vector<float>{0, 0, 5, 0}));
  }

  void narrowHousesWallToWallFillTheirCells()
  {
    Town town;
    for (int i = 0; i < 25; ++i)
      town.push_back({box(4 * i, 0, 4 * i + 4, 20)});
    const Surface surface = surfaceOf(flat(0, 0, 100, 20, 10), town, std::vector<double>(25, 10.0));
    QVERIFY(std::all_of(surface.rises.begin(), surface.rises.end(),
                        [](float rise) { return rise == 10; }));
    QCOMPARE(surface.raised + surface.tooSmall, 25);
  }

  void courtyardsStayOpen()
  {
    const Town town = {{box(0, 0, 50, 50), box(10, 10, 40, 40)}};
    const Surface surface = surfaceOf(flat(0, 0, 50, 50, 10), town, {8});
    QCOMPARE(std::count(surface.rises.begin(), surface.rises.end(), 8.0F), 16);
    QCOMPARE(surface.rises[12], 0.0F);
  }

  void aSensorStandsOnTheGroundOrOnTheRoof()
  {
    const Surface surface = surfaceOf(flat(0, 0, 30, 10, 10), {{box(10, 0, 20, 10)}}, {15});
    QCOMPARE(surface.observerAt({15, 5}, 6, Mount::Roof)->height, 6.0);
    QCOMPARE(surface.observerAt({15, 5}, 6, Mount::Ground)->height, -9.0);
    QCOMPARE(surface.observerAt({5, 5}, 6, Mount::Ground)->height, 6.0);
    QCOMPARE(surface.observerAt({5, 5}, 6, Mount::Roof)->height, 6.0);
    QVERIFY(!surface.observerAt({31, 5}, 6, Mount::Roof));
  }

  void aBuildingHidesTheStreetBehindIt()
  {
    const Terrain ground = flat(0, 0, 200, 50, 5);
    const Surface surface = surfaceOf(ground, {{box(80, 0, 100, 50)}}, {20});
    coverage::Sight sight(surface.terrain.heights);
    const coverage::Observer eye = *surface.observerAt({22, 22}, 6, Mount::Ground);
    const coverage::SeenCells& seen = sight.from(eye, {150, 1.5});
    const auto isSeen = [&](double x) {
      const auto cell = *surface.terrain.observerAt({x, 22}, 0);
      return seen.at(cell.column - seen.column, cell.row - seen.row);
    };
    QVERIFY(isSeen(70));
    QVERIFY(isSeen(82));
    QVERIFY(!isSeen(110));
    QVERIFY(!isSeen(160));
  }

  void flatGroundHoldsItsExtent()
  {
    const Terrain ground = flat(1000.5, 2000, 1100, 2033, 10);
    QCOMPARE(ground.heights.width(), 10);
    QCOMPARE(ground.heights.height(), 4);
    QCOMPARE(ground.west, 1000.5);
    QCOMPARE(ground.north, 2033.0);
    QCOMPARE(ground.heights.at(9, 3), 0.0F);
    QCOMPARE(flat(5, 5, 5, 5, 2).heights.width(), 1);
  }

  void whatCannotBeIsRefused()
  {
    const auto codeOf = [](const auto& result) { return result.error().code; };
    QCOMPARE(codeOf(coverage::flatGround({0, 0, 1, 1}, 0)), Error::Code::BadArgument);
    QCOMPARE(codeOf(coverage::flatGround({0, 0, 1, 1}, std::nan(""))), Error::Code::BadArgument);
    QCOMPARE(codeOf(coverage::flatGround({}, 1)), Error::Code::BadArgument);
    const auto tooMany = coverage::flatGround({0, 0, 1e6, 1e6}, 1);
    QCOMPARE(codeOf(tooMany), Error::Code::TooManyCells);
    QCOMPARE(tooMany.error().args,
             (QStringList{QStringLiteral("1000000000000"), QStringLiteral("100000000")}));
    NoProgress progress;
    const auto none = [](std::size_t) { return 0.0; };
    QCOMPARE(codeOf(coverage::surfaceOf(flat(0, 0, 1, 1, 1), {}, none, -1, progress)),
             Error::Code::BadArgument);
  }

  void itStopsWhenAsked()
  {
    class Stop final : public Progress {
      bool advance(double) override { return false; }
    } progress;
    const auto surface = coverage::surfaceOf(
        flat(0, 0, 1, 1, 1), *tests::tableOf({{box(0, 0, 1, 1)}}), [](std::size_t) { return 1.0; },
        0, progress);
    QCOMPARE(surface.error().code, Error::Code::Cancelled);
  }
};

QTEST_GUILESS_MAIN(TestSurface)
#include "tst_surface.moc"
