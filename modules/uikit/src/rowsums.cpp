#include "rowsums.h"

#include <diaban/uikit/theme.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace diaban::uikit {
namespace {

constexpr int kHeight = 26;
constexpr int kLaterMs = 300;

QString figure(double value)
{
  return RowModel::text(value, geo::FieldType::Real);
}

} // namespace

RowSums::RowSums(RowModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(kHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(8);
  m_what = new QLabel(this);
  m_what->setFont(type(TextSize::Caption));
  m_what->setProperty("muted", true);
  m_field = new QComboBox(this);
  m_field->setProperty("quiet", true);
  m_field->setFont(type(TextSize::Caption));
  m_field->setAccessibleName(tr("Column whose numbers are added up"));
  m_field->setToolTip(m_field->accessibleName());
  m_figures = new QLabel(this);
  m_figures->setFont(type(TextSize::Caption));
  m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_figures->setMinimumWidth(0);
  row->addWidget(m_what);
  row->addWidget(m_field);
  row->addWidget(m_figures, 1);
  m_later.setSingleShot(true);
  m_later.setInterval(kLaterMs);
  connect(&m_later, &QTimer::timeout, this, &RowSums::ask);
  connect(m_field, &QComboBox::currentIndexChanged, this, &RowSums::say);
}

void RowSums::showFields()
{
  const QString before = m_field->currentText();
  QStringList numbers;
  for (const geo::Field& field : m_model.layer().fields)
    if (field.type == geo::FieldType::Integer || field.type == geo::FieldType::Real)
      numbers.append(field.name);
  m_sums.clear();
  m_field->clear();
  m_field->addItems(numbers);
  m_field->setCurrentIndex(std::max(0, m_field->findText(before)));
  m_field->setVisible(!numbers.isEmpty());
  m_figures->setVisible(!numbers.isEmpty());
}

void RowSums::follow(const std::vector<qint64>& selected)
{
  m_selected = selected;
  m_sums.clear();
  m_what->setText(selected.empty()
                      ? tr("All rows shown")
                      : tr("%n row(s) selected", nullptr, static_cast<int>(selected.size())));
  say();
  m_later.start();
}

void RowSums::ask()
{
  if (m_field->count() == 0)
    return;
  m_model.sum(m_selected.empty() ? m_model.rows() : m_selected, [this](const RowModel::Sums& sums) {
    m_sums = sums;
    say();
  });
}

void RowSums::say()
{
  m_text = m_field->count() > 0 ? tr("Adding up…") : QString();
  for (const workspace::FieldSum& sum : m_sums)
    if (sum.field == m_field->currentText())
      m_text = sum.count == 0 ? tr("No values")
                              //: %1 rows with a value, %2 sum, %3 mean, %4 least, %5 greatest
                              : tr("values %1 · sum %2 · mean %3 · least %4 · greatest %5")
                                    .arg(QLocale().toString(sum.count), figure(sum.sum),
                                         figure(sum.mean()), figure(sum.least), figure(sum.most));
  m_figures->setToolTip(m_text);
  m_figures->setText(m_figures->fontMetrics().elidedText(
      m_text, Qt::ElideRight, std::max(40, width() - m_figures->x() - 12)));
}

QString RowSums::text() const
{
  return m_text;
}

void RowSums::resizeEvent(QResizeEvent* event)
{
  QWidget::resizeEvent(event);
  say();
}

} // namespace diaban::uikit
