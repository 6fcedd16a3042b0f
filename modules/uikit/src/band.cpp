#include <diaban/uikit/band.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {

QString severityIcon(Severity severity)
{
  switch (severity) {
  case Severity::Error: return QStringLiteral("sev-octagon");
  case Severity::Warning: return QStringLiteral("sev-triangle");
  case Severity::Good: return QStringLiteral("done");
  case Severity::Info: break;
  }
  return QStringLiteral("sev-disc");
}

Token severityToken(Severity severity)
{
  switch (severity) {
  case Severity::Error: return Token::Error;
  case Severity::Warning: return Token::Warning;
  case Severity::Good: return Token::Ok;
  case Severity::Info: break;
  }
  return Token::Info;
}

BandStack::BandStack(QWidget* parent)
    : QWidget(parent)
{
  m_column = new QVBoxLayout(this);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(0);
  hide();
}

QFrame* BandStack::makeFrame(const Message& message)
{
  static constexpr const char* kLooks[] = {"info", "good", "warning", "error"};
  auto* frame = new QFrame(this);
  frame->setProperty("band", QString::fromLatin1(kLooks[static_cast<int>(message.severity)]));
  auto* row = new QHBoxLayout(frame);
  row->setContentsMargins(12, 8, 8, 8);
  row->setSpacing(8);
  auto* mark = new QLabel(frame);
  mark->setPixmap(iconPixmap(severityIcon(message.severity),
                             colour(themeOf(palette()), severityToken(message.severity)), 16,
                             devicePixelRatioF()));
  row->addWidget(mark, 0, Qt::AlignVCenter);
  auto* text = new QLabel(message.text, frame);
  text->setWordWrap(true);
  text->setTextFormat(Qt::PlainText);
  text->setToolTip(message.detail);
  row->addWidget(text, 1);
  for (const Remedy& remedy : message.remedies) {
    auto* button = new QPushButton(remedy.title, frame);
    connect(button, &QPushButton::clicked, this, [this, frame, run = remedy.run] {
      remove(frame);
      run();
    });
    row->addWidget(button);
  }
  auto* closer = new QToolButton(frame);
  closer->setIcon(icon(QStringLiteral("close")));
  closer->setToolTip(tr("Close; the text stays in the messages"));
  closer->setAccessibleName(tr("Close"));
  connect(closer, &QToolButton::clicked, this, [this, frame] { remove(frame); });
  row->addWidget(closer, 0, Qt::AlignTop);
  return frame;
}

void BandStack::show(const Message& message)
{
  const auto same = [&](const Band& band) {
    return band.text == message.text && band.where == message.where;
  };
  if (std::any_of(m_bands.begin(), m_bands.end(), same))
    return;
  if (m_bands.size() == kMost)
    remove(m_bands.front().frame);
  QFrame* frame = makeFrame(message);
  m_column->addWidget(frame);
  m_bands.push_back({frame, message.text, message.where});
  setVisible(true);
}

void BandStack::remove(QFrame* frame)
{
  std::erase_if(m_bands, [frame](const Band& band) { return band.frame == frame; });
  frame->hide();
  frame->deleteLater();
  setVisible(!m_bands.empty());
}

void BandStack::clear()
{
  while (!m_bands.empty())
    remove(m_bands.front().frame);
}

QStringList BandStack::texts() const
{
  QStringList texts;
  for (const Band& band : m_bands)
    texts << band.text;
  return texts;
}

} // namespace diaban::uikit
