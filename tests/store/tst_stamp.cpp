#include "storesupport.h"

#include <diaban/store/backup.h>
#include <diaban/store/stamp.h>

#include <QFile>
#include <QProcess>
#include <QtEndian>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

/// Whose write was the last one: ours or another program's.
class TestStamp : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void countsAsTheHeaderDoes();
  void knowsItsOwnTransactions();
  void knowsTheWritesOfOthers_data();
  void knowsTheWritesOfOthers();
  void hidesNoWriteOfOthersBehindItsOwn();
  void foreseesThatTheFileIsWrittenAnew_data();
  void foreseesThatTheFileIsWrittenAnew();
  void comesAlongWithCopies();
  void needsNoFile();

private:
  Outcome writeOurs(const QByteArray& sql);
  bool isOurs() const;

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
};

void TestStamp::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("Sổ.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  DIABAN_NEED(transaction, Transaction::begin(database));
  DIABAN_VERIFY(database.run("CREATE TABLE diaban_stamp(id INTEGER PRIMARY KEY, counter INTEGER);"
                             "CREATE TABLE diaban_row(id INTEGER PRIMARY KEY, text)"));
  DIABAN_VERIFY(stamp(database));
  DIABAN_VERIFY(transaction.commit());
}

Outcome TestStamp::writeOurs(const QByteArray& sql)
{
  DIABAN_TRY(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_CHECK(database.run("PRAGMA cache_size=5")); // so that much is written before the commit
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_CHECK(database.run(sql));
  return transaction.commit();
}

bool TestStamp::isOurs() const
{
  const auto database = Database::open(m_path, OpenMode::ReadOnly);
  const auto ours = isStamped(database.value());
  return ours && ours.value();
}

void TestStamp::countsAsTheHeaderDoes()
{
  for (int round = 0; round < 3; ++round) {
    DIABAN_VERIFY(writeOurs("INSERT INTO diaban_row(text) VALUES('a')"));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray header = file.read(100);
    DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
    DIABAN_NEED(transaction, Transaction::begin(database));
    QCOMPARE(changeCounter(database).value(), qFromBigEndian<quint32>(header.constData() + 24));
  }
}

void TestStamp::knowsItsOwnTransactions()
{
  QVERIFY(isOurs());
  for (const char* sql : {"INSERT INTO diaban_row(text) VALUES('a')", "CREATE TABLE more(a)",
                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE"
                          " i < 3000) INSERT INTO diaban_row(text) SELECT randomblob(300) FROM n",
                          "DELETE FROM diaban_row WHERE id % 3", "DROP TABLE more"}) {
    DIABAN_VERIFY(writeOurs(sql));
    QVERIFY2(isOurs(), sql);
  }
  QVERIFY(!writeOurs("INSERT INTO nothing VALUES(1)"));
  QVERIFY(isOurs());
}

void TestStamp::knowsTheWritesOfOthers_data()
{
  QTest::addColumn<QString>("sql");
  QTest::newRow("row") << QStringLiteral("INSERT INTO diaban_row(text) VALUES('b')");
  QTest::newRow("schema") << QStringLiteral("CREATE TABLE theirs(a)");
  QTest::newRow("vacuum") << QStringLiteral("VACUUM");
  QTest::newRow("WAL left on") << QStringLiteral(
      "PRAGMA journal_mode=WAL; INSERT INTO diaban_row(text) VALUES('b')");
  QTest::newRow("WAL and back") << QStringLiteral(
      "PRAGMA journal_mode=WAL; INSERT INTO diaban_row(text) VALUES('b');"
      " PRAGMA journal_mode=DELETE");
}

void TestStamp::knowsTheWritesOfOthers()
{
  QFETCH(QString, sql);
  QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {m_path, QStringLiteral("SELECT 1")}), 0);
  QVERIFY(isOurs()); // who only looks leaves no trace
  QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {m_path, sql}), 0);
  const auto opened = Database::open(m_path, OpenMode::ReadWrite); // folds a WAL
  DIABAN_VERIFY(opened);
  QVERIFY(!isOurs());
}

void TestStamp::hidesNoWriteOfOthersBehindItsOwn()
{
  QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"),
                             {m_path, QStringLiteral("DELETE FROM diaban_row")}),
           0);
  DIABAN_VERIFY(writeOurs("INSERT INTO diaban_row(text) VALUES('a')"));
  QVERIFY(!isOurs());
}

void TestStamp::foreseesThatTheFileIsWrittenAnew_data()
{
  QTest::addColumn<QString>("ours");
  QTest::addColumn<QString>("theirs");
  QTest::addColumn<bool>("isOurs");
  const QString rewrite = QStringLiteral("VACUUM");
  const QString row = QStringLiteral("INSERT INTO diaban_row(text) VALUES('b')");
  const QString many =
      QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 4000)"
                     " INSERT INTO diaban_row(text) SELECT randomblob(300) FROM n");
  const QString table = QStringLiteral("CREATE TABLE theirs(a)");
  QTest::newRow("it was killed before") << QString() << QString() << true;
  QTest::newRow("written anew") << rewrite << QString() << true;
  QTest::newRow("then changed by another") << rewrite << row << false;
  QTest::newRow("killed, then changed by another") << QString() << row << false;
  QTest::newRow("killed, then all free room used") << QString() << many << false;
  QTest::newRow("killed, then a table more") << QString() << table << false;
}

void TestStamp::foreseesThatTheFileIsWrittenAnew()
{
  QFETCH(QString, ours);
  QFETCH(QString, theirs);
  QFETCH(bool, isOurs);
  DIABAN_VERIFY(writeOurs("CREATE TABLE big(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT"
                          " i+1 FROM n WHERE i < 3000) INSERT INTO big SELECT randomblob(300)"
                          " FROM n"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(transaction, Transaction::begin(database));
  DIABAN_VERIFY(database.run("DROP TABLE big"));
  DIABAN_VERIFY(stampForRewriting(database));
  DIABAN_VERIFY(transaction.commit());
  if (!ours.isEmpty())
    DIABAN_VERIFY(database.run(ours.toUtf8()));
  if (!theirs.isEmpty())
    QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {m_path, theirs}), 0);
  QCOMPARE(this->isOurs(), isOurs);
  // A copy knows it too, and nothing of the foreseen.
  NoProgress progress;
  const QString copy = m_folder->filePath(QStringLiteral("bản sao.gpkg"));
  DIABAN_VERIFY(copyVerified(database, copy, progress));
  DIABAN_NEED(copied, Database::open(copy, OpenMode::ReadOnly));
  QCOMPARE(isStamped(copied).value(), isOurs);
  QVERIFY(copied.integer("SELECT count(*) FROM diaban_stamp").value() <= 1);
}

void TestStamp::comesAlongWithCopies()
{
  NoProgress progress;
  const QString copy = m_folder->filePath(QStringLiteral("bản sao.gpkg"));
  for (const bool ours : {true, false}) {
    if (!ours)
      QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"),
                                 {m_path, QStringLiteral("INSERT INTO diaban_row VALUES(9, 'b')")}),
               0);
    DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
    DIABAN_VERIFY(copyVerified(database, copy, progress));
    DIABAN_NEED(copied, Database::open(copy, OpenMode::ReadOnly));
    QCOMPARE(isStamped(copied).value(), ours);
  }
}

void TestStamp::needsNoFile()
{
  DIABAN_NEED(database, Database::openInMemory());
  DIABAN_NEED(transaction, Transaction::begin(database));
  DIABAN_VERIFY(stamp(database));
  DIABAN_VERIFY(transaction.commit());
  QCOMPARE(isStamped(database).value(), false);
}

QTEST_GUILESS_MAIN(TestStamp)
#include "tst_stamp.moc"
