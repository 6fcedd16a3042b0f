#include "numberfield.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>
#include <diaban/workspace/typedvalue.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr int kPause = 350; ///< ms without a key after which what is typed counts
constexpr int kLeastWidth = 72;
constexpr int kSide = 8; ///< between a frame and what stands in it

/// The unit stands inside the frame, at its right end.
void addUnit(QLineEdit& line, const QString& unit)
{
  auto* label = uikit::caption(unit, &line);
  label->setWordWrap(false);
  label->setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* row = new QHBoxLayout(&line);
  row->setContentsMargins(0, 0, kSide, 0);
  row->addStretch(1);
  row->addWidget(label);
  line.setTextMargins(0, 0, label->sizeHint().width() + kSide / 2, 0);
}

} // namespace

NumberField::NumberField(const QString& unit, Limits limits, QWidget* parent)
    : QWidget(parent)
    , m_limits(limits)
    , m_unit(unit)
    , m_line(new QLineEdit(this))
    , m_fault(uikit::caption({}, this, false))
    , m_pause(new QTimer(this))
{
  m_line->setAttribute(Qt::WA_InputMethodEnabled, false);
  if (!unit.isEmpty())
    addUnit(*m_line, unit);
  m_fault->setProperty("state", QStringLiteral("error"));
  m_fault->hide();
  setHint({});
  setFocusProxy(m_line);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(m_line);
  column->addWidget(m_fault);
  m_pause->setSingleShot(true);
  m_pause->setInterval(kPause);
  connect(m_pause, &QTimer::timeout, this, &NumberField::tell);
  connect(m_line, &QLineEdit::textChanged, this, &NumberField::read);
  connect(m_line, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
  connect(m_line, &QLineEdit::editingFinished, this, &NumberField::tell);
}

QString NumberField::textOf(double value) const
{
  return workspace::typedText(value, geo::FieldType::Real, QLocale());
}

void NumberField::setFallback(std::optional<double> fallback)
{
  setHint(fallback ? textOf(*fallback) : QString());
}

void NumberField::setHint(const QString& words)
{
  m_line->setPlaceholderText(words);
  const int needed =
      m_line->fontMetrics().horizontalAdvance(words) + m_line->textMargins().right() + 3 * kSide;
  m_line->setMinimumWidth(std::max(kLeastWidth, needed));
}

void NumberField::setValue(std::optional<double> value)
{
  m_pause->stop();
  m_line->setText(value ? textOf(*value) : QString());
  m_told = m_value;
}

/// \returns a sentence, or nothing where the text makes sense
QString NumberField::faultIn(const QString& text, std::optional<double>& value) const
{
  const workspace::TypedValue typed =
      workspace::readTyped(text, geo::FieldType::Real, {}, QLocale());
  if (typed.fault != workspace::TypedFault::None)
    return workspace::faultWords(typed);
  value.reset();
  if (!typed.value.isValid() || typed.value.isNull())
    return {};
  const double number = typed.value.toDouble();
  if (number < m_limits.least || number > m_limits.most)
    //: two numbers of the same unit
    return tr("From %1 to %2.").arg(textOf(m_limits.least), textOf(m_limits.most));
  value = number;
  return {};
}

void NumberField::read()
{
  std::optional<double> value = m_value;
  const QString fault = faultIn(m_line->text(), value);
  m_isRight = fault.isEmpty();
  if (m_isRight)
    m_value = value;
  uikit::setLook(m_line, "state", m_isRight ? QString() : QStringLiteral("error"));
  m_line->setAccessibleDescription(m_isRight ? m_unit : fault);
  m_fault->setText(fault);
  m_fault->setVisible(!m_isRight);
}

void NumberField::tell()
{
  m_pause->stop();
  if (m_value == m_told)
    return;
  m_told = m_value;
  Q_EMIT changed();
}

} // namespace diaban::coverage
