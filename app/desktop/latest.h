// Questions of which only the latest counts: what a hand asks while it moves on.
#pragma once

#include <diaban/uikit/job.h>

#include <memory>

namespace diaban::desktop {

/// Asking gives the question before up and throws its answer away, should it still come. Lives on
/// the thread that asks.
class Latest {
public:
  /// As uikit::startJob().
  template <typename Work, typename Finish>
  void ask(QThreadPool& pool, QObject* owner, Work work, Finish done)
  {
    giveUp();
    using R = std::invoke_result_t<Work, Progress&>;
    m_future = uikit::startJob(
        pool, owner, std::move(work),
        [asked = *m_number, number = m_number, done = std::move(done)](R result) mutable {
          if (asked == *number)
            done(std::move(result));
        });
  }
  void giveUp()
  {
    ++*m_number;
    m_future.cancel();
  }

private:
  std::shared_ptr<int> m_number = std::make_shared<int>(0);
  QFuture<void> m_future;
};

} // namespace diaban::desktop
