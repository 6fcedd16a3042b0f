#include "ground.h"

#include <algorithm>
#include <cmath>

namespace diaban::demo {

Ground::Ground(const Land& land)
    : kind(static_cast<int>(kWidth / kCell), static_cast<int>(kHeight / kCell), kCell, Sea)
{
  height.reserve(static_cast<std::size_t>(kind.columns()) * static_cast<std::size_t>(kind.rows()));
  for (int row = 0; row < kind.rows(); ++row)
    for (int column = 0; column < kind.columns(); ++column) {
      const QPointF p = kind.centre(column, row);
      int& here = kind.at(column, row);
      if (!land.isSea(p)) {
        if (land.isIsland(p))
          here = Island;
        else if (!land.isInProvince(p))
          here = Neighbour;
        else if (land.isRiver(p))
          here = River;
        else
          here = land.isReservoir(p) ? Reservoir : Plain;
      }
      height.push_back(here == Sea ? 0.F : static_cast<float>(land.height(p)));
    }
}

double Ground::slopeAt(int column, int row) const
{
  const int east = std::min(column + 1, kind.columns() - 1);
  const int north = std::min(row + 1, kind.rows() - 1);
  const double here = heightAt(column, row);
  return std::hypot(heightAt(east, row) - here, heightAt(column, north) - here) / kCell;
}

} // namespace diaban::demo
