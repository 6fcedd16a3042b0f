#include "bulkedit.h"

#include "featureedit.h"

#include <diaban/store/condition.h>
#include <diaban/store/geopackage.h>

#include <algorithm>
#include <limits>

namespace diaban::workspace {
namespace {

constexpr std::size_t kRowsAtOnce = 4096;

QVariant cellOf(const store::Statement& row, int column)
{
  switch (row.type(column)) {
  case store::ValueType::Null: return {};
  case store::ValueType::Integer: return row.integer(column);
  case store::ValueType::Real: return row.real(column);
  case store::ValueType::Text: return row.string(column);
  case store::ValueType::Blob: return row.blob(column).toByteArray();
  }
  return {};
}

bool isHeld(const QVariant& cell, const QVariant& now)
{
  const QVariant stored = cell.typeId() == QMetaType::Bool ? QVariant(cell.toLongLong()) : cell;
  return stored == now && stored.typeId() == now.typeId();
}

struct Found {
  qint64 fid = 0;
  QVariant value, now;
};

/// Reads the chosen rows, page by page.
class Chooser {
public:
  Chooser(const Layer& layer, const RowChoice& rows, store::Statement select)
      : m_layer(layer)
      , m_rows(rows)
      , m_select(std::move(select))
  {
  }

  /// The next rows; none at the end.
  Outcome next(std::vector<Found>& page)
  {
    page.clear();
    return m_rows.rows ? nextOfThose(page) : nextOfAll(page);
  }

  double share() const
  {
    const qint64 all =
        m_rows.rows ? static_cast<qint64>(m_rows.rows->size()) : m_layer.featureCount;
    return std::min(1.0,
                    static_cast<double>(m_done) / static_cast<double>(std::max<qint64>(1, all)));
  }

private:
  Outcome nextOfAll(std::vector<Found>& page)
  {
    m_select.bind(1, m_last);
    while (page.size() < kRowsAtOnce) {
      DIABAN_TRY(more, m_select.step());
      if (!more)
        break;
      take(page);
      m_last = page.back().fid;
    }
    m_select.reset();
    m_done += static_cast<qint64>(page.size());
    return Done{};
  }

  Outcome nextOfThose(std::vector<Found>& page)
  {
    const std::vector<qint64>& those = *m_rows.rows;
    for (; m_at < those.size() && page.size() < kRowsAtOnce; ++m_at, ++m_done) {
      m_select.bind(1, those[m_at]);
      DIABAN_TRY(isThere, m_select.step());
      if (!isThere)
        return Error{Error::Code::EditConflict,
                     {m_layer.title, QString::number(those[m_at])},
                     QStringLiteral("gone")};
      if (m_select.integer(3) != 0)
        take(page);
      m_select.reset();
    }
    return Done{};
  }

  void take(std::vector<Found>& page)
  {
    page.push_back({m_select.integer(0), cellOf(m_select, 1), cellOf(m_select, 2)});
  }

  const Layer& m_layer;
  const RowChoice& m_rows;
  store::Statement m_select;
  qint64 m_last = std::numeric_limits<qint64>::min();
  std::size_t m_at = 0;
  qint64 m_done = 0;
};

QByteArray selectSql(const Layer& layer, bool isByNumber, const QByteArray& condition,
                     const QByteArray& values)
{
  const QByteArray head = "SELECT fid, " + values;
  const QByteArray from = " FROM " + store::quoted(layer.table);
  if (isByNumber) // a row that is there but does not fit is not one that is gone
    return head + ", " + condition + from + " WHERE fid=?1";
  return head + from + " WHERE fid>?1 AND " + condition + " ORDER BY fid";
}

/// The faults of what was typed, in the terms of the person who did.
Error faultOf(const Error& error, const Layer& layer, const QString& typed)
{
  if (error.code == Error::Code::NoSuchField)
    return {error.code, {error.args.value(0), layer.title}, error.detail};
  if (error.code == Error::Code::Internal && !typed.isEmpty()) // a number that grows too large
    return {Error::Code::BadExpression, {typed, QStringLiteral("1")}, error.detail};
  return error;
}

Result<QByteArray> conditionOf(const store::Database& database, const Layer& layer,
                               const QString& typed)
{
  if (typed.trimmed().isEmpty())
    return QByteArray("1");
  auto sql = store::conditionSql(database, layer.table, typed);
  if (!sql)
    return faultOf(sql.error(), layer, typed);
  return sql;
}

/// What an expression comes to and what the field holds, as SQL.
Result<QByteArray> valuesSql(const store::Database& database, const Layer& layer,
                             const geo::Field& field, const QString& expression)
{
  const auto wanted = store::valueSql(database, layer.table, expression);
  if (!wanted)
    return faultOf(wanted.error(), layer, expression);
  return wanted.value() + ", " + store::quoted(field.name);
}

/// What to do with a chosen row. \returns whether to go on
using ChosenRow = std::function<Result<bool>(const Found&)>;

/// Goes through the chosen rows in pages, so that `visit` may write to the same table.
/// \param values SQL of two values of each row, with a comma
Outcome forChosenRows(const store::Database& database, const Layer& layer, const RowChoice& rows,
                      const QByteArray& values, const ChosenRow& visit, Progress& progress)
{
  DIABAN_TRY(condition, conditionOf(database, layer, rows.condition));
  DIABAN_TRY(select, database.prepare(selectSql(layer, rows.rows.has_value(), condition, values)));
  Chooser chooser(layer, rows, std::move(select));
  std::vector<Found> page;
  do {
    DIABAN_CHECK(chooser.next(page));
    for (const Found& found : page) {
      DIABAN_TRY(goesOn, visit(found));
      if (!goesOn)
        return Done{};
    }
    if (!progress.advance(chooser.share()))
      return Error{Error::Code::Cancelled, {}, {}};
  } while (!page.empty());
  return Done{};
}

} // namespace

Result<qint64> setCells(store::Database& database, const Layer& layer, const RowChoice& rows,
                        const QVariantMap& cells, Progress& progress)
{
  if (cells.isEmpty())
    return 0;
  QByteArray sets, differs;
  const QStringList names = cells.keys();
  for (qsizetype i = 0; i < names.size(); ++i) {
    const QByteArray parameter = "?" + QByteArray::number(i + 2);
    sets += (i == 0 ? "" : ", ") + store::quoted(names[i]) + '=' + parameter;
    differs += (i == 0 ? "" : " OR ") + store::quoted(names[i]) + " IS NOT " + parameter;
  }
  DIABAN_TRY(update, database.prepare("UPDATE " + store::quoted(layer.table) + " SET " + sets +
                                      " WHERE fid=?1 AND (" + differs + ')'));
  for (qsizetype i = 0; i < names.size(); ++i)
    bindCell(update, static_cast<int>(i) + 2, cells.find(names[i]).value());
  qint64 changed = 0;
  const auto write = [&](const Found& found) -> Result<bool> {
    DIABAN_CHECK(update.bind(1, found.fid).run());
    changed += database.changes();
    return true;
  };
  if (auto done = forChosenRows(database, layer, rows, "NULL, NULL", write, progress); !done)
    return faultOf(done.error(), layer, rows.condition);
  return changed;
}

Result<qint64> calculateCells(store::Database& database, const Layer& layer, const RowChoice& rows,
                              const geo::Field& field, const QString& expression,
                              Progress& progress)
{
  DIABAN_TRY(values, valuesSql(database, layer, field, expression));
  DIABAN_TRY(update, database.prepare("UPDATE " + store::quoted(layer.table) + " SET " +
                                      store::quoted(field.name) + "=?2 WHERE fid=?1"));
  qint64 changed = 0;
  const auto write = [&](const Found& found) -> Result<bool> {
    DIABAN_TRY(cell, allowedValue(layer, field, found.value));
    if (isHeld(cell, found.now))
      return true;
    update.bind(1, found.fid);
    bindCell(update, 2, cell);
    DIABAN_CHECK(update.run());
    ++changed;
    return true;
  };
  if (auto done = forChosenRows(database, layer, rows, values, write, progress); !done)
    return faultOf(done.error(), layer, expression);
  return changed;
}

Result<QVector<CalculatedRow>> calculatedRows(const store::Database& database, const Layer& layer,
                                              const RowChoice& rows, const geo::Field& field,
                                              const QString& expression, int most,
                                              Progress& progress)
{
  DIABAN_TRY(values, valuesSql(database, layer, field, expression));
  QVector<CalculatedRow> found;
  const auto look = [&](const Found& row) -> Result<bool> {
    const auto cell = allowedValue(layer, field, row.value);
    if (!cell)
      found.append({row.fid, row.now, row.value, cell.error()});
    else if (!isHeld(cell.value(), row.now))
      found.append({row.fid, row.now, cell.value(), {}});
    return found.size() < most;
  };
  if (auto done = forChosenRows(database, layer, rows, values, look, progress); !done)
    return faultOf(done.error(), layer, expression);
  return found;
}

} // namespace diaban::workspace
