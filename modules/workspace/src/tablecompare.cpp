#include "tablecompare.h"

#include "cellvalue.h"
#include "rowidentity.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace diaban::workspace {
namespace {

constexpr int kMostTries = 8;
constexpr int kRowsPerLook = 64; // at the clock
constexpr qint64 kRowsBetweenReports = 4096;
constexpr int kKeyAt = 0, kUidAt = 1, kFirstCell = 2;

QByteArray selectOf(const ComparedTable& table, const QStringList& columns)
{
  QByteArray select = "SELECT " + store::quoted(table.key) + ',';
  select += table.hasUid ? store::quoted(store::kUidColumn) : QByteArray("NULL");
  for (const QString& column : columns)
    select += ',' + (table.has(column) ? store::quoted(column) : QByteArray("NULL"));
  return select + " FROM " + store::quoted(table.table);
}

/// Steps through a table by key and lets go of its lock every 20 ms.
class Cursor {
public:
  static Result<Cursor> open(const std::optional<ComparedTable>& table, const QStringList& columns)
  {
    Cursor cursor;
    if (!table)
      return cursor;
    const QByteArray key = store::quoted(table->key);
    DIABAN_TRY(rows, table->database->prepare(selectOf(*table, columns) + " WHERE " + key +
                                              ">?1 ORDER BY " + key));
    cursor.m_table = &*table;
    cursor.m_rows.emplace(std::move(rows));
    cursor.m_rows->bind(1, std::numeric_limits<qint64>::min());
    cursor.m_page.start();
    return cursor;
  }

  Outcome next()
  {
    if (!m_rows)
      return Done{};
    if (++m_steps % kRowsPerLook == 0 && m_page.elapsed() >= store::kPageMilliseconds) {
      m_rows->reset();
      m_rows->bind(1, m_key);
      m_page.start();
    }
    DIABAN_TRY(found, m_rows->step());
    m_isThere = found;
    if (found)
      m_key = m_rows->integer(kKeyAt);
    return Done{};
  }

  bool isThere() const { return m_isThere; }
  qint64 key() const { return m_key; }
  Uid uid() const { return m_table->uidOf(m_key, m_rows->blob(kUidAt)); }
  const store::Statement& row() const { return *m_rows; }

private:
  const ComparedTable* m_table = nullptr;
  std::optional<store::Statement> m_rows;
  QElapsedTimer m_page;
  qint64 m_key = 0, m_steps = 0;
  bool m_isThere = false;
};

struct Named {
  Uid uid;
  qint64 key = 0;
};

class Comparison {
public:
  Comparison(const std::optional<ComparedTable>& before, const std::optional<ComparedTable>& after)
      : m_before(before)
      , m_after(after)
  {
    if (m_after)
      m_columns = m_after->columnNames();
    else if (m_before)
      m_columns = m_before->columnNames();
    m_geometryAt = static_cast<int>(m_columns.indexOf(store::kGeometryColumn));
    if (m_geometryAt >= 0)
      m_geometryAt += kFirstCell;
  }

  Result<std::vector<ComparedRow>> run(Progress& progress)
  {
    DIABAN_CHECK(walk(progress));
    DIABAN_CHECK(matchMoved());
    std::sort(m_differing.begin(), m_differing.end(),
              [](const ComparedRow& a, const ComparedRow& b) {
                constexpr qint64 kLast = std::numeric_limits<qint64>::max();
                return std::pair(a.before.value_or(kLast), a.after.value_or(kLast)) <
                       std::pair(b.before.value_or(kLast), b.after.value_or(kLast));
              });
    return std::move(m_differing);
  }

private:
  Result<qint64> rowCount() const
  {
    qint64 most = 1;
    for (const auto* table : {&m_before, &m_after}) {
      if (!*table)
        continue;
      DIABAN_TRY(last,
                 (*table)->database->integer("SELECT coalesce(max(" + store::quoted((*table)->key) +
                                             "), 0) FROM " + store::quoted((*table)->table)));
      most = std::max(most, last);
    }
    return most;
  }

  /// Rows under the same key in both; the others wait for matchMoved().
  Outcome walk(Progress& progress)
  {
    DIABAN_TRY(most, rowCount());
    DIABAN_TRY(before, Cursor::open(m_before, m_columns));
    DIABAN_TRY(after, Cursor::open(m_after, m_columns));
    DIABAN_CHECK(before.next());
    DIABAN_CHECK(after.next());
    for (qint64 rows = 0; before.isThere() || after.isThere(); ++rows) {
      const bool hasBefore = before.isThere() && (!after.isThere() || before.key() <= after.key());
      const bool hasAfter = after.isThere() && (!before.isThere() || after.key() <= before.key());
      const qint64 key = hasBefore ? before.key() : after.key();
      if (rows % kRowsBetweenReports == 0 &&
          !progress.advance(
              std::clamp(static_cast<double>(key) / static_cast<double>(most), 0.0, 1.0)))
        return Error{Error::Code::Cancelled, {}, {}};
      look(hasBefore ? &before : nullptr, hasAfter ? &after : nullptr);
      if (hasBefore)
        DIABAN_CHECK(before.next());
      if (hasAfter)
        DIABAN_CHECK(after.next());
    }
    return Done{};
  }

  void look(const Cursor* before, const Cursor* after)
  {
    if (before != nullptr && after != nullptr) {
      const Uid uid = after->uid();
      if (before->uid() == uid) {
        compare(uid, before->key(), before->row(), after->key(), after->row());
        return;
      }
    }
    if (before != nullptr)
      m_onlyBefore.push_back({before->uid(), before->key()});
    if (after != nullptr)
      m_onlyAfter.push_back({after->uid(), after->key()});
  }

  void compare(const Uid& uid, qint64 keyBefore, const store::Statement& before, qint64 keyAfter,
               const store::Statement& after)
  {
    ComparedRow row{uid, keyBefore, keyAfter, false, false};
    const int end = kFirstCell + static_cast<int>(m_columns.size());
    for (int column = kFirstCell; column < end; ++column) {
      if (isSame(before, column, after, column))
        continue;
      row.isContentChanged = true;
      row.isGeometryChanged = row.isGeometryChanged || column == m_geometryAt;
    }
    if (row.isContentChanged || keyBefore != keyAfter)
      m_differing.push_back(row);
  }

  Outcome matchMoved()
  {
    const auto byUid = [](const Named& a, const Named& b) { return a.uid < b.uid; };
    std::sort(m_onlyBefore.begin(), m_onlyBefore.end(), byUid);
    std::sort(m_onlyAfter.begin(), m_onlyAfter.end(), byUid);
    std::optional<store::Statement> before, after;
    DIABAN_CHECK(prepareSingle(m_before, before));
    DIABAN_CHECK(prepareSingle(m_after, after));
    auto a = m_onlyBefore.begin();
    auto b = m_onlyAfter.begin();
    while (a != m_onlyBefore.end() || b != m_onlyAfter.end()) {
      if (b == m_onlyAfter.end() || (a != m_onlyBefore.end() && a->uid < b->uid)) {
        DIABAN_CHECK(single(*before, *a, true));
        ++a;
      } else if (a == m_onlyBefore.end() || b->uid < a->uid) {
        DIABAN_CHECK(single(*after, *b, false));
        ++b;
      } else {
        DIABAN_CHECK(find(*before, a->key));
        DIABAN_CHECK(find(*after, b->key));
        compare(a->uid, a->key, *before, b->key, *after);
        ++a, ++b;
      }
    }
    return Done{};
  }

  Outcome prepareSingle(const std::optional<ComparedTable>& table,
                        std::optional<store::Statement>& statement) const
  {
    if (!table)
      return Done{};
    DIABAN_TRY(prepared, table->database->prepare(selectOf(*table, m_columns) + " WHERE " +
                                                  store::quoted(table->key) + "=?1"));
    statement.emplace(std::move(prepared));
    return Done{};
  }

  /// A row that went away in between makes the whole reading void (see compareTables).
  static Outcome find(store::Statement& row, qint64 key)
  {
    row.reset();
    DIABAN_CHECK(row.bind(1, key).step());
    return Done{};
  }

  Outcome single(store::Statement& row, const Named& named, bool isBefore)
  {
    ComparedRow one{named.uid, {}, {}, true, false};
    (isBefore ? one.before : one.after) = named.key;
    if (m_geometryAt >= 0) {
      DIABAN_CHECK(find(row, named.key));
      one.isGeometryChanged = !row.isNull(m_geometryAt);
    }
    m_differing.push_back(one);
    return Done{};
  }

  const std::optional<ComparedTable>& m_before;
  const std::optional<ComparedTable>& m_after;
  QStringList m_columns;
  int m_geometryAt = -1;
  std::vector<Named> m_onlyBefore, m_onlyAfter;
  std::vector<ComparedRow> m_differing;
};

Result<bool> isPlainTable(const store::Database& database, const QString& table)
{
  if (table.isEmpty())
    return false;
  DIABAN_TRY(query, database.prepare("SELECT count(*) FROM pragma_table_list WHERE type='table'"
                                     " AND schema IN ('main', 'temp') AND name=?1"));
  query.bind(1, table);
  DIABAN_CHECK(query.step());
  return query.integer(0) > 0;
}

Result<std::optional<ComparedTable>> tableOf(const store::Database& database, const QString& table,
                                             const QString& key)
{
  ComparedTable found{&database, table, key, {}, false, {}};
  DIABAN_TRY(rows, database.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid"));
  rows.bind(1, table);
  bool hasKey = false;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      break;
    const QString name = rows.string(0);
    hasKey = hasKey || name == key;
    found.hasUid = found.hasUid || name == store::kUidColumn;
    if (name != key && name != store::kUidColumn)
      found.columns.append({name, rows.string(1)});
  }
  if (!hasKey)
    return std::optional<ComparedTable>();
  return std::optional(found);
}

Result<qint64> versionOf(const std::optional<ComparedTable>& table)
{
  return table ? table->database->dataVersion() : Result<qint64>(0);
}

} // namespace

QStringList ComparedTable::columnNames() const
{
  QStringList names;
  for (const TableColumn& column : columns)
    names.append(column.name);
  return names;
}

Uid ComparedTable::uidOf(qint64 row, QByteArrayView stored) const
{
  if (!namelessUids.isEmpty())
    if (const auto made = namelessUids.constFind(row); made != namelessUids.constEnd())
      return *made;
  Uid uid;
  if (stored.size() == static_cast<qsizetype>(uid.bytes.size()))
    std::copy(stored.begin(), stored.end(), reinterpret_cast<char*>(uid.bytes.data()));
  return uid;
}

Result<std::optional<ComparedTable>> layerColumns(const store::Database& database,
                                                  const QString& table)
{
  DIABAN_TRY(isThere, isPlainTable(database, table));
  if (!isThere)
    return std::optional<ComparedTable>();
  return tableOf(database, table, store::kFidColumn);
}

Result<std::optional<ComparedTable>> layerTable(const store::Database& database,
                                                const QString& table, const Uid& layer)
{
  DIABAN_TRY(found, layerColumns(database, table));
  if (found) {
    DIABAN_TRY(uids, uidsForNameless(database, table, layer));
    found->namelessUids = uids;
  }
  return found;
}

Result<std::optional<ComparedTable>> ownTable(const store::Database& database, const QString& table)
{
  return tableOf(database, table, QStringLiteral("id"));
}

Result<std::vector<ComparedRow>> compareTables(const std::optional<ComparedTable>& before,
                                               const std::optional<ComparedTable>& after,
                                               Progress& progress)
{
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    DIABAN_TRY(versionBefore, versionOf(before));
    DIABAN_TRY(versionAfter, versionOf(after));
    DIABAN_TRY(rows, Comparison(before, after).run(progress));
    DIABAN_TRY(sameBefore, versionOf(before));
    DIABAN_TRY(sameAfter, versionOf(after));
    if (versionBefore == sameBefore && versionAfter == sameAfter)
      return rows;
  }
  return Error{Error::Code::Busy, {after ? after->database->path() : QString()}, {}};
}

} // namespace diaban::workspace
