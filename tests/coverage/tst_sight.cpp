// Looking around: published grids, an exact twin, and what must hold on every terrain.
#include "exactsight.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace diaban;
using coverage::HeightGrid;
using coverage::Observer;
using coverage::SeenCells;
using coverage::Sight;
using coverage::SightPath;
using coverage::SightRules;

namespace {

/// Hills by a few waves, and with `blocks` houses on them.
HeightGrid hills(int width, int height, unsigned seed, int blocks = 0)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  HeightGrid grid(width, height, 10, 10);
  double wave[6][4];
  for (auto& one : wave)
    for (double& number : one)
      number = unit(random);
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      double sum = 100;
      for (int i = 0; i < 6; ++i)
        sum += 40.0 / (i + 1) *
               std::sin((i + 1) * (0.05 * wave[i][0] * column + 0.05 * wave[i][1] * row) +
                        6 * wave[i][2]);
      grid.set(column, row, static_cast<float>(sum));
    }
  for (int block = 0; block < blocks; ++block) {
    const int left = static_cast<int>(unit(random) * (width - 9));
    const int top = static_cast<int>(unit(random) * (height - 9));
    const int size = 2 + static_cast<int>(unit(random) * 6);
    const auto storeys = static_cast<float>(3 + 18 * unit(random));
    for (int row = top; row < top + size; ++row)
      for (int column = left; column < left + size; ++column)
        grid.set(column, row, grid.at(column, row) + storeys);
  }
  return grid;
}

bool isSeen(const SeenCells& cells, int column, int row)
{
  const int x = column - cells.column, y = row - cells.row;
  return x >= 0 && y >= 0 && x < cells.width && y < cells.height && cells.at(x, y);
}

/// Share of cells within the radius that are not as the twin says.
double shareWrong(const HeightGrid& grid, const Observer& observer, const SightRules& rules)
{
  Sight sight(grid);
  const SeenCells& cells = sight.from(observer, rules);
  int all = 0, wrong = 0;
  for (int row = 0; row < grid.height(); ++row)
    for (int column = 0; column < grid.width(); ++column) {
      const double metres = std::hypot((column - observer.column) * grid.cellWidth(),
                                       (row - observer.row) * grid.cellHeight());
      if (metres > rules.radius) {
        wrong += isSeen(cells, column, row) ? 1000 : 0; // never beyond the radius
        continue;
      }
      ++all;
      wrong +=
          isSeen(cells, column, row) != tests::isSeenExactly(grid, observer, column, row, rules)
              ? 1
              : 0;
    }
  return double(wrong) / all;
}

} // namespace

class TestSight : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// The 5 × 5 grid of GDAL's own tests, eye and target on the ground, flat Earth.
  void theSmallGridIsAsPublished()
  {
    const float heights[5][5] = {{-1, 0, 1, 0, -1},
                                 {-1, 2, 0, 4, -1},
                                 {-1, 1, 0, -1, -1},
                                 {0, 3, 0, 2, 0},
                                 {-1, 0, 0, 3, -1}};
    const char* const expected[5] = {"00100", "01110", "01111", "01110", "00110"};
    HeightGrid grid(5, 5, 1, 1);
    for (int row = 0; row < 5; ++row)
      for (int column = 0; column < 5; ++column)
        grid.set(column, row, heights[row][column]);
    for (const SightPath path : {SightPath::Best, SightPath::Portable}) {
      Sight sight(grid, path);
      const SeenCells& cells = sight.from({2, 2, 0}, {10, 0, 0});
      for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 5; ++column)
          QCOMPARE(cells.at(column, row), expected[row][column] == '1');
    }
    // The lowest heights that are seen, as heights above the sea.
    const float lowest[5][5] = {
        {4, 2, 0, 4, 8}, {3, 2, 0, 4, 3}, {2, 1, 0, -1, -2}, {4, 3, 0, 2, 1}, {6, 3, 0, 2, 4}};
    Sight sight(grid);
    const std::vector<float> least = sight.lowestSeen({2, 2, 0}, {10, 0, 0});
    for (int row = 0; row < 5; ++row)
      for (int column = 0; column < 5; ++column) {
        const float above = least[static_cast<std::size_t>(5 * row + column)];
        QCOMPARE(heights[row][column] + above, std::max(heights[row][column], lowest[row][column]));
      }
  }

  /// Lines of GDAL's tests: heights, observer, least height above the ground that is seen.
  void linesAreAsPublished_data()
  {
    QTest::addColumn<QVector<float>>("heights");
    QTest::addColumn<int>("observer");
    QTest::addColumn<QVector<float>>("least");
    using Line = QVector<float>;
    QTest::newRow("a wall") << Line{0, 0, 0, 1, 0, 0, 0, 0} << 2 << Line{0, 0, 0, 0, 2, 3, 4, 5};
    QTest::newRow("two steps") << Line{0, 0, 0, 1, 1, 0, 0, 0} << 0
                               << Line{0, 0, 0, 0, 1 / 3.0F, 5 / 3.0F, 2, 7 / 3.0F};
    QTest::newRow("a slope") << Line{0, 0, 1, 2, 3, 4, 5, 6} << 0 << Line{0, 0, 0, 0, 0, 0, 0, 0};
    QTest::newRow("a slope with a step")
        << Line{0, 0, 1, 1, 3, 4, 5, 4} << 0 << Line{0, 0, 0, 0.5F, 0, 0, 0, 11 / 6.0F};
  }
  void linesAreAsPublished()
  {
    QFETCH(QVector<float>, heights);
    QFETCH(int, observer);
    QFETCH(QVector<float>, least);
    const auto size = static_cast<int>(heights.size());
    HeightGrid across(size, 1, 1, 1), along(1, size, 1, 1);
    for (int i = 0; i < size; ++i) {
      across.set(i, 0, heights[i]);
      along.set(0, i, heights[i]);
    }
    const SightRules rules{100, 0, 0};
    const std::vector<float> x = Sight(across).lowestSeen({observer, 0, 0}, rules);
    const std::vector<float> y = Sight(along).lowestSeen({0, observer, 0}, rules);
    for (int i = 0; i < size; ++i) {
      QVERIFY2(std::abs(x[std::size_t(i)] - least[i]) < 1e-5F, qPrintable(QString::number(i)));
      QCOMPARE(x[std::size_t(i)], y[std::size_t(i)]);
    }
  }

  /// A plane drops by d² / 2R × 6/7: 0.067 m at 1 km, 1.680 m at 5 km, 6.719 m at 10 km.
  void theEarthIsRound()
  {
    HeightGrid grid(1201, 3, 10, 10);
    for (int row = 0; row < 3; ++row)
      for (int column = 0; column < 1201; ++column)
        grid.set(column, row, 0);
    Sight sight(grid);
    const std::vector<float> least = sight.lowestSeen({0, 1, 0}, {12'000, 0});
    const auto at = [&](int column) { return least[static_cast<std::size_t>(1201 + column)]; };
    // From the ground the horizon is the first cell, which is 0.0000067 m lower.
    QVERIFY(std::abs(at(100) - 0.067F) < 0.001F);
    QVERIFY(std::abs(at(500) - 1.680F) < 0.005F);
    QVERIFY(std::abs(at(1000) - 6.719F) < 0.02F);
  }

  void fewCellsDifferFromExactLines()
  {
    const HeightGrid bare = hills(241, 241, 1), built = hills(241, 241, 2, 300);
    const SightRules rules{1000, 1.5};
    QVERIFY(shareWrong(bare, {120, 120, 10}, rules) < 0.001);
    QVERIFY(shareWrong(bare, {20, 200, 2}, rules) < 0.001); // the grid ends within the radius
    QVERIFY(shareWrong(built, {120, 120, 10}, rules) < 0.006);
    QVERIFY(shareWrong(built, {239, 1, 3}, rules) < 0.006);
  }

  void cellsNeedNotBeSquare()
  {
    const HeightGrid square = hills(121, 121, 5, 40);
    HeightGrid grid(121, 121, 4, 25);
    for (int row = 0; row < 121; ++row)
      for (int column = 0; column < 121; ++column)
        grid.set(column, row, square.at(column, row));
    QVERIFY(shareWrong(grid, {60, 60, 5}, {300, 1}) < 0.01);
    QVERIFY(shareWrong(grid, {3, 100, 5}, {900, 1}) < 0.01);
  }

  void bothWaysSeeTheSame()
  {
    std::mt19937 random(9);
    const HeightGrid grid = hills(180, 140, 3, 150);
    Sight best(grid, SightPath::Best), portable(grid, SightPath::Portable);
    for (int round = 0; round < 60; ++round) {
      const Observer observer{int(random() % 180), int(random() % 140), double(random() % 30)};
      const SightRules rules{double(10 + random() % 1200), double(random() % 4)};
      const SeenCells& one = best.from(observer, rules);
      const SeenCells& other = portable.from(observer, rules);
      QCOMPARE(one.width, other.width);
      for (int row = 0; row < one.height; ++row)
        for (int column = 0; column < one.width; ++column)
          QCOMPARE(one.at(column, row), other.at(column, row));
    }
  }

  void aMirrorShowsTheSame()
  {
    const HeightGrid grid = hills(151, 151, 4, 120);
    HeightGrid turned(151, 151, 10, 10), flipped(151, 151, 10, 10);
    for (int row = 0; row < 151; ++row)
      for (int column = 0; column < 151; ++column) {
        turned.set(row, column, grid.at(column, row));
        flipped.set(150 - column, row, grid.at(column, row));
      }
    const SightRules rules{700, 1};
    Sight a(grid), b(turned), c(flipped);
    const SeenCells& plain = a.from({75, 75, 8}, rules);
    const SeenCells& other = b.from({75, 75, 8}, rules);
    const SeenCells& mirror = c.from({75, 75, 8}, rules);
    for (int row = 0; row < plain.height; ++row)
      for (int column = 0; column < plain.width; ++column) {
        QCOMPARE(other.at(row, column), plain.at(column, row));
        QCOMPARE(mirror.at(plain.width - 1 - column, row), plain.at(column, row));
      }
  }

  void aTallerMastNeverLosesACell()
  {
    const HeightGrid grid = hills(201, 201, 6, 200);
    Sight low(grid), high(grid);
    for (const double height : {0.0, 2.0, 5.0, 12.0}) {
      const SeenCells& before = low.from({100, 100, height}, {900, 1.5});
      const SeenCells& after = high.from({100, 100, height + 1}, {900, 1.5});
      for (int row = 0; row < before.height; ++row)
        for (int column = 0; column < before.width; ++column)
          QVERIFY(!before.at(column, row) || after.at(column, row));
    }
  }

  void aBuildingNeverAddsSightBesideItself()
  {
    HeightGrid grid = hills(161, 161, 7, 60);
    const HeightGrid before = grid;
    const auto isBuilt = [](int column, int row) {
      return column >= 90 && column < 100 && row >= 60 && row < 75;
    };
    for (int row = 60; row < 75; ++row)
      for (int column = 90; column < 100; ++column)
        grid.set(column, row, grid.at(column, row) + 15);
    Sight first(before), second(grid);
    const SeenCells& was = first.from({80, 80, 6}, {700, 1});
    const SeenCells& is = second.from({80, 80, 6}, {700, 1});
    for (int row = 0; row < is.height; ++row)
      for (int column = 0; column < is.width; ++column)
        QVERIFY(isBuilt(column + is.column, row + is.row) || !is.at(column, row) ||
                was.at(column, row));
  }

  void whoIsSeenSeesBack()
  {
    const HeightGrid grid = hills(121, 121, 8, 50);
    std::mt19937 random(4);
    Sight here(grid), there(grid);
    int pairs = 0, apart = 0;
    for (int round = 0; round < 400; ++round) {
      const int x = int(random() % 121), y = int(random() % 121);
      const int u = int(random() % 121), v = int(random() % 121);
      const SightRules rules{5000, 3};
      const bool to = isSeen(here.from({x, y, 3}, rules), u, v);
      const bool back = isSeen(there.from({u, v, 3}, rules), x, y);
      ++pairs;
      apart += to != back ? 1 : 0;
    }
    QVERIFY2(apart * 100 <= pairs, qPrintable(QString::number(apart))); // at edges of what is seen
  }

  void holesAreNotSeenAndHideNothing()
  {
    HeightGrid grid(41, 41, 1, 1);
    for (int row = 0; row < 41; ++row)
      for (int column = 0; column < 41; ++column)
        grid.set(column, row, 0);
    for (int row = 10; row < 30; ++row)
      grid.set(25, row, std::nanf(""));
    Sight sight(grid);
    const SeenCells& cells = sight.from({20, 20, 2}, {19, 0, 0});
    QVERIFY(!isSeen(cells, 25, 20));
    QVERIFY(isSeen(cells, 26, 20));
    QVERIFY(isSeen(cells, 35, 20));
  }

  void aRadiusBelowACellSeesOnlyItself()
  {
    const HeightGrid grid = hills(9, 9, 1);
    Sight sight(grid);
    const SeenCells& cells = sight.from({4, 4, 1}, {3, 0});
    QCOMPARE(cells.width, 1);
    QCOMPARE(cells.height, 1);
    QVERIFY(cells.at(0, 0));
  }
};

QTEST_GUILESS_MAIN(TestSight)
#include "tst_sight.moc"
