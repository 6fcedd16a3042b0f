// Pyramids of tiles: copied between GeoPackages as they are, and not at all when they are not what
// they should be.
#include "storesupport.h"

#include <diaban/store/safety.h>
#include <diaban/store/tiles.h>

#include <QFile>

#include <support/stopafter.h>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

const QString kSource = QStringLiteral("raster");
const QString kTable = QStringLiteral("do_cao");

/// 2 × 2 tiles above one, of heights; the raster ends within its last tiles.
constexpr const char* kPyramid = R"sql(
CREATE TABLE raster (id INTEGER PRIMARY KEY AUTOINCREMENT,zoom_level INTEGER NOT NULL,tile_column
 INTEGER NOT NULL,tile_row INTEGER NOT NULL,tile_data BLOB NOT NULL);
INSERT INTO gpkg_contents(table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y,
 srs_id) VALUES('raster', '2d-gridded-coverage', 'raster', '2026-11-21T00:00:00.000Z', 1000, 2100,
 5000, 7120, 4326);
INSERT INTO gpkg_tile_matrix_set VALUES('raster', 4326, 1000, 2000, 6120, 7120);
INSERT INTO gpkg_tile_matrix VALUES('raster', 0, 1, 1, 256, 256, 20, 20),
 ('raster', 1, 2, 2, 256, 256, 10, 10);
INSERT INTO raster VALUES(1, 0, 0, 0, x'89504E470D0A01'), (2, 1, 0, 0, x'89504E470D0A02'),
 (5, 1, 1, 0, x'49492A0003'), (9, 1, 1, 1, x'FFD8FFE004')
)sql";

constexpr const char* kCoverage = R"sql(
CREATE TABLE gpkg_2d_gridded_coverage_ancillary (id INTEGER PRIMARY KEY, tile_matrix_set_name TEXT,
 datatype TEXT, scale REAL, offset REAL, precision REAL, data_null REAL, grid_cell_encoding TEXT,
 uom TEXT, field_name TEXT, quantity_definition TEXT);
CREATE TABLE gpkg_2d_gridded_tile_ancillary (id INTEGER PRIMARY KEY, tpudt_name TEXT, tpudt_id INTEGER,
 scale REAL, offset REAL, min REAL, max REAL, mean REAL, std_dev REAL);
INSERT INTO gpkg_2d_gridded_coverage_ancillary VALUES(1, 'raster', 'integer', 1, -32768, 1, 65535,
 'grid-value-is-area', 'm', 'Height', 'Height');
INSERT INTO gpkg_2d_gridded_tile_ancillary VALUES(1, 'raster', 1, 0.5, 3, -1, 9, 2.5, 1),
 (2, 'raster', 2, 1, 0, NULL, NULL, NULL, NULL)
)sql";

} // namespace

class TestRasterTiles : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void copiesAPyramidWithItsFacts();
  void isAFileOfOursAfterwards();
  void refusesWhatIsNoPyramid_data();
  void refusesWhatIsNoPyramid();
  void refusesATableThatIsAView();
  void hidesAndShows();
  void saysWhatPicturesHold();
  void givesATableToAFileOfItsOwn();
  void leavesNoFileWhenStopped();

private:
  Outcome spoil(const QByteArray& sql);
  Outcome copyIn();

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_source, m_target;
};

void TestRasterTiles::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_source = m_folder->filePath(QStringLiteral("tạm.gpkg"));
  m_target = m_folder->filePath(QStringLiteral("a.gpkg"));
  DIABAN_NEED(source, Database::open(m_source, OpenMode::Create));
  DIABAN_NEED(making, Transaction::begin(source)); // one sync, not fifty
  DIABAN_VERIFY(createGeoPackage(source, kNow));
  DIABAN_VERIFY(source.run(kPyramid));
  DIABAN_VERIFY(source.run(kCoverage));
  DIABAN_VERIFY(making.commit());
  DIABAN_NEED(target, Database::open(m_target, OpenMode::Create));
  DIABAN_VERIFY(makeWorkspace(target));
}

Outcome TestRasterTiles::spoil(const QByteArray& sql)
{
  DIABAN_TRY(source, Database::open(m_source, OpenMode::ReadWrite));
  return source.run(sql);
}

Outcome TestRasterTiles::copyIn()
{
  DIABAN_TRY(from, Database::open(m_source, OpenMode::ReadOnly));
  DIABAN_TRY(to, Database::open(m_target, OpenMode::ReadWrite));
  DIABAN_TRY(transaction, Transaction::begin(to));
  NoProgress progress;
  DIABAN_CHECK(
      copyTiles(from, kSource, to, {kTable, QStringLiteral("Độ cao"), 4326}, kNow, progress));
  return transaction.commit();
}

void TestRasterTiles::copiesAPyramidWithItsFacts()
{
  DIABAN_VERIFY(copyIn());
  DIABAN_NEED(from, Database::open(m_source, OpenMode::ReadOnly));
  DIABAN_NEED(to, Database::open(m_target, OpenMode::ReadOnly));
  QCOMPARE(rows(to, "SELECT * FROM do_cao"), rows(from, "SELECT * FROM raster"));
  for (const char* columns : {"min_x, min_y, max_x, max_y, srs_id, data_type FROM gpkg_contents",
                              "srs_id, min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set",
                              "zoom_level, matrix_width, matrix_height, tile_width, tile_height,"
                              " pixel_x_size, pixel_y_size FROM gpkg_tile_matrix"})
    QCOMPARE(rows(to, QByteArray("SELECT ") + columns + " WHERE table_name='do_cao'"),
             rows(from, QByteArray("SELECT ") + columns + " WHERE table_name='raster'"));
  const QByteArray facts = "SELECT datatype, scale, offset, precision, data_null,"
                           " grid_cell_encoding, uom, field_name, quantity_definition FROM"
                           " gpkg_2d_gridded_coverage_ancillary";
  QCOMPARE(rows(to, facts), rows(from, facts));
  const QByteArray tileFacts = "SELECT tpudt_id, scale, offset, min, max, mean, std_dev FROM"
                               " gpkg_2d_gridded_tile_ancillary";
  QCOMPARE(rows(to, tileFacts), rows(from, tileFacts));
  QCOMPARE(rows(to, "SELECT table_name FROM gpkg_extensions WHERE extension_name="
                    "'gpkg_2d_gridded_coverage' ORDER BY 1")
               .size(),
           3);
  DIABAN_NEED(box, tilesExtent(to, kTable));
  QVERIFY(box == (Box{1000, 2100, 5000, 7120}));
}

void TestRasterTiles::isAFileOfOursAfterwards()
{
  DIABAN_VERIFY(copyIn());
  DIABAN_NEED(database, Database::open(m_target, OpenMode::ReadOnly));
  DIABAN_NEED(foreign, foreignParts(database));
  QCOMPARE(foreign, QStringList());
  DIABAN_VERIFY(database.integrityCheck());
  DIABAN_VERIFY(database.foreignKeyCheck());
}

void TestRasterTiles::refusesWhatIsNoPyramid_data()
{
  QTest::addColumn<QByteArray>("sql");
  const auto row = [](const char* name, const char* sql) {
    QTest::newRow(name) << QByteArray(sql);
  };
  row("a column outside the level", "UPDATE raster SET tile_column=2 WHERE id=9");
  row("a row below zero", "UPDATE raster SET tile_row=-1 WHERE id=9");
  row("a level that is not there", "UPDATE raster SET zoom_level=2 WHERE id=9");
  row("a text for a tile", "UPDATE raster SET tile_data='89504E47' WHERE id=9");
  row("a tile that is no picture", "UPDATE raster SET tile_data=x'53514C697465' WHERE id=9");
  row("a tile of 17 MB", "UPDATE raster SET tile_data=CAST(x'89504E47' || zeroblob(17000000) AS"
                         " BLOB) WHERE id=9");
  row("tiles that do not fill the box", "UPDATE gpkg_tile_matrix SET pixel_x_size=11");
  row("pixels without a size", "UPDATE gpkg_tile_matrix SET pixel_y_size=0");
  row("an endless box", "UPDATE gpkg_tile_matrix_set SET max_x=9e999");
  row("a box inside out", "UPDATE gpkg_contents SET min_x=9000 WHERE table_name='raster'");
  row("no level", "DELETE FROM gpkg_tile_matrix");
  row("a level too many", "INSERT INTO gpkg_tile_matrix VALUES('raster', 99, 1, 1, 256, 256, 20,"
                          " 20)");
  row("a kind of numbers that is none",
      "UPDATE gpkg_2d_gridded_coverage_ancillary SET datatype='sql'");
  row("an endless offset", "UPDATE gpkg_2d_gridded_coverage_ancillary SET offset=9e999");
  row("a text for a tile's scale", "UPDATE gpkg_2d_gridded_tile_ancillary SET scale='x'");
  row("a column that computes", "ALTER TABLE raster RENAME TO t; CREATE TABLE raster(id INTEGER"
                                " PRIMARY KEY, zoom_level INTEGER, tile_column INTEGER, tile_row"
                                " INTEGER, x, tile_data AS (x))");
}

void TestRasterTiles::refusesWhatIsNoPyramid()
{
  QFETCH(const QByteArray, sql);
  DIABAN_VERIFY(spoil(sql));
  DIABAN_VERIFY_ERROR(copyIn(), CorruptFile);
  DIABAN_NEED(database, Database::open(m_target, OpenMode::ReadOnly));
  QCOMPARE(rows(database, "SELECT name FROM sqlite_schema WHERE name='do_cao'"), QStringList());
}

void TestRasterTiles::refusesATableThatIsAView()
{
  DIABAN_VERIFY(spoil("ALTER TABLE raster RENAME TO t; CREATE VIEW raster AS SELECT * FROM t"));
  DIABAN_VERIFY_ERROR(copyIn(), CorruptFile);
}

void TestRasterTiles::hidesAndShows()
{
  DIABAN_VERIFY(copyIn());
  DIABAN_NEED(database, Database::open(m_target, OpenMode::ReadWrite));
  const auto names = [&] { return tileTables(database).value(); };
  QCOMPARE(names(), QStringList{kTable});
  DIABAN_VERIFY(hideTiles(database, kTable, kNow));
  QCOMPARE(names(), QStringList());
  QCOMPARE(rows(database, "SELECT count(*) FROM do_cao"), QStringList{QStringLiteral("4")});
  DIABAN_VERIFY(database.foreignKeyCheck());
  DIABAN_VERIFY(showTiles(database, kTable, QStringLiteral("Độ cao"), kNow));
  QCOMPARE(names(), QStringList{kTable});
  QCOMPARE(rows(database, "SELECT data_type, identifier FROM gpkg_contents WHERE"
                          " table_name='do_cao'"),
           QStringList{QStringLiteral("'2d-gridded-coverage'|'Độ cao'")});
}

void TestRasterTiles::saysWhatPicturesHold()
{
  DIABAN_VERIFY(copyIn());
  DIABAN_NEED(database, Database::open(m_target, OpenMode::ReadWrite));
  DIABAN_VERIFY(
      describePictures(database, kTable, {1, 7, QByteArray("\x01\x02\x03\xff", 4)}, kNow));
  const QString xml = database.text("SELECT metadata FROM gpkg_metadata").value();
  for (const char* part :
       {"\"BAND_COUNT\">1<", "\"NODATA_VALUE\">7<", "\"COLOR_TABLE\">{{1,2,3,255}}<"})
    QVERIFY2(xml.contains(QLatin1String(part)), qPrintable(xml));
  DIABAN_VERIFY(database.foreignKeyCheck());
}

void TestRasterTiles::givesATableToAFileOfItsOwn()
{
  DIABAN_VERIFY(copyIn());
  const QString path = m_folder->filePath(QStringLiteral("riêng.gpkg"));
  NoProgress progress;
  DIABAN_NEED(from, Database::open(m_target, OpenMode::ReadOnly));
  DIABAN_VERIFY(copyTilesOut(from, kTable, path, kNow, progress));
  DIABAN_NEED(made, Database::open(path, OpenMode::ReadOnly));
  QCOMPARE(rows(made, "SELECT * FROM do_cao"), rows(from, "SELECT * FROM do_cao"));
  QCOMPARE(tileTables(made).value(), QStringList{kTable});
  DIABAN_VERIFY(made.integrityCheck());
}

void TestRasterTiles::leavesNoFileWhenStopped()
{
  DIABAN_VERIFY(copyIn());
  const QString path = m_folder->filePath(QStringLiteral("riêng.gpkg"));
  diaban::test::StopAfter progress(2);
  DIABAN_NEED(from, Database::open(m_target, OpenMode::ReadOnly));
  DIABAN_VERIFY_ERROR(copyTilesOut(from, kTable, path, kNow, progress), Cancelled);
  QVERIFY(!QFile::exists(path));
}

QTEST_APPLESS_MAIN(TestRasterTiles)
#include "tst_rastertiles.moc"
