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

bool fill(GDALDatasetH dataset, const GridFile& grid, std::span<const float> values)
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
         GDALSetRasterNoDataValue(band, static_cast<double>(grid.noData)) == CE_None &&
         GDALRasterIO(band, GF_Write, 0, 0, grid.width, grid.height,
                      const_cast<float*>(values.data()), grid.width, grid.height, GDT_Float32, 0,
                      0) == CE_None;
}

Error failed(const QString& path, qint64 bytes)
{
  const qint64 room = platform::freeBytes(QFileInfo(path).path());
  const bool isFull = room >= 0 && room < bytes;
  return {isFull ? Error::Code::DiskFull : Error::Code::CannotWrite,
          {path},
          QString::fromUtf8(CPLGetLastErrorMsg())};
}

} // namespace

Outcome writeGeoTiff(const QString& path, const GridFile& grid, std::span<const float> values)
{
  Q_ASSERT(values.size() ==
           static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
  const QString part = path + QStringLiteral(".part");
  const QuietErrors quiet;
  CPLErrorReset();
  GDALRegister_GTiff();
  CPLStringList options;
  options.AddNameValue("COMPRESS", "DEFLATE");
  options.AddNameValue("PREDICTOR", "3");
  options.AddNameValue("TILED", "YES");
  Dataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), part.toUtf8().constData(), grid.width,
                             grid.height, 1, GDT_Float32, options.List()));
  const bool isFilled = dataset && fill(dataset.get(), grid, values);
  dataset.reset(); // what is left is written now, and may fail now
  const bool isWritten = isFilled && CPLGetLastErrorType() < CE_Failure;
  if (isWritten && (!QFile::exists(path) || QFile::remove(path)) && QFile::rename(part, path))
    return Done{};
  QFile::remove(part);
  return failed(path, static_cast<qint64>(values.size_bytes()));
}

} // namespace diaban::geo
