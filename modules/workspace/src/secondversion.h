// The step to version 2 of the workspace's schema. Private to the module.
#pragma once

#include <diaban/store/database.h>

namespace diaban::workspace {

/// Tables without geometry become `attributes` and lose the empty column that they had for it;
/// types of curves are named in gpkg_extensions; there are tables for the stamp that tells our
/// writes from others', and for the tables of imports that are under way.
Outcome toSecondVersion(store::Database& database);

} // namespace diaban::workspace
