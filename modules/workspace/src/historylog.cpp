#include "historylog.h"

#include "schema.h"

#include <diaban/base/text.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace diaban::workspace {
namespace {

/// What was changed stands behind these and is not read with them.
constexpr const char* kColumns =
    "SELECT number, id, kind, title, author, time, branch, takes_back, row_count, layers, via,"
    " length(change_set)";
constexpr const char* kTable = " FROM diaban_history ";
constexpr qint64 kNewest = std::numeric_limits<qint64>::max();
constexpr qint64 kBetweenReports = 1024;

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

QByteArray layersToJson(const QVector<TouchedLayer>& layers)
{
  QJsonArray list;
  for (const TouchedLayer& layer : layers)
    list.append(QJsonObject{{QStringLiteral("uid"), layer.uid.toHex()},
                            {QStringLiteral("title"), layer.title},
                            {QStringLiteral("rows"), layer.rows}});
  return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QVector<TouchedLayer> layersFrom(const QByteArray& json)
{
  QVector<TouchedLayer> layers;
  for (const QJsonValue& layer : QJsonDocument::fromJson(json).array())
    layers.append({Uid::fromHex(layer[QLatin1String("uid")].toString()),
                   layer[QLatin1String("title")].toString(),
                   layer[QLatin1String("rows")].toInteger()});
  return layers;
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
  entry.layers = layersFrom(row.blob(9).toByteArray());
  entry.via = row.blob(10).toByteArray();
  entry.isKept = row.integer(11) > 0;
  return entry;
}

/// Whether an action holds: it was not taken back, or what took it back was itself.
Result<bool> isInForce(const store::Database& database, QByteArray id)
{
  DIABAN_TRY(newest, database.prepare("SELECT kind, id FROM diaban_history WHERE takes_back=?1"
                                      " ORDER BY number DESC LIMIT 1"));
  for (bool holds = true;; holds = !holds) {
    newest.bindBlob(1, id);
    DIABAN_TRY(found, newest.step());
    if (!found)
      return holds;
    const QString kind = newest.string(0);
    if (kind != QLatin1String("takeback"))
      return (kind == QLatin1String("redo")) == holds;
    const QByteArray next = newest.blob(1).toByteArray();
    newest.reset();
    id = next;
  }
}

/// A step of the way back through the history.
struct Link {
  qint64 number = 0; ///< 0: there is none
  QString kind;
  QByteArray id, takesBack;
};

/// The walk of undo and redo over the entries that were made here, from the newest back.
class WayBack {
public:
  WayBack(const store::Database& database, const BranchId& branch)
      : m_database(database)
      , m_branch(branch.toUtf8())
  {
  }

  Result<Link> before(qint64 number) const
  {
    DIABAN_TRY(row, m_database.prepare("SELECT number, kind, id, takes_back FROM diaban_history"
                                       " WHERE branch=?1 AND number<?2 AND length(via)=0"
                                       " ORDER BY number DESC LIMIT 1"));
    row.bindText(1, viewOf(m_branch)).bind(2, number);
    DIABAN_TRY(found, row.step());
    return found ? Link{row.integer(0), row.string(1), row.blob(2).toByteArray(),
                        row.blob(3).toByteArray()}
                 : Link{};
  }

  Result<qint64> numberOf(const QByteArray& action) const
  {
    DIABAN_TRY(row, m_database.prepare("SELECT number FROM diaban_history WHERE id=?1"));
    row.bindBlob(1, action);
    DIABAN_TRY(found, row.step());
    return found ? row.integer(0) : 0;
  }

  /// The undo that a redo took back.
  Result<qint64> undoOf(const QByteArray& action, qint64 before) const
  {
    DIABAN_TRY(row, m_database.prepare("SELECT number FROM diaban_history WHERE takes_back=?1"
                                       " AND kind='undo' AND number<?2 ORDER BY number DESC"
                                       " LIMIT 1"));
    row.bindBlob(1, action).bind(2, before);
    DIABAN_TRY(found, row.step());
    return found ? row.integer(0) : 0;
  }

  /// The action, unless what it changed was cleared.
  Result<QByteArray> ifKept(const QByteArray& action) const
  {
    DIABAN_TRY(row, m_database.prepare("SELECT length(change_set)>0 FROM diaban_history"
                                       " WHERE id=?1"));
    row.bindBlob(1, action);
    DIABAN_TRY(found, row.step());
    return found && row.integer(0) != 0 ? action : QByteArray();
  }

private:
  const store::Database& m_database;
  QByteArray m_branch;
};

/// Undo takes actions off a pile: where the newest entry is an undo, all above the action that it
/// names have been taken back before.
Result<QByteArray> nextToUndo(const WayBack& way)
{
  qint64 number = kNewest;
  while (true) {
    DIABAN_TRY(link, way.before(number));
    if (link.number == 0)
      return QByteArray();
    if (link.kind == QLatin1String("redo"))
      return way.ifKept(link.takesBack);
    if (isAction(link.kind)) {
      DIABAN_TRY(kept, way.ifKept(link.id));
      if (!kept.isEmpty() || !mayChangeNothing(link.kind))
        return kept;
    }
    number = link.number;
    if (link.kind == QLatin1String("undo")) {
      DIABAN_TRY(action, way.numberOf(link.takesBack));
      number = action;
    }
  }
}

Result<QByteArray> nextToRedo(const WayBack& way)
{
  qint64 number = kNewest;
  while (true) {
    DIABAN_TRY(link, way.before(number));
    if (link.number == 0 || isAction(link.kind)) // a new action leaves nothing to make again
      return QByteArray();
    if (link.kind == QLatin1String("undo"))
      return way.ifKept(link.takesBack);
    number = link.number;
    if (link.kind == QLatin1String("redo")) {
      DIABAN_TRY(undo, way.undoOf(link.takesBack, link.number));
      number = undo;
    }
  }
}

/// The words that a search looks through, as foldMarks() leaves them.
bool holdsWords(const HistoryEntry& entry, const QString& folded)
{
  QString text = entry.title + QLatin1Char('\n') + entry.author;
  for (const TouchedLayer& layer : entry.layers)
    text += QLatin1Char('\n') + layer.title;
  return foldMarks(text).contains(folded);
}

} // namespace

bool isAction(const QString& kind)
{
  return kind == QLatin1String("edit") || kind == QLatin1String("import") ||
         kind == QLatin1String("schema") || kind == QLatin1String("merge") ||
         kind == QLatin1String("takeback");
}

bool mayChangeNothing(const QString& kind)
{
  return kind == QLatin1String("merge") || kind == QLatin1String("schema");
}

qint64 HistoryEntry::rowsOfLayers() const
{
  qint64 all = 0;
  for (const TouchedLayer& layer : layers)
    all += layer.rows;
  return all;
}

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
                              " branch, takes_back, row_count, via, layers, columns,"
                              " change_set)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
  insert.bindBlob(1, entry.id).bindBlob(2, parent);
  const QByteArray title = entry.title.toUtf8(); // as text: a null QString would be NULL
  const QByteArray branch = entry.branch.toUtf8();
  insert.bind(3, entry.kind).bindText(4, viewOf(title)).bind(5, entry.author);
  insert.bind(6, entry.time.toString(Qt::ISODateWithMs)).bindText(7, viewOf(branch));
  insert.bindBlob(8, entry.takesBack).bind(9, entry.rows);
  const QByteArray layers = layersToJson(entry.layers);
  insert.bindBlob(10, entry.via).bindText(11, viewOf(layers)).bindText(12, viewOf(columns));
  insert.bindBlob(13, action.changeSet);
  DIABAN_CHECK(insert.run());
  entry.number = database.lastRowId();
  entry.isKept = !action.changeSet.isEmpty();
  return entry;
}

Result<QVector<HistoryEntry>> readHistory(const store::Database& database, const BranchId& branch)
{
  DIABAN_TRY(rows,
             database.prepare(QByteArray(kColumns) + kTable + "WHERE branch=?1 ORDER BY number"));
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

Result<QVector<HistoryEntry>> readEntries(const store::Database& database,
                                          const std::vector<qint64>& numbers)
{
  DIABAN_TRY(row, database.prepare(QByteArray(kColumns) + kTable + "WHERE number=?1"));
  QVector<HistoryEntry> entries;
  for (const qint64 number : numbers) {
    DIABAN_TRY(found, row.bind(1, number).step());
    if (!found)
      continue;
    HistoryEntry entry = entryFrom(row);
    row.reset();
    DIABAN_TRY(holds, isInForce(database, entry.id));
    entry.isInForce = holds;
    entries.append(entry);
  }
  return entries;
}

Result<HistoryEntry> readEntry(const store::Database& database, const QByteArray& id)
{
  DIABAN_TRY(number, WayBack(database, {}).numberOf(id));
  DIABAN_TRY(entries, readEntries(database, {number}));
  if (entries.isEmpty())
    return Error{
        Error::Code::BadArgument, {QString::fromLatin1(id.toHex()), QStringLiteral("entry")}, {}};
  return entries.first();
}

Result<LoggedAction> readAction(const store::Database& database, const QByteArray& id)
{
  DIABAN_TRY(row, database.prepare(QByteArray(kColumns) + ", columns, change_set" + kTable +
                                   "WHERE id=?1"));
  row.bindBlob(1, id);
  DIABAN_TRY(found, row.step());
  if (!found)
    return Error{
        Error::Code::CorruptFile, {database.path()}, QStringLiteral("history entry missing")};
  return LoggedAction{
      entryFrom(row), columnLists(row.blob(12).toByteArray()), row.blob(13).toByteArray(), {}};
}

Result<QByteArray> nextToRepeat(const store::Database& database, const BranchId& branch,
                                store::Direction direction)
{
  const WayBack way(database, branch);
  return direction == store::Direction::Inverse ? nextToUndo(way) : nextToRedo(way);
}

Result<store::Database> openForHistory(const Workspace& workspace)
{
  DIABAN_TRY(database, store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  DIABAN_TRY(missing, store::missingSteps(database, workspaceSchemas()));
  DIABAN_CHECK(standInForSteps(database, missing));
  return database;
}

Result<std::vector<qint64>> findInHistory(const Workspace& workspace, const HistoryQuery& query,
                                          Progress& progress)
{
  DIABAN_TRY(database, openForHistory(workspace));
  const QString words = foldMarks(query.words.trimmed());
  const QByteArray columns = words.isEmpty() ? QByteArray("SELECT number") : QByteArray(kColumns);
  DIABAN_TRY(row, database.prepare(columns + kTable +
                                   "WHERE branch=?1 AND number<?2 ORDER BY number DESC"));
  const QByteArray branch = query.branch.toUtf8();
  row.bindText(1, viewOf(branch)).bind(2, query.before);
  std::vector<qint64> numbers;
  while (static_cast<qint64>(numbers.size()) < query.limit) {
    DIABAN_TRY(found, row.step());
    if (!found)
      break;
    if (words.isEmpty() || holdsWords(entryFrom(row), words))
      numbers.push_back(row.integer(0));
    if (row.integer(0) % kBetweenReports == 0 && !progress.advance(0.5))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  return numbers;
}

Result<QVector<HistoryEntry>> historyEntries(const Workspace& workspace,
                                             const std::vector<qint64>& numbers)
{
  DIABAN_TRY(database, openForHistory(workspace));
  return readEntries(database, numbers);
}

} // namespace diaban::workspace
