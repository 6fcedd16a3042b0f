// Our reader of geometry against GDAL's, on real files.
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/geo/wkb.h>

#include <QTest>

#include <gdal.h>
#include <ogr_api.h>

#include <cmath>
#include <memory>

using namespace diaban;
using geo::FlatGeometry;
using geo::GeometryKind;

namespace {

struct CloseDataset {
  void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

struct FreeGeometry {
  void operator()(OGRGeometryH geometry) const { OGR_G_DestroyGeometry(geometry); }
};
using Geometry = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, FreeGeometry>;

/// Sums that two readings of one geometry must agree in.
struct Measure {
  double area = 0, length = 0;
  std::size_t points = 0;
};

double ringArea(const FlatGeometry& flat, std::size_t from, std::size_t to)
{
  double twice = 0; // relative to the first vertex, so that nothing is lost far from the origin
  const double x0 = flat.xy[2 * from], y0 = flat.xy[2 * from + 1];
  for (std::size_t v = from; v + 1 < to; ++v)
    twice += (flat.xy[2 * v] - x0) * (flat.xy[2 * v + 3] - y0) -
             (flat.xy[2 * v + 2] - x0) * (flat.xy[2 * v + 1] - y0);
  return std::abs(twice) / 2;
}

double lineLength(const FlatGeometry& flat, std::size_t from, std::size_t to)
{
  double length = 0;
  for (std::size_t v = from; v + 1 < to; ++v)
    length +=
        std::hypot(flat.xy[2 * v + 2] - flat.xy[2 * v], flat.xy[2 * v + 3] - flat.xy[2 * v + 1]);
  return length;
}

Measure measure(const FlatGeometry& flat)
{
  Measure sum;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; part < flat.partEnds.size(); ++part)
    for (bool outer = true; ring < flat.partEnds[part]; ++ring, outer = false) {
      const std::size_t end = flat.ringEnds[ring];
      if (flat.kinds[part] == GeometryKind::Polygon)
        sum.area += outer ? ringArea(flat, vertex, end) : -ringArea(flat, vertex, end);
      else if (flat.kinds[part] == GeometryKind::Line)
        sum.length += lineLength(flat, vertex, end);
      sum.points += end - vertex;
      vertex = end;
    }
  return sum;
}

/// The same of GDAL's geometry without curves.
void add(OGRGeometryH geometry, Measure& sum)
{
  const auto type = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
  const int members = OGR_G_GetGeometryCount(geometry);
  if (type == wkbPolygon || type == wkbTriangle) {
    sum.area += OGR_G_Area(geometry);
    for (int i = 0; i < members; ++i)
      sum.points +=
          static_cast<std::size_t>(OGR_G_GetPointCount(OGR_G_GetGeometryRef(geometry, i)));
    return;
  }
  for (int i = 0; i < members; ++i)
    add(OGR_G_GetGeometryRef(geometry, i), sum);
  if (members > 0)
    return;
  if (type == wkbLineString)
    sum.length += OGR_G_Length(geometry);
  if (!OGR_G_IsEmpty(geometry))
    sum.points += static_cast<std::size_t>(OGR_G_GetPointCount(geometry));
}

bool near(double a, double b, double relative)
{
  return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)) + 1e-12;
}

void compare(OGRGeometryH geometry)
{
  const bool isCurved = OGR_G_HasCurveGeometry(geometry, TRUE);
  QByteArray wkb(OGR_G_WkbSize(geometry), Qt::Uninitialized);
  auto* bytes = reinterpret_cast<unsigned char*>(wkb.data());
  QCOMPARE(OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes), OGRERR_NONE);
  const std::span<const unsigned char> span(bytes, static_cast<std::size_t>(wkb.size()));
  FlatGeometry flat;
  DIABAN_VERIFY(geo::readWkb(span, flat));

  const Geometry straight(OGR_G_GetLinearGeometry(geometry, 1.0, nullptr));
  Measure theirs;
  add(straight.get(), theirs);
  const Measure ours = measure(flat);
  const double tolerance = isCurved ? 2e-3 : 1e-9;
  QVERIFY2(near(ours.area, theirs.area, tolerance),
           qPrintable(QStringLiteral("area %1, %2").arg(ours.area).arg(theirs.area)));
  QVERIFY2(near(ours.length, theirs.length, tolerance),
           qPrintable(QStringLiteral("length %1, %2").arg(ours.length).arg(theirs.length)));
  if (!isCurved)
    QCOMPARE(ours.points, theirs.points);

  // What is kept is what GDAL wrote, and the other byte order gives the same.
  QCOMPARE(geo::normaliseWkb(span).value(), wkb);
  QByteArray swapped(wkb.size(), Qt::Uninitialized);
  auto* other = reinterpret_cast<unsigned char*>(swapped.data());
  QCOMPARE(OGR_G_ExportToIsoWkb(geometry, wkbXDR, other), OGRERR_NONE);
  const auto normal = geo::normaliseWkb({other, static_cast<std::size_t>(swapped.size())});
  DIABAN_VERIFY(normal);
  QCOMPARE(normal.value(), wkb);
}

} // namespace

class TestWkbAgainstOgr : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { GDALAllRegister(); }
  void readsAsGdalDoes_data();
  void readsAsGdalDoes();
};

void TestWkbAgainstOgr::readsAsGdalDoes_data()
{
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("prefix");
  QTest::addColumn<int>("atLeast"); // geometries to compare
  const auto row = [](const char* file, int atLeast, const char* prefix = "") {
    QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(prefix) << atLeast;
  };
  row("formats/pyogrio/curve.gpkg", 1);
  row("formats/pyogrio/curvepolygon.gpkg", 1);
  row("formats/pyogrio/multisurface.gpkg", 1);
  row("formats/pyogrio/line_zm.gpkg", 1);
  row("formats/pyogrio/naturalearth_lowres/naturalearth_lowres.shp", 177);
  row("formats/node-gdal-async/testopenfilegdb.gdb.zip", 80, "/vsizip/");
  row("formats/node-gdal-async/shp/sample.shp", 23);
  row("formats/node-gdal-async/mitab/EXTRACT_POLYGON.mif", 1);
  row("formats/node-gdal-async/makeValid.json", 1);
  row("infra/giaothong.geojson", 458);
  row("infra/heritage.geojson", 14);
  row("infra/thuydien.geojson", 197);
  row("osm/hcmc_centre.osm", 1900);
}

void TestWkbAgainstOgr::readsAsGdalDoes()
{
  QFETCH(QString, file);
  QFETCH(QString, prefix);
  QFETCH(int, atLeast);
  DIABAN_NEED_DATA(file);
  const QByteArray path = (prefix + test::testData(file)).toUtf8();
  const Dataset dataset(GDALOpenEx(path.constData(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  QVERIFY(dataset != nullptr);
  int compared = 0;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i) {
    OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
    while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
      if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature)) {
        compare(geometry);
        ++compared;
      }
      OGR_F_Destroy(feature);
      if (QTest::currentTestFailed())
        return;
    }
  }
  QVERIFY2(compared >= atLeast, qPrintable(QString::number(compared)));
}

QTEST_APPLESS_MAIN(TestWkbAgainstOgr)
#include "tst_wkbagainstogr.moc"
