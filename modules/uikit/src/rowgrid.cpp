#include "rowgrid.h"

#include <diaban/uikit/fieldinput.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kRowHeight = 25;
constexpr int kHeadHeight = 27;
constexpr int kColumnWidth = 140;
constexpr int kPadding = 10;
constexpr int kSwatch = 18;
constexpr int kBar = 3;

} // namespace

RowGrid::RowGrid(RowModel& model, QWidget* parent)
    : QTableView(parent)
    , m_rows(model)
{
  setUp();
  setSortingEnabled(true);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setSortIndicatorClearable(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  buildFixed();
}

RowGrid::RowGrid(RowGrid& main, Fixed)
    : QTableView(&main)
    , m_rows(main.m_rows)
    , m_main(&main)
{
  setUp();
  setSelectionModel(main.selectionModel());
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setProperty("fixed", true);
}

void RowGrid::setUp()
{
  setModel(&m_rows);
  setItemDelegate(new RowDelegate(m_rows, *this, this));
  setProperty("rows", true);
  setFrameShape(QFrame::NoFrame);
  setShowGrid(false);
  setSelectionMode(NoSelection);
  setEditTriggers(AnyKeyPressed | EditKeyPressed);
  m_again.setSingleShot(true);
  m_again.setInterval(QGuiApplication::styleHints()->mouseDoubleClickInterval());
  connect(&m_again, &QTimer::timeout, this, [this] { edit(currentIndex()); });
  setTabKeyNavigation(false);
  setWordWrap(false);
  setMouseTracking(true);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerItem);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(kRowHeight);
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  horizontalHeader()->setFixedHeight(kHeadHeight);
  horizontalHeader()->setDefaultSectionSize(kColumnWidth);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setTextElideMode(Qt::ElideRight);
}

void RowGrid::buildFixed()
{
  m_fixed = new RowGrid(*this, Fixed{});
  m_fixed->hide();
  m_fixed->setAccessibleName(tr("First column of the rows"));
  connect(verticalScrollBar(), &QScrollBar::valueChanged, m_fixed->verticalScrollBar(),
          &QScrollBar::setValue);
  connect(m_fixed->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
          &QScrollBar::setValue);
  connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &RowGrid::placeFixed);
  QHeaderView* header = horizontalHeader();
  connect(header, &QHeaderView::sectionMoved, this, &RowGrid::placeFixed);
  connect(header, &QHeaderView::sectionResized, this, &RowGrid::placeFixed);
  connect(&m_rows, &QAbstractItemModel::modelReset, this, &RowGrid::placeFixed);
  m_fixed->horizontalHeader()->setSectionsClickable(true);
  connect(m_fixed->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
    const QVector<workspace::RowSort>& order = m_rows.order();
    const bool isUp = !order.isEmpty() && !order[0].isDescending &&
                      order[0].field == m_rows.layer().fields[column].name;
    sortByColumn(column, isUp ? Qt::DescendingOrder : Qt::AscendingOrder);
  });
}

int RowGrid::firstColumn() const
{
  const QHeaderView* header = horizontalHeader();
  for (int at = 0; at < header->count(); ++at)
    if (!header->isSectionHidden(header->logicalIndex(at)))
      return header->logicalIndex(at);
  return -1;
}

/// Only while it would be out of sight: at rest the grid is one view.
void RowGrid::placeFixed()
{
  const int first = firstColumn();
  if (m_fixed == nullptr || first < 0 || horizontalScrollBar()->value() == 0) {
    if (m_fixed != nullptr)
      m_fixed->hide();
    return;
  }
  for (int column = 0; column < m_rows.columnCount(); ++column)
    m_fixed->setColumnHidden(column, column != first);
  m_fixed->setColumnWidth(first, columnWidth(first));
  m_fixed->setGeometry(0, 0, std::min(columnWidth(first) + 1, viewport()->width() / 2),
                       viewport()->height() + horizontalHeader()->height());
  m_fixed->verticalScrollBar()->setValue(verticalScrollBar()->value());
  m_fixed->show();
  m_fixed->raise();
}

void RowGrid::resizeEvent(QResizeEvent* event)
{
  QTableView::resizeEvent(event);
  placeFixed();
}

/// Rows go on to the right edge, behind the last column.
void RowGrid::paintEvent(QPaintEvent* event)
{
  QTableView::paintEvent(event);
  const QHeaderView* header = horizontalHeader();
  const int left = header->length() - header->offset();
  const int room = viewport()->width() - left;
  if (room <= 0)
    return;
  QPainter painter(viewport());
  const Theme theme = themeOf(palette());
  const int first = std::max(0, rowAt(0));
  for (int row = first; row < m_rows.rowCount(); ++row) {
    const int top = rowViewportPosition(row);
    if (top > viewport()->height())
      break;
    Token ground = Token::Base;
    if (isSelected(row))
      ground = Token::Selection;
    else if (isHovered(row))
      ground = Token::Hover;
    painter.fillRect(left, top, room, kRowHeight, colour(theme, ground));
    painter.fillRect(left, top + kRowHeight - 1, room, 1, colour(theme, Token::Border));
  }
}

void RowGrid::setSelected(std::vector<qint64> ascending)
{
  m_selected = std::move(ascending);
  viewport()->update();
  if (m_fixed != nullptr)
    m_fixed->setSelected(m_selected);
}

bool RowGrid::isSelected(int row) const
{
  const auto& rows = m_rows.rows();
  const auto at = static_cast<std::size_t>(row);
  return at < rows.size() && std::binary_search(m_selected.begin(), m_selected.end(), rows[at]);
}

void RowGrid::selectAll()
{
  if (m_rows.rowCount() > 0)
    Q_EMIT picked(Selection::How::Replace, 0, m_rows.rowCount() - 1);
}

/// Plain: this row; Ctrl: this row too, or no longer; Shift: all from the one picked last.
void RowGrid::pick(int row, Qt::KeyboardModifiers modifiers)
{
  if (m_main != nullptr)
    return m_main->pick(row, modifiers);
  if ((modifiers & Qt::ShiftModifier) != 0 && m_anchor >= 0 && m_anchor < m_rows.rowCount()) {
    const auto how =
        (modifiers & Qt::ControlModifier) != 0 ? Selection::How::Add : Selection::How::Replace;
    Q_EMIT picked(how, std::min(row, m_anchor), std::max(row, m_anchor));
    return;
  }
  m_anchor = row;
  const bool isToggled = (modifiers & Qt::ControlModifier) != 0;
  Q_EMIT picked(isToggled ? Selection::How::Toggle : Selection::How::Replace, row, row);
}

void RowGrid::mousePressEvent(QMouseEvent* event)
{
  const QModelIndex index = indexAt(event->position().toPoint());
  if (m_main != nullptr)
    m_main->setFocus(Qt::MouseFocusReason);
  if (event->button() != Qt::LeftButton)
    return QTableView::mousePressEvent(event);
  if (!index.isValid()) {
    Q_EMIT(m_main != nullptr ? m_main : this)->cleared();
    return;
  }
  const bool isAgain =
      index == currentIndex() && isSelected(index.row()) && event->modifiers() == Qt::NoModifier;
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
  pick(index.row(), event->modifiers());
  m_isDragging = true;
  if (isAgain)
    m_again.start();
}

void RowGrid::mouseMoveEvent(QMouseEvent* event)
{
  const QModelIndex index = indexAt(event->position().toPoint());
  setHovered(index.row());
  if (index != currentIndex())
    m_again.stop();
  if (!m_isDragging || !index.isValid() || index.row() == currentIndex().row())
    return;
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
  pick(index.row(), event->modifiers() | Qt::ShiftModifier);
  scrollTo(index);
}

void RowGrid::mouseReleaseEvent(QMouseEvent* event)
{
  m_isDragging = false;
  QTableView::mouseReleaseEvent(event);
}

void RowGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
  m_again.stop();
  const QModelIndex index = indexAt(event->position().toPoint());
  if (index.isValid() && event->button() == Qt::LeftButton)
    Q_EMIT(m_main != nullptr ? m_main : this)->activatedRow(index.row());
}

void RowGrid::keyPressEvent(QKeyEvent* event)
{
  const QModelIndex before = currentIndex();
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (isEnter && before.isValid()) {
    Q_EMIT activatedRow(before.row());
    return;
  }
  if (event->key() == Qt::Key_Space && before.isValid()) {
    pick(before.row(), event->modifiers());
    return;
  }
  if (event->key() == Qt::Key_Escape && !m_selected.empty()) {
    Q_EMIT cleared();
    return;
  }
  if (event->matches(QKeySequence::SelectAll))
    return selectAll();
  if (event->matches(QKeySequence::Copy))
    return event->ignore(); // the page copies whole rows
  QTableView::keyPressEvent(event);
  const QModelIndex now = currentIndex();
  if (now.isValid() && now.row() != before.row() && event->modifiers() != Qt::ControlModifier)
    pick(now.row(), event->modifiers());
}

void RowGrid::leaveEvent(QEvent* event)
{
  setHovered(-1);
  QTableView::leaveEvent(event);
}

void RowGrid::setHovered(int row)
{
  if (m_hovered == row)
    return;
  m_hovered = row;
  viewport()->update();
  if (m_fixed != nullptr && m_fixed->m_hovered != row)
    m_fixed->setHovered(row);
  if (m_main != nullptr && m_main->m_hovered != row)
    m_main->setHovered(row);
}

RowDelegate::RowDelegate(const RowModel& model, RowGrid& grid, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_grid(grid)
{
}

QWidget* RowDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                   const QModelIndex& index) const
{
  const geo::Field& field = m_model.layer().fields[index.column()];
  auto* input = new FieldInput(field, workspace::rulesOf(m_model.layer(), field.name),
                               index.data(RowModel::ValueRole), false, parent);
  input->setInCell();
  input->control().setAccessibleName(workspace::fieldTitle(m_model.layer(), field.name));
  input->control().installEventFilter(const_cast<RowDelegate*>(this));
  return input;
}

void RowDelegate::setEditorData(QWidget*, const QModelIndex&) const
{
  // It began with the cell; what is typed meanwhile stays when the cell is read again.
}

bool RowDelegate::isRight(FieldInput& input) const
{
  const bool isRight = input.check();
  Q_EMIT m_grid.cellFault(input.faultText());
  return isRight;
}

/// What can't be read leaves the cell as it is.
void RowDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                               const QModelIndex& index) const
{
  auto& input = static_cast<FieldInput&>(*editor);
  if (isRight(input) && input.isChanged())
    model->setData(index, input.typed().value, RowModel::ValueRole);
}

/// The editor stays open while what is typed can't be read.
bool RowDelegate::eventFilter(QObject* watched, QEvent* event)
{
  auto* control = qobject_cast<QWidget*>(watched);
  auto* input = control == nullptr ? nullptr : qobject_cast<FieldInput*>(control->parentWidget());
  if (input == nullptr)
    return QStyledItemDelegate::eventFilter(watched, event);
  if (event->type() == QEvent::FocusOut && !control->isAncestorOf(QApplication::focusWidget()) &&
      QApplication::activePopupWidget() == nullptr) {
    Q_EMIT commitData(input);
    Q_EMIT closeEditor(input);
    return false;
  }
  if (event->type() != QEvent::KeyPress)
    return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  const bool isDone = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
  if (isDone && isRight(*input)) {
    Q_EMIT commitData(input);
    Q_EMIT closeEditor(input, key == Qt::Key_Tab ? EditNextItem : NoHint);
  } else if (key == Qt::Key_Escape) {
    Q_EMIT m_grid.cellFault({});
    Q_EMIT closeEditor(input, RevertModelCache);
  }
  return isDone || key == Qt::Key_Escape;
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
  const Theme theme = themeOf(option.palette);
  const bool isSelected = m_grid.isSelected(index.row());
  const QRect cell = option.rect;
  Token ground = Token::Base;
  if (isSelected)
    ground = Token::Selection;
  else if (m_grid.isHovered(index.row()))
    ground = Token::Hover;
  painter->fillRect(cell, colour(theme, ground));
  painter->fillRect(cell.left(), cell.bottom(), cell.width(), 1, colour(theme, Token::Border));
  if (isSelected && index.column() == m_grid.firstColumn())
    painter->fillRect(cell.left(), cell.top(), kBar, cell.height(), colour(theme, Token::Accent));

  QRect inner = cell.adjusted(kPadding, 0, -kPadding, -1);
  if (const workspace::Symbol* symbol = m_model.symbol(index)) {
    const QPixmap swatch =
        symbolSwatch(*symbol, m_model.layer().geometry, painter->device()->devicePixelRatioF(),
                     colour(theme, Token::BorderStrong));
    painter->drawPixmap(inner.left(), inner.center().y() - 5, swatch);
    inner.setLeft(inner.left() + kSwatch + 6);
  }
  Token ink = Token::Text;
  if (isSelected)
    ink = Token::SelectionText;
  else if (index.data(RowModel::IsEmptyRole).toBool())
    ink = Token::TextMuted;
  painter->setFont(option.font);
  painter->setPen(colour(theme, ink));
  const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
  painter->drawText(
      inner, static_cast<int>(alignment) | Qt::TextSingleLine,
      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
  if (m_grid.currentIndex() == index && m_grid.hasFocus()) {
    painter->setPen(QPen(colour(theme, Token::Accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(cell.adjusted(1, 1, -1, -2));
  }
}

} // namespace diaban::uikit
