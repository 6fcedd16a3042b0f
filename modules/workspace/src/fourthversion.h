// The step to version 4 of the workspace's schema. Private to the module.
#pragma once

#include <diaban/store/database.h>

namespace diaban::workspace {

/// Facts of fields, conflicts of a merge that wait for a person, findings that are no errors; what
/// the history shows without reading change sets.
Outcome toFourthVersion(store::Database& database);

/// Lets a file of version 3 that is only looked at be read as one of version 4, for this connection
/// alone.
Outcome standInForFourthVersion(store::Database& database);

} // namespace diaban::workspace
