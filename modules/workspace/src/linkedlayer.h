// Layers that stay in the files they come from.
#pragma once

#include "importcontext.h"
#include "importplan.h"
#include "layerwriter.h"

#include <QHash>

#include <vector>

namespace diaban::workspace {

/// A source that will be linked, and what its first rows say of its look.
struct PlannedLink {
  PlannedLayer plan;
  geo::Extent extent; ///< in the workspace's CRS
  QHash<QString, QStringList> values;
};

/// Takes rasters that a workspace can't hold, and with `request.link` all layers, out of `layers`,
/// and looks at their first rows.
Result<std::vector<PlannedLink>> lookAtLinks(std::vector<PlannedLayer>& layers,
                                             const ImportRequest& request, const geo::Crs& crs,
                                             const geo::SourceReader& reader, Progress& progress);

/// Puts the link on the map.
Result<ImportedLayer> addLink(ImportContext& context, const PlannedLink& link,
                              const LayerWish& wish, const QStringList& otherNames);

} // namespace diaban::workspace
