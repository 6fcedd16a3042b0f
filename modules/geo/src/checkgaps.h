// The last steps about gaps and overlaps: what lies within, and where. Private to the module.
#pragma once

#include "checkrows.h"

namespace diaban::geo {

/// Takes off the gaps what lies in them, and gives each a point inside.
/// \returns how many were no gaps then
std::size_t finishGaps(const CheckedRows& rows, std::vector<CheckFinding>& gaps);

/// Gives listed overlaps their shape, place and extent.
void finishOverlaps(const CheckedRows& rows, const std::unordered_map<qint64, quint32>& places,
                    std::vector<CheckFinding>& overlaps);

} // namespace diaban::geo
