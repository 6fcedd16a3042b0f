// A write transaction that takes everything back unless it was committed.
#pragma once

#include <diaban/store/database.h>

namespace diaban::store {

/// BEGIN IMMEDIATE … COMMIT. Ends before its Database. A destructor without commit() rolls back.
/// While it lives no statement commits by itself, whatever becomes of the transaction.
/// A stamp that was good before is good after the commit (stamp.h); one that was not stays so.
class Transaction {
public:
  /// Busy when another program holds the file; ReadOnlyFile when it can't be written.
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// After an error the transaction is over and nothing of it is in the file (unless the disk failed
  /// in the very last step and again when it was asked about that).
  Outcome commit();
  void rollback();

private:
  explicit Transaction(Database& database)
      : m_database(&database)
  {
  }
  bool isInFile(const Database& database) const;

  Database* m_database; ///< null once it is over
  bool m_continuesStamps = false;
  quint32 m_counter = 0; ///< changeCounter() at its begin
};

} // namespace diaban::store
