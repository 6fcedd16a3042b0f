#include "sourcelooker.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace diaban::workspace {
namespace {

constexpr qint64 kSmallFile = 1 << 20;         ///< bytes
constexpr qsizetype kMostReadAhead = 64 << 20; ///< bytes of rows of all small files together
constexpr unsigned kMostThreads = 4;           ///< each has a reading process beside it
constexpr std::chrono::milliseconds kMoment{20};

qsizetype sizeOf(const geo::RecordBatch& rows)
{
  qsizetype size = rows.geometryBytes.size();
  for (const geo::Column& column : rows.columns)
    size += column.bytes.size() + 8 * static_cast<qsizetype>(rows.rows);
  return size;
}

} // namespace

/// Carries the wish to stop to a reading.
class SourceLooker::Watcher final : public Progress {
public:
  explicit Watcher(const std::atomic_bool& stop)
      : m_stop(stop)
  {
  }
  bool advance(double) override { return !m_stop.load(std::memory_order_relaxed); }

private:
  const std::atomic_bool& m_stop;
};

SourceLooker::SourceLooker(const geo::SourceReader& reader, OptionsOf options, bool mayReadAhead)
    : m_reader(reader)
    , m_options(std::move(options))
    , m_mayReadAhead(mayReadAhead)
{
}

Result<std::vector<Result<LookedAt>>> SourceLooker::lookAt(const QStringList& files,
                                                           bool stopsEarly, Progress& progress)
{
  const auto count = static_cast<std::size_t>(files.size());
  std::vector<std::optional<Result<LookedAt>>> found(count);
  std::atomic<std::size_t> next = 0, done = 0;
  std::atomic_bool stop = false, hasFailed = false;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, kMostThreads); ++i)
    threads.emplace_back([&] {
      Watcher watcher(stop);
      // Whoever takes a file looks at it, so the first of several bad ones is always known.
      while (!hasFailed && !stop) {
        const std::size_t at = next++;
        if (at >= count)
          break;
        found[at] = look(files[static_cast<qsizetype>(at)], watcher);
        if (!*found[at])
          hasFailed = stopsEarly;
        ++done;
        changed.notify_one();
      }
      ++done;
      changed.notify_one();
    });
  const std::size_t all = count + threads.size();
  while (done < all && !hasFailed && !stop) {
    stop = !progress.advance(static_cast<double>(done) / static_cast<double>(all));
    std::unique_lock lock(mutex);
    changed.wait_for(lock, kMoment); // woken too seldom, it only looks a moment later
  }
  for (std::thread& thread : threads)
    thread.join();
  if (stop)
    return Error{Error::Code::Cancelled, {}, {}};
  std::vector<Result<LookedAt>> sources;
  for (auto& one : found)
    if (one)
      sources.push_back(std::move(*one));
  return sources;
}

Result<LookedAt> SourceLooker::describe(const QString& path, Progress& progress) const
{
  DIABAN_TRY(info, geo::SourceReader(m_reader).describe(path, m_options(path), progress));
  return LookedAt{std::move(info), std::nullopt};
}

Result<LookedAt> SourceLooker::look(const QString& path, Progress& progress)
{
  const QFileInfo file(path);
  if (!m_mayReadAhead || !file.isFile() || file.size() > kSmallFile)
    return describe(path, progress);
  geo::ReadRequest request;
  request.path = path;
  request.options = m_options(path);
  LookedAt seen;
  ReadAhead ahead;
  bool isFull = false;
  const Outcome read = geo::SourceReader(m_reader).read(
      request,
      [&](const geo::SourceInfo& info) -> Outcome {
        seen.info = info;
        return Done{};
      },
      [&](geo::SourceBatch&& batch) -> Outcome {
        isFull = (m_size += sizeOf(batch.rows)) > kMostReadAhead;
        if (isFull)
          return Error{Error::Code::Cancelled, {}, {}};
        ahead.batches.push_back(std::move(batch));
        return Done{};
      },
      progress);
  if (isFull || (!read && read.error().code == Error::Code::NothingToRead)) // it may be a raster
    return describe(path, progress);
  if (!read)
    return read.error();
  for (const geo::SourceLayer& layer : seen.info.layers)
    ahead.layers.append(layer.name);
  seen.rows = std::move(ahead);
  return seen;
}

} // namespace diaban::workspace
