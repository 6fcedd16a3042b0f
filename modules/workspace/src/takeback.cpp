// One old action taken back without those after it.
#include "allowedtables.h"
#include "laterchange.h"
#include "workspacefile.h"

#include <QCoreApplication>

namespace diaban::workspace {
namespace {

Error overlap(const HistoryEntry& action, const HistoryEntry& later)
{
  const QString title =
      later.kind == QLatin1String("outside")
          ? QCoreApplication::translate("diaban::TakeBack", "changes by another program")
          : later.title;
  return {Error::Code::OverlappingActions,
          {action.title, title,
           later.time.toLocalTime().toString(QStringLiteral("HH:mm dd/MM/yyyy")),
           QString::fromLatin1(later.id.toHex()), QString::number(later.number)},
          {}};
}

} // namespace

Outcome WorkspaceFile::checkCanTakeBack(const LoggedAction& action) const
{
  const HistoryEntry& entry = action.entry;
  if (!isAction(entry.kind) || !entry.isInForce || !entry.via.isEmpty())
    return Error{Error::Code::NotAnAction, {entry.title}, {}};
  if (!entry.isKept)
    return Error{Error::Code::HistoryCleared, {entry.title}, {}};
  DIABAN_TRY(later, laterChangeInside(m_database, action));
  if (later)
    return overlap(entry, *later);
  return Done{};
}

Result<QByteArray> WorkspaceFile::takeBack(const QByteArray& id)
{
  DIABAN_CHECK(checkWritable(kBase));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  DIABAN_TRY(entry, readEntry(m_database, id));
  DIABAN_TRY(action, readAction(m_database, id));
  action.entry = entry;
  DIABAN_CHECK(checkCanTakeBack(action));
  DIABAN_CHECK(checkTables(m_database, action.columns));
  const QVector<Layer> before = layers();
  const QStringList tables = action.columns.keys();
  const QStringList features = featureTablesOf(tables);
  const auto work = [&](UpkeepSet& upkeep, QString&) -> Outcome {
    DIABAN_CHECK(store::applyChangeSet(
        m_database, action.changeSet, action.columns, store::Direction::Inverse,
        [&](const store::AppliedRow& row) { return upkeep.applied(row, features); }));
    return Done{};
  };
  HistoryEntry as = entryNow(QStringLiteral("takeback"), entry.title, entry.branch);
  as.takesBack = id;
  auto deed = recordedTransaction(as, tables, work);
  if (!deed && deed.error().code == Error::Code::EditConflict) {
    DIABAN_TRY(later, laterChangeOf(m_database, action, deed.error().args.value(0),
                                    deed.error().args.value(1)));
    if (later)
      return overlap(entry, *later);
  }
  return published(std::move(deed), before);
}

} // namespace diaban::workspace
