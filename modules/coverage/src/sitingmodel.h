// Location problems as integer programs.
#pragma once

#include "sitingcover.h"

#include <diaban/planning/integerprogram.h>

namespace diaban::coverage {

/// A program whose first variables are the sites, one each: chosen or not.
struct SitingModel {
  planning::IntegerProgram program;
  std::size_t sites = 0;

  /// The sites that a solution chooses.
  std::vector<int> chosen(const std::vector<double>& values) const;
};

/// Least cost with which every place is within the radius.
SitingModel setCoverModel(const SitingTable& table, const SitingAim& aim, double radius);
/// Most weight within the radius.
SitingModel maximalCoverModel(const SitingTable& table, const SitingAim& aim);
/// Most weight within the radius of two sites, all within that of one, for no more than `cost`.
SitingModel backupCoverModel(const SitingTable& table, const SitingAim& aim, double cost);
/// Least sum of weight times distance to the nearest site, by the radius formulation of Elloumi,
/// “A tighter formulation of the p-median problem”, J. Comb. Optim. 19 (2010).
SitingModel medianModel(const SitingTable& table, const SitingAim& aim);

/// Whether choices that are as good are told apart at all: sites are preferred, or maximal cover is
/// to be had for less.
bool hasPreference(const SitingTable& table, const SitingAim& aim);
/// Of the model's choices that are as good as `best` the one with fewest sites that are not
/// preferred, then least cost. `isMeasured`: whether its objective says what is good; else all its
/// choices are.
SitingModel preferenceModel(SitingModel model, const SitingTable& table,
                            const std::vector<int>& best, bool isMeasured);

/// Values of all variables for a choice of sites, to start from. \pre the choice is feasible
std::vector<double> valuesOf(const SitingModel& model, const std::vector<int>& sites);

} // namespace diaban::coverage
