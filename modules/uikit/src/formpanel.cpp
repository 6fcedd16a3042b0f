#include <diaban/uikit/fieldinput.h>
#include <diaban/uikit/formpanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {

FormPanel::FormPanel(QWidget* parent)
    : SidePanel(tr("Attributes"), parent)
{
  buildFoot();
  showNothing();
}

FormPanel::~FormPanel() = default;

void FormPanel::buildFoot()
{
  m_buttons = new QWidget(this);
  auto* column = new QVBoxLayout(m_buttons);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* first = new QHBoxLayout;
  first->setSpacing(8);
  m_write = new QPushButton(m_buttons);
  m_write->setProperty("kind", QStringLiteral("primary"));
  connect(m_write, &QPushButton::clicked, this, &FormPanel::commit);
  m_revert = new QPushButton(tr("Put back"), m_buttons);
  m_revert->setToolTip(tr("What was typed and not written yet is given up"));
  connect(m_revert, &QPushButton::clicked, this, &FormPanel::revert);
  first->addWidget(m_write);
  first->addWidget(m_revert);
  first->addStretch(1);
  column->addLayout(first);
  auto* second = new QHBoxLayout;
  second->setSpacing(8);
  auto* calculate = new QPushButton(tr("Calculate…"), m_buttons);
  calculate->setToolTip(tr("Sets a field to what an expression comes to"));
  connect(calculate, &QPushButton::clicked, this, &FormPanel::calculateRequested);
  auto* fields = new QPushButton(tr("Fields…"), m_buttons);
  fields->setToolTip(tr("Adds fields, and says what they take"));
  connect(fields, &QPushButton::clicked, this, &FormPanel::fieldsRequested);
  second->addWidget(calculate);
  second->addWidget(fields);
  second->addStretch(1);
  column->addLayout(second);
  foot()->addWidget(m_buttons);
}

void FormPanel::clearInputs()
{
  m_inputs.clear();
  if (m_form == nullptr)
    return;
  m_form->hide();
  m_form->deleteLater();
  m_form = nullptr;
}

void FormPanel::say(const QString& sentence)
{
  commit();
  clearInputs();
  m_record = {};
  emptyLabel()->setText(sentence);
  emptyLabel()->show();
  m_buttons->hide();
}

void FormPanel::showNothing()
{
  say(tr("Nothing is selected. Click a feature on the map, or rows of the table, to edit what is"
         " known of them."));
}

void FormPanel::showReading()
{
  if (m_inputs.empty())
    say(tr("Reading…")); // else what is here stays until the new comes
}

void FormPanel::showFault(const QString& sentence)
{
  say(sentence);
}

void FormPanel::showRecord(FormRecord record)
{
  commit();
  clearInputs();
  m_record = std::move(record);
  emptyLabel()->hide();
  m_form = new QWidget(this);
  auto* column = new QVBoxLayout(m_form);
  column->setContentsMargins(12, 4, 12, 12);
  column->setSpacing(2);
  auto* head =
      new QLabel(tr("%n feature(s)", nullptr, static_cast<int>(m_record.rows.size())), m_form);
  head->setFont(type(TextSize::Title));
  column->addWidget(head);
  column->addWidget(caption(tr("Layer %1").arg(m_record.layerTitle), m_form));
  for (const FormField& field : m_record.fields) {
    column->addSpacing(6);
    //: a field of a form that must not be empty
    QLabel* name = caption(
        field.rules.isRequired ? tr("%1 (required)").arg(field.title) : field.title, m_form);
    auto* input = new FieldInput(field.field, field.rules, field.value, field.isMixed, m_form);
    input->control().setAccessibleName(name->text());
    input->setReadOnly(m_record.isReadOnly);
    name->setBuddy(input);
    name->setToolTip(workspace::typeWords(field.field.type));
    column->addWidget(name);
    column->addWidget(input);
    connect(input, &FieldInput::changed, this, &FormPanel::follow);
    connect(input, &FieldInput::entered, this, &FormPanel::commit);
    m_inputs.push_back(input);
  }
  rows()->insertWidget(1, m_form);
  m_buttons->setVisible(!m_record.isReadOnly);
  follow();
}

bool FormPanel::hasChanges() const
{
  return std::any_of(m_inputs.begin(), m_inputs.end(),
                     [](const FieldInput* input) { return input->isChanged(); });
}

void FormPanel::follow()
{
  const auto right = std::count_if(m_inputs.begin(), m_inputs.end(), [](const FieldInput* input) {
    return input->isChanged() && input->typed().fault == workspace::TypedFault::None;
  });
  m_write->setText(right > 0 ? tr("Write %n field(s)", nullptr, static_cast<int>(right))
                             : tr("Write"));
  m_write->setEnabled(right > 0);
  m_revert->setEnabled(hasChanges());
}

void FormPanel::commit()
{
  QVariantMap values;
  std::vector<FieldInput*> settled;
  for (FieldInput* input : m_inputs)
    if (input->isChanged() && input->check()) {
      values.insert(input->field().name, input->typed().value);
      settled.push_back(input);
    }
  if (values.isEmpty() || m_record.isReadOnly)
    return;
  for (FieldInput* input : settled)
    input->settle();
  follow();
  Q_EMIT written(m_record, values);
}

void FormPanel::revert()
{
  for (FieldInput* input : m_inputs)
    input->revert();
  follow();
}

FieldInput* FormPanel::input(const QString& field) const
{
  const auto found = std::find_if(m_inputs.begin(), m_inputs.end(), [&](const FieldInput* input) {
    return input->field().name == field;
  });
  return found == m_inputs.end() ? nullptr : *found;
}

void FormPanel::focusFirst()
{
  if (!m_inputs.empty())
    m_inputs.front()->setFocus(Qt::OtherFocusReason);
}

} // namespace diaban::uikit
