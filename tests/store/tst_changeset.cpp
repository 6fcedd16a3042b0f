#include "storesupport.h"

#include <diaban/store/changeset.h>

#include <functional>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

const QStringList kRecorded = {QStringLiteral("thua_dat"), QStringLiteral("diaban_note")};

struct Recorded {
  QByteArray bytes;
  ColumnLists columns;
};

} // namespace

class TestChangeSet : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void isEmptyWhenNothingChanged();
  void takesBackAndMakesAgain_data();
  void takesBackAndMakesAgain();
  void refusesARowThatIsNotAsExpected_data();
  void refusesARowThatIsNotAsExpected();
  void findsColumnsByName();
  void keepsWhatALaterColumnHolds();
  void undoesSwappedValues();
  void neverRecordsTablesOfTheStandardOrOfSqlite_data();
  void neverRecordsTablesOfTheStandardOrOfSqlite();
  void refusesToRecordATableWithoutKey();
  void recordsNothingButTheListedTables();
  void failsWhenAColumnIsAddedWhileItRecords();
  void touchesNoTableOutsideTheLists_data();
  void touchesNoTableOutsideTheLists();
  void refusesFormsThatSqliteNeverWrites_data();
  void refusesFormsThatSqliteNeverWrites();
  void tellsTheHookEachRow();
  void endsWithTheHooksError();
  void checksForeignKeysAtTheCommit();

private:
  Result<Recorded> record(const QByteArray& sql);
  Outcome apply(const Recorded& recorded, Direction direction);

  std::unique_ptr<Database> m_db;
};

void TestChangeSet::init()
{
  DIABAN_NEED(database, Database::openInMemory());
  m_db = std::make_unique<Database>(std::move(database));
  DIABAN_VERIFY(makeWorkspace(*m_db));
  DIABAN_VERIFY(
      m_db->run("INSERT INTO thua_dat(fid, geom, uid, ma_thua, dien_tich, so_tang) VALUES"
                "(1, x'4750', x'01', 'A-1', 100.5, 2), (2, x'4751', x'02', 'A-2', 200.0, NULL),"
                "(3, NULL, x'03', NULL, 1e300, -5);"
                "INSERT INTO diaban_note VALUES(x'aa', 'một', 0.25, 1, 1.0),"
                "(x'bb', 'hai', 0.75, 2, 'chữ')"));
}

Result<Recorded> TestChangeSet::record(const QByteArray& sql)
{
  Recorded recorded;
  for (const QString& table : kRecorded) {
    DIABAN_TRY(names, columnNames(*m_db, table));
    recorded.columns.insert(table, names);
  }
  DIABAN_TRY(transaction, Transaction::begin(*m_db));
  DIABAN_TRY(recorder, Recorder::begin(*m_db, kRecorded));
  DIABAN_CHECK(m_db->run(sql));
  DIABAN_TRY(bytes, recorder.finish());
  recorded.bytes = bytes;
  DIABAN_CHECK(transaction.commit());
  return recorded;
}

Outcome TestChangeSet::apply(const Recorded& recorded, Direction direction)
{
  DIABAN_TRY(transaction, Transaction::begin(*m_db));
  DIABAN_CHECK(applyChangeSet(*m_db, recorded.bytes, recorded.columns, direction));
  return transaction.commit();
}

void TestChangeSet::isEmptyWhenNothingChanged()
{
  DIABAN_NEED(recorded, record("UPDATE thua_dat SET ma_thua=ma_thua"));
  QVERIFY(recorded.bytes.isEmpty());
  const QString before = dump(*m_db);
  DIABAN_VERIFY(apply(recorded, Direction::Inverse));
  QCOMPARE(dump(*m_db), before);
}

void TestChangeSet::takesBackAndMakesAgain_data()
{
  QTest::addColumn<QByteArray>("sql");
  QTest::newRow("insert") << QByteArray(
      "INSERT INTO thua_dat(fid, ma_thua, dien_tich) VALUES(9, 'é', -0.0)");
  QTest::newRow("delete") << QByteArray("DELETE FROM thua_dat WHERE fid < 3");
  QTest::newRow("update") << QByteArray(
      "UPDATE thua_dat SET dien_tich=7, so_tang=NULL, geom=x'' WHERE fid=1");
  QTest::newRow("update to NULL and back")
      << QByteArray("UPDATE thua_dat SET geom=NULL, ma_thua=''");
  QTest::newRow("integers in a real column") << QByteArray("UPDATE thua_dat SET dien_tich=fid");
  QTest::newRow("a key that moves") << QByteArray("UPDATE thua_dat SET fid=fid+100");
  QTest::newRow("keys that change places")
      << QByteArray("UPDATE thua_dat SET fid=99 WHERE fid=1; UPDATE thua_dat SET fid=1 WHERE fid=2;"
                    "UPDATE thua_dat SET fid=2 WHERE fid=99");
  QTest::newRow("delete and insert the same key") << QByteArray(
      "DELETE FROM thua_dat WHERE fid=2; INSERT INTO thua_dat(fid, anh) VALUES(2, x'00')");
  QTest::newRow("insert and delete")
      << QByteArray("INSERT INTO thua_dat(fid) VALUES(50); DELETE FROM thua_dat WHERE fid=50;"
                    "UPDATE diaban_note SET rank=7");
  QTest::newRow("a key that is a blob") << QByteArray(
      "UPDATE diaban_note SET anything=x'01' WHERE uid=x'aa'; DELETE FROM diaban_note WHERE "
      "uid=x'bb';"
      "INSERT INTO diaban_note VALUES(x'cc', NULL, 9007199254740993, 9007199254740993, 'x')");
  QTest::newRow("both tables") << QByteArray("DELETE FROM diaban_note; DELETE FROM thua_dat");
}

void TestChangeSet::takesBackAndMakesAgain()
{
  QFETCH(QByteArray, sql);
  const QString before = dump(*m_db);
  DIABAN_NEED(recorded, record(sql));
  const QString after = dump(*m_db);
  QVERIFY(before != after);
  for (int i = 0; i < 2; ++i) {
    DIABAN_VERIFY(apply(recorded, Direction::Inverse));
    QCOMPARE(dump(*m_db), before);
    DIABAN_VERIFY(apply(recorded, Direction::Forward));
    QCOMPARE(dump(*m_db), after);
  }
}

void TestChangeSet::refusesARowThatIsNotAsExpected_data()
{
  QTest::addColumn<QByteArray>("made");
  QTest::addColumn<QByteArray>("meanwhile");
  QTest::addColumn<QString>("row");
  QTest::newRow("changed value") << QByteArray("UPDATE thua_dat SET so_tang=8 WHERE fid=1")
                                 << QByteArray("UPDATE thua_dat SET so_tang=9 WHERE fid=1")
                                 << QStringLiteral("1");
  QTest::newRow("other type") << QByteArray("UPDATE diaban_note SET anything=1 WHERE uid=x'aa'")
                              << QByteArray("UPDATE diaban_note SET anything='1' WHERE uid=x'aa'")
                              << QStringLiteral("aa");
  QTest::newRow("gone") << QByteArray("UPDATE thua_dat SET so_tang=8 WHERE fid=2")
                        << QByteArray("DELETE FROM thua_dat WHERE fid=2") << QStringLiteral("2");
  QTest::newRow("inserted row changed")
      << QByteArray("INSERT INTO thua_dat(fid, ma_thua) VALUES(7, 'b')")
      << QByteArray("UPDATE thua_dat SET ma_thua='c' WHERE fid=7") << QStringLiteral("7");
  QTest::newRow("deleted row is there")
      << QByteArray("DELETE FROM thua_dat WHERE fid=3")
      << QByteArray("INSERT INTO thua_dat(fid) VALUES(3)") << QStringLiteral("3");
}

void TestChangeSet::refusesARowThatIsNotAsExpected()
{
  QFETCH(QByteArray, made);
  QFETCH(QByteArray, meanwhile);
  QFETCH(QString, row);
  DIABAN_NEED(recorded, record(made + ";INSERT INTO diaban_note(uid) VALUES(x'01')"));
  DIABAN_VERIFY(m_db->run(meanwhile));
  const QString before = dump(*m_db);
  const auto undone = apply(recorded, Direction::Inverse);
  DIABAN_VERIFY_ERROR(undone, EditConflict);
  QCOMPARE(undone.error().args.value(1), row);
  QCOMPARE(dump(*m_db), before); // nothing of it was made, and nothing skipped
}

void TestChangeSet::findsColumnsByName()
{
  DIABAN_NEED(recorded, record("DELETE FROM thua_dat WHERE fid=1; UPDATE thua_dat SET so_tang=3"));
  // The same table as another copy of the file has it: columns in another order, one more.
  const QString before = dump(*m_db);
  DIABAN_VERIFY(m_db->run(
      "CREATE TABLE kept AS SELECT * FROM thua_dat; DROP TABLE thua_dat; CREATE TABLE "
      "thua_dat(so_tang"
      " INTEGER, fid INTEGER PRIMARY KEY NOT NULL, ghi_chu TEXT, anh BLOB, dien_tich REAL, geom "
      "POLYGON,"
      " ma_thua TEXT, uid BLOB); INSERT INTO thua_dat(fid, geom, uid, ma_thua, dien_tich, so_tang, "
      "anh)"
      " SELECT fid, geom, uid, ma_thua, dien_tich, so_tang, anh FROM kept; DROP TABLE kept"));
  DIABAN_VERIFY(apply(recorded, Direction::Inverse));
  QCOMPARE(
      rows(*m_db,
           "SELECT fid, hex(geom), hex(uid), ma_thua, dien_tich, so_tang, ghi_chu FROM thua_dat"),
      QStringList({QStringLiteral("1|'4750'|'01'|'A-1'|r100.5|2|NULL"),
                   QStringLiteral("2|'4751'|'02'|'A-2'|r200|NULL|NULL"),
                   QStringLiteral("3|''|'03'|NULL|r1.0000000000000001e+300|-5|NULL")}));
}

void TestChangeSet::keepsWhatALaterColumnHolds()
{
  DIABAN_NEED(recorded, record("INSERT INTO thua_dat(fid, ma_thua) VALUES(7, 'b')"));
  DIABAN_VERIFY(appendColumn(*m_db, QStringLiteral("thua_dat"),
                             {QStringLiteral("ghi chú"), QStringLiteral("TEXT")}));
  DIABAN_VERIFY(m_db->run("UPDATE thua_dat SET \"ghi chú\"='đừng mất' WHERE fid=7"));
  DIABAN_VERIFY_ERROR(apply(recorded, Direction::Inverse), EditConflict);
  DIABAN_VERIFY(m_db->run("UPDATE thua_dat SET \"ghi chú\"=NULL WHERE fid=7"));
  DIABAN_VERIFY(apply(recorded, Direction::Inverse));
  QCOMPARE(rows(*m_db, "SELECT count(*) FROM thua_dat"), QStringList(QStringLiteral("3")));
}

void TestChangeSet::undoesSwappedValues()
{
  // The reason why recorded tables have no UNIQUE but their key: row by row, two swapped values
  // meet on the way.
  const QString before = dump(*m_db);
  DIABAN_NEED(recorded,
              record("UPDATE diaban_note SET rank=0 WHERE rank=1; UPDATE diaban_note SET rank=1"
                     " WHERE rank=2; UPDATE diaban_note SET rank=2 WHERE rank=0"));
  DIABAN_VERIFY(apply(recorded, Direction::Inverse));
  QCOMPARE(dump(*m_db), before);

  DIABAN_VERIFY(apply(recorded, Direction::Forward));
  DIABAN_VERIFY(m_db->run("CREATE UNIQUE INDEX trap ON diaban_note(rank)"));
  DIABAN_VERIFY_ERROR(apply(recorded, Direction::Inverse), EditConflict);
}

void TestChangeSet::neverRecordsTablesOfTheStandardOrOfSqlite_data()
{
  QTest::addColumn<QString>("table");
  for (const char* name : {"gpkg_contents", "GPKG_ogr_contents", "sqlite_sequence", "layer_styles",
                           "rtree_thua_dat_geom", "rtree_thua_dat_geom_node"})
    QTest::newRow(name) << QString::fromLatin1(name);
}

void TestChangeSet::neverRecordsTablesOfTheStandardOrOfSqlite()
{
  QFETCH(QString, table);
  QVERIFY(!mayBeRecorded(table));
  DIABAN_VERIFY_ERROR(Recorder::begin(*m_db, {table}), Internal);
}

void TestChangeSet::refusesToRecordATableWithoutKey()
{
  DIABAN_VERIFY(m_db->run("CREATE TABLE diaban_loose(a, b)"));
  DIABAN_VERIFY_ERROR(Recorder::begin(*m_db, {QStringLiteral("diaban_loose")}), Internal);
}

void TestChangeSet::recordsNothingButTheListedTables()
{
  DIABAN_VERIFY(m_db->run("CREATE TABLE diaban_history(id INTEGER PRIMARY KEY, what TEXT)"));
  DIABAN_NEED(upkeep, FeatureUpkeep::open(*m_db, QStringLiteral("thua_dat")));
  DIABAN_NEED(recorder, Recorder::begin(*m_db, kRecorded));
  DIABAN_VERIFY(
      m_db->run("INSERT INTO thua_dat(fid) VALUES(10); INSERT INTO diaban_history VALUES(1, 'x');"
                "UPDATE gpkg_contents SET description='y'"));
  DIABAN_VERIFY(upkeep.inserted(10, {1, 1, 2, 2}));
  DIABAN_VERIFY(upkeep.finish(kNow));
  DIABAN_NEED(bytes, recorder.finish());
  ChangeSetReader reader(bytes);
  QVERIFY(reader.next().value());
  QCOMPARE(reader.table(), QStringLiteral("thua_dat"));
  QVERIFY(reader.change() == RowChange::Insert);
  QVERIFY(!reader.next().value());
}

void TestChangeSet::failsWhenAColumnIsAddedWhileItRecords()
{
  // SQLite would lose the whole record. So it must not go by without an error.
  DIABAN_NEED(recorder, Recorder::begin(*m_db, kRecorded));
  DIABAN_VERIFY(m_db->run("UPDATE thua_dat SET so_tang=1"));
  DIABAN_VERIFY(appendColumn(*m_db, QStringLiteral("thua_dat"),
                             {QStringLiteral("x"), QStringLiteral("TEXT")}));
  DIABAN_VERIFY(m_db->run("UPDATE thua_dat SET x='y'"));
  QVERIFY(!recorder.finish());
}

void TestChangeSet::touchesNoTableOutsideTheLists_data()
{
  QTest::addColumn<QString>("table");
  QTest::addColumn<bool>("listed");
  QTest::newRow("not in the lists") << QStringLiteral("diaban_note") << false;
  QTest::newRow("not in the file") << QStringLiteral("diaban_nothing") << true;
  QTest::newRow("of the standard") << QStringLiteral("gpkg_contents") << true;
  QTest::newRow("an R-tree") << QStringLiteral("rtree_thua_dat_geom") << true;
  QTest::newRow("behind an R-tree") << QStringLiteral("rtree_thua_dat_geom_node") << true;
  QTest::newRow("SQLite's own") << QStringLiteral("sqlite_schema") << true;
  QTest::newRow("a view") << QStringLiteral("diaban_view") << true;
}

void TestChangeSet::touchesNoTableOutsideTheLists()
{
  QFETCH(QString, table);
  QFETCH(bool, listed);
  DIABAN_VERIFY(m_db->run("CREATE VIEW diaban_view AS SELECT 1 AS a, 2 AS b"));
  DIABAN_NEED(columns, columnNames(*m_db, table));
  if (columns.isEmpty())
    columns = {QStringLiteral("a"), QStringLiteral("b")};
  Recorded hostile;
  if (listed)
    hostile.columns.insert(table, columns);
  hostile.bytes = QByteArray("T") + char(columns.size()) + '\1' +
                  QByteArray(columns.size() - 1, '\0') + table.toUtf8() + '\0' + char(18) + '\0' +
                  QByteArray("\3\1x", 3);
  for (qsizetype i = 1; i < columns.size(); ++i)
    hostile.bytes += '\5';
  const QString before = dump(*m_db);
  DIABAN_VERIFY_ERROR(apply(hostile, Direction::Forward), CorruptFile);
  QCOMPARE(dump(*m_db), before);
}

void TestChangeSet::refusesFormsThatSqliteNeverWrites_data()
{
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray header = QByteArray("T\x05\1\0\0\0\0diaban_plain\0", 20);
  const QByteArray insert("\x12\0", 2), nulls(4, '\5');
  const auto number = [](char last) { return QByteArray("\1\0\0\0\0\0\0\0", 8) + last; };
  const QByteArray good = header + insert + number('\1') + nulls;
  QTest::newRow("fewer columns in a second header")
      << good + QByteArray("T\x01\1diaban_plain\0", 16) + insert + number('\2');
  QTest::newRow("more columns in a second header")
      << good + QByteArray("T\x06\1\0\0\0\0\0diaban_plain\0", 21) + insert + number('\2') + nulls +
             '\5';
  QTest::newRow("other keys in a second header")
      << good + QByteArray("T\x05\1\1\0\0\0diaban_plain\0", 20) + insert + number('\2') +
             number('\2') + "\5\5\5";
  QTest::newRow("a key as text") << header + insert + QByteArray("\3\1\x37") + nulls;
  QTest::newRow("a table with other keys") << QByteArray("T\x05\1\1\0\0\0diaban_plain\0", 20) +
                                                  insert + number('\2') + number('\2') + "\5\5\5";
}

void TestChangeSet::refusesFormsThatSqliteNeverWrites()
{
  QFETCH(QByteArray, bytes);
  DIABAN_VERIFY(
      m_db->run("CREATE TABLE diaban_plain(id INTEGER PRIMARY KEY NOT NULL, a, b, c, d)"));
  const QString table = QStringLiteral("diaban_plain");
  const Recorded hostile{bytes, {{table, columnNames(*m_db, table).value()}}};
  DIABAN_VERIFY_ERROR(apply(hostile, Direction::Forward), CorruptFile);
  QCOMPARE(rows(*m_db, "SELECT count(*) FROM diaban_plain"), QStringList(QStringLiteral("0")));
}

void TestChangeSet::tellsTheHookEachRow()
{
  DIABAN_NEED(
      recorded,
      record("INSERT INTO thua_dat(fid, geom, ma_thua) VALUES(9, x'4759', 'z');"
             "UPDATE thua_dat SET geom=x'4799' WHERE fid=1;"
             "UPDATE thua_dat SET ma_thua='q' WHERE fid=2; DELETE FROM thua_dat WHERE fid=3;"
             "DELETE FROM diaban_note WHERE uid=x'aa'"));
  QStringList seen;
  const AppliedHook hook = [&](const AppliedRow& row) -> Outcome {
    const QString geometry =
        row.setsGeometry ? QString::fromLatin1(row.geometryBefore.toByteArray().toHex() + '>' +
                                               row.geometryAfter.toByteArray().toHex())
                         : QStringLiteral("-");
    const auto code = row.columns.indexOf(QLatin1String("ma_thua"));
    const QString text = code >= 0 ? QString::fromUtf8(row.before[size_t(code)].bytes) + u'>' +
                                         QString::fromUtf8(row.after[size_t(code)].bytes)
                                   : QString();
    seen += QStringLiteral("%1 %2 %3 %4 %5")
                .arg(row.table)
                .arg(int(row.change))
                .arg(row.fid)
                .arg(geometry, text);
    return Done{};
  };
  const auto run = [&](Direction direction) -> Outcome {
    seen.clear();
    DIABAN_TRY(transaction, Transaction::begin(*m_db));
    DIABAN_CHECK(applyChangeSet(*m_db, recorded.bytes, recorded.columns, direction, hook));
    seen.sort();
    return transaction.commit();
  };
  DIABAN_VERIFY(run(Direction::Inverse));
  QCOMPARE(seen,
           QStringList({QStringLiteral("diaban_note 0 0 - "), QStringLiteral("thua_dat 0 3 > >"),
                        QStringLiteral("thua_dat 1 1 4799>4750 >"),
                        QStringLiteral("thua_dat 1 2 - q>A-2"),
                        QStringLiteral("thua_dat 2 9 4759> z>")}));
  DIABAN_VERIFY(run(Direction::Forward));
  QCOMPARE(seen, QStringList(
                     {QStringLiteral("diaban_note 2 0 - "), QStringLiteral("thua_dat 0 9 >4759 >z"),
                      QStringLiteral("thua_dat 1 1 4750>4799 >"),
                      QStringLiteral("thua_dat 1 2 - A-2>q"), QStringLiteral("thua_dat 2 3 > >")}));
}

void TestChangeSet::endsWithTheHooksError()
{
  DIABAN_NEED(recorded, record("DELETE FROM thua_dat"));
  int calls = 0;
  DIABAN_NEED(transaction, Transaction::begin(*m_db));
  const auto applied = applyChangeSet(*m_db, recorded.bytes, recorded.columns, Direction::Inverse,
                                      [&](const AppliedRow&) -> Outcome {
                                        ++calls;
                                        return Error{Error::Code::BadGeometry, {}, {}};
                                      });
  DIABAN_VERIFY_ERROR(applied, BadGeometry);
  QCOMPARE(calls, 1);
}

void TestChangeSet::checksForeignKeysAtTheCommit()
{
  DIABAN_VERIFY(
      m_db->run("CREATE TABLE diaban_a(id INTEGER PRIMARY KEY);"
                "CREATE TABLE diaban_b(id INTEGER PRIMARY KEY, a INTEGER REFERENCES diaban_a(id));"
                "INSERT INTO diaban_a VALUES(1); INSERT INTO diaban_b VALUES(5, 1)"));
  const QStringList tables = {QStringLiteral("diaban_a"), QStringLiteral("diaban_b")};
  Recorded recorded;
  for (const QString& table : tables)
    recorded.columns.insert(table, columnNames(*m_db, table).value());
  {
    DIABAN_NEED(recorder, Recorder::begin(*m_db, tables));
    DIABAN_VERIFY(m_db->run("DELETE FROM diaban_b; DELETE FROM diaban_a"));
    DIABAN_NEED(bytes, recorder.finish());
    recorded.bytes = bytes;
  }
  DIABAN_VERIFY(apply(recorded, Direction::Inverse)); // in whatever order the rows come
  DIABAN_VERIFY(m_db->foreignKeyCheck());
  DIABAN_VERIFY(apply(recorded, Direction::Forward));
  DIABAN_VERIFY(m_db->run("CREATE TABLE diaban_c(id INTEGER PRIMARY KEY)"));
  DIABAN_VERIFY(m_db->run("INSERT INTO diaban_a VALUES(2); INSERT INTO diaban_b VALUES(6, 2)"));
  const QByteArray orphan = QByteArray("T\x02\x01\0diaban_b\0", 13) + char(18) + '\0' +
                            QByteArray("\1\0\0\0\0\0\0\0\x07", 9) +
                            QByteArray("\1\0\0\0\0\0\0\0\x63", 9);
  recorded.bytes = orphan;
  const QString before = dump(*m_db);
  DIABAN_VERIFY_ERROR(apply(recorded, Direction::Forward), EditConflict);
  QCOMPARE(dump(*m_db), before);
}

QTEST_APPLESS_MAIN(TestChangeSet)
#include "tst_changeset.moc"
