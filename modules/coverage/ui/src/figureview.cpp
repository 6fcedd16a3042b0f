#include "figureview.h"

#include "figuremodel.h"

#include <diaban/uikit/theme.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace diaban::coverage {

using uikit::Token;

namespace {

constexpr int kRowHeight = 26;
constexpr int kHeadHeight = 26;
constexpr int kPadding = 10;
constexpr int kBar = 3; ///< at the left of what is selected
constexpr int kLeastName = 120;

class FigureDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override
  {
    const uikit::Theme theme = uikit::themeOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect& cell = option.rect;
    painter->fillRect(cell, uikit::colour(theme, isSelected  ? Token::Selection
                                                 : isHovered ? Token::Hover
                                                             : Token::Base));
    painter->fillRect(cell.left(), cell.bottom(), cell.width(), 1,
                      uikit::colour(theme, Token::Border));
    if (isSelected && index.column() == 0)
      painter->fillRect(cell.left(), cell.top(), kBar, cell.height(),
                        uikit::colour(theme, Token::Accent));
    const QRect inner = cell.adjusted(kPadding, 0, -kPadding, -1);
    painter->setFont(option.font);
    painter->setPen(uikit::colour(theme, isSelected ? Token::SelectionText : Token::Text));
    painter->drawText(
        inner, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
      painter->setPen(QPen(uikit::colour(theme, Token::Accent), 2));
      painter->setBrush(Qt::NoBrush);
      painter->drawRect(cell.adjusted(1, 1, -1, -2));
    }
  }
};

} // namespace

FigureView::FigureView(FigureModel& model, QWidget* parent)
    : QTableView(parent)
    , m_figures(model)
{
  setProperty("rows", true); // before the heads are styled
  setModel(&model);
  setItemDelegate(new FigureDelegate(this));
  setFrameShape(QFrame::NoFrame);
  setShowGrid(false);
  setSelectionMode(SingleSelection);
  setSelectionBehavior(SelectRows);
  setEditTriggers(NoEditTriggers);
  setTabKeyNavigation(false);
  setWordWrap(false);
  setMouseTracking(true);
  setHorizontalScrollMode(ScrollPerPixel);
  const double factor = uikit::textFactor();
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(qRound(kRowHeight * factor));
  verticalHeader()->setDefaultSectionSize(qRound(kRowHeight * factor));
  horizontalHeader()->setFixedHeight(qRound(kHeadHeight * factor));
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setTextElideMode(Qt::ElideRight);
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  setSortingEnabled(true);
  connect(this, &QTableView::doubleClicked, this,
          [this](const QModelIndex& index) { Q_EMIT goTo(m_figures.sourceOf(index.row())); });
}

void FigureView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
  QTableView::currentChanged(current, previous);
  if (current.isValid() && current.row() != previous.row())
    Q_EMIT chosen(m_figures.sourceOf(current.row()));
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
    Q_EMIT goTo(m_figures.sourceOf(currentIndex().row()));
  else
    QTableView::keyPressEvent(event);
}

void FigureView::resizeEvent(QResizeEvent* event)
{
  QTableView::resizeEvent(event);
  spread();
}

/// Columns have their width; those without share what is left over.
void FigureView::spread()
{
  const double factor = uikit::textFactor();
  const auto& columns = m_figures.columns();
  int left = viewport()->width(), open = 0;
  for (const FigureColumn& column : columns) {
    left -= qRound(column.width * factor);
    open += column.width == 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int width = columns[i].width > 0 ? qRound(columns[i].width * factor)
                                           : std::max(qRound(kLeastName * factor), left / open);
    horizontalHeader()->resizeSection(static_cast<int>(i), width);
  }
}

} // namespace diaban::coverage
