#include "sourcechannel.h"

#include <diaban/base/platform_process.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace diaban::geo {

SourceChannel::SourceChannel(qint64 fileBytes)
    : m_mostBytes(fileBytes * 32 + (qint64{256} << 20))
    , m_thread([this] { beat(); })
{
}

SourceChannel::~SourceChannel()
{
  {
    const std::scoped_lock lock(m_ending);
    m_isEnding = true;
  }
  m_end.notify_all();
  m_thread.join();
}

void SourceChannel::send(protocol::Message message, const QByteArray& body)
{
  const QByteArray head =
      protocol::toBytes(protocol::FrameHeader{message, static_cast<quint64>(body.size())});
  const std::scoped_lock lock(m_writing);
  const auto write = [](const QByteArray& bytes) {
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size;
  };
  if (!write(head) || !write(body) || std::fflush(stdout) != 0)
    std::_Exit(1);
}

void SourceChannel::beat()
{
  constexpr qint64 kOwnLook = 4096; // what looking itself may read
  quint64 lastTicks = 0;
  qint64 lastBytes = 0;
  std::unique_lock lock(m_ending);
  while (!m_end.wait_for(lock, std::chrono::milliseconds(500), [this] { return m_isEnding; })) {
    const quint64 ticks = m_ticks.load(std::memory_order_relaxed);
    const qint64 bytes = platform::bytesRead();
    const bool isReading = bytes > lastBytes + kOwnLook && bytes < m_mostBytes;
    if (ticks != lastTicks || isReading) {
      const double fraction = m_fraction.load(std::memory_order_relaxed);
      QByteArray body(sizeof fraction, '\0');
      std::memcpy(body.data(), &fraction, sizeof fraction);
      send(protocol::Message::Progress, body);
    }
    lastTicks = ticks;
    lastBytes = bytes;
  }
}

} // namespace diaban::geo
