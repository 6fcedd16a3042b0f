#include "../geo/randomrows.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/mapview/pick.h>

#include <QTest>

#include <ogr_geometry.h>

#include <algorithm>
#include <map>
#include <memory>

using namespace diaban;
using mapview::rowsAt;
using mapview::rowsIn;
using test::RandomRow;

/// What is picked must be what GEOS, by way of OGR, says touches.
class TestPick : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void picksWhatTouchesABox();
  void picksWhatTouchesADrawnArea();
  void picksWhatLiesAtAPoint();
  void putsTheTopmostFirst();
  void picksNothingWhereThereIsNothing();

private:
  std::vector<qint64> touching(const OGRGeometry& area) const;

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

std::unique_ptr<OGRPolygon> polygonOf(const std::vector<QPointF>& corners)
{
  OGRLinearRing ring;
  for (const QPointF& corner : corners)
    ring.addPoint(corner.x(), corner.y());
  ring.closeRings();
  auto polygon = std::make_unique<OGRPolygon>();
  polygon->addRing(&ring);
  return polygon;
}

bool anyPartMeets(const OGRGeometry& shape, const OGRGeometry& area)
{
  const OGRGeometryCollection* all = shape.toGeometryCollection();
  for (const OGRGeometry* part : *all)
    if (part->Intersects(&area))
      return true;
  return false;
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

std::vector<qint64> TestPick::touching(const OGRGeometry& area) const
{
  std::vector<qint64> rows;
  for (const auto& [fid, shape] : m_shapes)
    if (anyPartMeets(*shape, area))
      rows.push_back(fid);
  return rows;
}

void TestPick::picksWhatTouchesABox()
{
  std::mt19937 random(2);
  std::uniform_real_distribution<double> place(0, 50'000), size(1, 3000);
  std::size_t all = 0;
  for (int i = 0; i < 60; ++i) {
    const double x = 590'000 + place(random), y = 1'180'000 + place(random);
    const geo::Extent box{x, y, x + size(random), y + size(random)};
    const auto expected = touching(*polygonOf(
        {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}}));
    QCOMPARE(rowsIn(*m_table, box), expected);
    all += expected.size();
  }
  QVERIFY(all > 200);
}

void TestPick::picksWhatTouchesADrawnArea()
{
  std::mt19937 random(4);
  std::uniform_real_distribution<double> place(5000, 45'000), radius(50, 4000);
  std::size_t all = 0;
  for (int i = 0; i < 60; ++i) {
    const QPointF centre(590'000 + place(random), 1'180'000 + place(random));
    std::vector<QPointF> star; // its corners go in and out, none of its sides cross
    for (int corner = 0; corner < 9; ++corner) {
      const double angle = 2 * M_PI * corner / 9, length = radius(random);
      star.push_back(centre + QPointF(std::cos(angle), std::sin(angle)) * length);
    }
    const auto expected = touching(*polygonOf(star));
    QCOMPARE(rowsIn(*m_table, star), expected);
    all += expected.size();
  }
  QVERIFY(all > 200);
}

void TestPick::picksWhatLiesAtAPoint()
{
  std::size_t all = 0;
  for (const auto& [fid, shape] : m_shapes) {
    if (fid % 5 != 0)
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
  }
  QVERIFY(all > 300);
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

void TestPick::picksNothingWhereThereIsNothing()
{
  QVERIFY(rowsAt(*m_table, {0, 0}, 100).empty());
  QVERIFY(rowsIn(*m_table, geo::Extent{}).empty());
  QVERIFY(rowsIn(*m_table, std::vector<QPointF>{{0, 0}, {1, 1}}).empty());
  QVERIFY(rowsAt(geo::FeatureTable(), {0, 0}, 1).empty());
}

QTEST_APPLESS_MAIN(TestPick)
#include "tst_pick.moc"
