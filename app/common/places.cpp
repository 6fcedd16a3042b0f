#include "places.h"

#include <diaban/workspace/backups.h>

#include <QSettings>

namespace diaban::app {
namespace {

const QString kSyncFolders = QStringLiteral("files/syncFolders");
const QString kBackupsFolder = QStringLiteral("files/backupsFolder");
const QString kAuthorName = QStringLiteral("author/name");
const QString kAuthorOffice = QStringLiteral("author/office");

} // namespace

QStringList syncFolders()
{
  return QSettings().value(kSyncFolders).toStringList();
}

void setSyncFolders(const QStringList& folders)
{
  QSettings().setValue(kSyncFolders, folders);
}

QString backupsFolder()
{
  const QString chosen = QSettings().value(kBackupsFolder).toString();
  return chosen.isEmpty() ? workspace::backupsFolder() : chosen;
}

void setBackupsFolder(const QString& folder)
{
  QSettings().setValue(kBackupsFolder, folder);
}

Author author()
{
  const QSettings settings;
  return {settings.value(kAuthorName).toString(), settings.value(kAuthorOffice).toString()};
}

void setAuthor(const Author& author)
{
  QSettings settings;
  settings.setValue(kAuthorName, author.name.trimmed());
  settings.setValue(kAuthorOffice, author.office.trimmed());
}

workspace::RemotePlaces remotePlaces()
{
  return {{}, syncFolders()};
}

workspace::OpenOptions openOptions()
{
  workspace::OpenOptions options;
  options.remote = remotePlaces();
  const Author who = author();
  if (!who.name.isEmpty())
    options.author =
        who.office.isEmpty() ? who.name : QStringLiteral("%1 (%2)").arg(who.name, who.office);
  return options;
}

} // namespace diaban::app
