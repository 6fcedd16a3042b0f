// Circular arcs as short straight steps.
#pragma once

#include <vector>

namespace diaban::geo {

/// A vertex of a curve.
struct ArcPoint {
  double x = 0, y = 0;
  bool operator==(const ArcPoint&) const = default;
};

/// Appends the arc from `start` over `middle` to `end` to `xy`, without `start` itself. The steps
/// leave the arc by at most 1/1000 of its radius; `middle` and `end` are kept as they are. An arc
/// and its reverse give the same vertices bit for bit, so borders of neighbours stay shared. When
/// start equals end it is the whole circle over `middle` (ISO 13249-3, 7.3), counter-clockwise.
void appendArc(ArcPoint start, ArcPoint middle, ArcPoint end, std::vector<double>& xy);

} // namespace diaban::geo
