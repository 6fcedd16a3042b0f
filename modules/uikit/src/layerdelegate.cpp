#include "layerdelegate.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

namespace diaban::uikit {
namespace {

constexpr int kLayerRow = 26;
constexpr int kLegendRow = 22;
constexpr int kCheck = 15;
constexpr int kSwatch = 18;
constexpr int kGap = 6;
constexpr int kRightPadding = 12;
constexpr int kMark = 15; ///< of a result that no longer holds

LayerModel::RowKind kindOf(const QModelIndex& index)
{
  return static_cast<LayerModel::RowKind>(index.data(LayerModel::KindRole).toInt());
}

void paintCheck(QPainter* painter, const QRect& box, Qt::CheckState state, Theme theme, qreal ratio)
{
  const bool on = state != Qt::Unchecked;
  painter->setRenderHint(QPainter::Antialiasing);
  const QColor fill = colour(theme, on ? Token::AccentFill : Token::Base);
  painter->setPen(QPen(on ? fill : colour(theme, Token::BorderStrong), 1));
  painter->setBrush(fill);
  painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter->setRenderHint(QPainter::Antialiasing, false);
  if (state == Qt::PartiallyChecked)
    painter->drawPixmap(box, iconPixmap(QStringLiteral("check-mixed"),
                                        colour(theme, Token::OnAccent), kCheck, ratio));
  else if (on)
    painter->drawPixmap(
        box, iconPixmap(QStringLiteral("check-on"), colour(theme, Token::OnAccent), kCheck, ratio));
}

} // namespace

LayerDelegate::LayerDelegate(const LayerModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QRect LayerDelegate::checkRect(const QRect& row)
{
  return {row.left() + 2, row.center().y() - kCheck / 2, kCheck, kCheck};
}

QRect LayerDelegate::titleRect(const QRect& row, LayerModel::RowKind kind, int countWidth)
{
  int left = row.left() + kSwatch + kGap + 2;
  if (kind == LayerModel::RowKind::Group)
    left = row.left() + kCheck + kGap + 2;
  else if (kind == LayerModel::RowKind::Layer)
    left += kCheck + kGap + 2;
  else if (kind == LayerModel::RowKind::More)
    left = row.left() + 2;
  const int right = row.right() - kRightPadding - (countWidth > 0 ? countWidth + kGap : 0);
  return {QPoint(left, row.top()), QPoint(right, row.bottom())};
}

void LayerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
  const LayerModel::RowKind kind = kindOf(index);
  if (kind == LayerModel::RowKind::Note)
    return;
  const Theme theme = themeOf(option.palette);
  const bool isSelected = option.state & QStyle::State_Selected;
  const qreal ratio = painter->device()->devicePixelRatioF();
  const bool isGroup = kind == LayerModel::RowKind::Group;
  const bool isLayer = kind == LayerModel::RowKind::Layer;
  const workspace::Layer* layer = m_model.layer(index);
  const bool isBroken = isLayer && layer->isBroken;
  const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
  painter->save();

  QFont font = type(isLayer || isGroup ? TextSize::Body : TextSize::Caption);
  font.setBold(isGroup);
  const QString count = index.data(LayerModel::CountRole).toString();
  const QFont small = type(TextSize::Caption);
  const int countWidth = count.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(count);
  const bool isOutdated = isLayer && !index.data(LayerModel::OutdatedRole).toString().isEmpty();
  const QRect title = titleRect(option.rect, kind, countWidth + (isOutdated ? kMark + kGap : 0));
  if (isLayer || isGroup)
    paintCheck(painter, checkRect(option.rect), state, theme, ratio);
  const QRect picture(title.left() - kSwatch - kGap, option.rect.center().y() - 5, kSwatch, 12);
  if (isBroken)
    painter->drawPixmap(
        picture.left() + 1, option.rect.center().y() - 7,
        iconPixmap(QStringLiteral("sev-triangle"), colour(theme, Token::Warning), 15, ratio));
  else if (kind != LayerModel::RowKind::More && !isGroup)
    painter->drawPixmap(picture.topLeft(),
                        m_model.swatch(index, ratio, colour(theme, Token::BorderStrong)));

  Token ink = isSelected ? Token::SelectionText : Token::Text;
  if (kind == LayerModel::RowKind::More)
    ink = Token::Accent;
  else if ((isLayer || isGroup) && state == Qt::Unchecked && !isSelected)
    ink = Token::TextMuted;
  painter->setFont(font);
  painter->setPen(colour(theme, ink));
  painter->drawText(
      title, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, title.width()));
  if (countWidth > 0) {
    painter->setFont(small);
    painter->setPen(colour(theme, isBroken ? Token::Warning : Token::TextMuted));
    painter->drawText(option.rect.adjusted(0, 0, -kRightPadding, 0),
                      Qt::AlignVCenter | Qt::AlignRight, count);
  }
  if (isOutdated)
    painter->drawPixmap(
        title.right() + kGap, option.rect.center().y() - kMark / 2,
        iconPixmap(QStringLiteral("outdated"), colour(theme, Token::Warning), kMark, ratio));
  painter->restore();
}

QSize LayerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
  switch (kindOf(index)) {
  case LayerModel::RowKind::Group:
  case LayerModel::RowKind::Layer: return {120, kLayerRow};
  default: return {120, kLegendRow};
  }
}

bool LayerDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                const QStyleOptionViewItem& option, const QModelIndex& index)
{
  const LayerModel::RowKind kind = kindOf(index);
  if (kind != LayerModel::RowKind::Layer && kind != LayerModel::RowKind::Group)
    return false;
  const bool isMouse = event->type() == QEvent::MouseButtonPress ||
                       event->type() == QEvent::MouseButtonRelease ||
                       event->type() == QEvent::MouseButtonDblClick;
  if (!isMouse)
    return QStyledItemDelegate::editorEvent(event, model, option, index);
  const auto* mouse = static_cast<QMouseEvent*>(event);
  const QRect target = checkRect(option.rect).adjusted(-5, -5, 5, 5);
  if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
    return false;
  if (event->type() == QEvent::MouseButtonRelease) {
    const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
  }
  return true;
}

void LayerDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const
{
  const LayerModel::RowKind kind = kindOf(index);
  const QRect title = titleRect(option.rect, kind, 0);
  const bool isNote = kind == LayerModel::RowKind::Note;
  editor->setGeometry(isNote ? option.rect : title.adjusted(-6, 0, 8, 0));
}

} // namespace diaban::uikit
