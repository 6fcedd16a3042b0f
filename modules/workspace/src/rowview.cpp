#include "roworder.h"
#include "rowsource.h"

#include <diaban/base/foldedsearch.h>
#include <diaban/store/condition.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>
#include <diaban/workspace/rowview.h>
#include <diaban/workspace/workspace.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

namespace diaban::workspace {
namespace {

constexpr int kMostTries = 8; ///< someone who commits more often than we can read is told "Busy"
constexpr qint64 kRowsBetweenReports = 4096;
constexpr char kBetweenCells = '\x1F'; ///< no word goes from one cell into the next

bool isNumber(geo::FieldType type)
{
  return type == geo::FieldType::Integer || type == geo::FieldType::Real ||
         type == geo::FieldType::Boolean;
}

QVariant cell(const store::Statement& row, int column, geo::FieldType type)
{
  switch (row.type(column)) {
  case store::ValueType::Null: return {};
  case store::ValueType::Integer:
    return type == geo::FieldType::Boolean ? QVariant(row.integer(column) != 0)
                                           : QVariant(row.integer(column));
  case store::ValueType::Real: return row.real(column);
  case store::ValueType::Text: return row.string(column);
  case store::ValueType::Blob: return row.blob(column).toByteArray();
  }
  return {};
}

/// One reading of the table: which columns stand where in the SELECT, and what to do with a row.
class Pass {
public:
  Pass(const QVector<geo::Field>& fields, const RowFilter& filter, const QVector<RowSort>& sort)
      : m_search(filter.search)
  {
    if (!m_search.isEmpty())
      for (const geo::Field& field : fields)
        if (field.type != geo::FieldType::Blob)
          m_searched.push_back(column(field.name));
    std::vector<RowOrder::Key> keys;
    for (const RowSort& by : sort) {
      const auto field = std::find_if(fields.begin(), fields.end(),
                                      [&](const auto& it) { return it.name == by.field; });
      m_sorted.push_back(column(by.field));
      keys.push_back({isNumber(field->type), by.isDescending});
    }
    m_keys = std::move(keys);
  }

  QByteArray sql(const QByteArray& from, const QByteArray& condition) const
  {
    QByteArray sql = "SELECT " + store::quoted(store::kFidColumn) + ',' +
                     (condition.isEmpty() ? QByteArray("1") : condition);
    for (const QString& name : m_columns)
      sql += ',' + store::quoted(name);
    return sql + " FROM " + from;
  }

  RowOrder begin() const { return RowOrder(m_keys); }

  void take(const store::Statement& row, RowOrder& order)
  {
    if (row.integer(1) == 0 || !fits(row))
      return;
    order.beginRow(row.integer(0));
    for (std::size_t key = 0; key < m_sorted.size(); ++key) {
      const int at = m_sorted[key];
      if (row.isNull(at))
        order.addNull(key);
      else if (m_keys[key].isNumber)
        order.addNumber(key, row.real(at));
      else
        order.addText(key, row.text(at));
    }
  }

private:
  int column(const QString& name)
  {
    constexpr int kBefore = 2; // the number and the condition
    if (const qsizetype at = m_columns.indexOf(name); at >= 0)
      return static_cast<int>(at) + kBefore;
    m_columns.append(name);
    return static_cast<int>(m_columns.size()) - 1 + kBefore;
  }

  bool fits(const store::Statement& row)
  {
    if (m_search.isEmpty())
      return true;
    m_text.clear();
    for (const int at : m_searched) {
      m_text += row.text(at);
      m_text += kBetweenCells;
    }
    return m_search.fits(m_text);
  }

  FoldedSearch m_search;
  QStringList m_columns;
  std::vector<int> m_searched, m_sorted;
  std::vector<RowOrder::Key> m_keys;
  std::string m_text;
};

/// Small and large numbers are added so that a million of them lose nothing that shows.
class Sum {
public:
  explicit Sum(QString field) { m_sum.field = std::move(field); }

  void take(const store::Statement& row, int column)
  {
    if (row.isNull(column))
      return;
    const double value = row.real(column);
    m_sum.least = m_sum.count == 0 ? value : std::min(m_sum.least, value);
    m_sum.most = m_sum.count == 0 ? value : std::max(m_sum.most, value);
    ++m_sum.count;
    m_total += static_cast<long double>(value);
  }

  FieldSum result() const
  {
    FieldSum sum = m_sum;
    sum.sum = static_cast<double>(m_total);
    return sum;
  }

private:
  FieldSum m_sum;
  long double m_total = 0;
};

class TableRows final : public RowView {
public:
  explicit TableRows(RowSource source)
      : m_source(std::move(source))
      , m_database(*m_source.database)
      , m_layer(m_source.layer)
  {
  }

  const QVector<geo::Field>& fields() const override { return m_layer.fields; }

  Result<std::vector<qint64>> rows(const RowFilter& filter, const QVector<RowSort>& sort,
                                   Progress& progress) const override
  {
    const auto turn = m_source.turn();
    for (const RowSort& by : sort)
      if (std::none_of(fields().begin(), fields().end(),
                       [&](const auto& it) { return it.name == by.field; }))
        return Error{Error::Code::NoSuchField, {by.field, m_layer.title}, {}};
    QByteArray condition;
    if (!filter.expression.trimmed().isEmpty()) {
      const auto sql = store::conditionSql(m_database, m_layer.table, filter.expression);
      if (!sql)
        return faultOf(sql.error(), filter);
      condition = sql.value();
    }
    Pass pass(fields(), filter, sort);
    for (int attempt = 0; attempt < kMostTries; ++attempt) {
      RowOrder order = pass.begin();
      SubProgress reading(progress, 0, 0.7);
      const QByteArray sql = pass.sql(m_source.from, condition);
      const auto read = filter.among ? readSome(sql, *filter.among, pass, order, reading)
                                     : readAll(sql, pass, order, reading);
      if (!read)
        return faultOf(read.error(), filter);
      const bool isWhole = read.value();
      SubProgress sorting(progress, 0.7, 1);
      if (isWhole)
        return std::move(order).sorted(sorting);
    }
    return Error{Error::Code::Busy, {m_database.path()}, {}};
  }

  Result<QVector<QVariantList>> cells(std::span<const qint64> rows) const override
  {
    const auto turn = m_source.turn();
    QByteArray names;
    for (const geo::Field& field : fields())
      names += (names.isEmpty() ? "" : ",") + store::quoted(field.name);
    DIABAN_TRY(select,
               m_database.prepare("SELECT " + (names.isEmpty() ? QByteArray("fid") : names) +
                                  " FROM " + m_source.from + " WHERE fid=?1"));
    QVector<QVariantList> result;
    result.reserve(static_cast<qsizetype>(rows.size()));
    for (const qint64 row : rows) {
      select.reset();
      select.bind(1, row);
      DIABAN_TRY(isThere, select.step());
      QVariantList cells;
      for (qsizetype i = 0; isThere && i < fields().size(); ++i)
        cells.append(cell(select, static_cast<int>(i), fields()[i].type));
      result.append(cells);
    }
    return result;
  }

  Result<QVector<FieldSum>> sums(std::span<const qint64> rows, Progress& progress) const override
  {
    const auto turn = m_source.turn();
    QByteArray names = "fid";
    std::vector<Sum> sums;
    for (const geo::Field& field : fields())
      if (field.type == geo::FieldType::Integer || field.type == geo::FieldType::Real) {
        names += ',' + store::quoted(field.name);
        sums.emplace_back(field.name);
      }
    std::vector<qint64> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end());
    DIABAN_TRY(select, m_database.prepare("SELECT " + names + " FROM " + m_source.from +
                                          " WHERE fid>=?1 AND fid<=?2 ORDER BY fid"));
    // Rows that stand close together are read in one go: many times faster than one by one.
    constexpr std::size_t kAtOnce = kRowsBetweenReports;
    for (std::size_t at = 0; at < sorted.size(); at += kAtOnce) {
      const std::size_t end = std::min(sorted.size(), at + kAtOnce);
      if (!progress.advance(static_cast<double>(at) / static_cast<double>(sorted.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_CHECK(addUp(select, std::span(sorted).subspan(at, end - at), sums));
    }
    QVector<FieldSum> result;
    for (const Sum& sum : sums)
      result.append(sum.result());
    return result;
  }

private:
  /// \param rows ascending; where they are scattered each is looked up
  static Outcome addUp(store::Statement& select, std::span<const qint64> rows,
                       std::vector<Sum>& sums)
  {
    constexpr qint64 kScattered = 8; // rows passed over for one that is wanted
    const qint64 room = rows.back() - rows.front();
    const bool isDense = room < kScattered * static_cast<qint64>(rows.size());
    for (std::size_t at = 0; at < rows.size();) {
      select.reset();
      select.bind(1, rows[at]);
      select.bind(2, isDense ? rows.back() : rows[at]);
      for (;;) {
        DIABAN_TRY(isThere, select.step());
        if (!isThere)
          break;
        if (std::binary_search(rows.begin(), rows.end(), select.integer(0)))
          for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i].take(select, static_cast<int>(i) + 1);
      }
      at = isDense ? rows.size() : at + 1;
    }
    select.reset();
    return Done{};
  }

  /// What is wrong with a condition, in the terms of the person who typed it. One that is well
  /// formed may still fail in a row: a number that grows too large.
  Error faultOf(const Error& error, const RowFilter& filter) const
  {
    if (error.code == Error::Code::NoSuchField)
      return Error{error.code, {error.args.value(0), m_layer.title}, error.detail};
    if (error.code != Error::Code::Internal || filter.expression.isEmpty())
      return error;
    return Error{
        Error::Code::BadExpression, {filter.expression, QStringLiteral("1")}, error.detail};
  }

  Result<bool> readAll(const QByteArray& sql, Pass& pass, RowOrder& order, Progress& progress) const
  {
    DIABAN_TRY(select, m_database.prepare(sql + " WHERE fid>?1 ORDER BY fid"));
    qint64 done = 0;
    const auto whole = static_cast<double>(std::max<qint64>(1, m_layer.featureCount));
    return store::readPaged(
        m_database, select, std::numeric_limits<qint64>::min(),
        [&](const store::Statement& row) -> Outcome {
          pass.take(row, order);
          if (++done % kRowsBetweenReports == 0 &&
              !progress.advance(std::min(1.0, static_cast<double>(done) / whole)))
            return Error{Error::Code::Cancelled, {}, {}};
          return Done{};
        });
  }

  Result<bool> readSome(const QByteArray& sql, const std::vector<qint64>& among, Pass& pass,
                        RowOrder& order, Progress& progress) const
  {
    DIABAN_TRY(before, m_database.dataVersion());
    DIABAN_TRY(select, m_database.prepare(sql + " WHERE fid=?1"));
    qint64 done = 0;
    for (const qint64 row : among) {
      select.bind(1, row);
      DIABAN_TRY(isThere, select.step());
      if (isThere)
        pass.take(select, order);
      select.reset();
      if (++done % kRowsBetweenReports == 0 &&
          !progress.advance(static_cast<double>(done) / static_cast<double>(among.size())))
        return Error{Error::Code::Cancelled, {}, {}};
    }
    DIABAN_TRY(after, m_database.dataVersion());
    return before == after;
  }

  RowSource m_source;
  const store::Database& m_database;
  const Layer& m_layer;
};

} // namespace

Result<std::unique_ptr<RowView>> RowView::open(const Workspace& workspace, const QString& name,
                                               Progress& progress)
{
  DIABAN_TRY(source, openRowSource(workspace, name, progress));
  return std::unique_ptr<RowView>(std::make_unique<TableRows>(std::move(source)));
}

Result<std::unique_ptr<RowView>> RowView::open(const Moment& moment, const QString& name,
                                               Progress& progress)
{
  DIABAN_TRY(source, openRowSource(moment, name, progress));
  return std::unique_ptr<RowView>(std::make_unique<TableRows>(std::move(source)));
}

} // namespace diaban::workspace
