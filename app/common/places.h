// Where workspaces are worked on, as the person has set it: the same for both programs.
#pragma once

#include <diaban/workspace/workspace.h>

#include <QStringList>

namespace diaban::app {

/// Folders that a program such as OneDrive or Dropbox carries to other computers. A workspace in
/// one of them is worked on as a copy, as one on a network drive (see workspace/checkout.h).
QStringList syncFolders();
void setSyncFolders(const QStringList& folders);

/// Where backups lie: the folder that the person chose, else workspace::backupsFolder().
QString backupsFolder();
void setBackupsFolder(const QString& folder); ///< empty: the usual one

/// Who is named as the author of what is done: name and office, each may be empty.
struct Author {
  QString name, office;
};
Author author();
void setAuthor(const Author& author);

workspace::RemotePlaces remotePlaces();

/// Options to open any workspace with. Set progress and readOnly as needed.
workspace::OpenOptions openOptions();

} // namespace diaban::app
