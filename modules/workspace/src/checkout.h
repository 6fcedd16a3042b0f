// One workspace elsewhere that is worked on as a copy here. Private to the module.
#pragma once

#include "checkoutrecord.h"
#include "checkouttarget.h"

#include <diaban/base/error.h>
#include <diaban/base/platform_process.h>
#include <diaban/base/progress.h>
#include <diaban/store/lockfile.h>

namespace diaban::workspace {

/// Holds the lock file beside the workspace and another one beside the copy to the end of its life.
/// What is not put back by then stays in the copy, and the next begin() goes on from it.
class Checkout {
public:
  struct Request {
    QString workspace; ///< absolute path
    RemotePlaces places;
    platform::ProcessOwner self;
    Clock clock;
    bool takesOver = false; ///< see OpenOptions::takeOver
  };

  /// Copies the workspace, or goes on with a copy that still waits to be put back.
  /// \returns LockedByOther; CannotWrite when no lock can be put beside it; Busy while another
  ///          program writes it; DiskFull; what copyFile() returns; errors of putBack()
  static Result<Checkout> begin(const Request& request, Progress& progress);
  /// For a workspace that is yet to be made. \returns FileExists when a copy of that name waits.
  static Result<Checkout> beginNew(const Request& request);

  const QString& file() const { return m_file; } ///< the copy
  /// Whether the copy had, at begin(), what its drive has not.
  bool hadWork() const { return m_hadWork; }
  const QVector<Error>& notices() const { return m_notices; }

  /// Puts `whole`, a closed workspace file, in the place where the workspace came from: written
  /// beside it, synced, read back, renamed. Should the workspace be another than the one that was
  /// copied, `whole` is put beside it, for good.
  /// \returns KeptBeside then; DriveGone, DriveFull, NotPutBack or LockedByOther when nothing
  ///          was changed there; Cancelled
  Outcome putBack(const QString& whole, Progress& progress);
  /// A file beside the copy for the `whole` of putBack().
  QString outgoingFile() const;

  /// Removes the copy. \pre nobody has it open, and it is put back or holds no work.
  void discard();

private:
  explicit Checkout(const Request& request);
  Outcome lock();
  Outcome lockThere();
  Outcome resume(Progress& progress);
  Outcome takeOut(Progress& progress);
  Outcome keepRolledBack(Progress& progress);
  bool isReachable() const;
  Result<bool> targetIsOurs(Progress& progress);
  Outcome put(const QString& whole, const QByteArray& hash, Progress& progress);
  Outcome putTarget(const QString& part, const TargetState& seen, Progress& progress);
  Outcome putBeside(const QString& part);
  QString freeNameBeside() const;
  Outcome settleCompanions(Progress& progress);
  Error putError(const Error& cause) const;

  Request m_request;
  QString m_folder, m_file;
  std::optional<store::LockFile> m_remoteLock; ///< none while the drive is not connected
  std::optional<store::LockFile> m_localLock;
  std::optional<CheckoutRecord> m_record;
  bool m_hadWork = false;
  QVector<Error> m_notices;
};

} // namespace diaban::workspace
