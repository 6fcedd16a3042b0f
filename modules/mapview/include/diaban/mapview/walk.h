// The order in which the keyboard walks through what a view shows.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/featuretable.h>

#include <vector>

namespace diaban::mapview {

/// Rows whose box meets `view` as one reads them: in rows of its height's twelfth from the north,
/// each from the west on, by the middle of what is seen of their box. At most `most`, the first
/// ones. O(rows in view × log). Any thread. \returns Cancelled
Result<std::vector<qint64>> rowsFromNorthWest(const geo::FeatureTable& table,
                                              const geo::Extent& view, std::size_t most,
                                              Progress& progress);

} // namespace diaban::mapview
