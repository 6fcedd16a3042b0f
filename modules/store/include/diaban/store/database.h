// One connection to one SQLite file, hardened against what the file holds.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/store/statement.h>

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

struct sqlite3;

namespace diaban::store {

enum class OpenMode {
  ReadOnly,  ///< for jobs and for looking; never writes, not even what a crash left to roll back
  ReadWrite, ///< rolls back what a crash left, folds a WAL file into the database
  Create     ///< the file must not exist yet
};

/// Owns a connection. One thread at a time may use it (interrupt() apart); several connections to
/// a file may live in one process, but nothing other than SQLite may open that file meanwhile: any
/// close() of it drops the locks of all of them (POSIX).
///
/// Every connection has: trusted_schema off, DEFENSIVE, triggers and views disabled, no loadable
/// extensions, cell_size_check, lower limits than SQLite's own, foreign keys on, rollback journal
/// DELETE, locking_mode NORMAL, synchronous EXTRA, 5 s of patience with other writers.
///
/// Errors: FileNotFound, FileExists, PermissionDenied, NotWorkspace (no SQLite file), ReadOnlyFile,
/// FileEmpty, DiskFull, Busy, CorruptFile, CannotWrite; args[0] is the path, `detail` SQLite's
/// message. Cancelled when interrupted; Internal when the SQL itself is wrong.
class Database {
public:
  static Result<Database> open(const QString& path, OpenMode mode);
  /// A private database without a file, for tests and scratch work.
  static Result<Database> openInMemory();
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  const QString& path() const { return m_path; }
  bool isReadOnly() const;

  /// Runs statements that return nothing, parted by semicolons.
  Outcome run(QByteArrayView sql);
  /// \pre `sql` is one statement.
  Result<Statement> prepare(QByteArrayView sql) const;
  /// The first column of the first row; NoRow is an Internal error.
  Result<qint64> integer(QByteArrayView sql) const;
  Result<QString> text(QByteArrayView sql) const;

  qint64 lastRowId() const;
  qint64 changes() const; ///< rows touched by the last INSERT, UPDATE or DELETE
  bool inTransaction() const;

  /// Differs from its last value when *another* connection has committed since. Compare only values
  /// of the same Database.
  Result<qint64> dataVersion() const;

  /// Differs from its last value when anybody has committed since, this connection included.
  Result<qint64> contentVersion() const;

  /// CorruptFile with what is wrong in `detail`. quickCheck() leaves indexes out.
  Outcome quickCheck() const;
  Outcome integrityCheck() const;
  /// CorruptFile when a row refers to one that is not there.
  Outcome foreignKeyCheck() const;

  /// A whole copy under a new name, made while others go on writing: written beside `path` first,
  /// checked, synced, then renamed. \returns FileExists when `path` is there already.
  Outcome backupTo(const QString& path, Progress& progress) const;

  /// Makes the running statement of this connection end with Cancelled. Any thread, while the
  /// Database lives.
  void interrupt() const;

  /// Waits this long for other writers before Busy. 5,000 at first.
  void setBusyTimeout(int milliseconds);

  /// Makes an error of `code`, an extended SQLite result code, with this file's name.
  Error error(int code) const;
  sqlite3* handle() const { return m_handle; }

private:
  Database(sqlite3* handle, QString path)
      : m_handle(handle)
      , m_path(std::move(path))
  {
  }
  sqlite3* m_handle = nullptr;
  QString m_path;
};

/// While it lives, long statements of the database ask `shouldStop` every few milliseconds and end
/// with Cancelled when it says so. One at a time for a database.
class StopWatch {
public:
  StopWatch(const Database& database, std::function<bool()> shouldStop);
  ~StopWatch();
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

private:
  sqlite3* m_handle;
  std::function<bool()> m_shouldStop;
};

/// Whether a crash left a journal beside the file, so that opening it for writing rolls it back.
/// Does not open the file itself.
bool hasJournal(const QString& path);

/// `"name"` with quotes doubled, for SQL text.
QByteArray quoted(const QString& name);

} // namespace diaban::store
