#include <diaban/uikit/historymodel.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace diaban::uikit {
namespace {

constexpr qint64 kMostCounted = std::numeric_limits<int>::max();

} // namespace

HistoryModel::HistoryModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_pages(kMostPages)
{
}

void HistoryModel::setNumbers(std::vector<qint64> numbers)
{
  beginResetModel();
  m_numbers = std::move(numbers);
  m_pages.clear();
  m_asked.clear();
  endResetModel();
}

void HistoryModel::addEntries(const QVector<workspace::HistoryEntry>& entries)
{
  QModelIndex first, last;
  for (const workspace::HistoryEntry& entry : entries) {
    const QModelIndex index = indexOf(entry.number);
    if (!index.isValid())
      continue;
    const int page = index.row() / kPage;
    if (!m_pages.contains(page))
      m_pages.insert(page, new Page(kPage));
    (*m_pages.object(page))[index.row() % kPage] = entry;
    m_asked.erase(page);
    first = first.isValid() && first.row() < index.row() ? first : index;
    last = last.isValid() && last.row() > index.row() ? last : index;
  }
  if (first.isValid())
    Q_EMIT dataChanged(first, last);
}

void HistoryModel::setHere(qint64 number)
{
  const QModelIndex before = indexOf(m_here);
  m_here = number;
  for (const QModelIndex& index : {before, indexOf(number)})
    if (index.isValid())
      Q_EMIT dataChanged(index, index);
}

const workspace::HistoryEntry* HistoryModel::find(int row) const
{
  const int page = row / kPage;
  if (const Page* known = m_pages.object(page); known != nullptr && known->at(row % kPage))
    return &*known->at(row % kPage);
  if (m_asked.insert(page).second) {
    const auto first = m_numbers.begin() + page * kPage;
    const auto count = std::min<std::ptrdiff_t>(kPage, m_numbers.end() - first);
    Q_EMIT entriesWanted(std::vector<qint64>(first, first + count));
  }
  return nullptr;
}

const workspace::HistoryEntry* HistoryModel::entry(const QModelIndex& index) const
{
  return index.isValid() ? find(index.row()) : nullptr;
}

qint64 HistoryModel::number(const QModelIndex& index) const
{
  return index.isValid() ? m_numbers[static_cast<std::size_t>(index.row())] : 0;
}

QModelIndex HistoryModel::indexOf(qint64 number) const
{
  const auto found = std::lower_bound(m_numbers.begin(), m_numbers.end(), number, std::greater<>());
  return found == m_numbers.end() || *found != number
             ? QModelIndex()
             : index(static_cast<int>(found - m_numbers.begin()));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
  if (role == IsHereRole)
    return m_here == 0 ? index.row() == 0 : number(index) == m_here;
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
    return {};
  const workspace::HistoryEntry* known = entry(index);
  if (known == nullptr)
    return role == Qt::DisplayRole ? QStringLiteral("…") : QVariant();
  if (role == Qt::DisplayRole)
    return historyTitle(*known);
  QStringList lines{historyTitle(*known), historyDetail(*known, QDate::currentDate())};
  if (!known->isInForce)
    lines.append(tr("Taken back"));
  return lines.join(u'\n');
}

QString historyTitle(const workspace::HistoryEntry& entry)
{
  if (entry.kind == QLatin1String("undo"))
    //: %1 what was done
    return HistoryModel::tr("Undo: %1").arg(entry.title);
  if (entry.kind == QLatin1String("redo"))
    //: %1 what was done
    return HistoryModel::tr("Redo: %1").arg(entry.title);
  if (entry.kind == QLatin1String("takeback"))
    //: %1 what was done
    return HistoryModel::tr("Took back alone: %1").arg(entry.title);
  if (entry.kind == QLatin1String("outside"))
    return HistoryModel::tr("Another program wrote into the file");
  return entry.title.left(1).toUpper() + entry.title.mid(1);
}

QString historyDetail(const workspace::HistoryEntry& entry, const QDate& today)
{
  const QDateTime time = entry.time.toLocalTime();
  const QString clock = time.toString(QStringLiteral("HH:mm"));
  QStringList parts;
  if (time.date() == today)
    parts << clock;
  else if (time.date() == today.addDays(-1))
    //: %1 time of day
    parts << HistoryModel::tr("Yesterday %1").arg(clock);
  else
    parts << time.toString(QStringLiteral("dd/MM/yyyy HH:mm"));
  parts << entry.author;
  if (!entry.layers.isEmpty()) {
    const auto others = static_cast<int>(entry.layers.size()) - 1;
    const QString first = entry.layers.first().title;
    //: %1 name of a layer
    parts << (others == 0 ? first
                          : HistoryModel::tr("%1 and %n other(s)", nullptr, others).arg(first));
  }
  if (const qint64 rows = entry.rowsOfLayers(); rows > 0)
    parts << HistoryModel::tr("%Ln row(s)", nullptr,
                              static_cast<int>(std::min<qint64>(rows, kMostCounted)));
  return parts.join(QStringLiteral(" · "));
}

} // namespace diaban::uikit
