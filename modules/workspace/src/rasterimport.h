// Rasters of an import: read into files of our own first, then copied in. Private to the module.
#pragma once

#include "importcontext.h"
#include "importplan.h"
#include "layerwriter.h"
#include "scratchfolder.h"

#include <vector>

namespace diaban::workspace {

/// A raster in the workspace's system, in a file that is not to be trusted.
struct StagedRaster {
  PlannedLayer plan;
  QString file;
  geo::CopiedRaster facts;
};

/// Takes the rasters out of `layers` and reads each into a file of `folder`. Nothing of the
/// workspace is touched, so it may take as long as it takes.
/// \param reading the file that is being read, also after an error
Result<std::vector<StagedRaster>> stageRasters(std::vector<PlannedLayer>& layers,
                                               const geo::Crs& crs, const ScratchFolder& folder,
                                               const geo::SourceReader& reader,
                                               QStringList& reading, Progress& progress);

/// Copies the tiles into the workspace and puts the layer on the map.
Result<ImportedLayer> addRaster(ImportContext& context, const StagedRaster& raster,
                                const LayerWish& wish, const QStringList& otherNames,
                                Progress& progress);

} // namespace diaban::workspace
