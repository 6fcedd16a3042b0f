// What footprints are held against. Private to the module.
#pragma once

#include "roadnet.h"

#include <diaban/coverage/coverage.h>
#include <diaban/coverage/streetsight.h>
#include <diaban/coverage/surface.h>

#include <optional>

namespace diaban::coverage {

struct Surroundings::Parts {
  Ground ground;
  CoverageModel model;
  BuildingHeights heights;
  std::optional<StreetSight> streets;
  std::optional<RoadNet> roads;
  std::optional<Surface> surface; ///< where terrain is looked over
};

/// Whether a footprint of this model is made of cells of the terrain.
bool isOverTerrain(const CoverageModel& model, const Ground& ground);

} // namespace diaban::coverage
