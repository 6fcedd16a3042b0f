// Real files of every kind that offices have, imported, then read back by OGR: row for row what OGR
// reads from the file itself.
#include "support/sources.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/workspace/import.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

using namespace diaban;
using namespace diaban::workspace;
using test::testData;

namespace {

constexpr int kWgs84 = 4326; ///< the sources' own system, so that no coordinate may change

/// Geometry as hex of ISO WKB, single shapes as collections of one: a layer that mixes both keeps
/// the collections.
QString shapeOf(const OGRGeometry* geometry)
{
  if (geometry == nullptr)
    return QStringLiteral("NULL");
  std::unique_ptr<OGRGeometry> shape(geometry->clone());
  const OGRwkbGeometryType type = shape->getGeometryType();
  if (!shape->IsEmpty() && wkbFlatten(type) != wkbGeometryCollection)
    shape.reset(OGRGeometryFactory::forceTo(shape.release(), OGR_GT_GetCollection(type)));
  QByteArray wkb(static_cast<qsizetype>(shape->WkbSize()), '\0');
  shape->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
  return QString::fromLatin1(wkb.toHex());
}

QString cellOf(const OGRFeature& feature, int field)
{
  if (field < 0 || !feature.IsFieldSetAndNotNull(field))
    return QStringLiteral("NULL");
  const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
  if (type == OFTReal)
    return QString::number(feature.GetFieldAsDouble(field), 'g', 15);
  return QString::fromUtf8(feature.GetFieldAsString(field))
      .normalized(QString::NormalizationForm_C);
}

bool isCompared(const OGRFieldDefn& field)
{
  const OGRFieldType type = field.GetType();
  return type == OFTInteger || type == OFTInteger64 || type == OFTReal || type == OFTString;
}

/// Names of a layer's fields of numbers and text, as the workspace may keep them.
QStringList fieldsOf(OGRLayer& layer)
{
  static const QStringList ours{QStringLiteral("fid"), QStringLiteral("uid"),
                                QStringLiteral("geom")};
  QStringList names;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    if (isCompared(field) && !ours.contains(QString::fromUtf8(field.GetNameRef())))
      names << QString::fromUtf8(field.GetNameRef());
  }
  return names;
}

/// All rows as text, sorted: formats with an index of their own give them in its order.
QStringList rowsOf(OGRLayer& layer, const QStringList& fields)
{
  QStringList rows;
  for (const auto& feature : layer) {
    QStringList cells{shapeOf(feature->GetGeometryRef())};
    for (const QString& field : fields)
      cells << cellOf(*feature, feature->GetFieldIndex(field.toUtf8().constData()));
    rows << cells.join(QLatin1Char('|'));
  }
  rows.sort();
  return rows;
}

GDALDatasetUniquePtr openByOgr(const QString& path)
{
  GDALAllRegister();
  return GDALDatasetUniquePtr(
      GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

struct Case {
  QString source;         ///< what is imported
  QString reference = {}; ///< what OGR reads; empty: the same
  QString crs = {};       ///< where the source says none
  int layers = 1;         ///< that OGR finds
  qint64 rows = -1;       ///< in all of them; -1: not known
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestRealSources : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void everyRowComesAsOgrReadsIt_data();
  void everyRowComesAsOgrReadsIt();
  void everyFormatComesAsOgrReadsIt_data();
  void everyFormatComesAsOgrReadsIt();
  void hueBecomesOneLayerWithItsAreas();
  void sensorsStandWhereTheirTextSays_data();
  void sensorsStandWhereTheirTextSays();
  void zAndMReachTheWorkspace();

private:
  /// Imports into a new workspace and closes it, so that OGR may open its file.
  /// \returns tables by the names of the source's layers
  Result<QHash<QString, QString>> import(const ImportRequest& request) const;
  void compare(const Case& files) const;
  QString path(const QString& name) const { return m_folder->filePath(name); }

  std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRealSources::init()
{
  CPLSetErrorHandler(CPLQuietErrorHandler); // ogr2ogr names every field that a format can't keep
  m_folder = std::make_unique<QTemporaryDir>();
}

Result<QHash<QString, QString>> TestRealSources::import(const ImportRequest& request) const
{
  const QString file = path(QStringLiteral("w.gpkg"));
  QFile::remove(file);
  DIABAN_TRY(crs, geo::Crs::fromEpsg(kWgs84));
  DIABAN_TRY(workspace, Workspace::create(file, crs));
  NoProgress progress;
  DIABAN_TRY(report,
             importSources(*workspace, request, geo::SourceReader(geo::workerProgram()), progress));
  QHash<QString, QString> tables;
  for (const ImportedLayer& layer : report.layers) {
    if (layer.refused != 0)
      return layer.refusals.first().reason;
    tables.insert(layer.title, layer.table);
  }
  return tables;
}

void TestRealSources::compare(const Case& files) const
{
  const auto reference = openByOgr(files.reference.isEmpty() ? files.source : files.reference);
  QVERIFY(reference);
  QCOMPARE(reference->GetLayerCount(), files.layers);
  ImportRequest request;
  request.sources = QStringList{files.source};
  request.crs = files.crs;
  const auto tables = import(request);
  DIABAN_VERIFY(tables);
  const auto workspace = openByOgr(path(QStringLiteral("w.gpkg")));
  QVERIFY(workspace);
  qint64 rows = 0;
  for (OGRLayer* layer : reference->GetLayers()) {
    const QString name = QString::fromUtf8(layer->GetName());
    const QStringList fields = fieldsOf(*layer);
    const QStringList expected = rowsOf(*layer, fields);
    rows += expected.size();
    // The one layer of a drawing is named after its file.
    const QString table = files.layers == 1 ? *tables.value().cbegin() : tables.value().value(name);
    OGRLayer* made = workspace->GetLayerByName(table.toUtf8().constData());
    if (made == nullptr && expected.isEmpty())
      continue;
    QVERIFY2(made, qPrintable(name));
    const QStringList found = rowsOf(*made, fields);
    QCOMPARE(found.size(), expected.size());
    for (qsizetype i = 0; i < found.size(); ++i)
      QVERIFY2(found[i] == expected[i],
               qPrintable(QStringLiteral("%1:\n%2\n%3")
                              .arg(name, found[i].right(900), expected[i].right(900))));
  }
  if (files.rows >= 0)
    QCOMPARE(rows, files.rows);
}

void TestRealSources::everyRowComesAsOgrReadsIt_data()
{
  QTest::addColumn<Case>("files");
  const auto row = [](const char* file, int layers, qint64 rows, const char* crs = "",
                      const char* reference = "") {
    const QString named = QString::fromLatin1(reference);
    QTest::newRow(file) << Case{testData(QString::fromLatin1(file)),
                                named.isEmpty() ? QString() : named.arg(test::testDataFolder()),
                                QString::fromLatin1(crs), layers, rows};
  };
  row("infra/giaothong.geojson", 1, 458);
  row("infra/thuydien.geojson", 1, 197);
  row("infra/heritage.geojson", 1, 14);
  row("formats/pyogrio/curve.gpkg", 1, 1, "EPSG:4326");
  row("formats/pyogrio/curvepolygon.gpkg", 1, 1, "EPSG:4326");
  row("formats/pyogrio/multisurface.gpkg", 1, 1, "EPSG:4326");
  row("formats/pyogrio/line_zm.gpkg", 1, 1, "EPSG:4326");
  row("formats/pyogrio/test_gpkg_nulls.gpkg", 1, -1, "EPSG:4326");
  row("formats/node-gdal-async/testopenfilegdb.gdb.zip", 37, -1, "EPSG:4326",
      "/vsizip/%1/formats/node-gdal-async/testopenfilegdb.gdb.zip/testopenfilegdb.gdb");
}

void TestRealSources::everyRowComesAsOgrReadsIt()
{
  QFETCH(Case, files);
  DIABAN_NEED_DATA(files.source);
  compare(files);
}

void TestRealSources::everyFormatComesAsOgrReadsIt_data()
{
  QTest::addColumn<QString>("source");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("arguments"); // of ogr2ogr
  QTest::addColumn<QString>("crs");
  QTest::addColumn<int>("layers");
  const auto row = [](const char* source, const char* name, const char* arguments, const char* crs,
                      int layers = 1) {
    QTest::newRow(name) << QString::fromLatin1(source) << QString::fromUtf8(name)
                        << QString::fromLatin1(arguments).split(QLatin1Char('|'))
                        << QString::fromLatin1(crs) << layers;
  };
  row("infra/thuydien.geojson", "thủy điện.fgb", "-f|FlatGeobuf", "");
  row("infra/heritage.geojson", "di sản.kml", "-f|LIBKML", "");
  row("infra/giaothong.geojson", "đường.dxf", "-f|DXF|-select|", "EPSG:4326");
  row("infra/giaothong.geojson", "đường.dgn", "-f|DGN|-explodecollections|-select|", "EPSG:4326");
  row("infra/giaothong.geojson", "đường.gpx",
      "-f|GPX|-select||-nlt|MULTILINESTRING|-lco|FORCE_GPX_TRACK=YES", "", 5);
  row("infra/giaothong.geojson", "đường.tab", "-f|MapInfo File", "");
  row("infra/heritage.geojson", "di sản.mif", "-f|MapInfo File", "");
  row("infra/giaothong.geojson", "đường.shp", "-f|ESRI Shapefile|-lco|ENCODING=UTF-8", "");
  row("infra/thuydien.geojson", "thủy điện.geojsonl", "-f|GeoJSONSeq", "");
  row("osm/hcmc_centre.osm", "hcmc.gpkg", "-f|GPKG", "", 5);
}

void TestRealSources::everyFormatComesAsOgrReadsIt()
{
  QFETCH(QString, source);
  QFETCH(QString, name);
  QFETCH(QStringList, arguments);
  QFETCH(QString, crs);
  QFETCH(int, layers);
  DIABAN_NEED_DATA(source);
  QVERIFY(test::translate(testData(source), path(name), arguments));
  // OSM is read itself; what ogr2ogr made of it is the reference.
  if (source.endsWith(QLatin1String(".osm")))
    compare({testData(source), path(name), crs, layers});
  else
    compare({path(name), {}, crs, layers});
}

void TestRealSources::hueBecomesOneLayerWithItsAreas()
{
  DIABAN_NEED_DATA(QStringLiteral("vn-admin/hue_clean"));
  const QDir folder(testData(QStringLiteral("vn-admin/hue_clean")));
  ImportRequest request;
  QStringList expected;
  const QStringList fields{QStringLiteral("code"), QStringLiteral("fullName"),
                           QStringLiteral("areaKm2")};
  for (const QString& name : folder.entryList({QStringLiteral("*.geojson")}, QDir::Files)) {
    if (name.startsWith(QLatin1String("46_"))) // the city's outline
      continue;
    request.sources << folder.filePath(name);
    const auto file = openByOgr(folder.filePath(name));
    QVERIFY(file);
    expected << rowsOf(*file->GetLayer(0), fields);
  }
  expected.sort();
  QCOMPARE(expected.size(), 40);
  request.layerName = QStringLiteral("xa_phuong");
  const auto tables = import(request);
  DIABAN_VERIFY(tables);
  QCOMPARE(tables.value().size(), 1);
  const auto workspace = openByOgr(path(QStringLiteral("w.gpkg")));
  OGRLayer* made = workspace->GetLayerByName(tables.value().cbegin()->toUtf8().constData());
  QVERIFY(made);
  QCOMPARE(rowsOf(*made, fields), expected);
}

void TestRealSources::sensorsStandWhereTheirTextSays_data()
{
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("rows");
  QTest::addColumn<bool>("hasPlaces");
  const auto row = [](const char* file, int rows, bool hasPlaces = true) {
    QTest::newRow(file) << QString::fromLatin1(file) << rows << hasPlaces;
  };
  row("AirQualityObserved", 10);
  row("EmergencyIncident", 40);
  row("EmergencyVehicle", 24);
  row("FloodSensor", 46);
  row("FloodZone", 21, false); // "Polygon with 9 vertices"
  row("MedicalFacility", 12);
  row("TrafficFlowObserved", 28, false);
  row("WeatherObserved", 10);
}

void TestRealSources::sensorsStandWhereTheirTextSays()
{
  QFETCH(QString, file);
  QFETCH(int, rows);
  QFETCH(bool, hasPlaces);
  const QString csv = testData(QStringLiteral("sensors/%1.csv").arg(file));
  DIABAN_NEED_DATA(csv);
  QStringList sources{csv};
  for (const char* format : {"XLSX", "ODS"}) { // as an office keeps them
    const QString sheet = path((file + QLatin1Char('.') + QLatin1String(format)).toLower());
    QVERIFY(test::translate(csv, sheet, {QStringLiteral("-f"), QLatin1String(format)}));
    sources << sheet;
  }
  for (const QString& source : std::as_const(sources)) {
    ImportRequest request;
    request.sources = QStringList{source};
    const auto tables = import(request);
    DIABAN_VERIFY(tables);
    QCOMPARE(tables.value().size(), 1);
    const auto workspace = openByOgr(path(QStringLiteral("w.gpkg")));
    OGRLayer* made = workspace->GetLayerByName(tables.value().cbegin()->toUtf8().constData());
    QVERIFY(made);
    QCOMPARE(static_cast<int>(made->GetFeatureCount()), rows);
    for (const auto& feature : *made) {
      const OGRGeometry* place = feature->GetGeometryRef();
      QCOMPARE(place != nullptr, hasPlaces);
      if (!hasPlaces)
        continue;
      // Latitude first, as the file has it.
      const QStringList parts =
          QString::fromUtf8(feature->GetFieldAsString("location")).split(QLatin1Char(','));
      QCOMPARE(parts.size(), 2);
      QCOMPARE(place->toPoint()->getX(), parts[1].toDouble());
      QCOMPARE(place->toPoint()->getY(), parts[0].toDouble());
    }
  }
}

void TestRealSources::zAndMReachTheWorkspace()
{
  const QString csv = path(QStringLiteral("ống.csv"));
  QVERIFY(test::writeFile(csv,
                          "WKT,ten\n\"LINESTRING ZM (106.7 10.7 -1.5 0, 106.8 10.8 2.25 100)\",A\n"
                          "\"LINESTRING ZM (106.7 10.7 3 7,106.9 10.9 4 8)\",B\n"));
  ImportRequest request;
  request.sources = QStringList{csv};
  request.crs = QStringLiteral("EPSG:4756"); // VN-2000 degrees: x and y move, Z and M do not
  const auto tables = import(request);
  DIABAN_VERIFY(tables);
  QCOMPARE(tables.value().size(), 1);
  const auto workspace = openByOgr(path(QStringLiteral("w.gpkg")));
  OGRLayer* made = workspace->GetLayerByName(tables.value().cbegin()->toUtf8().constData());
  QVERIFY(made && wkbHasZ(made->GetGeomType()) && wkbHasM(made->GetGeomType()));
  QList<double> heights, measures;
  for (const auto& feature : *made) {
    const OGRLineString* line = feature->GetGeometryRef()->toMultiLineString()->getGeometryRef(0);
    QVERIFY(std::abs(line->getX(0) - 106.7) > 1e-4 && std::abs(line->getX(0) - 106.7) < 1e-2);
    for (int i = 0; i < line->getNumPoints(); ++i) {
      heights << line->getZ(i);
      measures << line->getM(i);
    }
  }
  QCOMPARE(heights, (QList<double>{-1.5, 2.25, 3, 4}));
  QCOMPARE(measures, (QList<double>{0, 100, 7, 8}));
}

QTEST_GUILESS_MAIN(TestRealSources)
#include "tst_realsources.moc"
