// The fifth version of our tables: what layers were computed from, findings. Private to the module.
#pragma once

#include <diaban/store/database.h>

namespace diaban::workspace {

Outcome toFifthVersion(store::Database& database);

/// See standInForSteps().
Outcome standInForFifthVersion(store::Database& database);

} // namespace diaban::workspace
