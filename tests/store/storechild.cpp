// A second process for the store's tests: it commits until it is killed, writes against locks,
// fills disks. Prints one line for each thing done, so that the test knows what was acknowledged.
#include <diaban/base/platform_process.h>
#include <diaban/store/lockfile.h>
#include <diaban/store/transaction.h>

#include <QByteArray>

#include <cstdio>

using namespace diaban;
using namespace diaban::store;

namespace {

Outcome insertNumber(Database& database, qint64 number)
{
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_TRY(insert, database.prepare("INSERT INTO diaban_row(id, text) VALUES(?1, ?2)"));
  const QByteArray filler(static_cast<qsizetype>(100 + number % 5000), 'x');
  DIABAN_CHECK(insert.bind(1, number).bindBlob(2, filler).run());
  DIABAN_TRY(update, database.prepare("UPDATE diaban_row SET text=?2 WHERE id=?1"));
  DIABAN_CHECK(update.bind(1, number / 2).bindBlob(2, filler).run());
  return transaction.commit();
}

/// Commits one number after the other and prints each once it is safe. Ends by being killed.
Outcome commitForever(const QString& path)
{
  DIABAN_TRY(database, Database::open(path, OpenMode::ReadWrite));
  DIABAN_TRY(first, database.integer("SELECT coalesce(max(id), 0) + 1 FROM diaban_row"));
  for (qint64 number = first;; ++number) {
    DIABAN_CHECK(insertNumber(database, number));
    std::printf("%lld\n", static_cast<long long>(number));
    std::fflush(stdout);
  }
}

Outcome writeOnce(const QString& path)
{
  DIABAN_TRY(database, Database::open(path, OpenMode::ReadWrite));
  database.setBusyTimeout(0);
  DIABAN_TRY(next, database.integer("SELECT coalesce(max(id), 0) + 1 FROM diaban_row"));
  return insertNumber(database, next);
}

/// Stops in the middle of a transaction that is too large for memory, so that pages of the file
/// are overwritten already, and waits to be killed.
Outcome stopHalfWay(const QString& path)
{
  DIABAN_TRY(database, Database::open(path, OpenMode::ReadWrite));
  DIABAN_CHECK(database.run("PRAGMA cache_size=10"));
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_CHECK(
      database.run("UPDATE diaban_row SET text=randomblob(length(text)), id=-id WHERE id % 3 <> 0;"
                   "DELETE FROM diaban_row WHERE id % 5 = 0"));
  std::puts("half-way");
  std::fflush(stdout);
  std::getchar();
  return Done{};
}

Outcome fillUp(const QString& path)
{
  DIABAN_TRY(database, Database::open(path, OpenMode::ReadWrite));
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_CHECK(
      database.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 20000)"
                   " INSERT INTO diaban_row SELECT 1000000+i, randomblob(1000) FROM n"));
  return transaction.commit();
}

Outcome holdLock(const QString& path)
{
  DIABAN_TRY(lock, LockFile::acquire(path, platform::thisProcess(), systemClock()));
  std::puts("locked");
  std::fflush(stdout);
  std::getchar();
  return Done{};
}

} // namespace

int main(int count, char** arguments)
{
  if (count != 3)
    return 2;
  const QByteArray verb(arguments[1]);
  const QString path = QString::fromUtf8(arguments[2]);
  const auto outcome = verb == "commit"  ? commitForever(path)
                       : verb == "write" ? writeOnce(path)
                       : verb == "half"  ? stopHalfWay(path)
                       : verb == "fill"  ? fillUp(path)
                                         : holdLock(path);
  std::puts(outcome ? "done" : qPrintable(errorName(outcome.error().code)));
  return outcome ? 0 : 1;
}
