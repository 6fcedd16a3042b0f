// Slow twin of coverage/sight.h: a line of sight to the middle of every cell.
#pragma once

#include <diaban/coverage/sight.h>

namespace diaban::tests {

/// Whether `target` is seen: no height on the line, interpolated where it crosses the rows
/// (columns, if it runs more along them), stands above it. In double precision.
bool isSeenExactly(const coverage::HeightGrid& grid, const coverage::Observer& observer, int column,
                   int row, const coverage::SightRules& rules);

} // namespace diaban::tests
