// Every format on the list, read through the reading process and by OGR: the same rows.
#include "support/sources.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/geo/source.h>

#include <QDate>
#include <QDir>
#include <QTest>
#include <QtEndian>

using namespace diaban;
using namespace diaban::test;

namespace {

QStringList words(const char* text)
{
  return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString withoutMember(const QString& path)
{
  return QStringLiteral("/vsizip/{%1}").arg(path);
}

} // namespace

class TestSource : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsWhatOgrReads_data();
  void readsWhatOgrReads();
  void readsRealFilesAsOgrDoes_data();
  void readsRealFilesAsOgrDoes();
  void readsALargeGeoPackageAsOgrDoes();
  void namesTheLayersOfAZip();
  void readsAllMembersOfAMixedZip();
  void keepsCurvesAndMeasures_data();
  void keepsCurvesAndMeasures();
  void keepsNullAndEmptyApart();
  void readsOnlyTheLayersAndFieldsThatWereAskedFor();
  void writesListsAsJsonAndTimesAsIso();
  void identifiesVn2000WhateverItIsCalled();
  void countsOpenStreetMapInOnePass();
  void reportsProgressThatGrows();

private:
  void compare(const QVector<Rows>& own, const QVector<Rows>& truth);
};

void TestSource::compare(const QVector<Rows>& own, const QVector<Rows>& truth)
{
  QVERIFY(!truth.isEmpty());
  QCOMPARE(own.size(), truth.size());
  for (qsizetype i = 0; i < own.size(); ++i) {
    QCOMPARE(own[i].layer, truth[i].layer);
    QCOMPARE(own[i].wkb.size(), truth[i].wkb.size());
    QVERIFY(own[i].declared < 0 || own[i].declared == static_cast<qint64>(own[i].wkb.size()));
    if (!own[i].extent.isEmpty())
      QVERIFY(own[i].extent == truth[i].extent);
    for (std::size_t row = 0; row < own[i].wkb.size(); ++row) {
      QCOMPARE(own[i].wkb[row].toHex(), truth[i].wkb[row].toHex());
      QCOMPARE(own[i].cells[row].size(), truth[i].cells[row].size());
      for (std::size_t cell = 0; cell < own[i].cells[row].size(); ++cell)
        if (truth[i].cells[row][cell] != QLatin1String("not compared"))
          QCOMPARE(own[i].cells[row][cell], truth[i].cells[row][cell]);
    }
  }
}

void TestSource::readsWhatOgrReads_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<bool>("isLines");
  const auto row = [](const char* format, const char* name, bool isLines = false,
                      const char* more = "") {
    QTest::newRow(name) << QString::fromUtf8(name)
                        << QStringList{QStringLiteral("-f"), QString::fromLatin1(format)} +
                               words(more)
                        << isLines;
  };
  row("GPKG", "quy hoạch.gpkg");
  row("ESRI Shapefile", "quy hoạch.shp", false, "-lco ENCODING=UTF-8");
  row("GeoJSON", "quy hoạch.geojson");
  row("GeoJSONSeq", "quy hoạch.geojsonl");
  row("MapInfo File", "quy hoạch.tab", false, "-lco ENCODING=UTF-8");
  row("MapInfo File", "quy hoạch.mif", false, "-lco ENCODING=UTF-8");
  row("DXF", "tim đường.dxf", true);
  row("DGN", "tim đường.dgn", true, "-nlt LINESTRING");
  row("LIBKML", "quy hoạch.kml");
  row("LIBKML", "quy hoạch.kmz");
  row("GPX", "tim đường.gpx", true);
  row("OpenFileGDB", "quy hoạch.gdb");
  row("FlatGeobuf", "quy hoạch.fgb");
  row("XLSX", "quy hoạch.xlsx");
  row("ODS", "quy hoạch.ods");
}

void TestSource::readsWhatOgrReads()
{
  QFETCH(const QString, name);
  QFETCH(const QStringList, arguments);
  QFETCH(const bool, isLines);
  const AwkwardFolder folder;
  const QString path = folder.file(name);
  QVERIFY(translate(fixture(isLines ? "paths.geojson" : "places.geojson"), path, arguments));
  const auto own = readSource(path);
  DIABAN_VERIFY(own);
  compare(own.value(), readByOgr(path));
}

void TestSource::readsRealFilesAsOgrDoes_data()
{
  QTest::addColumn<QString>("file");
  for (const char* file :
       {"infra/giaothong.geojson", "infra/thuydien.geojson", "infra/heritage.geojson",
        "formats/pyogrio/test_gpkg_nulls.gpkg", "formats/pyogrio/line_zm.gpkg",
        "formats/pyogrio/curve.gpkg", "formats/pyogrio/curvepolygon.gpkg",
        "formats/pyogrio/multisurface.gpkg",
        "formats/pyogrio/naturalearth_lowres/naturalearth_lowres.shp",
        "formats/node-gdal-async/shp/sample.shp", "formats/node-gdal-async/shp/sample_int64.shp",
        "formats/node-gdal-async/shp/sample_null.shp",
        "formats/node-gdal-async/mitab/EXTRACT_POLYGON.mif",
        "formats/node-gdal-async/gpx/spiritmountain.gpx",
        "formats/node-gdal-async/testopenfilegdb.gdb.zip",
        "formats/node-gdal-async/complexfields.geo.json", "vn-admin/hai_phong_raw/xa1075.geojson",
        "vn-admin/hue_clean/46_hue.geojson"})
    QTest::newRow(file) << QString::fromLatin1(file);
}

void TestSource::readsRealFilesAsOgrDoes()
{
  QFETCH(const QString, file);
  DIABAN_NEED_DATA(file);
  const auto own = readSource(testData(file));
  DIABAN_VERIFY(own);
  compare(own.value(), readByOgr(testData(file)));
}

void TestSource::readsALargeGeoPackageAsOgrDoes()
{
  QByteArray table("so,lon,dt,ten,ngay,WKT\n"); // more rows than a batch has, holes in every column
  for (int i = 0; i < 10'000; ++i) {
    const auto cell = [i](int nth, const QByteArray& text) {
      return (i % nth == 0 ? QByteArray() : text) + ',';
    };
    table += cell(7, QByteArray::number(i)) + cell(11, QByteArray::number(qint64{i} << 33)) +
             cell(13, QByteArray::number(i / 8.0)) + cell(17, "Thửa " + QByteArray::number(i)) +
             cell(5, QDate(1899, 12, 31).addDays(i * 9).toString(Qt::ISODate).toLatin1()) +
             cell(19, "POINT (" + QByteArray::number(i) + " 7)").chopped(1) + '\n';
  }
  const AwkwardFolder folder;
  const QString csv = folder.file(QStringLiteral("lớn.csv"));
  const QString path = folder.file(QStringLiteral("lớn.gpkg"));
  QVERIFY(writeFile(csv, table));
  QVERIFY(writeFile(folder.file(QStringLiteral("lớn.csvt")),
                    "Integer,Integer64,Real,String,Date,WKT\n"));
  QVERIFY(translate(csv, path, words("-f GPKG")));
  const auto own = readSource(path);
  DIABAN_VERIFY(own);
  compare(own.value(), readByOgr(path));
}

void TestSource::namesTheLayersOfAZip()
{
  DIABAN_NEED_DATA(QStringLiteral("vn-admin/hai_phong_clean.zip"));
  const auto own = readSource(testData(QStringLiteral("vn-admin/hai_phong_clean.zip")));
  DIABAN_VERIFY(own);
  QCOMPARE(own.value().size(), 114);
  for (const Rows& rows : own.value())
    QCOMPARE(rows.wkb.size(), std::size_t{1});

  const AwkwardFolder folder;
  const QString zip = folder.file(QStringLiteral("hồ sơ.zip"));
  const QStringList parts = {QStringLiteral("vung.shp"), QStringLiteral("vung.shx"),
                             QStringLiteral("vung.dbf"), QStringLiteral("vung.prj"),
                             QStringLiteral("vung.cpg")};
  QVERIFY(translate(fixture("places.geojson"), folder.file(parts.first()),
                    QStringList{QStringLiteral("-f"), QStringLiteral("ESRI Shapefile")} +
                        words("-lco ENCODING=UTF-8")));
  QVERIFY(writeZip(zip, folder.files(parts)));
  const auto shapes = readSource(zip);
  DIABAN_VERIFY(shapes);
  compare(shapes.value(), readByOgr(withoutMember(zip) + QStringLiteral("/vung.shp")));
}

void TestSource::readsAllMembersOfAMixedZip()
{
  DIABAN_NEED_DATA(QStringLiteral("osm/hcmc_centre.osm"));
  const AwkwardFolder folder;
  const QString zip = folder.file(QStringLiteral("gói.zip"));
  const QString table = folder.file(QStringLiteral("trạm.csv"));
  const QString photo = folder.file(QStringLiteral("ảnh.jpg"));
  QVERIFY(writeFile(table, "ten,lon,lat\nA,106.7,10.77\n"));
  const QString about = folder.file(QStringLiteral("mô tả.json"));
  QVERIFY(writeFile(photo, "no picture at all"));
  QVERIFY(writeFile(about, "{\"nguồn\":\"sở\"}"));
  QVERIFY(writeZip(zip, {testData(QStringLiteral("osm/hcmc_centre.osm")), photo, about,
                         fixture("places.geojson"), fixture("paths.geojson"), table}));
  const auto own = readSource(zip);
  DIABAN_VERIFY(own);
  qint64 rows = 0;
  for (const Rows& layer : own.value()) {
    QCOMPARE(layer.declared, static_cast<qint64>(layer.wkb.size()));
    rows += layer.declared;
  }
  QCOMPARE(own.value().size(), 8);
  QCOMPARE(rows, 2004 + 3 + 2 + 1);
}

void TestSource::keepsCurvesAndMeasures_data()
{
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("geometry");
  QTest::addColumn<int>("isoType");
  QTest::newRow("compound curve") << QStringLiteral("curve.gpkg") << QStringLiteral("CompoundCurve")
                                  << 9;
  QTest::newRow("curve polygon") << QStringLiteral("curvepolygon.gpkg")
                                 << QStringLiteral("CurvePolygon") << 10;
  QTest::newRow("multi-surface") << QStringLiteral("multisurface.gpkg")
                                 << QStringLiteral("MultiSurface") << 12;
  QTest::newRow("Z and M") << QStringLiteral("line_zm.gpkg") << QStringLiteral("LineString ZM")
                           << 3002;
}

void TestSource::keepsCurvesAndMeasures()
{
  QFETCH(const QString, file);
  QFETCH(const QString, geometry);
  QFETCH(const int, isoType);
  const QString relative = QStringLiteral("formats/pyogrio/") + file;
  DIABAN_NEED_DATA(relative);
  const auto own = readSource(testData(relative));
  DIABAN_VERIFY(own);
  QCOMPARE(own.value().first().geometry, geometry);
  QCOMPARE(qFromLittleEndian<quint32>(own.value().first().wkb.front().constData() + 1),
           static_cast<quint32>(isoType));
}

void TestSource::keepsNullAndEmptyApart()
{
  const AwkwardFolder folder;
  const QString csv = folder.file(QStringLiteral("gốc.csv"));
  const QString gpkg = folder.file(QStringLiteral("đích.gpkg"));
  QVERIFY(writeFile(csv, "a,WKT\n1,\n2,POLYGON EMPTY\n"
                         "3,\"POLYGON ((105 21,106 21,106 22,105 21))\"\n"));
  QVERIFY(translate(csv, gpkg, words("-f GPKG")));
  for (const QString& path : {csv, gpkg}) {
    const auto own = readSource(path);
    DIABAN_VERIFY(own);
    const auto& wkb = own.value().first().wkb;
    QCOMPARE(wkb.size(), std::size_t{3});
    QVERIFY(wkb[0].isNull());
    QCOMPARE(wkb[1].toHex(), QByteArray("010300000000000000")); // POLYGON EMPTY
    QVERIFY(wkb[2].size() > 60);
  }
}

void TestSource::readsOnlyTheLayersAndFieldsThatWereAskedFor()
{
  DIABAN_NEED_DATA(QStringLiteral("formats/node-gdal-async/testopenfilegdb.gdb.zip"));
  geo::ReadRequest request;
  request.path = testData(QStringLiteral("formats/node-gdal-async/testopenfilegdb.gdb.zip"));
  request.layers = QStringList{QStringLiteral("polygon"), QStringLiteral("pointm")};
  request.fields = QStringList{QStringLiteral("str"), QStringLiteral("real")};
  request.allFields = false;
  QVector<geo::SourceLayer> layers;
  qint64 rows = 0;
  NoProgress progress;
  DIABAN_VERIFY(sourceReader().read(
      request,
      [&](const geo::SourceInfo& info) -> Outcome {
        layers = info.layers;
        return Done{};
      },
      [&](geo::SourceBatch&& batch) -> Outcome {
        rows += static_cast<qint64>(batch.rows.rows);
        return Done{};
      },
      progress));
  QCOMPARE(layers.size(), 2);
  QCOMPARE(layers[0].name, QStringLiteral("polygon"));
  QCOMPARE(layers[0].fields.size(), 2);
  QCOMPARE(layers[1].fields.size(), 0);
  QCOMPARE(rows, 6);

  request.layers = QStringList{QStringLiteral("không có")};
  const auto missing = sourceReader().read(
      request, [](const geo::SourceInfo&) -> Outcome { return Done{}; },
      [](geo::SourceBatch&&) -> Outcome { return Done{}; }, progress);
  DIABAN_VERIFY_ERROR(missing, NoSourceLayer);
  QCOMPARE(missing.error().args.value(1), QStringLiteral("không có"));
}

void TestSource::writesListsAsJsonAndTimesAsIso()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("x.geojson"));
  QVERIFY(writeFile(path, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
    {"so":[1,2],"chu":["Đà","Nẵng"],"ngay":"2026-11-21","luc":"2026-11-21T16:42:00+07:00",
     "gio":"07:05:09"},
    "geometry":null}]})"));
  const auto own = readSource(path);
  DIABAN_VERIFY(own);
  const Rows& rows = own.value().first();
  const auto value = [&rows](const char* field) {
    for (qsizetype i = 0; i < rows.fields.size(); ++i)
      if (rows.fields[i].name == QLatin1String(field))
        return rows.cells[0][static_cast<std::size_t>(i)];
    return QString();
  };
  QCOMPARE(value("so"), QStringLiteral("[1,2]"));
  QCOMPARE(value("chu"), QStringLiteral("[\"Đà\",\"Nẵng\"]"));
  QCOMPARE(value("ngay"), QStringLiteral("2026-11-21"));
  QCOMPARE(value("luc"), QStringLiteral("2026-11-21T09:42:00Z"));
  QCOMPARE(value("gio"), QStringLiteral("07:05:09"));
}

void TestSource::identifiesVn2000WhateverItIsCalled()
{
  const AwkwardFolder folder;
  for (const QString& name : {QStringLiteral("a.shp"), QStringLiteral("a.gpkg")}) {
    const QString format = name.endsWith(QLatin1String("shp")) ? QStringLiteral("ESRI Shapefile")
                                                               : QStringLiteral("GPKG");
    QVERIFY(translate(fixture("places.geojson"), folder.file(name),
                      QStringList{QStringLiteral("-f"), format} +
                          words("-s_srs EPSG:4326 -t_srs EPSG:9210")));
    NoProgress progress;
    const auto info = sourceReader().describe(folder.file(name), {}, progress);
    DIABAN_VERIFY(info);
    QCOMPARE(info.value().layers.first().crs, QStringLiteral("EPSG:9210"));
  }
}

void TestSource::countsOpenStreetMapInOnePass()
{
  DIABAN_NEED_DATA(QStringLiteral("osm/hcmc_centre.osm"));
  NoProgress progress;
  const auto info =
      sourceReader().describe(testData(QStringLiteral("osm/hcmc_centre.osm")), {}, progress);
  DIABAN_VERIFY(info);
  const QVector<qint64> expected = {688, 480, 39, 767, 30}; // INVENTORY.tsv
  QCOMPARE(info.value().layers.size(), expected.size());
  for (qsizetype i = 0; i < expected.size(); ++i)
    QCOMPARE(info.value().layers[i].features, expected[i]);
  const auto own = readSource(testData(QStringLiteral("osm/hcmc_centre.osm")));
  DIABAN_VERIFY(own);
  for (qsizetype i = 0; i < expected.size(); ++i)
    QCOMPARE(static_cast<qint64>(own.value()[i].wkb.size()), expected[i]);

  // Its nodes are not in order of their numbers.
  DIABAN_NEED_DATA(QStringLiteral("formats/pyogrio/sample.osm.pbf"));
  const auto unsorted = readSource(testData(QStringLiteral("formats/pyogrio/sample.osm.pbf")));
  DIABAN_VERIFY(unsorted);
  QCOMPARE(unsorted.value().first().wkb.size(), std::size_t{8});
}

void TestSource::reportsProgressThatGrows()
{
  DIABAN_NEED_DATA(QStringLiteral("osm/monaco.osm.pbf"));
  class Kept final : public Progress {
  public:
    bool advance(double fraction) override
    {
      fractions.append(fraction);
      return true;
    }
    QVector<double> fractions;
  } kept;
  geo::ReadRequest request;
  request.path = testData(QStringLiteral("osm/monaco.osm.pbf"));
  DIABAN_VERIFY(sourceReader().read(
      request, [](const geo::SourceInfo&) -> Outcome { return Done{}; },
      [](geo::SourceBatch&&) -> Outcome { return Done{}; }, kept));
  QVERIFY(!kept.fractions.isEmpty());
  for (const double fraction : kept.fractions)
    QVERIFY(fraction >= 0 && fraction <= 1);
}

QTEST_APPLESS_MAIN(TestSource)
#include "tst_source.moc"
