// Workspaces on network drives and in synchronised folders: SQLite's locks and syncs can't be
// trusted there, so such a file is worked on as a copy on this computer and put back afterwards.
#pragma once

#include <diaban/base/result.h>

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace diaban::workspace {

/// Where the copies lie, and what is treated as a network drive besides those that the system knows
/// as such (platform::isOnNetwork).
struct RemotePlaces {
  QString copies{};          ///< folder of the copies; empty: copiesFolder()
  QStringList syncFolders{}; ///< of programs that carry files to other computers, as OneDrive does
};

/// The default folder of the copies: "diaban/network" in the person's data folder.
QString copiesFolder();

/// Whether the workspace, which need not exist, is worked on as a copy.
bool isRemote(const QString& path, const RemotePlaces& places);

/// Work that is on this computer only, and belongs to a workspace elsewhere.
struct WaitingCopy {
  QString workspace; ///< where it belongs
  QString file;      ///< the copy; opening `workspace` goes on with it
  QDateTime since;   ///< UTC; when it was copied
};

/// All copies that nobody has open, by path: what a crash, a lost connection or a full drive left.
/// Looks at the folder of the copies only, never at a drive.
QVector<WaitingCopy> waitingCopies(const RemotePlaces& places);

/// The one that opening `workspace` would go on with, whether or not somebody has it open.
std::optional<WaitingCopy> copyOf(const QString& workspace, const RemotePlaces& places);

/// Removes a waiting copy with all work in it, when a person says so. Nothing happens when somebody
/// has it open, or there is none.
void dropCopy(const QString& workspace, const RemotePlaces& places);

} // namespace diaban::workspace
