// One run of the reading process, as the program sees it. Private to the module.
#pragma once

#include "sourceprotocol.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace diaban::geo {

struct Frame {
  protocol::Message message = protocol::Message::Done;
  QByteArray body;
};

/// One run of the reading process. Whatever happens, it is gone when this object is.
class ReadingProcess {
public:
  ReadingProcess(QString path, std::chrono::milliseconds patience)
      : m_path(std::move(path))
      , m_patience(patience)
  {
    m_process.setReadChannel(QProcess::StandardOutput);
  }
  ~ReadingProcess() { end(); }
  Q_DISABLE_COPY_MOVE(ReadingProcess)

  Outcome start(const QString& program, const protocol::Request& request)
  {
    m_process.start(program, {QStringLiteral("read-sources")});
    if (!m_process.waitForStarted())
      return Error{Error::Code::ReaderMissing, {program}, m_process.errorString()};
    const QByteArray body = protocol::toBytes(request);
    m_process.write(protocol::toBytes(
        protocol::FrameHeader{Message::Request, static_cast<quint64>(body.size())}));
    m_process.write(body);
    m_process.closeWriteChannel();
    return Done{};
  }

  /// The next frame that is neither progress nor failure.
  Result<Frame> next(Progress& progress)
  {
    for (;;) {
      DIABAN_TRY(head, take(protocol::FrameHeader::kSize, progress));
      const auto header = protocol::frameHeader(head);
      if (!header)
        return stopped(header.error().detail);
      DIABAN_TRY(body, take(static_cast<qsizetype>(header.value().length), progress));
      switch (header.value().message) {
      case Message::Progress: m_fraction = std::max(m_fraction, fractionIn(body)); break;
      case Message::Failure: return protocol::errorFrom(body);
      default: return Frame{header.value().message, std::move(body)};
      }
    }
  }

  /// Raises what next() reports while it waits.
  void reached(double fraction) { m_fraction = std::max(m_fraction, fraction); }

  Error stopped(const QString& detail)
  {
    end();
    keepLastWords();
    const QString words = QString::fromUtf8(m_words.right(kMaxWords)).trimmed();
    return {Error::Code::ReaderStopped,
            {m_path},
            words.isEmpty() ? detail : QStringLiteral("%1; %2").arg(detail, words)};
  }

private:
  static constexpr int kSliceMs = 50; ///< how long a cancel may go unnoticed
  static constexpr qsizetype kMaxWords = 4000;

  using Message = protocol::Message;

  static double fractionIn(const QByteArray& body)
  {
    double fraction = 0;
    std::memcpy(&fraction, body.constData(),
                std::min<std::size_t>(sizeof fraction, static_cast<std::size_t>(body.size())));
    return fraction >= 0 && fraction <= 1 ? fraction : 0;
  }

  /// Exactly `size` bytes; grows with what arrives, not with what was promised.
  Result<QByteArray> take(qsizetype size, Progress& progress)
  {
    QByteArray bytes;
    while (bytes.size() < size) {
      if (m_process.bytesAvailable() == 0)
        DIABAN_CHECK(wait(progress));
      const qsizetype from = bytes.size();
      const qsizetype more = std::min<qsizetype>(size - from, m_process.bytesAvailable());
      bytes.reserve(std::min(size, qsizetype{16} << 20));
      bytes.resize(from + more);
      if (m_process.read(bytes.data() + from, more) != more)
        return stopped(m_process.errorString());
    }
    return bytes;
  }

  /// Returns when there is something to read.
  Outcome wait(Progress& progress)
  {
    m_silence.restart();
    while (m_process.bytesAvailable() == 0) {
      if (!progress.advance(m_fraction)) {
        end();
        return Error{Error::Code::Cancelled, {}, {}};
      }
      keepLastWords();
      if (m_process.waitForReadyRead(kSliceMs))
        break;
      if (m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() == 0)
        return stopped(QStringLiteral("exit status %1").arg(m_process.exitCode()));
      if (m_silence.hasExpired(m_patience.count())) {
        end();
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_patience);
        return Error{Error::Code::ReaderStalled, {m_path, QString::number(seconds.count())}, {}};
      }
    }
    return Done{};
  }

  /// Empties the error channel, so that a flood of words does not fill our memory.
  void keepLastWords()
  {
    if (m_process.isOpen())
      m_words += m_process.readAllStandardError();
    if (m_words.size() > 2 * kMaxWords)
      m_words = m_words.right(kMaxWords);
  }

  void end()
  {
    if (m_process.state() == QProcess::NotRunning)
      return;
    m_process.kill();
    m_process.waitForFinished(-1);
  }

  QProcess m_process;
  QString m_path;
  std::chrono::milliseconds m_patience;
  QElapsedTimer m_silence;
  QByteArray m_words; ///< the end of what came on standard error
  double m_fraction = 0;
};

} // namespace diaban::geo
