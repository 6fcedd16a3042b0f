#include "storesupport.h"

#include <diaban/store/safety.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <support/stopafter.h>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

class TestSafety : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void findsNothingInAFileOfOurs();
  void findsNothingInAFileOfGdalBesideItsTileTriggers();
  void namesWhatIsNotOurs_data();
  void namesWhatIsNotOurs();
  void isNotDeceivedByTheTypeOfAnEntry();
  void copiesRowsAndLeavesTheRest();
  void keepsIndexesAndTextOfHarmlessTables();
  void leavesNoCopyWhenStopped();

private:
  void addRows();
  bool spoil(const QByteArray& sql);

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path, m_copy;
};

void TestSafety::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("a.gpkg"));
  m_copy = m_folder->filePath(QStringLiteral("bản sạch.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  DIABAN_VERIFY(makeWorkspace(database));
}

void TestSafety::addRows()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(transaction, Transaction::begin(database));
  DIABAN_NEED(upkeep, FeatureUpkeep::open(database, QStringLiteral("thua_dat")));
  DIABAN_NEED(insert,
              database.prepare("INSERT INTO thua_dat(fid, geom, ma_thua) VALUES(?1, ?2, 'é')"));
  for (int i = 1; i <= 100; ++i) {
    const Box box{double(i), 1, i + 1.0, 2};
    const QByteArray blob = rectangleBlob(box);
    DIABAN_VERIFY(insert.bind(1, i).bindBlob(2, blob).run());
    DIABAN_VERIFY(upkeep.inserted(i, box));
  }
  DIABAN_VERIFY(upkeep.finish(kNow));
  DIABAN_VERIFY(
      setLayerStyle(database, QStringLiteral("thua_dat"), QStringLiteral("<qgis/>"), kNow));
  DIABAN_VERIFY(database.run("INSERT INTO diaban_note VALUES(x'aa', 'một', 0.5, 1, NULL)"));
  DIABAN_VERIFY(transaction.commit());
}

/// As a stranger's program would: without any of our settings.
bool TestSafety::spoil(const QByteArray& sql)
{
  return QProcess::execute(QStringLiteral("sqlite3"),
                           {QStringLiteral("-bail"), m_path, QString::fromUtf8(sql)}) == 0;
}

void TestSafety::findsNothingInAFileOfOurs()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  QCOMPARE(foreignParts(database).value(), QStringList());
  DIABAN_VERIFY(database.run("ANALYZE; CREATE TABLE diaban_checks(id INTEGER PRIMARY KEY, "
                             "\"check\" TEXT DEFAULT 'a (b) CHECK',"
                             " n INTEGER NOT NULL DEFAULT -1 /* CHECK */, [as] TEXT) -- CHECK"));
  DIABAN_VERIFY(
      database.run("CREATE INDEX diaban_i ON diaban_checks(\"check\", n DESC);"
                   "CREATE UNIQUE INDEX diaban_u ON diaban_checks([as]);"
                   "CREATE TABLE gpkg_metadata_like(id INTEGER PRIMARY KEY, at DATETIME DEFAULT"
                   " (strftime('%Y-%m-%dT%H:%M:%fZ','now')), b DEFAULT CURRENT_TIMESTAMP)"));
  QCOMPARE(foreignParts(database).value(), QStringList());
}

void TestSafety::findsNothingInAFileOfGdalBesideItsTileTriggers()
{
  if (QStandardPaths::findExecutable(QStringLiteral("ogr2ogr")).isEmpty())
    QSKIP("ogr2ogr (gdal-bin) is not installed");
  addRows();
  const QString made = m_folder->filePath(QStringLiteral("gdal.gpkg"));
  QCOMPARE(QProcess::execute(QStringLiteral("ogr2ogr"),
                             {made, m_path, QStringLiteral("thua_dat"), QStringLiteral("-nln"),
                              QStringLiteral("Thửa 'đất' \"x\"")}),
           0);
  DIABAN_NEED(database, Database::open(made, OpenMode::ReadOnly));
  DIABAN_NEED(parts, foreignParts(database));
  for (const QString& part : parts)
    QVERIFY2(part.startsWith(QLatin1String("trigger gpkg_tile_matrix_")), qPrintable(part));
}

void TestSafety::namesWhatIsNotOurs_data()
{
  QTest::addColumn<QByteArray>("sql");
  QTest::addColumn<QString>("part");
  const auto row = [](const char* name, const char* sql, const char* part) {
    QTest::newRow(name) << QByteArray(sql) << QString::fromUtf8(part);
  };
  row("trigger", "CREATE TRIGGER bẫy AFTER INSERT ON diaban_note BEGIN SELECT 1; END",
      "trigger bẫy");
  row("our trigger, changed",
      "DROP TRIGGER rtree_thua_dat_geom_delete; CREATE TRIGGER rtree_thua_dat_geom_delete AFTER"
      " DELETE ON thua_dat BEGIN DELETE FROM diaban_note; END",
      "trigger rtree_thua_dat_geom_delete");
  row("view", "CREATE VIEW v AS SELECT 1", "view v");
  row("check", "CREATE TABLE t(a CHECK(a > 0))", "check in table t");
  row("check in small letters", "CREATE TABLE t(a, constraint \"c\" check(a > 0))",
      "check in table t");
  row("check behind a quote", "CREATE TABLE t(\"a''\" DEFAULT 'it''s', b CHECK(b))",
      "check in table t");
  row("generated column", "CREATE TABLE t(a, b GENERATED ALWAYS AS (a + 1) VIRTUAL)",
      "generated column in table t");
  row("generated column, short", "CREATE TABLE t(a, b AS (a + 1) STORED)",
      "generated column in table t");
  row("computed default", "CREATE TABLE t(a DEFAULT (abs(random())))", "computed default of t.a");
  row("index on an expression", "CREATE INDEX i ON diaban_note(length(text))",
      "index on an expression i");
  row("index with a condition", "CREATE INDEX i ON diaban_note(text) WHERE rank > 1",
      "index with a condition i");
  row("full text table", "CREATE VIRTUAL TABLE f USING fts5(a)", "virtual table f");
  row("R-tree of nothing",
      "CREATE VIRTUAL TABLE rtree_x_geom USING rtree(id, minx, maxx, miny, maxy)",
      "virtual table rtree_x_geom");
  row("R-tree with a column more",
      "DROP TABLE rtree_thua_dat_geom; CREATE VIRTUAL TABLE rtree_thua_dat_geom USING"
      " rtree(id, minx, maxx, miny, maxy, +more)",
      "virtual table rtree_thua_dat_geom");
}

void TestSafety::namesWhatIsNotOurs()
{
  QFETCH(QByteArray, sql);
  QFETCH(QString, part);
  QVERIFY(spoil(sql));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
  QCOMPARE(foreignParts(database).value().value(0), part);
}

void TestSafety::isNotDeceivedByTheTypeOfAnEntry()
{
  // Older versions of SQLite make what the text says, whatever the type column calls it; newer ones
  // call such a file damaged.
  QVERIFY(
      spoil("CREATE TRIGGER bad AFTER INSERT ON diaban_note BEGIN DELETE FROM thua_dat; END;"
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET type='index' WHERE name='bad'"));
  const auto database = Database::open(m_path, OpenMode::ReadOnly);
  if (database)
    QCOMPARE(foreignParts(database.value()).value(), QStringList(QStringLiteral("index bad")));
  else
    DIABAN_VERIFY_ERROR(database, CorruptFile);
}

void TestSafety::copiesRowsAndLeavesTheRest()
{
  addRows();
  QVERIFY(spoil(
      "CREATE TRIGGER bad AFTER INSERT ON diaban_note BEGIN DELETE FROM thua_dat; END;"
      "CREATE VIEW diaban_v AS SELECT 1; CREATE INDEX i ON diaban_note(length(text));"
      "CREATE TABLE diaban_t(id INTEGER PRIMARY KEY, a TEXT CHECK(a <> 'x'), b AS (a || 'y'), c "
      "REAL);"
      "INSERT INTO diaban_t(a, c) VALUES('đây', 1.5), ('kia', NULL);"
      "CREATE TABLE diaban_w(k1 TEXT, k2 BLOB CHECK(1), v, PRIMARY KEY(k2, k1)) WITHOUT ROWID;"
      "INSERT INTO diaban_w VALUES('a', x'01', 2.0)"));
  DIABAN_NEED(from, Database::open(m_path, OpenMode::ReadOnly));
  NoProgress progress;
  DIABAN_VERIFY(makeCleanCopy(from, m_copy, boxOf, kNow, progress));

  DIABAN_NEED(to, Database::open(m_copy, OpenMode::ReadWrite));
  QCOMPARE(foreignParts(to).value(), QStringList());
  DIABAN_VERIFY(to.integrityCheck());
  DIABAN_VERIFY(to.foreignKeyCheck());
  DIABAN_VERIFY(checkRTree(to, QStringLiteral("thua_dat")));
  QVERIFY(isGeoPackage(to).value());
  const QStringList changed = {QStringLiteral("diaban_t"), QStringLiteral("diaban_v")};
  QCOMPARE(dump(to, changed), dump(from, changed));
  QCOMPARE(rows(to, "SELECT * FROM diaban_t"),
           QStringList({QStringLiteral("1|'đây'|r1.5"), QStringLiteral("2|'kia'|NULL")}));
  QCOMPARE(rows(to, "SELECT name, pk FROM pragma_table_info('diaban_w') WHERE pk ORDER BY pk"),
           QStringList({QStringLiteral("'k2'|1"), QStringLiteral("'k1'|2")}));
  DIABAN_VERIFY_ERROR(makeCleanCopy(from, m_copy, boxOf, kNow, progress), FileExists);
}

void TestSafety::keepsIndexesAndTextOfHarmlessTables()
{
  addRows();
  DIABAN_NEED(from, Database::open(m_path, OpenMode::ReadOnly));
  NoProgress progress;
  DIABAN_VERIFY(makeCleanCopy(from, m_copy, boxOf, kNow, progress));
  DIABAN_NEED(to, Database::open(m_copy, OpenMode::ReadOnly));
  const QByteArray schema =
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2";
  QCOMPARE(rows(to, schema), rows(from, schema));
  QCOMPARE(dump(to), dump(from));
}

void TestSafety::leavesNoCopyWhenStopped()
{
  addRows();
  DIABAN_NEED(from, Database::open(m_path, OpenMode::ReadOnly));
  diaban::test::StopAfter progress(5);
  DIABAN_VERIFY_ERROR(makeCleanCopy(from, m_copy, boxOf, kNow, progress), Cancelled);
  QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(QStringLiteral("a.gpkg")));
}

QTEST_GUILESS_MAIN(TestSafety)
#include "tst_safety.moc"
