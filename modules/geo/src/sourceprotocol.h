// What the program and the reading process say to one another over a pipe.
#pragma once

#include <diaban/geo/rasterlook.h>
#include <diaban/geo/source.h>

#include <QByteArrayView>

namespace diaban::geo::protocol {

/// A frame is a type, a length and that many bytes; numbers are little endian.
enum class Message : quint32 {
  Request = 1,  ///< JSON, to the process; the only one in that direction
  Info = 2,     ///< JSON: SourceInfo, CopiedRaster, values of a raster
  Batch = 3,    ///< SourceBatch
  Progress = 4, ///< one double
  Picture = 5,  ///< RasterPicture, RasterGrid
  Failure = 6,  ///< JSON: Error; the last frame
  Done = 7      ///< nothing; the last frame
};

struct FrameHeader {
  static constexpr qsizetype kSize = 12;
  Message message = Message::Done;
  quint64 length = 0;
};
QByteArray toBytes(const FrameHeader& header);

/// \returns ReaderStopped (no args) for an unknown message or a length over that message's limit
Result<FrameHeader> frameHeader(QByteArrayView bytes);

struct Request {
  enum class Verb { Describe, Read, Picture, Copy, Values, Grid, Cells };
  Verb verb = Verb::Describe;
  ReadRequest read;                 ///< Describe uses `path` and `options` of it, Cells `path`
  RasterRequest raster;             ///< Picture
  std::vector<RasterClass> classes; ///< Picture: none: in colours of its own
  RasterCopy copy;                  ///< Copy
  RasterPlace place;                ///< Values
  RasterGridRequest grid;

  const QString& path() const;
};
QByteArray toBytes(const Request& request);
Result<Request> requestFrom(QByteArrayView bytes);

QByteArray toBytes(const SourceInfo& info);
Result<SourceInfo> infoFrom(QByteArrayView bytes);

QByteArray toBytes(const Error& error);
/// Only errors that the reading process may have; anything else becomes ReaderStopped.
Error errorFrom(QByteArrayView bytes);

inline constexpr std::size_t kMaxRows = 4096;
QByteArray toBytes(const SourceBatch& batch);

/// `layers` are those of the SourceInfo that was sent before. Every count is compared with the
/// bytes that are there before it is used, ends must grow, text must be UTF-8.
/// \returns ReaderStopped (no args), or BadEncoding with args {field, row in the batch from 0,
/// layer}
Result<SourceBatch> batchFrom(QByteArrayView bytes, const QVector<SourceLayer>& layers);

QByteArray toBytes(const RasterPicture& picture);
Result<RasterPicture> pictureFrom(QByteArrayView bytes);

/// `kMostCells` of a grid fit into a frame.
inline constexpr qint64 kMostCells = qint64{200} << 20;
QByteArray toBytes(const RasterGrid& grid);
Result<RasterGrid> gridFrom(QByteArrayView bytes);

QByteArray toBytes(const QVector<RasterValue>& values);
Result<QVector<RasterValue>> valuesFrom(QByteArrayView bytes);

QByteArray toBytes(const CopiedRaster& copied);
Result<CopiedRaster> copiedFrom(QByteArrayView bytes);

} // namespace diaban::geo::protocol
