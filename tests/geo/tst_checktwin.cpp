// Overlaps and gaps against GEOS's own answers, row by row, over quilts of random faults.
#include "quilts.h"

#include <QTest>

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

using namespace diaban;
using namespace diaban::test;

namespace {

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

Geos united(std::vector<GEOSGeometry*> members, double grid)
{
  const Geos all(GEOSGeom_createCollection(GEOS_GEOMETRYCOLLECTION, members.data(),
                                           static_cast<unsigned>(members.size())));
  return Geos(grid > 0 ? GEOSUnaryUnionPrec(all.get(), grid) : GEOSUnaryUnion(all.get()));
}

/// What the border of all rows together encloses and no row covers.
/// \param grid to which all is rounded first; 0: not at all
std::vector<GEOSGeometry*> gapFacesByGeos(const std::vector<FlatGeometry>& rows, double grid = 0)
{
  std::vector<GEOSGeometry*> members;
  for (const FlatGeometry& row : rows)
    members.push_back(geosOf(row).release());
  const Geos ground = united(std::move(members), grid);
  const Geos border(GEOSBoundary(ground.get()));
  const Geos noded(GEOSUnaryUnion(border.get()));
  const GEOSGeometry* lines[] = {noded.get()};
  const Geos faces(GEOSPolygonize(lines, 1));
  std::vector<GEOSGeometry*> gaps;
  for (int i = 0; i < GEOSGetNumGeometries(faces.get()); ++i) {
    const GEOSGeometry* face = GEOSGetGeometryN(faces.get(), i);
    const Geos inside(GEOSPointOnSurface(face));
    if (GEOSIntersects(ground.get(), inside.get()) == 0 && isListed(face))
      gaps.push_back(GEOSGeom_clone(face));
  }
  return gaps;
}

/// Their areas, the smallest first.
std::vector<double> gapsByGeos(const std::vector<FlatGeometry>& rows)
{
  std::vector<double> areas;
  for (GEOSGeometry* face : gapFacesByGeos(rows))
    areas.push_back(areaOf(Geos(face).get()));
  std::sort(areas.begin(), areas.end());
  return areas;
}

} // namespace

class TestCheckTwin : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { initGEOS(nullptr, nullptr); }
  void cleanupTestCase() { finishGEOS(); }

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

  void bordersThatDontMeetMakeNoOverlaps_data()
  {
    QTest::addColumn<int>("seed");
    QTest::addColumn<double>("by");
    for (int seed = 0; seed < 6; ++seed)
      for (const double by : {0.000003, 0.000008, 0.00002, 0.0001, 0.001})
        QTest::addRow("seed %d, %g m", seed, by) << seed << by;
  }

  /// Also where vertices lie farther apart than what counts as one point.
  void bordersThatDontMeetMakeNoOverlaps()
  {
    QFETCH(int, seed);
    QFETCH(double, by);
    std::vector<FlatGeometry> rows = damagedQuilt(static_cast<unsigned>(seed), 24, 0.2);
    shake(rows, static_cast<unsigned>(seed), by);
    Overlaps overlaps, expected = overlapsByGeos(rows);
    for (const geo::CheckFinding& found : check(rows).findings)
      if (found.rule == CheckRule::Overlap)
        overlaps[{found.fids[0], found.fids[1]}] = found.size;
    const auto isClear = [](const auto& item) { return item.second > 0.012; };
    QVERIFY(std::count_if(expected.begin(), expected.end(), isClear) > 3);
    for (const auto& [pair, area] : expected)
      if (area > 0.012)
        QVERIFY2(overlaps.contains(pair), qPrintable(QString::number(area)));
    for (const auto& [pair, area] : overlaps)
      QVERIFY2(area < 0.012 || std::abs(expected[pair] - area) < 1e-4,
               qPrintable(QString::number(area)));
  }

  void gapsAlongBordersThatDontMeetAreFound_data()
  {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("side");
    QTest::addColumn<double>("by");
    for (int seed = 0; seed < 20; ++seed)
      for (const double by : {0.000001, 0.000002, 0.0000035})
        QTest::addRow("seed %d, %g m", seed, by) << seed << 10 << by;
    QTest::newRow("many rows") << 50 << 40 << 0.0000035;
  }

  /// Every vertex of every row lies elsewhere than its neighbours', so that no border is another's
  /// bit for bit. The twin rounds all to millimetres, unites it by GEOS, and takes what the union
  /// encloses. Gaps that meet in a corner may be one or two: only their ground is compared.
  void gapsAlongBordersThatDontMeetAreFound()
  {
    QFETCH(int, seed);
    QFETCH(int, side);
    QFETCH(double, by);
    std::vector<FlatGeometry> rows = damagedQuilt(static_cast<unsigned>(seed), side, 0.3);
    shake(rows, static_cast<unsigned>(seed), by);
    const auto result = check(rows);
    QCOMPARE(result.rowsWithoutGaps, 0U);
    std::vector<GEOSGeometry*> gaps;
    for (const geo::CheckFinding& found : result.findings)
      if (found.rule == CheckRule::Gap)
        gaps.push_back(GEOSMakeValid(geosOf(found.shape).get())); // rows in it may touch
    const Geos ours = united(std::move(gaps), 0.001);
    const Geos theirs = united(gapFacesByGeos(rows, 0.001), 0.001);
    QVERIFY(ours && theirs && areaOf(theirs.get()) > 1);
    const Geos apart(GEOSSymDifferencePrec(ours.get(), theirs.get(), 0.001));
    QVERIFY2(areaOf(apart.get()) < 0.1 + 0.0001 * areaOf(theirs.get()),
             qPrintable(QString::number(areaOf(apart.get()))));
  }
};

QTEST_GUILESS_MAIN(TestCheckTwin)
#include "tst_checktwin.moc"
