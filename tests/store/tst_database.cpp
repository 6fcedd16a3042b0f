#include "childprocess.h"
#include "storesupport.h"

#include <QDir>
#include <QFile>

#include <support/stopafter.h>
#include <unistd.h>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

class TestDatabase : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void everyConnectionIsHardened_data();
  void everyConnectionIsHardened();
  void runsNothingThatTheFileBrings_data();
  void runsNothingThatTheFileBrings();
  void keepsStrangersOffTheSchema_data();
  void keepsStrangersOffTheSchema();
  void saysWhyAFileCannotBeOpened_data();
  void saysWhyAFileCannotBeOpened();
  void opensPathsOfEveryKind_data();
  void opensPathsOfEveryKind();
  void foldsAWalFileIntoARollbackJournal();
  void saysThatAFileIsReadOnly();
  void seesWhenAnotherWrote();
  void saysWhoIsBusy();
  void isInterruptedFromOutside();
  void bindsAndReadsEveryType();
  void keepsTheFirstBindErrorForTheStep();
  void copiesWholeWhileOthersWrite();
  void leavesNoCopyBehindWhenStopped();

private:
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
};

void TestDatabase::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("a.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  DIABAN_VERIFY(makeWorkspace(database));
  DIABAN_VERIFY(database.run("CREATE TABLE diaban_row(id INTEGER PRIMARY KEY, text)"));
}

void TestDatabase::everyConnectionIsHardened_data()
{
  QTest::addColumn<int>("mode");
  QTest::newRow("read and write") << int(OpenMode::ReadWrite);
  QTest::newRow("read only") << int(OpenMode::ReadOnly);
  QTest::newRow("created") << int(OpenMode::Create);
}

void TestDatabase::everyConnectionIsHardened()
{
  QFETCH(int, mode);
  const QString path =
      mode == int(OpenMode::Create) ? m_folder->filePath(QStringLiteral("b.gpkg")) : m_path;
  DIABAN_NEED(database, Database::open(path, OpenMode(mode)));
  const auto is = [&](const char* pragma) {
    return rows(database, QByteArray("PRAGMA ") + pragma).value(0);
  };
  QCOMPARE(is("journal_mode"), QStringLiteral("'delete'"));
  QCOMPARE(is("locking_mode"), QStringLiteral("'normal'"));
  QCOMPARE(is("synchronous"), QStringLiteral("3")); // EXTRA
  QCOMPARE(is("trusted_schema"), QStringLiteral("0"));
  QCOMPARE(is("cell_size_check"), QStringLiteral("1"));
  QCOMPARE(is("foreign_keys"), QStringLiteral("1"));
  QCOMPARE(is("recursive_triggers"), QStringLiteral("0"));
  QCOMPARE(is("busy_timeout"), QStringLiteral("5000"));
  QVERIFY(!database.run("SELECT load_extension('x')"));
  QVERIFY(!database.run("SELECT " + QByteArray(200, '(') + "1" + QByteArray(200, ')'))); // depth
  QVERIFY(!database.run("SELECT '" + QByteArray(2'000'000, 'x') + "'")); // length of SQL
  QVERIFY(!database.run("SELECT length(zeroblob(600000000))"));
}

void TestDatabase::runsNothingThatTheFileBrings_data()
{
  QTest::addColumn<QByteArray>("trap");
  QTest::addColumn<QByteArray>("action");
  QTest::addColumn<bool>("fails");
  QTest::newRow("trigger")
      << QByteArray(
             "CREATE TRIGGER t AFTER INSERT ON diaban_row BEGIN DELETE FROM diaban_note; END")
      << QByteArray("INSERT INTO diaban_row VALUES(1, 'x')") << false;
  QTest::newRow("view")
      << QByteArray("CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                    " SELECT i FROM n")
      << QByteArray("SELECT count(*) FROM v") << true;
  QTest::newRow("standard R-tree trigger")
      << QByteArray("SELECT 1") << QByteArray("INSERT INTO thua_dat(fid, geom) VALUES(5, x'4750')")
      << false;
}

void TestDatabase::runsNothingThatTheFileBrings()
{
  QFETCH(QByteArray, trap);
  QFETCH(QByteArray, action);
  QFETCH(bool, fails);
  QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {m_path, QString::fromLatin1(trap)}), 0);
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_VERIFY(database.run("INSERT INTO diaban_note(uid) VALUES(x'01')"));
  QCOMPARE(!database.run(action), fails);
  QCOMPARE(rows(database, "SELECT count(*) FROM diaban_note"), QStringList(QStringLiteral("1")));
}

void TestDatabase::keepsStrangersOffTheSchema_data()
{
  QTest::addColumn<QByteArray>("sql");
  QTest::newRow("shadow table") << QByteArray("DELETE FROM rtree_thua_dat_geom_node");
  QTest::newRow("schema") << QByteArray(
      "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='x'");
  QTest::newRow("text in double quotes") << QByteArray("SELECT \"no such column\"");
}

void TestDatabase::keepsStrangersOffTheSchema()
{
  QFETCH(QByteArray, sql);
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  QVERIFY(!database.run(sql));
}

void TestDatabase::saysWhyAFileCannotBeOpened_data()
{
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<int>("mode");
  QTest::addColumn<QString>("error");
  const int write = int(OpenMode::ReadWrite), read = int(OpenMode::ReadOnly);
  QTest::newRow("missing") << QByteArray() << write << QStringLiteral("FileNotFound");
  QTest::newRow("missing, to read") << QByteArray() << read << QStringLiteral("FileNotFound");
  QTest::newRow("empty") << QByteArray("") << write << QStringLiteral("FileEmpty");
  QTest::newRow("text")
      << QByteArray("Not a database, but long enough to look like one.").repeated(50) << write
      << QStringLiteral("NotWorkspace");
  QTest::newRow("text, to read") << QByteArray("{\"type\":\"FeatureCollection\"}").repeated(50)
                                 << read << QStringLiteral("NotWorkspace");
  QTest::newRow("there already") << QByteArray("x") << int(OpenMode::Create)
                                 << QStringLiteral("FileExists");
}

void TestDatabase::saysWhyAFileCannotBeOpened()
{
  QFETCH(QByteArray, content);
  QFETCH(int, mode);
  QFETCH(QString, error);
  const QString path = m_folder->filePath(QStringLiteral("x.gpkg"));
  if (!content.isNull()) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
  }
  const auto opened = Database::open(path, OpenMode(mode));
  QVERIFY(!opened);
  QCOMPARE(errorName(opened.error().code), error);
  QCOMPARE(opened.error().args, QStringList(path));
  QCOMPARE(QFile::exists(path), !content.isNull()); // nothing is made on the way
  DIABAN_VERIFY_ERROR(Database::open(m_folder->path(), OpenMode::ReadWrite), NotWorkspace);
}

void TestDatabase::opensPathsOfEveryKind_data()
{
  QTest::addColumn<QString>("name");
  for (const char* name : {"có dấu cách.gpkg", "it's \"quoted\".gpkg", "100%25?mode=memory.gpkg",
                           "file:x.gpkg", "#1&2.gpkg"})
    QTest::newRow(name) << QString::fromUtf8(name);
}

void TestDatabase::opensPathsOfEveryKind()
{
  QFETCH(QString, name);
  const QString path = m_folder->filePath(name);
  {
    DIABAN_NEED(made, Database::open(path, OpenMode::Create));
    DIABAN_VERIFY(makeWorkspace(made));
  }
  QVERIFY(QFile::exists(path));
  DIABAN_VERIFY(Database::open(path, OpenMode::ReadOnly));
}

void TestDatabase::foldsAWalFileIntoARollbackJournal()
{
  QCOMPARE(QProcess::execute(
               QStringLiteral("sqlite3"),
               {m_path,
                QStringLiteral("PRAGMA journal_mode=WAL; INSERT INTO diaban_row VALUES(1,'x')")}),
           0);
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  QCOMPARE(rows(database, "PRAGMA journal_mode"), QStringList(QStringLiteral("'delete'")));
  QCOMPARE(rows(database, "SELECT text FROM diaban_row"), QStringList(QStringLiteral("'x'")));
  QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
}

void TestDatabase::saysThatAFileIsReadOnly()
{
  DIABAN_NEED(looking, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_VERIFY_ERROR(looking.run("DELETE FROM diaban_row"), ReadOnlyFile);
  DIABAN_VERIFY_ERROR(Transaction::begin(looking), ReadOnlyFile);

  const auto asNobody = [] {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
      ::_exit(9);
  };
  QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
  QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
  QCOMPARE(runChild(QStringLiteral("write"), m_path, asNobody), QStringLiteral("ReadOnlyFile"));
  QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
}

void TestDatabase::seesWhenAnotherWrote()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(first, database.dataVersion());
  DIABAN_VERIFY(database.run("INSERT INTO diaban_row VALUES(1, 'ours')"));
  QCOMPARE(database.dataVersion().value(), first);
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("done"));
  QVERIFY(database.dataVersion().value() != first);
}

void TestDatabase::saysWhoIsBusy()
{
  DIABAN_NEED(first, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(second, Database::open(m_path, OpenMode::ReadWrite));
  second.setBusyTimeout(0);
  DIABAN_NEED(transaction, Transaction::begin(first));
  const auto refused = Transaction::begin(second);
  DIABAN_VERIFY_ERROR(refused, Busy);
  QCOMPARE(refused.error().args, QStringList(m_path));
  DIABAN_VERIFY(transaction.commit());
  DIABAN_VERIFY(Transaction::begin(second));
}

void TestDatabase::isInterruptedFromOutside()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
  int asked = 0;
  const StopWatch watch(database, [&] { return ++asked == 3; });
  DIABAN_VERIFY_ERROR(database.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                                   " SELECT count(*) FROM n"),
                      Cancelled);
  QCOMPARE(asked, 3);
}

void TestDatabase::bindsAndReadsEveryType()
{
  DIABAN_NEED(database, Database::openInMemory());
  DIABAN_NEED(query, database.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"));
  const QByteArray blob("\0\1\xFF", 3);
  query.bind(1, std::numeric_limits<qint64>::min())
      .bind(2, 0.1)
      .bind(3, QStringLiteral("Đặng Thị Ếch"));
  query.bindText(4, "").bindBlob(5, blob).bindBlob(6, {}).bindNull(7).bind(8, QString());
  QVERIFY(query.step().value());
  QCOMPARE(query.integer(0), std::numeric_limits<qint64>::min());
  QCOMPARE(query.real(1), 0.1);
  QCOMPARE(query.string(2), QStringLiteral("Đặng Thị Ếch"));
  QVERIFY(query.type(3) == ValueType::Text && query.text(3).empty() && !query.string(3).isNull());
  QCOMPARE(query.blob(4).toByteArray(), blob);
  QVERIFY(query.type(5) == ValueType::Blob && query.blob(5).isEmpty());
  QVERIFY(query.isNull(6) && query.isNull(7) && query.string(7).isNull());
  QVERIFY(!query.step().value());
}

void TestDatabase::keepsTheFirstBindErrorForTheStep()
{
  DIABAN_NEED(database, Database::openInMemory());
  DIABAN_NEED(query, database.prepare("SELECT ?1"));
  query.bind(2, 5);
  DIABAN_VERIFY_ERROR(query.step(), Internal);
  QVERIFY(query.step().value());
}

void TestDatabase::copiesWholeWhileOthersWrite()
{
  DIABAN_NEED(writer, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_VERIFY(
      writer.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 20000)"
                 " INSERT INTO diaban_row SELECT i, randomblob(300) FROM n"));
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  /// Writes between two pages of the copy, three times.
  class Disturb final : public Progress {
  public:
    explicit Disturb(Database& database)
        : m_database(database)
    {
    }
    bool advance(double) override
    {
      if (times < 3 &&
          m_database.run("DELETE FROM diaban_row WHERE id % 7 = " + QByteArray::number(times)))
        ++times;
      return true;
    }
    int times = 0;

  private:
    Database& m_database;
  } progress(writer);
  const QString copy = m_folder->filePath(QStringLiteral("copy.gpkg"));
  DIABAN_VERIFY(reader.backupTo(copy, progress));
  QCOMPARE(progress.times, 3);
  DIABAN_NEED(copied, Database::open(copy, OpenMode::ReadOnly));
  DIABAN_VERIFY(copied.integrityCheck());
  QVERIFY(dump(copied) == dump(writer));
  NoProgress none;
  DIABAN_VERIFY_ERROR(reader.backupTo(copy, none), FileExists);
}

void TestDatabase::leavesNoCopyBehindWhenStopped()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
  diaban::test::StopAfter progress(0);
  DIABAN_VERIFY_ERROR(database.backupTo(m_folder->filePath(QStringLiteral("copy.gpkg")), progress),
                      Cancelled);
  QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(QStringLiteral("a.gpkg")));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
