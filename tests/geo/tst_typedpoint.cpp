#include "support/verify.h"

#include <diaban/geo/typedpoint.h>

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace diaban;
using geo::PointDoubt;
using geo::PointFault;

namespace {

geo::TypedPointContext mapIn(int epsg, const geo::Extent& area = {})
{
  return {geo::Crs::fromEpsg(epsg).value(), area,
          geo::provinceZones(QStringLiteral(DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv"))};
}

/// Hải Phòng, whose older maps of Hải Dương have another meridian.
geo::TypedPointContext haiPhong()
{
  return mapIn(9210, {520'000, 2'270'000, 640'000, 2'340'000});
}

} // namespace

class TestTypedPoint : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void degreesAreReadInEveryNotation_data();
  void degreesAreReadInEveryNotation();
  void metresAreReadInEveryNotation_data();
  void metresAreReadInEveryNotation();
  void aNamedSystemDecides_data();
  void aNamedSystemDecides();
  void otherTextIsNoPoint_data();
  void otherTextIsNoPoint();
  void metresThatFitAnotherMeridianOfTheProvinceAreTwoReadings();
  void metresOnAMapWithoutZoneNeedOne();
  void whatLiesElsewhereIsSaid_data();
  void whatLiesElsewhereIsSaid();
  void everyPointOfEveryProvinceComesBack();
};

void TestTypedPoint::degreesAreReadInEveryNotation_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<double>("latitude");
  QTest::addColumn<double>("longitude");
  QTest::addColumn<bool>("eastFirst");
  const auto row = [](const char* text, double latitude, double longitude, bool eastFirst = false) {
    QTest::newRow(text) << QString::fromUtf8(text) << latitude << longitude << eastFirst;
  };
  row("20.8449, 106.6881", 20.8449, 106.6881);
  row("20.8449,106.6881", 20.8449, 106.6881);
  row("20,8449 106,6881", 20.8449, 106.6881);
  row("20,8449; 106,6881", 20.8449, 106.6881);
  row("20,8449, 106,6881", 20.8449, 106.6881);
  row("106.6881 20.8449", 20.8449, 106.6881, true);
  row("(20.8449, 106.6881)", 20.8449, 106.6881);
  row("geo:20.8449,106.6881", 20.8449, 106.6881);
  row("WGS84 20.8449 106.6881", 20.8449, 106.6881);
  row("lat 20.8449 lon 106.6881", 20.8449, 106.6881);
  row("Lon: 106.6881, Lat: 20.8449", 20.8449, 106.6881, true);
  row("vĩ độ 20,8449 kinh độ 106,6881", 20.8449, 106.6881);
  row("20.8449°N 106.6881°E", 20.8449, 106.6881);
  row("20.8449N, 106.6881E", 20.8449, 106.6881);
  row("N20.8449 E106.6881", 20.8449, 106.6881);
  row("E106.6881 N20.8449", 20.8449, 106.6881, true);
  constexpr double kLatitude = 20.844722222, kLongitude = 106.688055556;
  row("20°50′41″N 106°41′17″E", kLatitude, kLongitude);
  row("20°50'41\"N 106°41'17\"E", kLatitude, kLongitude);
  row("20°50’41”N, 106°41’17”E", kLatitude, kLongitude);
  row("20º50'41''N 106º41'17''E", kLatitude, kLongitude);
  row("20° 50' 41\" B 106° 41' 17\" Đ", kLatitude, kLongitude);
  row("20°50′41″ 106°41′17″", kLatitude, kLongitude);
  row("20°50′41″,106°41′17″", kLatitude, kLongitude);
  row("20d50m41s 106d41m17s", kLatitude, kLongitude);
  row("20d50m41sN 106d41m17sE", kLatitude, kLongitude);
  row("20:50:41 106:41:17", kLatitude, kLongitude);
  row("20 50 41 N 106 41 17 E", kLatitude, kLongitude);
  row("20 50 41 106 41 17", kLatitude, kLongitude);
  row("N20 50 41 E106 41 17", kLatitude, kLongitude);
  row("20 độ 50 phút 41 giây Bắc, 106 độ 41 phút 17 giây Đông", kLatitude, kLongitude);
  row("N20 50.683 E106 41.283", 20 + 50.683 / 60, 106 + 41.283 / 60);
  row("20°50,683′N 106°41,283′E", 20 + 50.683 / 60, 106 + 41.283 / 60);
  row("20°50.683' 106°41.283'", 20 + 50.683 / 60, 106 + 41.283 / 60);
  row("VN-2000 20.8449 106.6881", 20.843903984, 106.689978094);
}

void TestTypedPoint::degreesAreReadInEveryNotation()
{
  QFETCH(QString, text);
  const auto points = geo::readTypedPoint(text, haiPhong());
  QCOMPARE(points.fault, PointFault::None);
  QCOMPARE(points.readings.size(), 1);
  const auto& point = points.readings.first();
  QTEST(point.eastFirst, "eastFirst");
  QFETCH(double, latitude);
  QFETCH(double, longitude);
  QVERIFY2(std::abs(point.latitude - latitude) < 1e-8,
           qPrintable(QString::number(point.latitude, 'f', 9)));
  QVERIFY2(std::abs(point.longitude - longitude) < 1e-8,
           qPrintable(QString::number(point.longitude, 'f', 9)));
  QCOMPARE(point.doubt, PointDoubt::None);
}

void TestTypedPoint::metresAreReadInEveryNotation_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<double>("east");
  QTest::addColumn<double>("north");
  for (const char* text : {"1776420,15 552318,40",
                           "1776420.15 552318.40",
                           "1776420.15, 552318.40",
                           "1776420.15,552318.4",
                           "1.776.420,15 552.318,40",
                           "1,776,420.15 552,318.40",
                           "1 776 420,15 552 318,40",
                           "1776420,15; 552318,40",
                           "552318,40 1776420,15",
                           "X=1776420,15 Y=552318,40",
                           "X: 1776420.15 m, Y: 552318.40 m",
                           "Y=552318,40 X=1776420,15",
                           "X=552318,40 Y=1776420,15",
                           "Bắc 1.776.420,15 Đông 552.318,40",
                           "Đông 552.318,40 Bắc 1.776.420,15",
                           "N 1776420.15 E 552318.40",
                           "1776420.15 N 552318.40 E",
                           "1776420.15mN 552318.40mE",
                           "x1776420.15 y552318.40",
                           "bac 1776420,15 dong 552318,40",
                           "VN-2000: 1776420,15 552318,40"})
    QTest::newRow(text) << QString::fromUtf8(text) << 552318.40 << 1776420.15;
  QTest::newRow("thousands") << QStringLiteral("1.776.420 552.318") << 552318.0 << 1776420.0;
}

/// The truth is GDAL's, by EPSG:6960.
void TestTypedPoint::metresAreReadInEveryNotation()
{
  QFETCH(QString, text);
  const auto points = geo::readTypedPoint(text, mapIn(9214));
  QCOMPARE(points.readings.size(), 1);
  const auto& point = points.readings.first();
  QTEST(point.x, "east");
  QTEST(point.y, "north");
  QCOMPARE(point.crs.epsg(), 9214);
  QCOMPARE(point.meridian, QStringLiteral("107°00′"));
  QVERIFY(std::abs(point.longitude - 107.49081940) < 1e-5);
  QVERIFY(std::abs(point.latitude - 16.06127111) < 1e-5);
  QCOMPARE(point.doubt, PointDoubt::None);
}

void TestTypedPoint::aNamedSystemDecides_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<QVector<int>>("epsgs");
  const auto row = [](const char* text, QVector<int> epsgs) {
    QTest::newRow(text) << QString::fromUtf8(text) << epsgs;
  };
  row("1776420,15 552318,40 Đà Nẵng", {5899});
  row("Tỉnh Quảng Nam: 1776420,15 552318,40", {5899});
  row("1776420,15 552318,40 hue", {9214});
  row("EPSG:5899 1776420,15 552318,40", {5899});
  row("1776420,15 552318,40 KTT 107°45'", {5899});
  row("1776420,15 552318,40 kinh tuyến trục 107 45", {5899});
  row("1776420,15 552318,40, KTT 107,75", {5899});
  row("Quảng Trị 1850000 552318", {9211, 9212}); // older maps have the other one
  row("UTM 48 1776420 552318", {32648});
  row("VN-2000 / UTM 48N 1776420 552318", {3405});
  row("48Q 552318 1776420", {32648});
}

void TestTypedPoint::aNamedSystemDecides()
{
  QFETCH(QString, text);
  QFETCH(QVector<int>, epsgs);
  const auto points = geo::readTypedPoint(text, haiPhong());
  QVector<int> read;
  for (const auto& point : points.readings)
    read.append(point.crs.epsg());
  QCOMPARE(read, epsgs);
}

void TestTypedPoint::otherTextIsNoPoint_data()
{
  QTest::addColumn<QString>("text");
  for (const char* text :
       {"", "an bien", "128/14", "128 14", "thửa 128 tờ 14", "1776420", "20.8449", "Đường tỉnh 601",
        "20.8 106.6 3.5", "20°75′ 106°10′", "CAM-0001", "nan inf", "1:5000", "N20 N106",
        "91.5 191.5", "Lê Lợi 12, Hải Phòng", "5 x 4"})
    QTest::newRow(text) << QString::fromUtf8(text);
  QTest::newRow("long") << QString(100'000, QLatin1Char('1'));
}

void TestTypedPoint::otherTextIsNoPoint()
{
  QFETCH(QString, text);
  const auto points = geo::readTypedPoint(text, haiPhong());
  QCOMPARE(points.readings.size(), 0);
  QCOMPARE(points.fault, PointFault::NotCoordinates);
}

void TestTypedPoint::metresThatFitAnotherMeridianOfTheProvinceAreTwoReadings()
{
  const auto points = geo::readTypedPoint(QStringLiteral("2306067,77 597432,44"), haiPhong());
  const auto& first = points.readings.first();
  QCOMPARE(first.crs.epsg(), 9210);
  QVERIFY(std::abs(first.longitude - 106.6881) < 1e-6);
  QVERIFY(std::abs(first.latitude - 20.8449) < 1e-6);
  const auto other = std::find_if(points.readings.begin(), points.readings.end(),
                                  [](const auto& it) { return it.crs.epsg() == 9209; });
  QVERIFY(other != points.readings.end());
  QVERIFY(other->provinces.contains(QStringLiteral("Hải Dương")));
  QVERIFY(first.mapX - other->mapX > 20'000);
  QVERIFY(geo::readingWords(*other).contains(QStringLiteral("Hải Dương")));
}

void TestTypedPoint::metresOnAMapWithoutZoneNeedOne()
{
  const auto points = geo::readTypedPoint(QStringLiteral("2306067,77 597432,44"), mapIn(4326));
  QCOMPARE(points.readings.size(), 0);
  QCOMPARE(points.fault, PointFault::NeedsZone);
  const auto named =
      geo::readTypedPoint(QStringLiteral("2306067,77 597432,44 Hải Phòng"), mapIn(4326));
  QCOMPARE(named.fault, PointFault::None);
  QVERIFY(std::abs(named.readings.first().mapX - 106.6881) < 1e-6);
}

void TestTypedPoint::whatLiesElsewhereIsSaid_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("doubt");
  QTest::newRow("Huế") << QStringLiteral("16.46, 107.59")
                       << static_cast<int>(PointDoubt::OutsideMap);
  QTest::newRow("Trường Sa") << QStringLiteral("8°38′41″N 111°55′12″E")
                             << static_cast<int>(PointDoubt::OutsideMap);
  QTest::newRow("Paris") << QStringLiteral("48.8566, 2.3522")
                         << static_cast<int>(PointDoubt::OutsideVietnam);
  QTest::newRow("far east of the meridian") << QStringLiteral("Bắc 2306067 Đông 952318 Hải Phòng")
                                            << static_cast<int>(PointDoubt::OutsideZone);
  QTest::newRow("south of the country")
      << QStringLiteral("Bắc 306067 Đông 552318") << static_cast<int>(PointDoubt::OutsideVietnam);
}

void TestTypedPoint::whatLiesElsewhereIsSaid()
{
  QFETCH(QString, text);
  const auto points = geo::readTypedPoint(text, haiPhong());
  QVERIFY(!points.readings.isEmpty());
  const auto& point = points.readings.first();
  QTEST(static_cast<int>(point.doubt), "doubt");
  QVERIFY(!geo::doubtWords(point).isEmpty());
}

/// What a map prints for a point leads back to it, whatever province and order.
void TestTypedPoint::everyPointOfEveryProvinceComesBack()
{
  const auto zones = haiPhong().zones;
  for (const geo::ProvinceZone& zone : zones) {
    if (!zone.isCurrent)
      continue;
    for (const double north : {950'000.5, 1'700'000.25, 2'500'000.75}) {
      const double east = 500'000 + (north - 1'700'000) / 20;
      const QString n = QString::number(north, 'f', 4), e = QString::number(east, 'f', 4);
      for (const QString& text : {n + QLatin1Char(' ') + e, e + QLatin1Char(' ') + n}) {
        const auto points = geo::readTypedPoint(text, mapIn(zone.epsg));
        QVERIFY2(points.readings.size() == 1, qPrintable(zone.province + text));
        QCOMPARE(points.readings[0].mapX, east);
        QCOMPARE(points.readings[0].mapY, north);
      }
    }
  }
}

QTEST_GUILESS_MAIN(TestTypedPoint)
#include "tst_typedpoint.moc"
