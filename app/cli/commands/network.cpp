// Workspaces on network drives: what waits to be put back, and which folders are treated like them.
#include "../opening.h"
#include "commands.h"
#include "common/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace diaban::cli {
namespace {

Result<Answer> putBack(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool hasWaited = workspace::copyOf(path, app::remotePlaces()).has_value();
  DIABAN_CHECK(workspace::putBackWaiting(path, app::openOptions(), progress));
  Answer answer;
  answer.json = {{QStringLiteral("workspace"), path}, {QStringLiteral("waited"), hasWaited}};
  answer.text = path + u'\n';
  return answer;
}

Result<Answer> waiting(const Arguments&, Progress&)
{
  Answer answer;
  QJsonArray list;
  for (const workspace::WaitingCopy& copy : workspace::waitingCopies(app::remotePlaces())) {
    const QString since = copy.since.toUTC().toString(Qt::ISODate);
    list.append(QJsonObject{{QStringLiteral("workspace"), copy.workspace},
                            {QStringLiteral("copy"), copy.file},
                            {QStringLiteral("since"), since}});
    answer.text += QStringLiteral("%1  %2\n").arg(since, copy.workspace);
  }
  answer.json = {{QStringLiteral("waiting"), list}};
  return answer;
}

Result<Answer> syncFolders(const Arguments& arguments, Progress&)
{
  QStringList folders = app::syncFolders();
  const QString added = arguments.value(QStringLiteral("add"));
  const QString removed = arguments.value(QStringLiteral("remove"));
  if (!added.isEmpty() && !QFileInfo(added).isDir())
    return Error{Error::Code::FileNotFound, {added}, {}};
  if (!added.isEmpty() && !folders.contains(QDir(added).absolutePath()))
    folders.append(QDir(added).absolutePath());
  if (!removed.isEmpty() && folders.removeAll(QDir(removed).absolutePath()) == 0)
    return Error{Error::Code::BadArgument, {removed, QStringLiteral("--remove")}, {}};
  if (!added.isEmpty() || !removed.isEmpty())
    app::setSyncFolders(folders);
  Answer answer;
  answer.json = {{QStringLiteral("folders"), QJsonArray::fromStringList(folders)}};
  for (const QString& folder : std::as_const(folders))
    answer.text += folder + u'\n';
  return answer;
}

} // namespace

Command putBackCommand()
{
  return {QStringLiteral("put-back"),
          QT_TRANSLATE_NOOP("diaban::cli",
                            "put work on its network drive that is on this computer only"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          putBack};
}

Command waitingCommand()
{
  return {QStringLiteral("waiting"),
          QT_TRANSLATE_NOOP("diaban::cli", "list work that waits for its network drive"),
          {},
          {},
          false,
          waiting};
}

Command syncFoldersCommand()
{
  return {QStringLiteral("sync-folders"),
          QT_TRANSLATE_NOOP("diaban::cli",
                            "list the folders that are treated as network drives, or change them"),
          {},
          {{QStringLiteral("add"), QStringLiteral("FOLDER"),
            QT_TRANSLATE_NOOP("diaban::cli",
                              "a program such as OneDrive carries this folder to other computers")},
           {QStringLiteral("remove"), QStringLiteral("FOLDER"),
            QT_TRANSLATE_NOOP("diaban::cli", "treat this folder as any other again")}},
          false,
          syncFolders};
}

} // namespace diaban::cli
