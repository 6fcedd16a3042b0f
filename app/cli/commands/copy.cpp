#include "commands.h"

#include <diaban/workspace/copy.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace diaban::cli {
namespace {

Result<Answer> copy(const Arguments& arguments, Progress& progress)
{
  const QString from = arguments.parameter(QStringLiteral("WORKSPACE"));
  const QString to = arguments.parameter(QStringLiteral("OUT.gpkg"));
  const bool isClean = arguments.isSet(QStringLiteral("clean"));
  DIABAN_TRY(report, isClean ? workspace::copyClean(from, to, systemClock(), progress)
                             : workspace::copyWhole(from, to, progress));
  Answer answer;
  answer.json = {{QStringLiteral("workspace"), to},
                 {QStringLiteral("clean"), isClean},
                 {QStringLiteral("linked"), QJsonArray::fromStringList(report.linkedFiles)}};
  answer.text = to + u'\n';
  if (!report.linkedFiles.isEmpty())
    answer.notices.append(
        {Error::Code::LinksStayBehind, {to, report.linkedFiles.join(QStringLiteral(", "))}, {}});
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
