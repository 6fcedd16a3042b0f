// Kept copies of workspaces, by age, in one folder that people can see.
#pragma once

#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

/// The one folder of all backups: "diaban/backups" in the person's data folder.
QString backupsFolder();

/// Where in it the backups of one workspace lie: a folder with its name and a hash of its path,
/// since names repeat.
QString backupsOf(const QString& workspace, const QString& root = backupsFolder());

/// Whether a backup should be made now: there is something in the workspace, the newest backup is
/// a day old or there is none, and something was decided since. Any thread.
Result<bool> isBackupDue(const Workspace& workspace, const QDateTime& now,
                         const QString& root = backupsFolder());

/// Makes a checked copy under its time and removes those that are outdated (store/backup.h), while
/// work goes on. Blocks its caller: use it from a job. Any thread.
/// \returns the copy's path; NoRoomForBackup when it would leave less space than it takes
Result<QString> backUp(const Workspace& workspace, const Clock& clock, Progress& progress,
                       const QString& root = backupsFolder());

} // namespace diaban::workspace
