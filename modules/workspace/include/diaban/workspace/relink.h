// Linked layers whose file lies elsewhere now, or shall be another one.
#pragma once

#include <diaban/geo/source.h>
#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

/// What pointing to another file changed.
struct Relinked {
  QByteArray entry; ///< in the history
  QStringList lost; ///< fields that the layer had and the file lacks
  QStringList gained;
  QStringList lostForStyle; ///< of `lost`: those that style and labels use; the style is kept
};

/// Looks at the file and points the linked layer to it: one history entry. The layer of the name
/// that was linked is taken; where the file has one layer alone, that one.
/// \returns NoSuchLayer; errors of the kind "input cannot be read": NoSourceLayer, NoCrs;
///          SourceDiffers for another kind of geometry, or a raster in place of rows
Result<Relinked> pointTo(Workspace& workspace, const QString& layer, const QString& path,
                         const QString& title, const geo::SourceReader& reader, Progress& progress);

} // namespace diaban::workspace
