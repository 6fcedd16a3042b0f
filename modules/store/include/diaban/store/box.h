// A rectangle, as R-trees and GeoPackage headers keep one. The store knows no other geometry.
#pragma once

#include <algorithm>
#include <limits>

namespace diaban::store {

/// In the units of the layer's CRS, x = east or longitude. A default box is empty.
struct Box {
  double minX = std::numeric_limits<double>::infinity();
  double minY = std::numeric_limits<double>::infinity();
  double maxX = -std::numeric_limits<double>::infinity();
  double maxY = -std::numeric_limits<double>::infinity();

  bool isEmpty() const { return !(minX <= maxX && minY <= maxY); }
  void add(const Box& other)
  {
    minX = std::min(minX, other.minX);
    minY = std::min(minY, other.minY);
    maxX = std::max(maxX, other.maxX);
    maxY = std::max(maxY, other.maxY);
  }
  bool operator==(const Box&) const = default;
};

} // namespace diaban::store
