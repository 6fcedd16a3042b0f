// Which way a unit looks best. Private to the module.
#pragma once

#include <vector>

namespace diaban::coverage {

struct Bearing {
  double azimuth = 0; ///< degrees clockwise from north
  double weight = 0;
};

/// The middle of a view `across` degrees wide that holds most weight; of equal ones the first.
/// 0 where there is nothing to see. O(n log n).
double bestDirection(std::vector<Bearing> bearings, double across);

} // namespace diaban::coverage
