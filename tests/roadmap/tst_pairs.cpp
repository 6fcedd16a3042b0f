// Close works against GEOS's distances between all of them, and what must not change the answer.
#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/geo/shape.h>
#include <diaban/roadmap/pairs.h>

#include <QTest>

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <set>

using namespace diaban;
using namespace diaban::roadmap;

namespace {

struct GeosCloser {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy(geometry); }
};
using Geos = std::unique_ptr<GEOSGeometry, GeosCloser>;

struct Row {
  QString wkt; ///< empty: no place
  QString code;
  Period period;
};

/// Invented works whose corners lie on a grid of metres, so that many touch, lie on one another, or
/// are as far apart as is asked for.
class Town {
public:
  explicit Town(unsigned seed)
      : m_random(seed)
  {
  }
  int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }

  QString corner(int x, int y) const
  {
    return QStringLiteral("%1 %2").arg(600'000 + x).arg(1'190'000 + y);
  }
  QString rectangle(int x, int y, int width, int height) const
  {
    return QStringLiteral("(%1,%2,%3,%4,%1)")
        .arg(corner(x, y), corner(x + width, y), corner(x + width, y + height),
             corner(x, y + height));
  }
  QString polygon()
  {
    const int x = upTo(120), y = upTo(120), width = 1 + upTo(40), height = 1 + upTo(40);
    const QString ring = rectangle(x, y, width, height);
    if (width < 9 || height < 9)
      return QStringLiteral("(%1)").arg(ring);
    return QStringLiteral("(%1,%2)").arg(ring, rectangle(x + 3, y + 3, width - 6, height - 6));
  }
  QString triangle()
  {
    const int x = upTo(140), y = upTo(140);
    return QStringLiteral("((%1,%2,%3,%1))")
        .arg(corner(x, y), corner(x + 1 + upTo(20), y), corner(x + upTo(20), y + 1 + upTo(20)));
  }
  QString line(int corners)
  {
    int x = upTo(150), y = upTo(150);
    QStringList list;
    for (int i = 0; i < corners; ++i) {
      list.append(corner(x, y));
      x += upTo(12) - 6; // now and then it stays where it is
      y += upTo(12) - 6;
    }
    return QStringLiteral("(%1)").arg(list.join(u','));
  }
  QString wkt()
  {
    switch (upTo(7)) {
    case 0: return QStringLiteral("POINT(%1)").arg(corner(upTo(150), upTo(150)));
    case 1:
      return QStringLiteral("MULTIPOINT(%1,%2)")
          .arg(corner(upTo(150), upTo(150)), corner(upTo(150), upTo(150)));
    case 2:
    case 3: return QStringLiteral("LINESTRING") + line(2 + upTo(30));
    case 4: return QStringLiteral("MULTILINESTRING(%1,%2)").arg(line(2), line(9));
    case 5: return QStringLiteral("POLYGON") + triangle();
    case 6: return QStringLiteral("MULTIPOLYGON(%1,%2)").arg(polygon(), triangle());
    default: return QStringLiteral("POLYGON") + polygon();
    }
  }
  Period period()
  {
    const QDate start = QDate(2026, 1, 1).addDays(upTo(300));
    return {start, start.addDays(upTo(60))};
  }
  Row row(int number) { return {wkt(), QStringLiteral("DA-%1").arg(number), period()}; }
  std::vector<Row> rows(int count)
  {
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
      rows.push_back(row(i));
    return rows;
  }

private:
  std::mt19937 m_random;
};

geo::FlatGeometry flatOf(const QString& wkt)
{
  return wkt.isEmpty() ? geo::FlatGeometry() : geo::toFlat(geo::shapeFromWkt(wkt).value());
}

Work workOf(const Row& row)
{
  Work work;
  work.code = row.code;
  work.period = row.period;
  return work;
}

Works worksOf(const std::vector<Row>& rows)
{
  Works works;
  for (const Row& row : rows)
    works.add(workOf(row), flatOf(row.wkt));
  return works;
}

using Pairs = std::set<std::pair<QString, QString>>;

Pairs codesOf(const Works& works, const std::vector<ClosePair>& pairs)
{
  Pairs codes;
  for (const ClosePair& pair : pairs)
    codes.insert(std::minmax(works[pair.a].code, works[pair.b].code));
  return codes;
}

Pairs found(const std::vector<Row>& rows, const Nearness& nearness)
{
  NoProgress progress;
  const Works works = worksOf(rows);
  return codesOf(works, closePairs(works, nearness, progress).value());
}

std::vector<Geos> geosOf(const std::vector<Row>& rows)
{
  std::vector<Geos> shapes;
  for (const Row& row : rows)
    shapes.emplace_back(GEOSGeomFromWKT(row.wkt.toLatin1().constData()));
  return shapes;
}

double distanceByGeos(const Geos& a, const Geos& b)
{
  double distance = 0;
  GEOSDistance(a.get(), b.get(), &distance);
  return distance;
}

Pairs pairsByGeos(const std::vector<Row>& rows, const Nearness& nearness)
{
  const std::vector<Geos> shapes = geosOf(rows);
  Pairs pairs;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Period &a = rows[i].period, &b = rows[j].period;
      if (a.start <= b.end.addDays(*nearness.gapDays) &&
          b.start <= a.end.addDays(*nearness.gapDays) &&
          distanceByGeos(shapes[i], shapes[j]) <= nearness.metres + kDistanceGrace)
        pairs.insert(std::minmax(rows[i].code, rows[j].code));
    }
  return pairs;
}

/// With a corner more on each side of its lines, and the other way round.
QString turnedAndSplit(const QString& wkt)
{
  geo::Shape shape = geo::shapeFromWkt(wkt).value();
  for (geo::ShapePart& part : shape.parts)
    for (geo::ShapeRing& ring : part.rings) {
      geo::ShapeRing other;
      for (std::size_t i = ring.size() / 2; i-- > 0;) {
        other.insert(other.end(), {ring[2 * i], ring[2 * i + 1]});
        if (i > 0)
          other.insert(other.end(), {ring[2 * i] + (ring[2 * i - 2] - ring[2 * i]) / 3,
                                     ring[2 * i + 1] + (ring[2 * i - 1] - ring[2 * i + 1]) / 3});
      }
      ring = other;
    }
  QStringList corners;
  for (std::size_t i = 0; i < shape.parts[0].rings[0].size(); i += 2)
    corners.append(QStringLiteral("%1 %2")
                       .arg(shape.parts[0].rings[0][i], 0, 'g', 17)
                       .arg(shape.parts[0].rings[0][i + 1], 0, 'g', 17));
  return QStringLiteral("LINESTRING(%1)").arg(corners.join(u','));
}

} // namespace

class TestPairs final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { initGEOS(nullptr, nullptr); }
  void cleanupTestCase() { finishGEOS(); }
  void areThoseThatGeosFinds_data();
  void areThoseThatGeosFinds();
  void distancesAreThoseOfGeos();
  void aGapCountsFromTheLastDayToTheFirst_data();
  void aGapCountsFromTheLastDayToTheFirst();
  void worksWithoutPlaceOrDatesAreInNone();
  void theOrderOfWorksDoesNotMatter();
  void linesTurnedAndSplitMeetTheSameWorks();
  void oneWorkAnewIsAsAllAnew();
  void longLinesAreCutIntoRunsThatJoin();
  void stopsWhenCancelled();
};

void TestPairs::areThoseThatGeosFinds_data()
{
  QTest::addColumn<unsigned>("seed");
  QTest::addColumn<double>("metres");
  QTest::addColumn<int>("gap");
  QTest::newRow("touching, on the same day") << 1U << 0.0 << 0;
  QTest::newRow("touching, a month apart") << 2U << 0.0 << 30;
  QTest::newRow("a metre, exactly") << 3U << 1.0 << 0;
  QTest::newRow("five metres, exactly") << 4U << 5.0 << 10;
  QTest::newRow("no whole number of metres") << 5U << std::sqrt(13.0) << 0;
  QTest::newRow("wider than the town") << 6U << 400.0 << 0;
}

void TestPairs::areThoseThatGeosFinds()
{
  QFETCH(unsigned, seed);
  QFETCH(double, metres);
  QFETCH(int, gap);
  const std::vector<Row> rows = Town(seed).rows(300);
  const Pairs pairs = pairsByGeos(rows, {metres, gap});
  QVERIFY(pairs.size() > 200);
  QCOMPARE(found(rows, {metres, gap}), pairs);
}

void TestPairs::distancesAreThoseOfGeos()
{
  const std::vector<Row> rows = Town(7).rows(120);
  const std::vector<Geos> shapes = geosOf(rows);
  const Works works = worksOf(rows);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double distance = distanceByGeos(shapes[i], shapes[j]);
      QVERIFY2(std::abs(distanceBetween(works, i, j) - distance) < 1e-6,
               qPrintable(rows[i].wkt + QStringLiteral("  ") + rows[j].wkt));
      QCOMPARE(distanceBetween(works, j, i), distanceBetween(works, i, j));
    }
}

void TestPairs::aGapCountsFromTheLastDayToTheFirst_data()
{
  QTest::addColumn<QDate>("start");
  QTest::addColumn<int>("gap");
  QTest::addColumn<bool>("isClose");
  QTest::newRow("the next day") << QDate(2026, 6, 1) << 1 << true;
  QTest::newRow("the next day is a day off") << QDate(2026, 6, 1) << 0 << false;
  QTest::newRow("on the last day") << QDate(2026, 5, 31) << 0 << true;
  QTest::newRow("on the edge of the gap") << QDate(2026, 8, 1) << 62 << true;
  QTest::newRow("a day behind it") << QDate(2026, 8, 2) << 62 << false;
}

void TestPairs::aGapCountsFromTheLastDayToTheFirst()
{
  QFETCH(QDate, start);
  QFETCH(int, gap);
  QFETCH(bool, isClose);
  const QString place = QStringLiteral("POINT(600000 1190000)");
  const std::vector<Row> rows{{place, QStringLiteral("A"), {QDate(2026, 3, 1), QDate(2026, 5, 31)}},
                              {place, QStringLiteral("B"), {start, QDate(2026, 12, 1)}}};
  QCOMPARE(found(rows, {0, gap}).size(), isClose ? 1U : 0U);
}

void TestPairs::worksWithoutPlaceOrDatesAreInNone()
{
  const QString place = QStringLiteral("POINT(600000 1190000)");
  const Period year{QDate(2026, 1, 1), QDate(2026, 12, 31)};
  const Period backwards{year.end, year.start};
  const std::vector<Row> rows{{place, QStringLiteral("A"), year},
                              {place, QStringLiteral("B"), {}},
                              {place, QStringLiteral("C"), backwards},
                              {QString(), QStringLiteral("D"), year},
                              {place, QStringLiteral("E"), {year.start, {}}},
                              {place, QStringLiteral("F"), year}};
  const Pairs only{{QStringLiteral("A"), QStringLiteral("F")}};
  QCOMPARE(found(rows, {1000, 30'000}), only);
  const Works works = worksOf(rows);
  for (std::size_t i = 0; i < works.size(); ++i)
    QCOMPARE(pairsOf(works, i, {1000, 30'000}).size(), i == 0 || i == 5 ? 1U : 0U);
}

void TestPairs::theOrderOfWorksDoesNotMatter()
{
  std::vector<Row> rows = Town(8).rows(400);
  const Pairs pairs = found(rows, {3, 5});
  QVERIFY(!pairs.empty());
  std::mt19937 random(8);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(rows.begin(), rows.end(), random);
    QCOMPARE(found(rows, {3, 5}), pairs);
  }
}

void TestPairs::linesTurnedAndSplitMeetTheSameWorks()
{
  std::vector<Row> rows = Town(9).rows(400);
  const Pairs pairs = found(rows, {2, 5});
  int turned = 0;
  for (Row& row : rows)
    if (row.wkt.startsWith(QStringLiteral("LINESTRING"))) {
      row.wkt = turnedAndSplit(row.wkt);
      ++turned;
    }
  QVERIFY(turned > 50);
  QCOMPARE(found(rows, {2, 5}), pairs);
}

void TestPairs::oneWorkAnewIsAsAllAnew()
{
  Town town(10);
  const Nearness nearness{4, 20};
  NoProgress progress;
  Works works = worksOf(town.rows(250));
  Pairs pairs = codesOf(works, closePairs(works, nearness, progress).value());
  for (int step = 0; step < 60; ++step) {
    const int index = town.upTo(249);
    Row row = town.row(index);
    if (step % 9 == 0)
      row.wkt.clear();
    if (step % 10 == 0)
      row.period = {};
    std::erase_if(
        pairs, [&](const auto& pair) { return pair.first == row.code || pair.second == row.code; });
    const auto changed = static_cast<std::size_t>(index);
    works = works.with(changed, workOf(row), flatOf(row.wkt));
    pairs.merge(codesOf(works, pairsOf(works, changed, nearness)));
    QCOMPARE(codesOf(works, closePairs(works, nearness, progress).value()), pairs);
  }
}

void TestPairs::longLinesAreCutIntoRunsThatJoin()
{
  QStringList corners;
  for (int i = 0; i < 1000; ++i)
    corners.append(QStringLiteral("%1 1190000").arg(600'000 + 10 * i));
  const QString line = QStringLiteral("LINESTRING(%1)").arg(corners.join(u','));
  for (int x = 0; x < 9990; x += 7) {
    const QString point = QStringLiteral("POINT(%1 1190003)").arg(600'000 + x);
    const Works works =
        worksOf({{line, QStringLiteral("A"), {}}, {point, QStringLiteral("B"), {}}});
    QVERIFY(areWithin(works, 0, 1, 3) && !areWithin(works, 1, 0, 2.999));
  }
}

void TestPairs::stopsWhenCancelled()
{
  const Works works = worksOf(Town(11).rows(1500));
  test::StopAfter progress(1);
  const auto pairs = closePairs(works, {5, 0}, progress);
  QVERIFY(!pairs);
  QCOMPARE(pairs.error().code, Error::Code::Cancelled);
}

QTEST_APPLESS_MAIN(TestPairs)
#include "tst_pairs.moc"
