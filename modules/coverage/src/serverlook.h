// Which colours tell the areas of many transmitters apart. Private to the module.
#pragma once

#include <diaban/coverage/coverage.h>

#include <map>

namespace diaban::coverage {

/// For each sensor that serves a cell (its place among Coverage::sensors), a number of a colour,
/// small ones first: no two whose cells lie beside one another have the same.
std::map<qint32, int> serverColours(const Reception& reception);

} // namespace diaban::coverage
