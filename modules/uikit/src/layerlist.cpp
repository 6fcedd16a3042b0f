#include "layerdelegate.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/theme.h>

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

/// What a row is known by when the list is made anew.
QString keyOf(const QModelIndex& index)
{
  const QString group = index.data(LayerModel::GroupRole).toString();
  return group.isEmpty() ? index.data(LayerModel::NameRole).toString()
                         : QStringLiteral("group ") + group;
}

} // namespace

LayerList::LayerList(LayerModel& model, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
{
  setProperty("surface", QStringLiteral("panel"));
  setAccessibleName(tr("Layers"));
  setHeaderHidden(true);
  setIndentation(18);
  setEditTriggers(QAbstractItemView::EditKeyPressed);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setDragDropMode(QAbstractItemView::DragDrop);
  setDefaultDropAction(Qt::MoveAction);
  setDropIndicatorShown(true);
  setExpandsOnDoubleClick(false);
  setMouseTracking(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setItemDelegate(new LayerDelegate(model, this));
  setModel(&model);
  connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &LayerList::beforeReset);
  connect(&model, &QAbstractItemModel::modelReset, this, &LayerList::afterReset);
  connect(this, &QTreeView::entered, this, [this](const QModelIndex& index) {
    m_hovered = index;
    viewport()->update();
  });
  connect(this, &QTreeView::doubleClicked, this, &LayerList::activate);
  connect(this, &QTreeView::expanded, this, [this](const QModelIndex& at) { fold(at, false); });
  connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& at) { fold(at, true); });
  connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    if (index.data(LayerModel::KindRole).toInt() == static_cast<int>(LayerModel::RowKind::More))
      activate(index);
  });
  afterReset();
}

QString LayerList::currentLayer() const
{
  return currentIndex().isValid() ? currentIndex().data(LayerModel::NameRole).toString()
                                  : QString();
}

/// Calls `visit` for each group and each layer.
template <typename Visit>
void LayerList::forEachParent(Visit visit) const
{
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex top = m_model.index(row, 0);
    visit(top);
    for (int inside = 0; m_model.layer(top) == nullptr && inside < m_model.rowCount(top); ++inside)
      visit(m_model.index(inside, 0, top));
  }
}

void LayerList::beforeReset()
{
  m_current = keyOf(currentIndex());
  m_hovered = QModelIndex();
}

void LayerList::fold(const QModelIndex& index, bool isFolded)
{
  if (m_isFilling || !m_model.filter().isEmpty()) // not what a person folded
    return;
  if (isFolded)
    m_closed.insert(keyOf(index));
  else
    m_closed.remove(keyOf(index));
  Q_EMIT foldedChanged();
}

QStringList LayerList::folded() const
{
  QStringList keys;
  forEachParent([&](const QModelIndex& index) {
    if (m_closed.contains(keyOf(index)))
      keys << keyOf(index);
  });
  return keys;
}

void LayerList::setFolded(const QStringList& keys)
{
  m_closed = QSet<QString>(keys.begin(), keys.end());
  afterReset();
}

void LayerList::afterReset()
{
  m_isFilling = true;
  forEachParent([this](const QModelIndex& index) {
    const workspace::Layer* layer = m_model.layer(index);
    const bool isFound = layer == nullptr && !m_model.filter().isEmpty();
    setExpanded(index, isFound || !m_closed.contains(keyOf(index)));
    if (layer != nullptr && layer->isBroken)
      addNote(index);
  });
  fitNotes();
  forEachParent([this](const QModelIndex& index) {
    if (keyOf(index) == m_current)
      setCurrentIndex(index);
  });
  m_isFilling = false;
}

void LayerList::fitNotes()
{
  forEachParent([this](const QModelIndex& layer) {
    const QModelIndex index = m_model.index(0, 0, layer);
    if (QWidget* note = indexWidget(index))
      note->setMinimumHeight(note->heightForWidth(visualRect(index).width()));
  });
  scheduleDelayedItemsLayout();
}

void LayerList::resizeEvent(QResizeEvent* event)
{
  QTreeView::resizeEvent(event);
  fitNotes();
}

void LayerList::addNote(const QModelIndex& layerIndex)
{
  const workspace::Layer& layer = *m_model.layer(layerIndex);
  auto* note = new QFrame(viewport());
  note->setProperty("note", QStringLiteral("warning"));
  note->setToolTip(layer.sourcePath);
  auto* column = new QVBoxLayout(note);
  column->setContentsMargins(8, 6, 8, 6);
  column->setSpacing(4);
  const QString file = QFileInfo(layer.sourcePath).fileName();
  auto* what = new QLabel(tr("“%1” is not there. Layer and style are kept.").arg(file), note);
  what->setFont(type(TextSize::Caption));
  what->setWordWrap(true);
  column->addWidget(what, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  auto* repoint = new QPushButton(tr("Find the file…"), note);
  auto* remove = new QPushButton(tr("Remove"), note);
  for (QPushButton* button : {repoint, remove}) {
    button->setFont(type(TextSize::Caption));
    row->addWidget(button);
  }
  row->addStretch(1);
  column->addLayout(row);
  const QString name = layer.name;
  connect(repoint, &QPushButton::clicked, this, [this, name] { Q_EMIT repointRequested(name); });
  connect(remove, &QPushButton::clicked, this, [this, name] { Q_EMIT removeRequested(name); });
  setIndexWidget(m_model.index(0, 0, layerIndex), note);
}

void LayerList::activate(const QModelIndex& index)
{
  if (!index.isValid())
    return;
  const QString name = index.data(LayerModel::NameRole).toString();
  if (index.data(LayerModel::KindRole).toInt() == static_cast<int>(LayerModel::RowKind::More))
    m_model.showWholeLegend(name);
  else if (name.isEmpty())
    setExpanded(index, !isExpanded(index));
  else
    Q_EMIT zoomRequested(name);
}

void LayerList::moveCurrent(int by)
{
  if (!currentIndex().isValid())
    return;
  m_model.step(currentIndex(), by);
  const QModelIndex moved = currentIndex();
  if (moved.parent().isValid())
    expand(moved.parent()); // it may have gone into a folded group
  scrollTo(moved);
}

void LayerList::addGroup()
{
  const QString layer = currentLayer();
  const Uid made =
      m_model.addGroup(tr("New group"), layer.isEmpty() ? QStringList() : QStringList{layer});
  const QModelIndex index = m_model.indexOf(made);
  setFocus(Qt::OtherFocusReason);
  setCurrentIndex(index);
  edit(index);
}

QMenu* LayerList::makeMenu(const QModelIndex& index)
{
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (const Uid group = m_model.group(index); !group.isNull())
    addGroupActions(*menu, group);
  else if (const workspace::Layer* layer = m_model.layer(index))
    addLayerActions(*menu, *layer);
  return menu;
}

void LayerList::addLayerActions(QMenu& menu, const workspace::Layer& layer)
{
  const QString name = layer.name;
  menu.addAction(icon(QStringLiteral("whole")), tr("Zoom to layer"), this,
                 [this, name] { Q_EMIT zoomRequested(name); })
      ->setEnabled(!layer.isBroken);
  if (!layer.isRaster)
    menu.addAction(icon(QStringLiteral("table")), tr("Table of the layer"), this,
                   [this, name] { Q_EMIT tableRequested(name); });
  menu.addAction(icon(QStringLiteral("configure")), tr("Style…"), this,
                 [this, name] { Q_EMIT styleRequested(name); });
  menu.addAction(icon(QStringLiteral("document-edit")), tr("Rename"), this,
                 [this, name] { edit(m_model.indexOf(name)); });
  if (layer.storage == workspace::LayerStorage::Linked)
    menu.addAction(icon(QStringLiteral("document-open")), tr("Find the file…"), this,
                   [this, name] { Q_EMIT repointRequested(name); });
  menu.addSeparator();
  menu.addAction(icon(QStringLiteral("go-up")), tr("Move up"), this, [this] { moveCurrent(-1); });
  menu.addAction(icon(QStringLiteral("go-down")), tr("Move down"), this,
                 [this] { moveCurrent(1); });
  menu.addMenu(groupsMenu(menu, name));
  menu.addSeparator();
  menu.addAction(icon(QStringLiteral("edit-delete")), tr("Remove from map"), this,
                 [this, name] { Q_EMIT removeRequested(name); });
}

QMenu* LayerList::groupsMenu(QMenu& menu, const QString& layer)
{
  auto* groups = new QMenu(tr("Move to group"), &menu);
  const QModelIndex above = m_model.indexOf(layer).parent();
  const auto moveTo = [this, layer](const Uid& group) {
    workspace::LayerTree tree = m_model.tree();
    const QModelIndex own = m_model.indexOf(layer).parent();
    workspace::moveLayer(tree, layer, group, group.isNull() ? own.row() : 0);
    m_model.setTree(tree, tr("move layer to a group"));
    expand(m_model.indexOf(group));
    setCurrentIndex(m_model.indexOf(layer));
  };
  for (const workspace::LayerBranch& branch : m_model.tree())
    if (branch.group && branch.group->uid != m_model.group(above)) {
      const Uid uid = branch.group->uid;
      groups->addAction(branch.group->title, this, [moveTo, uid] { moveTo(uid); });
    }
  if (!groups->isEmpty())
    groups->addSeparator();
  groups->addAction(icon(QStringLiteral("list-add")), tr("New group"), this, &LayerList::addGroup);
  if (above.isValid())
    groups->addAction(tr("Out of its group"), this, [moveTo] { moveTo(Uid()); });
  return groups;
}

void LayerList::addGroupActions(QMenu& menu, const Uid& group)
{
  menu.addAction(icon(QStringLiteral("whole")), tr("Zoom to group"), this,
                 [this, group] { Q_EMIT showRequested(m_model.extentOf(group)); })
      ->setEnabled(!m_model.extentOf(group).isEmpty());
  menu.addAction(icon(QStringLiteral("document-edit")), tr("Rename"), this,
                 [this, group] { edit(m_model.indexOf(group)); });
  menu.addSeparator();
  menu.addAction(icon(QStringLiteral("go-up")), tr("Move up"), this, [this] { moveCurrent(-1); });
  menu.addAction(icon(QStringLiteral("go-down")), tr("Move down"), this,
                 [this] { moveCurrent(1); });
  menu.addSeparator();
  menu.addAction(tr("Dissolve the group, keep its layers"), this, [this, group] {
    workspace::LayerTree tree = m_model.tree();
    workspace::dissolveGroup(tree, group);
    m_model.setTree(tree, tr("dissolve a group"));
  });
}

void LayerList::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
  const Theme theme = themeOf(palette());
  QStyleOptionViewItem row = option;
  const bool isSelected = selectionModel()->isSelected(index);
  const QRect whole(0, option.rect.top(), viewport()->width(), option.rect.height());
  if (isSelected)
    painter->fillRect(whole, colour(theme, Token::Selection));
  else if (index == m_hovered && (index.flags() & Qt::ItemIsSelectable))
    painter->fillRect(whole, colour(theme, Token::Hover));
  if (isSelected) {
    row.state |= QStyle::State_Selected;
    painter->fillRect(QRect(0, whole.top(), 3, whole.height()), colour(theme, Token::Accent));
  }
  const QRect item = visualRect(index);
  row.rect = item;
  row.palette = palette();
  drawBranches(
      painter,
      QRect(QPoint(item.left() - indentation(), item.top()), QSize(indentation(), item.height())),
      index);
  itemDelegate()->paint(painter, row, index);
  if (hasFocus() && index == currentIndex()) {
    painter->setPen(QPen(colour(theme, Token::Accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(whole.adjusted(1, 1, -1, -1));
  }
}

void LayerList::keyPressEvent(QKeyEvent* event)
{
  if (event->modifiers() & Qt::AltModifier &&
      (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
    return;
  }
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
      state() != QAbstractItemView::EditingState) {
    activate(currentIndex());
    return;
  }
  QTreeView::keyPressEvent(event);
}

void LayerList::contextMenuEvent(QContextMenuEvent* event)
{
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
  if (!index.isValid())
    return;
  const QString name = index.data(LayerModel::NameRole).toString();
  const QModelIndex of = name.isEmpty() ? index : m_model.indexOf(name);
  setCurrentIndex(of);
  makeMenu(of)->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center())
                            : event->globalPos());
}

void LayerList::dragEnterEvent(QDragEnterEvent* event)
{
  if (event->mimeData()->hasUrls()) // files are for the window
    event->ignore();
  else
    QTreeView::dragEnterEvent(event);
}

void LayerList::dragMoveEvent(QDragMoveEvent* event)
{
  if (event->mimeData()->hasUrls())
    event->ignore();
  else
    QTreeView::dragMoveEvent(event);
}

bool LayerList::viewportEvent(QEvent* event)
{
  if (event->type() == QEvent::Leave) {
    m_hovered = QModelIndex();
    viewport()->update();
  }
  return QTreeView::viewportEvent(event);
}

} // namespace diaban::uikit
