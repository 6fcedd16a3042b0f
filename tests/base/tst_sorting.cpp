#include "support/stopafter.h"

#include <diaban/base/sorting.h>

#include <QTest>

#include <random>

using namespace diaban;

class TestSorting : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void sortsAsTheStandardLibraryDoes_data();
  void sortsAsTheStandardLibraryDoes();
  void stopsWhenTold();
};

void TestSorting::sortsAsTheStandardLibraryDoes_data()
{
  QTest::addColumn<int>("size");
  for (const int size : {0, 1, 2, 8191, 8192, 8193, 16'384, 50'001})
    QTest::addRow("%d", size) << size;
}

void TestSorting::sortsAsTheStandardLibraryDoes()
{
  QFETCH(int, size);
  std::mt19937 random(1);
  std::vector<std::pair<int, int>> values; // equal keys keep their order
  for (int i = 0; i < size; ++i)
    values.emplace_back(static_cast<int>(random() % 500), i);
  auto expected = values;
  const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::stable_sort(expected.begin(), expected.end(), less);
  NoProgress progress;
  QVERIFY(sortStoppably(values, progress, less));
  QCOMPARE(values, expected);
}

void TestSorting::stopsWhenTold()
{
  std::vector<int> values(40'000);
  test::StopAfter early(1), late(6);
  QVERIFY(!sortStoppably(values, early, std::less<>()));
  QVERIFY(!sortStoppably(values, late, std::less<>()));
  const auto& told = late.fractions();
  QVERIFY(std::is_sorted(told.begin(), told.end()) && told.back() <= 1);
}

QTEST_APPLESS_MAIN(TestSorting)
#include "tst_sorting.moc"
