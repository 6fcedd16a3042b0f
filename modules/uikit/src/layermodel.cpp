#include <diaban/uikit/icons.h>
#include <diaban/uikit/layermodel.h>

#include <QLocale>
#include <QMimeData>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr quintptr kTop = 0; // internal id of layers; of other rows the layer's row + 1

QString layerMime()
{
  return QStringLiteral("application/x-diaban-layer");
}

} // namespace

LayerModel::LayerModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

void LayerModel::setLayers(const QVector<workspace::Layer>& topFirst)
{
  beginResetModel();
  m_layers = topFirst;
  endResetModel();
}

const workspace::Layer* LayerModel::layer(const QModelIndex& index) const
{
  if (!index.isValid())
    return nullptr;
  const int row =
      index.internalId() == kTop ? index.row() : static_cast<int>(index.internalId()) - 1;
  return row < m_layers.size() ? &m_layers[row] : nullptr;
}

QModelIndex LayerModel::indexOf(const QString& name) const
{
  for (int row = 0; row < m_layers.size(); ++row)
    if (m_layers[row].name == name)
      return index(row, 0);
  return {};
}

bool LayerModel::moveLayer(const QString& name, int row)
{
  const QModelIndex from = indexOf(name);
  if (!from.isValid())
    return false;
  const int to = std::clamp(row, 0, static_cast<int>(m_layers.size()) - 1);
  if (to == from.row())
    return false;
  beginResetModel(); // legend rows carry their layer's row, which a mere move would leave wrong
  m_layers.move(from.row(), to);
  endResetModel();
  QStringList order;
  for (const workspace::Layer& l : std::as_const(m_layers))
    order << l.name;
  Q_EMIT orderChanged(order);
  return true;
}

void LayerModel::showWholeLegend(const QString& name)
{
  beginResetModel();
  m_wholeLegend.insert(name);
  endResetModel();
}

int LayerModel::legendSize(const workspace::Layer& layer) const
{
  using Kind = workspace::Style::Kind;
  if (layer.isRaster || layer.style.kind == Kind::Single)
    return 0;
  return static_cast<int>(layer.style.kind == Kind::Categorised ? layer.style.categories.size()
                                                                : layer.style.classes.size());
}

int LayerModel::shownLegend(const workspace::Layer& layer) const
{
  const int size = legendSize(layer);
  return size <= kLegendRows + 1 || m_wholeLegend.contains(layer.name) ? size : kLegendRows;
}

LayerModel::RowKind LayerModel::kind(const QModelIndex& index) const
{
  if (index.internalId() == kTop)
    return RowKind::Layer;
  const workspace::Layer* of = layer(index);
  const int entry = of->isBroken ? index.row() - 1 : index.row();
  if (entry < 0)
    return RowKind::Note;
  return entry < shownLegend(*of) ? RowKind::Legend : RowKind::More;
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const
{
  if (row < 0 || column != 0 || row >= rowCount(parent))
    return {};
  return createIndex(row, column,
                     parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kTop);
}

QModelIndex LayerModel::parent(const QModelIndex& index) const
{
  if (!index.isValid() || index.internalId() == kTop)
    return {};
  return createIndex(static_cast<int>(index.internalId()) - 1, 0, kTop);
}

int LayerModel::rowCount(const QModelIndex& parent) const
{
  if (!parent.isValid())
    return static_cast<int>(m_layers.size());
  if (parent.internalId() != kTop)
    return 0;
  const workspace::Layer& of = m_layers[parent.row()];
  const int shown = shownLegend(of);
  return shown + (shown < legendSize(of) ? 1 : 0) + (of.isBroken ? 1 : 0);
}

int LayerModel::columnCount(const QModelIndex&) const
{
  return 1;
}

QString LayerModel::legendTitle(const workspace::Layer& layer, int entry) const
{
  const auto named = [](const QString& title, const QString& value) {
    return title.isEmpty() ? value : title;
  };
  if (layer.style.kind == workspace::Style::Kind::Categorised) {
    const workspace::Category& category = layer.style.categories[entry];
    const QString title = named(category.title, category.value);
    // A code before its name, as planners read legends: "ODT · Đất ở tại đô thị".
    return title == category.value || title.startsWith(category.value)
               ? title
               : QStringLiteral("%1 · %2").arg(category.value, title);
  }
  const workspace::ValueClass& range = layer.style.classes[entry];
  const QLocale locale;
  return named(range.title, QStringLiteral("%1 – %2").arg(locale.toString(range.from, 'g', 6),
                                                          locale.toString(range.to, 'g', 6)));
}

QVariant LayerModel::data(const QModelIndex& index, int role) const
{
  if (!checkIndex(index, CheckIndexOption::IndexIsValid))
    return {};
  const workspace::Layer& of = *layer(index);
  const RowKind what = kind(index);
  if (role == NameRole)
    return of.name;
  if (role == KindRole)
    return static_cast<int>(what);
  if (role == SymbolRow)
    return index.row() - (of.isBroken ? 1 : 0);
  const bool isText =
      role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
  if (what == RowKind::Legend)
    return isText ? legendTitle(of, index.row() - (of.isBroken ? 1 : 0)) : QVariant();
  if (what == RowKind::More)
    return isText ? tr("Show all %n class(es)", nullptr, legendSize(of)) : QVariant();
  if (what == RowKind::Note)
    return {};
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
  case Qt::AccessibleTextRole: return of.title.isEmpty() ? of.name : of.title;
  case Qt::ToolTipRole:
    return of.storage == workspace::LayerStorage::Linked
               //: %1 layer title, %2 file
               ? tr("%1, linked to %2").arg(of.title, of.sourcePath)
               : of.title;
  case Qt::CheckStateRole: return of.isVisible ? Qt::Checked : Qt::Unchecked;
  case CountRole:
    if (of.isBroken)
      return tr("file missing");
    return of.isRaster || of.featureCount < 0 ? QString() : QLocale().toString(of.featureCount);
  default: return {};
  }
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
  if (!index.isValid() || kind(index) != RowKind::Layer)
    return false;
  workspace::Layer& of = m_layers[index.row()];
  if (role == Qt::CheckStateRole) {
    of.isVisible = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index);
    Q_EMIT visibilityChanged(of.name, of.isVisible);
    return true;
  }
  const QString title = value.toString().trimmed();
  if (role != Qt::EditRole || title.isEmpty() || title == of.title)
    return false;
  of.title = title;
  Q_EMIT dataChanged(index, index);
  Q_EMIT titleChanged(of.name, title);
  return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const
{
  if (!index.isValid())
    return Qt::ItemIsDropEnabled; // between the layers, never into one
  switch (kind(index)) {
  case RowKind::Layer:
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable |
           Qt::ItemIsDragEnabled;
  case RowKind::More: return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  default: return Qt::ItemIsEnabled;
  }
}

QStringList LayerModel::mimeTypes() const
{
  return {layerMime()};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const
{
  auto* data = new QMimeData;
  if (!indexes.isEmpty())
    data->setData(layerMime(), layer(indexes.constFirst())->name.toUtf8());
  return data;
}

bool LayerModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                              const QModelIndex& parent)
{
  const QString name = QString::fromUtf8(data->data(layerMime()));
  const QModelIndex from = indexOf(name);
  if (!from.isValid())
    return false;
  int to = parent.isValid() ? parent.row() : row;
  if (to < 0)
    to = static_cast<int>(m_layers.size());
  if (to > from.row())
    --to; // the row is counted with the moved layer still in its place
  // Whoever called removes the dragged row after a successful move: it was moved here already.
  moveLayer(name, to);
  return false;
}

QPixmap LayerModel::swatch(const QModelIndex& index, qreal pixelRatio, const QColor& frame) const
{
  const workspace::Layer& of = *layer(index);
  if (of.isRaster)
    return iconPixmap(QStringLiteral("picture"), frame, 16, pixelRatio);
  if (kind(index) == RowKind::Layer) {
    if (legendSize(of) > 0) {
      const workspace::Symbol& first = of.style.kind == workspace::Style::Kind::Categorised
                                           ? of.style.categories.constFirst().symbol
                                           : of.style.classes.constFirst().symbol;
      return symbolSwatch(first, of.geometry, pixelRatio, frame);
    }
    return symbolSwatch(of.style.symbol, of.geometry, pixelRatio, frame);
  }
  const int entry = index.row() - (of.isBroken ? 1 : 0);
  if (kind(index) != RowKind::Legend)
    return {};
  return symbolSwatch(of.style.kind == workspace::Style::Kind::Categorised
                          ? of.style.categories[entry].symbol
                          : of.style.classes[entry].symbol,
                      of.geometry, pixelRatio, frame);
}

} // namespace diaban::uikit
