#include "figuremodel.h"

#include "words.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace diaban::coverage {
namespace {

QString textOf(const FigureCell& cell, FigureColumn::Kind kind)
{
  using Kind = FigureColumn::Kind;
  if (kind == Kind::Words)
    return cell.words.isEmpty() ? QStringLiteral("–") : cell.words;
  if (std::isnan(cell.figure))
    return QStringLiteral("–");
  switch (kind) {
  case Kind::Added: return QStringLiteral("+%1").arg(countText(cell.figure));
  case Kind::Share: return percentText(cell.figure);
  case Kind::Millions: return millionsText(cell.figure);
  case Kind::Kilometres: return QLocale().toString(cell.figure / 1000, 'f', 1);
  default: return countText(cell.figure);
  }
}

} // namespace

FigureModel::FigureModel(std::vector<FigureColumn> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

void FigureModel::setRows(std::vector<Row> rows)
{
  if (rows.size() == m_rows.size() && !rows.empty()) {
    reorder([&] { m_rows = std::move(rows); });
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    return;
  }
  beginResetModel();
  m_rows = std::move(rows);
  m_order.resize(m_rows.size());
  putInOrder();
  endResetModel();
}

/// What is looked at and marked stays with its row.
void FigureModel::reorder(const std::function<void()>& change)
{
  Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
  const QModelIndexList before = persistentIndexList();
  std::vector<int> sources;
  for (const QModelIndex& index : before)
    sources.push_back(sourceOf(index.row()));
  change();
  putInOrder();
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i)
    after.append(index(rowOf(sources[static_cast<std::size_t>(i)]), before[i].column()));
  changePersistentIndexList(before, after);
  Q_EMIT layoutChanged({}, VerticalSortHint);
}

void FigureModel::setTitle(int column, const QString& title)
{
  m_columns[static_cast<std::size_t>(column)].title = title;
  Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

int FigureModel::rowOf(int source) const
{
  const auto found = std::find(m_order.begin(), m_order.end(), source);
  return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int FigureModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FigureModel::columnCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

bool FigureModel::isText(int column) const
{
  return m_columns[static_cast<std::size_t>(column)].kind == FigureColumn::Kind::Words;
}

QVariant FigureModel::data(const QModelIndex& index, int role) const
{
  if (role == Qt::TextAlignmentRole)
    return QVariant((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
    return {};
  const auto column = static_cast<std::size_t>(index.column());
  const Row& row = m_rows[static_cast<std::size_t>(sourceOf(index.row()))];
  return textOf(row[column], m_columns[column].kind);
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
  if (orientation != Qt::Horizontal)
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
    return {};
  const QString& title = m_columns[static_cast<std::size_t>(section)].title;
  if (role == Qt::ToolTipRole || section != m_sorted)
    return title;
  return m_direction == Qt::AscendingOrder ? QStringLiteral("%1 ↑").arg(title)
                                           : QStringLiteral("%1 ↓").arg(title);
}

void FigureModel::putInOrder()
{
  std::iota(m_order.begin(), m_order.end(), 0);
  if (m_sorted < 0)
    return;
  const auto column = static_cast<std::size_t>(m_sorted);
  const bool isDown = m_direction == Qt::DescendingOrder;
  const auto sortBy = [&](const auto& keys) {
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
      const auto& one = keys[static_cast<std::size_t>(isDown ? b : a)];
      const auto& other = keys[static_cast<std::size_t>(isDown ? a : b)];
      return one < other;
    });
  };
  if (isText(m_sorted)) {
    QCollator collator{QLocale()};
    collator.setNumericMode(true);
    std::vector<QCollatorSortKey> keys;
    for (const Row& row : m_rows)
      keys.push_back(collator.sortKey(row[column].words));
    sortBy(keys);
    return;
  }
  // What is not known comes last whichever way it is sorted.
  const double last = (isDown ? -1 : 1) * std::numeric_limits<double>::infinity();
  std::vector<double> keys;
  for (const Row& row : m_rows)
    keys.push_back(std::isnan(row[column].figure) ? last : row[column].figure);
  sortBy(keys);
}

void FigureModel::sort(int column, Qt::SortOrder order)
{
  reorder([&] {
    m_sorted = column;
    m_direction = order;
  });
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace diaban::coverage
