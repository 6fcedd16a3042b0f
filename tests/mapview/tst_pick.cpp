#include "../geo/randomrows.h"
#include "support/stopafter.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/mapview/pick.h>

#include <QTest>

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>

using namespace diaban;
using mapview::Meet;
using mapview::ringOf;
using mapview::rowsAt;
using mapview::rowsIn;
using test::RandomRow;

/// What is picked must be what GEOS, by way of OGR, says lies there.
class TestPick : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void picksWhatLiesAtAPoint();
  void putsTheTopmostFirst();
  void picksWhatMeetsABox();
  void picksWhatMeetsADrawnArea();
  void aBoxRoundAllHoldsAllQuickly();
  void edgesThatTouchCount();
  void stopsWhenAsked();
  void picksNothingWhereThereIsNothing();

private:
  void compareWithGeos(const std::vector<QPointF>& ring, std::size_t& touching,
                       std::size_t& inside);

  geo::TablePtr m_table;
  std::map<qint64, std::unique_ptr<OGRGeometry>> m_shapes;
};

namespace {

std::unique_ptr<OGRGeometry> shapeOf(const geo::FlatGeometry& flat)
{
  auto all = std::make_unique<OGRGeometryCollection>();
  std::size_t vertex = 0, ring = 0;
  for (std::size_t part = 0; part < flat.partEnds.size(); ++part) {
    OGRPolygon polygon;
    for (; ring < flat.partEnds[part]; ++ring) {
      OGRLinearRing line;
      for (; vertex < flat.ringEnds[ring]; ++vertex)
        line.addPoint(flat.xy[2 * vertex], flat.xy[2 * vertex + 1]);
      if (flat.kinds[part] == geo::GeometryKind::Point) {
        const OGRPoint point(line.getX(0), line.getY(0));
        all->addGeometry(&point);
      } else if (flat.kinds[part] == geo::GeometryKind::Line) {
        OGRLineString open;
        open.addSubLineString(&line);
        all->addGeometry(&open);
      } else {
        polygon.addRing(&line);
      }
    }
    if (flat.kinds[part] == geo::GeometryKind::Polygon)
      all->addGeometry(&polygon);
  }
  return all;
}

} // namespace

void TestPick::initTestCase()
{
  const std::vector<RandomRow> rows = test::randomRows(6000, 11);
  geo::TableBuilder builder(test::wantedColumns());
  std::vector<geo::TableBuilder::Row> batch;
  for (const RandomRow& row : rows) {
    batch.push_back(test::builderRow(row));
    if (row.hasGeometry)
      m_shapes[row.fid] = shapeOf(row.geometry);
  }
  builder.add(batch);
  m_table = builder.finish(1);
}

void TestPick::picksWhatLiesAtAPoint()
{
  std::size_t all = 0, edges = 0;
  for (const auto& [fid, shape] : m_shapes) {
    if (fid % 20 != 0)
      continue;
    OGREnvelope box;
    shape->getEnvelope(&box);
    const QPointF at((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
    constexpr double kTolerance = 6;
    std::vector<qint64> expected;
    const OGRPoint point(at.x(), at.y());
    for (const auto& [other, otherShape] : m_shapes) {
      bool isAt = false;
      for (const OGRGeometry* part : *otherShape->toGeometryCollection())
        isAt = isAt || (part->getDimension() == 2 ? part->Intersects(&point) != 0
                                                  : part->Distance(&point) <= kTolerance);
      if (isAt)
        expected.push_back(other);
    }
    auto found = rowsAt(*m_table, at, kTolerance);
    std::sort(found.begin(), found.end());
    QCOMPARE(found, expected);
    all += expected.size();

    const QPointF aside = at + QPointF(15, 0); // near the edge of many
    std::vector<qint64> atEdge;
    const OGRPoint place(aside.x(), aside.y());
    for (const auto& [other, otherShape] : m_shapes) {
      bool isNear = false;
      for (const OGRGeometry* part : *otherShape->toGeometryCollection()) {
        const std::unique_ptr<OGRGeometry> edge(part->getDimension() == 2 ? part->Boundary()
                                                                          : part->clone());
        isNear = isNear || edge->Distance(&place) <= kTolerance;
      }
      if (isNear)
        atEdge.push_back(other);
    }
    found = rowsAt(*m_table, aside, kTolerance, mapview::Grasp::Edge);
    std::sort(found.begin(), found.end());
    QCOMPARE(found, atEdge);
    edges += atEdge.size();
  }
  QVERIFY2(all > 50 && edges > 50, qPrintable(QStringLiteral("%1 %2").arg(all).arg(edges)));
}

void TestPick::putsTheTopmostFirst()
{
  std::vector<qint64> drawn; // in drawing order
  for (const geo::BlockPtr& block : m_table->blocks())
    drawn.insert(drawn.end(), block->fids.begin(), block->fids.end());
  const auto place = [&](qint64 fid) { return std::find(drawn.begin(), drawn.end(), fid); };
  const geo::Extent& whole = m_table->extent();
  const auto found =
      rowsAt(*m_table, {(whole.minX + whole.maxX) / 2, (whole.minY + whole.maxY) / 2}, 5000);
  QVERIFY(found.size() > 10);
  QVERIFY(std::is_sorted(found.begin(), found.end(),
                         [&](qint64 a, qint64 b) { return place(a) > place(b); }));
}

void TestPick::compareWithGeos(const std::vector<QPointF>& ring, std::size_t& touching,
                               std::size_t& inside)
{
  OGRLinearRing line;
  for (const QPointF& corner : ring)
    line.addPoint(corner.x(), corner.y());
  line.closeRings();
  OGRPolygon area;
  area.addRing(&line);
  QVERIFY(area.IsValid());
  std::vector<qint64> expected[2];
  for (const auto& [fid, shape] : m_shapes) {
    bool meets = false, isWithin = true;
    for (const OGRGeometry* part : *shape->toGeometryCollection()) {
      meets = meets || part->Intersects(&area) != 0;
      isWithin = isWithin && part->Within(&area) != 0;
    }
    if (meets)
      expected[0].push_back(fid);
    if (isWithin)
      expected[1].push_back(fid);
  }
  NoProgress none;
  for (const Meet meet : {Meet::Touches, Meet::Inside}) {
    auto found = rowsIn(*m_table, ring, meet, none).value();
    std::sort(found.begin(), found.end());
    QCOMPARE(found, expected[meet == Meet::Inside]);
  }
  touching += expected[0].size();
  inside += expected[1].size();
}

void TestPick::picksWhatMeetsABox()
{
  std::mt19937 random(3);
  std::size_t touching = 0, inside = 0;
  for (int i = 0; i < 60; ++i) {
    const auto pick = [&](int from, int to) {
      return std::uniform_real_distribution<double>(from, to)(random);
    };
    const double x = pick(590'000, 640'000), y = pick(1'180'000, 1'230'000);
    const double size = i % 3 == 0 ? 30 : pick(100, 9000); // some lie wholly in a parcel
    compareWithGeos(ringOf({x, y, x + size, y + size * 0.7}), touching, inside);
  }
  QVERIFY(inside > 500 && touching > inside + 50);
}

void TestPick::picksWhatMeetsADrawnArea()
{
  std::mt19937 random(7);
  std::size_t touching = 0, inside = 0;
  for (int i = 0; i < 60; ++i) {
    const auto pick = [&](double from, double to) {
      return std::uniform_real_distribution<double>(from, to)(random);
    };
    const double x = pick(595'000, 635'000), y = pick(1'185'000, 1'225'000);
    std::vector<QPointF> star; // with notches that rows stick into
    const int corners = 5 + static_cast<int>(random() % 9);
    for (int k = 0; k < corners; ++k) {
      const double angle = 2 * M_PI * k / corners, far = pick(i % 2 == 0 ? 20 : 500, 5000);
      star.emplace_back(x + far * std::cos(angle), y + far * std::sin(angle));
    }
    compareWithGeos(star, touching, inside);
  }
  QVERIFY(inside > 300 && touching > inside + 50);
}

void TestPick::aBoxRoundAllHoldsAllQuickly()
{
  NoProgress none;
  for (const Meet meet : {Meet::Touches, Meet::Inside}) {
    const auto found = rowsIn(*m_table, ringOf(m_table->extent()), meet, none).value();
    QCOMPARE(found.size(), m_shapes.size());
  }
}

void TestPick::edgesThatTouchCount()
{
  geo::FlatGeometry square;
  square.xy = {100, 100, 110, 100, 110, 110, 100, 110, 100, 100};
  square.ringEnds = {5};
  square.partEnds = {1};
  square.kinds = {geo::GeometryKind::Polygon};
  geo::TableBuilder builder({});
  const geo::TableBuilder::Row row{7, &square, {}};
  builder.add({&row, 1});
  const geo::TablePtr table = builder.finish(1);
  NoProgress none;
  const auto count = [&](const geo::Extent& box, Meet meet) {
    return rowsIn(*table, ringOf(box), meet, none).value().size();
  };
  QCOMPARE(count({110, 100, 120, 110}, Meet::Touches), 1U); // a side in common
  QCOMPARE(count({110, 110, 120, 120}, Meet::Touches), 1U); // a corner in common
  QCOMPARE(count({110.001, 110, 120, 120}, Meet::Touches), 0U);
  QCOMPARE(count({110, 100, 120, 110}, Meet::Inside), 0U);
  QCOMPARE(count({100, 100, 110, 110}, Meet::Inside), 1U);  // the same square
  QCOMPARE(count({104, 104, 106, 106}, Meet::Touches), 1U); // in the middle of it
  QCOMPARE(count({104, 104, 106, 106}, Meet::Inside), 0U);
  QCOMPARE(count({100, 100, 110, 109.999}, Meet::Inside), 0U);
}

void TestPick::stopsWhenAsked()
{
  test::StopAfter progress(2);
  const auto found = rowsIn(*m_table, ringOf(m_table->extent()), Meet::Touches, progress);
  QVERIFY(!found);
  QCOMPARE(found.error().code, Error::Code::Cancelled);
}

void TestPick::picksNothingWhereThereIsNothing()
{
  QVERIFY(rowsAt(*m_table, {0, 0}, 100).empty());
  QVERIFY(rowsAt(geo::FeatureTable(), {0, 0}, 1).empty());
  NoProgress none;
  QVERIFY(rowsIn(*m_table, ringOf({0, 0, 100, 100}), Meet::Touches, none).value().empty());
  QVERIFY(rowsIn(*m_table, {{0, 0}, {1e9, 1e9}}, Meet::Touches, none).value().empty());
  QVERIFY(rowsIn(geo::FeatureTable(), ringOf({0, 0, 1, 1}), Meet::Inside, none).value().empty());
}

QTEST_APPLESS_MAIN(TestPick)
#include "tst_pick.moc"
