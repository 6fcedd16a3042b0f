#include "support/verify.h"

#include <diaban/geo/crs.h>

#include <QTest>

#include <cmath>
#include <thread>

using namespace diaban;
using geo::Crs;
using geo::Extent;
using geo::Transform;

namespace {

Transform between(const char* from, const char* to)
{
  const auto transform = Transform::between(Crs::fromText(QString::fromLatin1(from)).value(),
                                            Crs::fromText(QString::fromLatin1(to)).value());
  return transform ? transform.value() : Transform();
}

QVector<geo::ProvinceZone> zones()
{
  return geo::provinceZones(QStringLiteral(DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv"));
}

struct Point {
  double x, y;
};

Point moved(const Transform& transform, Point point)
{
  double xy[2] = {point.x, point.y};
  transform.apply(xy, 2, 1);
  return {xy[0], xy[1]};
}

double metresApart(Point a, Point b)
{
  return std::hypot(a.x - b.x, a.y - b.y);
}

constexpr double kMillimetre = 0.001;

} // namespace

class TestTransform : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void agreesWithTheNationalReferencePoints_data();
  void agreesWithTheNationalReferencePoints();
  void goesByThePinnedOperationFromEveryOtherDatum_data();
  void goesByThePinnedOperationFromEveryOtherDatum();
  void namesTheOperationAndItsAccuracy();
  void neverShiftsWithinVn2000();
  void comesBackInEveryProvince();
  void unknownDatumsAreRefused();
  void aGridThatIsMissingIsNotGuessed();
  void theSameSystemIsNoWork();
  void moves3DAndMCoordinatesInStrides();
  void pointsThatCannotBeMovedAreCounted();
  void aBoxIsThatOfItsOutline();
  void eachThreadMayHaveItsOwn();
  void theZonesOfAllProvincesAreThere();
};

void TestTransform::agreesWithTheNationalReferencePoints_data()
{
  QTest::addColumn<double>("longitude");
  QTest::addColumn<double>("latitude");
  QTest::addColumn<QByteArray>("zone");
  QTest::addColumn<double>("east");
  QTest::addColumn<double>("north");
  // WGS 84 to VN-2000 by EPSG:6960, coordinate frame, to the millimetre.
  QTest::newRow("Ha Noi") << 105.8542 << 21.0285 << QByteArray("EPSG:5897") << 588591.944
                          << 2326345.312;
  QTest::newRow("Da Nang") << 108.2022 << 16.0544 << QByteArray("EPSG:5899") << 548188.299
                           << 1775651.161;
  QTest::newRow("TP.HCM") << 106.7009 << 10.7769 << QByteArray("EPSG:9210") << 603797.261
                          << 1191942.305;
  QTest::newRow("Ca Mau") << 105.1524 << 9.1768 << QByteArray("EPSG:9207") << 571499.782
                          << 1014879.826;
}

void TestTransform::agreesWithTheNationalReferencePoints()
{
  QFETCH(double, longitude);
  QFETCH(double, latitude);
  QFETCH(QByteArray, zone);
  QFETCH(double, east);
  QFETCH(double, north);
  const Transform there = between("EPSG:4326", zone.constData());
  const Point point = moved(there, {longitude, latitude});
  QVERIFY2(metresApart(point, {east, north}) < kMillimetre,
           qPrintable(QStringLiteral("%1 %2").arg(point.x, 0, 'f', 4).arg(point.y, 0, 'f', 4)));
  QCOMPARE(there.operation(), QStringLiteral("EPSG:6960"));
  QCOMPARE(there.accuracyMetres(), 1.0);

  const Transform back = between(zone.constData(), "EPSG:4326");
  const Point degrees = moved(back, {east, north});
  QVERIFY(metresApart(degrees, {longitude, latitude}) < 1e-8);
  QCOMPARE(back.operation(), QStringLiteral("EPSG:6960"));
  QCOMPARE(back.accuracyMetres(), 1.0);
}

void TestTransform::namesTheOperationAndItsAccuracy()
{
  const Transform utm = between("EPSG:4326", "EPSG:32648");
  QCOMPARE(utm.accuracyMetres(), 0.0);
  QVERIFY(!utm.operation().isEmpty());
  const Transform indian = between("EPSG:4131", "EPSG:4326"); // Indian 1960 in the south
  QVERIFY(indian.accuracyMetres() > 1);
  QVERIFY(indian.operation().contains(QLatin1String("Indian 1960")));
  const Transform both = between("EPSG:4131", "EPSG:9210");
  QCOMPARE(both.accuracyMetres(), 1 + indian.accuracyMetres());
  QVERIFY(both.operation().contains(QLatin1String("EPSG:6960")));
}

void TestTransform::goesByThePinnedOperationFromEveryOtherDatum_data()
{
  QTest::addColumn<QByteArray>("other");
  for (const char* crs :
       {"EPSG:32648", "EPSG:3857", "EPSG:4979", "OGC:CRS84", "EPSG:4326", "EPSG:32649",
        "+proj=utm +zone=48 +datum=WGS84", "+proj=longlat +datum=WGS84 +no_defs",
        "+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +datum=WGS84"})
    QTest::newRow(crs) << QByteArray(crs);
}

void TestTransform::goesByThePinnedOperationFromEveryOtherDatum()
{
  QFETCH(QByteArray, other);
  // PROJ's own choice for these is EPSG:5194 in the south: 0.80 m off.
  const Point place{106.7009, 10.7769};
  const Point expected{603797.261, 1191942.305};
  const Point source = moved(between("EPSG:4326", other.constData()), place);
  const Transform there = between(other.constData(), "EPSG:9210");
  QCOMPARE(there.operation(), QStringLiteral("EPSG:6960"));
  QVERIFY(metresApart(moved(there, source), expected) < kMillimetre);
  const Transform back = between("EPSG:9210", other.constData());
  QCOMPARE(back.operation(), QStringLiteral("EPSG:6960"));
  const Point returned = moved(back, expected);
  QVERIFY(metresApart(returned, source) < (std::abs(source.x) < 360 ? 1e-8 : kMillimetre));
}

void TestTransform::neverShiftsWithinVn2000()
{
  const Transform zones = between("EPSG:9210", "EPSG:5897");
  QCOMPARE(zones.accuracyMetres(), 0.0);
  // Through degrees of VN-2000 and by way of one another it is the same point.
  const Point east{603797.261, 1191942.305};
  const Point direct = moved(zones, east);
  const Point stepwise =
      moved(between("EPSG:4756", "EPSG:5897"), moved(between("EPSG:9210", "EPSG:4756"), east));
  QVERIFY(metresApart(direct, stepwise) < 1e-6);
  const Point degrees = moved(between("EPSG:9210", "EPSG:4756"), east);
  // The plain inverse of the projection: 0 where a shift would be 225 m.
  const Point plain = moved(
      between("+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +datum=WGS84", "EPSG:4326"), east);
  QVERIFY(metresApart(degrees, plain) < 1e-10);
  const char* const towgs84 = "+proj=tmerc +lat_0=0 +lon_0=105 +k=0.9999 +x_0=500000 +y_0=0 "
                              "+ellps=WGS84 +units=m "
                              "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,"
                              "-0.01975479,0.00427372,0.252906278";
  QVERIFY(metresApart(moved(between("EPSG:9210", towgs84), east), direct) < 1e-6);
}

void TestTransform::comesBackInEveryProvince()
{
  // EPSG:6960 leaves heights out, so PROJ's two directions differ by up to 1.5 mm.
  const Extent vietNam{102.2, 8.3, 109.5, 23.4};
  int provinces = 0;
  for (const geo::ProvinceZone& zone : zones()) {
    if (!zone.isCurrent)
      continue;
    ++provinces;
    const QByteArray id = "EPSG:" + QByteArray::number(zone.epsg);
    const Transform there = between("EPSG:4326", id.constData());
    const Transform back = between(id.constData(), "EPSG:4326");
    for (double x = vietNam.minX; x < vietNam.maxX; x += 0.73)
      for (double y = vietNam.minY; y < vietNam.maxY; y += 0.91)
        QVERIFY(metresApart(moved(back, moved(there, {x, y})), {x, y}) < 2e-8);
  }
  QCOMPARE(provinces, 34);
}

void TestTransform::unknownDatumsAreRefused()
{
  const Crs nowhere =
      Crs::fromText(QStringLiteral("+proj=tmerc +lon_0=105 +x_0=500000 +ellps=krass")).value();
  for (const char* other : {"EPSG:9210", "EPSG:4326", "EPSG:3857"}) {
    const Crs known = Crs::fromText(QString::fromLatin1(other)).value();
    DIABAN_VERIFY_ERROR(Transform::between(nowhere, known), NoOperation);
    DIABAN_VERIFY_ERROR(Transform::between(known, nowhere), NoOperation);
  }
  DIABAN_VERIFY_ERROR(Transform::between(Crs(), nowhere), NoOperation);
}

void TestTransform::aGridThatIsMissingIsNotGuessed()
{
  // NAD27 to NAD83 wants grids that are not installed; what is left must say how good it is.
  const auto way = Transform::between(Crs::fromEpsg(4267).value(), Crs::fromEpsg(4326).value());
  if (way)
    QVERIFY(way.value().accuracyMetres() >= 1);
  else
    DIABAN_VERIFY_ERROR(way, NoOperation);
}

void TestTransform::theSameSystemIsNoWork()
{
  const Transform none = between("EPSG:9210", "EPSG:9210");
  QVERIFY(none.isIdentity());
  double odd[2] = {std::nan(""), 1e300};
  QCOMPARE(none.apply(odd, 2, 1), std::size_t{0});
  QCOMPARE(odd[1], 1e300);
  QVERIFY(between("OGC:CRS84", "EPSG:4326").isIdentity());
  QVERIFY(between("EPSG:4979", "EPSG:4326").isIdentity());
}

void TestTransform::moves3DAndMCoordinatesInStrides()
{
  const Transform there = between("EPSG:4326", "EPSG:9210");
  double values[] = {106.7009, 10.7769, 12.5, 7, 106.7009, 10.7769, -3, 8};
  QCOMPARE(there.apply(values, 4, 2), std::size_t{0});
  QVERIFY(metresApart({values[0], values[1]}, {603797.261, 1191942.305}) < kMillimetre);
  QCOMPARE(values[4], values[0]);
  QCOMPARE(values[5], values[1]);
  QCOMPARE(values[2], 12.5);
  QCOMPARE(values[3], 7.0);
  QCOMPARE(values[6], -3.0);
  QCOMPARE(values[7], 8.0);
}

void TestTransform::pointsThatCannotBeMovedAreCounted()
{
  const Transform there = between("EPSG:4326", "EPSG:9210");
  double values[] = {106.7, 10.7, 106, 1000, std::nan(""), 10, 106.7, 10.7};
  QCOMPARE(there.apply(values, 2, 4), std::size_t{2});
  QVERIFY(std::isfinite(values[0]) && values[6] == values[0]);
  QVERIFY(std::isinf(values[2]) && std::isinf(values[3]));
  QVERIFY(std::isinf(values[4]) && std::isinf(values[5]));
}

void TestTransform::aBoxIsThatOfItsOutline()
{
  const Transform there = between("EPSG:4326", "EPSG:9210");
  const Extent degrees{106.2, 10.3, 107.1, 11.2};
  const Extent box = there.apply(degrees);
  QVERIFY(!box.isEmpty());
  for (int i = 0; i <= 50; ++i) {
    const double x = degrees.minX + degrees.width() * i / 50;
    for (const double y : {degrees.minY, degrees.maxY, (degrees.minY + degrees.maxY) / 2}) {
      const Point point = moved(there, {x, y});
      const double slack = 5; // metres: between two points of the outline an edge bends
      QVERIFY(point.x > box.minX - slack && point.x < box.maxX + slack &&
              point.y > box.minY - slack && point.y < box.maxY + slack);
    }
  }
  QVERIFY(there.apply(Extent()).isEmpty());
}

void TestTransform::eachThreadMayHaveItsOwn()
{
  const Crs from = Crs::fromEpsg(4326).value(), to = Crs::fromEpsg(9210).value();
  std::vector<Point> results(4);
  std::vector<std::thread> threads;
  for (Point& result : results)
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i)
        result = moved(Transform::between(from, to).value(), {106.7009, 10.7769});
    });
  for (std::thread& thread : threads)
    thread.join();
  for (const Point& result : results)
    QVERIFY(metresApart(result, {603797.261, 1191942.305}) < kMillimetre);
}

void TestTransform::theZonesOfAllProvincesAreThere()
{
  QHash<QString, int> current;
  for (const geo::ProvinceZone& zone : zones()) {
    QCOMPARE(zone.code.size(), 2);
    QVERIFY(!zone.province.isEmpty());
    QCOMPARE(zone.province, zone.province.normalized(QString::NormalizationForm_C));
    QCOMPARE(zone.isCurrent, zone.former.isEmpty());
    if (zone.isCurrent)
      ++current[zone.code];
    // The code's own meridian is the one that the table names.
    const Crs crs = Crs::fromEpsg(zone.epsg).value();
    QVERIFY(crs.isVn2000());
    const int degrees = zone.meridian.left(3).toInt(), minutes = zone.meridian.mid(4, 2).toInt();
    const QString meridian =
        QStringLiteral("PARAMETER[\"central_meridian\",%1]").arg(degrees + minutes / 60.0);
    QVERIFY2(crs.wkt().contains(meridian), qPrintable(crs.wkt() + meridian));
    QVERIFY(crs.wkt().contains(QLatin1String("\"scale_factor\",0.9999")));
  }
  QCOMPARE(current.size(), 34);
  for (const int rows : current)
    QCOMPARE(rows, 1);
  QVERIFY(geo::provinceZones(QStringLiteral("/nowhere.csv")).isEmpty());
}

QTEST_APPLESS_MAIN(TestTransform)
#include "tst_transform.moc"
