#include "tablemerge.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>

#include <QSet>

#include <algorithm>
#include <future>

namespace diaban::workspace {
namespace {

constexpr std::size_t kRowsBetweenReports = 256;

bool hasContentChange(const std::vector<ComparedRow>& rows)
{
  return std::any_of(rows.begin(), rows.end(),
                     [](const ComparedRow& row) { return row.isContentChanged; });
}

std::span<const unsigned char> bytesOf(QByteArrayView view)
{
  return {reinterpret_cast<const unsigned char*>(view.data()),
          static_cast<std::size_t>(view.size())};
}

} // namespace

Outcome TableMerge::compare(Progress& progress)
{
  // The other thread can't report; it is done about when this one is.
  const auto way = m_tables.baseAgain ? std::launch::async : std::launch::deferred;
  const auto& base = m_tables.baseAgain ? m_tables.baseAgain : m_tables.base;
  auto other = std::async(way, [&] {
    NoProgress none;
    return compareTables(base, m_tables.mine, none);
  });
  auto theirs = compareTables(m_tables.base, m_tables.theirs, progress);
  DIABAN_TRY(mine, other.get());
  if (!theirs)
    return theirs.error();
  m_isChangedByMine = hasContentChange(mine);
  m_isChangedByTheirs = hasContentChange(theirs.value());
  join(std::move(mine), std::move(theirs).value());
  return Done{};
}

void TableMerge::join(std::vector<ComparedRow> mine, std::vector<ComparedRow> theirs)
{
  const auto byUid = [](const ComparedRow& a, const ComparedRow& b) { return a.uid < b.uid; };
  std::sort(mine.begin(), mine.end(), byUid);
  std::sort(theirs.begin(), theirs.end(), byUid);
  auto m = mine.begin();
  auto t = theirs.begin();
  while (m != mine.end() || t != theirs.end()) {
    const bool hasMine = m != mine.end() && (t == theirs.end() || m->uid <= t->uid);
    const bool hasTheirs = t != theirs.end() && (m == mine.end() || t->uid <= m->uid);
    Entry entry;
    entry.uid = hasMine ? m->uid : t->uid;
    entry.base = hasMine ? m->before : t->before;
    entry.mine = hasMine ? m->after : entry.base;
    entry.theirs = hasTheirs ? t->after : entry.base;
    entry.isMineChanged = hasMine && m->isContentChanged;
    entry.isTheirsChanged = hasTheirs && t->isContentChanged;
    entry.isTheirsTouched = hasTheirs;
    m_entries.push_back(entry);
    m += hasMine ? 1 : 0;
    t += hasTheirs ? 1 : 0;
  }
}

void TableMerge::decideWhoStays()
{
  for (Entry& entry : m_entries) {
    if (!entry.isOneSided())
      continue;
    const bool isChanged = entry.mine ? entry.isMineChanged : entry.isTheirsChanged;
    const bool isThere = entry.mine || entry.theirs;
    entry.stays = isThere && (isChanged || (m_rules.stays && m_rules.stays(entry.uid)));
  }
}

QSet<QByteArray> TableMerge::changedRows() const
{
  QSet<QByteArray> changed;
  for (const Entry& entry : m_entries)
    if ((entry.isMineChanged && entry.mine) || (entry.isTheirsChanged && entry.theirs))
      changed.insert(entry.uid.toBytes());
  return changed;
}

Result<qint64> TableMerge::lastKey() const
{
  qint64 last = 0;
  for (const auto* table : {&m_tables.base, &m_tables.mine, &m_tables.theirs}) {
    if (!*table)
      continue;
    DIABAN_TRY(found,
               (*table)->database->integer("SELECT coalesce(max(" + store::quoted((*table)->key) +
                                           "), 0) FROM " + store::quoted((*table)->table)));
    last = std::max(last, found);
  }
  return last;
}

qint64 TableMerge::wishedKey(const Entry& entry) const
{
  if (!entry.mine || !entry.theirs)
    return entry.mine ? *entry.mine : *entry.theirs;
  return m_rules.keepsKeysOfMine ? *entry.mine : std::min(*entry.mine, *entry.theirs);
}

/// Rows of the base keep their keys. New rows keep theirs as far as nobody has them, those of
/// smaller uids first; the others get new ones behind all.
Outcome TableMerge::assignKeys()
{
  QSet<qint64> taken, given;
  for (const Entry& entry : m_entries) {
    if (entry.base && !entry.stays)
      given.insert(*entry.base);
    if (!entry.base && entry.mine && m_rules.keepsKeysOfMine)
      taken.insert(*entry.mine);
  }
  DIABAN_TRY(last, lastKey());
  DIABAN_TRY(base, KeyedRows::open(m_tables.base, {}));
  for (Entry& entry : m_entries) {
    if (entry.base) {
      entry.key = *entry.base;
      continue;
    }
    const qint64 wish = wishedKey(entry);
    DIABAN_TRY(isInBase, base.find(wish));
    const bool isOfMine = entry.mine && *entry.mine == wish && m_rules.keepsKeysOfMine;
    const bool isFree = isOfMine || (!taken.contains(wish) && (!isInBase || given.contains(wish)));
    entry.key = isFree ? wish : ++last;
    taken.insert(entry.key);
  }
  return Done{};
}

/// Writes rows of the result by their keys.
class TableMerge::Writer {
public:
  Writer(store::Database& database, QString table, QString key, QStringList columns)
      : m_database(database)
      , m_table(std::move(table))
      , m_key(std::move(key))
      , m_columns(std::move(columns))
  {
  }
  const QString& table() const { return m_table; }
  store::Database& database() { return m_database; }

  Outcome remove(qint64 key)
  {
    DIABAN_TRY(statement, prepared("DELETE FROM " + store::quoted(m_table) + " WHERE " +
                                   store::quoted(m_key) + "=?1"));
    return statement->bind(1, key).run();
  }

  Outcome insert(qint64 key, const Uid& uid, const QVector<CellValue>& cells)
  {
    QByteArray names = store::quoted(m_key) + ',' + store::quoted(store::kUidColumn);
    QByteArray values = "?1,?2";
    for (int i = 0; i < m_columns.size(); ++i) {
      names += ',' + store::quoted(m_columns[i]);
      values += ",?" + QByteArray::number(i + 3);
    }
    DIABAN_TRY(statement, prepared("INSERT INTO " + store::quoted(m_table) + '(' + names +
                                   ") VALUES(" + values + ')'));
    const QByteArray bytes = uid.toBytes();
    statement->bind(1, key).bindBlob(2, bytes);
    for (int i = 0; i < cells.size(); ++i)
      cells[i].bindTo(*statement, i + 3);
    return statement->run();
  }

  /// \param uid null: it stays
  Outcome update(qint64 key, const Uid& uid, const QVector<CellValue>& cells,
                 const std::vector<bool>& which)
  {
    QByteArray sets;
    for (int i = 0; i < m_columns.size(); ++i)
      if (which[static_cast<std::size_t>(i)])
        sets += (sets.isEmpty() ? "" : ",") + store::quoted(m_columns[i]) + "=?" +
                QByteArray::number(i + 3);
    if (!uid.isNull())
      sets += (sets.isEmpty() ? "" : ",") + store::quoted(store::kUidColumn) + "=?2";
    if (sets.isEmpty())
      return Done{};
    DIABAN_TRY(statement, prepared("UPDATE " + store::quoted(m_table) + " SET " + sets + " WHERE " +
                                   store::quoted(m_key) + "=?1"));
    const QByteArray bytes = uid.toBytes();
    statement->bind(1, key);
    if (!uid.isNull())
      statement->bindBlob(2, bytes);
    for (int i = 0; i < cells.size(); ++i)
      if (which[static_cast<std::size_t>(i)])
        cells[i].bindTo(*statement, i + 3);
    return statement->run();
  }

private:
  Result<store::Statement*> prepared(const QByteArray& sql)
  {
    auto& statement = m_statements[sql];
    if (!statement) {
      DIABAN_TRY(fresh, m_database.prepare(sql));
      statement = std::make_shared<store::Statement>(std::move(fresh));
    }
    return statement.get();
  }

  store::Database& m_database;
  QString m_table, m_key;
  QStringList m_columns;
  QHash<QByteArray, std::shared_ptr<store::Statement>> m_statements;
};

Outcome TableMerge::openRows(store::Database& out)
{
  const auto& known = m_tables.mine ? m_tables.mine : m_tables.theirs;
  DIABAN_TRY(names, store::columnNames(out, known->table));
  names.removeAll(known->key);
  names.removeAll(store::kUidColumn);
  m_columns = names;
  m_geometryAt =
      m_rules.subject.isEmpty() ? static_cast<int>(m_columns.indexOf(store::kGeometryColumn)) : -1;
  DIABAN_TRY(base, KeyedRows::open(m_tables.base, m_columns));
  DIABAN_TRY(mine, KeyedRows::open(m_tables.mine, m_columns));
  DIABAN_TRY(theirs, KeyedRows::open(m_tables.theirs, m_columns));
  m_base.emplace(std::move(base));
  m_mine.emplace(std::move(mine));
  m_theirs.emplace(std::move(theirs));
  return Done{};
}

Result<MergeCounts> TableMerge::write(store::Database& out, UpkeepSet* upkeep,
                                      ConflictWriter& conflicts, Progress& progress)
{
  MergeCounts counts;
  if (m_entries.empty())
    return counts;
  decideWhoStays();
  DIABAN_CHECK(assignKeys());
  DIABAN_CHECK(openRows(out));
  const auto& known = m_tables.mine ? m_tables.mine : m_tables.theirs;
  Writer writer(out, known->table, known->key, m_columns);
  DIABAN_CHECK(deleteRows(upkeep, writer, counts));
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    if (i % kRowsBetweenReports == 0 &&
        !progress.advance(static_cast<double>(i) / static_cast<double>(m_entries.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    const Entry& entry = m_entries[i];
    // What only mine touched stands there already.
    const bool isDone =
        entry.isInPlace() && !entry.isTheirsTouched && m_rules.disputedColumns.isEmpty();
    if (entry.stays && !isDone)
      DIABAN_CHECK(writeRow(entry, upkeep, writer, conflicts, counts));
  }
  return counts;
}

/// First of all, so that no key is in the way of another row.
Outcome TableMerge::deleteRows(UpkeepSet* upkeep, Writer& writer, MergeCounts& counts)
{
  for (const Entry& entry : m_entries) {
    if (!entry.mine || (entry.stays && entry.isInPlace()))
      continue;
    if (upkeep != nullptr) {
      DIABAN_CHECK(m_mine->find(*entry.mine));
      DIABAN_TRY(kept, upkeep->of(writer.table()));
      store::Box box;
      if (m_geometryAt >= 0) {
        const auto found = boxOf(m_mine->cell(m_geometryAt).bytes); // unreadable: it has no place
        box = found ? found.value() : box;
      }
      DIABAN_CHECK(kept->deleted(*entry.mine, box));
    }
    DIABAN_CHECK(writer.remove(*entry.mine));
    counts.deleted += entry.stays ? 0 : 1;
  }
  return Done{};
}

Outcome TableMerge::readRows(const Entry& entry)
{
  const auto read = [&](KeyedRows& rows, const std::optional<qint64>& key) -> Outcome {
    if (!key)
      return Done{};
    DIABAN_TRY(found, rows.find(*key));
    if (!found)
      return Error{Error::Code::EditConflict, {m_rules.title, entry.uid.toHex()}, {}};
    return Done{};
  };
  DIABAN_CHECK(read(*m_base, entry.base));
  DIABAN_CHECK(read(*m_mine, entry.mine));
  return read(*m_theirs, entry.theirs);
}

/// The smallest uid where both sides made the row apart.
Uid TableMerge::storedUid(const Entry& entry) const
{
  if (!m_rules.isIdentityMade)
    return entry.uid;
  if (entry.base)
    return m_base->storedUid();
  if (!entry.mine || !entry.theirs)
    return entry.mine ? m_mine->storedUid() : m_theirs->storedUid();
  return std::min(m_mine->storedUid(), m_theirs->storedUid());
}

/// A field that a copy lacks was not changed there.
CellValue TableMerge::sideCell(const KeyedRows& rows, int column, const CellValue& base) const
{
  CellValue value = rows.has(column) ? rows.cell(column) : base;
  if (const auto same = m_rules.sameUids.constFind(value.bytes); same != m_rules.sameUids.cend())
    value.bytes = *same;
  return value;
}

CellValue TableMerge::cellOf(const Entry& entry, int column, bool& isDisputed) const
{
  const bool isOfTwoTypes =
      m_rules.disputedColumns.contains(m_columns[column], Qt::CaseInsensitive);
  const CellValue base = entry.base ? m_base->cell(column) : CellValue();
  const CellValue mine = entry.mine ? sideCell(*m_mine, column, base) : CellValue();
  const CellValue theirs = entry.theirs ? sideCell(*m_theirs, column, base) : CellValue();
  isDisputed = false;
  if (!isOfTwoTypes) {
    if (!entry.mine)
      return theirs;
    if (!entry.theirs || m_rules.localColumns.contains(m_columns[column]))
      return mine;
  }
  if (mine == theirs || (theirs == base && entry.base && !isOfTwoTypes))
    return mine;
  if (mine == base && entry.base && !isOfTwoTypes)
    return theirs;
  const CellValue& first = m_isMineFirst ? mine : theirs;
  if (m_rules.orderColumns.contains(m_columns[column]))
    return first;
  isDisputed = true;
  return entry.base || isOfTwoTypes ? base : first; // nobody's value would be no row at all
}

Uid TableMerge::layerOf(const Entry& entry) const
{
  if (m_rules.subject.isEmpty())
    return m_rules.layer;
  if (m_rules.subject == QLatin1String("diaban_layer"))
    return entry.uid;
  const int at = static_cast<int>(m_columns.indexOf(QStringLiteral("layer")));
  if (at < 0)
    return {};
  return Uid::fromBytes((entry.mine ? *m_mine : *m_theirs).cell(at).bytes);
}

void TableMerge::addConflict(const Entry& entry, const Uid& uid, int column,
                             ConflictWriter& conflicts) const
{
  const DisputedValue base{false, entry.base ? m_base->cell(column) : CellValue()};
  const DisputedValue mine{false, entry.mine ? sideCell(*m_mine, column, base.value) : CellValue()};
  const DisputedValue theirs{false,
                             entry.theirs ? sideCell(*m_theirs, column, base.value) : CellValue()};
  conflicts.add({layerOf(entry), m_rules.subject, uid, m_columns[column], base,
                 m_isMineFirst ? mine : theirs, m_isMineFirst ? theirs : mine});
}

void TableMerge::addDeletion(const Entry& entry, const Uid& uid, ConflictWriter& conflicts) const
{
  const DisputedValue mine{!entry.mine, {}}, theirs{!entry.theirs, {}};
  conflicts.add({layerOf(entry),
                 m_rules.subject,
                 uid,
                 {},
                 {},
                 m_isMineFirst ? mine : theirs,
                 m_isMineFirst ? theirs : mine});
}

TableMerge::Merged TableMerge::merged(const Entry& entry, ConflictWriter& conflicts) const
{
  Merged row;
  row.uid = storedUid(entry);
  for (int column = 0; column < m_columns.size(); ++column) {
    bool isDisputed = false;
    row.cells.append(cellOf(entry, column, isDisputed));
    row.differsFromMine.push_back(!entry.mine || !(row.cells.last() == m_mine->cell(column)));
    if (isDisputed)
      addConflict(entry, row.uid, column, conflicts);
  }
  if (entry.isOneSided() && m_rules.saysDeletions)
    addDeletion(entry, row.uid, conflicts);
  return row;
}

Outcome TableMerge::writeRow(const Entry& entry, UpkeepSet* upkeep, Writer& writer,
                             ConflictWriter& conflicts, MergeCounts& counts)
{
  DIABAN_CHECK(readRows(entry));
  const Merged row = merged(entry, conflicts);
  store::Box before, after;
  const bool hasGeometry = m_geometryAt >= 0;
  const bool setsGeometry =
      hasGeometry && row.differsFromMine[static_cast<std::size_t>(m_geometryAt)];
  if (hasGeometry && (setsGeometry || !entry.isInPlace())) {
    const QByteArray& blob = row.cells[m_geometryAt].bytes;
    const auto box = boxOf(blob);
    if (!box)
      return Error{Error::Code::BadGeometry, {m_rules.title, entry.uid.toHex()}, {}};
    after = box.value();
    if (const auto parsed = geo::readGeoPackageBlob(bytesOf(blob)); parsed && !blob.isEmpty())
      if (const auto type = geo::wkbType(parsed.value().wkb))
        DIABAN_CHECK(store::noteGeometryType(writer.database(), writer.table(), type.value().type));
  }
  counts.added += entry.mine ? 0 : 1;
  if (!entry.isInPlace()) {
    DIABAN_CHECK(writer.insert(entry.key, row.uid, row.cells));
    if (upkeep == nullptr)
      return Done{};
    DIABAN_TRY(kept, upkeep->of(writer.table()));
    return kept->inserted(entry.key, after);
  }
  const bool takesUid = m_rules.isIdentityMade && row.uid != m_mine->storedUid();
  const bool isChanged = std::find(row.differsFromMine.begin(), row.differsFromMine.end(), true) !=
                         row.differsFromMine.end();
  counts.changed += isChanged ? 1 : 0;
  DIABAN_CHECK(
      writer.update(entry.key, takesUid ? row.uid : Uid{}, row.cells, row.differsFromMine));
  if (upkeep == nullptr || !setsGeometry)
    return Done{};
  const auto old = boxOf(m_mine->cell(m_geometryAt).bytes);
  before = old ? old.value() : before;
  DIABAN_TRY(kept, upkeep->of(writer.table()));
  return kept->geometryChanged(entry.key, before, after);
}

} // namespace diaban::workspace
