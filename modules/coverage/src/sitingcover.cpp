#include "sitingcover.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace diaban::coverage {

std::vector<int> givenSites(const SitingTable& table)
{
  std::vector<int> sites;
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (isGiven(table.sites[site]))
      sites.push_back(static_cast<int>(site));
  return sites;
}

bool keepsLimits(const SitingTable& table, const SitingAim& aim, const std::vector<int>& sites)
{
  constexpr double kNothing = 1e-9; // sums of costs are not exact
  double cost = 0;
  int count = 0;
  std::unordered_map<int, int> perGroup;
  for (const int index : sites)
    if (const Site& site = table.sites[static_cast<std::size_t>(index)]; !isExisting(site)) {
      cost += site.cost;
      ++count;
      if (site.group >= 0 && ++perGroup[site.group] > aim.perGroup)
        return false;
    }
  return (aim.count == 0 || count <= aim.count) &&
         (!aim.budget || cost <= *aim.budget * (1 + kNothing));
}

std::vector<std::vector<int>> sitesInReach(const SitingTable& table, double radius)
{
  std::vector<std::vector<int>> sites(table.places.size());
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (isAllowed(table.sites[site]))
      for (const Reach& reach : table.reaches[site])
        if (reach.distance <= radius)
          sites[static_cast<std::size_t>(reach.place)].push_back(static_cast<int>(site));
  return sites;
}

SitingTable mergedPlaces(const SitingTable& table, double radius)
{
  std::map<std::vector<int>, double> weights;
  std::vector<std::vector<int>> sites = sitesInReach(table, radius);
  for (std::size_t place = 0; place < sites.size(); ++place) {
    std::vector<int>& list = sites[place];
    const auto given = std::find_if(list.begin(), list.end(), [&](int site) {
      return isGiven(table.sites[static_cast<std::size_t>(site)]);
    });
    if (given != list.end())
      list = {*given};
    weights[std::move(list)] += table.places[place].weight;
  }
  SitingTable merged{table.sites, {}, std::vector<std::vector<Reach>>(table.sites.size())};
  for (const auto& [list, weight] : weights) {
    for (const int site : list)
      merged.reaches[static_cast<std::size_t>(site)].push_back(
          {static_cast<int>(merged.places.size()), 0});
    merged.places.push_back({{}, weight});
  }
  return merged;
}

std::vector<std::vector<Nearness>> sitesByDistance(const SitingTable& table)
{
  std::vector<std::vector<Nearness>> sites(table.places.size());
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (isAllowed(table.sites[site]))
      for (const Reach& reach : table.reaches[site])
        sites[static_cast<std::size_t>(reach.place)].push_back(
            {reach.distance, static_cast<int>(site)});
  for (std::vector<Nearness>& list : sites)
    std::stable_sort(list.begin(), list.end(),
                     [](const Nearness& a, const Nearness& b) { return a.distance < b.distance; });
  return sites;
}

Siting assess(const SitingTable& table, const SitingAim& aim, std::vector<int> sites)
{
  std::sort(sites.begin(), sites.end());
  const bool isByDistance = aim.goal == SitingGoal::Median || aim.goal == SitingGoal::Centre;
  std::vector<double> nearest(table.places.size(), std::numeric_limits<double>::infinity());
  std::vector<int> times(table.places.size(), 0);
  Siting siting;
  for (const int site : sites) {
    const auto index = static_cast<std::size_t>(site);
    if (!isExisting(table.sites[index]))
      siting.cost += table.sites[index].cost;
    for (const Reach& reach : table.reaches[index]) {
      const auto place = static_cast<std::size_t>(reach.place);
      nearest[place] = std::min(nearest[place], reach.distance);
      times[place] += isByDistance || reach.distance <= aim.radius ? 1 : 0;
    }
  }
  double weight = 0, weighted = 0, farthest = 0, twice = 0;
  for (std::size_t place = 0; place < table.places.size(); ++place) {
    const double its = table.places[place].weight;
    if (times[place] == 0) {
      ++siting.uncovered;
      continue;
    }
    siting.coveredWeight += its;
    twice += times[place] > 1 ? its : 0;
    weight += its;
    weighted += its * nearest[place];
    farthest = std::max(farthest, nearest[place]);
  }
  siting.sites = std::move(sites);
  switch (aim.goal) {
  case SitingGoal::SetCover: siting.objective = siting.cost; break;
  case SitingGoal::MaximalCover: siting.objective = siting.coveredWeight; break;
  case SitingGoal::BackupCover: siting.objective = twice; break;
  case SitingGoal::Median: siting.objective = weight > 0 ? weighted / weight : 0; break;
  case SitingGoal::Centre: siting.objective = farthest; break;
  }
  return siting;
}

} // namespace diaban::coverage
