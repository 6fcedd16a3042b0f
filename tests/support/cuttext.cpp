#include "cuttext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

namespace diaban::test {
namespace {

QString report(const QWidget& widget, const QString& text, QSize needed, QSize given)
{
  return QStringLiteral("%1: “%2” needs %3x%4, has %5x%6")
      .arg(QLatin1String(widget.metaObject()->className()), text)
      .arg(needed.width())
      .arg(needed.height())
      .arg(given.width())
      .arg(given.height());
}

bool fits(QSize needed, QSize given)
{
  return needed.width() <= given.width() && needed.height() <= given.height();
}

/// What a label's text takes at the label's width.
QSize textSize(const QLabel& label)
{
  const int width = label.contentsRect().width();
  if (label.textFormat() == Qt::RichText || Qt::mightBeRichText(label.text())) {
    QTextDocument document;
    document.setDefaultFont(label.font());
    document.setHtml(label.text());
    document.setTextWidth(label.wordWrap() ? width : -1);
    return document.size().toSize();
  }
  const int flags = label.wordWrap() ? Qt::TextWordWrap : Qt::TextSingleLine;
  const QRect bounds(0, 0, label.wordWrap() ? width : QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
  return label.fontMetrics().boundingRect(bounds, flags, label.text()).size();
}

QRect comboField(const QComboBox& box)
{
  QStyleOptionComboBox option;
  option.initFrom(&box);
  option.editable = box.isEditable();
  return box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField,
                                     &box);
}

void checkLabel(const QLabel& label, QStringList& found)
{
  if (label.text().isEmpty())
    return;
  const QSize needed = textSize(label);
  if (!fits(needed, label.contentsRect().size()))
    found << report(label, label.text(), needed, label.contentsRect().size());
}

void checkLine(const QLineEdit& line, QStringList& found)
{
  const QString text = line.text().isEmpty() ? line.placeholderText() : line.text();
  const int needed = line.fontMetrics().horizontalAdvance(text);
  if (line.isReadOnly() || line.text().isEmpty()) // what is typed may be longer: it scrolls
    if (needed > line.contentsRect().width())
      found << report(line, text, {needed, 0}, line.contentsRect().size());
}

/// Rows that can be seen. An index widget stands for its row's text.
void checkRows(const QAbstractItemView& view, QStringList& found)
{
  const QAbstractItemModel* model = view.model();
  if (model == nullptr)
    return;
  QList<QModelIndex> waiting{QModelIndex()};
  while (!waiting.isEmpty()) {
    const QModelIndex parent = waiting.takeLast();
    for (int row = 0; row < model->rowCount(parent); ++row) {
      const QModelIndex index = model->index(row, 0, parent);
      waiting << index;
      QRect place = view.visualRect(index);
      const QString text = index.data(Qt::DisplayRole).toString();
      if (!place.intersects(view.viewport()->rect()) || text.isEmpty() ||
          view.indexWidget(index) != nullptr)
        continue;
      place.setRight(std::min(place.right(), view.viewport()->width())); // below it, one scrolls
      const auto* list = qobject_cast<const QListView*>(&view);
      const bool wraps = list != nullptr && list->wordWrap();
      const QSize needed =
          view.fontMetrics()
              .boundingRect(QRect(QPoint(), place.size()), wraps ? Qt::TextWordWrap : 0, text)
              .size();
      if (!fits(needed, place.size()) && index.data(Qt::ToolTipRole).toString().isEmpty())
        found << report(view, text, needed, place.size());
    }
  }
}

void checkMenuBar(const QMenuBar& bar, QStringList& found)
{
  for (QAction* action : bar.actions()) {
    const QRect place = bar.actionGeometry(action);
    if (action->isVisible() && !bar.rect().contains(place))
      found << report(bar, action->text(), place.size(), bar.size());
  }
}

void check(const QWidget& widget, QStringList& found)
{
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
    checkLabel(*label, found);
  } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
    const QSize needed(button->sizeHint().width(), button->fontMetrics().height());
    const auto* tool = qobject_cast<const QToolButton*>(button);
    const bool isIcon = tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
    if (!button->text().isEmpty() && !isIcon && !fits(needed, button->size()))
      found << report(*button, button->text(), needed, button->size());
  } else if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
    const QSize field = comboField(*box).size();
    const int needed = box->fontMetrics().horizontalAdvance(box->currentText());
    // Names that people gave may be of any length: shortened with an ellipsis, whole in the
    // tooltip.
    const bool isElided = box->property("elides").toBool() && box->toolTip() == box->currentText();
    if (needed > field.width() && !isElided)
      found << report(*box, box->currentText(), {needed, 0}, field);
  } else if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
    checkLine(*line, found);
  } else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget)) {
    checkRows(*view, found);
  } else if (const auto* bar = qobject_cast<const QMenuBar*>(&widget)) {
    checkMenuBar(*bar, found);
  }
}

} // namespace

QStringList cutTexts(QWidget& window)
{
  QStringList found;
  for (const QWidget* widget : window.findChildren<QWidget*>())
    if (widget->isVisible() && !widget->visibleRegion().isEmpty())
      check(*widget, found);
  return found;
}

} // namespace diaban::test
