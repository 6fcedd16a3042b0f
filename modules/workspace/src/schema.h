// The workspace's own tables in the file. Private to the module.
#pragma once

#include <diaban/store/migrations.h>

#include <QStringList>

#include <span>

namespace diaban::workspace {

/// The schema steps of owner "workspace".
std::span<const store::Schema> workspaceSchemas();

/// Our recorded tables, feature tables apart: what a person decides.
QStringList recordedOwnTables();

} // namespace diaban::workspace
