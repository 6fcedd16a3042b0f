#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

QJsonObject toJson(const workspace::HistoryEntry& entry)
{
  return {{QStringLiteral("id"), QString::fromLatin1(entry.id.toHex())},
          {QStringLiteral("number"), entry.number},
          {QStringLiteral("title"), entry.title},
          {QStringLiteral("author"), entry.author},
          {QStringLiteral("time"), entry.time.toUTC().toString(Qt::ISODate)},
          {QStringLiteral("kind"), entry.kind},
          {QStringLiteral("rows"), entry.rows}};
}

Result<Answer> history(const Arguments& arguments, Progress&)
{
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(entries, opened->history(workspace::kBase));
  Answer answer;
  answer.notices = opened->notices();
  QJsonArray list;
  for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
    list.append(toJson(*entry));
    answer.text += QStringLiteral("%1  %2  %3  %4  %5\n")
                       .arg(entry->number, 4)
                       .arg(entry->time.toUTC().toString(Qt::ISODate), entry->author, entry->kind,
                            entry->title);
  }
  answer.json = {{QStringLiteral("entries"), list}};
  return answer;
}

using Step = Result<QByteArray> (workspace::Workspace::*)(const workspace::BranchId&);

Result<Answer> step(const Arguments& arguments, Step move, Progress& progress)
{
  DIABAN_TRY(opened, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  DIABAN_TRY(entry, (opened.get()->*move)(workspace::kBase));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("entry"), QString::fromLatin1(entry.toHex())}};
  answer.text = QString::fromLatin1(entry.toHex()) + QLatin1Char('\n');
  return answer;
}

} // namespace

Command historyCommand()
{
  return {QStringLiteral("history"),
          QT_TRANSLATE_NOOP("diaban::cli", "list what was done in a workspace, the newest first"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          history};
}

Command undoCommand()
{
  return {QStringLiteral("undo"),
          QT_TRANSLATE_NOOP("diaban::cli", "take the last action back"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          [](const Arguments& arguments, Progress& progress) {
            return step(arguments, &workspace::Workspace::undo, progress);
          }};
}

Command redoCommand()
{
  return {QStringLiteral("redo"),
          QT_TRANSLATE_NOOP("diaban::cli", "do again what was taken back"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          [](const Arguments& arguments, Progress& progress) {
            return step(arguments, &workspace::Workspace::redo, progress);
          }};
}

} // namespace diaban::cli
