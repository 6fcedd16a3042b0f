#include "roworder.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <numeric>

namespace diaban::workspace {
namespace {

constexpr double kNull = std::numeric_limits<double>::infinity();
constexpr int kBetweenReports = 4096;

/// Thrown out of std::sort, which has no other way to stop; never leaves this file.
struct Stopped {};

/// Asks now and then whether to go on, while a sort compares.
class Pulse {
public:
  explicit Pulse(Progress& progress, double fraction)
      : m_progress(progress)
      , m_fraction(fraction)
  {
  }
  void beat()
  {
    if (++m_beats % kBetweenReports == 0 && !m_progress.advance(m_fraction))
      throw Stopped{};
  }

private:
  Progress& m_progress;
  double m_fraction;
  int m_beats = 0;
};

template <typename Less>
Outcome sortStoppably(auto first, auto last, Progress& progress, double fraction, Less less)
{
  Pulse pulse(progress, fraction);
  try {
    std::sort(first, last, [&](const auto& a, const auto& b) {
      pulse.beat();
      return less(a, b);
    });
  } catch (const Stopped&) {
    return Error{Error::Code::Cancelled, {}, {}};
  }
  return Done{};
}

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
    if (++count % kBetweenReports == 0 && !progress.advance(0.2))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  DIABAN_CHECK(sortStoppably(texts.begin(), texts.end(), progress, 0.5,
                             [](const Text& a, const Text& b) { return a.key < b.key; }));
  std::vector<double> ranks(texts.size());
  double rank = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0 && texts[i - 1].key.compare(texts[i].key) != 0)
      ++rank;
    ranks[static_cast<std::size_t>(texts[i].place)] = rank;
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
  for (Column& column : m_columns)
    if (!column.key.isNumber)
      DIABAN_CHECK(rankTexts(column, progress));
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
  DIABAN_CHECK(sortStoppably(order.begin(), order.end(), progress, 0.9, before));
  std::vector<qint64> rows(order.size());
  std::transform(order.begin(), order.end(), rows.begin(),
                 [this](quint32 index) { return m_rows[index]; });
  return rows;
}

} // namespace diaban::workspace
