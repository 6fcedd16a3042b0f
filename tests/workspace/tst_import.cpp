#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/store/database.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>
#include <diaban/workspace/import.h>

#include <QCryptographicHash>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cmath>
#include <cstdio>

using namespace diaban;
using namespace diaban::workspace;
using test::testData;

namespace {

constexpr int kTm3 = 9210; ///< VN-2000 / TM-3 105-45

std::unique_ptr<Workspace> newWorkspace(const QString& path, int epsg)
{
  const auto crs = geo::Crs::fromEpsg(epsg);
  if (!crs)
    return nullptr;
  auto made = Workspace::create(path, crs.value());
  return made ? std::move(made.value()) : nullptr;
}

Result<ImportReport> import(Workspace& workspace, const ImportRequest& request)
{
  NoProgress progress;
  return importSources(workspace, request, geo::SourceReader(geo::workerProgram()), progress);
}

ImportRequest requestFor(const QStringList& sources)
{
  ImportRequest request;
  request.sources = sources;
  return request;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

/// One polygon a file, as GeoJSON.
QByteArray geoJson(const QByteArray& properties, const QByteArray& geometry)
{
  return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + properties +
         R"(,"geometry":)" + geometry + "}]}";
}

const QByteArray kSquare = R"({"type":"Polygon","coordinates":)"
                           R"([[[105.7,10.1],[105.8,10.1],[105.8,10.2],[105.7,10.1]]]})";
const QByteArray kPoint = R"({"type":"Point","coordinates":[105.75,10.05]})";

/// Says no from a certain fraction on.
class StopAt final : public Progress {
public:
  explicit StopAt(double fraction)
      : m_fraction(fraction)
  {
  }
  bool advance(double fraction) override { return fraction < m_fraction; }

private:
  double m_fraction;
};

/// Stops for good in the middle of the reading, for someone to kill us there.
class HaltInTheMiddle final : public Progress {
public:
  bool advance(double fraction) override
  {
    if (fraction < 0.6)
      return true;
    std::puts("in the middle");
    std::fflush(stdout);
    for (;;)
      QThread::sleep(1000);
  }
};

int importUntilKilled(const QString& path, const QString& source)
{
  auto workspace = Workspace::open(path);
  if (!workspace)
    return 1;
  HaltInTheMiddle progress;
  ImportRequest request = requestFor({source});
  request.layerName = QStringLiteral("Huế");
  const auto report =
      importSources(*workspace.value(), request, geo::SourceReader(geo::workerProgram()), progress);
  return report ? 0 : 1;
}

} // namespace

class TestImport : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init()
  {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("quy hoạch.gpkg"));
    m_workspace = newWorkspace(m_path, kTm3);
    QVERIFY(m_workspace);
  }

  void cleanup() { m_workspace.reset(); }

  void a114FilesOfOneKindBecomeOneLayerThatKnowsItsFiles()
  {
    DIABAN_NEED_DATA(QStringLiteral("vn-admin/hai_phong_raw"));
    QStringList files;
    QDirIterator found(testData(QStringLiteral("vn-admin/hai_phong_raw")),
                       {QStringLiteral("xa*.geojson")});
    while (found.hasNext())
      files.append(found.next());
    files.sort();
    QCOMPARE(files.size(), 114);
    ImportRequest request = requestFor(files);
    request.layerName = QStringLiteral("Xã, phường Hải Phòng");
    request.title = QStringLiteral("Địa giới");
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().layers.size(), 1);
    const ImportedLayer& layer = report.value().layers.first();
    QCOMPARE(layer.read, 114);
    QCOMPARE(layer.kept, 114);
    QCOMPARE(layer.refused, 0);
    QCOMPARE(layer.title, QStringLiteral("Địa giới"));
    QCOMPARE(layer.table, QStringLiteral("xa_phuong_hai_phong"));
    QCOMPARE(layer.crs, QStringLiteral("EPSG:4326"));
    QCOMPARE(number("SELECT count(DISTINCT ten_tep) FROM xa_phuong_hai_phong"), 114);
    QCOMPARE(number("SELECT count(*) FROM xa_phuong_hai_phong WHERE length(uid)=16"), 114);
    // Three of the names come in decomposed form.
    QCOMPARE(countWhere(
                 QStringLiteral("xa_phuong_hai_phong"), QStringLiteral("a03_ten"),
                 [](const QString& s) { return s != s.normalized(QString::NormalizationForm_C); }),
             0);
    const auto known = m_workspace->layer(layer.name);
    DIABAN_VERIFY(known);
    QCOMPARE(known.value().featureCount, 114);
    QVERIFY(known.value().geometry == geo::GeometryKind::Polygon);
    QVERIFY(known.value().extent.width() > 10'000);
    checkFile();
  }

  void realFilesKeepEveryRow_data()
  {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("crs");
    QTest::addColumn<int>("layers");
    QTest::addColumn<qint64>("rows");  // all layers
    QTest::addColumn<QString>("type"); // of the first layer
    const auto row = [](const char* path, const char* crs, int layers, qint64 rows,
                        const char* type) {
      QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(crs) << layers << rows
                          << QString::fromLatin1(type);
    };
    row("infra/giaothong.geojson", "", 1, 458, "MULTILINESTRING");
    row("infra/thuydien.geojson", "", 1, 197, "MULTIPOINT");
    row("infra/heritage.geojson", "", 1, 14, "MULTIPOLYGON");
    row("osm/hcmc_centre.osm", "", 5, 688 + 480 + 39 + 767 + 30, "POINT");
    row("sensors/FloodSensor.csv", "", 1, 46, "POINT");
    row("sensors/TrafficFlowObserved.csv", "", 1, 28, "none"); // its places are prose
    row("formats/pyogrio/curve.gpkg", "", 1, 1, "COMPOUNDCURVE");
    row("formats/pyogrio/curvepolygon.gpkg", "", 1, 1, "CURVEPOLYGON");
    row("formats/pyogrio/multisurface.gpkg", "", 1, 1, "MULTISURFACE");
    row("formats/node-gdal-async/mitab/EXTRACT_POLYGON.mif", "", 1, 1, "");
    row("formats/node-gdal-async/shp/sample.shp", "", 1, 23, "MULTIPOLYGON");
    row("formats/node-gdal-async/shp/sample_null.shp", "", 1, 1, "POINT");
    row("formats/node-gdal-async/testopenfilegdb.gdb.zip", "EPSG:4326", 37, -1, "");
    row("formats/node-gdal-async/gpx/spiritmountain.gpx", "", 1, 2, "POINT");
  }
  void realFilesKeepEveryRow()
  {
    QFETCH(QString, source);
    QFETCH(QString, crs);
    QFETCH(qint64, rows);
    QFETCH(QString, type);
    DIABAN_NEED_DATA(source);
    m_workspace = newWorkspace(m_folder->filePath(QStringLiteral("world.gpkg")), 4326);
    m_path = m_workspace->path();
    ImportRequest request = requestFor({testData(source)});
    request.crs = crs;
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY(report);
    QTEST(static_cast<int>(report.value().layers.size()), "layers");
    qint64 read = 0;
    for (const ImportedLayer& layer : report.value().layers) {
      QCOMPARE(layer.kept + layer.refused, layer.read);
      QCOMPARE(layer.refused, 0);
      QCOMPARE(number("SELECT count(*) FROM " + store::quoted(layer.table)), layer.kept);
      read += layer.read;
    }
    if (rows >= 0)
      QCOMPARE(read, rows);
    if (!type.isEmpty())
      QCOMPARE(text("SELECT coalesce(max(geometry_type_name), 'none') FROM gpkg_geometry_columns"
                    " WHERE table_name='" +
                    report.value().layers.first().table.toUtf8() + '\''),
               type);
    checkFile();
    checkTables();
  }

  void zAndMStay()
  {
    DIABAN_NEED_DATA(QStringLiteral("formats/pyogrio/line_zm.gpkg"));
    const auto report = import(
        *m_workspace, requestFor({testData(QStringLiteral("formats/pyogrio/line_zm.gpkg"))}));
    if (!report) // a line far from Vietnam cannot be moved to a Vietnamese zone
      QSKIP("the sample lies outside");
    const QByteArray table = report.value().layers.first().table.toUtf8();
    QCOMPARE(number("SELECT z FROM gpkg_geometry_columns WHERE table_name='" + table + '\''), 1);
    QCOMPARE(number("SELECT m FROM gpkg_geometry_columns WHERE table_name='" + table + '\''), 1);
  }

  void nullAndEmptyGeometriesStayRows()
  {
    const QString path = m_folder->filePath(QStringLiteral("null.csv"));
    writeFile(path,
              "WKT,a\n\"\",1\n\"POLYGON EMPTY\",2\n"
              "\"POLYGON((590000 1180000,590009 1180000,590009 1180009,590000 1180000))\",3\n");
    ImportRequest request = requestFor({path});
    request.crs = QStringLiteral("EPSG:9210");
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY(report);
    const ImportedLayer& layer = report.value().layers.first();
    QCOMPARE(layer.kept, 3);
    QCOMPARE(layer.withoutGeometry, 2);
    QCOMPARE(number("SELECT count(*) FROM \"null\" WHERE geom IS NULL"), 1);
    checkFile();
    checkTables();
  }

  void rowsWithoutAPlaceOnTheMapAreRefusedAndCounted()
  {
    const QString path = m_folder->filePath(QStringLiteral("pole.csv"));
    writeFile(path, "WKT,a\nPOINT(105.7 10),1\nPOINT(105.8 10),2\nPOINT(105.9 10),3\n"
                    "POINT(105.9 95),4\n");
    ImportRequest request = requestFor({path});
    request.crs = QStringLiteral("EPSG:4326");
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY(report);
    const ImportedLayer& layer = report.value().layers.first();
    QCOMPARE(layer.read, 4);
    QCOMPARE(layer.kept, 3);
    QCOMPARE(layer.refused, 1);
    QCOMPARE(layer.refusals.size(), 1);
    QCOMPARE(errorName(layer.refusals.first().reason.code), QStringLiteral("OutsideCrs"));
    QCOMPARE(layer.refusals.first().rows, 1);
    QCOMPARE(number("SELECT count(*) FROM pole"), 3);
    checkFile();
  }

  void pointsLieAboveLinesAndLinesAboveAreas()
  {
    DIABAN_NEED_DATA(QStringLiteral("osm/hcmc_centre.osm"));
    DIABAN_VERIFY(
        import(*m_workspace, requestFor({testData(QStringLiteral("osm/hcmc_centre.osm"))})));
    QStringList names;
    for (const Layer& layer : m_workspace->layers())
      names.append(layer.name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("points"), QStringLiteral("lines"),
                          QStringLiteral("multilinestrings"), QStringLiteral("other_relations"),
                          QStringLiteral("multipolygons")}));
  }

  void pointsComeWhereOgrPutsThem()
  {
    const QString path = m_folder->filePath(QStringLiteral("p.geojson"));
    writeFile(path, geoJson("{}", kPoint));
    DIABAN_VERIFY(import(*m_workspace, requestFor({path})));
    const geo::Extent place = m_workspace->layers().first().extent;
    const auto wgs84 = geo::Crs::fromEpsg(4326);
    const auto way = geo::Transform::between(wgs84.value(), m_workspace->crs());
    DIABAN_VERIFY(way);
    double xy[] = {105.75, 10.05};
    QCOMPARE(way.value().apply(xy, 2, 1), std::size_t{0});
    QVERIFY(std::abs(place.minX - xy[0]) < 0.5 && std::abs(place.minY - xy[1]) < 0.5);
  }

  void refusalsLeaveTheFileAsItWas_data()
  {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("crs");
    QTest::addColumn<QString>("code");
    const QByteArray metres = R"({"type":"Point","coordinates":[590000,1180000]})";
    QTest::newRow("nothing in it") << "a.geojson" << QByteArray() << ""
                                   << "FileEmpty";
    QTest::newRow("not a map") << "a.geojson" << QByteArray("no map at all") << ""
                               << "NotRecognised";
    QTest::newRow("metres as degrees") << "a.geojson" << geoJson("{}", metres) << ""
                                       << "OutsideCrs";
    QTest::newRow("degrees as metres") << "a.geojson" << geoJson("{}", kPoint) << "EPSG:9210"
                                       << "OutsideCrs";
    QTest::newRow("swapped zone") << "a.geojson" << geoJson("{}", kPoint) << "EPSG:6956"
                                  << "DeprecatedCrs";
    QTest::newRow("no such CRS") << "a.geojson" << geoJson("{}", kPoint) << "EPSG:1"
                                 << "UnknownCrs";
    QTest::newRow("WKT without CRS")
        << "a.csv" << QByteArray("WKT,a\n\"POINT(590000 1180000)\",1\n") << ""
        << "NoCrs";
    QTest::newRow("no file") << "" << QByteArray() << ""
                             << "FileNotFound";
  }
  void refusalsLeaveTheFileAsItWas()
  {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, crs);
    const QString path = m_folder->filePath(name.isEmpty() ? QStringLiteral("gone.shp") : name);
    if (!name.isEmpty())
      writeFile(path, content);
    ImportRequest request = requestFor({path});
    request.crs = crs;
    refusesAndChangesNothing(request);
  }

  void damagedAndForeignThingsAreRefused_data()
  {
    QTest::addColumn<QString>("source");
    QTest::newRow("truncated raster") << "formats/node-gdal-async/truncated.tiff";
    QTest::newRow("not a data set") << "formats/node-gdal-async/invalid";
    QTest::newRow("a layer without CRS") << "formats/node-gdal-async/testopenfilegdb.gdb.zip";
  }
  void damagedAndForeignThingsAreRefused()
  {
    QFETCH(QString, source);
    DIABAN_NEED_DATA(source);
    const QByteArray before = fileHash();
    const auto report = import(*m_workspace, requestFor({testData(source)}));
    QVERIFY(!report);
    QVERIFY(!errorText(report.error()).isEmpty());
    QCOMPARE(fileHash(), before);
  }

  void theOpenWorkspaceIsNotImportedIntoItself()
  {
    DIABAN_VERIFY_ERROR(import(*m_workspace, requestFor({m_path})), IsOpenWorkspace);
  }

  void filesThatDifferDoNotBecomeOneLayer()
  {
    const QString a = m_folder->filePath(QStringLiteral("a.geojson"));
    const QString b = m_folder->filePath(QStringLiteral("b.geojson"));
    writeFile(a, geoJson(R"({"x":1})", kSquare));
    writeFile(b, geoJson(R"({"x":1})", kPoint));
    ImportRequest request = requestFor({a, b});
    request.layerName = QStringLiteral("Một");
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY_ERROR(report, LayersDiffer);
    QCOMPARE(report.error().args, (QStringList{a, b}));
    writeFile(b, geoJson(R"({"y":1})", kSquare));
    DIABAN_VERIFY_ERROR(import(*m_workspace, request), LayersDiffer);
    writeFile(b, geoJson(R"({"x":1.5})", kSquare)); // whole numbers and fractions are one field
    DIABAN_VERIFY(import(*m_workspace, request));
    QCOMPARE(number("SELECT count(*) FROM mot WHERE typeof(x)='real'"), 2);
  }

  void aLayerThatIsNotThereIsNamed()
  {
    const QString path = m_folder->filePath(QStringLiteral("a.geojson"));
    writeFile(path, geoJson("{}", kPoint));
    ImportRequest request = requestFor({path});
    request.sourceLayers = QStringList{QStringLiteral("không có")};
    DIABAN_VERIFY_ERROR(import(*m_workspace, request), NoSourceLayer);
  }

  void theSameFileTwiceGivesTwoLayers()
  {
    const QString path = m_folder->filePath(QStringLiteral("Đường 'cái'.geojson"));
    writeFile(path, geoJson(R"({"fid":7,"uid":"x","geom":1})", kSquare));
    DIABAN_VERIFY(import(*m_workspace, requestFor({path})));
    const auto second = import(*m_workspace, requestFor({path}));
    DIABAN_VERIFY(second);
    QCOMPARE(m_workspace->layers().size(), 2);
    QVERIFY(m_workspace->layers()[0].name != m_workspace->layers()[1].name);
    QVERIFY(m_workspace->layers()[0].table != m_workspace->layers()[1].table);
    checkFile();
  }

  void linksKeepTheFileAndReadIt()
  {
    const QString path = m_folder->filePath(QStringLiteral("linked.geojson"));
    writeFile(path, geoJson(R"({"ten":"Cầu"})", kSquare));
    ImportRequest request = requestFor({path});
    request.link = true;
    const auto report = import(*m_workspace, request);
    DIABAN_VERIFY(report);
    QVERIFY(report.value().layers.first().isLinked);
    const auto layer = m_workspace->layer(report.value().layers.first().name);
    DIABAN_VERIFY(layer);
    QVERIFY(layer.value().storage == LayerStorage::Linked);
    QCOMPARE(layer.value().sourcePath, path);
    QVERIFY(layer.value().table.isEmpty());
    QCOMPARE(layer.value().featureCount, 1);
    NoProgress progress;
    const auto table = m_workspace->table(layer.value().name, {QStringLiteral("ten")}, progress);
    DIABAN_VERIFY(table);
    QCOMPARE(table.value()->rowCount(), std::size_t{1});
    QVERIFY(layer.value().extent.contains(table.value()->extent()) ||
            std::abs(layer.value().extent.minX - table.value()->extent().minX) < 1);
    QFile::remove(path);
    DIABAN_VERIFY_ERROR(m_workspace->table(layer.value().name, {}, progress), SourceMissing);
  }

  void rastersComeIn()
  {
    DIABAN_NEED_DATA(QStringLiteral("formats/node-gdal-async/multiband.tif"));
    m_workspace = newWorkspace(m_folder->filePath(QStringLiteral("world.gpkg")), 4326);
    const auto report =
        import(*m_workspace,
               requestFor({testData(QStringLiteral("formats/node-gdal-async/multiband.tif"))}));
    DIABAN_VERIFY(report);
    const ImportedLayer& layer = report.value().layers.first();
    QVERIFY(layer.isRaster && !layer.isLinked);
    const auto known = m_workspace->layer(layer.name);
    DIABAN_VERIFY(known);
    QVERIFY(known.value().isRaster);
    QVERIFY(std::abs(known.value().extent.minX + 104.06) < 0.1); // -11584184 m in EPSG:3857
  }

  void stopsWhereverItIsAsked()
  {
    DIABAN_NEED_DATA(QStringLiteral("osm/hcmc_centre.osm"));
    const ImportRequest request = requestFor({testData(QStringLiteral("osm/hcmc_centre.osm"))});
    const QByteArray before = fileHash();
    for (const double fraction : {0.0, 0.02, 0.2, 0.6, 0.86}) {
      StopAt progress(fraction);
      const auto report =
          importSources(*m_workspace, request, geo::SourceReader(geo::workerProgram()), progress);
      DIABAN_VERIFY_ERROR(report, Cancelled);
      QCOMPARE(m_workspace->layers().size(), 0);
    }
    QCOMPARE(fileHash(), before);
  }

  void aKilledImportLeavesTheWorkspaceAsItWas()
  {
    DIABAN_NEED_DATA(QStringLiteral("vn-admin/hue_clean"));
    const QString first = m_folder->filePath(QStringLiteral("a.geojson"));
    writeFile(first, geoJson(R"({"x":1})", kSquare));
    DIABAN_VERIFY(import(*m_workspace, requestFor({first})));
    const auto history = m_workspace->history(kBase);
    DIABAN_VERIFY(history);
    m_workspace.reset();

    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--import-until-killed"), m_path,
                 testData(QStringLiteral("vn-admin/hue_clean"))});
    QVERIFY(child.waitForReadyRead(50'000));
    child.kill();
    child.waitForFinished(-1);
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    auto opened = Workspace::open(m_path);
    DIABAN_VERIFY(opened);
    m_workspace = std::move(opened.value());
    QCOMPARE(m_workspace->layers().size(), 1);
    const auto after = m_workspace->history(kBase);
    DIABAN_VERIFY(after);
    QCOMPARE(after.value().size(), history.value().size());
    checkFile();
    checkTables();
  }

private:
  void refusesAndChangesNothing(const ImportRequest& request)
  {
    const QByteArray before = fileHash();
    const auto report = import(*m_workspace, request);
    QVERIFY(!report);
    QTEST(errorName(report.error().code), "code");
    QCOMPARE(fileHash(), before);
    QCOMPARE(m_workspace->layers().size(), 0);
  }

  /// The content of the file, by another connection: a plain read would drop SQLite's locks.
  QByteArray fileHash() const
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    if (!database)
      return {};
    QByteArray all;
    auto tables = database.value().prepare(
        "SELECT name, sql, (SELECT count(*) FROM gpkg_contents) FROM sqlite_schema ORDER BY name");
    for (auto more = tables.value().step(); more && more.value(); more = tables.value().step())
      all += tables.value().string(0).toUtf8() + tables.value().string(1).toUtf8() +
             QByteArray::number(tables.value().integer(2));
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
  }

  qint64 number(const QByteArray& sql) const
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    const auto value = database ? database.value().integer(sql) : Result<qint64>(database.error());
    return value ? value.value() : -1;
  }

  QString text(const QByteArray& sql) const
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    const auto value = database ? database.value().text(sql) : Result<QString>(database.error());
    return value ? value.value() : QString();
  }

  template <typename Test>
  int countWhere(const QString& table, const QString& column, Test&& holds) const
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    auto rows = database.value().prepare("SELECT " + store::quoted(column) + " FROM " +
                                         store::quoted(table));
    int count = 0;
    for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
      count += holds(rows.value().string(0)) ? 1 : 0;
    return count;
  }

  /// What SQLite itself says of the file.
  void checkFile() const
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    DIABAN_VERIFY(database);
    DIABAN_VERIFY(database.value().integrityCheck());
    DIABAN_VERIFY(database.value().foreignKeyCheck());
    const auto tables = store::layerTables(database.value());
    DIABAN_VERIFY(tables);
    for (const QString& table : tables.value()) {
      const auto hasShapes = store::hasGeometry(database.value(), table);
      DIABAN_VERIFY(hasShapes);
      if (hasShapes.value())
        DIABAN_VERIFY(store::checkRTree(database.value(), table));
    }
  }

  /// Every layer can be read into memory, all of it.
  void checkTables() const
  {
    NoProgress progress;
    for (const Layer& layer : m_workspace->layers()) {
      const auto table = m_workspace->table(layer.name, {}, progress);
      DIABAN_VERIFY(table);
      QCOMPARE(static_cast<qint64>(table.value()->rowCount()), layer.featureCount);
    }
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
  std::unique_ptr<Workspace> m_workspace;
};

int main(int argc, char** argv)
{
  QCoreApplication app(argc, argv);
  const QStringList words = QCoreApplication::arguments();
  if (words.value(1) == QLatin1String("--import-until-killed") && words.size() == 4)
    return importUntilKilled(words[2], words[3]);
  TestImport tests;
  return QTest::qExec(&tests, argc, argv);
}

#include "tst_import.moc"
