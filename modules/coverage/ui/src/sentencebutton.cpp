#include "sentencebutton.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace diaban::coverage {
namespace {

constexpr int kIcon = 16;

} // namespace

SentenceButton::SentenceButton(const QString& icon, const QString& sentence, const QString& aside,
                               QWidget* parent)
    : QPushButton(parent)
{
  setProperty("kind", QStringLiteral("flat"));
  setAccessibleName(aside.isEmpty() ? sentence : QStringLiteral("%1 %2").arg(sentence, aside));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 4, 12, 4);
  row->setSpacing(8);
  if (!icon.isEmpty()) {
    auto* mark = new QLabel(this);
    mark->setPixmap(
        uikit::icon(icon, uikit::Token::Warning).pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
  }
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  auto* said = new QLabel(sentence, this);
  said->setWordWrap(true);
  said->setTextFormat(Qt::PlainText);
  words->addWidget(said);
  if (!aside.isEmpty())
    words->addWidget(uikit::caption(aside, this));
  row->addLayout(words, 1);
  auto* arrow = new QLabel(this);
  arrow->setPixmap(uikit::icon(QStringLiteral("find-location"), uikit::Token::Accent)
                       .pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
  row->addWidget(arrow, 0, Qt::AlignTop);
  setToolTip(tr("Show it on the map"));
  for (QLabel* label : findChildren<QLabel*>())
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

QSize SentenceButton::layoutSize() const
{
  return layout() == nullptr ? QSize() : layout()->minimumSize();
}

} // namespace diaban::coverage
