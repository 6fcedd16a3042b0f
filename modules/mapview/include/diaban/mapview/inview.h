// Which rows of a table the map shows a piece of.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/featuretable.h>

#include <optional>
#include <vector>

namespace diaban::mapview {

/// Rows whose box meets `view`, ascending; nullopt when all rows do, rows without a geometry
/// included. O(blocks + rows of the blocks in view). Any thread. \returns Cancelled
Result<std::optional<std::vector<qint64>>> rowsInView(const geo::FeatureTable& table,
                                                      const geo::Extent& view, Progress& progress);

} // namespace diaban::mapview
