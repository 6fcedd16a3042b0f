// Whether a ring or line surely crosses itself nowhere, told quickly. Private to the module.
#pragma once

#include <optional>
#include <span>
#include <utility>

namespace diaban::geo {

/// True only where no two edges come nearer than `noise` but neighbours at their common vertex, no
/// vertex is repeated, and edges do not turn straight back. O(n²): false for long ones.
bool isSurelySimple(std::span<const double> xy, double noise);

/// Where a line crosses or touches itself, its ends meeting apart; by GEOS.
std::optional<std::pair<double, double>> selfCrossing(std::span<const double> xy);

} // namespace diaban::geo
