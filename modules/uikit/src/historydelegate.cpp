#include "historydelegate.h"

#include <diaban/uikit/historymodel.h>
#include <diaban/uikit/theme.h>

#include <QPainter>

namespace diaban::uikit {
namespace {

constexpr int kDot = 9;
constexpr int kTextLeft = 31;
constexpr int kPadding = 8;

/// Full: it holds. Empty: it was taken back. A ring: the state that the map shows.
void paintDot(QPainter* painter, const QRect& row, Theme theme, bool isHere, bool holds)
{
  const QRectF dot(row.left() + 13, row.top() + kPadding + 5, kDot, kDot);
  const QColor line = colour(theme, isHere ? Token::Accent : Token::BorderStrong);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(line, isHere ? 2 : 1));
  painter->setBrush(isHere || !holds ? colour(theme, Token::Base) : line);
  painter->drawEllipse(dot);
  painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
  const int text = QFontMetrics(type(TextSize::Body)).lineSpacing() +
                   QFontMetrics(type(TextSize::Caption)).lineSpacing();
  return {option.rect.width(), text + 2 * kPadding + 1};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
  const Theme theme = themeOf(option.palette);
  const bool isSelected = (option.state & QStyle::State_Selected) != 0;
  const bool isHovered = (option.state & QStyle::State_MouseOver) != 0;
  const auto& model = *qobject_cast<const HistoryModel*>(index.model());
  const workspace::HistoryEntry* entry = model.entry(index);
  const bool holds = entry == nullptr || entry->isInForce;
  if (isSelected || isHovered)
    painter->fillRect(option.rect, colour(theme, isSelected ? Token::Selection : Token::Hover));
  if (isSelected)
    painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                      colour(theme, Token::Accent));
  painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                    colour(theme, Token::Border));
  paintDot(painter, option.rect, theme, index.data(HistoryModel::IsHereRole).toBool(), holds);

  QFont title = type(TextSize::Body);
  title.setStrikeOut(!holds);
  const QFont small = type(TextSize::Caption);
  const QFontMetrics titleMetrics(title), smallMetrics(small);
  const QRect text = option.rect.adjusted(kTextLeft, kPadding, -12, -kPadding);
  painter->setFont(title);
  painter->setPen(colour(theme, isSelected ? Token::SelectionText
                                : holds    ? Token::Text
                                           : Token::TextMuted));
  painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                    titleMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
  if (entry == nullptr)
    return;
  painter->setFont(small);
  painter->setPen(colour(theme, isSelected ? Token::SelectionText : Token::TextMuted));
  painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                    smallMetrics.elidedText(historyDetail(*entry, QDate::currentDate()),
                                            Qt::ElideRight, text.width()));
}

} // namespace diaban::uikit
