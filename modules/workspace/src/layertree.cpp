#include <diaban/workspace/layertree.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

qsizetype branchOf(const LayerTree& tree, const Uid& group)
{
  const auto at = std::find_if(tree.begin(), tree.end(), [&](const LayerBranch& branch) {
    return branch.group && branch.group->uid == group;
  });
  return at == tree.end() ? -1 : at - tree.begin();
}

qsizetype branchWith(const LayerTree& tree, const QString& layer)
{
  const auto at = std::find_if(tree.begin(), tree.end(), [&](const LayerBranch& branch) {
    return branch.layers.contains(layer);
  });
  return at == tree.end() ? -1 : at - tree.begin();
}

void takeOut(LayerTree& tree, const QString& layer)
{
  const qsizetype at = branchWith(tree, layer);
  tree[at].layers.removeOne(layer);
  if (!tree[at].group)
    tree.removeAt(at);
}

} // namespace

QStringList layersOf(const LayerTree& tree)
{
  QStringList names;
  for (const LayerBranch& branch : tree)
    names += branch.layers;
  return names;
}

bool moveLayer(LayerTree& tree, const QString& layer, const Uid& group, qsizetype row)
{
  if (branchWith(tree, layer) < 0 || (!group.isNull() && branchOf(tree, group) < 0))
    return false;
  const LayerTree before = tree;
  takeOut(tree, layer);
  if (group.isNull()) {
    tree.insert(std::clamp<qsizetype>(row, 0, tree.size()), {std::nullopt, {layer}});
  } else {
    QStringList& layers = tree[branchOf(tree, group)].layers;
    layers.insert(std::clamp<qsizetype>(row, 0, layers.size()), layer);
  }
  return tree != before;
}

bool moveGroup(LayerTree& tree, const Uid& group, qsizetype row)
{
  const qsizetype from = branchOf(tree, group);
  if (from < 0)
    return false;
  const qsizetype to = std::clamp<qsizetype>(row, 0, tree.size() - 1);
  tree.move(from, to);
  return from != to;
}

bool stepLayer(LayerTree& tree, const QString& layer, int by)
{
  const qsizetype at = branchWith(tree, layer);
  if (at < 0)
    return false;
  const auto& own = tree[at];
  if (own.group) {
    const qsizetype row = own.layers.indexOf(layer) + by;
    if (row >= 0 && row < own.layers.size())
      return moveLayer(tree, layer, own.group->uid, row);
    return moveLayer(tree, layer, {}, by < 0 ? at : at + 1);
  }
  const qsizetype next = at + by;
  if (next < 0 || next >= tree.size())
    return false;
  if (!tree[next].group)
    return moveLayer(tree, layer, {}, next);
  return moveLayer(tree, layer, tree[next].group->uid, by < 0 ? tree[next].layers.size() : 0);
}

bool stepGroup(LayerTree& tree, const Uid& group, int by)
{
  const qsizetype at = branchOf(tree, group);
  return at >= 0 && moveGroup(tree, group, at + by);
}

bool addGroup(LayerTree& tree, const LayerGroup& group, const QStringList& layers)
{
  if (branchOf(tree, group.uid) >= 0)
    return false;
  LayerBranch made{group, {}};
  for (const QString& layer : layersOf(tree))
    if (layers.contains(layer))
      made.layers.append(layer);
  // A group stands between branches, so one that begins inside another stands above that.
  const qsizetype at = made.layers.isEmpty() ? 0 : branchWith(tree, made.layers.first());
  const LayerBranch first = tree.value(at);
  for (const QString& layer : std::as_const(made.layers))
    takeOut(tree, layer);
  const auto still = std::find_if(tree.begin(), tree.end(), [&](const LayerBranch& branch) {
    return first.group && branch.group && branch.group->uid == first.group->uid;
  });
  tree.insert(still == tree.end() ? std::min(at, tree.size()) : still - tree.begin(), made);
  return true;
}

bool dissolveGroup(LayerTree& tree, const Uid& group)
{
  const qsizetype at = branchOf(tree, group);
  if (at < 0)
    return false;
  const QStringList layers = tree[at].layers;
  tree.removeAt(at);
  for (qsizetype i = 0; i < layers.size(); ++i)
    tree.insert(at + i, {std::nullopt, {layers[i]}});
  return true;
}

bool renameGroup(LayerTree& tree, const Uid& group, const QString& title)
{
  const qsizetype at = branchOf(tree, group);
  if (at < 0 || title.trimmed().isEmpty() || tree[at].group->title == title.trimmed())
    return false;
  tree[at].group->title = title.trimmed();
  return true;
}

} // namespace diaban::workspace
