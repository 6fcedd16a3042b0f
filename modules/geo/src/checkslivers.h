// Slivers and the rows beside them. Private to the module.
#pragma once

#include "checkrows.h"

namespace diaban::geo {

/// Names for each sliver the row with the longest border along it: first among those that are no
/// slivers themselves.
void findNeighboursOf(const CheckedRows& rows, std::vector<CheckFinding>& slivers);

} // namespace diaban::geo
