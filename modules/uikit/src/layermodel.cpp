#include "layernode.h"

#include <diaban/analysis/origin.h>
#include <diaban/base/foldedsearch.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/layermodel.h>

#include <QLocale>

#include <algorithm>

namespace diaban::uikit {
namespace {

using workspace::Layer;
using workspace::LayerBranch;
using workspace::LayerTree;

QString shownTitle(const Layer& layer)
{
  return layer.title.isEmpty() ? layer.name : layer.title;
}

/// `tree` with each layer once and with no other.
LayerTree completed(LayerTree tree, const QVector<Layer>& layers)
{
  QSet<QString> missing;
  for (const Layer& layer : layers)
    missing.insert(layer.name);
  for (LayerBranch& branch : tree)
    branch.layers.removeIf([&](const QString& name) { return !missing.remove(name); });
  tree.removeIf([](const LayerBranch& branch) { return !branch.group && branch.layers.isEmpty(); });
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    if (missing.contains(layer->name))
      tree.prepend({std::nullopt, {layer->name}});
  return tree;
}

} // namespace

LayerModel::LayerModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

LayerModel::~LayerModel() = default;

void LayerModel::setLayers(const QVector<Layer>& topFirst, const LayerTree& tree)
{
  beginResetModel();
  m_layers = topFirst;
  m_outdated.clear();
  for (const Layer& layer : topFirst)
    if (!layer.origin.isEmpty())
      m_outdated.insert(layer.name, analysis::staleWords(analysis::staleInputs(topFirst, layer)));
  m_tree = completed(tree, topFirst);
  rebuild();
  endResetModel();
}

void LayerModel::setFilter(const QString& words)
{
  if (words == m_filter)
    return;
  beginResetModel();
  m_filter = words;
  rebuild();
  endResetModel();
}

LayerModel::Node& LayerModel::addNode(Node& parent, RowKind kind) const
{
  auto made = std::make_unique<Node>();
  made->kind = kind;
  made->parent = &parent;
  made->row = static_cast<int>(parent.children.size());
  made->layer = parent.layer;
  parent.children.push_back(std::move(made));
  return *parent.children.back();
}

void LayerModel::addLayerNode(Node& parent, const QString& name)
{
  const auto at = std::find_if(m_layers.begin(), m_layers.end(),
                               [&](const Layer& layer) { return layer.name == name; });
  Node& made = addNode(parent, RowKind::Layer);
  made.layer = static_cast<int>(at - m_layers.begin());
  if (at->isBroken)
    addNode(made, RowKind::Note);
  const int shown = shownLegend(*at);
  for (int entry = 0; entry < shown; ++entry)
    addNode(made, RowKind::Legend).entry = entry;
  if (shown < legendSize(*at))
    addNode(made, RowKind::More);
}

void LayerModel::rebuild()
{
  m_root = std::make_unique<Node>();
  const FoldedSearch search(m_filter);
  const auto fits = [&](const QString& name) {
    const auto at = std::find_if(m_layers.begin(), m_layers.end(),
                                 [&](const Layer& layer) { return layer.name == name; });
    return search.fits(shownTitle(*at));
  };
  for (int i = 0; i < m_tree.size(); ++i) {
    const LayerBranch& branch = m_tree[i];
    const bool isWhole = search.isEmpty() || (branch.group && search.fits(branch.group->title));
    QStringList shown = branch.layers;
    if (!isWhole)
      shown.removeIf([&](const QString& name) { return !fits(name); });
    if (!isWhole && shown.isEmpty())
      continue;
    Node* parent = m_root.get();
    if (branch.group) {
      parent = &addNode(*m_root, RowKind::Group);
      parent->branch = i;
    }
    for (const QString& name : std::as_const(shown))
      addLayerNode(*parent, name);
  }
}

const LayerModel::Node& LayerModel::node(const QModelIndex& index) const
{
  return index.isValid() ? *static_cast<const Node*>(index.constInternalPointer()) : *m_root;
}

QModelIndex LayerModel::indexOf(const Node& node) const
{
  return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

const Layer* LayerModel::layer(const QModelIndex& index) const
{
  const int at = node(index).layer;
  return at < 0 ? nullptr : &m_layers[at];
}

Uid LayerModel::group(const QModelIndex& index) const
{
  const int branch = node(index).branch;
  return branch < 0 ? Uid() : m_tree[branch].group->uid;
}

QModelIndex LayerModel::indexOf(const QString& name) const
{
  for (const auto& top : m_root->children) {
    if (top->layer >= 0 && m_layers[top->layer].name == name)
      return indexOf(*top);
    for (const auto& inside : top->children)
      if (top->kind == RowKind::Group && m_layers[inside->layer].name == name)
        return indexOf(*inside);
  }
  return {};
}

QModelIndex LayerModel::indexOf(const Uid& group) const
{
  for (const auto& top : m_root->children)
    if (top->branch >= 0 && m_tree[top->branch].group->uid == group)
      return indexOf(*top);
  return {};
}

geo::Extent LayerModel::extentOf(const Uid& group) const
{
  geo::Extent extent;
  for (const LayerBranch& branch : m_tree)
    for (const Layer& layer : m_layers)
      if (branch.group && branch.group->uid == group && branch.layers.contains(layer.name))
        extent.add(layer.extent);
  return extent;
}

bool LayerModel::setTree(const LayerTree& tree, const QString& what)
{
  if (tree == m_tree)
    return false;
  beginResetModel();
  m_tree = tree;
  rebuild();
  endResetModel();
  Q_EMIT treeChanged(m_tree, what);
  return true;
}

Uid LayerModel::addGroup(const QString& title, const QStringList& layers)
{
  LayerTree tree = m_tree;
  const workspace::LayerGroup made{UidMaker().next(), title, {}};
  workspace::addGroup(tree, made, layers);
  setTree(tree, tr("new group “%1”").arg(title));
  return made.uid;
}

void LayerModel::step(const QModelIndex& index, int by)
{
  LayerTree tree = m_tree;
  if (const Uid uid = group(index); !uid.isNull())
    workspace::stepGroup(tree, uid, by);
  else if (const Layer* moved = layer(index))
    workspace::stepLayer(tree, moved->name, by);
  setTree(tree, tr("order of layers"));
}

void LayerModel::showWholeLegend(const QString& name)
{
  beginResetModel();
  m_wholeLegend.insert(name);
  rebuild();
  endResetModel();
}

int LayerModel::legendSize(const Layer& layer) const
{
  using Kind = workspace::Style::Kind;
  if (layer.style.kind == Kind::Single)
    return 0;
  return static_cast<int>(layer.style.kind == Kind::Categorised ? layer.style.categories.size()
                                                                : layer.style.classes.size());
}

int LayerModel::shownLegend(const Layer& layer) const
{
  const int size = legendSize(layer);
  return size <= kLegendRows + 1 || m_wholeLegend.contains(layer.name) ? size : kLegendRows;
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const
{
  const Node& of = node(parent);
  if (row < 0 || column != 0 || row >= static_cast<int>(of.children.size()))
    return {};
  return createIndex(row, 0, of.children[static_cast<std::size_t>(row)].get());
}

QModelIndex LayerModel::parent(const QModelIndex& index) const
{
  return index.isValid() ? indexOf(*node(index).parent) : QModelIndex();
}

int LayerModel::rowCount(const QModelIndex& parent) const
{
  return parent.column() > 0 ? 0 : static_cast<int>(node(parent).children.size());
}

int LayerModel::columnCount(const QModelIndex&) const
{
  return 1;
}

QString LayerModel::legendTitle(const Layer& layer, int entry) const
{
  const auto named = [](const QString& title, const QString& value) {
    return title.isEmpty() ? value : title;
  };
  if (layer.style.kind == workspace::Style::Kind::Categorised) {
    const workspace::Category& category = layer.style.categories[entry];
    const QString title = named(category.title, category.value);
    // A code before its name, as planners read legends: "ODT · Đất ở tại đô thị".
    const QString whole =
        layer.isRaster || title == category.value || title.startsWith(category.value)
            ? title
            : QStringLiteral("%1 · %2").arg(category.value, title);
    return category.isHidden ? tr("%1 (hidden)").arg(whole) : whole;
  }
  const workspace::ValueClass& range = layer.style.classes[entry];
  const QLocale locale;
  const QString whole =
      named(range.title, QStringLiteral("%1 – %2").arg(locale.toString(range.from, 'g', 6),
                                                       locale.toString(range.to, 'g', 6)));
  return range.isHidden ? tr("%1 (hidden)").arg(whole) : whole;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const
{
  if (!checkIndex(index, CheckIndexOption::IndexIsValid))
    return {};
  const Node& at = node(index);
  if (role == KindRole)
    return static_cast<int>(at.kind);
  if (at.kind == RowKind::Group)
    return groupData(at, role);
  if (role == NameRole)
    return m_layers[at.layer].name;
  return at.kind == RowKind::Layer ? layerData(m_layers[at.layer], role) : legendData(at, role);
}

QVariant LayerModel::legendData(const Node& at, int role) const
{
  const Layer& of = m_layers[at.layer];
  if (role == SymbolRow)
    return at.entry;
  const bool isText =
      role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
  if (!isText || at.kind == RowKind::Note)
    return {};
  return at.kind == RowKind::Legend ? legendTitle(of, at.entry)
                                    : tr("Show all %n class(es)", nullptr, legendSize(of));
}

QVariant LayerModel::groupData(const Node& at, int role) const
{
  const LayerBranch& branch = m_tree[at.branch];
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole: return branch.group->title;
  case Qt::AccessibleTextRole:
  case Qt::ToolTipRole:
    //: %1 title of a group
    return tr("%1, group of %n layer(s)", nullptr, static_cast<int>(branch.layers.size()))
        .arg(branch.group->title);
  case Qt::CheckStateRole: return checkState(branch);
  case GroupRole: return branch.group->uid.toHex();
  default: return {};
  }
}

QVariant LayerModel::layerData(const Layer& of, int role) const
{
  QStringList outdated(m_outdated.value(of.name));
  outdated.removeAll(QString());
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole: return shownTitle(of);
  case Qt::AccessibleTextRole:
    return (QStringList{shownTitle(of)} + outdated).join(QStringLiteral(". "));
  case Qt::ToolTipRole: {
    const QString title = of.storage == workspace::LayerStorage::Linked
                              //: %1 layer title, %2 file
                              ? tr("%1, linked to %2").arg(of.title, of.sourcePath)
                              : of.title;
    const QStringList origin =
        of.origin.isEmpty() ? QStringList() : QStringList{analysis::originWords(of)};
    return (QStringList{title} + origin + outdated).join(u'\n');
  }
  case OutdatedRole: return m_outdated.value(of.name);
  case Qt::CheckStateRole: return of.isVisible ? Qt::Checked : Qt::Unchecked;
  case CountRole:
    if (of.isBroken)
      return tr("file missing");
    return of.isRaster || of.featureCount < 0 ? QString() : QLocale().toString(of.featureCount);
  default: return {};
  }
}

QPixmap LayerModel::swatch(const QModelIndex& index, qreal pixelRatio, const QColor& frame) const
{
  const Node& at = node(index);
  if (at.layer < 0)
    return {};
  const Layer& of = m_layers[at.layer];
  if (of.isRaster && at.kind == RowKind::Layer)
    return iconPixmap(QStringLiteral("picture"), frame, 16, pixelRatio);
  const geo::GeometryKind geometry = of.isRaster ? geo::GeometryKind::Polygon : of.geometry;
  const int entry = at.kind == RowKind::Layer ? 0 : at.entry;
  if (entry < 0)
    return {};
  if (legendSize(of) == 0)
    return symbolSwatch(of.style.symbol, geometry, pixelRatio, frame);
  return symbolSwatch(of.style.kind == workspace::Style::Kind::Categorised
                          ? of.style.categories[entry].symbol
                          : of.style.classes[entry].symbol,
                      geometry, pixelRatio, frame);
}

} // namespace diaban::uikit
