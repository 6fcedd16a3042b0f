#include "support/verify.h"

#include <diaban/geo/crs.h>

#include <QTest>

using namespace diaban;
using geo::Crs;

namespace {

/// As ESRI's programs write EPSG:9210 (made with gdalsrsinfo -o wkt_esri).
const char* const kEsri9210 =
    "PROJCS[\"VN-2000_TM-3_105-45\",GEOGCS[\"GCS_VN_2000\",DATUM[\"D_Vietnam_2000\","
    "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
    "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
    "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
    "PARAMETER[\"Central_Meridian\",105.75],PARAMETER[\"Scale_Factor\",0.9999],"
    "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

QString esriWithDatum(const char* datum, const char* base = "GCS_Whatever")
{
  QString wkt = QString::fromLatin1(kEsri9210);
  wkt.replace(QLatin1String("D_Vietnam_2000"), QString::fromLatin1(datum));
  return wkt.replace(QLatin1String("GCS_VN_2000"), QString::fromLatin1(base));
}

QString tmercWith(const char* rest)
{
  return QStringLiteral("+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 "
                        "+ellps=WGS84 +units=m +no_defs ") +
         QString::fromLatin1(rest);
}

} // namespace

class TestCrs : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsTheCodeByContent_data();
  void findsTheCodeByContent();
  void recognisesVn2000_data();
  void recognisesVn2000();
  void refusesWhatIsNoPlainDefinition_data();
  void refusesWhatIsNoPlainDefinition();
  void refusesTheCodesWithExchangedOrigin_data();
  void refusesTheCodesWithExchangedOrigin();
  void aWrongCodeInAFileIsNotBelieved();
  void itsOwnWktLeadsBackToIt_data();
  void itsOwnWktLeadsBackToIt();
  void describesItself();
  void anUnknownSystemIsNotValid();
};

void TestCrs::findsTheCodeByContent_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("id");
  const auto row = [](const char* name, const QString& text, const char* id) {
    QTest::newRow(name) << text << QString::fromLatin1(id);
  };
  row("code", QStringLiteral("EPSG:9210"), "EPSG:9210");
  row("small letters", QStringLiteral(" epsg:3405 "), "EPSG:3405");
  row("urn", QStringLiteral("urn:ogc:def:crs:EPSG::4326"), "EPSG:4326");
  row("CRS84", QStringLiteral("OGC:CRS84"), "EPSG:4326");
  row("CRS84 urn", QStringLiteral("urn:ogc:def:crs:OGC:1.3:CRS84"), "EPSG:4326");
  row("ESRI .prj", QString::fromLatin1(kEsri9210), "EPSG:9210");
  row("ESRI .prj, other datum name", esriWithDatum("D_VN_2000"), "EPSG:9210");
  row("towgs84",
      tmercWith("+towgs84=-191.90441429,-39.30318279,-111.45032835,-0.00928836,"
                "0.01975479,-0.00427372,0.252906278"),
      "EPSG:9210");
  row("PROJ string", QStringLiteral("+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs"),
      "EPSG:32648");
  row("longlat", QStringLiteral("+proj=longlat +datum=WGS84 +no_defs"), "EPSG:4326");
  row("ESRI WGS 84",
      QStringLiteral("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\","
                     "6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
                     "0.0174532925199433]]"),
      "EPSG:4326");
  row("web mercator of ESRI", QStringLiteral("ESRI:102100"), "EPSG:3857");
  row("3 dimensions", QStringLiteral("EPSG:4979"), "EPSG:4979");
  row("web mercator with PROJ's words inside",
      QStringLiteral(
          "PROJCS[\"WGS 84 / Pseudo-Mercator\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
          "84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\","
          "0.0174532925199433]],PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],"
          "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],"
          "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],EXTENSION[\"PROJ4\",\"+proj=merc "
          "+a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null "
          "+wktext +no_defs\"]]"),
      "EPSG:3857");
  QString onWgs84 = esriWithDatum("D_WGS_1984");
  onWgs84.replace(QLatin1String("298.257223563]]"),
                  QLatin1String("298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,"
                                "-0.00928836,0.01975479,-0.00427372,0.252906278]]"));
  row("VN-2000's shift on WGS 84", onWgs84, "EPSG:9210");
  row("VN-2000's name on WGS 84", esriWithDatum("D_WGS_1984", "GCS_VN_2000"), "EPSG:9210");
  row("with heights",
      QStringLiteral("COMPD_CS[\"x\",%1,VERT_CS[\"h\",VERT_DATUM[\"d\",2005],UNIT[\"metre\",1]]]")
          .arg(QString::fromLatin1(kEsri9210)),
      "EPSG:9210");
  row("no code", tmercWith("+datum=WGS84"), "");
}

void TestCrs::findsTheCodeByContent()
{
  QFETCH(QString, text);
  QFETCH(QString, id);
  const auto crs = Crs::fromText(text);
  DIABAN_VERIFY(crs);
  QVERIFY(crs.value().isValid());
  QCOMPARE(crs.value().id(), id);
  QCOMPARE(crs.value().epsg(), id.section(QLatin1Char(':'), 1).toInt());
}

void TestCrs::recognisesVn2000_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("isVn2000");
  const auto row = [](const char* name, const QString& text, bool is = true) {
    QTest::newRow(name) << text << is;
  };
  row("geographic", QStringLiteral("EPSG:4756"));
  row("UTM", QStringLiteral("EPSG:3406"));
  row("zone", QStringLiteral("EPSG:5899"));
  for (const char* name : {"VN-2000", "VN_2000", "D_VN_2000", "D_VN-2000", "Vietnam 2000",
                           "Viet Nam 2000", "D_Viet_Nam_2000", "Vietnam_2000", "VN2000"})
    row(name, esriWithDatum(name));
  row("by the base system's name", esriWithDatum("Unknown", "GCS_VN_2000"));
  row("towgs84 as PROJ writes it", tmercWith("+towgs84=-191.90441429,-39.30318279,-111.45032835,"
                                             "0.00928836,-0.01975479,0.00427372,0.252906278"));
  row("towgs84 with EPSG's signs", tmercWith("+towgs84=-191.90441429,-39.30318279,-111.45032835,"
                                             "-0.00928836,0.01975479,-0.00427372,0.252906278"));
  row("towgs84 of three", tmercWith("+towgs84=-191.904,-39.303,-111.450"));
  row("towgs84 the other way", tmercWith("+towgs84=191.90441429,39.30318279,111.45032835,0,0,0,0"));
  row("towgs84 of the Mekong blocks",
      tmercWith("+towgs84=-192.873,-39.382,-111.202,-0.00205,-0.0005,0.00335,0.0188"));
  row("WGS 84", QStringLiteral("EPSG:32648"), false);
  row("null shift", tmercWith("+towgs84=0,0,0"), false);
  row("Indian 1960", QStringLiteral("EPSG:3148"), false);
  row("another shift", tmercWith("+towgs84=-191.9,-39.3,111.4"), false);
}

void TestCrs::recognisesVn2000()
{
  QFETCH(QString, text);
  QFETCH(bool, isVn2000);
  const auto crs = Crs::fromText(text);
  DIABAN_VERIFY(crs);
  QCOMPARE(crs.value().isVn2000(), isVn2000);
  if (isVn2000 && !text.startsWith(QLatin1String("EPSG")))
    QCOMPARE(crs.value().id(), QStringLiteral("EPSG:9210"));
}

void TestCrs::refusesWhatIsNoPlainDefinition_data()
{
  QTest::addColumn<QString>("text");
  for (const char* text : {"",
                           " ",
                           "EPSG:1",
                           "EPSG:999999",
                           "EPSG:",
                           "EPSG:6960",
                           "https://epsg.io/9210.wkt",
                           "http://localhost/EPSG:9210",
                           "/etc/passwd",
                           "../x.prj",
                           "/vsicurl/http://x",
                           "+init=epsg:9210",
                           "+proj=longlat +nadgrids=/etc/passwd",
                           "+proj=longlat +nadgrids=@null,/etc/passwd",
                           "+proj=longlat +geoidgrids=x.gtx +type=crs",
                           "+proj=pipeline +step +proj=merc",
                           "WGS 84",
                           "9210",
                           "PROJCS[\"x\"",
                           "PROJCS[]",
                           "LOCAL_CS[\"Nonearth\",UNIT[\"Meter\",1.0]]",
                           "EPSG:4978",
                           "EPSG:5773",
                           "VERT_CS[\"x\",VERT_DATUM[\"y\",2005]]"})
    QTest::newRow(text) << QString::fromLatin1(text);
}

void TestCrs::refusesWhatIsNoPlainDefinition()
{
  QFETCH(QString, text);
  DIABAN_VERIFY_ERROR(Crs::fromText(text), UnknownCrs);
}

void TestCrs::refusesTheCodesWithExchangedOrigin_data()
{
  QTest::addColumn<QString>("text");
  for (int code = 6956; code <= 6959; ++code)
    QTest::addRow("%d", code) << QStringLiteral("EPSG:%1").arg(code);
  QString exchanged = QString::fromLatin1(kEsri9210);
  exchanged.replace(QLatin1String("False_Easting\",500000.0"), QLatin1String("False_Easting\",0.0"))
      .replace(QLatin1String("False_Northing\",0.0"), QLatin1String("False_Northing\",500000.0"))
      .replace(QLatin1String("105.75"), QLatin1String("105.0"));
  QTest::newRow("by content") << exchanged;
}

void TestCrs::refusesTheCodesWithExchangedOrigin()
{
  QFETCH(QString, text);
  const auto crs = Crs::fromText(text);
  DIABAN_VERIFY_ERROR(crs, DeprecatedCrs);
  QVERIFY(crs.error().args.value(0).startsWith(QLatin1String("EPSG:695")));
}

void TestCrs::aWrongCodeInAFileIsNotBelieved()
{
  // EPSG:9210's definition that says it is EPSG:9211.
  QString wkt = Crs::fromEpsg(9210).value().wkt();
  const auto lie = Crs::fromText(wkt.replace(QLatin1String("9210"), QLatin1String("9211")));
  DIABAN_VERIFY(lie);
  QCOMPARE(lie.value().epsg(), 9210);
}

void TestCrs::itsOwnWktLeadsBackToIt_data()
{
  QTest::addColumn<int>("code");
  for (const int code :
       {4326, 4756, 3405, 3406, 5896, 5897, 5898, 5899,  9205,  9206, 9207, 9208, 9209, 9210, 9211,
        9212, 9213, 9214, 9215, 9216, 9217, 9218, 32648, 32649, 3857, 3148, 4269, 3111, 2193})
    QTest::addRow("%d", code) << code;
}

void TestCrs::itsOwnWktLeadsBackToIt()
{
  QFETCH(int, code);
  const auto crs = Crs::fromEpsg(code);
  DIABAN_VERIFY(crs);
  QVERIFY(crs.value().wkt().startsWith(crs.value().isGeographic() ? QLatin1String("GEOGCS[")
                                                                  : QLatin1String("PROJCS[")));
  const auto again = Crs::fromText(crs.value().wkt());
  DIABAN_VERIFY(again);
  QCOMPARE(again.value().epsg(), code);
  QVERIFY(again.value() == crs.value());
}

void TestCrs::describesItself()
{
  const Crs zone = Crs::fromEpsg(9210).value();
  QCOMPARE(zone.name(), QStringLiteral("VN-2000 / TM-3 105-45"));
  QVERIFY(!zone.isGeographic());
  QCOMPARE(zone.metresPerUnit(), 1.0);
  QVERIFY(zone.areaOfUse().contains({105.8, 10.5, 106.6, 11.0}));
  QVERIFY(Crs::fromEpsg(4326).value().isGeographic());
  QCOMPARE(Crs::fromEpsg(4326).value().metresPerUnit(), 1.0);
  QCOMPARE(Crs::fromEpsg(2264).value().metresPerUnit(), 1200.0 / 3937.0); // US survey feet
  QVERIFY(!(zone == Crs::fromEpsg(9211).value()));
  QVERIFY(Crs::fromText(tmercWith("+datum=WGS84")).value() ==
          Crs::fromText(tmercWith("+type=crs +datum=WGS84")).value());
}

void TestCrs::anUnknownSystemIsNotValid()
{
  const Crs none;
  QVERIFY(!none.isValid());
  QCOMPARE(none.id(), QString());
  QVERIFY(none == Crs());
  QVERIFY(!(none == Crs::fromEpsg(4326).value()));
}

QTEST_APPLESS_MAIN(TestCrs)
#include "tst_crs.moc"
