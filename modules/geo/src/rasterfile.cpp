#include "rasterkind.h"

#include <diaban/base/platform_files.h>
#include <diaban/geo/rasterfile.h>

#include <QFile>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <gdal_frmts.h>

#include <memory>

namespace diaban::geo {
namespace {

struct CloseDataset {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

/// GDAL's words of what went wrong go to the error, not to the terminal.
class QuietErrors {
public:
  QuietErrors() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~QuietErrors() { CPLPopErrorHandler(); }
  Q_DISABLE_COPY_MOVE(QuietErrors)
};

/// Values as GDAL takes them.
struct Values {
  const void* data;
  GDALDataType type;
  qint64 bytes;
  const char* predictor; ///< what makes them smaller: differences of whole numbers or of fractions
};

bool setPalette(GDALRasterBandH band, const QByteArray& colours)
{
  if (colours.isEmpty())
    return true;
  const std::unique_ptr<void, decltype(&GDALDestroyColorTable)> palette(
      GDALCreateColorTable(GPI_RGB), &GDALDestroyColorTable);
  const auto part = [&](qsizetype at) {
    return static_cast<short>(static_cast<unsigned char>(colours[at]));
  };
  for (qsizetype i = 0; i + 4 <= colours.size(); i += 4) {
    const GDALColorEntry colour{part(i), part(i + 1), part(i + 2), part(i + 3)};
    GDALSetColorEntry(palette.get(), static_cast<int>(i / 4), &colour);
  }
  return GDALSetRasterColorTable(band, palette.get()) == CE_None;
}

bool describe(GDALRasterBandH band, const GridFile& grid)
{
  if (!grid.quantity.isEmpty())
    GDALSetDescription(band, grid.quantity.toUtf8().constData());
  if (!grid.unit.isEmpty())
    GDALSetRasterUnitType(band, grid.unit.toUtf8().constData());
  return (!grid.noData ||
          GDALSetRasterNoDataValue(band, static_cast<double>(*grid.noData)) == CE_None) &&
         setPalette(band, grid.palette) &&
         (!grid.isThematic || GDALSetMetadataItem(band, kKind, kThematic, nullptr) == CE_None);
}

bool fill(GDALDatasetH dataset, const GridFile& grid, const Values& values)
{
  double place[] = {grid.extent.minX,
                    grid.extent.width() / grid.width,
                    0,
                    grid.extent.maxY,
                    0,
                    -grid.extent.height() / grid.height};
  const GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
  return GDALSetGeoTransform(dataset, place) == CE_None &&
         GDALSetProjection(dataset, grid.crs.wkt().toUtf8().constData()) == CE_None &&
         describe(band, grid) &&
         GDALRasterIO(band, GF_Write, 0, 0, grid.width, grid.height, const_cast<void*>(values.data),
                      grid.width, grid.height, values.type, 0, 0) == CE_None;
}

Error failed(const QString& path, qint64 bytes)
{
  const qint64 room = platform::freeBytes(QFileInfo(path).path());
  const bool isFull = room >= 0 && room < bytes;
  return {isFull ? Error::Code::DiskFull : Error::Code::CannotWrite,
          {path},
          QString::fromUtf8(CPLGetLastErrorMsg())};
}

Outcome write(const QString& path, const GridFile& grid, const Values& values)
{
  const QString part = path + QStringLiteral(".part");
  const QuietErrors quiet;
  CPLErrorReset();
  GDALRegister_GTiff();
  CPLStringList options;
  options.AddNameValue("COMPRESS", "DEFLATE");
  options.AddNameValue("PREDICTOR", values.predictor);
  options.AddNameValue("TILED", "YES");
  Dataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), part.toUtf8().constData(), grid.width,
                             grid.height, 1, values.type, options.List()));
  const bool isFilled = dataset && fill(dataset.get(), grid, values);
  dataset.reset(); // what is left is written now, and may fail now
  const bool isWritten = isFilled && CPLGetLastErrorType() < CE_Failure;
  if (isWritten && (!QFile::exists(path) || QFile::remove(path)) && QFile::rename(part, path))
    return Done{};
  QFile::remove(part);
  return failed(path, values.bytes);
}

} // namespace

Outcome writeGeoTiff(const QString& path, const GridFile& grid, std::span<const float> values)
{
  return write(path, grid,
               {values.data(), GDT_Float32, static_cast<qint64>(values.size_bytes()), "3"});
}

Outcome writeGeoTiff(const QString& path, const GridFile& grid, std::span<const quint8> values)
{
  return write(path, grid,
               {values.data(), GDT_Byte, static_cast<qint64>(values.size_bytes()), "2"});
}

} // namespace diaban::geo
