#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>

#include <utility>

namespace diaban::store {

Result<Transaction> Transaction::begin(Database& database)
{
  if (database.isReadOnly()) // SQLite would begin to read and say nothing
    return Error{Error::Code::ReadOnlyFile, {database.path()}, {}};
  DIABAN_CHECK(database.run("BEGIN IMMEDIATE"));
  Transaction transaction(database);
  DIABAN_TRY(wasOurs, isStamped(database));
  transaction.m_continuesStamps = wasOurs;
  return transaction;
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_continuesStamps(other.m_continuesStamps)
{
}

Transaction::~Transaction()
{
  rollback();
}

Outcome Transaction::commit()
{
  auto done = m_continuesStamps ? renewStamp(*m_database) : Outcome(Done{});
  if (done)
    done = m_database->run("COMMIT");
  if (!done)
    rollback();
  m_database = nullptr;
  return done;
}

void Transaction::rollback()
{
  if (!m_database)
    return;
  // A full disk may have rolled back already.
  if (m_database->inTransaction())
    (void)m_database->run("ROLLBACK");
  // After a write that failed SQLite leaves the journal to the next reader: that is us, at once. If
  // that fails too, the next connection that opens the file rolls it back.
  (void)m_database->integer("PRAGMA main.schema_version");
  m_database = nullptr;
}

} // namespace diaban::store
