// Which layers an action touched, for the history to show. Private to the module.
#pragma once

#include <diaban/store/changeset.h>
#include <diaban/workspace/history.h>
#include <diaban/workspace/layer.h>

namespace diaban::workspace {

/// The layers whose rows, look or place a change set touches, in the order of the change set.
/// \param before layers as they were before it; those that it took off the map keep their title
/// \pre the change set was made a moment ago in this database
Result<QVector<TouchedLayer>> layersTouchedBy(const store::Database& database,
                                              const QByteArray& changeSet,
                                              const store::ColumnLists& columns,
                                              const QVector<Layer>& before);

} // namespace diaban::workspace
