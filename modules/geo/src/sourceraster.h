// Rasters in the reading process: what one is, and pieces of it as a picture or as numbers.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"

#include <diaban/geo/rasterlook.h>

namespace diaban::geo {

/// Reads the first and the last block too, so that a cut-off file shows.
Result<RasterInfo> describeRaster(GDALDataset& dataset, const QString& path, DriverWords& words);

/// \param classes none: in the raster's own colours
Result<RasterPicture> warpPicture(const RasterRequest& request,
                                  const std::vector<RasterClass>& classes, SourceChannel& channel);

Result<RasterGrid> rasterGrid(const RasterGridRequest& request, SourceChannel& channel);

Result<QVector<RasterValue>> rasterValues(const RasterPlace& place);

} // namespace diaban::geo
