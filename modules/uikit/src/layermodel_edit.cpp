// What a person does to the list of layers: boxes, names, drags.
#include "layernode.h"

#include <QMimeData>

#include <algorithm>

namespace diaban::uikit {
namespace {

using workspace::Layer;
using workspace::LayerBranch;
using workspace::LayerTree;

QString layerMime()
{
  return QStringLiteral("application/x-diaban-layer");
}

QString groupMime()
{
  return QStringLiteral("application/x-diaban-layer-group");
}

} // namespace

Qt::CheckState LayerModel::checkState(const LayerBranch& branch) const
{
  int shown = 0;
  for (const Layer& layer : m_layers)
    shown += branch.layers.contains(layer.name) && layer.isVisible ? 1 : 0;
  if (shown == 0)
    return Qt::Unchecked;
  return shown == branch.layers.size() ? Qt::Checked : Qt::PartiallyChecked;
}

void LayerModel::setVisible(const QStringList& names, bool visible)
{
  QStringList changed;
  for (Layer& layer : m_layers)
    if (names.contains(layer.name) && layer.isVisible != visible) {
      layer.isVisible = visible;
      changed.append(layer.name);
    }
  if (changed.isEmpty())
    return;
  for (const QString& name : std::as_const(changed))
    if (const QModelIndex at = indexOf(name); at.isValid()) {
      Q_EMIT dataChanged(at, at);
      if (const QModelIndex above = at.parent(); above.isValid())
        Q_EMIT dataChanged(above, above);
    }
  Q_EMIT visibilityChanged(changed, visible);
}

/// A group that is hidden and shown again shows what it had shown before.
void LayerModel::showGroup(const LayerBranch& branch, bool visible)
{
  QSet<QString>& before = m_shownBefore[branch.group->uid.toHex()];
  QStringList names = branch.layers;
  if (visible) {
    const bool anyKnown = std::any_of(names.begin(), names.end(),
                                      [&](const QString& name) { return before.contains(name); });
    if (anyKnown && checkState(branch) == Qt::Unchecked)
      names.removeIf([&](const QString& name) { return !before.contains(name); });
  } else {
    before.clear();
    for (const Layer& layer : std::as_const(m_layers))
      if (layer.isVisible && names.contains(layer.name))
        before.insert(layer.name);
  }
  setVisible(names, visible);
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
  const Node& at = node(index);
  if (!index.isValid() || (at.kind != RowKind::Layer && at.kind != RowKind::Group))
    return false;
  const bool isGroup = at.kind == RowKind::Group;
  if (role == Qt::CheckStateRole) {
    const bool visible = value.toInt() != Qt::Unchecked;
    if (isGroup)
      showGroup(LayerBranch(m_tree[at.branch]), visible);
    else
      setVisible({m_layers[at.layer].name}, visible);
    return true;
  }
  const QString title = value.toString().trimmed();
  if (role != Qt::EditRole || title.isEmpty())
    return false;
  if (isGroup) {
    LayerTree tree = m_tree;
    return workspace::renameGroup(tree, m_tree[at.branch].group->uid, title) &&
           setTree(tree, tr("rename group to “%1”").arg(title));
  }
  Layer& of = m_layers[at.layer];
  if (title == of.title)
    return false;
  of.title = title;
  Q_EMIT dataChanged(index, index);
  Q_EMIT titleChanged(of.name, title);
  return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const
{
  if (!index.isValid())
    return Qt::ItemIsDropEnabled;
  constexpr auto kOwn =
      Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable;
  // What is hidden by the filter has no place that one could drop beside.
  const Qt::ItemFlags drag = m_filter.isEmpty() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags;
  switch (node(index).kind) {
  case RowKind::Group: return kOwn | drag | Qt::ItemIsDropEnabled;
  case RowKind::Layer: return kOwn | drag; // dropped between layers, never into one
  case RowKind::More: return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  default: return Qt::ItemIsEnabled;
  }
}

QStringList LayerModel::mimeTypes() const
{
  return {layerMime(), groupMime()};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const
{
  auto* data = new QMimeData;
  if (indexes.isEmpty())
    return data;
  if (const Uid uid = group(indexes.constFirst()); !uid.isNull())
    data->setData(groupMime(), uid.toHex().toLatin1());
  else if (const Layer* dragged = layer(indexes.constFirst()))
    data->setData(layerMime(), dragged->name.toUtf8());
  return data;
}

/// Whoever called removes the dragged row after a successful move: it was moved here already, so
/// the answer is always no.
bool LayerModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                              const QModelIndex& parent)
{
  if (!m_filter.isEmpty())
    return false;
  if (data->hasFormat(groupMime()))
    return dropGroup(Uid::fromHex(QString::fromLatin1(data->data(groupMime()))), row, parent);
  return dropLayer(QString::fromUtf8(data->data(layerMime())), row, parent);
}

bool LayerModel::dropLayer(const QString& name, int row, const QModelIndex& parent)
{
  const QModelIndex from = indexOf(name);
  if (!from.isValid())
    return false;
  QModelIndex into = parent;
  int to = row;
  if (parent.isValid() && node(parent).kind != RowKind::Group) { // on a layer, or in its legend
    const QModelIndex beside = node(parent).kind == RowKind::Layer ? parent : parent.parent();
    into = beside.parent();
    to = beside.row() + (row < 0 ? 0 : 1);
  } else if (row < 0) {
    to = parent.isValid() ? 0 : rowCount();
  }
  if (from.parent() == into && from.row() < to)
    --to;
  LayerTree tree = m_tree;
  workspace::moveLayer(tree, name, group(into), to);
  setTree(tree, tr("order of layers"));
  return false;
}

bool LayerModel::dropGroup(const Uid& uid, int row, const QModelIndex& parent)
{
  const QModelIndex from = indexOf(uid);
  if (!from.isValid())
    return false;
  int to = row < 0 ? rowCount() : row;
  if (parent.isValid()) { // groups hold layers only: it stands where the group or layer stands
    QModelIndex top = parent;
    while (top.parent().isValid())
      top = top.parent();
    to = top.row();
  } else if (from.row() < to) {
    --to;
  }
  LayerTree tree = m_tree;
  workspace::moveGroup(tree, uid, to);
  setTree(tree, tr("order of layers"));
  return false;
}

} // namespace diaban::uikit
