// The list of background jobs: what runs, how far it is, how long it will take, how it ended.
#pragma once

#include <diaban/uikit/job.h>
#include <diaban/uikit/remedy.h>

#include <QAbstractListModel>
#include <QDateTime>
#include <QElapsedTimer>

#include <vector>

namespace diaban::uikit {

enum class JobState : quint8 { Running, Stopping, Done, Stopped, Failed };

/// One row of the list.
struct JobEntry {
  int id = 0;
  QString title;
  QString step;            ///< what is being done now, or the last word on it
  double fraction = 0;     ///< 0–1
  qint64 secondsLeft = -1; ///< -1 = not known yet
  JobState state = JobState::Running;
  QString error; ///< Failed: the sentence; kept until the entry is removed
  Remedy remedy; ///< Failed or Stopped: what can be done about it; without a title nothing
  QElapsedTimer since;
  QFuture<void> future;
};

/// Running jobs first as they came, then those that ended, newest first. Lives on the GUI thread.
class JobList final : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role { IdRole = Qt::UserRole, StateRole, FractionRole, DetailRole };

  /// \param pool not owned; it must outlive the list
  explicit JobList(QThreadPool& pool, QObject* parent = nullptr);
  ~JobList() override;

  /// Starts `work` (see startJob) under a title that people read and shows it here until it ended.
  /// A job that failed keeps its sentence. \returns the job's id
  template <typename Work, typename Finish>
  int run(const QString& title, QObject* owner, Work work, Finish done)
  {
    return runOn(m_pool, title, owner, std::move(work), std::move(done));
  }
  /// As run(), on a pool of the caller's: one with a single thread puts jobs in a row.
  template <typename Work, typename Finish>
  int runOn(QThreadPool& pool, const QString& title, QObject* owner, Work work, Finish done)
  {
    using R = std::invoke_result_t<Work, Progress&>;
    const int id = ++m_lastId;
    auto finish = [this, id, done = std::move(done)](R result) mutable {
      ended(id, result ? nullptr : &result.error());
      done(std::move(result));
    };
    begin(id, title, startJob(pool, owner, std::move(work), std::move(finish)));
    return id;
  }

  /// Offers a way out beside a job that failed or was stopped.
  void offer(int id, Remedy remedy);
  /// Does what is offered, once.
  void remedy(int id);

  void stop(int id);
  void stopAll();

  const std::vector<JobEntry>& entries() const { return m_entries; }
  int runningCount() const;
  /// The job that has been running longest; nullptr when there is none.
  const JobEntry* oldestRunning() const;
  /// Takes ended jobs out of the list.
  void clearEnded();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// "612 of 1.000 · about 40 seconds left", or how the job ended, in the person's language.
  static QString detail(const JobEntry& entry);
  /// "about 40 seconds left"; empty when not known.
  static QString timeLeft(qint64 seconds);

Q_SIGNALS:
  void jobsChanged(); ///< one began, ended or moved on
  void jobEnded(int id, diaban::uikit::JobState state);

private:
  void begin(int id, const QString& title, const QFuture<void>& future);
  void progressed(int id, int value, const QString& step);
  void ended(int id, const Error* error);
  int rowOf(int id) const;
  void rowChanged(int row);

  QThreadPool& m_pool;
  std::vector<JobEntry> m_entries;
  int m_lastId = 0;
};

/// Seconds until the end, from the time used for a fraction; -1 while that says too little.
qint64 secondsLeft(qint64 elapsedMilliseconds, double fraction);

} // namespace diaban::uikit
