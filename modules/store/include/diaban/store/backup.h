// Copies that can be trusted: backups kept by age, and "copy to USB".
#pragma once

#include <diaban/base/clock.h>
#include <diaban/store/database.h>

#include <QDateTime>
#include <QVector>

namespace diaban::store {

/// One kept copy of a workspace.
struct Backup {
  QString path;
  QDateTime time; ///< UTC, from its name
};

/// The backups of `workspace` in `folder`, newest first: "<name> 2026-11-21 0942.gpkg" and the
/// like.
QVector<Backup> backups(const QString& folder, const QString& workspace);

/// Which to remove: kept are all of the last 24 hours, then the newest of each of 7 days, of each
/// of 5 weeks and of each of 12 months, and always the newest. A gap of more than 100 days in them
/// outdates nothing, since only the clock may have jumped.
QVector<Backup> outdated(QVector<Backup> backups, const QDateTime& now);

/// Makes a checked copy in `folder` (made when missing), then removes what is outdated. The second
/// of two that are made within one second bears the next free one.
/// \pre `folder` is not the workspace's own. \returns the copy's path.
Result<QString> makeBackup(const Database& database, const QString& folder, const Clock& clock,
                           Progress& progress);

/// "Copy to USB": a checked and synced copy under any name; an existing file there is replaced only
/// once the new one is whole. \returns IsOpenWorkspace when `path` leads to the database's own
/// file.
Outcome copyVerified(const Database& database, const QString& path, Progress& progress);

} // namespace diaban::store
