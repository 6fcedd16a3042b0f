// Findings that somebody called no errors, in the file. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/check.h>

namespace diaban::workspace {

/// None where the file is of a version before them.
Result<QVector<AcceptedFinding>> readAccepted(const store::Database& database);
Outcome writeAccepted(store::Database& database, const AcceptedFinding& accepted);
Outcome deleteAccepted(store::Database& database, const Uid& uid);

} // namespace diaban::workspace
