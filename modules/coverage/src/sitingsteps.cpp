#include "sitingcover.h"

#include <algorithm>
#include <limits>

namespace diaban::coverage {
namespace {

/// What is served so far by sites one after the other.
class Served {
public:
  Served(const SitingTable& table, const SitingAim& aim)
      : m_table(table)
      , m_radius(aim.goal == SitingGoal::Median || aim.goal == SitingGoal::Centre
                     ? std::numeric_limits<double>::infinity()
                     : aim.radius)
      , m_isServed(table.places.size(), false)
  {
  }

  double gain(int site) const
  {
    double sum = 0;
    for (const Reach& reach : m_table.reaches[static_cast<std::size_t>(site)])
      if (const auto place = static_cast<std::size_t>(reach.place);
          reach.distance <= m_radius && !m_isServed[place])
        sum += m_table.places[place].weight;
    return sum;
  }

  SitingStep add(int site, const SitingStep& before)
  {
    const Site& its = m_table.sites[static_cast<std::size_t>(site)];
    const double adds = gain(site);
    for (const Reach& reach : m_table.reaches[static_cast<std::size_t>(site)])
      if (reach.distance <= m_radius)
        m_isServed[static_cast<std::size_t>(reach.place)] = true;
    return {site, adds, before.served + adds, before.cost + (isExisting(its) ? 0 : its.cost)};
  }

private:
  const SitingTable& m_table;
  double m_radius;
  std::vector<bool> m_isServed;
};

int turnOf(const Site& site)
{
  return isExisting(site) ? 0 : site.state == Site::State::Required ? 1 : 2;
}

ServedPoint pointOf(const SitingTable& table, const SitingAim& aim, std::vector<int> sites)
{
  const Siting siting = assess(table, aim, std::move(sites));
  ServedPoint point{0, siting.cost, siting.objective, siting.sites};
  for (const int site : siting.sites)
    point.count += isExisting(table.sites[static_cast<std::size_t>(site)]) ? 0 : 1;
  return point;
}

} // namespace

std::vector<SitingStep> stepsOf(const SitingTable& table, const SitingAim& aim,
                                const std::vector<int>& sites)
{
  std::vector<int> left = sites;
  Served served(table, aim);
  std::vector<SitingStep> steps;
  const auto isBetter = [&](int a, int b) {
    const int one = turnOf(table.sites[static_cast<std::size_t>(a)]);
    const int other = turnOf(table.sites[static_cast<std::size_t>(b)]);
    return one != other ? one < other : served.gain(a) > served.gain(b);
  };
  while (!left.empty()) {
    const auto next = std::min_element(left.begin(), left.end(), isBetter);
    steps.push_back(served.add(*next, steps.empty() ? SitingStep{} : steps.back()));
    left.erase(next);
  }
  return steps;
}

std::vector<ServedPoint> servedByCount(const SitingTable& table, const SitingAim& aim, int most,
                                       Progress& progress)
{
  const SitingTable small = mergedPlaces(table, aim.radius);
  SitingAim limited{SitingGoal::MaximalCover, aim.radius, 0, {}, aim.perGroup};
  std::vector<ServedPoint> points{pointOf(small, limited, givenSites(small))};
  const int given = points.front().count;
  for (int more = 1; more <= most && progress.advance(double(more - 1) / most); ++more) {
    limited.count = given + more;
    ServedPoint point = pointOf(small, limited, swapped(small, limited, points.back().sites));
    if (point.served <= points.back().served)
      break;
    points.push_back(std::move(point));
  }
  return points;
}

std::vector<ServedPoint> servedByMoney(const SitingTable& table, const SitingAim& aim, int points,
                                       Progress& progress)
{
  const SitingTable small = mergedPlaces(table, aim.radius);
  SitingAim limited{SitingGoal::MaximalCover, aim.radius, aim.count, {}, aim.perGroup};
  std::vector<ServedPoint> found{pointOf(small, limited, givenSites(small))};
  double all = found.front().cost;
  for (const Site& site : small.sites)
    all += site.state == Site::State::Free ? site.cost : 0;
  limited.budget = all; // not to be kept, but to look at costs
  const ServedPoint end = pointOf(small, limited, greedySiting(small, limited).sites);
  const double least = found.front().cost;
  for (int i = 1; i <= points && progress.advance(double(i - 1) / points); ++i) {
    limited.budget = least + (end.cost - least) * i / points;
    ServedPoint point = pointOf(small, limited, greedySiting(small, limited).sites);
    if (point.served > found.back().served)
      found.push_back(std::move(point));
  }
  return found;
}

} // namespace diaban::coverage
