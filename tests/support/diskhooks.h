// Stands between SQLite and the disk in tests: sees each call, and may refuse it.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace diaban::test {

enum class DiskCall { Open, Read, Write, Truncate, Sync, Delete, Size, Exists, Lock };

/// One call that SQLite makes of its disk.
struct DiskAccess {
  DiskCall call = DiskCall::Open;
  const QString& path;
  qint64 offset = 0;        ///< Read, Write; the new size of a Truncate
  QByteArrayView bytes{};   ///< Write
  bool isNew = false;       ///< Open: the file was not there before
  bool isJournal = false;   ///< Open and Sync: the file is a rollback journal
  bool syncsFolder = false; ///< Delete: the folder is synced too
};

/// What is done instead of a call: `code` is returned after the first `written` bytes of a Write
/// were written, or, for any number but 0, after a Delete without its sync was made.
struct DiskRefusal {
  int code = 0;
  qint64 written = 0;
};

/// While it lives, all that SQLite does in this process goes through it. One at a time.
///
/// Our way to the disk stands there from the start of the process to its end, since PROJ, which
/// has a way of its own built on the one that it finds, does not bear a change.
class DiskHooks {
public:
  DiskHooks();
  virtual ~DiskHooks();
  DiskHooks(const DiskHooks&) = delete;
  DiskHooks& operator=(const DiskHooks&) = delete;

  /// Called before each call of SQLite, from any thread. \returns nothing to let it through
  virtual std::optional<DiskRefusal> refuse(const DiskAccess&) { return std::nullopt; }
  /// Called after a call that went well.
  virtual void done(const DiskAccess&) {}
  /// What a file held when it was opened for the first time; only asked for when wanted.
  virtual bool wantsContent(const QString&) { return false; }
  virtual void opened(const QString&, const QByteArray&) {}
};

} // namespace diaban::test
