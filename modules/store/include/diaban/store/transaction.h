// A write transaction that takes everything back unless it was committed.
#pragma once

#include <diaban/store/database.h>

namespace diaban::store {

/// BEGIN IMMEDIATE … COMMIT. Ends before its Database. A destructor without commit() rolls back.
/// A stamp that was good before is good after the commit (stamp.h); one that was not stays so.
class Transaction {
public:
  /// Busy when another program holds the file; ReadOnlyFile when it can't be written.
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// After an error nothing of the transaction is in the file and it is over.
  Outcome commit();
  void rollback();

private:
  explicit Transaction(Database& database)
      : m_database(&database)
  {
  }
  Database* m_database; ///< null once it is over
  bool m_continuesStamps = false;
};

} // namespace diaban::store
