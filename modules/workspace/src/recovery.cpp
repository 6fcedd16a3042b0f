#include "restored.h"

#include <diaban/base/platform_process.h>
#include <diaban/store/database.h>
#include <diaban/store/lockfile.h>
#include <diaban/workspace/recovery.h>

#include <QFileInfo>

namespace diaban::workspace {

QStringList leftByCrash(const QStringList& workspaces, const RemotePlaces& places)
{
  QStringList left;
  for (const QString& path : workspaces)
    if (!isRemote(path, places) && QFileInfo::exists(path) && store::hasJournal(path) &&
        !store::LockFile::holder(path, platform::thisProcess()))
      left += path;
  return left;
}

Result<QVector<Error>> takeBackHalfDone(const QString& workspace, const Clock& clock)
{
  const auto lock = store::LockFile::acquire(workspace, platform::thisProcess(), clock);
  if (!lock && lock.error().code == Error::Code::LockedByOther)
    return QVector<Error>(); // it is theirs to open
  if (!lock)
    return lock.error();
  if (!store::hasJournal(workspace))
    return QVector<Error>();
  DIABAN_TRY(database, store::Database::open(workspace, store::OpenMode::ReadWrite));
  return QVector<Error>{restoredNotice(database, workspace)};
}

} // namespace diaban::workspace
