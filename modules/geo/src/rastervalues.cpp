#include "sourceraster.h"
#include "warpgrid.h"

#include <cmath>

namespace diaban::geo {
namespace {

RasterValue::Colour colourOf(GDALRasterBand& band)
{
  switch (band.GetColorInterpretation()) {
  case GCI_RedBand: return RasterValue::Colour::Red;
  case GCI_GreenBand: return RasterValue::Colour::Green;
  case GCI_BlueBand: return RasterValue::Colour::Blue;
  case GCI_AlphaBand: return RasterValue::Colour::Alpha;
  default: return RasterValue::Colour::None;
  }
}

/// The name of a whole number, where the band has a list of them.
QString categoryOf(GDALRasterBand& band, double value)
{
  char** names = band.GetCategoryNames();
  const int count = CSLCount(names);
  const bool isListed = value >= 0 && value < count && value == std::floor(value);
  return isListed ? QString::fromUtf8(names[static_cast<int>(value)]) : QString();
}

/// nullopt when GDAL can't read it.
std::optional<RasterValue> valueAt(GDALRasterBand& band, int column, int row)
{
  double value = 0;
  unsigned char mask = 0;
  if (band.RasterIO(GF_Read, column, row, 1, 1, &value, 1, 1, GDT_Float64, 0, 0, nullptr) !=
          CE_None ||
      band.GetMaskBand()->RasterIO(GF_Read, column, row, 1, 1, &mask, 1, 1, GDT_Byte, 0, 0,
                                   nullptr) != CE_None)
    return std::nullopt;
  RasterValue read{QString::fromUtf8(band.GetDescription()),
                   colourOf(band),
                   {},
                   QString::fromUtf8(band.GetUnitType()),
                   {}};
  if (mask == 0 || !std::isfinite(value))
    return read;
  read.category = categoryOf(band, value);
  read.value = value * band.GetScale() + band.GetOffset();
  return read;
}

} // namespace

Result<QVector<RasterValue>> rasterValues(const RasterPlace& place)
{
  DriverWords words;
  DIABAN_TRY(members, sourceMembers(place.path));
  DIABAN_TRY(raster, openMember(members.first(), place.path, {}, words));
  if (raster->GetRasterCount() == 0)
    return Error{Error::Code::NothingToRead, {place.path}, QStringLiteral("no raster")};
  DIABAN_TRY(pixel, WarpGrid::pixelAt(*raster, place));
  QVector<RasterValue> values;
  const bool isInside = pixel && pixel->first >= 0 && pixel->second >= 0 &&
                        pixel->first < raster->GetRasterXSize() &&
                        pixel->second < raster->GetRasterYSize();
  if (!isInside)
    return values;
  words.clear();
  for (int band = 1; band <= raster->GetRasterCount(); ++band) {
    const auto value = valueAt(*raster->GetRasterBand(band), static_cast<int>(pixel->first),
                               static_cast<int>(pixel->second));
    if (!value)
      return readingFailed(place.path, words);
    values.append(*value);
  }
  return values;
}

} // namespace diaban::geo
