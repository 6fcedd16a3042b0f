#include "sourceraster.h"

#include "rastercopy.h"
#include "sourcediagnosis.h"
#include "sourcelayers.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <vector>

namespace diaban::geo {
namespace {

/// The box of the raster's four corners; pixels where it lies nowhere on the earth.
Extent extentOf(GDALDataset& dataset)
{
  std::array<double, 6> t = {0, 1, 0, 0, 0, 1};
  if (dataset.GetGeoTransform(t.data()) != CE_None)
    t = {0, 1, 0, 0, 0, 1};
  Extent extent;
  const double width = dataset.GetRasterXSize();
  const double height = dataset.GetRasterYSize();
  for (const double x : {0.0, width})
    for (const double y : {0.0, height})
      extent.add(t[0] + x * t[1] + y * t[2], t[3] + x * t[4] + y * t[5]);
  return extent;
}

/// Whether a TIFF's last block ends after the file does.
bool endsAfterFile(GDALRasterBand& band, int x, int y, const QString& path)
{
  const auto item = [&](const char* what) {
    const QByteArray key = QByteArray(what) + QByteArray::number(x) + '_' + QByteArray::number(y);
    const char* text = band.GetMetadataItem(key.constData(), "TIFF");
    return text ? QByteArray(text).toLongLong() : 0;
  };
  return item("BLOCK_OFFSET_") + item("BLOCK_SIZE_") > QFileInfo(path).size();
}

/// Reads the last block of the last band: what is cut off is missing at the end.
Outcome tryLastBlock(GDALDataset& dataset, const QString& path, DriverWords& words)
{
  static const QRegularExpression cut(
      QStringLiteral("premature end|got \\d+ bytes|end of file|truncat|not enough data|"
                     "cannot read offset"),
      QRegularExpression::CaseInsensitiveOption);
  GDALRasterBand& band = *dataset.GetRasterBand(dataset.GetRasterCount());
  int width = 0, height = 0;
  band.GetBlockSize(&width, &height);
  const int x = (band.GetXSize() - 1) / width;
  const int y = (band.GetYSize() - 1) / height;
  const auto pixel = static_cast<std::size_t>(GDALGetDataTypeSizeBytes(band.GetRasterDataType()));
  const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (size > (std::size_t{1} << 28) / pixel)
    return Done{};
  words.clear();
  std::vector<unsigned char> block(size * pixel);
  const bool isRead = band.ReadBlock(x, y, block.data()) == CE_None;
  const QString text = words.text();
  const QString own = QFileInfo(path).isFile() ? path : QString();
  if (cut.match(text).hasMatch() || (!isRead && !own.isEmpty() && isCutOff(own)) ||
      endsAfterFile(band, x, y, path))
    return Error{Error::Code::FileTruncated, {path}, text};
  if (!isRead)
    return Error{Error::Code::ReadFailed, {path}, text};
  return Done{};
}

} // namespace

Result<RasterInfo> describeRaster(GDALDataset& dataset, const QString& path, DriverWords& words)
{
  DIABAN_CHECK(tryLastBlock(dataset, path, words));
  RasterInfo info;
  info.width = dataset.GetRasterXSize();
  info.height = dataset.GetRasterYSize();
  info.bands = dataset.GetRasterCount();
  GDALRasterBand& band = *dataset.GetRasterBand(1);
  info.dataType = QString::fromLatin1(GDALGetDataTypeName(band.GetRasterDataType()));
  info.crs = crsText(dataset.GetSpatialRef());
  info.extent = extentOf(dataset);
  int hasNoData = 0;
  band.GetNoDataValue(&hasNoData);
  info.hasNoData = hasNoData != 0;
  info.isCopyable = isCopyable(dataset);
  return info;
}

} // namespace diaban::geo
