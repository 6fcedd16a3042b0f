#include "rastercopy.h"

#include "rasterkind.h"
#include "rasterwarp.h"
#include "sourcelayers.h"

#include <diaban/base/platform_files.h>

#include <QFileInfo>

#include <cpl_string.h>
#include <gdal_utils.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

constexpr int kTileSide = 256;
constexpr double kWarpShare = 0.75; ///< of the time; the rest goes into overviews
constexpr qint64 kRoom = qint64{1} << 20;

/// What the copy's bands are.
struct TilePlan {
  BandChoice bands;
  GDALDataType type = GDT_Byte;
  bool hasAlpha = false;
  bool isLossy = false;
  bool isThematic = false;
  std::optional<double> noData;

  bool isPicture() const { return type == GDT_Byte; }
  /// Numbers of classes have nothing in between.
  bool hasClasses() const { return isThematic || hasPalette(); }
  bool hasPalette() const { return bands.palette != nullptr; }
};

std::optional<double> noDataOf(GDALRasterBand& band)
{
  int has = 0;
  const double value = band.GetNoDataValue(&has);
  return has ? std::optional(value) : std::nullopt;
}

/// Whether pictures of it were changed to need less room already.
bool isLossy(GDALDataset& source)
{
  const QByteArray driver = source.GetDriverName();
  const QByteArray compression = source.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE");
  const QByteArray format = driver == "MBTiles" ? source.GetMetadataItem("format") : "";
  return driver == "JPEG" || compression.contains("JPEG") || format.startsWith("jp");
}

/// The value for "nothing here" of a band of fractions; a GeoPackage has no room for NaN.
double emptyFraction(std::optional<double> given)
{
  constexpr double kLowest = std::numeric_limits<float>::lowest();
  const bool fits = given && std::isfinite(*given) && std::abs(*given) <= -kLowest;
  return fits ? static_cast<double>(static_cast<float>(*given)) : kLowest;
}

void planNumbers(TilePlan& plan, GDALRasterBand& band, bool hasGaps)
{
  const std::optional<double> given = noDataOf(band);
  const GDALDataType own = band.GetRasterDataType();
  if (own == GDT_Int16) {
    plan.type = GDT_Int16;
    if (given || hasGaps)
      plan.noData = given.value_or(std::numeric_limits<qint16>::min());
  } else if (own == GDT_UInt16 && (given || !hasGaps)) {
    plan.type = GDT_UInt16;
    plan.noData = given;
  } else {
    plan.type = GDT_Float32; // holds all 16-bit numbers, and one more for "nothing here"
    if (given || hasGaps)
      plan.noData = emptyFraction(given);
  }
}

TilePlan planTiles(GDALDataset& source, bool isMoved)
{
  TilePlan plan;
  plan.bands = chooseBands(source);
  GDALRasterBand& first = *source.GetRasterBand(plan.bands.colours[0]);
  plan.isThematic = QByteArray(first.GetMetadataItem(kKind)) == kThematic;
  const bool hasMask = plan.bands.alpha > 0 || (first.GetMaskFlags() & GMF_PER_DATASET) != 0;
  if (first.GetRasterDataType() != GDT_Byte) {
    planNumbers(plan, first, isMoved || hasMask);
    return plan;
  }
  plan.isLossy = isLossy(source);
  if (plan.bands.colours.size() == 1 && !hasMask)
    plan.noData = noDataOf(first);
  plan.hasAlpha = !plan.noData && (isMoved || !(first.GetMaskFlags() & GMF_ALL_VALID));
  return plan;
}

/// A palette has no colour to spare for "nothing here": its colours become bands.
Result<DatasetPtr> withoutPalette(GDALDataset& source, const QString& path)
{
  CPLStringList arguments;
  for (const char* word : {"-of", "VRT", "-expand", "rgba"})
    arguments.AddString(word);
  GDALTranslateOptions* options = GDALTranslateOptionsNew(arguments.List(), nullptr);
  DatasetPtr expanded(
      GDALDataset::FromHandle(GDALTranslate("", GDALDataset::ToHandle(&source), options, nullptr)));
  GDALTranslateOptionsFree(options);
  if (!expanded)
    return Error{Error::Code::ReadFailed, {path}, QStringLiteral("palette")};
  return expanded;
}

QByteArray tileFormat(const TilePlan& plan)
{
  if (!plan.isPicture())
    return plan.type == GDT_Float32 ? "TIFF" : "PNG";
  if (!plan.isLossy || plan.hasClasses())
    return "PNG";
  return plan.hasAlpha ? "PNG_JPEG" : "JPEG"; // opaque tiles as JPEG
}

/// How tiles are written; the file itself does not say.
CPLStringList tileOptions(const TilePlan& plan)
{
  CPLStringList options;
  options.SetNameValue("TILE_FORMAT", tileFormat(plan).constData());
  options.SetNameValue("QUALITY", "90");
  return options;
}

/// What the numbers of a gridded coverage are.
void describeNumbers(GDALRasterBand& source, CPLStringList& options)
{
  if (const char* unit = source.GetUnitType(); unit && *unit)
    options.SetNameValue("UOM", unit);
  if (const char* name = source.GetDescription(); name && *name) {
    options.SetNameValue("FIELD_NAME", name);
    options.SetNameValue("QUANTITY_DEFINITION", name);
  }
}

DatasetPtr createTarget(const RasterCopy& request, const TilePlan& plan, const WarpGrid& grid,
                        GDALRasterBand& source)
{
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF"); // nobody else knows the file yet
  CPLSetConfigOption("OGR_SQLITE_JOURNAL", "OFF");
  CPLStringList options = tileOptions(plan);
  options.SetNameValue("RASTER_TABLE", kRasterTable.toUtf8().constData());
  if (!plan.isPicture())
    describeNumbers(source, options);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  const int bands = static_cast<int>(plan.bands.colours.size()) + (plan.hasAlpha ? 1 : 0);
  DatasetPtr target(driver->Create(request.target.toUtf8().constData(), grid.width(), grid.height(),
                                   bands, plan.type, options.List()));
  const auto crs = Crs::fromText(request.crs);
  std::array<double, 6> toMap = grid.toMap();
  if (!target || !crs || target->SetProjection(crs.value().wkt().toUtf8().constData()) != CE_None ||
      target->SetGeoTransform(toMap.data()) != CE_None)
    return {};
  if (plan.noData)
    target->GetRasterBand(1)->SetNoDataValue(*plan.noData); // says it failed, also when it did not
  if (plan.hasPalette()) {
    GDALColorTable palette(*plan.bands.palette);
    if (target->GetRasterBand(1)->SetColorTable(&palette) != CE_None)
      return {};
  }
  return target;
}

int goesOn(double fraction, const char*, void* channel)
{
  static_cast<SourceChannel*>(channel)->tick(kWarpShare + (1 - kWarpShare) * fraction);
  return TRUE;
}

bool addOverviews(GDALDataset& target, const TilePlan& plan, SourceChannel& channel)
{
  std::vector<int> factors;
  const int side = std::max(target.GetRasterXSize(), target.GetRasterYSize());
  for (int factor = 2; side / (factor / 2) > kTileSide; factor *= 2)
    factors.push_back(factor);
  return factors.empty() || target.BuildOverviews(plan.hasClasses() ? "NEAREST" : "AVERAGE",
                                                  static_cast<int>(factors.size()), factors.data(),
                                                  0, nullptr, &goesOn, &channel) == CE_None;
}

Error copyFailed(const RasterCopy& request, const DriverWords& words)
{
  const QString text = words.text();
  const qint64 room = platform::freeBytes(QFileInfo(request.target).path());
  if (text.contains(QLatin1String("disk is full")) ||
      text.contains(QLatin1String("disk I/O error")) || (room >= 0 && room < kRoom))
    return {Error::Code::DiskFull, {request.target}, text};
  return readingFailed(request.path, words);
}

/// Levels that a new data set makes of itself would take its value for "nothing here" for a height.
DatasetPtr reopened(DatasetPtr target, const RasterCopy& request, const TilePlan& plan)
{
  CPLStringList options = tileOptions(plan);
  if (plan.isPicture())
    options.SetNameValue("BAND_COUNT", QByteArray::number(target->GetRasterCount()).constData());
  target.reset();
  return DatasetPtr(GDALDataset::Open(request.target.toUtf8().constData(),
                                      GDAL_OF_RASTER | GDAL_OF_UPDATE | GDAL_OF_VERBOSE_ERROR,
                                      nullptr, options.List()));
}

/// \returns false: GDAL has said why
bool writeTiles(const RasterCopy& request, GDALDataset& source, TilePlan& plan, WarpGrid& grid,
                SourceChannel& channel)
{
  DatasetPtr target =
      createTarget(request, plan, grid, *source.GetRasterBand(plan.bands.colours[0]));
  if (!target)
    return false;
  const bool isExact = grid.isSourceGrid() || plan.hasClasses();
  WarpOptions options;
  options.type = source.GetRasterBand(plan.bands.colours[0])->GetRasterDataType();
  options.resampling = isExact ? GRA_NearestNeighbour : GRA_Bilinear;
  options.hasAlpha = plan.hasAlpha;
  options.noData = plan.noData;
  options.pixelsOff = 0.01;
  options.share = kWarpShare;
  if (!warp(source, *target, plan.bands, options, grid, channel))
    return false;
  if (plan.hasPalette()) // whose colours only this data set knows
    return addOverviews(*target, plan, channel);
  target = reopened(std::move(target), request, plan);
  return target && addOverviews(*target, plan, channel);
}

CopiedRaster copied(const TilePlan& plan)
{
  CopiedRaster made;
  if (!plan.isPicture())
    return made;
  made.bands = static_cast<int>(plan.bands.colours.size()) + (plan.hasAlpha ? 1 : 0);
  if (plan.noData)
    made.noData = static_cast<int>(*plan.noData);
  for (int i = 0; plan.bands.palette && i < plan.bands.palette->GetColorEntryCount(); ++i) {
    const GDALColorEntry& colour = *plan.bands.palette->GetColorEntry(i);
    for (const short part : {colour.c1, colour.c2, colour.c3, colour.c4})
      made.palette.append(static_cast<char>(std::clamp<int>(part, 0, 255)));
  }
  return made;
}

} // namespace

bool isCopyable(GDALDataset& dataset)
{
  const BandChoice bands = chooseBands(dataset);
  const auto seen = static_cast<int>(bands.colours.size());
  GDALRasterBand& first = *dataset.GetRasterBand(bands.colours[0]);
  if (seen + (bands.alpha > 0 ? 1 : 0) != dataset.GetRasterCount() || first.GetScale() != 1 ||
      first.GetOffset() != 0)
    return false;
  switch (first.GetRasterDataType()) {
  case GDT_Byte: return true;
  case GDT_Int16:
  case GDT_UInt16:
  case GDT_Float32:
  case GDT_Float64: return seen == 1;
  default: return false;
  }
}

Result<CopiedRaster> copyRaster(const RasterCopy& request, SourceChannel& channel)
{
  DriverWords words;
  DIABAN_TRY(members, sourceMembers(request.path));
  DIABAN_TRY(source, openMember(members.first(), request.path, {}, words));
  if (source->GetRasterCount() == 0 || !isCopyable(*source))
    return Error{Error::Code::NothingToRead, {request.path}, QStringLiteral("nothing to copy")};
  DIABAN_TRY(grid, WarpGrid::makeForCopy(*source, request));
  TilePlan plan = planTiles(*source, !grid.isSourceGrid());
  DatasetPtr expanded;
  if (plan.hasPalette() && plan.hasAlpha) {
    DIABAN_TRY(coloured, withoutPalette(*source, request.path));
    expanded = std::move(coloured);
    plan = planTiles(*expanded, !grid.isSourceGrid());
  }
  words.clear();
  const bool isWritten = writeTiles(request, expanded ? *expanded : *source, plan, grid, channel);
  if (!isWritten || words.hasFailures())
    return copyFailed(request, words);
  return copied(plan);
}

} // namespace diaban::geo
