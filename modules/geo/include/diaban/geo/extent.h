// A rectangle on the map.
#pragma once

#include <algorithm>
#include <limits>

namespace diaban::geo {

/// x = east or longitude, y = north or latitude, in the units of the CRS it belongs to. Edges
/// belong to it. A default extent is empty (holds nothing); it grows by add().
struct Extent {
  double minX = std::numeric_limits<double>::infinity();
  double minY = std::numeric_limits<double>::infinity();
  double maxX = -std::numeric_limits<double>::infinity();
  double maxY = -std::numeric_limits<double>::infinity();

  bool isEmpty() const { return !(minX <= maxX && minY <= maxY); }
  double width() const { return maxX - minX; }
  double height() const { return maxY - minY; }
  bool intersects(const Extent& o) const
  {
    return minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY;
  }
  bool contains(const Extent& o) const
  {
    return minX <= o.minX && o.maxX <= maxX && minY <= o.minY && o.maxY <= maxY;
  }
  void add(double x, double y)
  {
    minX = std::min(minX, x);
    minY = std::min(minY, y);
    maxX = std::max(maxX, x);
    maxY = std::max(maxY, y);
  }
  void add(const Extent& o)
  {
    minX = std::min(minX, o.minX);
    minY = std::min(minY, o.minY);
    maxX = std::max(maxX, o.maxX);
    maxY = std::max(maxY, o.maxY);
  }
  bool operator==(const Extent&) const = default;
};

} // namespace diaban::geo
