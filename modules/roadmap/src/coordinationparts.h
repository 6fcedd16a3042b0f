// A coordination problem taken apart into groups of projects that have to do with one another.
#pragma once

#include <diaban/roadmap/coordination.h>

namespace diaban::roadmap {

/// A problem of its own, and which projects of the whole one it is about.
struct CoordinationPart {
  CoordinationProblem problem;
  std::vector<int> projects;
  std::vector<int> pairs; ///< of the whole, in the order of its own
};

/// Projects are together where a pair ties them, or a year whose ceiling could be broken. Those
/// that nothing ties to any other are left out: `fixed` has their cheapest choices. A year whose
/// ceiling can't be broken by any choices is no ceiling.
struct CoordinationParts {
  std::vector<CoordinationPart> parts;
  std::vector<int> fixed; ///< a choice for each project of the whole; −1: it is in a part
};
CoordinationParts partsOf(const CoordinationProblem& problem);

qint64 spendingOf(const ShiftChoice& choice, std::size_t year);

} // namespace diaban::roadmap
