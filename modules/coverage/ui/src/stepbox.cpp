#include "stepbox.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace diaban::coverage {

StepBox::StepBox(const QString& title, QWidget* parent)
    : QFrame(parent)
{
  setProperty("line", QStringLiteral("bottom"));
  setAccessibleName(title);
  m_body = new QVBoxLayout(this);
  m_body->setContentsMargins(12, 10, 12, 10);
  m_body->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
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

QFormLayout* StepBox::addForm()
{
  auto* form = new QFormLayout;
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(8);
  form->setVerticalSpacing(6);
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_body->addLayout(form);
  return form;
}

void StepBox::addRow(QFormLayout* form, const QString& name, QWidget* control)
{
  auto* label = uikit::caption(name, control->parentWidget());
  label->setWordWrap(false);
  label->setBuddy(control);
  QWidget* spoken = control->focusProxy() != nullptr ? control->focusProxy() : control;
  spoken->setAccessibleName(name);
  form->addRow(label, control);
}

} // namespace diaban::coverage
