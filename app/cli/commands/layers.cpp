#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/analysis/origin.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QJsonDocument>

namespace diaban::cli {
namespace {

QJsonArray outOfDate(const QVector<analysis::StaleInput>& stale)
{
  QJsonArray list;
  for (const analysis::StaleInput& input : stale)
    list.append(QJsonObject{{QStringLiteral("layer"), input.layer.toHex()},
                            {QStringLiteral("title"), input.title},
                            {QStringLiteral("why"), analysis::whyName(input.why)}});
  return list;
}

/// Below the line of a result.
QString originLines(const workspace::Layer& layer, const QVector<analysis::StaleInput>& stale)
{
  QString lines;
  for (const QString& words : {analysis::originWords(layer), analysis::staleWords(stale)})
    if (!words.isEmpty())
      lines += QStringLiteral("  %1\n").arg(words);
  return lines;
}

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
  const QVector<workspace::Layer> all = opened->layers();
  for (const workspace::Layer& layer : all) {
    QJsonObject json = toJson(layer);
    const auto stale = analysis::staleInputs(all, layer);
    const QJsonObject origin = QJsonDocument::fromJson(layer.origin).object();
    json.insert(QStringLiteral("origin"),
                origin.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(origin));
    json.insert(QStringLiteral("outOfDate"), outOfDate(stale));
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
    answer.text += originLines(layer, stale);
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
