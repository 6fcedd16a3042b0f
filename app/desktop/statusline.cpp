#include "statusline.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/theme.h>

#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace diaban::desktop {
namespace {

constexpr int kJobDelayMs = 1000; // shorter jobs are not worth a line
constexpr std::array kScales{500, 1000, 2000, 5000, 10'000, 25'000, 50'000, 100'000, 250'000};
constexpr int kWgs84 = 4326;

QFrame* separator(QWidget* parent)
{
  auto* line = new QFrame(parent);
  line->setProperty("rule", true);
  line->setFixedSize(1, 16);
  return line;
}

QString metres(double value)
{
  return QLocale().toString(value, 'f', 2);
}

QString degrees(double value, const QString& positive, const QString& negative)
{
  return QStringLiteral("%1° %2").arg(QLocale().toString(std::abs(value), 'f', 6),
                                      value < 0 ? negative : positive);
}

} // namespace

StatusLine::StatusLine(uikit::JobList& jobs, uikit::MessageList& messages, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
{
  setFont(uikit::type(uikit::TextSize::Caption));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 4, 0);
  row->setSpacing(8);
  m_text = new QLabel(this);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_text->installEventFilter(this);
  row->addWidget(m_text, 1);
  m_job = new QPushButton(this);
  m_job->setProperty("kind", QStringLiteral("flat"));
  m_job->setToolTip(tr("Show all background jobs"));
  m_bar = new QProgressBar(this);
  m_bar->setTextVisible(false);
  m_bar->setRange(0, uikit::PromiseProgress::kSteps);
  m_bar->setFixedWidth(84);
  m_left = new QLabel(this);
  for (QWidget* widget : {static_cast<QWidget*>(m_job), static_cast<QWidget*>(m_bar),
                          static_cast<QWidget*>(m_left)}) {
    widget->hide();
    row->addWidget(widget);
  }
  buildMapPart();
  m_jobDelay.setSingleShot(true);
  m_jobDelay.setInterval(kJobDelayMs);
  connect(&m_jobDelay, &QTimer::timeout, this, &StatusLine::updateJob);
  connect(&jobs, &uikit::JobList::jobsChanged, this, &StatusLine::updateJob);
  connect(&messages, &uikit::MessageList::unreadChanged, this, &StatusLine::updateMessages);
  connect(m_job, &QPushButton::clicked, this, &StatusLine::jobsRequested);
  connect(m_messages, &QPushButton::clicked, this, &StatusLine::messagesRequested);
  connect(m_scale->lineEdit(), &QLineEdit::returnPressed, this, &StatusLine::enterScale);
  connect(m_scale, &QComboBox::activated, this, &StatusLine::enterScale);
  updateMessages(0);
  setCrs({});
}

void StatusLine::buildMapPart()
{
  m_coordinates = new QLabel(this);
  m_coordinates->setAlignment(Qt::AlignVCenter | Qt::AlignRight);
  m_coordinates->setTextInteractionFlags(Qt::TextSelectableByMouse);
  const QString widest = tr("North %1 · East %2").arg(metres(-8'888'888.88), metres(-8'888'888.88));
  m_coordinates->setFixedWidth(QFontMetrics(font()).horizontalAdvance(widest) + 8);
  m_scale = new QComboBox(this);
  m_scale->setEditable(true);
  m_scale->setInsertPolicy(QComboBox::NoInsert);
  m_scale->setProperty("quiet", true);
  m_scale->setAccessibleName(tr("Scale"));
  m_scale->setToolTip(tr("Scale: type one, such as 1:5,000, or choose"));
  m_scale->lineEdit()->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_scale->setFixedWidth(118);
  for (const int scale : kScales)
    m_scale->addItem(scaleText(scale), scale);
  m_system = new QLabel(this);
  m_messages = new QPushButton(uikit::icon(QStringLiteral("dialog-messages")), {}, this);
  m_messages->setProperty("kind", QStringLiteral("flat"));
  m_messages->setToolTip(tr("Show all messages"));
  for (QWidget* part : {static_cast<QWidget*>(m_coordinates), static_cast<QWidget*>(m_scale),
                        static_cast<QWidget*>(m_system), static_cast<QWidget*>(m_messages)}) {
    QFrame* line = separator(this);
    layout()->addWidget(line);
    layout()->addWidget(part);
    if (part != m_messages)
      m_mapParts.insert(m_mapParts.end(), {line, part});
  }
}

void StatusLine::setCrs(const geo::Crs& crs)
{
  m_crs = crs;
  m_toWgs84.reset();
  if (crs.isValid())
    if (auto wgs84 = geo::Crs::fromEpsg(kWgs84))
      if (auto way = geo::Transform::between(crs, wgs84.value()))
        m_toWgs84 = std::move(way).value();
  m_system->setText(crs.name());
  m_system->setToolTip(crs.isValid() ? tr("Coordinate system of the workspace: %1").arg(crs.id())
                                     : QString());
  for (QWidget* part : m_mapParts)
    part->setVisible(crs.isValid());
  setPointer(std::nullopt);
}

void StatusLine::setPointer(std::optional<QPointF> map)
{
  if (!map || !m_crs.isValid()) {
    m_coordinates->clear();
    return;
  }
  double xy[2] = {map->x(), map->y()};
  if (m_crs.isGeographic())
    m_coordinates->setText(QStringLiteral("%1 · %2").arg(degrees(xy[1], tr("N"), tr("S")),
                                                         degrees(xy[0], tr("E"), tr("W"))));
  else
    m_coordinates->setText(tr("North %1 · East %2").arg(metres(xy[1]), metres(xy[0])));
  if (m_toWgs84 && m_toWgs84->apply(xy, 2, 1) == 0)
    m_coordinates->setToolTip(
        QStringLiteral("WGS 84: %1, %2")
            .arg(degrees(xy[1], tr("N"), tr("S")), degrees(xy[0], tr("E"), tr("W"))));
  else
    m_coordinates->setToolTip({});
}

QString StatusLine::scaleText(double denominator)
{
  return QStringLiteral("1:%1").arg(QLocale().toString(std::round(denominator), 'f', 0));
}

std::optional<double> StatusLine::readScale(const QString& typed)
{
  static const QRegularExpression form(
      QStringLiteral("^\\s*(?:1\\s*[:/])?([0-9][0-9., \u00a0]*)$"));
  const auto match = form.match(typed);
  if (!match.hasMatch())
    return std::nullopt;
  QString digits = match.captured(1);
  digits.remove(QRegularExpression(QStringLiteral("[., \u00a0]"))); // no scale has a fraction
  const double value = digits.toDouble();
  return value >= 1 ? std::optional(value) : std::nullopt;
}

void StatusLine::enterScale()
{
  if (const auto scale = readScale(m_scale->currentText())) {
    uikit::setLook(m_scale, "state", {});
    Q_EMIT scaleEntered(*scale);
  } else {
    uikit::setLook(m_scale, "state", QStringLiteral("error"));
    say(tr("“%1” is no scale. Type it as 1:5,000.").arg(m_scale->currentText()));
  }
}

void StatusLine::setView(const mapview::Viewport& view)
{
  if (!m_scale->lineEdit()->hasFocus() || readScale(m_scale->currentText()))
    m_scale->setEditText(scaleText(view.scaleDenominator()));
}

void StatusLine::say(const QString& words)
{
  m_text->setToolTip(words); // the whole of it
  showWords();
}

void StatusLine::showWords()
{
  const QFontMetrics metrics(m_text->font());
  m_text->setText(metrics.elidedText(m_text->toolTip(), Qt::ElideRight, m_text->width()));
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event)
{
  if (event->type() == QEvent::Resize)
    showWords();
  return QWidget::eventFilter(watched, event);
}

void StatusLine::updateJob()
{
  const uikit::JobEntry* job = m_jobs.oldestRunning();
  const bool isDue = job != nullptr && job->since.elapsed() >= kJobDelayMs;
  if (job != nullptr && !isDue && !m_jobDelay.isActive())
    m_jobDelay.start();
  m_job->setVisible(isDue);
  m_bar->setVisible(isDue);
  m_left->setVisible(isDue);
  if (!isDue)
    return;
  const int running = m_jobs.runningCount();
  m_job->setText(running == 1 ? job->title : tr("%n job(s) running", nullptr, running));
  m_bar->setValue(static_cast<int>(job->fraction * uikit::PromiseProgress::kSteps));
  m_left->setText(uikit::JobList::timeLeft(job->secondsLeft));
}

void StatusLine::updateMessages(int unread)
{
  m_messages->setText(unread == 0 ? tr("Messages") : tr("%n new message(s)", nullptr, unread));
}

} // namespace diaban::desktop
