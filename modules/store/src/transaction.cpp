#include <diaban/base/platform_files.h>
#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>

#include <QFileInfo>

#include <sqlite3.h>

#include <utility>

namespace diaban::store {
namespace {

/// SQLite may roll back by itself after an error of the disk, and swallow the error (PRAGMA
/// table_list does): each write after it would be a transaction of its own, and half an action in
/// the file. So while a Transaction lives nothing is committed but by commit().
void forbidCommits(const Database& database, bool forbidden)
{
  const auto refuse = [](void*) { return 1; };
  sqlite3_commit_hook(database.handle(), forbidden ? +refuse : nullptr, nullptr);
}

} // namespace

Result<Transaction> Transaction::begin(Database& database)
{
  if (database.isReadOnly()) // SQLite would begin to read and say nothing
    return Error{Error::Code::ReadOnlyFile, {database.path()}, {}};
  DIABAN_CHECK(database.run("BEGIN IMMEDIATE"));
  Transaction transaction(database);
  forbidCommits(database, true);
  DIABAN_TRY(wasOurs, isStamped(database));
  transaction.m_continuesStamps = wasOurs;
  DIABAN_TRY(counter, changeCounter(database));
  transaction.m_counter = counter;
  return transaction;
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_continuesStamps(other.m_continuesStamps)
    , m_counter(other.m_counter)
{
}

Transaction::~Transaction()
{
  rollback();
}

Outcome Transaction::commit()
{
  Database& database = *m_database;
  if (!database.inTransaction()) {
    rollback();
    return Error{Error::Code::CannotWrite, {database.path()}, QStringLiteral("rolled back")};
  }
  auto done = m_continuesStamps ? renewStamp(database) : Outcome(Done{});
  if (done) {
    forbidCommits(database, false);
    done = database.run("COMMIT");
  }
  if (!done) {
    rollback();
    if (isInFile(database) && platform::syncFolder(QFileInfo(database.path()).absolutePath()))
      done = Done{};
  }
  m_database = nullptr;
  return done;
}

/// After a COMMIT that reported an error: it takes effect when the journal is removed, so that an
/// error of syncing the folder after that comes too late.
bool Transaction::isInFile(const Database& database) const
{
  const auto counter = changeCounter(database);
  const auto isOurs = isStamped(database);
  return m_continuesStamps && counter && isOurs && counter.value() != m_counter && isOurs.value();
}

void Transaction::rollback()
{
  if (!m_database)
    return;
  forbidCommits(*m_database, false);
  // A full disk may have rolled back already.
  if (m_database->inTransaction())
    (void)m_database->run("ROLLBACK");
  // After a write that failed SQLite leaves the journal to the next reader: that is us, at once. If
  // that fails too, the next connection that opens the file rolls it back.
  (void)m_database->integer("PRAGMA main.schema_version");
  m_database = nullptr;
}

} // namespace diaban::store
