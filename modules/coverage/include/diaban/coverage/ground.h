// What stands around sensors: buildings with their heights, roads, terrain.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/model.h>
#include <diaban/coverage/terrain.h>
#include <diaban/geo/featuretable.h>

#include <memory>
#include <vector>

namespace diaban::coverage {

/// Lines, in metres.
struct RoadLayer {
  geo::TablePtr table;
  QString nameField{}; ///< column of `table`; empty: none
  bool operator==(const RoadLayer&) const = default;
};

/// Coordinates in metres, all in one system. What is null is not there.
struct Ground {
  geo::TablePtr buildings;
  QString heightField;          ///< column of `buildings`, metres; empty: none
  QString storeysField;         ///< likewise; asked where a row has no height
  std::vector<RoadLayer> roads; ///< none of them is null
  std::shared_ptr<const Terrain> terrain;
};

/// Heights of all buildings above the ground, row by row as their blocks stand.
struct BuildingHeights {
  std::vector<float> metres;
  std::size_t assumed = 0; ///< rows that have none, or a negative one
};
BuildingHeights buildingHeights(const Ground& ground, const CoverageModel& model);

/// The number in a column of a row, whether it is kept as a number or as text; NaN where there is
/// none.
double numberIn(const geo::FeatureTable& table, const geo::Block& block, int column,
                std::size_t row);
/// Its text; empty where there is none.
QString textIn(const geo::FeatureTable& table, const geo::Block& block, int column,
               std::size_t row);

} // namespace diaban::coverage
