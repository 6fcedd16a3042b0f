#include "rasterwarp.h"
#include "sourceraster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace diaban::geo {
namespace {

constexpr int kMaxSide = 16384;

/// The values between which a band is stretched to grey.
struct Stretch {
  double low = 0;
  double high = 255;
  unsigned char grey(float value) const
  {
    const double share = (static_cast<double>(value) - low) / (high - low);
    return static_cast<unsigned char>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  }
};

/// Values of a band, from a small overview, or from some blocks all over it where there is none.
std::vector<float> sampleValues(GDALRasterBand& band)
{
  constexpr int kSmall = 1024;
  constexpr int kGrid = 8;
  GDALRasterBand* source = &band;
  for (int i = 0; i < band.GetOverviewCount(); ++i)
    if (GDALRasterBand* overview = band.GetOverview(i); overview && overview->GetXSize() >= 64)
      source = overview;
  const int width = source->GetXSize();
  const int height = source->GetYSize();
  const bool isWhole = width <= kSmall && height <= kSmall;
  const int columns = isWhole ? width : std::min(width, 128);
  const int rows = isWhole ? height : std::min(height, 128);
  const int steps = isWhole ? 1 : kGrid;
  std::vector<float> values;
  std::vector<float> window(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  std::vector<unsigned char> mask(window.size());
  for (int step = 0; step < steps * steps; ++step) {
    const int x = isWhole ? 0 : (width - columns) / kGrid * (step % kGrid);
    const int y = isWhole ? 0 : (height - rows) / kGrid * (step / kGrid);
    if (source->RasterIO(GF_Read, x, y, columns, rows, window.data(), columns, rows, GDT_Float32, 0,
                         0, nullptr) != CE_None ||
        source->GetMaskBand()->RasterIO(GF_Read, x, y, columns, rows, mask.data(), columns, rows,
                                        GDT_Byte, 0, 0, nullptr) != CE_None)
      continue;
    for (std::size_t i = 0; i < window.size(); ++i)
      if (mask[i] != 0 && std::isfinite(window[i]))
        values.push_back(window[i]);
  }
  return values;
}

/// From the 2nd to the 98th of a hundred values, so that single wild ones do not make all grey.
Stretch stretchOf(GDALRasterBand& band)
{
  if (band.GetRasterDataType() == GDT_Byte)
    return {};
  std::vector<float> values = sampleValues(band);
  if (values.empty())
    return {};
  const auto at = [&](double share) {
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return static_cast<double>(values[static_cast<std::size_t>(place)]);
  };
  const Stretch stretch{at(0.02), at(0.98)};
  return stretch.high > stretch.low ? stretch : Stretch{stretch.low, stretch.low + 1};
}

std::optional<std::vector<float>> bandValues(GDALDataset& dataset, int band)
{
  const int width = dataset.GetRasterXSize();
  const int height = dataset.GetRasterYSize();
  std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  if (dataset.GetRasterBand(band)->RasterIO(GF_Read, 0, 0, width, height, values.data(), width,
                                            height, GDT_Float32, 0, 0, nullptr) != CE_None)
    return std::nullopt;
  return values;
}

std::array<unsigned char, 4> paletteColour(const GDALColorTable& palette, float value)
{
  const GDALColorEntry* entry = palette.GetColorEntry(static_cast<int>(value));
  if (!entry)
    return {};
  const auto byte = [](short part) {
    return static_cast<unsigned char>(std::clamp<int>(part, 0, 255));
  };
  return {byte(entry->c1), byte(entry->c2), byte(entry->c3), byte(entry->c4)};
}

std::array<unsigned char, 4> classColour(const std::vector<RasterClass>& classes, float value)
{
  const auto number = static_cast<double>(value);
  const auto found =
      std::lower_bound(classes.begin(), classes.end(), number,
                       [](const RasterClass& each, double wanted) { return each.to < wanted; });
  return found == classes.end() || number < found->from ? std::array<unsigned char, 4>{}
                                                        : found->colour;
}

/// How numbers become colours.
struct Colours {
  const GDALColorTable* palette = nullptr;
  std::vector<RasterClass> classes; ///< before the palette
  std::vector<Stretch> stretches;   ///< one a band, where there is neither
};

/// The chosen bands and a last one for transparency, on the grid of the picture.
DatasetPtr warped(GDALDataset& source, const BandChoice& choice, bool isMixed, WarpGrid& grid,
                  SourceChannel& channel)
{
  GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
  const bool isByte = source.GetRasterBand(choice.colours[0])->GetRasterDataType() == GDT_Byte;
  const int bands = static_cast<int>(choice.colours.size()) + 1;
  WarpOptions options;
  options.type = isByte ? GDT_Byte : GDT_Float32;
  options.resampling = isMixed ? GRA_Bilinear : GRA_NearestNeighbour;
  DatasetPtr target(memory->Create("", grid.width(), grid.height(), bands, options.type, nullptr));
  if (!target)
    return {};
  target->GetRasterBand(bands)->SetColorInterpretation(GCI_AlphaBand);
  if (!warp(source, *target, choice, options, grid, channel))
    return {};
  return target;
}

/// Puts the warped bands together; the last one is the transparency that warping made.
std::optional<RasterPicture> composed(GDALDataset& warped, const Colours& how)
{
  const std::size_t colours = how.stretches.size();
  const auto alpha = bandValues(warped, warped.GetRasterCount());
  std::vector<std::vector<float>> bands;
  for (std::size_t i = 0; i < colours; ++i) {
    auto values = bandValues(warped, static_cast<int>(i) + 1);
    if (!values || !alpha)
      return std::nullopt;
    bands.push_back(std::move(*values));
  }
  RasterPicture picture{warped.GetRasterXSize(), warped.GetRasterYSize(), {}};
  picture.rgba.resize(static_cast<qsizetype>(alpha->size()) * 4);
  auto* out = reinterpret_cast<unsigned char*>(picture.rgba.data());
  for (std::size_t i = 0; i < alpha->size(); ++i, out += 4) {
    std::array<unsigned char, 4> colour{};
    if (!how.classes.empty()) {
      colour = classColour(how.classes, bands[0][i]);
    } else if (how.palette) {
      colour = paletteColour(*how.palette, bands[0][i]);
    } else {
      for (std::size_t c = 0; c < 3; ++c) {
        const std::size_t band = colours == 1 ? 0 : c;
        colour[c] = how.stretches[band].grey(bands[band][i]);
      }
      colour[3] = 255;
    }
    const bool isSeen = (*alpha)[i] > 0 && std::isfinite(bands[0][i]);
    const double opacity =
        isSeen ? std::clamp(static_cast<double>((*alpha)[i]) / 255, 0.0, 1.0) : 0;
    colour[3] = static_cast<unsigned char>(std::lround(colour[3] * opacity));
    std::copy(colour.begin(), colour.end(), out);
  }
  return picture;
}

Outcome checkRequest(const RasterRequest& request)
{
  const bool isGood = request.width > 0 && request.height > 0 && request.width <= kMaxSide &&
                      request.height <= kMaxSide && request.extent.width() > 0 &&
                      request.extent.height() > 0;
  if (isGood)
    return Done{};
  return Error{Error::Code::BadArgument,
               {QStringLiteral("%1×%2").arg(request.width).arg(request.height), request.path},
               {}};
}

} // namespace

Result<RasterPicture> warpPicture(const RasterRequest& request,
                                  const std::vector<RasterClass>& classes, SourceChannel& channel)
{
  DIABAN_CHECK(checkRequest(request));
  DriverWords words;
  DIABAN_TRY(members, sourceMembers(request.path));
  DIABAN_TRY(whole, openMember(members.first(), request.path, {}, words));
  if (whole->GetRasterCount() == 0)
    return Error{Error::Code::NothingToRead, {request.path}, QStringLiteral("no raster")};
  DIABAN_TRY(grid, WarpGrid::make(*whole, request));
  DatasetPtr overview;
  if (const int level = grid.overviewFor(*whole); level >= 0) {
    DIABAN_TRY(smaller, openMember(members.first(), request.path, {}, words, level));
    overview = std::move(smaller);
    grid.useSource(*overview);
  }
  BandChoice choice = chooseBands(*whole);
  if (!classes.empty())
    choice.colours.resize(1);
  Colours how{choice.palette, classes, {}};
  const bool isMixed = classes.empty() && choice.palette == nullptr;
  for (const int band : choice.colours)
    how.stretches.push_back(isMixed ? stretchOf(*whole->GetRasterBand(band)) : Stretch{});
  words.clear();
  const DatasetPtr drawn = warped(overview ? *overview : *whole, choice, isMixed, grid, channel);
  if (!drawn || words.hasFailures())
    return readingFailed(request.path, words);
  auto picture = composed(*drawn, how);
  if (!picture)
    return readingFailed(request.path, words);
  return std::move(*picture);
}

} // namespace diaban::geo
