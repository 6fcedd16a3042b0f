#include "sourceprotocol.h"

#include <diaban/geo/source.h>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <cstring>

namespace diaban::geo {
namespace {

using protocol::Message;

struct Frame {
  Message message = Message::Done;
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

/// The answer of a request that has one, or Error.
Result<QByteArray> soleAnswer(ReadingProcess& process, Message wanted, Progress& progress)
{
  DIABAN_TRY(frame, process.next(progress));
  if (frame.message != wanted)
    return process.stopped(QStringLiteral("unexpected message"));
  return std::move(frame.body);
}

/// The SourceInfo in `body`, under the name that the caller knows the file by.
Result<SourceInfo> checkedInfo(ReadingProcess& process, const QByteArray& body, const QString& path)
{
  auto info = protocol::infoFrom(body);
  if (!info)
    return process.stopped(info.error().detail);
  info.value().path = path;
  return info;
}

/// Puts the file and the row, as people count, into an error of protocol::batchFrom.
Error placed(const Error& error, ReadingProcess& process, const QString& path,
             const std::vector<qint64>& rowsRead)
{
  if (error.code != Error::Code::BadEncoding)
    return process.stopped(error.detail);
  const qint64 before = rowsRead[error.args[2].toULongLong()];
  return {error.code,
          {path, error.args[0], QString::number(before + error.args[1].toLongLong() + 1)},
          error.detail};
}

} // namespace

SourceReader::SourceReader(QString program, std::chrono::milliseconds patience)
    : m_program(std::move(program))
    , m_patience(patience)
{
}

Result<SourceInfo> SourceReader::describe(const QString& path, const SourceOptions& options,
                                          Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(path, options.workspaces));
  protocol::Request request;
  request.verb = protocol::Request::Verb::Describe;
  request.read.path = path;
  request.read.options = options;
  ReadingProcess process(path, m_patience);
  DIABAN_CHECK(process.start(m_program, request));
  DIABAN_TRY(body, soleAnswer(process, Message::Info, progress));
  return checkedInfo(process, body, path);
}

Outcome SourceReader::read(const ReadRequest& request,
                           const std::function<Outcome(const SourceInfo&)>& layers,
                           const std::function<Outcome(SourceBatch&&)>& batch,
                           Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(request.path, request.options.workspaces));
  protocol::Request message;
  message.verb = protocol::Request::Verb::Read;
  message.read = request;
  ReadingProcess process(request.path, m_patience);
  DIABAN_CHECK(process.start(m_program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Info, progress));
  DIABAN_TRY(info, checkedInfo(process, body, request.path));
  DIABAN_CHECK(layers(info));
  std::vector<qint64> rowsRead(static_cast<std::size_t>(info.layers.size()), 0);
  for (;;) {
    DIABAN_TRY(frame, process.next(progress));
    if (frame.message == Message::Done)
      return Done{};
    if (frame.message != Message::Batch)
      return process.stopped(QStringLiteral("unexpected message"));
    auto rows = protocol::batchFrom(frame.body, info.layers);
    if (!rows)
      return placed(rows.error(), process, request.path, rowsRead);
    frame.body.clear();
    process.reached(rows.value().fraction);
    rowsRead[static_cast<std::size_t>(rows.value().layer)] +=
        static_cast<qint64>(rows.value().rows.rows);
    const double fraction = rows.value().fraction;
    DIABAN_CHECK(batch(std::move(rows).value()));
    if (!progress.advance(fraction))
      return Error{Error::Code::Cancelled, {}, {}};
  }
}

Result<RasterPicture> SourceReader::picture(const RasterRequest& request, Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(request.path, {}));
  protocol::Request message;
  message.verb = protocol::Request::Verb::Picture;
  message.raster = request;
  ReadingProcess process(request.path, m_patience);
  DIABAN_CHECK(process.start(m_program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Picture, progress));
  auto picture = protocol::pictureFrom(body);
  if (!picture)
    return process.stopped(picture.error().detail);
  if (picture.value().width != request.width || picture.value().height != request.height)
    return process.stopped(QStringLiteral("a picture of another size"));
  return picture;
}

Result<QVector<RasterValue>> SourceReader::values(const RasterPlace& place,
                                                  Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(place.path, {}));
  protocol::Request message;
  message.verb = protocol::Request::Verb::Values;
  message.place = place;
  ReadingProcess process(place.path, m_patience);
  DIABAN_CHECK(process.start(m_program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Info, progress));
  auto values = protocol::valuesFrom(body);
  if (!values)
    return process.stopped(values.error().detail);
  return values;
}

Result<RasterGrid> SourceReader::grid(const RasterGridRequest& request, Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(request.path, {}));
  protocol::Request message;
  message.verb = protocol::Request::Verb::Grid;
  message.grid = request;
  ReadingProcess process(request.path, m_patience);
  DIABAN_CHECK(process.start(m_program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Picture, progress));
  auto grid = protocol::gridFrom(body);
  if (!grid)
    return process.stopped(grid.error().detail);
  return grid;
}

Result<CopiedRaster> SourceReader::copyRaster(const RasterCopy& request, Progress& progress) const
{
  DIABAN_CHECK(checkSourcePath(request.path, {}));
  protocol::Request message;
  message.verb = protocol::Request::Verb::Copy;
  message.copy = request;
  ReadingProcess process(request.path, m_patience);
  DIABAN_CHECK(process.start(m_program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Info, progress));
  auto copied = protocol::copiedFrom(body);
  if (!copied)
    return process.stopped(copied.error().detail);
  return copied;
}

} // namespace diaban::geo
