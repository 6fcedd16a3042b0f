#include "differencemodel.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QIcon>
#include <QSize>

#include <algorithm>

namespace diaban::uikit {

using workspace::DifferenceKind;
using workspace::LayerDifference;
using workspace::RowDifference;

namespace {

constexpr int kLineHeight = 28;

QIcon iconOf(DifferenceKind kind)
{
  switch (kind) {
  case DifferenceKind::Added: return icon(QStringLiteral("list-add"));
  case DifferenceKind::Deleted: return icon(QStringLiteral("edit-delete"));
  case DifferenceKind::Changed: break;
  }
  return icon(QStringLiteral("document-edit"));
}

} // namespace

void DifferenceModel::set(QVector<LayerDifference> layers)
{
  beginResetModel();
  m_layers = std::move(layers);
  m_heads.clear();
  m_lines = 0;
  for (const LayerDifference& layer : std::as_const(m_layers)) {
    m_heads.push_back(m_lines);
    m_lines += 1 + static_cast<int>(layer.rows.size());
  }
  endResetModel();
}

DifferenceModel::Place DifferenceModel::place(int line) const
{
  if (line < 0 || line >= m_lines)
    return {};
  const auto behind = std::upper_bound(m_heads.begin(), m_heads.end(), line);
  const int layer = static_cast<int>(behind - m_heads.begin()) - 1;
  return {layer, line - m_heads[static_cast<std::size_t>(layer)] - 1};
}

int DifferenceModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : m_lines;
}

QString DifferenceModel::text(const Place& place) const
{
  const LayerDifference& layer = m_layers[place.layer];
  if (place.row < 0)
    //: %1 title of a layer, %2, %3 and %4 numbers of rows
    return tr("%1: %2 added, %3 changed, %4 deleted")
        .arg(layer.title)
        .arg(layer.added)
        .arg(layer.changed)
        .arg(layer.deleted);
  const RowDifference& row = layer.rows[static_cast<std::size_t>(place.row)];
  switch (row.kind) {
  case DifferenceKind::Added: return tr("Row %1 added").arg(row.after);
  case DifferenceKind::Deleted: return tr("Row %1 deleted").arg(row.before);
  case DifferenceKind::Changed: break;
  }
  return row.isGeometryChanged ? tr("Row %1 changed, its shape too").arg(row.after)
                               : tr("Row %1 changed").arg(row.after);
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const
{
  const Place at = place(index.row());
  if (at.layer < 0)
    return {};
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
    return text(at);
  if (role == Qt::FontRole && at.row < 0)
    return type(TextSize::Body, true);
  if (role == Qt::SizeHintRole)
    return QSize(0, kLineHeight);
  if (role == Qt::DecorationRole && at.row >= 0)
    return iconOf(m_layers[at.layer].rows[static_cast<std::size_t>(at.row)].kind);
  return {};
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex& index) const
{
  return place(index.row()).row < 0 ? Qt::ItemIsEnabled : QAbstractListModel::flags(index);
}

} // namespace diaban::uikit
