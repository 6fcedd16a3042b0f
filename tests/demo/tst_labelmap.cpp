#include "labelmap.h"
#include "random.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace diaban::demo;

namespace {

/// Patches of four labels on a small map, rough enough to have holes and corners that touch.
LabelMap patches(quint64 seed)
{
  Random random(seed);
  LabelMap map(60, 40, 10, 0);
  for (int i = 0; i < 120; ++i) {
    const int column = random.below(55);
    const int row = random.below(35);
    const int label = random.below(4);
    for (int y = row; y < row + 2 + random.below(4); ++y)
      for (int x = column; x < column + 2 + random.below(4); ++x)
        map.at(std::min(x, 59), std::min(y, 39)) = label;
  }
  map.tidy(3);
  return map;
}

} // namespace

class TestLabelMap : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void areasCoverTheMapWithoutGapOrOverlap_data();
  void areasCoverTheMapWithoutGapOrOverlap();
  void neighboursShareTheirBorderPointByPoint();
  void anIslandIsAHoleOfWhatSurroundsIt();
  void cellsThatMeetAtACornerAreParted();
};

void TestLabelMap::areasCoverTheMapWithoutGapOrOverlap_data()
{
  QTest::addColumn<quint64>("seed");
  for (quint64 seed = 1; seed <= 8; ++seed)
    QTest::addRow("map %d", static_cast<int>(seed)) << seed;
}

void TestLabelMap::areasCoverTheMapWithoutGapOrOverlap()
{
  QFETCH(quint64, seed);
  double sum = 0;
  for (const Area& area : patches(seed).areas(2)) {
    QVERIFY(area.squareMetres > 0);
    sum += area.squareMetres;
  }
  QVERIFY2(std::abs(sum - 600.0 * 400) < 1e-6, qPrintable(QString::number(sum)));
}

void TestLabelMap::neighboursShareTheirBorderPointByPoint()
{
  // Each piece of a border is walked once in each direction, but those on the frame.
  std::map<std::array<double, 4>, int> edges;
  for (const Area& area : patches(5).areas(2))
    for (const Line& ring : area.rings)
      for (qsizetype i = 0; i + 1 < ring.size(); ++i) {
        ++edges[{ring[i].x(), ring[i].y(), ring[i + 1].x(), ring[i + 1].y()}];
        --edges[{ring[i + 1].x(), ring[i + 1].y(), ring[i].x(), ring[i].y()}];
      }
  const auto isOnFrame = [](double x, double y) {
    return x == 0 || y == 0 || x == 600 || y == 400;
  };
  for (const auto& [edge, count] : edges)
    QVERIFY(count == 0 || (isOnFrame(edge[0], edge[1]) && isOnFrame(edge[2], edge[3])));
}

void TestLabelMap::anIslandIsAHoleOfWhatSurroundsIt()
{
  LabelMap map(10, 10, 1, 7);
  for (int row = 4; row < 7; ++row)
    for (int column = 4; column < 7; ++column)
      map.at(column, row) = 3;
  const std::vector<Area> areas = map.areas(0);
  QCOMPARE(areas.size(), 2U);
  QCOMPARE(areas[0].rings.size(), 2U);
  QCOMPARE(areas[1].rings.size(), 1U);
  QVERIFY(std::abs(areas[0].squareMetres + areas[1].squareMetres - 100) < 1e-9);
}

void TestLabelMap::cellsThatMeetAtACornerAreParted()
{
  LabelMap map(6, 6, 1, 0);
  map.at(2, 2) = map.at(2, 1) = map.at(1, 2) = 1;
  map.at(3, 3) = map.at(4, 3) = map.at(3, 4) = 1;
  map.tidy(1);
  for (int row = 0; row + 1 < 6; ++row)
    for (int column = 0; column + 1 < 6; ++column)
      QVERIFY(!(map.at(column, row) == map.at(column + 1, row + 1) &&
                map.at(column + 1, row) != map.at(column, row) &&
                map.at(column, row + 1) != map.at(column, row)));
}

QTEST_APPLESS_MAIN(TestLabelMap)
#include "tst_labelmap.moc"
