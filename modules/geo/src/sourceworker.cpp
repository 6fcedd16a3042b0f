#include "rastercopy.h"
#include "sheetcells.h"
#include "sourceraster.h"
#include "sourcesession.h"

#include <diaban/base/platform_process.h>

#include <QFile>

namespace diaban::geo {
namespace {

using protocol::Message;

/// Virtual memory: GDAL's libraries take 0.4 GiB of it. Sanitizers set terabytes of it aside.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 kMemory = 0;
#else
constexpr qint64 kMemory = qint64{3} << 30;
#endif

/// What a stranger's file may use.
constexpr platform::Limits kLimits{.memoryBytes = kMemory, .cpuSeconds = 3600, .openFiles = 1024};

/// Exactly `size` bytes of standard input, or fewer at its end.
QByteArray fromProgram(QFile& input, qint64 size)
{
  QByteArray bytes;
  while (bytes.size() < size) {
    const QByteArray more = input.read(size - bytes.size());
    if (more.isEmpty())
      break;
    bytes += more;
  }
  return bytes;
}

Result<protocol::Request> requestOfProgram()
{
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly))
    return Error{Error::Code::ReaderStopped, {}, QStringLiteral("no standard input")};
  const QByteArray head = fromProgram(input, protocol::FrameHeader::kSize);
  DIABAN_TRY(header, protocol::frameHeader(head));
  if (header.message != Message::Request)
    return Error{Error::Code::ReaderStopped, {}, QStringLiteral("no request")};
  return protocol::requestFrom(fromProgram(input, static_cast<qint64>(header.length)));
}

Outcome answer(const protocol::Request& request, SourceChannel& channel)
{
  DIABAN_CHECK(checkSourcePath(request.path(), {}));
  switch (request.verb) {
  case protocol::Request::Verb::Describe: {
    SourceSession session(request.read, channel);
    DIABAN_TRY(info, session.describe());
    channel.send(Message::Info, protocol::toBytes(info));
    break;
  }
  case protocol::Request::Verb::Read: {
    SourceSession session(request.read, channel);
    DIABAN_CHECK(session.read());
    break;
  }
  case protocol::Request::Verb::Cells:
    DIABAN_CHECK(sendSheets(request.path(), request.read.options.encoding, channel));
    break;
  case protocol::Request::Verb::Picture: {
    DIABAN_TRY(picture, warpPicture(request.raster, request.classes, channel));
    channel.send(Message::Picture, protocol::toBytes(picture));
    break;
  }
  case protocol::Request::Verb::Values: {
    DIABAN_TRY(values, rasterValues(request.place));
    channel.send(Message::Info, protocol::toBytes(values));
    break;
  }
  case protocol::Request::Verb::Grid: {
    DIABAN_TRY(grid, rasterGrid(request.grid, channel));
    channel.send(Message::Picture, protocol::toBytes(grid));
    break;
  }
  case protocol::Request::Verb::Copy: {
    DIABAN_TRY(copied, copyRaster(request.copy, channel));
    channel.send(Message::Info, protocol::toBytes(copied));
    break;
  }
  }
  return Done{};
}

} // namespace

int runSourceWorker()
{
  platform::dieWithParent();
  platform::widenStandardOutput();
  const bool isConfined = platform::confineThisProcess(kLimits);
  const auto request = requestOfProgram();
  if (!request || !isConfined)
    return 1;
  setUpGdal();
  SourceChannel channel(sourceBytes(request.value().path()));
  if (const Outcome outcome = answer(request.value(), channel); !outcome) {
    channel.send(Message::Failure, protocol::toBytes(outcome.error()));
    return 1;
  }
  channel.send(Message::Done, {});
  return 0;
}

} // namespace diaban::geo
