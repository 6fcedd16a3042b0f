#include "stepbox.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr int kGap = 8;      ///< between a name and its control
constexpr int kBelowGap = 2; ///< where the control stands below

} // namespace

NamedRow::NamedRow(const QString& name, QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_name(uikit::caption(name, this))
    , m_control(control)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
  m_name->setWordWrap(false);
  m_name->setBuddy(control);
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(kGap);
  m_layout->addWidget(m_name, 0, Qt::AlignLeft);
  m_layout->addWidget(control, 1);
  setName(name);
}

void NamedRow::setName(const QString& name)
{
  m_name->setText(name);
  QWidget* spoken = m_control->focusProxy() != nullptr ? m_control->focusProxy() : m_control;
  spoken->setAccessibleName(name);
}

void NamedRow::setNameWidth(int width)
{
  m_name->setMinimumWidth(width);
}

int NamedRow::nameWidth() const
{
  return m_name->sizeHint().width();
}

QSize NamedRow::minimumSizeHint() const
{
  const int width = std::max(m_name->minimumWidth(), m_layout->itemAt(1)->minimumSize().width());
  return {width, m_layout->minimumSize().height()};
}

void NamedRow::resizeEvent(QResizeEvent* event)
{
  QWidget::resizeEvent(event);
  const int needed = m_name->minimumWidth() + kGap + m_layout->itemAt(1)->minimumSize().width();
  const bool isBeside = needed <= width();
  m_layout->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  m_layout->setSpacing(isBeside ? kGap : kBelowGap);
}

StepBox::StepBox(const QString& title, QWidget* parent)
    : QFrame(parent)
{
  setProperty("line", QStringLiteral("bottom"));
  setAccessibleName(title);
  m_body = new QVBoxLayout(this);
  m_body->setContentsMargins(12, 10, 12, 10);
  m_body->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->setSpacing(kGap);
  auto* name = new QLabel(title, this);
  name->setFont(uikit::type(uikit::TextSize::Body, true));
  name->setWordWrap(true);
  m_aside = uikit::caption({}, this);
  m_aside->setWordWrap(false);
  m_aside->hide();
  head->addWidget(name, 1);
  head->addWidget(m_aside, 0, Qt::AlignBottom);
  m_body->addLayout(head);
}

void StepBox::setAside(const QString& words)
{
  m_aside->setText(words);
  m_aside->setVisible(!words.isEmpty());
}

NamedRow* StepBox::addRow(const QString& name, QWidget* control)
{
  auto* row = new NamedRow(name, control, this);
  m_rows.append(row);
  m_body->addWidget(row);
  int widest = 0;
  for (const NamedRow* each : m_rows)
    widest = std::max(widest, each->nameWidth());
  for (NamedRow* each : m_rows)
    each->setNameWidth(widest);
  return row;
}

NamedRow* StepBox::rowOf(QWidget* control)
{
  return static_cast<NamedRow*>(control->parentWidget());
}

} // namespace diaban::coverage
