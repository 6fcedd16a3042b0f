// Several connections to one file: who waits for whom, and what would break the locks.
#include "childprocess.h"
#include "storesupport.h"

#include <diaban/base/platform_files.h>
#include <diaban/store/backup.h>
#include <diaban/store/lockfile.h>
#include <diaban/store/pagedreader.h>
#include <diaban/store/safety.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <atomic>
#include <thread>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

/// How many descriptors of this process lead to the file. Looks at links only, opens nothing.
int descriptorsOf(const QString& path)
{
  int count = 0;
  const auto entries =
      QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files | QDir::System);
  for (const QFileInfo& entry : entries)
    count += entry.symLinkTarget() == path ? 1 : 0;
  return count;
}

} // namespace

class TestConnections : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void readersSeeTheFileAsItWasUntilTheCommit();
  void aLongReadLetsACommitPass();
  void saysWhetherAReadIsOfOnePiece();
  void readsEveryRowOnce();
  void anyOtherHandleOfTheFileDropsItsLocks();
  void nothingOfTheStoreOpensTheFileBesideSqlite();

private:
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
};

void TestConnections::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("a.gpkg"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  DIABAN_VERIFY(makeWorkspace(database));
  DIABAN_VERIFY(
      database.run("CREATE TABLE diaban_row(id INTEGER PRIMARY KEY, text);"
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 3000)"
                   " INSERT INTO diaban_row SELECT i * 2, hex(i) FROM n"));
}

void TestConnections::readersSeeTheFileAsItWasUntilTheCommit()
{
  DIABAN_NEED(writer, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_NEED(transaction, Transaction::begin(writer));
  DIABAN_VERIFY(writer.run("DELETE FROM diaban_row"));
  QCOMPARE(reader.integer("SELECT count(*) FROM diaban_row").value(), 3000);
  DIABAN_VERIFY(transaction.commit());
  QCOMPARE(reader.integer("SELECT count(*) FROM diaban_row").value(), 0);
}

void TestConnections::aLongReadLetsACommitPass()
{
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_NEED(select, reader.prepare("SELECT id FROM diaban_row WHERE id > ?1 ORDER BY id"));
  std::atomic<bool> begun = false, committed = false;
  std::atomic<bool> failed = false;
  std::thread other([&] {
    auto writer = Database::open(m_path, OpenMode::ReadWrite);
    while (!begun)
      std::this_thread::yield();
    failed = !writer || !writer.value().run("DELETE FROM diaban_row WHERE id = 6000");
    committed = true;
  });
  int rowsAfterCommit = 0;
  const auto slowly = [&](const Statement&) -> Outcome {
    begun = true;
    QElapsedTimer timer; // each row is work; all of them would take ten seconds
    for (timer.start(); !committed && timer.elapsed() < 3;) {
    }
    rowsAfterCommit += committed ? 1 : 0;
    return Done{};
  };
  const auto whole = readPaged(reader, select, 0, slowly);
  other.join();
  DIABAN_VERIFY(whole);
  QVERIFY(!failed);
  QVERIFY(rowsAfterCommit > 0); // the writer did not have to wait for the end
  QVERIFY(!whole.value());
}

void TestConnections::saysWhetherAReadIsOfOnePiece()
{
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_NEED(select, reader.prepare("SELECT id FROM diaban_row WHERE id > ?1 ORDER BY id"));
  const auto nothing = [](const Statement&) -> Outcome { return Done{}; };
  QVERIFY(readPaged(reader, select, 0, nothing).value());
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("done"));
  QVERIFY(readPaged(reader, select, 0, nothing).value()); // changed before it began
}

void TestConnections::readsEveryRowOnce()
{
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_NEED(
      select,
      reader.prepare("SELECT id, text FROM diaban_row WHERE id > ?1 AND id <= ?2 ORDER BY id"));
  select.bind(2, 5000);
  QVector<qint64> ids;
  const auto keep = [&](const Statement& row) -> Outcome {
    ids.append(row.integer(0));
    if (ids.size() % 500 == 0) { // the end of a page, whatever the machine
      QElapsedTimer timer;
      for (timer.start(); timer.elapsed() <= kPageMilliseconds;) {
      }
    }
    return Done{};
  };
  QVERIFY(readPaged(reader, select, 100, keep).value());
  QCOMPARE(ids.size(), 2450);
  for (qsizetype i = 0; i < ids.size(); ++i)
    QCOMPARE(ids[i], 102 + 2 * i);
  const auto stop = [&](const Statement&) -> Outcome {
    return Error{Error::Code::Cancelled, {}, {}};
  };
  DIABAN_VERIFY_ERROR(readPaged(reader, select, 0, stop), Cancelled);
  DIABAN_NEED(writer, Database::open(m_path, OpenMode::ReadWrite));
  writer.setBusyTimeout(0);
  DIABAN_VERIFY(writer.run("DELETE FROM diaban_row")); // and no lock was left
}

void TestConnections::anyOtherHandleOfTheFileDropsItsLocks()
{
  // Not a wish but POSIX: this is why nothing but SQLite may open an open workspace.
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(transaction, Transaction::begin(database));
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("Busy"));
  {
    QFile other(m_path);
    QVERIFY(other.open(QIODevice::ReadOnly));
  }
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("done"));
}

void TestConnections::nothingOfTheStoreOpensTheFileBesideSqlite()
{
  DIABAN_NEED(database, Database::open(m_path, OpenMode::ReadWrite));
  DIABAN_NEED(reader, Database::open(m_path, OpenMode::ReadOnly));
  DIABAN_NEED(transaction, Transaction::begin(database));
  DIABAN_VERIFY(database.run("DELETE FROM diaban_note"));
  const int descriptors = descriptorsOf(m_path);
  QCOMPARE(descriptors, 2); // one a connection

  NoProgress progress;
  DIABAN_NEED(lock, LockFile::acquire(m_path, platform::thisProcess(), fixedClock()));
  QVERIFY(LockFile::holder(m_path, platform::thisProcess()));
  QVERIFY(!hasJournal(m_path)); // begun, but not synced yet
  QVERIFY(!platform::fileIdentity(m_path).isNull());
  DIABAN_VERIFY(reader.backupTo(m_folder->filePath(QStringLiteral("b.gpkg")), progress));
  DIABAN_VERIFY(copyVerified(reader, m_folder->filePath(QStringLiteral("c.gpkg")), progress));
  DIABAN_VERIFY(
      makeBackup(reader, m_folder->filePath(QStringLiteral("backups")), fixedClock(), progress));
  DIABAN_VERIFY(
      makeCleanCopy(reader, m_folder->filePath(QStringLiteral("d.gpkg")), boxOf, kNow, progress));
  DIABAN_VERIFY_ERROR(copyVerified(reader, m_path, progress), IsOpenWorkspace);
  DIABAN_VERIFY_ERROR(Database::open(m_path, OpenMode::Create), FileExists);
  DIABAN_VERIFY(foreignParts(reader));
  DIABAN_VERIFY(reader.integrityCheck());
  { // SQLite itself keeps a descriptor open for as long as another connection has a lock
    DIABAN_VERIFY(Database::open(m_path, OpenMode::ReadOnly));
  }
  QVERIFY(descriptorsOf(m_path) >= descriptors);
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("Busy"));
  DIABAN_VERIFY(transaction.commit());
  QCOMPARE(runChild(QStringLiteral("write"), m_path), QStringLiteral("done"));
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
