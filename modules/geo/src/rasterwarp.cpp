#include "rasterwarp.h"

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <memory>

namespace diaban::geo {
namespace {

constexpr int kStripRows = 1024; ///< whole rows of tiles

struct FreeWarpOptions {
  void operator()(GDALWarpOptions* options) const { GDALDestroyWarpOptions(options); }
};
using WarpOptionsPtr = std::unique_ptr<GDALWarpOptions, FreeWarpOptions>;

/// A stretch of the whole work, reported as GDAL gets on with it.
struct Stretch {
  SourceChannel& channel;
  double from = 0;
  double to = 1;
};

int goesOn(double fraction, const char*, void* stretch)
{
  const auto* own = static_cast<Stretch*>(stretch);
  own->channel.tick(own->from + (own->to - own->from) * fraction);
  return TRUE;
}

/// An array that GDALDestroyWarpOptions frees.
template <typename T>
T* warpArray(const std::vector<T>& values)
{
  auto* array = static_cast<T*>(CPLMalloc(values.size() * sizeof(T)));
  std::copy(values.begin(), values.end(), array);
  return array;
}

void setOption(GDALWarpOptions& options, const char* name, const char* value)
{
  options.papszWarpOptions = CSLSetNameValue(options.papszWarpOptions, name, value);
}

/// Bands of the source and of the target, and their values for "nothing here".
void connectBands(GDALWarpOptions& options, GDALDataset& source, const BandChoice& choice,
                  const WarpOptions& wanted)
{
  const std::size_t bands = choice.colours.size();
  std::vector<int> targets;
  std::vector<double> noData;
  for (std::size_t i = 0; i < bands; ++i) {
    targets.push_back(static_cast<int>(i) + 1);
    int has = 0;
    const double value = source.GetRasterBand(choice.colours[i])->GetNoDataValue(&has);
    if (has)
      noData.push_back(value);
  }
  options.nBandCount = static_cast<int>(bands);
  options.panSrcBands = warpArray(choice.colours);
  options.panDstBands = warpArray(targets);
  options.nSrcAlphaBand = choice.alpha;
  if (wanted.hasAlpha)
    options.nDstAlphaBand = static_cast<int>(bands) + 1;
  if (noData.size() == bands)
    options.padfSrcNoDataReal = warpArray(noData);
  if (wanted.noData)
    options.padfDstNoDataReal = warpArray(std::vector<double>(bands, *wanted.noData));
  setOption(options, "INIT_DEST", wanted.noData ? "NO_DATA" : "0");
  setOption(options, "UNIFIED_SRC_NODATA", "YES");
}

} // namespace

BandChoice chooseBands(GDALDataset& dataset)
{
  BandChoice choice;
  std::array<int, 3> rgb{};
  for (int i = 1; i <= dataset.GetRasterCount(); ++i) {
    const GDALColorInterp meaning = dataset.GetRasterBand(i)->GetColorInterpretation();
    if (meaning == GCI_AlphaBand)
      choice.alpha = i;
    else if (meaning >= GCI_RedBand && meaning <= GCI_BlueBand)
      rgb[static_cast<std::size_t>(meaning - GCI_RedBand)] = i;
  }
  const bool isRgb = std::all_of(rgb.begin(), rgb.end(), [](int band) { return band > 0; });
  const int bands = dataset.GetRasterCount() - (choice.alpha > 0 ? 1 : 0);
  if (isRgb)
    choice.colours.assign(rgb.begin(), rgb.end());
  else if (bands >= 3)
    choice.colours = {1, 2, 3};
  else
    choice.colours = {1};
  GDALRasterBand* first = dataset.GetRasterBand(choice.colours[0]);
  if (choice.colours.size() == 1 && first->GetColorInterpretation() == GCI_PaletteIndex)
    choice.palette = first->GetColorTable();
  return choice;
}

bool warp(GDALDataset& source, GDALDataset& target, const BandChoice& choice,
          const WarpOptions& wanted, WarpGrid& grid, SourceChannel& channel)
{
  Stretch stretch{channel};
  const WarpOptionsPtr options(GDALCreateWarpOptions());
  options->hSrcDS = GDALDataset::ToHandle(&source);
  options->hDstDS = GDALDataset::ToHandle(&target);
  options->eWorkingDataType = wanted.type;
  options->eResampleAlg = wanted.resampling;
  options->dfWarpMemoryLimit = 128.0 * 1024 * 1024;
  connectBands(*options, source, choice, wanted);
  options->pfnTransformer = &GDALApproxTransform;
  options->pTransformerArg = grid.approximateTransformer(wanted.pixelsOff);
  options->pfnProgress = &goesOn;
  options->pProgressArg = &stretch;
  GDALWarpOperation operation;
  if (operation.Initialize(options.get()) != CE_None)
    return false;
  for (int y = 0; y < grid.height(); y += kStripRows) {
    const int rows = std::min(kStripRows, grid.height() - y);
    stretch.from = wanted.share * y / grid.height();
    stretch.to = wanted.share * (y + rows) / grid.height();
    if (operation.ChunkAndWarpImage(0, y, grid.width(), rows) != CE_None)
      return false;
  }
  return true;
}

} // namespace diaban::geo
