// The last steps about gaps: borders that did not close, and what lies within. Private to the
// module.
#pragma once

#include "borderchains.h"
#include "checkrows.h"

namespace diaban::geo {

/// Gaps along borders that rounding left open, by the union of the rows around them.
void addGapsOfBroken(const CheckedRows& rows, const std::vector<OpenBorder>& broken,
                     FindingLists& findings);

/// Takes off the gaps what lies in them, and gives each a point inside.
/// \returns how many were no gaps then
std::size_t finishGaps(const CheckedRows& rows, std::vector<CheckFinding>& gaps);

/// Gives listed overlaps their shape, place and extent.
void finishOverlaps(const CheckedRows& rows, const std::unordered_map<qint64, quint32>& places,
                    std::vector<CheckFinding>& overlaps);

} // namespace diaban::geo
