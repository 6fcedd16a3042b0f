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
using test::RandomRow;

/// What is picked must be what GEOS, by way of OGR, says lies there.
class TestPick : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void picksWhatLiesAtAPoint();
  void putsTheTopmostFirst();
  void picksNothingWhereThereIsNothing();

private:
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
  QVERIFY(rowsAt(geo::FeatureTable(), {0, 0}, 1).empty());
}

QTEST_APPLESS_MAIN(TestPick)
#include "tst_pick.moc"
