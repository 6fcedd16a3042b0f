// Better choices among those near to known ones: a small integer program instead of the whole one.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/roadmap/coordination.h>

namespace diaban::roadmap {

/// \param choices keep to all conditions
/// \returns the best found by the time `progress` says stop; never worse
std::vector<int> betterNear(const CoordinationProblem& problem, const std::vector<int>& choices,
                            Progress& progress);

} // namespace diaban::roadmap
