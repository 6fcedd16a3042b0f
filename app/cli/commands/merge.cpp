#include "../json.h"
#include "../opening.h"
#include "commands.h"
#include "common/places.h"

#include <diaban/workspace/merge.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using namespace workspace;

QJsonValue toJson(const ConflictSide& side)
{
  if (side.isDeleted)
    return QJsonObject{{QStringLiteral("deleted"), true}};
  return cellJson(side.value);
}

QJsonObject toJson(const Conflict& conflict)
{
  QJsonObject json{{QStringLiteral("uid"), conflict.uid.toHex()},
                   {QStringLiteral("layer"), conflict.layerName},
                   {QStringLiteral("row"), conflict.row.toHex()},
                   {QStringLiteral("kind"),
                    conflict.isDeletion() ? QStringLiteral("deletion") : QStringLiteral("cell")},
                   {QStringLiteral("field"), conflict.field},
                   {QStringLiteral("base"), toJson(conflict.base)},
                   {QStringLiteral("mine"), toJson(conflict.mine)},
                   {QStringLiteral("theirs"), toJson(conflict.theirs)},
                   {QStringLiteral("mine_by"), conflict.mine.who},
                   {QStringLiteral("theirs_by"), conflict.theirs.who}};
  if (!conflict.subject.isEmpty())
    json.insert(QStringLiteral("subject"), conflict.subject);
  return json;
}

QJsonArray toJson(const QVector<Conflict>& conflicts)
{
  QJsonArray list;
  for (const Conflict& conflict : conflicts)
    list.append(toJson(conflict));
  return list;
}

QString textOf(const ConflictSide& side)
{
  return side.isDeleted ? QStringLiteral("✕") : cellText(side.value);
}

QString textOf(const QVector<Conflict>& conflicts)
{
  QString text;
  for (const Conflict& conflict : conflicts) {
    const bool isShape = conflict.isGeometry();
    text += QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\t%7\n")
                .arg(conflict.uid.toHex(),
                     conflict.layerName.isEmpty() ? conflict.title : conflict.layerName,
                     conflict.row.toHex(), conflict.field,
                     isShape ? QStringLiteral("…") : textOf(conflict.base),
                     isShape ? QStringLiteral("…") : textOf(conflict.mine),
                     isShape ? QStringLiteral("…") : textOf(conflict.theirs));
  }
  return text;
}

Result<Answer> merge(const Arguments& arguments, Progress& progress)
{
  MergeRequest request;
  request.base = arguments.parameter(QStringLiteral("BASE"));
  request.mine = arguments.parameter(QStringLiteral("MINE"));
  request.theirs = arguments.parameter(QStringLiteral("THEIRS"));
  request.out = arguments.value(QStringLiteral("out"));
  if (request.out.isEmpty())
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("-o OUT.gpkg"), QStringLiteral("merge")}, {}};
  DIABAN_TRY(report, workspace::merge(request, app::openOptions(), progress));
  Answer answer;
  answer.notices = report.notices;
  QJsonArray layers;
  for (const MergedLayer& layer : std::as_const(report.layers)) {
    layers.append(QJsonObject{{QStringLiteral("layer"), layer.name},
                              {QStringLiteral("new"), layer.isNew},
                              {QStringLiteral("added"), layer.added},
                              {QStringLiteral("changed"), layer.changed},
                              {QStringLiteral("deleted"), layer.deleted},
                              {QStringLiteral("conflicts"), layer.conflicts}});
    answer.text += QStringLiteral("%1\t+%2\t~%3\t-%4\t!%5\n")
                       .arg(layer.name)
                       .arg(layer.added)
                       .arg(layer.changed)
                       .arg(layer.deleted)
                       .arg(layer.conflicts);
  }
  answer.text += textOf(report.conflicts);
  QJsonArray decisions;
  for (const MergeDecision& decision : std::as_const(report.decisions)) {
    decisions.append(
        QJsonObject{{QStringLiteral("code"), decisionName(decision.what)},
                    {QStringLiteral("args"), QJsonArray::fromStringList(decision.args)},
                    {QStringLiteral("sentence"), decisionText(decision)}});
    answer.text += decisionText(decision) + u'\n';
  }
  answer.json = {{QStringLiteral("workspace"), request.out},
                 {QStringLiteral("entry"), QString::fromLatin1(report.entry.toHex())},
                 {QStringLiteral("entries"), report.entries},
                 {QStringLiteral("layers"), layers},
                 {QStringLiteral("settings"), report.settings},
                 {QStringLiteral("decisions"), decisions},
                 {QStringLiteral("conflicts"), toJson(report.conflicts)}};
  answer.exitCode = report.conflicts.isEmpty() ? 0 : 1;
  return answer;
}

Result<ConflictChoice> choiceOf(const QString& word)
{
  static const QHash<QString, ConflictChoice> kWords{
      {QStringLiteral("base"), ConflictChoice::Base},
      {QStringLiteral("mine"), ConflictChoice::Mine},
      {QStringLiteral("theirs"), ConflictChoice::Theirs},
      {QStringLiteral("keep"), ConflictChoice::Keep}};
  const auto found = kWords.constFind(word);
  if (found == kWords.constEnd())
    return Error{Error::Code::BadArgument, {word, QStringLiteral("--take")}, {}};
  return *found;
}

/// The ones that --only names, else all.
Result<QVector<Conflict>> chosen(const Arguments& arguments, const QVector<Conflict>& all)
{
  if (!arguments.isSet(QStringLiteral("only")))
    return all;
  QVector<Conflict> some;
  for (const QString& uid : arguments.list(QStringLiteral("only"))) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Conflict& conflict) {
      return conflict.uid.toHex() == uid;
    });
    if (found == all.end())
      return Error{Error::Code::BadArgument, {uid, QStringLiteral("--only")}, {}};
    some.append(*found);
  }
  return some;
}

Result<Answer> settle(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(choice, choiceOf(arguments.value(QStringLiteral("take"))));
  DIABAN_TRY(opened, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  DIABAN_TRY(all, opened->conflicts());
  DIABAN_TRY(some, chosen(arguments, all));
  const QString title = QCoreApplication::translate("diaban::Merge", "%n conflict(s) settled",
                                                    nullptr, static_cast<int>(some.size()));
  DIABAN_TRY(entry, opened->edit(kBase, title, [&](Edit& edit) -> Outcome {
    for (const Conflict& conflict : some)
      DIABAN_CHECK(edit.decide(conflict.uid, choice));
    return Done{};
  }));
  DIABAN_CHECK(opened->putBack(progress));
  DIABAN_TRY(left, opened->conflicts());
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("settled"), some.size()},
                 {QStringLiteral("entry"), QString::fromLatin1(entry.toHex())},
                 {QStringLiteral("conflicts"), toJson(left)}};
  answer.text = textOf(left);
  answer.exitCode = left.isEmpty() ? 0 : 1;
  return answer;
}

Result<Answer> conflicts(const Arguments& arguments, Progress& progress)
{
  if (arguments.isSet(QStringLiteral("take")))
    return settle(arguments, progress);
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(all, opened->conflicts());
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("conflicts"), toJson(all)}};
  answer.text = textOf(all);
  answer.exitCode = all.isEmpty() ? 0 : 1;
  return answer;
}

} // namespace

Command mergeCommand()
{
  return {QStringLiteral("merge"),
          QT_TRANSLATE_NOOP("diaban::cli", "bring two copies of a workspace together"),
          {{QStringLiteral("BASE")}, {QStringLiteral("MINE")}, {QStringLiteral("THEIRS")}},
          {{QStringLiteral("out"), QStringLiteral("OUT.gpkg"),
            QT_TRANSLATE_NOOP("diaban::cli", "the new file"), QStringLiteral("o")}},
          false,
          merge};
}

Command mergeConflictsCommand()
{
  return {QStringLiteral("merge-conflicts"),
          QT_TRANSLATE_NOOP("diaban::cli", "list or settle what a merge left open"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("take"), QStringLiteral("base|mine|theirs|keep"),
            QT_TRANSLATE_NOOP("diaban::cli", "settle them: the value to take")},
           {QStringLiteral("only"), QStringLiteral("UID,…"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these, as the list names them")}},
          false,
          conflicts};
}

} // namespace diaban::cli
