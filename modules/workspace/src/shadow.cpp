#include "shadow.h"

#include <diaban/store/geopackage.h>

#include <algorithm>
#include <optional>

namespace diaban::workspace {
namespace {

using store::ChangeValue;
using store::RowChange;

void bindValue(store::Statement& statement, int parameter, const ChangeValue& value)
{
  switch (value.type) {
  case ChangeValue::Type::Integer: statement.bind(parameter, value.integer); break;
  case ChangeValue::Type::Real: statement.bind(parameter, value.real); break;
  case ChangeValue::Type::Text:
    statement.bindText(parameter,
                       {value.bytes.data(), static_cast<std::size_t>(value.bytes.size())});
    break;
  case ChangeValue::Type::Blob: statement.bindBlob(parameter, value.bytes); break;
  case ChangeValue::Type::Undefined:
  case ChangeValue::Type::Null: statement.bindNull(parameter); break;
  }
}

/// The row's key; every recorded table of ours has one, a number.
std::optional<qint64> keyOf(const store::ChangeSetReader& change)
{
  for (std::size_t column = 0; column < change.columnCount(); ++column) {
    if (!change.isKey(column))
      continue;
    const ChangeValue& key =
        change.change() == RowChange::Insert ? change.after(column) : change.before(column);
    if (key.type == ChangeValue::Type::Integer)
      return key.integer;
  }
  return std::nullopt;
}

/// A view by which an older file is read as a newer one; it can't be written to.
Outcome dropStandIn(store::Database& database, const QString& table)
{
  DIABAN_TRY(known, database.prepare("SELECT 1 FROM sqlite_temp_schema WHERE type='view'"
                                     " AND name=?1"));
  DIABAN_TRY(found, known.bind(1, table).step());
  known.reset();
  return found ? database.run("DROP VIEW temp." + store::quoted(table)) : Outcome(Done{});
}

QString keyColumn(const QString& table)
{
  return table.startsWith(QLatin1String("diaban_")) ? QStringLiteral("id")
                                                    : QString(store::kFidColumn);
}

} // namespace

/// The temporary table, empty, with the columns and types of the one that its name stands for.
Result<Shadows::ShadowPtr> Shadows::make(const QString& table) const
{
  auto shadow = std::make_unique<Shadow>();
  shadow->table = table;
  shadow->name = "temp." + store::quoted(table);
  shadow->key = store::quoted(keyColumn(table));
  DIABAN_TRY(rows, m_database.prepare("SELECT name, type FROM pragma_table_info(?1) ORDER BY cid"));
  rows.bind(1, table);
  QByteArray definition;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      break;
    const QByteArray name = store::quoted(rows.string(0));
    definition += (shadow->columns.isEmpty() ? "" : ",") + name + ' ';
    definition += name == shadow->key ? "INTEGER PRIMARY KEY" : store::quoted(rows.string(1));
    shadow->columns.append(rows.string(0));
  }
  if (!shadow->columns.contains(keyColumn(table)))
    return ShadowPtr();
  DIABAN_CHECK(dropStandIn(m_database, table));
  DIABAN_CHECK(m_database.run("CREATE TEMP TABLE IF NOT EXISTS " + store::quoted(table) + '(' +
                              definition + ')'));
  return shadow;
}

Outcome Shadows::copyWhole(const QString& table)
{
  DIABAN_CHECK(
      m_database.run("CREATE TEMP TABLE diaban_past AS SELECT * FROM " + store::quoted(table)));
  DIABAN_TRY(shadow, make(table));
  if (shadow != nullptr) {
    shadow->isWhole = true;
    DIABAN_CHECK(m_database.run("INSERT OR IGNORE INTO " + shadow->name +
                                " SELECT * FROM temp.diaban_past"));
  }
  m_shadows[table] = std::move(shadow);
  return m_database.run("DROP TABLE temp.diaban_past");
}

Result<Shadows::Shadow*> Shadows::shadowOf(const QString& table)
{
  auto known = m_shadows.find(table);
  if (known == m_shadows.end()) {
    DIABAN_TRY(made, make(table));
    known = m_shadows.emplace(table, std::move(made)).first;
  }
  return known->second.get();
}

Result<store::Statement*> Shadows::statement(Shadow& shadow, const QByteArray& sql) const
{
  auto& prepared = shadow.statements[sql];
  if (prepared == nullptr) {
    DIABAN_TRY(fresh, m_database.prepare(sql));
    prepared = std::make_unique<store::Statement>(std::move(fresh));
  }
  return prepared.get();
}

/// The row as it is now, the first time that something is done to it.
Outcome Shadows::bringIn(Shadow& shadow, qint64 key) const
{
  if (shadow.isWhole || shadow.touched.contains(key))
    return Done{};
  shadow.touched.insert(key);
  DIABAN_TRY(copy,
             statement(shadow, "INSERT OR IGNORE INTO " + shadow.name + " SELECT * FROM main." +
                                   store::quoted(shadow.table) + " WHERE " + shadow.key + "=?1"));
  DIABAN_CHECK(copy->bind(1, key).run());
  shadow.thereNow += m_database.changes();
  return Done{};
}

Outcome Shadows::put(Shadow& shadow, const QStringList& names,
                     const std::vector<ChangeValue>& values) const
{
  QByteArray columns, places;
  for (qsizetype i = 0; i < names.size(); ++i)
    if (shadow.columns.contains(names[i])) {
      columns += (columns.isEmpty() ? "" : ",") + store::quoted(names[i]);
      places += (places.isEmpty() ? "?" : ",?") + QByteArray::number(i + 1);
    }
  DIABAN_TRY(insert, statement(shadow, "INSERT OR REPLACE INTO " + shadow.name + '(' + columns +
                                           ") VALUES(" + places + ')'));
  for (qsizetype i = 0; i < names.size(); ++i)
    if (shadow.columns.contains(names[i]))
      bindValue(*insert, static_cast<int>(i) + 1, values[static_cast<std::size_t>(i)]);
  return insert->run();
}

Outcome Shadows::change(Shadow& shadow, const QStringList& names,
                        const std::vector<ChangeValue>& values, qint64 key) const
{
  const auto isSet = [&](qsizetype i) {
    return values[static_cast<std::size_t>(i)].type != ChangeValue::Type::Undefined &&
           names[i] != keyColumn(shadow.table) && shadow.columns.contains(names[i]);
  };
  QByteArray set;
  int parameter = 1;
  for (qsizetype i = 0; i < names.size(); ++i)
    if (isSet(i))
      set += (set.isEmpty() ? "" : ",") + store::quoted(names[i]) + "=?" +
             QByteArray::number(parameter++);
  if (set.isEmpty())
    return Done{};
  DIABAN_TRY(update, statement(shadow, "UPDATE " + shadow.name + " SET " + set + " WHERE " +
                                           shadow.key + "=?" + QByteArray::number(parameter)));
  parameter = 1;
  for (qsizetype i = 0; i < names.size(); ++i)
    if (isSet(i))
      bindValue(*update, parameter++, values[static_cast<std::size_t>(i)]);
  return update->bind(parameter, key).run();
}

Outcome Shadows::remove(Shadow& shadow, qint64 key) const
{
  DIABAN_TRY(gone,
             statement(shadow, "DELETE FROM " + shadow.name + " WHERE " + shadow.key + "=?1"));
  return gone->bind(1, key).run();
}

Outcome Shadows::applyOne(const store::ChangeSetReader& change, const QStringList& names,
                          store::Direction direction)
{
  const auto key = keyOf(change);
  DIABAN_TRY(shadow, shadowOf(change.table()));
  if (!key || shadow == nullptr || names.size() != static_cast<qsizetype>(change.columnCount()))
    return Done{};
  DIABAN_CHECK(bringIn(*shadow, *key));
  const bool back = direction == store::Direction::Inverse;
  std::vector<ChangeValue> values(change.columnCount());
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = back ? change.before(i) : change.after(i);
  if (change.change() == RowChange::Update)
    return this->change(*shadow, names, values, *key);
  return (change.change() == RowChange::Insert) == back ? remove(*shadow, *key)
                                                        : put(*shadow, names, values);
}

Outcome Shadows::apply(QByteArrayView changeSet, const store::ColumnLists& columns,
                       store::Direction direction)
{
  store::ChangeSetReader reader(changeSet);
  while (true) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return Done{};
    DIABAN_CHECK(applyOne(reader, columns.value(reader.table()), direction));
  }
}

std::vector<qint64> Shadows::touched(const QString& table) const
{
  const auto known = m_shadows.find(table);
  if (known == m_shadows.end() || known->second == nullptr)
    return {};
  std::vector<qint64> rows(known->second->touched.begin(), known->second->touched.end());
  std::sort(rows.begin(), rows.end());
  return rows;
}

Result<QByteArray> Shadows::whole(const QString& table) const
{
  const Shadow& shadow = *m_shadows.at(table);
  const QByteArray view = "temp." + store::quoted(QStringLiteral("diaban_then_") + table);
  const QByteArray keys = "temp." + store::quoted(QStringLiteral("diaban_touched_") + table);
  DIABAN_TRY(known, m_database.prepare("SELECT 1 FROM sqlite_temp_schema WHERE type='view'"
                                       " AND name='diaban_then_'||?1"));
  DIABAN_TRY(isThere, known.bind(1, table).step());
  known.reset();
  if (isThere)
    return view;
  DIABAN_CHECK(m_database.run("CREATE TABLE " + keys + '(' + shadow.key + " INTEGER PRIMARY KEY)"));
  QByteArray rows;
  for (const qint64 row : shadow.touched)
    rows += (rows.isEmpty() ? '[' : ',') + QByteArray::number(row);
  rows += ']';
  DIABAN_TRY(add, m_database.prepare("INSERT INTO " + keys + " SELECT value FROM json_each(?1)"));
  add.bindText(1, {rows.data(), static_cast<std::size_t>(rows.size())});
  DIABAN_CHECK(add.run());
  QByteArray columns;
  for (const QString& column : shadow.columns)
    columns += (columns.isEmpty() ? "" : ",") + store::quoted(column);
  DIABAN_CHECK(m_database.run("CREATE VIEW " + view + " AS SELECT " + columns + " FROM main." +
                              store::quoted(table) + " WHERE " + shadow.key + " NOT IN (SELECT " +
                              shadow.key + " FROM " + keys + ") UNION ALL SELECT " + columns +
                              " FROM " + shadow.name));
  return view;
}

Result<qint64> Shadows::growth(const QString& table) const
{
  const auto known = m_shadows.find(table);
  if (known == m_shadows.end() || known->second == nullptr)
    return qint64(0);
  DIABAN_TRY(rows, m_database.integer("SELECT count(*) FROM " + known->second->name));
  return rows - known->second->thereNow;
}

} // namespace diaban::workspace
