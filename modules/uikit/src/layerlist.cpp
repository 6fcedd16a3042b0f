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

void LayerList::beforeReset()
{
  m_current = currentLayer();
  m_hovered = QModelIndex();
  m_closed.clear();
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex index = m_model.index(row, 0);
    if (m_model.rowCount(index) > 0 && !isExpanded(index))
      m_closed.insert(index.data(LayerModel::NameRole).toString());
  }
}

void LayerList::afterReset()
{
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex index = m_model.index(row, 0);
    setExpanded(index, !m_closed.contains(index.data(LayerModel::NameRole).toString()));
    if (m_model.layer(index)->isBroken)
      addNote(index);
  }
  fitNotes();
  setCurrentIndex(m_model.indexOf(m_current));
}

void LayerList::fitNotes()
{
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const QModelIndex index = m_model.index(0, 0, m_model.index(row, 0));
    if (QWidget* note = indexWidget(index))
      note->setMinimumHeight(note->heightForWidth(visualRect(index).width()));
  }
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
  else
    Q_EMIT zoomRequested(name);
}

void LayerList::moveCurrent(int by)
{
  const QString name = currentLayer();
  if (name.isEmpty())
    return;
  m_model.moveLayer(name, m_model.indexOf(name).row() + by);
  setCurrentIndex(m_model.indexOf(name));
}

QMenu* LayerList::makeMenu(const QString& name)
{
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const workspace::Layer* layer = m_model.layer(m_model.indexOf(name));
  if (layer == nullptr)
    return menu;
  menu->addAction(icon(QStringLiteral("whole")), tr("Zoom to layer"), this,
                  [this, name] { Q_EMIT zoomRequested(name); })
      ->setEnabled(!layer->isBroken);
  menu->addAction(icon(QStringLiteral("document-edit")), tr("Rename"), this,
                  [this, name] { edit(m_model.indexOf(name)); });
  if (layer->storage == workspace::LayerStorage::Linked)
    menu->addAction(icon(QStringLiteral("document-open")), tr("Find the file…"), this,
                    [this, name] { Q_EMIT repointRequested(name); });
  menu->addSeparator();
  menu->addAction(icon(QStringLiteral("go-up")), tr("Move up"), this, [this] { moveCurrent(-1); });
  menu->addAction(icon(QStringLiteral("go-down")), tr("Move down"), this,
                  [this] { moveCurrent(1); });
  menu->addSeparator();
  menu->addAction(icon(QStringLiteral("edit-delete")), tr("Remove from map"), this,
                  [this, name] { Q_EMIT removeRequested(name); });
  return menu;
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
  setCurrentIndex(m_model.indexOf(name));
  makeMenu(name)->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center())
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
