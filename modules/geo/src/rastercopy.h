// A raster rewritten as tiles in a GeoPackage of its own, in the reading process.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"

namespace diaban::geo {

/// Whether a GeoPackage can hold the raster's values (see RasterInfo::isCopyable).
bool isCopyable(GDALDataset& dataset);

Result<CopiedRaster> copyRaster(const RasterCopy& request, SourceChannel& channel);

} // namespace diaban::geo
