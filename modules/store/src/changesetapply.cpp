#include <diaban/store/changeset.h>
#include <diaban/store/geopackage.h>

#include <QSet>

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace diaban::store {
namespace {

using Type = ChangeValue::Type;

Error refused(const QString& why)
{
  return {Error::Code::CorruptFile, {QStringLiteral("change set")}, why};
}

/// The value as it stands in the file now; its bytes live until the statement is reset.
ChangeValue currentValue(const Statement& row, int column)
{
  ChangeValue value;
  switch (row.type(column)) {
  case ValueType::Null: value.type = Type::Null; break;
  case ValueType::Integer:
    value.type = Type::Integer;
    value.integer = row.integer(column);
    break;
  case ValueType::Real:
    value.type = Type::Real;
    value.real = row.real(column);
    break;
  case ValueType::Text: {
    value.type = Type::Text;
    const std::string_view text = row.text(column);
    value.bytes = QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
    break;
  }
  case ValueType::Blob:
    value.type = Type::Blob;
    value.bytes = row.blob(column);
    break;
  }
  return value;
}

void bindValue(Statement& statement, int parameter, const ChangeValue& value)
{
  switch (value.type) {
  case Type::Integer: statement.bind(parameter, value.integer); break;
  case Type::Real: statement.bind(parameter, value.real); break;
  case Type::Text:
    statement.bindText(parameter,
                       {value.bytes.data(), static_cast<std::size_t>(value.bytes.size())});
    break;
  case Type::Blob: statement.bindBlob(parameter, value.bytes); break;
  case Type::Undefined:
  case Type::Null: statement.bindNull(parameter); break;
  }
}

/// One table of the file as a change set's columns see it.
class Target {
public:
  /// `names` and `isKey` are the change set's; the table may have got columns since.
  static Result<Target> open(const Database& database, const QString& table,
                             const QStringList& names, const ChangeSetReader& reader);

  const QStringList& names() const { return m_names; }
  bool fits(const ChangeSetReader& reader) const
  {
    for (std::size_t i = 0; i < m_isKey.size() && i < reader.columnCount(); ++i)
      if (m_isKey[i] != reader.isKey(i))
        return false;
    return m_isKey.size() == reader.columnCount();
  }
  /// SQLite would take '7' for 7, and whoever is told of the row would not.
  bool hasGoodKey(std::span<const ChangeValue> key) const
  {
    return !m_fidColumn || key[*m_fidColumn].type == Type::Integer;
  }
  qint64 fid(std::span<const ChangeValue> key) const
  {
    return m_fidColumn ? key[*m_fidColumn].integer : 0;
  }
  std::optional<std::size_t> geometryColumn() const { return m_geometryColumn; }
  QString rowName(std::span<const ChangeValue> key) const;

  /// Whether the row with this key is as `before` says; `exists` false: that there is none.
  Result<bool> isAsExpected(std::span<const ChangeValue> key, std::span<const ChangeValue> before,
                            bool exists);
  Outcome insert(std::span<const ChangeValue> values);
  Outcome update(std::span<const ChangeValue> key, std::span<const ChangeValue> after);
  Outcome remove(std::span<const ChangeValue> key);

private:
  Target(const Database& database, QString table, QStringList names)
      : m_database(&database)
      , m_table(std::move(table))
      , m_names(std::move(names))
  {
  }
  Outcome checkColumns(const ChangeSetReader& reader);
  Outcome checkGone(std::span<const ChangeValue> values) const;
  Outcome prepareAll();
  int bindKey(Statement& statement, std::span<const ChangeValue> key, int parameter) const;
  QByteArray whereKey(int firstParameter) const;

  const Database* m_database;
  QString m_table;
  QStringList m_names;
  QByteArray m_quotedTable;
  std::vector<bool> m_isKey;
  QStringList m_newer; ///< columns that the table got after the change set was made
  std::optional<std::size_t> m_fidColumn, m_geometryColumn;
  /// A table without geometry had an empty column for it in files of the first schema version.
  std::optional<std::size_t> m_goneColumn;
  std::optional<Statement> m_select, m_insert, m_remove;
  QHash<QByteArray, std::shared_ptr<Statement>> m_updates; ///< by which columns they set
};

Result<Target> Target::open(const Database& database, const QString& table,
                            const QStringList& names, const ChangeSetReader& reader)
{
  DIABAN_TRY(query, database.prepare("SELECT count(*) FROM pragma_table_list"
                                     " WHERE schema='main' AND type='table' AND name=?1"));
  query.bind(1, table);
  DIABAN_CHECK(query.step());
  if (query.integer(0) != 1 || !mayBeRecorded(table))
    return refused(table + QLatin1String(" is no table that may be changed"));
  Target target(database, table, names);
  target.m_quotedTable = quoted(table);
  DIABAN_CHECK(target.checkColumns(reader));
  DIABAN_CHECK(target.prepareAll());
  return target;
}

Outcome Target::checkColumns(const ChangeSetReader& reader)
{
  if (static_cast<std::size_t>(m_names.size()) != reader.columnCount())
    return refused(m_table + QLatin1String(": the column list does not fit"));
  DIABAN_TRY(query, m_database->prepare("SELECT name, pk, lower(type) FROM pragma_table_info(?1)"));
  query.bind(1, m_table);
  QHash<QString, bool> keyOf;
  int keys = 0;
  QString integerKey;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      break;
    const QString name = query.string(0);
    keyOf.insert(name, query.integer(1) > 0);
    keys += query.integer(1) > 0 ? 1 : 0;
    if (query.integer(1) > 0 && query.text(2) == "integer")
      integerKey = name;
    if (!m_names.contains(name))
      m_newer.append(name);
  }
  for (qsizetype i = 0; i < m_names.size(); ++i) {
    const auto column = static_cast<std::size_t>(i);
    const auto found = keyOf.constFind(m_names[i]);
    if (found == keyOf.constEnd() && m_names[i] == kGeometryColumn && !reader.isKey(column)) {
      m_goneColumn = m_geometryColumn = column;
      m_isKey.push_back(false);
      continue;
    }
    if (found == keyOf.constEnd() || *found != reader.isKey(column))
      return refused(m_table + QLatin1Char('.') + m_names[i] + QLatin1String(" is not as it was"));
    m_isKey.push_back(*found);
    keys -= *found ? 1 : 0;
    if (m_names[i] == kGeometryColumn)
      m_geometryColumn = column;
    if (m_names[i] == integerKey)
      m_fidColumn = column;
  }
  if (QSet<QString>(m_names.begin(), m_names.end()).size() != m_names.size() || keys != 0)
    return refused(m_table + QLatin1String(": columns or keys are missing"));
  if (std::count(m_isKey.begin(), m_isKey.end(), true) > 1)
    m_fidColumn.reset();
  return Done{};
}

/// What a column held that the table has no longer must have been nothing.
Outcome Target::checkGone(std::span<const ChangeValue> values) const
{
  if (!m_goneColumn || values[*m_goneColumn].type == Type::Null ||
      values[*m_goneColumn].type == Type::Undefined)
    return Done{};
  return refused(m_table + QLatin1String(" has no column for geometry"));
}

QByteArray Target::whereKey(int firstParameter) const
{
  QByteArray where;
  for (std::size_t i = 0; i < m_isKey.size(); ++i)
    if (m_isKey[i])
      where += (where.isEmpty() ? " WHERE " : " AND ") +
               quoted(m_names[static_cast<qsizetype>(i)]) + "=?" +
               QByteArray::number(firstParameter++);
  return where;
}

Outcome Target::prepareAll()
{
  QByteArray shown, names, values, newer;
  for (qsizetype i = 0; i < m_names.size(); ++i) {
    const char* comma = i == 0 ? "" : ",";
    const bool isGone = m_goneColumn == static_cast<std::size_t>(i);
    shown += comma + (isGone ? QByteArray("NULL") : quoted(m_names[i]));
    if (isGone)
      continue;
    const char* behind = names.isEmpty() ? "" : ",";
    names += behind + quoted(m_names[i]);
    values += behind + QByteArray("?") + QByteArray::number(i + 1);
  }
  for (const QString& name : std::as_const(m_newer))
    newer += ',' + quoted(name);
  DIABAN_TRY(select, m_database->prepare("SELECT " + shown + newer + " FROM " + m_quotedTable +
                                         whereKey(1)));
  DIABAN_TRY(insert, m_database->prepare("INSERT INTO " + m_quotedTable + '(' + names +
                                         ") VALUES(" + values + ')'));
  DIABAN_TRY(remove, m_database->prepare("DELETE FROM " + m_quotedTable + whereKey(1)));
  m_select.emplace(std::move(select));
  m_insert.emplace(std::move(insert));
  m_remove.emplace(std::move(remove));
  return Done{};
}

int Target::bindKey(Statement& statement, std::span<const ChangeValue> key, int parameter) const
{
  for (std::size_t i = 0; i < m_isKey.size(); ++i)
    if (m_isKey[i])
      bindValue(statement, parameter++, key[i]);
  return parameter;
}

QString Target::rowName(std::span<const ChangeValue> key) const
{
  QStringList parts;
  for (std::size_t i = 0; i < m_isKey.size(); ++i) {
    if (!m_isKey[i])
      continue;
    switch (key[i].type) {
    case Type::Integer: parts += QString::number(key[i].integer); break;
    case Type::Real: parts += QString::number(key[i].real); break;
    case Type::Text: parts += QString::fromUtf8(key[i].bytes); break;
    default: parts += QString::fromLatin1(key[i].bytes.toByteArray().toHex()); break;
    }
  }
  return parts.join(u'/');
}

Result<bool> Target::isAsExpected(std::span<const ChangeValue> key,
                                  std::span<const ChangeValue> before, bool exists)
{
  bindKey(*m_select, key, 1);
  DIABAN_TRY(found, m_select->step());
  bool same = found == exists;
  if (found && exists) {
    int column = 0;
    bool isWhole = true;
    for (const ChangeValue& value : before) {
      isWhole = isWhole && value.type != Type::Undefined;
      same = same && (value.type == Type::Undefined || value == currentValue(*m_select, column));
      ++column;
    }
    // A row that goes away must not take along what a later column holds.
    for (; isWhole && column < m_select->columnCount(); ++column)
      same = same && m_select->isNull(column);
  }
  m_select->reset();
  return same;
}

Outcome Target::insert(std::span<const ChangeValue> values)
{
  DIABAN_CHECK(checkGone(values));
  for (std::size_t i = 0; i < values.size(); ++i)
    if (m_goneColumn != i)
      bindValue(*m_insert, static_cast<int>(i) + 1, values[i]);
  return m_insert->run();
}

Outcome Target::update(std::span<const ChangeValue> key, std::span<const ChangeValue> after)
{
  DIABAN_CHECK(checkGone(after));
  QByteArray mask(m_names.size(), '0');
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i].type != Type::Undefined && m_goneColumn != i)
      mask[static_cast<qsizetype>(i)] = '1';
  auto& statement = m_updates[mask];
  if (!statement) {
    QByteArray set;
    int parameter = 1;
    for (qsizetype i = 0; i < mask.size(); ++i)
      if (mask[i] == '1')
        set += (set.isEmpty() ? "" : ",") + quoted(m_names[i]) + "=?" +
               QByteArray::number(parameter++);
    if (set.isEmpty())
      return refused(m_table + QLatin1String(": an update of nothing"));
    DIABAN_TRY(prepared, m_database->prepare("UPDATE " + m_quotedTable + " SET " + set +
                                             whereKey(parameter)));
    statement = std::make_shared<Statement>(std::move(prepared));
  }
  int parameter = 1;
  for (std::size_t i = 0; i < after.size(); ++i)
    if (after[i].type != Type::Undefined && m_goneColumn != i)
      bindValue(*statement, parameter++, after[i]);
  bindKey(*statement, key, parameter);
  return statement->run();
}

Outcome Target::remove(std::span<const ChangeValue> key)
{
  bindKey(*m_remove, key, 1);
  return m_remove->run();
}

/// A change as it is to be made now: turned round for an inverse.
struct Step {
  RowChange change = RowChange::Insert;
  std::vector<ChangeValue> key, before, after;
};

void fillStep(const ChangeSetReader& reader, Direction direction, Step& step)
{
  const std::size_t count = reader.columnCount();
  step.change = reader.change();
  step.before.resize(count);
  step.after.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    step.before[i] = reader.before(i);
    step.after[i] = reader.after(i);
  }
  step.key = step.change == RowChange::Insert ? step.after : step.before;
  if (direction == Direction::Forward)
    return;
  for (std::size_t i = 0; i < count; ++i)
    if (step.change != RowChange::Update || !reader.isKey(i)) // an update keeps its key
      std::swap(step.before[i], step.after[i]);
  switch (reader.change()) {
  case RowChange::Insert: step.change = RowChange::Delete; break;
  case RowChange::Delete: step.change = RowChange::Insert; break;
  case RowChange::Update: break;
  }
}

Outcome write(Target& target, const Step& step)
{
  switch (step.change) {
  case RowChange::Insert: return target.insert(step.after);
  case RowChange::Delete: return target.remove(step.key);
  case RowChange::Update: return target.update(step.key, step.after);
  }
  return Done{};
}

class Applier {
public:
  Applier(Database& database, const ColumnLists& columns, const AppliedHook& hook)
      : m_database(database)
      , m_columns(columns)
      , m_hook(hook)
  {
  }

  Outcome apply(const ChangeSetReader& reader, Direction direction)
  {
    DIABAN_TRY(target, targetFor(reader));
    fillStep(reader, direction, m_step);
    if (!target->hasGoodKey(m_step.key))
      return refused(reader.table() + QLatin1String(": a key that is no number"));
    DIABAN_TRY(expected,
               target->isAsExpected(m_step.key, m_step.before, m_step.change != RowChange::Insert));
    const Error conflict{
        Error::Code::EditConflict, {reader.table(), target->rowName(m_step.key)}, {}};
    if (!expected)
      return conflict;
    if (auto written = write(*target, m_step); !written) {
      const int code = sqlite3_extended_errcode(m_database.handle());
      const bool isConflict =
          (code & 0xFF) == SQLITE_CONSTRAINT && code != SQLITE_CONSTRAINT_COMMITHOOK;
      return isConflict ? conflict : written.error();
    }
    return tell(reader.table(), *target);
  }

  /// Keys are checked at the commit; here we still know whose fault it is.
  Outcome checkReferences() const
  {
    int missing = 0, most = 0;
    sqlite3_db_status(m_database.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &missing, &most, 0);
    if (missing == 0)
      return Done{};
    DIABAN_TRY(query, m_database.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check"));
    DIABAN_CHECK(query.step());
    return Error{Error::Code::EditConflict, {query.string(0), query.string(1)}, {}};
  }

private:
  Result<Target*> targetFor(const ChangeSetReader& reader)
  {
    const auto known = m_targets.find(reader.table());
    if (known != m_targets.end()) {
      if (!known->second.fits(reader)) // a second header for the same table
        return refused(reader.table() + QLatin1String(" comes in two forms"));
      return &known->second;
    }
    const auto names = m_columns.constFind(reader.table());
    if (names == m_columns.constEnd())
      return refused(reader.table() + QLatin1String(" is not in the column lists"));
    DIABAN_TRY(target, Target::open(m_database, reader.table(), *names, reader));
    return &m_targets.emplace(reader.table(), std::move(target)).first->second;
  }

  Outcome tell(const QString& table, const Target& target) const
  {
    if (!m_hook)
      return Done{};
    AppliedRow row{table, m_step.change,  target.fid(m_step.key), false,       {},
                   {},    target.names(), m_step.before,          m_step.after};
    if (const auto geometry = target.geometryColumn()) {
      row.geometryBefore = m_step.before[*geometry].bytes;
      row.geometryAfter = m_step.after[*geometry].bytes;
      row.setsGeometry =
          m_step.change != RowChange::Update || m_step.after[*geometry].type != Type::Undefined;
    }
    return m_hook(row);
  }

  Database& m_database;
  const ColumnLists& m_columns;
  const AppliedHook& m_hook;
  std::map<QString, Target> m_targets;
  Step m_step;
};

} // namespace

Result<qint64> applyChangeSet(Database& database, QByteArrayView bytes, const ColumnLists& columns,
                              Direction direction, const AppliedHook& hook)
{
  assert(database.inTransaction());
  DIABAN_CHECK(database.run("PRAGMA defer_foreign_keys=ON"));
  Applier applier(database, columns, hook);
  ChangeSetReader reader(bytes);
  for (qint64 rows = 0;; ++rows) {
    DIABAN_TRY(more, reader.next());
    if (!more) {
      DIABAN_CHECK(applier.checkReferences());
      return rows;
    }
    DIABAN_CHECK(applier.apply(reader, direction));
  }
}

} // namespace diaban::store
