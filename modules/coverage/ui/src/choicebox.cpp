#include "choicebox.h"

#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr int kPadding = 8;

} // namespace

ChoiceBox::ChoiceBox(QWidget* parent)
    : QComboBox(parent)
{
  setFocusPolicy(Qt::StrongFocus);
  setProperty("elides", true);
  connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
}

void ChoiceBox::setLeastLetters(int letters)
{
  setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(letters);
}

void ChoiceBox::fill(const QVector<SensorChoice>& choices)
{
  const QSignalBlocker quiet(this);
  clear();
  for (const SensorChoice& choice : choices)
    addItem(choice.title, choice.id);
}

void ChoiceBox::choose(const QVariant& wanted)
{
  const QSignalBlocker quiet(this);
  setCurrentIndex(std::max(0, findData(wanted)));
  setToolTip(currentText());
}

/// The style reckons without the padding of the style sheet.
QSize ChoiceBox::minimumSizeHint() const
{
  return QComboBox::minimumSizeHint() + QSize(kPadding, 0);
}

/// Who scrolls the panel does not mean to choose.
void ChoiceBox::wheelEvent(QWheelEvent* event)
{
  event->ignore();
}

void ChoiceBox::paintEvent(QPaintEvent*)
{
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  const QRect field =
      style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
  option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width());
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace diaban::coverage
