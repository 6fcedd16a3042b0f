#include "laterchange.h"

namespace diaban::workspace {
namespace {

using store::ChangeSetReader;

/// Which columns of one row a change set touches.
struct TouchedCells {
  bool isTouched = false;
  bool isWhole = false; ///< the row came or went
  QStringList columns;

  bool meets(const TouchedCells& other) const
  {
    if (!isTouched || !other.isTouched)
      return false;
    if (isWhole || other.isWhole)
      return true;
    return std::any_of(columns.begin(), columns.end(),
                       [&](const QString& column) { return other.columns.contains(column); });
  }
};

bool isRow(const ChangeSetReader& change, qint64 key)
{
  for (std::size_t column = 0; column < change.columnCount(); ++column)
    if (change.isKey(column))
      return (change.change() == store::RowChange::Insert ? change.after(column)
                                                          : change.before(column))
                 .integer == key;
  return false;
}

Result<TouchedCells> cellsOf(const LoggedAction& action, const QString& table, qint64 key)
{
  TouchedCells cells;
  const QStringList names = action.columns.value(table);
  ChangeSetReader reader(action.changeSet);
  while (true) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return cells;
    if (reader.table() != table || !isRow(reader, key))
      continue;
    cells.isTouched = true;
    cells.isWhole = cells.isWhole || reader.change() != store::RowChange::Update;
    for (std::size_t column = 0; column < reader.columnCount(); ++column)
      if (!reader.isKey(column) && reader.after(column).type != store::ChangeValue::Type::Undefined)
        cells.columns.append(names.value(static_cast<qsizetype>(column)));
  }
}

/// Entries after `action` that hold and touch `table`, the newest first; `fits` looks closer.
template <typename Fits>
Result<std::optional<HistoryEntry>> newestAfter(const store::Database& database,
                                                const LoggedAction& action, const QString& table,
                                                Fits&& fits)
{
  DIABAN_TRY(rows,
             database.prepare("SELECT number FROM diaban_history WHERE branch=?1"
                              " AND number>?2 AND length(via)=0 AND length(change_set)>0"
                              " AND instr(columns, '\"' || ?3 || '\":') ORDER BY number DESC"));
  rows.bind(1, action.entry.branch.isNull() ? QStringLiteral("") : action.entry.branch);
  rows.bind(2, action.entry.number).bind(3, table);
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return std::optional<HistoryEntry>();
    DIABAN_TRY(entries, readEntries(database, {rows.integer(0)}));
    if (entries.isEmpty() || !entries.first().isInForce)
      continue;
    DIABAN_TRY(later, readAction(database, entries.first().id));
    DIABAN_TRY(does, fits(later));
    if (does)
      return std::optional(entries.first());
  }
}

Result<std::optional<HistoryEntry>> newestOutside(const store::Database& database, qint64 after)
{
  DIABAN_TRY(rows, database.prepare("SELECT number FROM diaban_history WHERE kind='outside'"
                                    " AND number>?1 ORDER BY number DESC LIMIT 1"));
  DIABAN_TRY(found, rows.bind(1, after).step());
  if (!found)
    return std::optional<HistoryEntry>();
  DIABAN_TRY(entries, readEntries(database, {rows.integer(0)}));
  return std::optional(entries.first());
}

/// Tables of the layers that an action put on the map.
Result<QStringList> tablesBroughtBy(const LoggedAction& action)
{
  QStringList tables;
  const QString layers = QStringLiteral("diaban_layer");
  const qsizetype place = action.columns.value(layers).indexOf(QLatin1String("table_name"));
  ChangeSetReader reader(action.changeSet);
  while (true) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return tables;
    if (reader.table() != layers || reader.change() != store::RowChange::Insert || place < 0)
      continue;
    if (const auto& name = reader.after(static_cast<std::size_t>(place)).bytes; !name.isEmpty())
      tables.append(QString::fromUtf8(name));
  }
}

} // namespace

Result<std::optional<HistoryEntry>> laterChangeOf(const store::Database& database,
                                                  const LoggedAction& action, const QString& table,
                                                  const QString& row)
{
  const qint64 key = row.toLongLong();
  DIABAN_TRY(own, cellsOf(action, table, key));
  DIABAN_TRY(later,
             newestAfter(database, action, table, [&](const LoggedAction& other) -> Result<bool> {
               DIABAN_TRY(cells, cellsOf(other, table, key));
               return own.meets(cells);
             }));
  if (later)
    return later;
  return newestOutside(database, action.entry.number);
}

Result<std::optional<HistoryEntry>> laterChangeInside(const store::Database& database,
                                                      const LoggedAction& action)
{
  DIABAN_TRY(tables, tablesBroughtBy(action));
  for (const QString& table : std::as_const(tables)) {
    DIABAN_TRY(later, newestAfter(database, action, table,
                                  [](const LoggedAction&) -> Result<bool> { return true; }));
    if (later)
      return later;
  }
  return std::optional<HistoryEntry>();
}

} // namespace diaban::workspace
