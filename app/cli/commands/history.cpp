#include "../entryname.h"
#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/clockcheck.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

constexpr qint64 kMostEntries = 100'000'000;

Result<workspace::HistoryQuery> queryFrom(const Arguments& arguments)
{
  workspace::HistoryQuery query;
  query.words = arguments.value(QStringLiteral("search"));
  DIABAN_TRY(limit, arguments.integer(QStringLiteral("limit"), 1, kMostEntries));
  DIABAN_TRY(before, arguments.integer(QStringLiteral("before"), 1, kMostEntries));
  query.limit = limit.value_or(query.limit);
  query.before = before.value_or(query.before);
  return query;
}

Result<Answer> history(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(query, queryFrom(arguments));
  DIABAN_TRY(numbers, workspace::findInHistory(*opened, query, progress));
  DIABAN_TRY(entries, workspace::historyEntries(*opened, numbers));
  Answer answer;
  answer.notices = opened->notices();
  QJsonArray list;
  for (const workspace::HistoryEntry& entry : std::as_const(entries)) {
    list.append(toJson(entry));
    answer.text +=
        QStringLiteral("%1  %2  %3  %4  %5\n")
            .arg(entry.number, 4)
            .arg(entry.time.toUTC().toString(Qt::ISODate), entry.author, entry.kind, entry.title);
  }
  answer.json = {{QStringLiteral("entries"), list}};
  DIABAN_TRY(warning, workspace::clockWarning(*opened, QDateTime::currentDateTimeUtc()));
  if (!warning.isEmpty()) {
    answer.json.insert(QStringLiteral("clock"), warning);
    answer.text += warning + u'\n';
  }
  return answer;
}

/// Opens, does it, puts it back on its drive.
template <typename Move>
Result<Answer> moved(const Arguments& arguments, Move move, Progress& progress)
{
  DIABAN_TRY(opened, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  DIABAN_TRY(entry, move(*opened));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("entry"), QString::fromLatin1(entry.toHex())}};
  answer.text = QString::fromLatin1(entry.toHex()) + QLatin1Char('\n');
  return answer;
}

Result<Answer> undo(const Arguments& arguments, Progress& progress)
{
  const QString name = arguments.value(QStringLiteral("entry"));
  return moved(
      arguments,
      [&](workspace::Workspace& open) -> Result<QByteArray> {
        if (!arguments.isSet(QStringLiteral("entry")))
          return open.undo(workspace::kBase);
        DIABAN_TRY(entry, entryNamed(open, name));
        return open.takeBack(entry.id);
      },
      progress);
}

} // namespace

Command historyCommand()
{
  return {QStringLiteral("history"),
          QT_TRANSLATE_NOOP("diaban::cli", "list what was done in a workspace, the newest first"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("limit"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "no more entries than this")},
           {QStringLiteral("before"), QStringLiteral("NUMBER"),
            QT_TRANSLATE_NOOP("diaban::cli", "only entries before the one of this number")},
           {QStringLiteral("search"), QStringLiteral("TEXT"),
            QT_TRANSLATE_NOOP("diaban::cli", "only entries with this in title, author or layer")}},
          false,
          history};
}

Command undoCommand()
{
  return {QStringLiteral("undo"),
          QT_TRANSLATE_NOOP("diaban::cli", "take the last action back, or an older one alone"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("entry"), QStringLiteral("ENTRY"),
            QT_TRANSLATE_NOOP("diaban::cli",
                              "number or id of the one action that is to be taken back")}},
          false,
          undo};
}

Command redoCommand()
{
  return {QStringLiteral("redo"),
          QT_TRANSLATE_NOOP("diaban::cli", "do again what was taken back"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          [](const Arguments& arguments, Progress& progress) {
            return moved(
                arguments, [](workspace::Workspace& open) { return open.redo(workspace::kBase); },
                progress);
          }};
}

} // namespace diaban::cli
