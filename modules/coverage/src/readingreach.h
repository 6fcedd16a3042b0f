// Where readings of a network speak for the place, split among its stations. Private to the module.
#pragma once

#include <diaban/coverage/coverage.h>

namespace diaban::coverage {

/// Fills the footprints: each cell whose error keeps to a class belongs to the nearest station.
/// \returns Cancelled
Outcome reachOfReadings(Coverage& coverage, Progress& progress);

} // namespace diaban::coverage
