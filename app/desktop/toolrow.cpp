#include "toolrow.h"

#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace diaban::desktop {
namespace {

constexpr int kHeight = 36;
constexpr int kGap = 4;
constexpr int kSide = 8;
constexpr int kLeastHint = 80; ///< less would be letters, not words

} // namespace

ToolRow::ToolRow(QWidget* parent)
    : QFrame(parent)
{
  setProperty("line", QStringLiteral("bottom"));
  setFixedHeight(kHeight);
  m_row = new QHBoxLayout(this);
  m_row->setContentsMargins(kSide, 3, kSide, 3);
  m_row->setSpacing(kGap);
  m_hint = uikit::caption({}, this);
  m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_hint->setWordWrap(false);
  m_hint->setMinimumWidth(1);
  m_row->addWidget(m_hint, 1);
}

void ToolRow::add(QAction* action, bool withWord)
{
  QToolButton* button = uikit::toolButton(action, this, withWord);
  m_row->insertWidget(static_cast<int>(m_buttons.size()), button);
  m_buttons.push_back(button);
  if (withWord)
    m_worded.push_back(button);
  const auto follow = [this, action, button] {
    if (button->isHidden() != action->isVisible())
      return;
    button->setVisible(action->isVisible());
    fit();
  };
  connect(action, &QAction::changed, this, follow);
  follow();
}

void ToolRow::setEnd(QAction* action)
{
  m_end = uikit::toolButton(action, this, true);
  m_end->setProperty("framed", true);
  m_row->addWidget(m_end);
  const auto follow = [this, action] {
    m_end->setVisible(action->isVisible());
    fit();
  };
  connect(action, &QAction::changed, this, follow);
  follow();
}

void ToolRow::setHint(const QString& text)
{
  m_hint->setToolTip(text);
  fit();
}

void ToolRow::setCovered(int pixels)
{
  m_row->setContentsMargins(kSide, 3, kSide + pixels, 3);
  fit();
}

int ToolRow::room() const
{
  const QMargins margins = m_row->contentsMargins();
  return width() - margins.left() - margins.right();
}

void ToolRow::resizeEvent(QResizeEvent* event)
{
  QFrame::resizeEvent(event);
  fit();
}

/// With the gap before the hint.
int ToolRow::needed() const
{
  const int end = m_end != nullptr && !m_end->isHidden() ? m_end->sizeHint().width() + kGap : 0;
  return std::accumulate(m_buttons.begin(), m_buttons.end(), end, [](int sum, const auto* button) {
    return sum + (button->isHidden() ? 0 : button->sizeHint().width() + kGap);
  });
}

void ToolRow::fit()
{
  for (QToolButton* button : m_worded)
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  for (auto it = m_worded.rbegin(); it != m_worded.rend() && needed() >= room(); ++it)
    (*it)->setToolButtonStyle(Qt::ToolButtonIconOnly);
  const int left = room() - needed();
  m_hint->setText(left < kLeastHint
                      ? QString()
                      : m_hint->fontMetrics().elidedText(m_hint->toolTip(), Qt::ElideRight, left));
}

} // namespace diaban::desktop
