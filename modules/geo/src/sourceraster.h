// Rasters in the reading process: what one is, and a piece of it as a picture.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"

namespace diaban::geo {

/// Reads the first and the last block too, so that a cut-off file shows.
Result<RasterInfo> describeRaster(GDALDataset& dataset, const QString& path, DriverWords& words);

Result<RasterPicture> warpPicture(const RasterRequest& request, SourceChannel& channel);

Result<QVector<RasterValue>> rasterValues(const RasterPlace& place);

} // namespace diaban::geo
