// Coordinates in the columns of tables: which column is which, what stays a table.
#include "support/sources.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/geo/source.h>
#include <diaban/geo/wkb.h>

#include <QTest>

using namespace diaban;
using namespace diaban::test;

Q_DECLARE_METATYPE(diaban::geo::FieldType)

namespace {

struct XY {
  double x = 0;
  double y = 0;
};

/// The first point of a row; (0, 0) where there is none.
XY firstPoint(const QByteArray& wkb)
{
  geo::FlatGeometry flat;
  const std::span<const unsigned char> bytes(
      reinterpret_cast<const unsigned char*>(wkb.constData()),
      static_cast<std::size_t>(wkb.size()));
  if (!geo::readWkb(bytes, flat) || flat.xy.size() < 2)
    return {};
  return {flat.xy[0], flat.xy[1]};
}

} // namespace

class TestSourceTables : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsPoints_data();
  void findsPoints();
  void tellsWhichNumberOfATextIsTheLatitude_data();
  void tellsWhichNumberOfATextIsTheLatitude();
  void leavesOtherTablesAlone_data();
  void leavesOtherTablesAlone();
  void readsShapesWrittenAsText();
  void keepsRowsWithoutCoordinates();
  void keepsZerosInFrontOfCodes();
  void givesColumnsTheTypeOfAllTheirCells_data();
  void givesColumnsTheTypeOfAllTheirCells();
  void seesAWordAfterManyNumbers();
  void findsPointsInWorkbooks_data();
  void findsPointsInWorkbooks();
  void readsTheSensorLists_data();
  void readsTheSensorLists();
};

void TestSourceTables::findsPoints_data()
{
  QTest::addColumn<QByteArray>("table");
  QTest::addColumn<double>("x");
  QTest::addColumn<double>("y");
  QTest::addColumn<QString>("crs");
  const auto row = [](const char* name, const char* table, double x, double y, const char* crs) {
    QTest::newRow(name) << QByteArray(table) << x << y << QString::fromLatin1(crs);
  };
  row("lon and lat", "ten,lon,lat\nA,106.7,10.77\n", 106.7, 10.77, "EPSG:4326");
  row("kinh độ, vĩ độ", "ten;Kinh độ;Vĩ độ\nA;106,7;10,77\n", 106.7, 10.77, "EPSG:4326");
  row("kinh_do, vi_do after a BOM", "\xEF\xBB\xBFkinh_do,vi_do\n106.7,10.77\n", 106.7, 10.77,
      "EPSG:4326");
  row("names the wrong way round", "lat,lon\n106.7,10.77\n", 106.7, 10.77, "EPSG:4326");
  row("elsewhere on the earth", "lat,lon\n48.2,16.37\n", 16.37, 48.2, "EPSG:4326");
  row("x and y in degrees", "x,y\n106.7,10.77\n", 106.7, 10.77, "EPSG:4326");
  row("x and y in metres", "x,y\n598000.5,1191000\n", 598000.5, 1191000, "");
  row("a surveyor's x is north", "toa_do_x,toa_do_y\n1191000,598000.5\n", 598000.5, 1191000, "");
  row("X (Bắc), Y (Đông)", "TT,X (Bắc),Y (Đông)\n1,1191000,598000.5\n", 598000.5, 1191000, "");
  row("numbers as people write them", "TT;X (m);toa_do_x;toa_do_y\n1;;1.191.000,25;598.000,5\n",
      598000.5, 1191000.25, "");
  row("Tọa độ X (m), Tọa độ Y (m)", "Tọa độ X (m),Tọa độ Y (m)\n1191000,598000.5\n", 598000.5,
      1191000, "");
  row("small local metres", "x,y\n12.5,300\n", 12.5, 300, "");
  row("one text, latitude first", "ten,location\nA,\"10.77,106.7\"\n", 106.7, 10.77, "EPSG:4326");
  row("one text, longitude first", "ten,location\nA,\"106.7,10.77\"\n", 106.7, 10.77, "EPSG:4326");
  row("one text, either", "ten,location\nA,\"48.2, 16.37\"\n", 16.37, 48.2, "EPSG:4326");
  row("one text, no known name", "ten,cho dat\nA,(10.77; 106.7)\n", 106.7, 10.77, "EPSG:4326");
  row("one text, decimal commas", "ten;vị trí\nA;10,77 106,7\n", 106.7, 10.77, "EPSG:4326");
}

void TestSourceTables::findsPoints()
{
  QFETCH(const QByteArray, table);
  QFETCH(const double, x);
  QFETCH(const double, y);
  QFETCH(const QString, crs);
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, table));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  const Rows& layer = rows.value().first();
  QCOMPARE(layer.geometry, QStringLiteral("Point"));
  QCOMPARE(layer.crs, crs);
  const XY point = firstPoint(layer.wkb.front());
  QCOMPARE(point.x, x);
  QCOMPARE(point.y, y);
  QCOMPARE(layer.extent.minX, x);
  QCOMPARE(layer.extent.maxY, y);
}

void TestSourceTables::tellsWhichNumberOfATextIsTheLatitude_data()
{
  QTest::addColumn<QByteArray>("table");
  QTest::addColumn<QString>("column");
  QTest::addColumn<bool>("isLatitudeFirst");
  QTest::addColumn<int>("turned");
  QTest::addColumn<bool>("isUnclear");
  const auto row = [](const char* name, const char* table, bool isFirst, int turned,
                      bool isUnclear) {
    QTest::newRow(name) << QByteArray("ten,vị trí\nA,") +
                               QByteArray(table).chopped(1).replace('\n', "\nA,")
                        << QStringLiteral("vị trí") << isFirst << turned << isUnclear;
  };
  row("latitude first", "\"10.77,106.7\"\n\"10.78,106.71\"\n", true, 0, false);
  row("longitude first", "\"106.7,10.77\"\n\"106.71,10.78\"\n", false, 0, false);
  row("one row the other way", "\"10.77,106.7\"\n\"106.71,10.78\"\n\"10.79,106.7\"\n", true, 1,
      false);
  row("either", "\"48.2,16.37\"\n\"48.3,16.4\"\n", true, 0, true);
  row("either, and both", "\"10.77,106.7\"\n\"106.7,10.78\"\n\"48.2,16.37\"\n", true, 1, true);
  row("some either, the others agree", "\"10.77,106.7\"\n\"48.2,16.37\"\n", true, 0, false);
  row("beyond 90 degrees", "\"-33.9,151.2\"\n", true, 0, false);
  QTest::newRow("two columns") << QByteArray("lat,lon\n10.77,106.7\n") << QString() << true << 0
                               << false;
}

void TestSourceTables::tellsWhichNumberOfATextIsTheLatitude()
{
  QFETCH(const QByteArray, table);
  QFETCH(const QString, column);
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, table));
  NoProgress progress;
  const auto info = sourceReader().describe(path, {}, progress);
  DIABAN_VERIFY(info);
  const geo::TextPairs& pairs = info.value().layers.first().pairs;
  QCOMPARE(pairs.column, column);
  QTEST(pairs.isLatitudeFirst, "isLatitudeFirst");
  QTEST(static_cast<int>(pairs.turned), "turned");
  QTEST(pairs.isUnclear, "isUnclear");
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  for (const QByteArray& wkb : rows.value().first().wkb)
    QVERIFY(std::abs(firstPoint(wkb).y) < 90); // none is read the way it can't be meant
}

void TestSourceTables::leavesOtherTablesAlone_data()
{
  QTest::addColumn<QByteArray>("table");
  QTest::newRow("no coordinates") << QByteArray("ma,ten\n1,A\n");
  QTest::newRow("one of two") << QByteArray("lat,ten\n10.7,A\n");
  QTest::newRow("words where numbers should be") << QByteArray("x,y\nkhông,rõ\n");
  QTest::newRow("a pair that is a range") << QByteArray("ten,so\nA,\"1,2\"\nB,\"3,4\"\n");
  QTest::newRow("words about a shape") << QByteArray("ten,location\nA,Polygon with 9 vertices\n");
}

void TestSourceTables::leavesOtherTablesAlone()
{
  QFETCH(const QByteArray, table);
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, table));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().geometry, QStringLiteral("None"));
  for (const QByteArray& wkb : rows.value().first().wkb)
    QVERIFY(wkb.isNull());
}

void TestSourceTables::readsShapesWrittenAsText()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  for (const char* name : {"WKT", "hình học", "the_geom"}) {
    QVERIFY(writeFile(path, QByteArray("ma,") + name +
                                "\n1,\"LINESTRING (105 21,106 22)\"\n2,\n3,POINT (105.5 21)\n"));
    const auto rows = readSource(path);
    DIABAN_VERIFY(rows);
    const Rows& layer = rows.value().first();
    QCOMPARE(layer.wkb.size(), std::size_t{3});
    QVERIFY(layer.wkb[1].isNull());
    QCOMPARE(firstPoint(layer.wkb[0]).x, 105.0);
    QCOMPARE(layer.extent.maxX, 106.0);
    QCOMPARE(layer.extent.maxY, 22.0);
  }
}

void TestSourceTables::keepsRowsWithoutCoordinates()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, "ten,lon,lat\nA,106.7,10.77\nB,,\nC,chưa đo,\nD,106.8,10.8\n"));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  const Rows& layer = rows.value().first();
  QCOMPARE(layer.wkb.size(), std::size_t{4});
  QVERIFY(!layer.wkb[0].isNull() && layer.wkb[1].isNull());
  QVERIFY(layer.wkb[2].isNull() && !layer.wkb[3].isNull());
  QCOMPARE(layer.cells[2][1], QStringLiteral("chưa đo"));
}

void TestSourceTables::keepsZerosInFrontOfCodes()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, "ma_xa,so\n00123,1\n00456,2\n"));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  const Rows& layer = rows.value().first();
  QCOMPARE(layer.cells[0][0], QStringLiteral("00123"));
  QCOMPARE(layer.fields[1].type, geo::FieldType::Integer);
}

void TestSourceTables::givesColumnsTheTypeOfAllTheirCells_data()
{
  QTest::addColumn<QByteArray>("cells");
  QTest::addColumn<geo::FieldType>("type");
  QTest::addColumn<QString>("last");
  const auto row = [](const char* cells, geo::FieldType type, const char* last) {
    QTest::newRow(cells) << QByteArray(cells) << type << QString::fromUtf8(last);
  };
  row("1 -20 0", geo::FieldType::Integer, "0");
  row("1 2.5", geo::FieldType::Real, "2.5");
  row("1e-3", geo::FieldType::Real, "0.001");
  row("1 2.5 -", geo::FieldType::Text, "-");
  row("nan", geo::FieldType::Text, "nan");
  row("0912345678", geo::FieldType::Text, "0912345678");
  row("1234567890123456789012", geo::FieldType::Text, "1234567890123456789012");
  row("True False", geo::FieldType::Boolean, "0");
  row("True 1", geo::FieldType::Text, "1");
  row("2026-11-21 2026/11/22", geo::FieldType::Date, "2026-11-22");
  row("2026-11-21 2026-11-21T16:42:00+07:00", geo::FieldType::DateTime, "2026-11-21T09:42:00Z");
  row("2026-13-41", geo::FieldType::Text, "2026-13-41");
  row("2026-2030", geo::FieldType::Text, "2026-2030");
}

void TestSourceTables::givesColumnsTheTypeOfAllTheirCells()
{
  QFETCH(const QByteArray, cells);
  QFETCH(const geo::FieldType, type);
  QFETCH(const QString, last);
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, "a,b\n," + cells.split(' ').join("\n,") + "\n"));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().fields[1].type, type);
  const QString cell = rows.value().first().cells.back()[1];
  QCOMPARE(type == geo::FieldType::Real ? QString::number(cell.toDouble()) : cell, last);
}

void TestSourceTables::seesAWordAfterManyNumbers()
{
  QByteArray table("so_thua,x\n");
  for (int i = 0; i < 300'000; ++i) // over a megabyte, where OGR by itself stops looking
    table += QByteArray::number(i) + ",\n";
  table += "12a,\n";
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("bảng.csv"));
  QVERIFY(writeFile(path, table));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().cells.back()[0], QStringLiteral("12a"));
}

void TestSourceTables::findsPointsInWorkbooks_data()
{
  QTest::addColumn<QString>("format");
  QTest::newRow("a.xlsx") << QStringLiteral("XLSX");
  QTest::newRow("a.ods") << QStringLiteral("ODS");
}

void TestSourceTables::findsPointsInWorkbooks()
{
  QFETCH(const QString, format);
  const AwkwardFolder folder;
  const QString csv = folder.file(QStringLiteral("trạm.csv"));
  const QString path = folder.file(QString::fromLatin1(QTest::currentDataTag()));
  QVERIFY(
      writeFile(csv, "Tên trạm,Kinh độ,Vĩ độ\nCầu Ông Lãnh,106.69,10.76\nBến Nghé,106.7,10.77\n"));
  QVERIFY(writeFile(folder.file(QStringLiteral("trạm.csvt")), "String,Real,Real\n"));
  QVERIFY(translate(csv, path, {QStringLiteral("-f"), format}));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  const Rows& layer = rows.value().first();
  QCOMPARE(layer.crs, QStringLiteral("EPSG:4326"));
  QCOMPARE(layer.cells[1][0], QStringLiteral("Bến Nghé"));
  QCOMPARE(firstPoint(layer.wkb[1]).x, 106.7);
  QCOMPARE(firstPoint(layer.wkb[1]).y, 10.77);
}

void TestSourceTables::readsTheSensorLists_data()
{
  QTest::addColumn<int>("count");
  QTest::addColumn<bool>("hasPlaces");
  QTest::newRow("AirQualityObserved") << 10 << true; // counts: INVENTORY.tsv
  QTest::newRow("EmergencyIncident") << 40 << true;
  QTest::newRow("EmergencyVehicle") << 24 << true;
  QTest::newRow("FloodSensor") << 46 << true;
  QTest::newRow("FloodZone") << 21 << false;
  QTest::newRow("MedicalFacility") << 12 << true;
  QTest::newRow("TrafficFlowObserved") << 28 << false;
  QTest::newRow("WeatherObserved") << 10 << true;
}

void TestSourceTables::readsTheSensorLists()
{
  QFETCH(const int, count);
  QFETCH(const bool, hasPlaces);
  const QString file =
      QStringLiteral("sensors/%1.csv").arg(QString::fromLatin1(QTest::currentDataTag()));
  DIABAN_NEED_DATA(file);
  const auto rows = readSource(testData(file));
  DIABAN_VERIFY(rows);
  const Rows& layer = rows.value().first();
  QCOMPARE(layer.wkb.size(), static_cast<std::size_t>(count));
  QVERIFY(!layer.fields[0].name.startsWith(QChar(0xFEFF)));
  for (const QByteArray& wkb : layer.wkb) {
    QCOMPARE(!wkb.isNull(), hasPlaces);
    if (hasPlaces) { // the city and its neighbours
      const XY point = firstPoint(wkb);
      QVERIFY(point.x > 106 && point.x < 107.2 && point.y > 10 && point.y < 11.3);
    }
  }
}

QTEST_APPLESS_MAIN(TestSourceTables)
#include "tst_sourcetables.moc"
