#include "historylog.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace diaban::workspace {
namespace {

constexpr const char* kColumns = "SELECT number, id, kind, title, author, time, branch, takes_back,"
                                 " row_count, columns, change_set FROM diaban_history ";

std::string_view viewOf(const QByteArray& utf8)
{
  return {utf8.constData(), static_cast<std::size_t>(utf8.size())};
}

QByteArray toJson(const store::ColumnLists& lists)
{
  QJsonObject object;
  for (auto it = lists.begin(); it != lists.end(); ++it)
    object.insert(it.key(), QJsonArray::fromStringList(it.value()));
  return QJsonDocument(object).toJson(QJsonDocument::Compact); // keys are sorted
}

store::ColumnLists columnLists(const QByteArray& json)
{
  store::ColumnLists lists;
  const QJsonObject object = QJsonDocument::fromJson(json).object();
  for (auto it = object.begin(); it != object.end(); ++it) {
    QStringList names;
    for (const QJsonValue& name : it.value().toArray())
      names.append(name.toString());
    lists.insert(it.key(), names);
  }
  return lists;
}

/// Each part with its length before it, so that no two contents give the same bytes.
void addPart(QCryptographicHash& hash, QByteArrayView part)
{
  hash.addData(QByteArray::number(part.size()) + ':');
  hash.addData(part);
}

QByteArray idOf(const LoggedAction& action, const QByteArray& columns, const QByteArray& parent)
{
  const HistoryEntry& e = action.entry;
  QCryptographicHash hash(QCryptographicHash::Sha256);
  addPart(hash, parent);
  for (const QString& text :
       {e.kind, e.title, e.author, e.branch, e.time.toString(Qt::ISODateWithMs)})
    addPart(hash, text.toUtf8());
  addPart(hash, e.takesBack);
  addPart(hash, columns);
  addPart(hash, action.changeSet);
  return hash.result();
}

HistoryEntry entryFrom(const store::Statement& row)
{
  HistoryEntry entry;
  entry.number = row.integer(0);
  entry.id = row.blob(1).toByteArray();
  entry.kind = row.string(2);
  entry.title = row.string(3);
  entry.author = row.string(4);
  entry.time = QDateTime::fromString(row.string(5), Qt::ISODateWithMs);
  entry.branch = row.string(6);
  entry.takesBack = row.blob(7).toByteArray();
  entry.rows = row.integer(8);
  return entry;
}

} // namespace

Result<HistoryEntry> appendHistory(store::Database& database, LoggedAction action)
{
  DIABAN_TRY(newest, database.prepare("SELECT id FROM diaban_history WHERE via=x''"
                                      " ORDER BY number DESC LIMIT 1"));
  DIABAN_TRY(found, newest.step());
  const QByteArray parent =
      (found ? newest.blob(0).toByteArray() : QByteArray()) + action.otherParent;
  newest.reset();

  HistoryEntry& entry = action.entry;
  const QByteArray columns = toJson(action.columns);
  entry.id = idOf(action, columns, parent);
  DIABAN_TRY(insert,
             database.prepare("INSERT INTO diaban_history(id, parents, kind, title, author, time,"
                              " branch, takes_back, row_count, columns, change_set)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
  insert.bindBlob(1, entry.id).bindBlob(2, parent);
  const QByteArray title = entry.title.toUtf8(); // as text: a null QString would be NULL
  const QByteArray branch = entry.branch.toUtf8();
  insert.bind(3, entry.kind).bindText(4, viewOf(title)).bind(5, entry.author);
  insert.bind(6, entry.time.toString(Qt::ISODateWithMs)).bindText(7, viewOf(branch));
  insert.bindBlob(8, entry.takesBack).bind(9, entry.rows);
  insert.bindText(10, viewOf(columns));
  insert.bindBlob(11, action.changeSet);
  DIABAN_CHECK(insert.run());
  entry.number = database.lastRowId();
  return entry;
}

Result<QVector<HistoryEntry>> readHistory(const store::Database& database, const BranchId& branch)
{
  DIABAN_TRY(rows, database.prepare(QByteArray(kColumns) + "WHERE branch=?1 ORDER BY number"));
  const QByteArray name = branch.toUtf8();
  rows.bindText(1, viewOf(name));
  QVector<HistoryEntry> history;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return history;
    history.append(entryFrom(rows));
  }
}

Result<LoggedAction> readAction(const store::Database& database, const QByteArray& id)
{
  DIABAN_TRY(row, database.prepare(QByteArray(kColumns) + "WHERE id=?1"));
  row.bindBlob(1, id);
  DIABAN_TRY(found, row.step());
  if (!found)
    return Error{
        Error::Code::CorruptFile, {database.path()}, QStringLiteral("history entry missing")};
  return LoggedAction{
      entryFrom(row), columnLists(row.blob(9).toByteArray()), row.blob(10).toByteArray(), {}};
}

Result<QByteArray> nextToRepeat(const store::Database& database, const BranchId& branch,
                                store::Direction direction)
{
  const bool back = direction == store::Direction::Inverse;
  DIABAN_TRY(rows, database.prepare("SELECT kind, id, takes_back FROM diaban_history"
                                    " WHERE branch=?1 AND via=x'' ORDER BY number DESC"));
  const QByteArray name = branch.toUtf8();
  rows.bindText(1, viewOf(name));
  QSet<QByteArray> settled; // actions whose newest undo or redo was met on the way back
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return QByteArray();
    const QString kind = rows.string(0);
    const bool isUndo = kind == QLatin1String("undo");
    if (isUndo || kind == QLatin1String("redo")) {
      const QByteArray action = rows.blob(2).toByteArray();
      if (!settled.contains(action) && isUndo != back)
        return action;
      settled.insert(action);
    } else if (kind == QLatin1String("edit") || kind == QLatin1String("import") ||
               kind == QLatin1String("merge") || kind == QLatin1String("schema")) {
      const QByteArray action = rows.blob(1).toByteArray();
      if (!back) // a new action leaves nothing to make again
        return QByteArray();
      if (!settled.contains(action))
        return action;
    }
  }
}

} // namespace diaban::workspace
