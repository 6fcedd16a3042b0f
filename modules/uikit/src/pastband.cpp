#include <diaban/uikit/historymodel.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/pastband.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace diaban::uikit {
namespace {

QString timeText(const QDateTime& time)
{
  return time.toLocalTime().toString(QStringLiteral("HH:mm dd/MM/yyyy"));
}

} // namespace

PastBand::PastBand(QWidget* parent)
    : QFrame(parent)
{
  setProperty("band", QStringLiteral("info"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 4, 8, 4);
  row->setSpacing(8);
  m_text = new QLabel(this);
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  row->addWidget(m_text, 1);
  m_now = new QPushButton(icon(QStringLiteral("go-next")), tr("Back to now"), this);
  row->addWidget(m_now);
  connect(m_now, &QPushButton::clicked, this, &PastBand::nowRequested);
  hide();
}

void PastBand::show(const workspace::HistoryEntry& entry, const workspace::HistoryEntry& outside)
{
  const bool isExact = outside.number == 0;
  //: %1 what was done, %2 time
  QString text = tr("The map as it was after “%1”, %2. It can be looked at, not changed.")
                     .arg(historyTitle(entry), timeText(entry.time));
  if (!isExact)
    //: %1 the sentence before, %2 time
    text = tr("%1 Another program wrote at %2; what it changed is not known and may be missing.")
               .arg(text, timeText(outside.time));
  m_text->setText(text);
  setProperty("band", isExact ? QStringLiteral("info") : QStringLiteral("warning"));
  QFrame::show();
}

} // namespace diaban::uikit
