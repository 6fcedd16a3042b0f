// Which sites can matter at all for maximal cover, before an integer program is asked.
#pragma once

#include "sitingcover.h"

namespace diaban::coverage {

struct CoverBound {
  std::vector<int> sites;   ///< the best choice met, at least as good as the one to start from
  double served = 0;        ///< weight that it serves
  double bound = 0;         ///< no choice serves more
  std::vector<double> most; ///< of each site: no choice with it serves more

  /// Takes a choice that keeps the limits and serves more. \returns whether it does
  bool take(const SitingTable& table, const SitingAim& aim, std::vector<int> choice);
  /// Nothing better can exist: weights are multiples of `step`.
  bool isProven(double step) const { return bound < served + step; }
};

/// What objectives differ by at the least: 1 when all weights are whole, else next to nothing.
double stepOf(const SitingTable& table);

/// Bounds the most weight that can be served by Lagrangian relaxation (Galvão and ReVelle, “A
/// Lagrangean heuristic for the maximal covering location problem”, EJOR 88 (1996)), and drops each
/// site whose choice would hold the bound below what is known to be possible. Exact: the best
/// choice stays. A stop only makes it coarser. \pre `start` keeps count and budget
CoverBound boundCover(const SitingTable& table, const SitingAim& aim, std::vector<int> start,
                      Progress& progress);

/// Goes on where boundCover() ended, by branch and bound: one site after the other is taken and
/// left out, and each time prices bound what the others can add. Ends with the best choice proven,
/// or with a lower bound when stopped or when there is too much to look at. `better` is called when
/// `found` has a better choice; its `most` stays as it was.
void searchCover(const SitingTable& table, const SitingAim& aim, CoverBound& found,
                 Progress& progress, const std::function<void()>& better);

/// Forbids each free site, but those of `kept`, whose places another one serves all at no higher
/// cost and where that one could stand instead. Looks no further where there are very many.
void forbidDominated(SitingTable& table, const SitingAim& aim, const std::vector<int>& kept);

} // namespace diaban::coverage
