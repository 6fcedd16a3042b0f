#include <diaban/uikit/sidestack.h>

#include <QAction>

namespace diaban::uikit {

SideStack::SideStack(QWidget* parent)
    : QStackedWidget(parent)
{
  setMinimumWidth(240);
  hide();
}

void SideStack::add(SidePanel* panel, QAction* toggle)
{
  addWidget(panel);
  m_toggles.insert(panel, toggle);
  connect(panel, &SidePanel::closeRequested, this, &SideStack::shut);
  if (toggle == nullptr)
    return;
  toggle->setCheckable(true);
  connect(toggle, &QAction::triggered, this, [this, panel](bool isWanted) {
    if (isWanted)
      open(panel);
    else
      shut();
  });
}

void SideStack::open(SidePanel* panel)
{
  m_isOpen = true;
  setCurrentWidget(panel);
  show();
  sync();
}

void SideStack::openLast()
{
  if (count() > 0)
    open(qobject_cast<SidePanel*>(currentWidget()));
}

void SideStack::shut()
{
  m_isOpen = false;
  hide();
  sync();
}

SidePanel* SideStack::openPanel() const
{
  return m_isOpen ? qobject_cast<SidePanel*>(currentWidget()) : nullptr;
}

void SideStack::sync()
{
  const SidePanel* shown = openPanel();
  for (auto it = m_toggles.cbegin(); it != m_toggles.cend(); ++it)
    if (it.value() != nullptr)
      it.value()->setChecked(it.key() == shown);
  Q_EMIT changed();
}

} // namespace diaban::uikit
