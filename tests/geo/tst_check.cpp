// Checks of geometry: each rule on a shape made for it, and overlaps and gaps against GEOS's own
// answers, row by row, over layers of random faults.
#include <diaban/geo/check.h>
#include <diaban/geo/geodesic.h>
#include <diaban/geo/tablebuilder.h>

#include <QTest>

#include <geos_c.h>

#include <cmath>
#include <map>
#include <memory>
#include <random>

using namespace diaban;
using geo::CheckRule;
using geo::FlatGeometry;
using geo::GeometryKind;

namespace {

using Ring = std::vector<double>;

FlatGeometry polygon(const std::vector<Ring>& rings)
{
  FlatGeometry flat;
  for (const Ring& ring : rings) {
    flat.xy.insert(flat.xy.end(), ring.begin(), ring.end());
    flat.ringEnds.push_back(static_cast<quint32>(flat.xy.size() / 2));
  }
  flat.partEnds = {static_cast<quint32>(rings.size())};
  flat.kinds = {GeometryKind::Polygon};
  return flat;
}

FlatGeometry line(const Ring& xy, GeometryKind kind = GeometryKind::Line)
{
  return {xy, {static_cast<quint32>(xy.size() / 2)}, {1}, {kind}};
}

Ring box(double x, double y, double width, double height)
{
  return {x, y, x + width, y, x + width, y + height, x, y + height, x, y};
}

Ring reversed(const Ring& ring)
{
  Ring turned;
  for (std::size_t i = ring.size(); i >= 2; i -= 2)
    turned.insert(turned.end(), {ring[i - 2], ring[i - 1]});
  return turned;
}

/// Numbered 1, 2, 3 … in the order given.
geo::TablePtr tableOf(const std::vector<FlatGeometry>& rows)
{
  geo::TableBuilder builder({});
  std::vector<geo::TableBuilder::Row> list;
  for (std::size_t i = 0; i < rows.size(); ++i)
    list.push_back({static_cast<qint64>(i) + 1, rows[i].isEmpty() ? nullptr : &rows[i], {}});
  builder.add(list);
  return builder.finish(1);
}

std::vector<CheckRule> allRules()
{
  std::vector<CheckRule> rules;
  for (int i = 0; i < geo::kCheckRules; ++i)
    rules.push_back(static_cast<CheckRule>(i));
  return rules;
}

geo::CheckResult check(const std::vector<FlatGeometry>& rows, int threads = 2)
{
  geo::CheckOptions options;
  options.rules = allRules();
  options.threads = threads;
  NoProgress progress;
  return geo::checkTable(*tableOf(rows), options, progress).value();
}

struct GeosCloser {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy(geometry); }
};
using Geos = std::unique_ptr<GEOSGeometry, GeosCloser>;

Geos geosOf(const FlatGeometry& flat)
{
  std::vector<GEOSGeometry*> rings;
  std::size_t from = 0;
  for (const quint32 end : flat.ringEnds) {
    auto* sequence = GEOSCoordSeq_copyFromBuffer(flat.xy.data() + 2 * from,
                                                 static_cast<unsigned>(end - from), 0, 0);
    rings.push_back(GEOSGeom_createLinearRing(sequence));
    from = end;
  }
  return Geos(
      GEOSGeom_createPolygon(rings[0], rings.data() + 1, static_cast<unsigned>(rings.size() - 1)));
}

double areaOf(const GEOSGeometry* geometry)
{
  double area = 0;
  GEOSArea(geometry, &area);
  return area;
}

/// Whether the checks would list so large a piece.
bool isListed(const GEOSGeometry* geometry)
{
  double length = 0;
  GEOSLength(geometry, &length);
  const double area = areaOf(geometry);
  return area >= 0.01 && 2 * area >= 0.001 * length;
}

using Overlaps = std::map<std::pair<qint64, qint64>, double>;

Overlaps overlapsByGeos(const std::vector<FlatGeometry>& rows)
{
  std::vector<Geos> shapes;
  for (const FlatGeometry& row : rows)
    shapes.push_back(geosOf(row));
  Overlaps found;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t k = i + 1; k < rows.size(); ++k) {
      if (!rows[i].extent().intersects(rows[k].extent()) ||
          GEOSEquals(shapes[i].get(), shapes[k].get()) == 1)
        continue;
      const Geos shared(GEOSIntersection(shapes[i].get(), shapes[k].get()));
      if (isListed(shared.get()))
        found[{static_cast<qint64>(i) + 1, static_cast<qint64>(k) + 1}] = areaOf(shared.get());
    }
  return found;
}

/// Areas of what the border of all rows together encloses and no row covers, the smallest first.
std::vector<double> gapsByGeos(const std::vector<FlatGeometry>& rows)
{
  std::vector<GEOSGeometry*> members;
  for (const FlatGeometry& row : rows)
    members.push_back(geosOf(row).release());
  const Geos all(GEOSGeom_createCollection(GEOS_GEOMETRYCOLLECTION, members.data(),
                                           static_cast<unsigned>(members.size())));
  const Geos united(GEOSUnaryUnion(all.get()));
  const Geos border(GEOSBoundary(united.get()));
  const Geos noded(GEOSUnaryUnion(border.get()));
  const GEOSGeometry* lines[] = {noded.get()};
  const Geos faces(GEOSPolygonize(lines, 1));
  std::vector<double> areas;
  for (int i = 0; i < GEOSGetNumGeometries(faces.get()); ++i) {
    const GEOSGeometry* face = GEOSGetGeometryN(faces.get(), i);
    const Geos inside(GEOSPointOnSurface(face));
    if (GEOSIntersects(united.get(), inside.get()) == 0 && isListed(face))
      areas.push_back(areaOf(face));
  }
  std::sort(areas.begin(), areas.end());
  return areas;
}

/// A quilt of cells with common corners, some of them damaged: corners moved in one cell only,
/// cells left out, doubled, shifted, split at one side only, put on top, turned, holed and
/// refilled.
std::vector<FlatGeometry> damagedQuilt(unsigned seed, int side, double damage)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> part(0, 1);
  std::vector<double> corners;
  for (int i = 0; i < (side + 1) * (side + 1); ++i)
    corners.insert(corners.end(), {600'000 + 10.0 * (i % (side + 1)) + 4 * part(random),
                                   1'200'000 + 10.0 * (i / (side + 1)) + 4 * part(random)});
  const auto corner = [&](int column, int row) {
    return &corners[2 * static_cast<std::size_t>(row * (side + 1) + column)];
  };
  std::vector<FlatGeometry> rows;
  const auto add = [&](const std::vector<Ring>& rings) {
    rows.push_back(polygon(random() % 2 == 0 ? rings : std::vector<Ring>{reversed(rings[0])}));
  };
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      Ring ring;
      for (const double* at : {corner(column, row), corner(column + 1, row),
                               corner(column + 1, row + 1), corner(column, row + 1)})
        ring.insert(ring.end(), {at[0], at[1]});
      const double luck = part(random) / damage;
      if (luck < 0.15)
        continue; // left out
      if (luck < 0.4) {
        ring[0] += 3 * part(random) - 1.5;
        ring[5] += 3 * part(random) - 1.5;
      } else if (luck < 0.5) {
        for (double& value : ring)
          value += 0.8;
      } else if (luck < 0.75) {
        // A corner more on one side, which the neighbour does not have.
        const double share = 0.2 + 0.6 * part(random);
        ring.insert(ring.begin() + 2,
                    {ring[0] + share * (ring[2] - ring[0]), ring[1] + share * (ring[3] - ring[1])});
      } else if (luck < 0.85) {
        add({box(ring[0] + 7 * part(random), ring[1] + 6 * part(random), 9 * part(random) + 1,
                 14 * part(random) + 1)});
      }
      ring.insert(ring.end(), {ring[0], ring[1]});
      if (luck > 0.85 && luck < 0.9) {
        add({ring});
      } else if (luck > 0.9 && luck < 1) {
        const double x = (ring[0] + ring[4]) / 2, y = (ring[1] + ring[5]) / 2;
        rows.push_back(polygon({ring, reversed(box(x - 1, y - 1, 2, 2))}));
        if (random() % 2 == 0)
          add({box(x - 1, y - 1, 2, random() % 2 == 0 ? 2 : 1)});
        continue;
      }
      add({ring});
    }
  return rows;
}

} // namespace

class TestCheck : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { initGEOS(nullptr, nullptr); }
  void cleanupTestCase() { finishGEOS(); }

  void eachRuleFindsItsFault_data()
  {
    QTest::addColumn<int>("rule");
    QTest::addColumn<QVector<FlatGeometry>>("rows");
    QTest::addColumn<QVector<qint64>>("fids");
    QTest::addColumn<double>("size");
    QTest::addColumn<QPointF>("place");
    const auto row = [](const char* name, CheckRule rule, const QVector<FlatGeometry>& rows,
                        const QVector<qint64>& fids, double size, QPointF place) {
      QTest::newRow(name) << static_cast<int>(rule) << rows << fids << size << place;
    };
    const QPointF anywhere(std::nan(""), 0);
    const FlatGeometry sound = polygon({box(0, 0, 10, 10)});
    row("nothing there", CheckRule::NoGeometry, {sound, {}}, {2}, 0, anywhere);
    row("bow tie", CheckRule::SelfIntersection, {polygon({{0, 0, 4, 4, 4, 0, 0, 4, 0, 0}})}, {1}, 0,
        {2, 2});
    row("open ring", CheckRule::Invalid, {polygon({{0, 0, 4, 0, 4, 4, 0, 4}})}, {1}, 0, {0, 0});
    row("hole outside", CheckRule::Invalid,
        {polygon({box(0, 0, 4, 4), reversed(box(10, 10, 1, 1))})}, {1}, 0, anywhere);
    row("line of one point", CheckRule::Invalid, {line({5, 5, 5, 5})}, {1}, 0, {5, 5});
    row("line across itself", CheckRule::SelfIntersection, {line({0, 0, 4, 4, 4, 0, 0, 4})}, {1}, 0,
        {2, 2});
    row("same shape, other start and turn", CheckRule::Duplicate,
        {sound, polygon({{10, 10, 10, 0, 0, 0, 0, 10, 10, 10}})}, {1, 2}, 0, anywhere);
    row("same point", CheckRule::Duplicate,
        {line({3, 4}, GeometryKind::Point), line({3, 4}, GeometryKind::Point)}, {1, 2}, 0, {3, 4});
    row("same line the other way", CheckRule::Duplicate,
        {line({0, 0, 5, 5, 9, 1}), line({9, 1, 5, 5, 0, 0})}, {1, 2}, 0, anywhere);
    row("overlap", CheckRule::Overlap, {sound, polygon({box(8, 0, 10, 10)})}, {1, 2}, 20, {9, 5});
    row("one in the other", CheckRule::Overlap, {sound, polygon({box(2, 2, 3, 3)})}, {1, 2}, 9,
        {3.5, 3.5});
    row("in the corner of the other", CheckRule::Overlap, {polygon({box(0, 0, 3, 3)}), sound},
        {1, 2}, 9, {1.5, 1.5});
    row("gap", CheckRule::Gap,
        {polygon({box(0, 0, 9, 3)}), polygon({box(0, 6, 9, 3)}), polygon({box(0, 3, 4, 3)}),
         polygon({box(5, 3, 4, 3)})},
        {1, 2, 3, 4}, 3, {4.5, 4.5});
    row("hole with an island", CheckRule::Gap,
        {polygon({box(0, 0, 20, 20), reversed(box(5, 5, 10, 10))}), polygon({box(8, 8, 2, 2)})},
        {1}, 96, anywhere);
    row("sliver", CheckRule::Sliver, {polygon({box(0, 0, 20, 0.05)})}, {1}, 1, {10, 0.025});
    row("end short of a line", CheckRule::Dangle, {line({0, 0, 10, 0}), line({5, 8, 5, 0.2})},
        {2, 1}, 0.2, {5, 0.2});
    row("end beyond a line", CheckRule::Dangle, {line({0, 0, 10, 0}), line({5, 8, 5, -0.2})},
        {2, 1}, 0.2, {5, -0.2});
    row("lines cross without a vertex", CheckRule::Unnoded,
        {line({0, 0, 10, 10}), line({0, 10, 10, 0})}, {1, 2}, 0, {5, 5});
    row("end on a line without a vertex", CheckRule::Unnoded,
        {line({0, 0, 10, 0}), line({5, 8, 5, 0})}, {1, 2}, 0, {5, 0});
    row("hole turns as its outer ring", CheckRule::RingOrder,
        {polygon({box(0, 0, 10, 10), box(2, 2, 3, 3)}), polygon({box(2, 2, 3, 3)})}, {1}, 0,
        anywhere);
  }

  void eachRuleFindsItsFault()
  {
    QFETCH(int, rule);
    QFETCH(QVector<FlatGeometry>, rows);
    QFETCH(QVector<qint64>, fids);
    QFETCH(double, size);
    QFETCH(QPointF, place);
    const auto result = check({rows.begin(), rows.end()});
    QCOMPARE(result.findings.size(), 1U);
    const geo::CheckFinding& found = result.findings.front();
    QCOMPARE(static_cast<int>(found.rule), rule);
    QCOMPARE(QVector<qint64>(found.fids.begin(), found.fids.end()), fids);
    QVERIFY2(std::abs(found.size - size) < 1e-9, qPrintable(QString::number(found.size, 'g', 15)));
    if (!std::isnan(place.x()))
      QVERIFY(std::hypot(found.x - place.x(), found.y - place.y()) < 1e-9);
    QCOMPARE(result.count(found.rule), 1U);
  }

  void soundLayersHaveNoFindings_data()
  {
    QTest::addColumn<QVector<FlatGeometry>>("rows");
    QTest::newRow("neighbours") << QVector{polygon({box(0, 0, 10, 10)}),
                                           polygon({box(10, 0, 10, 10)}),
                                           polygon({reversed(box(0, 10, 10, 10))})};
    QTest::newRow("sides divided differently")
        << QVector{polygon({box(0, 0, 10, 10)}), polygon({box(10, 0, 5, 4)}),
                   polygon({box(10, 4, 5, 6)}), polygon({box(0, 10, 15, 3)})};
    QTest::newRow("filled hole") << QVector{polygon({box(0, 0, 10, 10), reversed(box(3, 3, 2, 2))}),
                                            polygon({box(3, 3, 2, 2)})};
    QTest::newRow("corner at corner")
        << QVector{polygon({box(0, 0, 5, 5)}), polygon({box(5, 5, 5, 5)})};
    QTest::newRow("noise of a transformation")
        << QVector{polygon({box(0, 0, 10, 10)}), polygon({box(10 + 1e-9, 0, 10, 10 + 1e-9)}),
                   polygon({box(0, 10 - 1e-9, 10, 10)})};
    QTest::newRow("noded lines") << QVector{line({0, 0, 5, 5, 10, 10}), line({0, 10, 5, 5, 10, 0})};
    QTest::newRow("dead end") << QVector{line({0, 0, 10, 0}), line({5, 8, 5, 2})};
    QTest::newRow("closed line") << QVector{line({0, 0, 10, 0, 5, 5, 0, 0})};
  }

  void soundLayersHaveNoFindings()
  {
    QFETCH(QVector<FlatGeometry>, rows);
    const auto result = check({rows.begin(), rows.end()});
    for (const geo::CheckFinding& found : result.findings)
      qWarning() << geo::checkRuleName(found.rule) << found.size << found.x << found.y;
    QVERIFY(result.findings.empty());
  }

  void pointsOutsideAreFound()
  {
    const auto points =
        tableOf({line({5, 5}, GeometryKind::Point), line({10, 4}, GeometryKind::Point),
                 line({30, 5}, GeometryKind::Point), line({3, 3}, GeometryKind::Point)});
    const auto polygons = tableOf({polygon({box(0, 0, 10, 10), reversed(box(2, 2, 2, 2))})});
    geo::CheckOptions options;
    options.rules = {CheckRule::OutsidePolygon};
    NoProgress progress;
    const auto result = geo::checkInside(*points, *polygons, options, progress).value();
    std::vector<qint64> fids;
    for (const geo::CheckFinding& found : result.findings)
      fids.push_back(found.fids[0]);
    QCOMPARE(fids, (std::vector<qint64>{3, 4}));
  }

  void overlapsAndGapsAreThoseOfGeos_data()
  {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("side");
    QTest::addColumn<double>("damage");
    for (int seed = 0; seed < 40; ++seed)
      QTest::addRow("seed %d", seed) << seed << 8 << 0.6;
    for (int seed = 100; seed < 104; ++seed)
      QTest::addRow("many rows, seed %d", seed) << seed << 36 << 0.2;
  }

  void overlapsAndGapsAreThoseOfGeos()
  {
    QFETCH(int, seed);
    QFETCH(int, side);
    QFETCH(double, damage);
    const auto rows = damagedQuilt(static_cast<unsigned>(seed), side, damage);
    const auto result = check(rows);
    Overlaps overlaps;
    std::vector<double> gaps;
    for (const geo::CheckFinding& found : result.findings) {
      if (found.rule == CheckRule::Overlap)
        overlaps[{found.fids[0], found.fids[1]}] = found.size;
      if (found.rule == CheckRule::Gap)
        gaps.push_back(found.size);
    }
    std::sort(gaps.begin(), gaps.end());
    const Overlaps expected = overlapsByGeos(rows);
    for (const auto& [pair, area] : expected)
      if (!overlaps.contains(pair))
        qWarning("not found: %lld %lld %g", pair.first, pair.second, area);
    QCOMPARE(overlaps.size(), expected.size());
    for (const auto& [pair, area] : expected)
      QVERIFY(std::abs(overlaps.at(pair) - area) < 1e-6);
    const auto expectedGaps = gapsByGeos(rows);
    if (gaps.size() != expectedGaps.size())
      qWarning() << gaps << expectedGaps;
    QCOMPARE(gaps.size(), expectedGaps.size());
    for (std::size_t i = 0; i < gaps.size(); ++i)
      QVERIFY2(std::abs(gaps[i] - expectedGaps[i]) < 1e-4 * (1 + expectedGaps[i]),
               qPrintable(QStringLiteral("%1 %2").arg(gaps[i]).arg(expectedGaps[i])));
  }

  void degreesAreMeasuredAtTheirLatitude_data()
  {
    QTest::addColumn<double>("latitude");
    for (const double latitude : {-45.0, 0.0, 8.5, 16.0, 23.4, 60.0})
      QTest::addRow("%g", latitude) << latitude;
  }

  void degreesAreMeasuredAtTheirLatitude()
  {
    QFETCH(double, latitude);
    const geo::Crs crs = geo::Crs::fromEpsg(4756).value();
    const auto geodesic = geo::Geodesic::on(crs).value();
    const double x = 105, y = latitude;
    geo::CheckOptions options =
        geo::CheckOptions::forCrs(crs, {CheckRule::Overlap, CheckRule::Gap, CheckRule::Sliver});
    NoProgress progress;
    // An overlap of 0.0002 by 0.001 degrees; a gap of the same size in a ring of four.
    const auto result =
        geo::checkTable(*tableOf({polygon({box(x, y, 0.001, 0.001)}),
                                  polygon({box(x + 0.0008, y, 0.001, 0.001)}),
                                  polygon({box(x + 1, y, 0.003, 0.003),
                                           reversed(box(x + 1.001, y + 0.001, 0.0002, 0.001))})}),
                        options, progress)
            .value();
    QCOMPARE(result.findings.size(), 2U);
    for (const geo::CheckFinding& found : result.findings) {
      std::vector<QPointF> ring;
      for (std::size_t i = 0; i + 2 < found.shape.xy.size(); i += 2)
        ring.emplace_back(found.shape.xy[i], found.shape.xy[i + 1]);
      const double truth = geodesic.area(ring).ellipsoidSquareMetres;
      QVERIFY2(std::abs(found.size - truth) < 1e-6 * truth,
               qPrintable(QStringLiteral("%1 %2").arg(found.size).arg(truth)));
    }
  }

  void looseEndsInDegreesAreMetresAway_data() { degreesAreMeasuredAtTheirLatitude_data(); }

  void looseEndsInDegreesAreMetresAway()
  {
    QFETCH(double, latitude);
    const geo::Crs crs = geo::Crs::fromEpsg(4756).value();
    const auto geodesic = geo::Geodesic::on(crs).value();
    geo::CheckOptions options = geo::CheckOptions::forCrs(crs, {CheckRule::Dangle});
    const double east = geodesic.leg({105, latitude}, {105.001, latitude}).ellipsoidMetres / 0.001;
    NoProgress progress;
    for (const double away : {0.29, 0.31}) {
      const double x = 105 + away / east;
      const auto result =
          geo::checkTable(*tableOf({line({105, latitude - 0.01, 105, latitude + 0.01}),
                                    line({x, latitude, x + 0.001, latitude})}),
                          options, progress)
              .value();
      QCOMPARE(result.findings.size(), away < 0.3 ? 1U : 0U);
      if (!result.findings.empty())
        QVERIFY(std::abs(result.findings[0].size - away) < 1e-5);
    }
  }

  void sliversKnowWhoIsBesideThem()
  {
    // The longest border wins, in pieces too; another sliver comes last.
    const auto result = check({polygon({box(0, 0, 0.05, 10)}), polygon({box(0.05, 0, 5, 4)}),
                               polygon({box(0.05, 4, 5, 6)}), polygon({box(-0.05, 0, 0.05, 10)})});
    std::map<qint64, qint64> beside;
    for (const geo::CheckFinding& found : result.findings)
      if (found.rule == CheckRule::Sliver)
        beside[found.fids[0]] = found.beside;
    QCOMPARE(beside, (std::map<qint64, qint64>{{1, 3}, {4, 1}}));
  }

  void threadsDoNotChangeTheResult()
  {
    const auto rows = damagedQuilt(7, 40, 0.2);
    const auto one = check(rows, 1), four = check(rows, 4);
    QVERIFY(one.findings.size() > 100);
    QCOMPARE(one.counts, four.counts);
    for (std::size_t i = 0; i < one.findings.size(); ++i) {
      QCOMPARE(one.findings[i].fids, four.findings[i].fids);
      QCOMPARE(one.findings[i].size, four.findings[i].size);
    }
  }

  void theLargestAreListedAndAllCounted()
  {
    std::vector<FlatGeometry> rows;
    for (int i = 0; i < 300; ++i) {
      rows.push_back(polygon({box(100 * i, 0, 10, 10)}));
      rows.push_back(polygon({box(100 * i + 9 - 0.01 * i, 0, 10, 10)}));
    }
    geo::CheckOptions options;
    options.rules = {CheckRule::Overlap};
    options.mostListed = 5;
    NoProgress progress;
    const auto result = geo::checkTable(*tableOf(rows), options, progress).value();
    QCOMPARE(result.count(CheckRule::Overlap), 300U);
    QCOMPARE(result.findings.size(), 5U);
    QCOMPARE(result.findings.front().fids, (std::vector<qint64>{599, 600}));
    QVERIFY(std::abs(result.findings.front().size - 39.9) < 1e-9);
  }

  void stoppingLeavesNothing()
  {
    class Stop final : public Progress {
    public:
      bool advance(double) override { return false; }
    } stop;
    geo::CheckOptions options;
    options.rules = allRules();
    const auto result = geo::checkTable(*tableOf(damagedQuilt(1, 30, 0.2)), options, stop);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Cancelled);
  }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
