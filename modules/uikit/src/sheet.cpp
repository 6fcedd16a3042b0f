#include <diaban/uikit/icons.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::uikit {

Sheet::Sheet(const QString& title, QWidget* window)
    : QWidget(window)
{
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(title);
  window->installEventFilter(this);
  m_panel = new QFrame(this);
  m_panel->setProperty("sheet", true);
  m_column = new QVBoxLayout(m_panel);
  m_column->setContentsMargins(1, 1, 1, 1);
  m_column->setSpacing(0);

  auto* head = new QFrame(m_panel);
  head->setProperty("line", QStringLiteral("bottom"));
  auto* headRow = new QHBoxLayout(head);
  headRow->setContentsMargins(16, 8, 8, 8);
  auto* titleLabel = new QLabel(title, head);
  titleLabel->setFont(type(TextSize::Title));
  headRow->addWidget(titleLabel, 1);
  auto* closer = new QToolButton(head);
  closer->setIcon(icon(QStringLiteral("close")));
  closer->setToolTip(tr("Close (Esc)"));
  closer->setAccessibleName(tr("Close"));
  connect(closer, &QToolButton::clicked, this, &Sheet::close);
  headRow->addWidget(closer);
  m_column->addWidget(head);

  auto* foot = new QFrame(m_panel);
  foot->setProperty("line", QStringLiteral("top"));
  m_foot = new QHBoxLayout(foot);
  m_foot->setContentsMargins(16, 12, 16, 12);
  m_foot->setSpacing(8);
  m_sentence = new QLabel(foot);
  m_sentence->setWordWrap(true);
  m_foot->addWidget(m_sentence, 1);
  m_column->addWidget(foot);
}

void Sheet::setContent(QWidget* content, QSize size)
{
  m_content = content;
  m_size = size;
  m_column->insertWidget(1, content, 1);
}

void Sheet::setSentence(const QString& text)
{
  m_sentence->setText(text);
}

QPushButton* Sheet::addButton(const QString& title, bool isMain)
{
  auto* button = new QPushButton(title, this);
  if (isMain)
    button->setProperty("kind", QStringLiteral("primary"));
  m_foot->addWidget(button);
  return button;
}

void Sheet::open()
{
  m_focusBefore = QApplication::focusWidget();
  place();
  show();
  raise();
  if (m_content != nullptr && m_content->focusPolicy() != Qt::NoFocus)
    m_content->setFocus();
  else
    setFocus();
}

void Sheet::close()
{
  hide();
  if (m_focusBefore != nullptr && parentWidget()->isAncestorOf(m_focusBefore))
    m_focusBefore->setFocus();
  Q_EMIT closed();
  deleteLater();
}

void Sheet::place()
{
  setGeometry(parentWidget()->rect());
  const QSize wanted = m_size.expandedTo(m_panel->minimumSizeHint());
  const QSize size = wanted.boundedTo(this->size() - QSize(24, 24));
  m_panel->setGeometry((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(),
                       size.height());
}

void Sheet::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  painter.fillRect(rect(), colour(themeOf(palette()), Token::Shade));
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
  if (event->key() == Qt::Key_Escape)
    close();
  event->accept(); // nothing behind the sheet hears keys
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
  event->accept();
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == parentWidget() && event->type() == QEvent::Resize)
    place();
  return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
  QWidget* from = QApplication::focusWidget();
  QWidget* at = from == nullptr ? this : from;
  const auto step = [next](QWidget* w) {
    return next ? w->nextInFocusChain() : w->previousInFocusChain();
  };
  for (QWidget* w = step(at); w != at; w = step(w))
    if (w != this && isAncestorOf(w) && w->isVisibleTo(this) && w->isEnabled() &&
        (w->focusPolicy() & Qt::TabFocus)) {
      w->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
      return true;
    }
  return true;
}

} // namespace diaban::uikit
