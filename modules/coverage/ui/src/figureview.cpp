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
constexpr int kBar = 3;         ///< at the left of what is selected
constexpr int kLeastName = 150; ///< of one that stands alone
constexpr int kLeastOfNames = 110;
constexpr int kLeastNumber = 56;
constexpr int kTextRoom = 2 * kPadding + 2; ///< a letter may be wider than whole pixels
constexpr int kMeasuredRows = 50;
constexpr int kHeadRoom = 2 * kPadding + 14; ///< with the arrow of what is sorted

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
  connect(&model, &QAbstractItemModel::modelReset, this, &FigureView::spread);
  connect(&model, &QAbstractItemModel::headerDataChanged, this, &FigureView::spread);
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

/// Of the head, and of the first rows.
int FigureView::neededWidth(int column) const
{
  const QString& title = m_figures.columns()[static_cast<std::size_t>(column)].title;
  int width = horizontalHeader()->fontMetrics().horizontalAdvance(title) + kHeadRoom;
  for (int row = 0; row < std::min(m_figures.rowCount(), kMeasuredRows); ++row)
    width = std::max(
        width, fontMetrics().horizontalAdvance(m_figures.index(row, column).data().toString()) +
                   kTextRoom);
  return width;
}

/// Numbers take what their heads need, or a little more; names share what is left over.
void FigureView::spread()
{
  const double factor = uikit::textFactor();
  const auto& columns = m_figures.columns();
  std::vector<int> widths;
  int left = viewport()->width(), names = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool isHidden = isColumnHidden(static_cast<int>(i));
    const bool isName = columns[i].isName && !isHidden;
    widths.push_back(isName || isHidden ? 0
                                        : std::max(qRound(kLeastNumber * factor),
                                                   neededWidth(static_cast<int>(i))));
    left -= widths.back();
    names += isName ? 1 : 0;
  }
  const int leastName = qRound((names > 1 ? kLeastOfNames : kLeastName) * factor);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!isColumnHidden(static_cast<int>(i)))
      horizontalHeader()->resizeSection(
          static_cast<int>(i), columns[i].isName ? std::max(leastName, left / names) : widths[i]);
}

} // namespace diaban::coverage
