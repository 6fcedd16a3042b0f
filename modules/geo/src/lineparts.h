// A line that crosses itself, cut into pieces that don't. Private to the module.
#pragma once

#include <diaban/geo/shape.h>

#include <vector>

namespace diaban::geo {

/// The pieces of a line between the places where it crosses or touches itself, in its order and
/// direction. A piece that goes where an earlier one went, either way, is left out. `step` is the
/// number of values a vertex has; Z and M of new vertices lie between their neighbours'.
/// O(vertices²).
std::vector<ShapeRing> lineParts(const ShapeRing& line, std::size_t step, double noise);

} // namespace diaban::geo
