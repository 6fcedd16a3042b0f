#include "readingprocess.h"

#include <diaban/geo/source.h>

#include <QFileInfo>

namespace diaban::geo {
namespace {

using protocol::Message;

constexpr std::chrono::seconds kPatience{20}; ///< as of SourceReader, where nobody says it

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

Result<RasterPicture> askForPicture(const QString& program, std::chrono::milliseconds patience,
                                    const protocol::Request& message, Progress& progress)
{
  const RasterRequest& request = message.raster;
  DIABAN_CHECK(checkSourcePath(request.path, {}));
  ReadingProcess process(request.path, patience);
  DIABAN_CHECK(process.start(program, message));
  DIABAN_TRY(body, soleAnswer(process, Message::Picture, progress));
  auto picture = protocol::pictureFrom(body);
  if (!picture)
    return process.stopped(picture.error().detail);
  if (picture.value().width != request.width || picture.value().height != request.height)
    return process.stopped(QStringLiteral("a picture of another size"));
  return picture;
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
  protocol::Request message;
  message.verb = protocol::Request::Verb::Picture;
  message.raster = request;
  return askForPicture(m_program, m_patience, message, progress);
}

Result<RasterPicture> classPicture(const QString& program, const RasterRequest& request,
                                   const std::vector<RasterClass>& classes, Progress& progress)
{
  protocol::Request message;
  message.verb = protocol::Request::Verb::Picture;
  message.raster = request;
  message.classes = classes;
  return askForPicture(program, kPatience, message, progress);
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
