// The land, asked once for each cell: everything that covers the province is cut from this.
#pragma once

#include "labelmap.h"
#include "land.h"

#include <vector>

namespace diaban::demo {

inline constexpr double kCell = 50; ///< metres

struct Ground {
  enum Kind { Sea, Neighbour, Plain, River, Reservoir, Island };

  explicit Ground(const Land& land);
  bool isProvince(int column, int row) const { return kind.at(column, row) >= Plain; }
  double heightAt(int column, int row) const
  {
    return height[static_cast<std::size_t>(row) * static_cast<std::size_t>(kind.columns()) +
                  static_cast<std::size_t>(column)];
  }
  double slopeAt(int column, int row) const; ///< rise over run

  LabelMap kind;
  std::vector<float> height; ///< metres, of the middle of each cell, rows from the south
};

} // namespace diaban::demo
