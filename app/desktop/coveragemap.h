// A coverage as something to draw: its areas by class as layers, one unit's at once.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>
#include <diaban/uikit/mappictures.h>
#include <diaban/uikit/unitmarks.h>

#include <functional>
#include <vector>

namespace diaban::desktop {

/// What of a result is to be seen.
struct ShownCoverage {
  std::vector<bool> levels; ///< as levelsOf()
  bool gaps = false;
};

/// Tables of a result, made once in a job.
struct CoverageTablesOnMap {
  geo::TablePtr areas; ///< null: none
  geo::TablePtr gaps;  ///< null: none
};
/// Covered areas by class; while the report has none, what each sensor covers, the best class above
/// the others. Null: nothing, or too much to be outlined.
geo::TablePtr areaTable(const coverage::CoverageReport& report);
geo::TablePtr gapTable(const std::vector<coverage::Gap>& gaps);

/// Layers to be drawn above the others, the bottom first.
std::vector<uikit::MapLayer> layersOf(const CoverageTablesOnMap& tables, int levels,
                                      const ShownCoverage& shown);

/// A layer of points as rings, for places where one may be put.
uikit::MapLayer ringed(uikit::MapLayer layer);

/// What one footprint covers, in the colours of its classes.
void addAreas(const coverage::Footprint& footprint, int levels, bool isProposed,
              std::vector<uikit::UnitMarks::Area>& areas);

} // namespace diaban::desktop
