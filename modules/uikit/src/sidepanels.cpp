#include <diaban/uikit/band.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/sidepanels.h>
#include <diaban/uikit/theme.h>

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr std::size_t kShownMessages = 60;

void setMark(QLabel* mark, const QString& name, Token token)
{
  mark->setPixmap(
      // The style sheet takes a label's own background away, and with it the theme in its palette.
      iconPixmap(name, colour(themeOf(QGuiApplication::palette()), token), 16,
                 mark->devicePixelRatioF()));
}

} // namespace

SidePanel::SidePanel(const QString& title, QWidget* parent)
    : QWidget(parent)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QWidget(this);
  head->setFixedHeight(36);
  auto* headRow = new QHBoxLayout(head);
  headRow->setContentsMargins(12, 0, 6, 0);
  auto* name = new QLabel(title, head);
  name->setFont(type(TextSize::Body, true));
  headRow->addWidget(name, 1);
  auto* closer = new QToolButton(head);
  closer->setIcon(icon(QStringLiteral("close")));
  closer->setToolTip(tr("Close"));
  closer->setAccessibleName(tr("Close"));
  connect(closer, &QToolButton::clicked, this, &SidePanel::closeRequested);
  headRow->addWidget(closer);
  column->addWidget(head);

  const ScrollColumn scroll = scrollColumn(QStringLiteral("panel"), this);
  m_rows = scroll.rows;
  m_body = scroll.area;
  m_empty = caption({}, scroll.area->widget());
  m_empty->setContentsMargins(12, 8, 12, 8);
  m_rows->addWidget(m_empty);
  m_rows->addStretch(1);
  column->addWidget(scroll.area, 1);
  m_foot = new QVBoxLayout;
  m_foot->setContentsMargins(12, 8, 12, 12);
  column->addLayout(m_foot);
}

void SidePanel::setBody(QWidget* body)
{
  delete layout()->replaceWidget(m_body, body);
  m_body->deleteLater();
  m_body = body;
  m_rows = nullptr;
}

JobsPanel::JobsPanel(JobList& jobs, QWidget* parent)
    : SidePanel(tr("Background jobs"), parent)
    , m_jobs(jobs)
{
  emptyLabel()->setText(tr("No job is running."));
  auto* clear = new QPushButton(tr("Clear the list"), this);
  connect(clear, &QPushButton::clicked, &jobs, &JobList::clearEnded);
  foot()->addWidget(clear, 0, Qt::AlignLeft);
  connect(&jobs, &JobList::jobsChanged, this, &JobsPanel::sync);
  sync();
}

JobsPanel::Row JobsPanel::makeRow(const JobEntry& entry)
{
  Row row;
  row.widget = lineRow(this);
  auto* column = new QVBoxLayout(row.widget);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(4);
  auto* top = new QHBoxLayout;
  top->setSpacing(6);
  row.mark = new QLabel(row.widget);
  top->addWidget(row.mark, 0, Qt::AlignTop);
  auto* title = new QLabel(entry.title, row.widget);
  title->setFont(type(TextSize::Body, true));
  title->setWordWrap(true);
  title->setTextFormat(Qt::PlainText);
  top->addWidget(title, 1);
  row.stop = new QPushButton(tr("Stop"), row.widget);
  row.stop->setAccessibleDescription(entry.title);
  connect(row.stop, &QPushButton::clicked, this, [this, id = entry.id] { m_jobs.stop(id); });
  top->addWidget(row.stop, 0, Qt::AlignTop);
  column->addLayout(top);
  row.bar = new QProgressBar(row.widget);
  row.bar->setTextVisible(false);
  row.bar->setRange(0, PromiseProgress::kSteps);
  column->addWidget(row.bar);
  row.detail = caption({}, row.widget);
  column->addWidget(row.detail);
  row.remedy = new QPushButton(row.widget);
  row.remedy->setAccessibleDescription(entry.title);
  connect(row.remedy, &QPushButton::clicked, this, [this, id = entry.id] { m_jobs.remedy(id); });
  column->addWidget(row.remedy, 0, Qt::AlignLeft);
  return row;
}

void JobsPanel::fill(const Row& row, const JobEntry& entry)
{
  const bool isRunning = entry.state == JobState::Running || entry.state == JobState::Stopping;
  row.stop->setVisible(isRunning);
  row.stop->setEnabled(entry.state == JobState::Running);
  row.bar->setVisible(isRunning);
  row.bar->setValue(static_cast<int>(entry.fraction * PromiseProgress::kSteps));
  row.detail->setText(JobList::detail(entry));
  row.remedy->setText(entry.remedy.title);
  row.remedy->setVisible(!entry.remedy.title.isEmpty());
  row.mark->setVisible(!isRunning);
  if (entry.state == JobState::Done)
    setMark(row.mark, QStringLiteral("done"), Token::Ok);
  else if (entry.state == JobState::Failed)
    setMark(row.mark, QStringLiteral("sev-octagon"), Token::Error);
  else
    setMark(row.mark, QStringLiteral("process-stop"), Token::TextMuted);
}

void JobsPanel::sync()
{
  QHash<int, Row> kept;
  int at = 1;
  for (const JobEntry& entry : m_jobs.entries()) {
    Row row = m_shown.contains(entry.id) ? m_shown.take(entry.id) : makeRow(entry);
    fill(row, entry);
    if (rows()->indexOf(row.widget) != at)
      rows()->insertWidget(at, row.widget);
    kept.insert(entry.id, row);
    ++at;
  }
  for (const Row& gone : std::as_const(m_shown)) {
    gone.widget->hide();
    gone.widget->deleteLater();
  }
  m_shown = std::move(kept);
  emptyLabel()->setVisible(m_shown.isEmpty());
}

MessagesPanel::MessagesPanel(MessageList& messages, QWidget* parent)
    : SidePanel(tr("Messages"), parent)
    , m_messages(messages)
{
  emptyLabel()->setText(tr("No messages yet."));
  auto* copy = new QPushButton(tr("Copy all"), this);
  copy->setToolTip(tr("Copies all messages with their details, for sending to the makers"));
  connect(copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_messages.asText()); });
  foot()->addWidget(copy, 0, Qt::AlignLeft);
  connect(&messages, &MessageList::added, this, [this] {
    if (isVisible())
      rebuild();
  });
}

void MessagesPanel::showEvent(QShowEvent*)
{
  rebuild();
}

QWidget* MessagesPanel::makeRow(const Message& message)
{
  QFrame* frame = lineRow(this);
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(4);
  auto* top = new QHBoxLayout;
  top->setSpacing(6);
  auto* mark = new QLabel(frame);
  setMark(mark, severityIcon(message.severity), severityToken(message.severity));
  top->addWidget(mark);
  const QString time =
      QLocale().toString(message.time.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
  top->addWidget(
      caption(message.where.isEmpty() ? time : QStringLiteral("%1 · %2").arg(time, message.where),
              frame),
      1);
  column->addLayout(top);
  auto* text = new QLabel(message.text, frame);
  text->setWordWrap(true);
  text->setTextFormat(Qt::PlainText);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(text);
  if (!message.detail.isEmpty())
    column->addWidget(caption(message.detail, frame));
  for (const Remedy& remedy : message.remedies) {
    auto* button = new QPushButton(remedy.title, frame);
    connect(button, &QPushButton::clicked, this, remedy.run);
    column->addWidget(button, 0, Qt::AlignLeft);
  }
  return frame;
}

void MessagesPanel::rebuild()
{
  while (rows()->count() > 2) { // the empty label stands first, the stretch last
    QLayoutItem* item = rows()->takeAt(1);
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  int at = 1;
  const std::size_t shown = std::min(kShownMessages, m_messages.messages().size());
  for (std::size_t i = 0; i < shown; ++i)
    rows()->insertWidget(at++, makeRow(m_messages.messages()[i]));
  emptyLabel()->setVisible(shown == 0);
  m_messages.markRead();
}

} // namespace diaban::uikit
