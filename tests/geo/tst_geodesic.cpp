// Lengths, directions and areas against published figures and PROJ's scale factors.
#include <diaban/geo/geodesic.h>
#include <diaban/geo/tablebuilder.h>

#include <QTest>

#include <cmath>

using namespace diaban;
using geo::Crs;
using geo::Geodesic;

namespace {

Geodesic on(int epsg)
{
  return Geodesic::on(Crs::fromEpsg(epsg).value()).value();
}

} // namespace

class TestGeodesic : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Lines of GeographicLib's manual (GeodSolve, Karney 2013), Vincenty's (1975) test line, and a
  /// degree of the equator, π a / 180.
  void linesAreAsPublished_data()
  {
    QTest::addColumn<int>("epsg");
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::addColumn<double>("metres");
    QTest::addColumn<double>("bearing");
    QTest::newRow("New York to London") << 4326 << QPointF(-73.8, 40.6) << QPointF(-0.5, 51.6)
                                        << 5551759.4003187 << 51.198882845579824;
    QTest::newRow("Flinders Peak to Buninyong") // GDA technical manual, on GRS 80
        << 4283 << QPointF(144 + 25 / 60.0 + 29.52440 / 3600, -(37 + 57 / 60.0 + 3.72030 / 3600))
        << QPointF(143 + 55 / 60.0 + 35.38390 / 3600, -(37 + 39 / 60.0 + 10.15610 / 3600))
        << 54972.271 << 306 + 52 / 60.0 + 5.37 / 3600;
    QTest::newRow("a degree of the equator")
        << 4326 << QPointF(105, 0) << QPointF(106, 0) << M_PI * 6378137 / 180 << 90.0;
    QTest::newRow("a degree of the equator, Everest") // EPSG:4131, Indian 1960
        << 4131 << QPointF(105, 0) << QPointF(106, 0) << M_PI * 6377276.345 / 180 << 90.0;
  }
  void linesAreAsPublished()
  {
    QFETCH(int, epsg);
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    QFETCH(double, metres);
    QFETCH(double, bearing);
    const geo::Leg leg = on(epsg).leg(from, to);
    QVERIFY2(std::abs(leg.ellipsoidMetres - metres) < 0.001,
             qPrintable(QString::number(leg.ellipsoidMetres, 'f', 6)));
    QVERIFY2(std::abs(leg.ellipsoidBearing.inDegrees() - bearing) < 1e-5,
             qPrintable(QString::number(leg.ellipsoidBearing.inDegrees(), 'f', 9)));
    QCOMPARE(leg.gridMetres, 0.0);
  }

  /// The example of PROJ's geodesic.h.
  void antarcticaIsAsLargeAsPublished()
  {
    const double latitudes[] = {-72.9, -71.9, -74.9, -74.3, -77.5, -77.4, -71.7, -65.9, -65.7,
                                -66.6, -66.9, -69.8, -70.0, -71.0, -77.3, -77.9, -74.7};
    const double longitudes[] = {-74, -102, -102, -131, -163, 163, 172, 140, 113,
                                 88,  59,   25,   -4,   -14,  -33, -46, -61};
    std::vector<QPointF> ring;
    for (int i = 0; i < 17; ++i)
      ring.emplace_back(longitudes[i], latitudes[i]);
    const geo::Size size = on(4326).area(ring);
    QVERIFY(std::abs(size.ellipsoidSquareMetres - 13376856682207) < 1);
    QVERIFY(std::abs(size.ellipsoidMetres - 14710425.41) < 0.01);
  }

  /// On the central meridian the grid's scale is k0: 0.9999 in the 3-degree zones, and grid north
  /// is true north.
  void theGridDiffersFromTheEllipsoidByItsScale()
  {
    const Geodesic geodesic = on(9210); // VN-2000, 105°45′
    const QPointF from(500'000, 1'190'000), to(500'000, 1'191'000);
    const geo::Leg north = geodesic.leg(from, to);
    QCOMPARE(north.gridMetres, 1000.0);
    QVERIFY(std::abs(north.ellipsoidMetres - 1000 / 0.9999) < 1e-4);
    QVERIFY(north.ellipsoidBearing.inDegrees() < 1e-6 ||
            north.ellipsoidBearing.inDegrees() > 360 - 1e-6);
    const geo::Leg back = geodesic.leg(to, from);
    QCOMPARE(back.gridBearing.inDegrees(), 180.0);
    const geo::Leg west = geodesic.leg(from, from - QPointF(50, 0));
    QCOMPARE(west.gridBearing.inDegrees(), 270.0);
  }

  void aHectareOnTheGrid()
  {
    const Geodesic geodesic = on(9210);
    const std::vector<QPointF> square{
        {500'000, 1'190'000}, {500'100, 1'190'000}, {500'100, 1'190'100}, {500'000, 1'190'100}};
    const geo::Size size = geodesic.area(square);
    QCOMPARE(size.gridSquareMetres, 10'000.0);
    QCOMPARE(size.gridMetres, 400.0);
    QVERIFY(std::abs(size.ellipsoidSquareMetres - 10'000 / (0.9999 * 0.9999)) < 1e-3);
    QVERIFY(std::abs(size.ellipsoidMetres - 400 / 0.9999) < 1e-4);
    QCOMPARE(geodesic.line(square).gridMetres, 300.0); // not closed
    QCOMPARE(geodesic.line({square.data(), 1}).gridMetres, 0.0);
  }

  void holesAreTakenOff()
  {
    geo::FlatGeometry flat;
    flat.xy = {0, 0, 100, 0, 100, 100, 0, 100, 0, 0, 10, 10, 20, 10, 20, 20, 10, 20, 10, 10};
    for (std::size_t i = 0; i < flat.xy.size(); i += 2) {
      flat.xy[i] += 500'000;
      flat.xy[i + 1] += 1'190'000;
    }
    flat.ringEnds = {5, 10};
    flat.partEnds = {2};
    flat.kinds = {geo::GeometryKind::Polygon};
    geo::TableBuilder builder({});
    const geo::TableBuilder::Row row{1, &flat, {}};
    builder.add({&row, 1});
    const geo::TablePtr table = builder.finish(1);
    const geo::Size size = on(9210).row(*table->blocks().front(), 0);
    QCOMPARE(size.gridSquareMetres, 9900.0);
    QCOMPARE(size.gridMetres, 440.0);
  }

  void aSystemWithoutEllipsoidIsRefused()
  {
    QCOMPARE(Geodesic::on(Crs()).error().code, Error::Code::UnknownCrs);
  }

  void aSystemWithItsOwnShiftMeasuresAsWithout()
  {
    const auto bound = Crs::fromText(QStringLiteral(
        "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
        "+towgs84=-191.90441429,-39.30318279,-111.45032835,-0.00928836,0.01975479,-0.00427372,"
        "0.252906278 +units=m +type=crs"));
    QVERIFY(bound);
    const QPointF a(512'345, 1'187'000), b(510'000, 1'190'321);
    const geo::Leg expected = on(9210).leg(a, b);
    const geo::Leg leg = Geodesic::on(bound.value()).value().leg(a, b);
    QVERIFY(std::abs(leg.ellipsoidMetres - expected.ellipsoidMetres) < 1e-6);
  }
};

QTEST_APPLESS_MAIN(TestGeodesic)
#include "tst_geodesic.moc"
