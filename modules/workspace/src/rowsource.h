// Where the rows of a layer are read from: a connection of its own, or a linked file in memory.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/store/database.h>
#include <diaban/workspace/layer.h>

namespace diaban::workspace {

class Workspace;

struct RowSource {
  store::Database database;
  Layer layer; ///< `table` is the one to read, also for linked layers
};

/// A linked layer's rows are read into memory first, whole.
/// \returns NoSuchLayer; NotATable for a raster; errors of reading a linked file; Cancelled
Result<RowSource> openRowSource(const Workspace& workspace, const QString& layer,
                                Progress& progress);

} // namespace diaban::workspace
