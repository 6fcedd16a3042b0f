#include "storesupport.h"

#include <diaban/store/bulkinsert.h>
#include <diaban/store/safety.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <support/stopafter.h>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

/// Standard output of another program; null when it is not installed or ends badly.
QByteArray outputOf(const QString& program, const QStringList& arguments)
{
  QProcess process;
  process.start(program, arguments);
  if (!process.waitForFinished() || process.exitCode() != 0) {
    qWarning("%s", process.readAllStandardError().constData());
    return {};
  }
  return process.readAllStandardOutput();
}

constexpr int kRows = 1000;

Outcome fill(Database& database, const QString& table)
{
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_TRY(bulk, BulkInsert::begin(database, table,
                                     {QStringLiteral("ma_thua"), QStringLiteral("dien_tich")}));
  UidMaker ids;
  for (int i = 0; i < kRows; ++i) {
    const double x = 590'000 + 10.25 * (i % 40), y = 1'180'000 + 20.5 * (i / 40);
    const Box box = i % 100 == 99 ? Box() : Box{x, y, x + 10, y + 20};
    const QByteArray blob = box.isEmpty() ? QByteArray() : rectangleBlob(box);
    const QByteArray code = "Thửa " + QByteArray::number(i);
    Statement& row = bulk.beginRow(i + 1, ids.next(), blob, box);
    row.bindText(BulkInsert::firstField(), {code.constData(), std::size_t(code.size())});
    if (i % 2 == 0)
      row.bind(BulkInsert::firstField() + 1, 200.0 + i);
    DIABAN_CHECK(bulk.endRow());
  }
  NoProgress progress;
  DIABAN_CHECK(bulk.finish(kNow, progress));
  return transaction.commit();
}

} // namespace

class TestGeoPackage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void hasTheIdsAndTablesOfTheStandard();
  void isNoGeoPackageWhenItIsAnother();
  void makesATableThatSaysWhatItHolds();
  void refusesTypesThatAreNoTypes();
  void bulkRowsAreCountedAndIndexed();
  void bulkRowsGoWhenTheyAreCancelled();
  void leavesTheMapAndComesBack();
  void gdalReadsIt();
  void gdalWritesBesideUs();
  void qgisShowsOnlyOurLayersInOurColours();

private:
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
  std::unique_ptr<Database> m_db;
  const QString m_table = parcels().table;
};

void TestGeoPackage::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("quy hoạch.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  m_db = std::make_unique<Database>(std::move(database));
  DIABAN_VERIFY(makeWorkspace(*m_db));
}

void TestGeoPackage::hasTheIdsAndTablesOfTheStandard()
{
  QVERIFY(isGeoPackage(*m_db).value());
  QCOMPARE(m_db->integer("PRAGMA application_id").value(), 0x47504B47);
  QCOMPARE(m_db->integer("PRAGMA user_version").value(), 10200);
  QCOMPARE(rows(*m_db, "SELECT srs_id, organization FROM gpkg_spatial_ref_sys ORDER BY 1"),
           QStringList({QStringLiteral("-1|'NONE'"), QStringLiteral("0|'NONE'"),
                        QStringLiteral("4326|'EPSG'"), QStringLiteral("9210|'EPSG'")}));
  QCOMPARE(rows(*m_db, "SELECT data_type FROM gpkg_contents WHERE table_name='layer_styles'"),
           QStringList(QStringLiteral("'attributes'")));
}

void TestGeoPackage::isNoGeoPackageWhenItIsAnother()
{
  DIABAN_NEED(other, Database::openInMemory());
  QVERIFY(!isGeoPackage(other).value());
  DIABAN_VERIFY(other.run("PRAGMA application_id=1196444487"));
  QVERIFY(!isGeoPackage(other).value());
}

void TestGeoPackage::makesATableThatSaysWhatItHolds()
{
  Registration layer = parcels(QStringLiteral("Đường \"phố\" it's"));
  layer.geometryType = QStringLiteral("MULTICURVE");
  layer.z = Dimension::Mandatory;
  layer.m = Dimension::Optional;
  DIABAN_VERIFY(createFeatureTable(
      *m_db, layer, {{QStringLiteral("tên \"đường\""), QStringLiteral("TEXT(20)")}}, kNow));
  DIABAN_VERIFY(createUidIndex(*m_db, layer.table));
  DIABAN_NEED(found, registration(*m_db, layer.table));
  QCOMPARE(found.identifier, layer.identifier);
  QCOMPARE(found.geometryType, layer.geometryType);
  QVERIFY(found.z == layer.z && found.m == layer.m && found.srsId == 9210);
  QCOMPARE(layerTables(*m_db).value(), QStringList({m_table, layer.table}));
  QCOMPARE(columnNames(*m_db, layer.table).value(),
           QStringList({QStringLiteral("fid"), QStringLiteral("geom"), QStringLiteral("uid"),
                        QStringLiteral("tên \"đường\"")}));
  QCOMPARE(foreignParts(*m_db).value(), QStringList());
  DIABAN_VERIFY_ERROR(registration(*m_db, QStringLiteral("nothing")), NoSuchLayer);
  DIABAN_VERIFY(fill(*m_db, m_table));
  DIABAN_NEED(writer, RTreeWriter::open(*m_db, layer.table));
  DIABAN_VERIFY(writer.set(1, {1, 2, 3, 4}));
  DIABAN_VERIFY(checkRTree(*m_db, layer.table));
}

void TestGeoPackage::refusesTypesThatAreNoTypes()
{
  const QString trap = QStringLiteral("TEXT); DROP TABLE diaban_note; --");
  DIABAN_VERIFY_ERROR(
      createFeatureTable(*m_db, parcels(QStringLiteral("x")), {{QStringLiteral("a"), trap}}, kNow),
      BadArgument);
  DIABAN_VERIFY_ERROR(appendColumn(*m_db, m_table, {QStringLiteral("a"), trap}), BadArgument);
  Registration layer = parcels(QStringLiteral("x"));
  layer.geometryType = trap;
  DIABAN_VERIFY_ERROR(createFeatureTable(*m_db, layer, {}, kNow), BadArgument);
}

void TestGeoPackage::bulkRowsAreCountedAndIndexed()
{
  DIABAN_VERIFY(fill(*m_db, m_table));
  DIABAN_NEED(said, contents(*m_db, m_table));
  QCOMPARE(said.rows, kRows);
  QVERIFY(said.extent ==
          (Box{590'000, 1'180'000, 590'000 + 10.25 * 39 + 10, 1'180'000 + 20.5 * 24 + 20}));
  QCOMPARE(rows(*m_db, "SELECT count(*) FROM rtree_thua_dat_geom"),
           QStringList(QString::number(kRows - kRows / 100)));
  QCOMPARE(rows(*m_db, "SELECT count(DISTINCT uid), min(length(uid)), count(geom), "
                       "count(dien_tich) FROM thua_dat"),
           QStringList(QStringLiteral("1000|16|990|500")));
  QCOMPARE(rows(*m_db, "SELECT last_change FROM gpkg_contents WHERE table_name='thua_dat'"),
           QStringList(QStringLiteral("'2026-11-21T09:42:00.000Z'")));
  QVERIFY(rows(*m_db, "EXPLAIN QUERY PLAN SELECT * FROM thua_dat WHERE uid=x'00'")
              .value(0)
              .contains(QLatin1String("thua_dat_uid")));
  DIABAN_VERIFY(checkRTree(*m_db, m_table));
}

void TestGeoPackage::bulkRowsGoWhenTheyAreCancelled()
{
  const QString before = dump(*m_db);
  {
    DIABAN_NEED(transaction, Transaction::begin(*m_db));
    DIABAN_NEED(bulk, BulkInsert::begin(*m_db, m_table, {}));
    const QByteArray blob = rectangleBlob({1, 1, 2, 2});
    bulk.beginRow(1, {}, blob, {1, 1, 2, 2});
    DIABAN_VERIFY(bulk.endRow());
    diaban::test::StopAfter progress(0);
    DIABAN_VERIFY_ERROR(bulk.finish(kNow, progress), Cancelled);
  }
  QCOMPARE(dump(*m_db), before);
}

void TestGeoPackage::leavesTheMapAndComesBack()
{
  DIABAN_VERIFY(fill(*m_db, m_table));
  DIABAN_VERIFY(setLayerStyle(*m_db, m_table, QStringLiteral("<qgis/>"), kNow));
  const QString before = dump(*m_db);
  DIABAN_NEED(layer, registration(*m_db, m_table));
  DIABAN_VERIFY(m_db->run("CREATE TABLE kept AS SELECT * FROM thua_dat WHERE fid=100"));
  DIABAN_VERIFY(unregisterFeatureTable(*m_db, m_table));
  QCOMPARE(layerTables(*m_db).value(), QStringList());
  for (const char* table : {"gpkg_geometry_columns", "gpkg_ogr_contents", "gpkg_extensions"})
    QCOMPARE(
        rows(*m_db, QByteArray("SELECT count(*) FROM ") + table + " WHERE table_name='thua_dat'"),
        QStringList(QStringLiteral("0")));
  QCOMPARE(rows(*m_db, "SELECT count(*) FROM thua_dat"), QStringList(QString::number(kRows)));
  QCOMPARE(foreignParts(*m_db).value(), QStringList()); // its triggers stay ours
  DIABAN_VERIFY(m_db->foreignKeyCheck());
  // Rows may come and go meanwhile: an undo reaches further back than the layer's leave.
  DIABAN_NEED(upkeep, FeatureUpkeep::open(*m_db, m_table));
  DIABAN_VERIFY(m_db->run("DELETE FROM thua_dat WHERE fid=100"));
  DIABAN_VERIFY(upkeep.deleted(100, {}));
  DIABAN_VERIFY(upkeep.finish(kNow));
  DIABAN_VERIFY(m_db->run("INSERT INTO thua_dat SELECT * FROM kept"));
  DIABAN_VERIFY(m_db->run("DROP TABLE kept"));
  DIABAN_VERIFY(registerFeatureTable(*m_db, layer, kNow));
  DIABAN_NEED(said, contents(*m_db, m_table));
  QCOMPARE(said.rows, kRows);
  DIABAN_VERIFY(setContents(
      *m_db, m_table,
      {kRows, {590'000, 1'180'000, 590'000 + 10.25 * 39 + 10, 1'180'000 + 20.5 * 24 + 20}}, kNow));
  QCOMPARE(dump(*m_db), before);
}

void TestGeoPackage::gdalReadsIt()
{
  if (QStandardPaths::findExecutable(QStringLiteral("ogrinfo")).isEmpty())
    QSKIP("ogrinfo (gdal-bin) is not installed");
  DIABAN_VERIFY(fill(*m_db, m_table));
  m_db.reset();
  const QByteArray list =
      outputOf(QStringLiteral("ogrinfo"), {QStringLiteral("-ro"), QStringLiteral("-q"), m_path});
  QCOMPARE(list.simplified(), QByteArray("1: thua_dat (Polygon) 2: layer_styles (None)"));
  const QByteArray layer = outputOf(
      QStringLiteral("ogrinfo"), {QStringLiteral("-ro"), QStringLiteral("-so"), m_path, m_table});
  QVERIFY2(layer.contains("Feature Count: 1000"), layer.constData());
  QVERIFY(
      layer.contains("Extent: (590000.000000, 1180000.000000) - (590409.750000, 1180512.000000)"));
  QVERIFY(layer.contains("FID Column = fid") && layer.contains("Geometry Column = geom"));
  QVERIFY(layer.contains("ma_thua: String") && layer.contains("dien_tich: Real") &&
          layer.contains("so_tang: Integer64"));
  const QByteArray found =
      outputOf(QStringLiteral("ogrinfo"),
               {QStringLiteral("-ro"), QStringLiteral("-q"), m_path, m_table,
                QStringLiteral("-spat"), QStringLiteral("590001"), QStringLiteral("1180001"),
                QStringLiteral("590002"), QStringLiteral("1180002")});
  QCOMPARE(found.count("OGRFeature("), 1);
  QVERIFY(found.contains("ma_thua (String) = Thửa 0"));
}

void TestGeoPackage::gdalWritesBesideUs()
{
  if (QStandardPaths::findExecutable(QStringLiteral("ogr2ogr")).isEmpty())
    QSKIP("ogr2ogr (gdal-bin) is not installed");
  DIABAN_VERIFY(fill(*m_db, m_table));
  DIABAN_NEED(version, m_db->dataVersion());
  // Another program appends a row to our layer and makes a layer of its own: our triggers keep the
  // R-tree there, and what it brings along is the standard's.
  QProcess ogr;
  ogr.start(QStringLiteral("ogr2ogr"),
            {QStringLiteral("-update"), QStringLiteral("-f"), QStringLiteral("GPKG"), m_path,
             m_path, QStringLiteral("-nln"), QStringLiteral("của_qgis"), QStringLiteral("-lco"),
             QStringLiteral("IDENTIFIER=khác"), m_table});
  QVERIFY(ogr.waitForFinished());
  QVERIFY2(ogr.exitCode() == 0, ogr.readAllStandardError().constData());
  QCOMPARE(
      QProcess::execute(
          QStringLiteral("ogrinfo"),
          {QStringLiteral("-q"), m_path, QStringLiteral("-sql"),
           QStringLiteral("INSERT INTO thua_dat(geom) SELECT geom FROM thua_dat WHERE fid=7")}),
      0);
  QVERIFY(m_db->dataVersion().value() != version);
  QCOMPARE(foreignParts(*m_db).value(), QStringList());
  DIABAN_VERIFY(checkRTree(*m_db, m_table));
  DIABAN_NEED(said, contents(*m_db, m_table));
  QCOMPARE(said.rows, kRows + 1);
  QCOMPARE(rows(*m_db, "SELECT count(*) FROM rtree_thua_dat_geom"),
           QStringList(QStringLiteral("991")));
  DIABAN_VERIFY(m_db->integrityCheck());
}

void TestGeoPackage::qgisShowsOnlyOurLayersInOurColours()
{
  const QString python = QStringLiteral("/usr/bin/python3");
  if (QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import qgis.core")}) != 0)
    QSKIP("python3-qgis is not installed");
  DIABAN_VERIFY(fill(*m_db, m_table));
  const QString qml =
      QStringLiteral("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis "
                     "version=\"3.22.16\"><renderer-v2"
                     " type=\"singleSymbol\" symbollevels=\"0\"><symbols><symbol name=\"0\" "
                     "type=\"fill\" alpha=\"1\""
                     " clip_to_extent=\"1\"><layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" "
                     "pass=\"0\"><prop k=\"color\""
                     " v=\"18,52,86,255\"/></layer></symbol></symbols></renderer-v2></qgis>");
  DIABAN_VERIFY(setLayerStyle(*m_db, m_table, qml, kNow));
  m_db.reset();
  const QString renamed = m_folder->filePath(QStringLiteral("tên khác.gpkg"));
  QVERIFY(QFile::rename(m_path, renamed)); // styles are found by the table, not by the file
  const QByteArray output =
      outputOf(python, {QStringLiteral(DIABAN_SOURCE_DIR "/tests/store/qgis_layers.py"), renamed});
  const QJsonArray layers = QJsonDocument::fromJson(output.trimmed().split('\n').last()).array();
  QCOMPARE(layers.size(), 1);
  const QJsonObject layer = layers[0].toObject();
  QCOMPARE(layer[QStringLiteral("name")].toString(), m_table);
  QCOMPARE(layer[QStringLiteral("features")].toInt(), kRows);
  QCOMPARE(layer[QStringLiteral("crs")].toString(), QStringLiteral("EPSG:9210"));
  QCOMPARE(layer[QStringLiteral("colour")].toString(), QStringLiteral("#123456"));
}

QTEST_GUILESS_MAIN(TestGeoPackage)
#include "tst_geopackage.moc"
