// Points that lie in no polygon. Private to the module.
#pragma once

#include "checkrows.h"

namespace diaban::geo {

/// Rows of a block of points with a point that no row of `polygons` holds.
void findOutside(const CheckedRows& points, std::size_t block, const CheckedRows& polygons,
                 FindingLists& findings);

} // namespace diaban::geo
