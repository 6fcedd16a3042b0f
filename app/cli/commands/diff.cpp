#include "../json.h"
#include "commands.h"

#include <diaban/workspace/difference.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using namespace workspace;

constexpr std::size_t kRowsAtOnce = 10'000;

QJsonObject toJson(const RowDifference& row, const RowDetail& detail)
{
  QJsonObject fields;
  for (const FieldDifference& field : detail.fields)
    fields.insert(field.field, QJsonArray{cellJson(field.before), cellJson(field.after)});
  return {{QStringLiteral("uid"), row.uid.toHex()},
          {QStringLiteral("kind"), differenceName(row.kind)},
          {QStringLiteral("fields"), fields},
          {QStringLiteral("geometry_changed"), row.isGeometryChanged}};
}

Result<QJsonArray> rowsOf(const Difference& all, const LayerDifference& layer, Progress& progress)
{
  QJsonArray list;
  const std::span rows(layer.rows);
  for (std::size_t at = 0; at < rows.size(); at += kRowsAtOnce) {
    if (!progress.advance(static_cast<double>(at) / static_cast<double>(rows.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    const auto some = rows.subspan(at, std::min(kRowsAtOnce, rows.size() - at));
    DIABAN_TRY(details, rowDetails(all, layer, some));
    for (std::size_t i = 0; i < some.size(); ++i)
      list.append(toJson(some[i], details[static_cast<qsizetype>(i)]));
  }
  return list;
}

Result<QJsonObject> toJson(const Difference& all, const LayerDifference& layer, Progress& progress)
{
  DIABAN_TRY(rows, rowsOf(all, layer, progress));
  QJsonObject json{{QStringLiteral("layer"), layer.name},
                   {QStringLiteral("added"), layer.added},
                   {QStringLiteral("changed"), layer.changed},
                   {QStringLiteral("deleted"), layer.deleted},
                   {QStringLiteral("rows"), rows}};
  if (!layer.fieldsAdded.isEmpty())
    json.insert(QStringLiteral("fields_added"), QJsonArray::fromStringList(layer.fieldsAdded));
  if (!layer.fieldsGone.isEmpty())
    json.insert(QStringLiteral("fields_gone"), QJsonArray::fromStringList(layer.fieldsGone));
  return json;
}

QString textOf(const LayerDifference& layer)
{
  return QStringLiteral("%1\t+%2\t~%3\t-%4\n")
      .arg(layer.name)
      .arg(layer.added)
      .arg(layer.changed)
      .arg(layer.deleted);
}

Result<Answer> diff(const Arguments& arguments, Progress& progress)
{
  SubProgress comparing(progress, 0, 0.9), reading(progress, 0.9, 1);
  DIABAN_TRY(found, difference(arguments.parameter(QStringLiteral("A")),
                               arguments.parameter(QStringLiteral("B")), comparing));
  Answer answer;
  QJsonArray layers, settings;
  for (const LayerDifference& layer : std::as_const(found.layers)) {
    DIABAN_TRY(json, toJson(found, layer, reading));
    layers.append(json);
    answer.text += textOf(layer);
  }
  for (const SettingDifference& setting : std::as_const(found.settings)) {
    const QString what = settingName(setting.what), kind = differenceName(setting.kind);
    settings.append(QJsonObject{{QStringLiteral("what"), what},
                                {QStringLiteral("title"), setting.title},
                                {QStringLiteral("kind"), kind}});
    answer.text += QStringLiteral("%1\t%2\t%3\n").arg(what, setting.title, kind);
  }
  answer.json = {{QStringLiteral("layers"), layers}};
  if (!settings.isEmpty())
    answer.json.insert(QStringLiteral("settings"), settings);
  return answer;
}

} // namespace

Command diffCommand()
{
  return {QStringLiteral("diff"),
          QT_TRANSLATE_NOOP("diaban::cli", "say in which rows and settings two workspaces differ"),
          {{QStringLiteral("A")}, {QStringLiteral("B")}},
          {},
          false,
          diff};
}

} // namespace diaban::cli
