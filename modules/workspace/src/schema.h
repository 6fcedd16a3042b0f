// The workspace's own tables in the file. Private to the module.
#pragma once

#include <diaban/store/migrations.h>

#include <QStringList>

#include <span>

namespace diaban::workspace {

/// The schema steps of owner "workspace".
std::span<const store::Schema> workspaceSchemas();

/// Lets a file of version 1 or 2 that is only looked at be read as one of version 3: what it lacks
/// is put beside it, empty, for this connection alone. Nothing is written to the file.
Outcome standInForThirdVersion(store::Database& database);

/// Our recorded tables, feature tables apart: what a person decides.
QStringList recordedOwnTables();

} // namespace diaban::workspace
