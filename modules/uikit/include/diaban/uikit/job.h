// Runs work on another thread and brings its result back. The one way to do so in windows.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <exception>
#include <memory>
#include <optional>

namespace diaban::uikit {

/// Feeds a QPromise, whose progress and cancel flag may be used across threads.
class PromiseProgress final : public Progress {
public:
  static constexpr int kSteps = 1000; ///< progress values go from 0 to this

  explicit PromiseProgress(QPromise<void>& promise)
      : m_promise(promise)
  {
    promise.setProgressRange(0, kSteps);
  }
  bool advance(double fraction) override
  {
    // QPromise drops a text whose value did not grow, so the text rides along with every value.
    m_promise.setProgressValueAndText(static_cast<int>(fraction * kSteps), m_what);
    return !m_promise.isCanceled();
  }
  void step(const QString& what) override { m_what = what; }

private:
  QPromise<void>& m_promise;
  QString m_what;
};

/// Runs `work(Progress&) -> Result<T>` on `pool` and calls `done(Result<T>)` on the caller's
/// thread, once. When `owner` dies first the work is cancelled and `done` is not called. `work`
/// captures snapshots by value; it must not touch widgets, models or `owner`. What the work
/// returned is handed over even when it was cancelled too late to matter: an import that is in the
/// file is never reported as stopped. \returns the future; cancel() it from a button.
template <typename Work, typename Finish>
QFuture<void> startJob(QThreadPool& pool, QObject* owner, Work work, Finish done)
{
  using R = std::invoke_result_t<Work, Progress&>;
  auto slot = std::make_shared<std::optional<R>>();
  auto run = [work = std::move(work), slot](QPromise<void>& promise) mutable {
    PromiseProgress progress(promise);
    try {
      slot->emplace(work(progress));
    } catch (const std::exception& e) { // nothing may unwind into the pool
      slot->emplace(Error{Error::Code::Internal, {}, QString::fromUtf8(e.what())});
    }
  };
  QFuture<void> future = QtConcurrent::run(&pool, std::move(run));

  auto* watcher = new QFutureWatcher<void>(owner); // dies with its owner
  QObject::connect(watcher, &QObject::destroyed, [future]() mutable { future.cancel(); });
  auto finish = [watcher, slot, done = std::move(done)]() mutable {
    watcher->setParent(nullptr); // `done` may delete the owner
    watcher->deleteLater();
    done(*slot ? std::move(**slot) : R(Error{Error::Code::Cancelled, {}, {}}));
  };
  QObject::connect(watcher, &QFutureWatcherBase::finished, owner, std::move(finish));
  watcher->setFuture(future);
  return future;
}

} // namespace diaban::uikit
