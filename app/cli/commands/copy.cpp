#include "commands.h"

#include <diaban/workspace/copy.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

Result<Answer> copy(const Arguments& arguments, Progress& progress)
{
  const QString from = arguments.parameter(QStringLiteral("WORKSPACE"));
  const QString to = arguments.parameter(QStringLiteral("OUT.gpkg"));
  const bool isClean = arguments.isSet(QStringLiteral("clean"));
  if (isClean)
    DIABAN_CHECK(workspace::copyClean(from, to, systemClock(), progress));
  else
    DIABAN_CHECK(workspace::copyWhole(from, to, progress));
  Answer answer;
  answer.json = {{QStringLiteral("workspace"), to}, {QStringLiteral("clean"), isClean}};
  answer.text = to + u'\n';
  return answer;
}

} // namespace

Command copyCommand()
{
  return {QStringLiteral("copy"),
          QT_TRANSLATE_NOOP("diaban::cli",
                            "make a checked copy of a workspace, such as on a USB stick"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("OUT.gpkg")}},
          {{QStringLiteral("clean"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "rows only: leave out parts that are not ours")}},
          false,
          copy};
}

} // namespace diaban::cli
