#include <diaban/store/transaction.h>

#include <utility>

namespace diaban::store {

Result<Transaction> Transaction::begin(Database& database)
{
  if (database.isReadOnly()) // SQLite would begin to read and say nothing
    return Error{Error::Code::ReadOnlyFile, {database.path()}, {}};
  DIABAN_CHECK(database.run("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
  rollback();
}

Outcome Transaction::commit()
{
  auto done = m_database->run("COMMIT");
  if (!done)
    rollback();
  m_database = nullptr;
  return done;
}

void Transaction::rollback()
{
  if (!m_database)
    return;
  // A full disk may have rolled back already. What else fails here leaves a journal, and the next
  // connection that opens the file rolls it back.
  if (m_database->inTransaction())
    (void)m_database->run("ROLLBACK");
  m_database = nullptr;
}

} // namespace diaban::store
