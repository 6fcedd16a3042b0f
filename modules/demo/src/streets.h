// Towns: a bent lattice of streets, the blocks between them, and which streets matter more.
#pragma once

#include "land.h"
#include "random.h"
#include "shape.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace diaban::demo {

enum class StreetRank { Avenue, Street, Lane };

struct Street {
  Line line;
  StreetRank rank = StreetRank::Street;
  double width = 10; ///< metres between the blocks
  int town = 0;
};

/// A block between four streets; `corners` are the edge of the pavement, counter-clockwise.
struct CityBlock {
  Line corners; ///< four, open
  Line cell;    ///< the same up to the middle of the streets
  int town = 0;
  QRectF box;            ///< of the cell
  double fromCentre = 0; ///< metres from the middle of its town
};

/// How one town lies.
struct TownPlan {
  QPointF centre;
  double angle = 0; ///< radians, of the first family of streets
  double radius = 1'000;
  double blockLength = 110, blockDepth = 62; ///< metres, about
  int avenueEvery = 4;
  double bend = 60; ///< metres that streets wind
  int side = 0;     ///< which side of the river it keeps to: 1 north, -1 south, 0 any
};

struct Towns {
  std::vector<CityBlock> blocks;
  std::vector<Street> streets;
};

/// Blocks keep off water, slopes, the river's far side, one another's towns and those of `before`.
Towns makeTowns(const Land& land, const std::vector<TownPlan>& plans, const Towns& before,
                Random& random);

/// The towns of the province's city: old quarter, new quarter, the beach.
std::vector<TownPlan> cityPlans(const Land& land, double scale);

} // namespace diaban::demo
