// A raster moved onto another grid by GDAL: the way of pictures and of copies.
#pragma once

#include "sourcechannel.h"
#include "warpgrid.h"

#include <gdalwarper.h>

#include <optional>
#include <vector>

namespace diaban::geo {

/// Which bands are seen: one (grey, palette or a quantity) or three, and one for transparency.
struct BandChoice {
  std::vector<int> colours;
  int alpha = 0;
  const GDALColorTable* palette = nullptr; ///< owned by its band
};
BandChoice chooseBands(GDALDataset& dataset);

struct WarpOptions {
  GDALDataType type = GDT_Byte; ///< in which values are computed
  GDALResampleAlg resampling = GRA_Bilinear;
  bool hasAlpha = true;         ///< the target's last band takes the transparency
  std::optional<double> noData; ///< of the target, where no pixel of the source lies
  double pixelsOff = 0.125;     ///< how far a place may lie from where it should
  double share = 1;             ///< of the whole work, for those who wait
};

/// Fills the target, whose first bands are the chosen ones. Goes from north to south, so that a
/// tiled target is written once. False: GDAL has said why.
bool warp(GDALDataset& source, GDALDataset& target, const BandChoice& choice,
          const WarpOptions& wanted, WarpGrid& grid, SourceChannel& channel);

} // namespace diaban::geo
