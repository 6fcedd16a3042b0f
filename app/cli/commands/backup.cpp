#include "../opening.h"
#include "commands.h"
#include "common/places.h"

#include <diaban/workspace/backups.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

Result<Answer> backup(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(opened, openToLook(path));
  DIABAN_TRY(made, workspace::backUp(*opened, systemClock(), progress, app::backupsFolder()));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("workspace"), path}, {QStringLiteral("backup"), made}};
  answer.text = made + u'\n';
  return answer;
}

} // namespace

Command backupCommand()
{
  return {QStringLiteral("backup"),
          QT_TRANSLATE_NOOP("diaban::cli", "keep a checked copy in the folder of backups"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          backup};
}

} // namespace diaban::cli
