// A linked layer's fields as a table in memory, so that they are looked at like all others.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/store/database.h>
#include <diaban/workspace/layer.h>

namespace diaban::workspace {

inline const QString kMemoryTable = QStringLiteral("rows");

/// Reads the source through the reading process into a private database that has one table,
/// kMemoryTable, with `fid` (the source's own number, as in FeatureTable) and the layer's fields.
/// \returns SourceMissing, errors of the kind "input cannot be read", Cancelled
Result<store::Database> rowsInMemory(const Layer& layer, const QString& openWorkspace,
                                     Progress& progress);

} // namespace diaban::workspace
