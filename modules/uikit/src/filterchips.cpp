#include "filterchips.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QPushButton>
#include <QToolButton>

namespace diaban::uikit {
namespace {

constexpr int kHeight = 28;
constexpr int kWidest = 280;

} // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
  setFixedHeight(kHeight);
  m_row->setContentsMargins(12, 1, 12, 3);
  m_row->setSpacing(6);
  hide();
}

void FilterChips::show(const QList<Chip>& chips)
{
  while (QLayoutItem* item = m_row->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater(); // it may be the one that was just pressed
    }
    delete item;
  }
  m_texts.clear();
  for (const Chip& chip : chips) {
    m_texts.append(chip.text);
    auto* button = new QToolButton(this);
    button->setProperty("chip", true);
    button->setIcon(icon(QStringLiteral("close"), Token::Accent));
    button->setIconSize({12, 12});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    button->setText(button->fontMetrics().elidedText(chip.text, Qt::ElideRight, kWidest));
    //: %1 what a filter asks
    button->setToolTip(tr("Remove: %1").arg(chip.text));
    button->setAccessibleName(button->toolTip());
    connect(button, &QToolButton::clicked, this, chip.remove);
    m_row->addWidget(button);
  }
  auto* clear = new QPushButton(tr("Remove the filter"), this);
  clear->setProperty("kind", QStringLiteral("link"));
  connect(clear, &QPushButton::clicked, this, &FilterChips::clearRequested);
  m_row->addWidget(clear);
  m_row->addStretch(1);
  setVisible(!chips.isEmpty());
}

} // namespace diaban::uikit
