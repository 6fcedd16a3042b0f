// What a crash, a full disk or a careless copy leaves behind.
#include "childprocess.h"
#include "storesupport.h"

#include <QElapsedTimer>
#include <QFile>

#include <signal.h>
#include <sys/resource.h>

#include <random>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

QElapsedTimer started()
{
  QElapsedTimer timer;
  timer.start();
  return timer;
}

} // namespace

class TestCrash : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void keepsEveryAcknowledgedRowWhenKilled();
  void isWholeWithItsJournalAndNotWithoutIt();
  void rollsBackWhenTheDiskIsFull();
  void rollsBackWhenAWriteFails();
  void commitsNothingBesideItsTransaction();

private:
  void startHalfWay(QProcess& child);
  void fillWithRows(int count);

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
};

void TestCrash::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("Sổ địa bàn.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  DIABAN_VERIFY(database.run("CREATE TABLE diaban_row(id INTEGER PRIMARY KEY, text);"
                             "CREATE INDEX by_text ON diaban_row(text)"));
}

void TestCrash::fillWithRows(int count)
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_VERIFY(database.run(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < " +
      QByteArray::number(count) + ") INSERT INTO diaban_row SELECT i, hex(i * 7919) || i FROM n"));
}

void TestCrash::keepsEveryAcknowledgedRowWhenKilled()
{
  std::mt19937 random(17);
  qint64 acknowledged = 0;
  int withJournal = 0;
  for (int round = 0; round < 30; ++round) {
    QProcess child;
    child.start(childProgram(), {QStringLiteral("commit"), m_path});
    QVERIFY(child.waitForStarted());
    // After some rows the kill meets the child wherever it happens to be.
    for (int more = std::uniform_int_distribution(1, 4)(random); more > 0; --more) {
      QVERIFY(child.canReadLine() || child.waitForReadyRead());
      acknowledged = std::max(acknowledged, child.readLine().toLongLong());
    }
    const qint64 moment = std::uniform_int_distribution<qint64>(0, 40'000'000)(random);
    for (QElapsedTimer timer = started(); timer.nsecsElapsed() < moment;) {
    }
    child.kill();
    QVERIFY(child.waitForFinished());
    const auto lines = child.readAllStandardOutput().split('\n');
    for (const QByteArray& line : lines)
      acknowledged = std::max(acknowledged, line.toLongLong());

    withJournal += hasJournal(m_path) ? 1 : 0;
    DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
    QVERIFY(!hasJournal(m_path)); // opening has rolled back what was not finished
    DIABAN_VERIFY(database.integrityCheck());
    DIABAN_NEED(kept, database.integer("SELECT count(*) FROM diaban_row"));
    DIABAN_NEED(last, database.integer("SELECT max(id) FROM diaban_row"));
    QVERIFY(kept == last); // no gaps
    QVERIFY2(last >= acknowledged && last <= acknowledged + 1,
             qPrintable(QStringLiteral("%1 kept, %2 acknowledged").arg(last).arg(acknowledged)));
  }
  QVERIFY(acknowledged > 30);
  qInfo("%lld rows acknowledged in 30 rounds, %d of them ended with a journal", acknowledged,
        withJournal);
}

void TestCrash::startHalfWay(QProcess& child)
{
  child.start(childProgram(), {QStringLiteral("half"), m_path});
  QVERIFY(child.waitForReadyRead());
  child.kill();
  QVERIFY(child.waitForFinished());
  QVERIFY(hasJournal(m_path));
}

void TestCrash::isWholeWithItsJournalAndNotWithoutIt()
{
  fillWithRows(20'000);
  QString before;
  {
    DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
    before = dump(database);
  }
  QProcess child;
  startHalfWay(child);

  const QString alone = m_folder->filePath(QStringLiteral("alone.gpkg"));
  const QString together = m_folder->filePath(QStringLiteral("together.gpkg"));
  const QString journal = QStringLiteral("-journal");
  QVERIFY(QFile::copy(m_path, alone));
  QVERIFY(QFile::copy(m_path, together) && QFile::copy(m_path + journal, together + journal));

  const auto opened = Database::open(alone, OpenMode::ReadWrite);
  const auto checked = opened ? opened.value().integrityCheck() : Outcome(opened.error());
  DIABAN_VERIFY_ERROR(checked, CorruptFile);

  // One that only looks can't roll back, and says so instead of showing half a change.
  QVERIFY(!Database::open(together, OpenMode::ReadOnly));
  QVERIFY(hasJournal(together));
  for (const QString& path : {together, m_path}) {
    DIABAN_NEED(database, Database::open(path, OpenMode::ReadWrite));
    DIABAN_VERIFY(database.integrityCheck());
    QVERIFY(dump(database) == before);
  }
}

void TestCrash::rollsBackWhenTheDiskIsFull()
{
  fillWithRows(100);
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  const QString before = dump(database);
  DIABAN_NEED(pages, database.integer("PRAGMA page_count"));
  DIABAN_VERIFY(database.integer("PRAGMA max_page_count=" + QByteArray::number(pages + 20)));
  {
    DIABAN_NEED(transaction, Transaction::begin(database));
    const auto filled =
        database.run("INSERT INTO diaban_row SELECT id + 1000, randomblob(5000) FROM diaban_row");
    DIABAN_VERIFY_ERROR(filled, DiskFull);
    QCOMPARE(filled.error().args, QStringList(m_path));
  }
  QCOMPARE(dump(database), before);
  DIABAN_VERIFY(database.integrityCheck());
  DIABAN_VERIFY(database.run("DELETE FROM diaban_row WHERE id=1")); // and work goes on
}

void TestCrash::rollsBackWhenAWriteFails()
{
  fillWithRows(100);
  QString before;
  {
    DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadOnly));
    before = dump(database);
  }
  const QString said = runChild(QStringLiteral("fill"), m_path, [] {
    const rlimit most{2 * 1024 * 1024, 2 * 1024 * 1024};
    ::setrlimit(RLIMIT_FSIZE, &most);
    ::signal(SIGXFSZ, SIG_IGN);
  });
  QVERIFY2(said == QLatin1String("CannotWrite") || said == QLatin1String("DiskFull"),
           qPrintable(said));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  QCOMPARE(dump(database), before);
  DIABAN_VERIFY(database.integrityCheck());
}

/// SQLite takes a transaction back by itself after some errors of the disk, and may keep the error
/// to itself; what is written then must not become a transaction of its own.
void TestCrash::commitsNothingBesideItsTransaction()
{
  fillWithRows(3);
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  const QString before = dump(database);
  {
    DIABAN_NEED(transaction, Transaction::begin(database));
    DIABAN_VERIFY(database.run("DELETE FROM diaban_row WHERE id=1"));
    DIABAN_VERIFY(database.run("ROLLBACK"));
    DIABAN_VERIFY_ERROR(database.run("DELETE FROM diaban_row WHERE id=2"), CannotWrite);
    QCOMPARE(dump(database), before);
    DIABAN_VERIFY_ERROR(transaction.commit(), CannotWrite);
  }
  QCOMPARE(dump(database), before);
  DIABAN_VERIFY(database.run("DELETE FROM diaban_row WHERE id=3")); // and work goes on
  QVERIFY(dump(database) != before);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
