#include "sourcediagnosis.h"
#include "sourcelayers.h"
#include "sourceraster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

constexpr int kRowsAtOnce = 64;

/// Columns and rows of a raster: from, and one past the last.
struct Window {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

Window windowOf(GDALDataset& raster, const std::array<double, 6>& place, const Extent& area)
{
  Window all{0, 0, raster.GetRasterXSize(), raster.GetRasterYSize()};
  if (area.isEmpty())
    return all;
  const auto cell = [](double value, int most) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
  };
  return {cell(std::floor((area.minX - place[0]) / place[1]), all.right),
          cell(std::floor((place[3] - area.maxY) / -place[5]), all.bottom),
          cell(std::floor((area.maxX - place[0]) / place[1]) + 1, all.right),
          cell(std::floor((place[3] - area.minY) / -place[5]) + 1, all.bottom)};
}

/// Puts NaN where the mask says that there is nothing, and turns stored numbers into real ones.
void settle(GDALRasterBand& band, const std::vector<unsigned char>& mask, float* values)
{
  const double scale = band.GetScale(), offset = band.GetOffset();
  const bool isStored = scale != 1 || offset != 0;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] == 0)
      values[i] = std::numeric_limits<float>::quiet_NaN();
    else if (isStored)
      values[i] = static_cast<float>(values[i] * scale + offset);
  }
}

bool readRows(GDALRasterBand& band, const Window& window, std::vector<float>& values,
              SourceChannel& channel)
{
  const auto width = static_cast<std::size_t>(window.width());
  std::vector<unsigned char> mask;
  for (int row = window.top; row < window.bottom; row += kRowsAtOnce) {
    const int rows = std::min(kRowsAtOnce, window.bottom - row);
    float* at = values.data() + static_cast<std::size_t>(row - window.top) * width;
    mask.resize(static_cast<std::size_t>(rows) * width);
    if (band.RasterIO(GF_Read, window.left, row, window.width(), rows, at, window.width(), rows,
                      GDT_Float32, 0, 0, nullptr) != CE_None ||
        band.GetMaskBand()->RasterIO(GF_Read, window.left, row, window.width(), rows, mask.data(),
                                     window.width(), rows, GDT_Byte, 0, 0, nullptr) != CE_None)
      return false;
    settle(band, mask, at);
    channel.tick(static_cast<double>(row - window.top) / window.height());
  }
  return true;
}

} // namespace

Result<RasterGrid> rasterGrid(const RasterGridRequest& request, SourceChannel& channel)
{
  DriverWords words;
  DIABAN_TRY(members, sourceMembers(request.path));
  DIABAN_TRY(raster, openMember(members.first(), request.path, {}, words));
  std::array<double, 6> place{};
  const auto nothing = [&](const char* why) {
    return Error{Error::Code::NothingToRead, {request.path}, QString::fromLatin1(why)};
  };
  if (raster->GetRasterCount() == 0)
    return nothing("no raster");
  if (raster->GetGeoTransform(place.data()) != CE_None || place[2] != 0 || place[4] != 0 ||
      place[1] <= 0 || place[5] >= 0)
    return nothing("turned or not placed");
  const Window window = windowOf(*raster, place, request.area);
  if (window.width() <= 0 || window.height() <= 0)
    return nothing("no cell in the area");
  const qint64 cells = qint64{window.width()} * window.height();
  if (cells > protocol::kMostCells)
    return Error{Error::Code::TooManyRows,
                 {request.path, QString::number(cells), QString::number(protocol::kMostCells)},
                 {}};
  RasterGrid grid{window.width(),
                  window.height(),
                  place[0] + window.left * place[1],
                  place[3] + window.top * place[5],
                  place[1],
                  -place[5],
                  crsText(raster->GetSpatialRef()),
                  std::vector<float>(static_cast<std::size_t>(cells))};
  words.clear();
  if (!readRows(*raster->GetRasterBand(1), window, grid.values, channel))
    return readingFailed(request.path, words);
  return grid;
}

} // namespace diaban::geo
