#include <diaban/workspace/clockcheck.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::workspace {

Result<QString> clockWarning(const Workspace& workspace, const QDateTime& now)
{
  constexpr qint64 kDay = 24 * 3600; // the clocks of two computers differ by less
  HistoryQuery newest;
  newest.limit = 1;
  NoProgress progress;
  DIABAN_TRY(numbers, findInHistory(workspace, newest, progress));
  DIABAN_TRY(entries, historyEntries(workspace, numbers));
  if (entries.isEmpty() || now.secsTo(entries.first().time) <= kDay)
    return QString();
  const auto text = [](const QDateTime& time) {
    return time.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"));
  };
  return QCoreApplication::translate(
             "diaban::Clock",
             "The newest change is dated %1, but this computer's clock says %2: one of the two is "
             "wrong. Check the clock; the history keeps the changes in the order in which they "
             "were made.")
      .arg(text(entries.first().time), text(now));
}

} // namespace diaban::workspace
