#include "../../modules/geo/src/hilbert.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace diaban::geo;

class TestHilbert : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void stepsFromNeighbourToNeighbour();
  void orderIsThatOfAComparingSort();
  void emptyBoxesComeLast();
  void boxesAtOnePlaceKeepTheirOrder();
};

void TestHilbert::stepsFromNeighbourToNeighbour()
{
  // The corner of 64 × 64 cells is filled before anything else, one step at a time.
  std::vector<std::pair<int, int>> places(64 * 64, {-1, -1});
  for (int x = 0; x < 64; ++x)
    for (int y = 0; y < 64; ++y) {
      const quint32 code = hilbertCode(static_cast<quint16>(x), static_cast<quint16>(y));
      QVERIFY(code < places.size());
      QCOMPARE(places[code].first, -1);
      places[code] = {x, y};
    }
  for (std::size_t i = 1; i < places.size(); ++i)
    QCOMPARE(std::abs(places[i].first - places[i - 1].first) +
                 std::abs(places[i].second - places[i - 1].second),
             1);
  std::set<quint32> corners{hilbertCode(0, 0), hilbertCode(0xFFFF, 0), hilbertCode(0, 0xFFFF),
                            hilbertCode(0xFFFF, 0xFFFF)};
  QVERIFY(corners.count(0) == 1 && corners.count(0xFFFFFFFF) == 1 && corners.size() == 4);
}

void TestHilbert::orderIsThatOfAComparingSort()
{
  std::mt19937 random(3);
  std::uniform_real_distribution<double> place(0, 1000);
  std::vector<Extent> boxes;
  for (int i = 0; i < 5000; ++i) {
    const double x = place(random), y = place(random);
    boxes.push_back({x, y, x + 5, y + 3});
  }
  const auto codes = hilbertCodes(boxes);
  std::vector<quint32> expected(boxes.size());
  for (quint32 i = 0; i < expected.size(); ++i)
    expected[i] = i;
  std::stable_sort(expected.begin(), expected.end(),
                   [&](quint32 a, quint32 b) { return codes[a] < codes[b]; });
  QVERIFY(hilbertOrder(boxes) == expected);
}

void TestHilbert::emptyBoxesComeLast()
{
  const Extent boxes[] = {Extent(), {0, 0, 1, 1}, Extent(), {5, 5, 6, 6}};
  const auto order = hilbertOrder(boxes);
  QVERIFY(order[2] == 0 && order[3] == 2);
  QVERIFY(hilbertOrder({}).empty());
}

void TestHilbert::boxesAtOnePlaceKeepTheirOrder()
{
  const std::vector<Extent> boxes(100, Extent{7, 7, 7, 7});
  const auto order = hilbertOrder(boxes);
  for (quint32 i = 0; i < order.size(); ++i)
    QCOMPARE(order[i], i);
}

QTEST_APPLESS_MAIN(TestHilbert)
#include "tst_hilbert.moc"
