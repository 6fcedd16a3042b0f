#include <diaban/uikit/colourbutton.h>
#include <diaban/uikit/labelform.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QVBoxLayout>

namespace diaban::uikit {

LabelForm::LabelForm(QWidget* parent)
    : QWidget(parent)
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  m_rows = new FormRows(this);
  column->addWidget(m_rows);
  m_rows->addHead(tr("Labels"));
  m_field = new QComboBox(m_rows);
  m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connect(m_field, &QComboBox::currentTextChanged, m_field, &QWidget::setToolTip);
  m_rows->add(tr("Text from"), m_field);
  m_size = numberField(6, 72, 0.5, tr("px"), m_rows);
  m_rows->add(tr("Size"), m_size);
  m_bold = new QCheckBox(tr("bold"), m_rows);
  m_rows->addWide(m_bold);
  m_colour = new ColourButton(tr("Colour"), m_rows);
  m_rows->add(tr("Colour"), m_colour);
  m_halo = new ColourButton(tr("Halo"), m_rows);
  m_rows->add(tr("Halo"), m_halo);
  m_haloWidth = numberField(0, 10, 0.5, tr("px"), m_rows);
  m_rows->add(tr("Halo's width"), m_haloWidth);
  m_least = scaleField(m_rows);
  m_rows->add(tr("From scale"), m_least);
  m_most = scaleField(m_rows);
  m_rows->add(tr("To scale"), m_most);
  m_alongLine = new QCheckBox(tr("along the line"), m_rows);
  m_rows->addWide(m_alongLine);

  connect(m_field, &QComboBox::activated, this, &LabelForm::tell);
  for (QDoubleSpinBox* field : {m_size, m_haloWidth})
    connect(field, &QDoubleSpinBox::valueChanged, this, &LabelForm::tell);
  for (QSpinBox* field : {m_least, m_most})
    connect(field, &QSpinBox::valueChanged, this, &LabelForm::tell);
  for (QCheckBox* box : {m_bold, m_alongLine})
    connect(box, &QCheckBox::toggled, this, &LabelForm::tell);
  for (ColourButton* button : {m_colour, m_halo})
    connect(button, &ColourButton::picked, this, &LabelForm::tell);
}

void LabelForm::setLayer(const workspace::Layer& layer)
{
  m_field->clear();
  m_field->addItem(tr("No labels"));
  for (const geo::Field& field : layer.fields)
    if (field.type != geo::FieldType::Blob)
      m_field->addItem(field.name, field.name);
  m_canRunAlong =
      layer.geometry == geo::GeometryKind::Line || layer.geometry == geo::GeometryKind::Mixed;
}

void LabelForm::setLabel(const std::optional<workspace::LabelStyle>& label)
{
  m_isFilling = true;
  m_label = label.value_or(m_label);
  m_field->setCurrentIndex(label ? std::max(0, m_field->findData(label->field)) : 0);
  const auto fill = [](auto* field, auto value) {
    if (!field->hasFocus())
      field->setValue(value);
  };
  fill(m_size, m_label.sizePx);
  fill(m_haloWidth, m_label.haloPx);
  fill(m_least, static_cast<int>(m_label.scales.minDenominator));
  fill(m_most, static_cast<int>(m_label.scales.maxDenominator));
  m_bold->setChecked(m_label.bold);
  m_alongLine->setChecked(m_label.alongLine);
  m_colour->setColour(m_label.colour);
  m_halo->setColour(m_label.halo);
  m_isFilling = false;
  showRest();
}

void LabelForm::showRest()
{
  const bool hasLabels = m_field->currentIndex() > 0;
  for (QWidget* control : std::initializer_list<QWidget*>{m_size, m_bold, m_colour, m_halo,
                                                          m_haloWidth, m_least, m_most})
    m_rows->setRowVisible(control, hasLabels);
  m_rows->setRowVisible(m_alongLine, hasLabels && m_canRunAlong);
}

void LabelForm::tell()
{
  if (m_isFilling)
    return;
  m_label.field = m_field->currentData().toString();
  m_label.sizePx = m_size->value();
  m_label.bold = m_bold->isChecked();
  m_label.colour = m_colour->colour();
  m_label.halo = m_halo->colour();
  m_label.haloPx = m_haloWidth->value();
  m_label.scales = {static_cast<double>(m_least->value()), static_cast<double>(m_most->value())};
  m_label.alongLine = m_canRunAlong && m_alongLine->isChecked();
  showRest();
  Q_EMIT edited(m_field->currentIndex() > 0 ? std::optional(m_label) : std::nullopt);
}

} // namespace diaban::uikit
