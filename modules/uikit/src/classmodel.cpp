#include <diaban/uikit/classmodel.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/theme.h>

#include <QGuiApplication>
#include <QLocale>
#include <QSize>

namespace diaban::uikit {

using workspace::Style;

ClassModel::ClassModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

int ClassModel::entries() const
{
  switch (m_style.kind) {
  case Style::Kind::Categorised: return static_cast<int>(m_style.categories.size());
  case Style::Kind::Graduated: return static_cast<int>(m_style.classes.size());
  case Style::Kind::Single: break;
  }
  return 0;
}

/// A reset would lose what is selected while one drags a colour, so rows that stay are told of as
/// changed.
void ClassModel::setStyle(const Style& style, geo::GeometryKind geometry)
{
  const int before = rowCount();
  const bool isReset = style.kind != m_style.kind || style.field != m_style.field ||
                       geometry != m_geometry ||
                       style.categories.size() != m_style.categories.size() ||
                       style.classes.size() != m_style.classes.size();
  if (isReset)
    beginResetModel();
  m_style = style;
  m_geometry = geometry;
  if (isReset) {
    m_counts.clear();
    endResetModel();
  } else if (before > 0) {
    Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
  }
}

void ClassModel::setCounts(const QVector<qint64>& counts)
{
  m_counts = counts;
  if (rowCount() > 0)
    Q_EMIT dataChanged(index(0, CountColumn), index(rowCount() - 1, CountColumn));
}

int ClassModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() || m_style.kind == Style::Kind::Single ? 0 : entries() + 1;
}

int ClassModel::columnCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : ColumnCount;
}

QString ClassModel::title(int row) const
{
  if (row >= entries())
    return tr("All other values");
  const QString given = m_style.kind == Style::Kind::Graduated ? m_style.classes[row].title
                                                               : m_style.categories[row].title;
  return !given.isEmpty() || m_style.kind == Style::Kind::Graduated ? given
                                                                    : m_style.categories[row].value;
}

const workspace::Symbol& ClassModel::symbol(int row) const
{
  if (row >= entries())
    return m_style.symbol;
  return m_style.kind == Style::Kind::Graduated ? m_style.classes[row].symbol
                                                : m_style.categories[row].symbol;
}

bool ClassModel::isShown(int row) const
{
  if (row >= entries())
    return !m_style.othersHidden;
  return !(m_style.kind == Style::Kind::Graduated ? m_style.classes[row].isHidden
                                                  : m_style.categories[row].isHidden);
}

QVariant ClassModel::data(const QModelIndex& index, int role) const
{
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  constexpr int kRowHeight = 25;
  const int row = index.row();
  if (role == Qt::SizeHintRole)
    return QSize(0, kRowHeight);
  if (index.column() == CountColumn) {
    const qint64 count = m_counts.value(row, -1);
    if (role == Qt::DisplayRole && count >= 0)
      return QLocale().toString(count);
    return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                         : QVariant();
  }
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
  case Qt::ToolTipRole: return title(row);
  case Qt::DecorationRole:
    return symbolSwatch(symbol(row), m_geometry, m_pixelRatio,
                        uikit::colour(themeOf(QGuiApplication::palette()), Token::BorderStrong));
  case Qt::CheckStateRole: return isShown(row) ? Qt::Checked : Qt::Unchecked;
  default: return {};
  }
}

bool ClassModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
  if (role == Qt::CheckStateRole)
    Q_EMIT visibilityToggled(index.row(), value.toInt() == Qt::Checked);
  else if (role == Qt::EditRole && index.row() < entries())
    Q_EMIT titleEdited(index.row(), value.toString().trimmed());
  else
    return false;
  return true;
}

Qt::ItemFlags ClassModel::flags(const QModelIndex& index) const
{
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (index.column() == TitleColumn)
    flags |= index.row() < entries() ? Qt::ItemIsEditable | Qt::ItemIsUserCheckable
                                     : Qt::ItemIsUserCheckable;
  return flags;
}

} // namespace diaban::uikit
