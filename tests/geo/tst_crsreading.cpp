// Which system coordinates are in that do not say it.
#include "support/verify.h"

#include <diaban/geo/crsreading.h>

#include <QTest>

#include <cmath>

using namespace diaban;

namespace {

geo::Crs crs(int epsg)
{
  const auto made = geo::Crs::fromEpsg(epsg);
  return made ? made.value() : geo::Crs();
}

/// A grid of points round the middle of Hải Phòng, 4 km wide, in `epsg`.
std::vector<double> pointsIn(int epsg)
{
  std::vector<double> xy;
  for (int i = 0; i < 10; ++i)
    for (int j = 0; j < 10; ++j) {
      xy.push_back(106.68 + 0.004 * i);
      xy.push_back(20.84 + 0.004 * j);
    }
  const auto way = geo::Transform::between(crs(4326), crs(epsg));
  if (way)
    way.value().apply(xy.data(), 2, xy.size() / 2);
  return xy;
}

const QVector<geo::Extent> kWard{{106.675, 20.835, 106.72, 20.88}};

QVector<geo::Crs> systems()
{
  return geo::usualSystems(crs(9210), geo::provinceZones(QStringLiteral(
                                          DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv")));
}

} // namespace

class TestCrsReading : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void offersTheZonesOnceEachWithTheOwnFirst()
  {
    const auto all = systems();
    QCOMPARE(all.first().epsg(), 9210);
    QVERIFY(all.size() > 15);
    QSet<int> codes;
    for (const geo::Crs& one : all)
      codes.insert(one.epsg());
    QCOMPARE(codes.size(), all.size());
    QVERIFY(codes.contains(4326) && codes.contains(3405) && codes.contains(32648));
  }

  void findsTheSystemThatPointsAreIn_data()
  {
    QTest::addColumn<int>("epsg");
    for (const int epsg : {9210, 5897, 9218, 4326})
      QTest::addRow("%d", epsg) << epsg;
  }

  void findsTheSystemThatPointsAreIn()
  {
    QFETCH(const int, epsg);
    const auto readings = geo::crsReadings(pointsIn(epsg), systems(), kWard);
    QVERIFY(!readings.isEmpty());
    QCOMPARE(readings[0].fit, 1.0);
    QVERIFY(!readings[0].swapsAxes);
    // VN-2000 and WGS 84 in degrees differ by 200 m: both fit, and that is said.
    if (epsg != 4326) {
      QCOMPARE(readings[0].crs.epsg(), epsg);
      QVERIFY(geo::isClear(readings));
    }
  }

  void tellsReadingsThatFitAlikeAndHowFarApartTheyAre()
  {
    const auto readings = geo::crsReadings(pointsIn(32648), systems(), kWard);
    QVERIFY(readings.size() >= 2);
    QVERIFY(!geo::isClear(readings));
    QVERIFY(readings[1].offsetMetres > 150 && readings[1].offsetMetres < 260);
  }

  void seesThatNorthComesFirst()
  {
    std::vector<double> xy = pointsIn(9210);
    for (std::size_t i = 0; i < xy.size(); i += 2)
      std::swap(xy[i], xy[i + 1]);
    const auto readings = geo::crsReadings(xy, systems(), kWard);
    QVERIFY(!readings.isEmpty());
    QVERIFY(readings[0].swapsAxes);
    QCOMPARE(readings[0].crs.epsg(), 9210);
    QVERIFY(geo::isClear(readings));
  }

  void saysNothingOfPointsFarAway()
  {
    QVERIFY(geo::crsReadings({7e6, 9e6, 7.1e6, 9.1e6}, systems(), kWard).isEmpty());
    QVERIFY(geo::crsReadings({}, systems(), kWard).isEmpty());
    QVERIFY(!geo::isClear({}));
  }

  void leavesRoomRoundAnArea()
  {
    const geo::Extent area = geo::areaAround({106.6, 20.8, 106.7, 20.9}, crs(4326));
    QVERIFY(area.contains({106.6, 20.8, 106.7, 20.9}));
    QVERIFY(area.width() < 0.2);
    QVERIFY(geo::areaAround({}, crs(4326)).isEmpty());
  }
};

QTEST_APPLESS_MAIN(TestCrsReading)
#include "tst_crsreading.moc"
