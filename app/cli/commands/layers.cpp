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
  QHash<QString, QString> groups;
  for (const workspace::LayerBranch& branch : opened->tree())
    for (const QString& layer : branch.layers)
      groups.insert(layer, branch.group ? branch.group->title : QString());
  QJsonArray list;
  for (const workspace::Layer& layer : opened->layers()) {
    QJsonObject json = toJson(layer);
    const QString group = groups.value(layer.name);
    json.insert(QStringLiteral("group"),
                group.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(group));
    list.append(json);
    answer.text += QStringLiteral("%1  %2  %3  %4  %5  %6\n")
                       .arg(layer.name, -24)
                       .arg(workspace::roleName(layer.role), -14)
                       .arg(geometryName(layer.geometry), -8)
                       .arg(layer.featureCount, 9)
                       .arg(group, -22)
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
