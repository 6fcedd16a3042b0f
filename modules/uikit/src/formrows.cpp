#include <diaban/uikit/formrows.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QDoubleSpinBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace diaban::uikit {

FormRows::FormRows(QWidget* parent)
    : QWidget(parent)
{
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(12, 8, 12, 8);
  m_grid->setHorizontalSpacing(8);
  m_grid->setVerticalSpacing(6);
  m_grid->setColumnStretch(1, 1);
}

QLabel* FormRows::addHead(const QString& title)
{
  auto* rule = new QFrame(this);
  rule->setProperty("rule", true);
  rule->setFixedHeight(1);
  addWide(rule);
  auto* label = new QLabel(title, this);
  label->setFont(type(TextSize::Body, true));
  label->setWordWrap(true);
  addWide(label);
  return label;
}

void FormRows::add(const QString& name, QWidget* control)
{
  auto* label = caption(name, this);
  label->setBuddy(control);
  control->setAccessibleName(name);
  const int row = m_grid->rowCount();
  m_grid->addWidget(label, row, 0);
  const bool isFixed = control->minimumWidth() == control->maximumWidth();
  m_grid->addWidget(control, row, 1, isFixed ? Qt::AlignRight : Qt::Alignment());
}

void FormRows::addWide(QWidget* control)
{
  m_grid->addWidget(control, m_grid->rowCount(), 0, 1, 2);
}

void FormRows::setRowVisible(QWidget* control, bool visible)
{
  control->setVisible(visible);
  const auto labels = findChildren<QLabel*>(Qt::FindDirectChildrenOnly);
  for (QLabel* label : labels)
    if (label->buddy() == control)
      label->setVisible(visible);
}

QDoubleSpinBox* numberField(double least, double most, double step, const QString& unit,
                            QWidget* parent)
{
  auto* field = new QDoubleSpinBox(parent);
  field->setRange(least, most);
  field->setSingleStep(step);
  field->setDecimals(step < 0.1 ? 2 : step < 1 ? 1 : 0);
  field->setButtonSymbols(QAbstractSpinBox::NoButtons);
  field->setAlignment(Qt::AlignRight);
  field->setFixedWidth(96);
  if (!unit.isEmpty())
    field->setSuffix(QLatin1Char(' ') + unit);
  return field;
}

QSpinBox* scaleField(QWidget* parent)
{
  constexpr int kMost = 100'000'000;
  auto* field = new QSpinBox(parent);
  field->setRange(0, kMost);
  field->setSingleStep(500);
  field->setPrefix(QStringLiteral("1:"));
  field->setGroupSeparatorShown(true);
  field->setSpecialValueText(FormRows::tr("no limit"));
  field->setButtonSymbols(QAbstractSpinBox::NoButtons);
  field->setAlignment(Qt::AlignRight);
  field->setFixedWidth(120);
  return field;
}

} // namespace diaban::uikit
