// A quick way out of clashes and broken ceilings: random moves that are made warily less and less.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/roadmap/coordination.h>

namespace diaban::roadmap {

struct WalkResult {
  std::vector<int> choices; ///< the cheapest that keep to all; else those that break least
  bool isClean = false;
};

/// The same at every run. Where the cheapest choices keep to all, they are the answer.
WalkResult walk(const CoordinationProblem& problem, Progress& progress);

} // namespace diaban::roadmap
