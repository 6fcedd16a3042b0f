// Invented projects whose works clash and whose money does not suffice in some years.
#pragma once

#include <diaban/roadmap/coordination.h>

namespace diaban::roadmap::test {

struct InstanceSize {
  int projects = 300;
  int clashes = 200;
  int months = 24; ///< the greatest shift, either way
  int years = 10;
  bool hasCeilings = true;
  int longest = 30; ///< months
};

/// The same for the same seed on every machine.
CoordinationProblem inventedCoordination(unsigned seed, const InstanceSize& size);

} // namespace diaban::roadmap::test
