#include <diaban/uikit/jobs.h>

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

bool isRunning(const JobEntry& entry)
{
  return entry.state == JobState::Running || entry.state == JobState::Stopping;
}

} // namespace

qint64 secondsLeft(qint64 elapsedMilliseconds, double fraction)
{
  if (elapsedMilliseconds < 1000 || fraction < 0.02)
    return -1;
  const double left = static_cast<double>(elapsedMilliseconds) * (1 - fraction) / fraction / 1000;
  return std::max<qint64>(1, std::llround(left));
}

JobList::JobList(QThreadPool& pool, QObject* parent)
    : QAbstractListModel(parent)
    , m_pool(pool)
{
}

JobList::~JobList()
{
  stopAll();
}

void JobList::begin(int id, const QString& title, const QFuture<void>& future)
{
  JobEntry entry;
  entry.id = id;
  entry.title = title;
  entry.future = future;
  entry.since.start();
  const int row = runningCount();
  beginInsertRows({}, row, row);
  m_entries.insert(m_entries.begin() + row, std::move(entry));
  endInsertRows();

  auto* watcher = new QFutureWatcher<void>(this);
  connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
          [this, id, watcher](int value) { progressed(id, value, watcher->progressText()); });
  connect(
      watcher, &QFutureWatcherBase::finished, this,
      [this, id, watcher] {
        watcher->deleteLater();
        if (const int at = rowOf(id);
            at >= 0 && isRunning(m_entries[static_cast<std::size_t>(at)])) {
          const Error stopped{
              Error::Code::Cancelled, {}, {}}; // its owner died: nobody else will tell
          ended(id, &stopped);
        }
      },
      Qt::QueuedConnection);
  watcher->setFuture(future);
  Q_EMIT jobsChanged();
}

void JobList::progressed(int id, int value, const QString& step)
{
  const int row = rowOf(id);
  if (row < 0)
    return;
  JobEntry& entry = m_entries[static_cast<std::size_t>(row)];
  if (entry.state != JobState::Running)
    return;
  entry.fraction = static_cast<double>(value) / PromiseProgress::kSteps;
  entry.step = step;
  entry.secondsLeft = secondsLeft(entry.since.elapsed(), entry.fraction);
  rowChanged(row);
}

void JobList::ended(int id, const Error* error)
{
  const int row = rowOf(id);
  if (row < 0)
    return;
  JobEntry entry = std::move(m_entries[static_cast<std::size_t>(row)]);
  entry.future = {};
  entry.secondsLeft = -1;
  if (error == nullptr) {
    entry.state = JobState::Done;
    entry.fraction = 1;
  } else if (error->code == Error::Code::Cancelled) {
    entry.state = JobState::Stopped;
  } else {
    entry.state = JobState::Failed;
    entry.error = errorText(*error);
  }
  const JobState state = entry.state;
  beginResetModel();
  m_entries.erase(m_entries.begin() + row);
  m_entries.insert(m_entries.begin() + runningCount(), std::move(entry));
  endResetModel();
  Q_EMIT jobEnded(id, state);
  Q_EMIT jobsChanged();
}

void JobList::offer(int id, Remedy remedy)
{
  const int row = rowOf(id);
  if (row < 0)
    return;
  m_entries[static_cast<std::size_t>(row)].remedy = std::move(remedy);
  rowChanged(row);
}

void JobList::remedy(int id)
{
  const int row = rowOf(id);
  if (row < 0)
    return;
  const Remedy taken = std::exchange(m_entries[static_cast<std::size_t>(row)].remedy, {});
  rowChanged(row);
  if (taken.run)
    taken.run();
}

void JobList::stop(int id)
{
  const int row = rowOf(id);
  if (row < 0 || m_entries[static_cast<std::size_t>(row)].state != JobState::Running)
    return;
  JobEntry& entry = m_entries[static_cast<std::size_t>(row)];
  entry.state = JobState::Stopping;
  entry.secondsLeft = -1;
  entry.future.cancel();
  rowChanged(row);
}

void JobList::stopAll()
{
  for (std::size_t i = 0; i < m_entries.size(); ++i)
    stop(m_entries[i].id);
}

int JobList::runningCount() const
{
  return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), isRunning));
}

const JobEntry* JobList::oldestRunning() const
{
  return m_entries.empty() || !isRunning(m_entries.front()) ? nullptr : &m_entries.front();
}

void JobList::clearEnded()
{
  beginResetModel();
  std::erase_if(m_entries, [](const JobEntry& entry) { return !isRunning(entry); });
  endResetModel();
  Q_EMIT jobsChanged();
}

int JobList::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant JobList::data(const QModelIndex& index, int role) const
{
  if (!checkIndex(index, CheckIndexOption::IndexIsValid))
    return {};
  const JobEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole: return entry.title;
  case Qt::ToolTipRole: return detail(entry);
  case IdRole: return entry.id;
  case StateRole: return QVariant::fromValue(static_cast<int>(entry.state));
  case FractionRole: return entry.fraction;
  case DetailRole: return detail(entry);
  default: return {};
  }
}

QString JobList::timeLeft(qint64 seconds)
{
  if (seconds < 0)
    return {};
  if (seconds < 90)
    return tr("about %n second(s) left", nullptr, static_cast<int>(seconds));
  return tr("about %n minute(s) left", nullptr, static_cast<int>((seconds + 30) / 60));
}

QString JobList::detail(const JobEntry& entry)
{
  switch (entry.state) {
  case JobState::Stopping: return tr("Stopping…");
  case JobState::Done: return tr("Done");
  case JobState::Stopped: return tr("Stopped. Nothing was changed.");
  case JobState::Failed: return entry.error;
  case JobState::Running: break;
  }
  const QString percent = QLocale().toString(std::floor(entry.fraction * 100), 'f', 0);
  const QString left = timeLeft(entry.secondsLeft);
  if (entry.step.isEmpty())
    //: %1 percent done, %2 time left
    return left.isEmpty() ? tr("%1%").arg(percent) : tr("%1% · %2").arg(percent, left);
  //: %1 what is being done, %2 percent done, %3 time left
  return left.isEmpty() ? tr("%1 · %2%").arg(entry.step, percent)
                        : tr("%1 · %2% · %3").arg(entry.step, percent, left);
}

int JobList::rowOf(int id) const
{
  const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                               [id](const JobEntry& entry) { return entry.id == id; });
  return it == m_entries.end() ? -1 : static_cast<int>(it - m_entries.begin());
}

void JobList::rowChanged(int row)
{
  Q_EMIT dataChanged(index(row), index(row));
  Q_EMIT jobsChanged();
}

} // namespace diaban::uikit
