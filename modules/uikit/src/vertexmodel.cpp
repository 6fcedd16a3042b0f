#include <diaban/uikit/vertexmodel.h>

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {

void VertexModel::setShape(const std::optional<geo::Shape>& shape, bool isGeographic)
{
  beginResetModel();
  m_shape = shape;
  m_isGeographic = isGeographic;
  m_ids = shape ? shape->vertices() : std::vector<geo::VertexId>();
  endResetModel();
}

std::optional<geo::VertexId> VertexModel::at(int row) const
{
  if (row < 0 || static_cast<std::size_t>(row) >= m_ids.size())
    return std::nullopt;
  return m_ids[static_cast<std::size_t>(row)];
}

int VertexModel::rowOf(const geo::VertexId& vertex) const
{
  const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), vertex);
  return found == m_ids.end() || *found != vertex ? -1 : static_cast<int>(found - m_ids.begin());
}

int VertexModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int VertexModel::columnCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : 3;
}

/// Counted in its ring; of several rings "2·1" is the first vertex of the second one.
QString VertexModel::name(const geo::VertexId& vertex) const
{
  const QString number = QString::number(vertex.index + 1);
  std::size_t ring = vertex.ring + 1, all = 0;
  for (std::size_t part = 0; part < m_shape->parts.size(); ++part) {
    all += m_shape->parts[part].rings.size();
    ring += part < vertex.part ? m_shape->parts[part].rings.size() : 0;
  }
  return all == 1 ? number : QStringLiteral("%1·%2").arg(ring).arg(number);
}

QVariant VertexModel::data(const QModelIndex& index, int role) const
{
  const auto vertex = at(index.row());
  if (!vertex)
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::EditRole)
    return {};
  if (index.column() == Number)
    return name(*vertex);
  const QPointF place = m_shape->vertex(*vertex);
  return QLocale().toString(index.column() == North ? place.y() : place.x(), 'f', decimals());
}

bool VertexModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
  const auto vertex = at(index.row());
  if (!vertex || role != Qt::EditRole || value == data(index, role))
    return false;
  bool isNumber = false;
  const double number = QLocale().toDouble(value.toString().trimmed(), &isNumber);
  if (!isNumber || !std::isfinite(number)) {
    Q_EMIT notUnderstood(value.toString());
    return false;
  }
  QPointF to = m_shape->vertex(*vertex);
  (index.column() == North ? to.ry() : to.rx()) = number;
  Q_EMIT typed(*vertex, to);
  return true;
}

Qt::ItemFlags VertexModel::flags(const QModelIndex& index) const
{
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.column() == Number ? flags : flags | Qt::ItemIsEditable;
}

QVariant VertexModel::headerData(int section, Qt::Orientation orientation, int role) const
{
  if (orientation != Qt::Horizontal)
    return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Number: return tr("No.");
  case North: return m_isGeographic ? tr("Latitude, °") : tr("North, m");
  default: return m_isGeographic ? tr("Longitude, °") : tr("East, m");
  }
}

} // namespace diaban::uikit
