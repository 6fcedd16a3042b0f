#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

Result<Answer> layers(const Arguments& arguments, Progress&)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(opened, openToLook(path));
  Answer answer;
  answer.notices = opened->notices();
  QJsonArray list;
  for (const workspace::Layer& layer : opened->layers()) {
    list.append(toJson(layer));
    answer.text += QStringLiteral("%1  %2  %3  %4  %5\n")
                       .arg(layer.name, -24)
                       .arg(workspace::roleName(layer.role), -14)
                       .arg(geometryName(layer.geometry), -8)
                       .arg(layer.featureCount, 9)
                       .arg(layer.title);
  }
  answer.json = {{QStringLiteral("workspace"), path},
                 {QStringLiteral("crs"), opened->crs().id()},
                 {QStringLiteral("layers"), list}};
  return answer;
}

} // namespace

Command layersCommand()
{
  return {QStringLiteral("layers"),
          QT_TRANSLATE_NOOP("diaban::cli", "list the layers of a workspace, top of the map first"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          layers};
}

} // namespace diaban::cli
