#include <diaban/uikit/band.h>
#include <diaban/uikit/editline.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kHeight = 36;
constexpr int kMark = 16;
constexpr int kGap = 8;
constexpr int kSide = 12;

} // namespace

EditLine::EditLine(QWidget* parent)
    : QFrame(parent)
{
  setFixedHeight(kHeight);
  setAccessibleName(tr("What the edit does"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kSide, 0, kSide, 0);
  row->setSpacing(kGap);
  m_mark = new QLabel(this);
  m_text = new QLabel(this);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setMinimumWidth(1);
  m_hint = caption({}, this);
  m_hint->setWordWrap(false);
  row->addWidget(m_mark);
  row->addWidget(m_text, 1);
  row->addWidget(m_hint);
  say({});
}

void EditLine::say(const QString& text, Tone tone)
{
  m_whole = text;
  m_tone = tone;
  const bool isWrong = tone == Tone::Wrong;
  const Severity severity = isWrong ? Severity::Error : Severity::Info;
  setLook(this, "band", isWrong ? QStringLiteral("error") : QStringLiteral("info"));
  m_mark->setPixmap(iconPixmap(severityIcon(severity),
                               colour(themeOf(palette()), severityToken(severity)), kMark,
                               devicePixelRatioF()));
  setAccessibleDescription(text);
  fit();
}

void EditLine::setHint(const QString& keys)
{
  m_keys = keys;
  fit();
}

void EditLine::setCovered(int pixels)
{
  layout()->setContentsMargins(kSide, 0, kSide + pixels, 0);
  fit();
}

void EditLine::resizeEvent(QResizeEvent* event)
{
  QFrame::resizeEvent(event);
  fit();
}

/// The keys give way to the words.
void EditLine::fit()
{
  const QMargins margins = layout()->contentsMargins();
  const int room = width() - margins.left() - margins.right() - kMark - 2 * kGap;
  const int words = m_text->fontMetrics().horizontalAdvance(m_whole);
  const bool hasRoom = words + m_hint->fontMetrics().horizontalAdvance(m_keys) + kGap <= room;
  m_hint->setText(hasRoom ? m_keys : QString());
  m_text->setText(words <= room ? m_whole
                                : m_text->fontMetrics().elidedText(m_whole, Qt::ElideRight, room));
  m_text->setToolTip(words <= room ? QString() : m_whole);
  layout()->activate(); // the next word may come before the next round of events
}

} // namespace diaban::uikit
