#include <diaban/uikit/parts.h>
#include <diaban/uikit/rail.h>
#include <diaban/uikit/theme.h>

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kNarrow = 44;
constexpr int kIcon = 22;

} // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent)
{
  setProperty("rail", true);
  setAttribute(Qt::WA_StyledBackground);
  setAccessibleName(tr("Work areas"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 4);
  column->setSpacing(0);
  m_top = new QVBoxLayout;
  m_foot = new QVBoxLayout;
  column->addLayout(m_top);
  column->addStretch(1);
  column->addLayout(m_foot);
}

void Rail::add(QAction* action, const QString& word, End end)
{
  auto* button = new QToolButton(this);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setIconSize({kIcon, kIcon});
  button->setFont(type(TextSize::Caption));
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  button->setFixedHeight(58);
  button->setFocusPolicy(Qt::TabFocus);
  nameButton(*button, *action);
  // An action that changes would bring its long words back.
  const auto shorten = [button, word] { button->setText(word); };
  connect(action, &QAction::changed, button, shorten);
  shorten();
  (end == End::Top ? m_top : m_foot)->addWidget(button);
  m_buttons.push_back(button);
  m_wide = std::max(m_wide, button->sizeHint().width());
  setFixedWidth(m_wide);
}

void Rail::setNarrow(bool isNarrow)
{
  setFixedWidth(isNarrow ? kNarrow : m_wide);
  for (QToolButton* button : m_buttons) {
    button->setToolButtonStyle(isNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextUnderIcon);
    button->setFixedHeight(isNarrow ? kNarrow : 58);
  }
}

} // namespace diaban::uikit
