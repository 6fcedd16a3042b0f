// The reading process's end of the pipe, with a thread that tells the program that work goes on.
#pragma once

#include "sourceprotocol.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace diaban::geo {

/// Frames on standard output. When the program at the other end is gone, so is this process.
/// A sign of life is sent twice a second while our own loops call tick() or GDAL reads from files;
/// a driver that runs in circles inside memory gives none, and the program ends it.
class SourceChannel {
public:
  /// \param fileBytes size of the source: reading much more than that is running in circles too
  explicit SourceChannel(qint64 fileBytes);
  ~SourceChannel();
  Q_DISABLE_COPY_MOVE(SourceChannel)

  void send(protocol::Message message, const QByteArray& body);

  /// Work goes on, and `fraction` of it is done.
  void tick(double fraction)
  {
    m_fraction.store(fraction, std::memory_order_relaxed);
    m_ticks.fetch_add(1, std::memory_order_relaxed);
  }
  double fraction() const { return m_fraction.load(std::memory_order_relaxed); }

private:
  void beat();

  const qint64 m_mostBytes;
  std::atomic<double> m_fraction = 0;
  std::atomic<quint64> m_ticks = 0;
  std::mutex m_writing;
  std::mutex m_ending;
  std::condition_variable m_end;
  bool m_isEnding = false;
  std::thread m_thread;
};

} // namespace diaban::geo
