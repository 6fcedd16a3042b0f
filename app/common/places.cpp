#include "places.h"

#include <QSettings>

namespace diaban::app {
namespace {

const QString kSyncFolders = QStringLiteral("files/syncFolders");

} // namespace

QStringList syncFolders()
{
  return QSettings().value(kSyncFolders).toStringList();
}

void setSyncFolders(const QStringList& folders)
{
  QSettings().setValue(kSyncFolders, folders);
}

workspace::RemotePlaces remotePlaces()
{
  return {{}, syncFolders()};
}

workspace::OpenOptions openOptions()
{
  workspace::OpenOptions options;
  options.remote = remotePlaces();
  return options;
}

} // namespace diaban::app
