// Makes the functions of rowfunctions.h known to a connection. Private to the module.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/store/database.h>

namespace diaban::workspace {

/// \param crs of the geometries in the file
Outcome addRowFunctions(const store::Database& database, const geo::Crs& crs);

} // namespace diaban::workspace
