#include <diaban/uikit/fieldinput.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::uikit {

using geo::FieldType;

FieldInput::FieldInput(const geo::Field& field, workspace::FieldRules rules, QVariant value,
                       bool isMixed, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_rules(std::move(rules))
    , m_value(std::move(value))
    , m_isMixed(isMixed)
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  if (m_rules.choices.isEmpty() && field.type != FieldType::Boolean)
    buildLine();
  else
    buildList();
  column->addWidget(&control());
  setFocusProxy(&control());
  control().installEventFilter(this);
  m_fault = new QLabel(this);
  m_fault->setProperty("state", QStringLiteral("error"));
  m_fault->setTextFormat(Qt::PlainText);
  m_fault->setWordWrap(true);
  m_fault->hide();
  column->addWidget(m_fault);
  fill();
}

QWidget& FieldInput::control() const
{
  return m_line != nullptr ? static_cast<QWidget&>(*m_line) : *m_list;
}

void FieldInput::buildLine()
{
  m_line = new QLineEdit(this);
  const bool isNumber = m_field.type == FieldType::Integer || m_field.type == FieldType::Real;
  if (isNumber)
    m_line->setAlignment(Qt::AlignRight);
  if (m_field.type != FieldType::Text) // Telex would eat letters of no meaning here
    m_line->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_empty = m_line->addAction(icon(QStringLiteral("edit-clear")), QLineEdit::TrailingPosition);
  m_empty->setText(tr("Empty it in all rows"));
  m_empty->setToolTip(tr("Empty it in all rows (Backspace)"));
  for (auto* button : m_line->findChildren<QToolButton*>())
    button->setAccessibleName(m_empty->text());
  connect(m_empty, &QAction::triggered, this, &FieldInput::empty);
  connect(m_line, &QLineEdit::textEdited, this, [this] {
    m_isEmptied = m_isMixed && m_line->text().isEmpty();
    if (!m_fault->text().isEmpty())
      check(); // what was said goes as soon as it no longer holds
    Q_EMIT changed();
  });
  connect(m_line, &QLineEdit::editingFinished, this, &FieldInput::check);
}

void FieldInput::buildList()
{
  m_list = new QComboBox(this);
  m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  QVariantList choices = m_rules.choices;
  if (choices.isEmpty())
    choices = {true, false};
  if (!m_rules.isRequired)
    m_list->addItem(QStringLiteral("–"));
  if (!m_value.isNull() && !choices.contains(m_value)) // as the row holds it, allowed or not
    choices.prepend(m_value);
  for (const QVariant& choice : std::as_const(choices))
    m_list->addItem(workspace::typedText(choice, m_field.type, QLocale()), choice);
  connect(m_list, &QComboBox::activated, this, [this] {
    check();
    Q_EMIT changed();
  });
}

void FieldInput::empty()
{
  if (m_line == nullptr)
    return;
  m_isEmptied = m_isMixed;
  m_line->clear();
  m_line->setPlaceholderText(tr("empty in all rows"));
  check();
  Q_EMIT changed();
}

void FieldInput::fill()
{
  const QString mixed = tr("several values");
  m_isEmptied = false;
  if (m_line != nullptr) {
    m_empty->setVisible(m_isMixed && !m_line->isReadOnly());
    m_line->setPlaceholderText(m_isMixed ? mixed : QString());
    m_line->setText(workspace::typedText(m_value, m_field.type, QLocale()));
    m_line->setCursorPosition(0);
    return;
  }
  m_list->setPlaceholderText(m_isMixed ? mixed : QString());
  m_list->setCurrentIndex(m_isMixed          ? -1
                          : m_value.isNull() ? m_list->findText(QStringLiteral("–"))
                                             : m_list->findData(m_value));
}

void FieldInput::setText(const QString& text)
{
  if (m_line != nullptr)
    m_line->setText(text);
  else
    m_list->setCurrentIndex(m_list->findText(text));
  check();
  Q_EMIT changed();
}

QString FieldInput::text() const
{
  return m_line != nullptr ? m_line->text() : m_list->currentText();
}

bool FieldInput::isChanged() const
{
  if (m_line != nullptr)
    return m_isEmptied || m_line->text() != workspace::typedText(m_value, m_field.type, QLocale());
  return m_list->currentIndex() >= 0 && (m_isMixed || m_list->currentData() != m_value);
}

workspace::TypedValue FieldInput::typed() const
{
  if (m_line != nullptr)
    return workspace::readTyped(m_line->text(), m_field.type, m_rules, QLocale());
  return {m_list->currentData()};
}

bool FieldInput::check()
{
  const workspace::TypedValue read = isChanged() ? typed() : workspace::TypedValue{};
  const bool isRight = read.fault == workspace::TypedFault::None;
  m_fault->setText(workspace::faultWords(read));
  m_fault->setVisible(!isRight && !m_isInCell);
  control().setAccessibleDescription(m_fault->text());
  setLook(&control(), "state", isRight ? QString() : QStringLiteral("error"));
  return isRight;
}

QString FieldInput::faultText() const
{
  return m_fault->text();
}

void FieldInput::settle()
{
  m_value = typed().value;
  m_isMixed = false;
  fill();
  check();
}

void FieldInput::revert()
{
  fill();
  check();
}

void FieldInput::setReadOnly(bool isReadOnly)
{
  if (m_line != nullptr) {
    m_line->setReadOnly(isReadOnly);
    m_empty->setVisible(m_isMixed && !isReadOnly);
  } else {
    m_list->setEnabled(!isReadOnly);
  }
}

void FieldInput::setInCell()
{
  m_isInCell = true;
  setAutoFillBackground(true);
  if (m_line != nullptr)
    m_line->setFrame(false);
}

bool FieldInput::eventFilter(QObject* watched, QEvent* event)
{
  if (event->type() == QEvent::Wheel && !control().hasFocus()) { // the panel is scrolled
    event->ignore();
    return true;
  }
  if (event->type() != QEvent::KeyPress || m_isInCell)
    return QWidget::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    check();
    Q_EMIT entered();
    return true;
  }
  const bool isEmptying = (key == Qt::Key_Backspace || key == Qt::Key_Delete) && m_isMixed &&
                          m_line != nullptr && m_line->text().isEmpty();
  if (isEmptying && m_empty->isVisible()) {
    empty();
    return true;
  }
  if (key == Qt::Key_Escape && isChanged()) {
    revert();
    Q_EMIT changed();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace diaban::uikit
