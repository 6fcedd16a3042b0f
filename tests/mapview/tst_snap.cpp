#include "../geo/randomrows.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/mapview/snap.h>

#include <QTest>

#include <ogr_geometry.h>

#include <cmath>
#include <limits>
#include <random>

using namespace diaban;
using mapview::Snap;
using mapview::snapAt;
using mapview::SnapKind;
using mapview::SnapRules;
using test::RandomRow;

/// Vertices and middles against a plain walk over all rows, sides against GEOS by way of OGR.
class TestSnap : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void catchesTheNearestVertex();
  void catchesTheNearestMiddle();
  void catchesTheNearestSide();
  void aVertexWinsOverANearerSide();
  void catchesWhereSidesCross();
  void catchesTheFeetOfPerpendiculars();
  void catchesRoundCoordinates();
  void catchesOnlyWhatIsAllowedAndNear();
  void looksAtAllTables();
  void givesUpWhereTooMuchIsNear();

private:
  /// A place near a vertex of some row.
  QPointF somewhere(double radius);
  static geo::TablePtr tableOf(const std::vector<RandomRow>& rows);

  std::mt19937 m_random{7};
  std::vector<RandomRow> m_rows;
  geo::TablePtr m_table;
};

namespace {

constexpr double kTolerance = 8;

SnapRules only(SnapKind kind)
{
  SnapRules rules;
  rules.kinds.fill(false);
  rules.kinds[static_cast<std::size_t>(kind)] = true;
  return rules;
}

double distance(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Calls `visit` with the two ends of each side; a point is a side of no length.
template <typename Visit>
void eachSide(const RandomRow& row, Visit&& visit)
{
  const std::vector<double>& xy = row.geometry.xy;
  std::size_t first = 0;
  for (const quint32 end : row.geometry.ringEnds) {
    const auto at = [&](std::size_t i) { return QPointF(xy[2 * i], xy[2 * i + 1]); };
    for (std::size_t i = first; i + 1 < end; ++i)
      visit(at(i), at(i + 1));
    if (end - first == 1)
      visit(at(first), at(first));
    first = end;
  }
}

template <typename PointsOf>
double nearestOf(const std::vector<RandomRow>& rows, QPointF at, PointsOf&& pointsOf)
{
  double least = std::numeric_limits<double>::infinity();
  for (const RandomRow& row : rows)
    if (row.hasGeometry)
      eachSide(row, [&](QPointF a, QPointF b) {
        for (const QPointF& point : pointsOf(a, b))
          least = std::min(least, distance(point, at));
      });
  return least;
}

} // namespace

geo::TablePtr TestSnap::tableOf(const std::vector<RandomRow>& rows)
{
  geo::TableBuilder builder(test::wantedColumns());
  std::vector<geo::TableBuilder::Row> batch;
  for (const RandomRow& row : rows)
    batch.push_back(test::builderRow(row));
  builder.add(batch);
  return builder.finish(1);
}

void TestSnap::initTestCase()
{
  m_rows = test::randomRows(3000, 5);
  m_table = tableOf(m_rows);
}

QPointF TestSnap::somewhere(double radius)
{
  std::uniform_real_distribution<double> off(-radius, radius);
  for (;;) {
    const RandomRow& row = m_rows[m_random() % m_rows.size()];
    if (!row.hasGeometry)
      continue;
    const std::size_t vertex = m_random() % (row.geometry.xy.size() / 2);
    return {row.geometry.xy[2 * vertex] + off(m_random),
            row.geometry.xy[2 * vertex + 1] + off(m_random)};
  }
}

void TestSnap::catchesTheNearestVertex()
{
  int caught = 0;
  for (int i = 0; i < 200; ++i) {
    const QPointF at = somewhere(2 * kTolerance);
    const double expected = nearestOf(m_rows, at, [](QPointF a, QPointF b) {
      return std::array{a, b};
    });
    const auto snap = snapAt({{m_table}}, at, kTolerance, only(SnapKind::Vertex));
    QCOMPARE(snap.has_value(), expected <= kTolerance);
    if (!snap)
      continue;
    ++caught;
    QCOMPARE(distance(snap->at, at), expected);
    QCOMPARE(nearestOf(m_rows, snap->at,
                       [](QPointF a, QPointF b) {
                         return std::array{a, b};
                       }),
             0.0); // bit for bit a vertex
  }
  QVERIFY(caught > 50 && caught < 200);
}

void TestSnap::catchesTheNearestMiddle()
{
  int caught = 0;
  for (int i = 0; i < 200; ++i) {
    const QPointF at = somewhere(2 * kTolerance);
    const double expected = nearestOf(m_rows, at, [](QPointF a, QPointF b) {
      return a == b ? std::vector<QPointF>() : std::vector<QPointF>{(a + b) / 2};
    });
    const auto snap = snapAt({{m_table}}, at, kTolerance, only(SnapKind::MidPoint));
    QCOMPARE(snap.has_value(), expected <= kTolerance);
    if (!snap)
      continue;
    ++caught;
    QCOMPARE(snap->kind, SnapKind::MidPoint);
    QCOMPARE(distance(snap->at, at), expected);
  }
  QVERIFY(caught > 50);
}

void TestSnap::catchesTheNearestSide()
{
  OGRMultiLineString sides;
  for (const RandomRow& row : m_rows)
    if (row.hasGeometry)
      eachSide(row, [&](QPointF a, QPointF b) {
        OGRLineString side;
        side.addPoint(a.x(), a.y());
        side.addPoint(b.x(), b.y());
        if (a != b)
          sides.addGeometry(&side);
      });
  int caught = 0;
  for (int i = 0; i < 60; ++i) {
    const QPointF at = somewhere(2 * kTolerance);
    const OGRPoint point(at.x(), at.y());
    const double expected = sides.Distance(&point);
    const auto snap = snapAt({{m_table}}, at, kTolerance, only(SnapKind::Edge));
    QCOMPARE(snap.has_value(), expected <= kTolerance);
    if (!snap)
      continue;
    ++caught;
    QVERIFY(std::abs(distance(snap->at, at) - expected) < 1e-6);
    const OGRPoint where(snap->at.x(), snap->at.y());
    QVERIFY(sides.Distance(&where) < 1e-6);
  }
  QVERIFY(caught > 20);
}

void TestSnap::aVertexWinsOverANearerSide()
{
  RandomRow row;
  row.geometry.xy = {590'000, 1'180'000, 590'100, 1'180'000};
  row.geometry.ringEnds = {2};
  test::endPart(row.geometry, geo::GeometryKind::Line);
  const auto table = tableOf({row});
  SnapRules rules;
  rules.kinds.fill(true);
  const auto at = [&](double along) {
    return snapAt({{table}}, {590'000 + along, 1'180'001}, 6, rules);
  };
  QCOMPARE(at(5), (Snap{{590'000, 1'180'000}, SnapKind::Vertex}));
  QCOMPARE(at(20), (Snap{{590'020, 1'180'000}, SnapKind::Edge}));
  QCOMPARE(at(46), (Snap{{590'050, 1'180'000}, SnapKind::MidPoint}));
  rules = only(SnapKind::Edge);
  QCOMPARE(at(5), (Snap{{590'005, 1'180'000}, SnapKind::Edge}));
}

void TestSnap::catchesWhereSidesCross()
{
  const auto line = [](qint64 fid, std::vector<double> xy) {
    RandomRow row;
    row.fid = fid;
    row.geometry.xy = std::move(xy);
    row.geometry.ringEnds = {2};
    test::endPart(row.geometry, geo::GeometryKind::Line);
    return row;
  };
  const auto table = tableOf({line(1, {0, 0, 100, 100}), line(2, {0, 100, 100, 0})});
  QCOMPARE(snapAt({{table}}, {52, 51}, 6, SnapRules()), (Snap{{50, 50}, SnapKind::Intersection}));
  QCOMPARE(snapAt({{table}}, {70, 69}, 6, SnapRules())->kind, SnapKind::Edge);
  const std::vector<qint64> held{2}; // in the hand: one side alone crosses nothing
  QCOMPARE(snapAt({{table}}, {52, 51}, 6, SnapRules(), {table.get(), &held})->kind, SnapKind::Edge);
  const std::vector<qint64> both{1, 2};
  QVERIFY(!snapAt({{table}}, {52, 51}, 6, SnapRules(), {table.get(), &both}));
}

void TestSnap::catchesTheFeetOfPerpendiculars()
{
  RandomRow row;
  row.geometry.xy = {0, 0, 80, 60}; // 3-4-5
  row.geometry.ringEnds = {2};
  test::endPart(row.geometry, geo::GeometryKind::Line);
  const auto table = tableOf({row});
  SnapRules rules;
  rules.kinds.fill(true);
  rules.kinds[static_cast<std::size_t>(SnapKind::Grid)] = false;
  const std::vector<QPointF> anchors{{200, 0}, {48 - 30, 36 + 40}};
  const QPointF foot(48, 36); // of the second; that of the first lies beyond the end
  const auto snap = snapAt({{table}}, foot + QPointF(3, 0), 5, rules, {}, anchors);
  QCOMPARE(snap->kind, SnapKind::Perpendicular);
  QVERIFY(distance(snap->at, foot) < 1e-9);
  QCOMPARE(snapAt({{table}}, foot + QPointF(3, 0), 5, rules)->kind, SnapKind::Edge);
  QCOMPARE(snapAt({{table}}, {79, 58}, 5, rules, {}, anchors)->kind, SnapKind::Vertex);
}

void TestSnap::catchesRoundCoordinates()
{
  const SnapRules grid = only(SnapKind::Grid);
  QCOMPARE(mapview::gridStep(1), 5.0);
  QCOMPARE(mapview::gridStep(0.5), 2.0);
  QCOMPARE(mapview::gridStep(2.6), 20.0);
  QVERIFY(std::abs(mapview::gridStep(2e-7) - 1e-6) < 1e-18);
  QCOMPARE(snapAt({}, {552'199.4, 1'776'390.7}, 1, grid),
           (Snap{{552'200, 1'776'390}, SnapKind::Grid}));
  QVERIFY(!snapAt({}, {552'197.4, 1'776'390.7}, 1, grid)); // half of the way is free
  SnapRules both = grid;
  both.kinds[static_cast<std::size_t>(SnapKind::Vertex)] = true;
  QCOMPARE(snapAt({{m_table}}, somewhere(1), kTolerance, both)->kind, SnapKind::Vertex);
}

void TestSnap::catchesOnlyWhatIsAllowedAndNear()
{
  const QPointF at = somewhere(1);
  SnapRules rules;
  QVERIFY(snapAt({{m_table}}, at, kTolerance, rules));
  rules.isOn = false;
  QVERIFY(!snapAt({{m_table}}, at, kTolerance, rules));
  rules.isOn = true;
  rules.kinds.fill(false);
  QVERIFY(!snapAt({{m_table}}, at, kTolerance, rules));
  QVERIFY(!snapAt({{m_table}}, {0, 0}, kTolerance, SnapRules()));
  QVERIFY(!snapAt({}, at, kTolerance, SnapRules()));
}

void TestSnap::looksAtAllTables()
{
  RandomRow near = m_rows.front();
  near.geometry = {};
  near.geometry.xy = {100, 100};
  near.geometry.ringEnds = {1};
  test::endPart(near.geometry, geo::GeometryKind::Point);
  near.hasGeometry = true;
  const auto other = tableOf({near});
  const std::vector<geo::TablePtr> both{m_table, other};
  QCOMPARE(snapAt(both, {101, 101}, kTolerance, SnapRules()), (Snap{{100, 100}, SnapKind::Vertex}));
}

void TestSnap::givesUpWhereTooMuchIsNear()
{
  RandomRow ring;
  ring.hasGeometry = true;
  test::addRing(ring.geometry, 0, 0, 100, static_cast<int>(mapview::kMostSnapVertices) + 10);
  test::endPart(ring.geometry, geo::GeometryKind::Polygon);
  const auto table = tableOf({ring});
  QVERIFY(!snapAt({{table}}, {100, 0}, kTolerance, SnapRules()));
}

QTEST_APPLESS_MAIN(TestSnap)
#include "tst_snap.moc"
