#include "roworder.h"

#include <diaban/base/sorting.h>

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <numeric>

namespace diaban::workspace {
namespace {

constexpr double kNull = std::numeric_limits<double>::infinity();
constexpr int kBetweenReports = 4096;

QCollator vietnamese()
{
  QCollator collator(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
  collator.setNumericMode(true);
  return collator;
}

} // namespace

RowOrder::RowOrder(std::vector<Key> keys)
{
  for (const Key& key : keys)
    m_columns.push_back({key, {}, {}});
}

void RowOrder::addNull(std::size_t key)
{
  m_columns[key].values.push_back(kNull);
}

void RowOrder::addNumber(std::size_t key, double value)
{
  m_columns[key].values.push_back(value);
}

void RowOrder::addText(std::size_t key, std::string_view utf8)
{
  Column& column = m_columns[key];
  const QByteArray view = QByteArray::fromRawData(utf8.data(), static_cast<qsizetype>(utf8.size()));
  auto found = column.texts.constFind(view);
  if (found == column.texts.constEnd())
    found = column.texts.insert(QByteArray(view.constData(), view.size()),
                                static_cast<int>(column.texts.size()));
  column.values.push_back(found.value());
}

/// Each text is compared by the collator's rules once for all its rows.
Outcome RowOrder::rankTexts(Column& column, Progress& progress) const
{
  const QCollator collator = vietnamese();
  struct Text {
    QCollatorSortKey key;
    int place;
  };
  std::vector<Text> texts;
  texts.reserve(static_cast<std::size_t>(column.texts.size()));
  int count = 0;
  for (auto it = column.texts.constBegin(); it != column.texts.constEnd(); ++it) {
    texts.push_back({collator.sortKey(QString::fromUtf8(it.key())), it.value()});
    const double share = static_cast<double>(++count) / static_cast<double>(column.texts.size());
    if (count % kBetweenReports == 0 && !progress.advance(0.2 * share))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  std::vector<quint32> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  SubProgress sorting(progress, 0.2, 1);
  if (!sortStoppably(order, sorting,
                     [&](quint32 a, quint32 b) { return texts[a].key < texts[b].key; }))
    return Error{Error::Code::Cancelled, {}, {}};
  std::vector<double> ranks(texts.size());
  double rank = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && texts[order[i - 1]].key.compare(texts[order[i]].key) != 0)
      ++rank;
    ranks[static_cast<std::size_t>(texts[order[i]].place)] = rank;
  }
  for (double& value : column.values)
    if (value != kNull)
      value = ranks[static_cast<std::size_t>(value)];
  return Done{};
}

Result<std::vector<qint64>> RowOrder::sorted(Progress& progress) &&
{
  if (m_columns.empty())
    return std::move(m_rows);
  SubProgress ranking(progress, 0, 0.6);
  for (Column& column : m_columns)
    if (!column.key.isNumber)
      DIABAN_CHECK(rankTexts(column, ranking));
  std::vector<quint32> order(m_rows.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [this](quint32 a, quint32 b) {
    for (const Column& column : m_columns) {
      const double left = column.values[a], right = column.values[b];
      if (left == right)
        continue;
      if (left == kNull || right == kNull) // last whichever way the others go
        return right == kNull;
      return (left < right) != column.key.isDescending;
    }
    return a < b;
  };
  SubProgress sorting(progress, 0.6, 1);
  if (!sortStoppably(order, sorting, before))
    return Error{Error::Code::Cancelled, {}, {}};
  std::vector<qint64> rows(order.size());
  std::transform(order.begin(), order.end(), rows.begin(),
                 [this](quint32 index) { return m_rows[index]; });
  return rows;
}

} // namespace diaban::workspace
