#include "sitingbound.h"

#include "sitingrelaxed.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr int kMostSteps = 400, kFewestSteps = 50;
constexpr double kMostWork = 1e9; ///< places looked at in all steps together, some seconds
constexpr Descent kFarDown{kMostSteps, 2, 0.01};
constexpr int kBetweenTries = 10;                 ///< steps between choices that are tried out
constexpr double kNothing = 1e-6, kNoise = 1e-12; ///< of the arithmetic; in shares of sums

std::vector<Site::State> statesOf(const SitingTable& table)
{
  std::vector<Site::State> states;
  for (const Site& site : table.sites)
    states.push_back(site.state);
  return states;
}

} // namespace

double stepOf(const SitingTable& table)
{
  bool isWhole = true;
  double total = 0;
  for (const Place& place : table.places) {
    isWhole = isWhole && place.weight == std::floor(place.weight);
    total += place.weight;
  }
  return isWhole ? 1 - kNothing : std::max(kNothing, total * kNoise);
}

bool CoverBound::take(const SitingTable& table, const SitingAim& aim, std::vector<int> choice)
{
  if (!keepsLimits(table, aim, choice))
    return false;
  const double its = assess(table, aim, choice).objective;
  if (its <= served)
    return false;
  served = its;
  sites = std::move(choice);
  return true;
}

CoverBound boundCover(const SitingTable& table, const SitingAim& aim, std::vector<int> start,
                      Progress& progress)
{
  const CoverGraph graph(table, aim);
  RelaxedCover relaxed(graph, statesOf(table));
  CoverBound found;
  found.served = assess(table, aim, start).objective;
  found.sites = std::move(start);
  found.bound = relaxed.mostOfAll();
  const double step = stepOf(table);
  Descent how = kFarDown;
  how.steps = static_cast<int>(std::clamp(kMostWork / std::max(relaxed.work(), 1.0),
                                          double(kFewestSteps), double(kMostSteps)));
  const auto known = [&](double least, int i) -> std::optional<double> {
    found.bound = std::min(found.bound, least);
    if (i % kBetweenTries == 0) {
      std::vector<int> sites = givenSites(table);
      const std::vector<int> choice = relaxed.choice();
      sites.insert(sites.end(), choice.begin(), choice.end());
      found.take(table, aim, swapped(table, aim, sites));
    }
    if (found.isProven(step) || !progress.advance(double(i) / how.steps))
      return std::nullopt;
    return found.served;
  };
  const double bound = descend(relaxed, how, known);
  found.most.assign(table.sites.size(), found.bound);
  for (const int site : relaxed.free())
    found.most[static_cast<std::size_t>(site)] =
        std::min(found.bound, relaxed.boundWith(site, bound));
  return found;
}

} // namespace diaban::coverage
