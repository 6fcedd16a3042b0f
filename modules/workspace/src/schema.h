// The workspace's own tables in the file. Private to the module.
#pragma once

#include <diaban/store/migrations.h>

#include <QStringList>

#include <span>

namespace diaban::workspace {

/// The schema steps of owner "workspace".
std::span<const store::Schema> workspaceSchemas();

/// Lets a file that lacks the newest `missing` steps and is only looked at be read as if it had
/// them: what it lacks is put beside it, empty, for this connection alone. Nothing is written to
/// the file.
Outcome standInForSteps(store::Database& database, int missing);

/// Our recorded tables, feature tables apart: what a person decides.
QStringList recordedOwnTables();

} // namespace diaban::workspace
