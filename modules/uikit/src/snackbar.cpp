#include <diaban/uikit/snackbar.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kSide = 12;

} // namespace

Snackbar::Snackbar(QWidget* over, int gap)
    : QFrame(over)
    , m_gap(gap)
{
  setProperty("snack", true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kSide, 4, 6, 4);
  row->setSpacing(kSide);
  m_text = new QLabel(this);
  m_text->setTextFormat(Qt::PlainText);
  m_undo = new QPushButton(tr("Take back"), this);
  m_undo->setToolTip(QStringLiteral("%1 (%2)").arg(
      m_undo->text(), QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
  row->addWidget(m_text, 1);
  row->addWidget(m_undo);
  m_time.setSingleShot(true);
  m_time.setInterval(kSeconds * 1000);
  connect(&m_time, &QTimer::timeout, this, &Snackbar::hideUnlessUsed);
  connect(m_undo, &QPushButton::clicked, this, [this] {
    hide();
    Q_EMIT undoRequested();
  });
  over->installEventFilter(this);
  hide();
}

void Snackbar::show(const QString& text)
{
  m_text->setText(text);
  setAccessibleName(text);
  place();
  QFrame::show();
  raise();
  m_time.start();
}

QString Snackbar::text() const
{
  return m_text->text();
}

void Snackbar::hideUnlessUsed()
{
  if (underMouse() || m_undo->hasFocus())
    m_time.start();
  else
    hide();
}

bool Snackbar::eventFilter(QObject* watched, QEvent* event)
{
  if (event->type() == QEvent::Resize && isVisible())
    place();
  return QFrame::eventFilter(watched, event);
}

void Snackbar::place()
{
  const QSize room = parentWidget()->size();
  m_text->setWordWrap(false);
  QSize size = sizeHint();
  if (size.width() > room.width() - 2 * kSide) {
    m_text->setWordWrap(true);
    size.setWidth(room.width() - 2 * kSide);
    size.setHeight(heightForWidth(size.width()));
  }
  resize(size);
  move(kSide, room.height() - m_gap - height());
}

} // namespace diaban::uikit
