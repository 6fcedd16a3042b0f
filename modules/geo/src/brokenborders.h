// Gaps along open borders whose pieces don't meet to the last bit. Private to the module.
#pragma once

#include "borderchains.h"
#include "checkrows.h"

#include <optional>

namespace diaban::geo {

/// Joins ends that lie near one another, and makes findings of what the borders then enclose.
/// \returns how many rows were left out, since too many pieces hang together; nothing when stopped
std::optional<std::size_t> addGapsOfBroken(const CheckedRows& rows,
                                           const std::vector<OpenBorder>& broken,
                                           FindingLists& findings, Progress& progress);

} // namespace diaban::geo
