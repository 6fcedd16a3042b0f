#include "../opening.h"
#include "commands.h"
#include "common/places.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace diaban::cli {
namespace {

constexpr qint64 kMostDays = 100'000;

Result<Answer> compact(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(days, arguments.integer(QStringLiteral("older-than"), 0, kMostDays));
  if (!days)
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--older-than"), QStringLiteral("compact")},
                 {}};
  DIABAN_TRY(opened, openToWork(path, progress));
  const QDateTime before = QDateTime::currentDateTime().addDays(-*days);
  const QString title = QCoreApplication::translate("diaban::cli", "Clear history before %1")
                            .arg(QLocale().toString(before, QStringLiteral("dd/MM/yyyy")));
  DIABAN_TRY(report, opened->compact(before, title, app::backupsFolder(), progress));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("workspace"), path},
                 {QStringLiteral("entries"), report.entries},
                 {QStringLiteral("tables"), report.tables},
                 {QStringLiteral("bytes"), report.bytes},
                 {QStringLiteral("backup"), report.backup}};
  answer.text = QCoreApplication::translate("diaban::cli", "Changes of %n entries were cleared.",
                                            nullptr, static_cast<int>(report.entries)) +
                QLatin1Char('\n');
  return answer;
}

} // namespace

Command compactCommand()
{
  return {QStringLiteral("compact"),
          QT_TRANSLATE_NOOP("diaban::cli", "clear what old actions changed, after a backup"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("older-than"), QStringLiteral("DAYS"),
            QT_TRANSLATE_NOOP("diaban::cli", "actions that are at least so old")}},
          false,
          compact};
}

} // namespace diaban::cli
