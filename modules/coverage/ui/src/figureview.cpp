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
constexpr int kLeastName = 64;
constexpr int kTextRoom = 2 * kPadding + 2; ///< a letter may be wider than whole pixels
constexpr int kMeasuredRows = 50;
constexpr int kArrowRoom = 14; ///< of what is sorted

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

/// The style knows nothing of the room at both sides when it elides.
class FigureHead final : public QHeaderView {
public:
  explicit FigureHead(QWidget* parent)
      : QHeaderView(Qt::Horizontal, parent)
  {
  }

protected:
  void initStyleOptionForIndex(QStyleOptionHeader* option, int column) const override
  {
    QHeaderView::initStyleOptionForIndex(option, column);
    const QString text = model()->headerData(column, Qt::Horizontal).toString();
    const QString title = model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    const QString arrow = text.mid(title.size()); // of what is sorted: it is always seen
    const int room =
        sectionSize(column) - 2 * kPadding - option->fontMetrics.horizontalAdvance(arrow);
    option->text = option->fontMetrics.elidedText(title, Qt::ElideRight, room) + arrow;
  }
};

} // namespace

FigureView::FigureView(FigureModel& model, QWidget* parent)
    : QTableView(parent)
    , m_figures(model)
{
  setProperty("rows", true); // before the heads are styled
  setHorizontalHeader(new FigureHead(this));
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
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  setSortingEnabled(true);
  connect(&model, &QAbstractItemModel::modelReset, this, &FigureView::spread);
  connect(&model, &QAbstractItemModel::headerDataChanged, this, &FigureView::spread);
  connect(&model, &QAbstractItemModel::dataChanged, this, &FigureView::spread);
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

/// What the first rows of a column need.
int FigureView::cellsWidth(int column) const
{
  int width = 0;
  for (int row = 0; row < std::min(m_figures.rowCount(), kMeasuredRows); ++row)
    width = std::max(
        width, fontMetrics().horizontalAdvance(m_figures.index(row, column).data().toString()));
  return width + kTextRoom;
}

/// Numbers are never cut; heads and names are where the window is narrow, the longest first. What
/// is left over goes to names.
void FigureView::spread()
{
  struct Width {
    int column = 0, least = 0, wanted = 0;
    int head = 0; ///< 0: of words
    bool isName = false;
  };
  const double factor = uikit::textFactor();
  std::vector<Width> widths;
  int wanted = 0, leastWithHeads = 0, names = 0;
  for (int i = 0; i < m_figures.columnCount(); ++i) {
    if (isColumnHidden(i))
      continue;
    const FigureColumn& column = m_figures.columns()[static_cast<std::size_t>(i)];
    const int cells = cellsWidth(i);
    const int head = horizontalHeader()->fontMetrics().horizontalAdvance(column.title) + kTextRoom;
    const bool isWords = column.kind == FigureColumn::Kind::Words;
    const int least = isWords ? std::min(cells, qRound(kLeastName * factor)) : cells;
    widths.push_back(
        {i, least, std::max(cells, head + kArrowRoom), isWords ? 0 : head, column.isName});
    wanted += widths.back().wanted;
    leastWithHeads += std::max(least, widths.back().head);
    names += column.isName ? 1 : 0;
  }
  const int room = viewport()->width();
  const bool areHeadsWhole = leastWithHeads <= room;
  const auto widthOf = [areHeadsWhole](const Width& width, int most) {
    return std::max({width.least, areHeadsWhole ? width.head : 0, std::min(width.wanted, most)});
  };
  int most = room;
  const auto isTooWide = [&] {
    int sum = 0;
    for (const Width& width : widths)
      sum += widthOf(width, most);
    return sum > room;
  };
  while (most > 0 && isTooWide())
    --most;
  const int more = names > 0 ? std::max(0, room - wanted) / names : 0;
  for (const Width& width : widths)
    horizontalHeader()->resizeSection(width.column,
                                      widthOf(width, most) + (width.isName ? more : 0));
}

} // namespace diaban::coverage
