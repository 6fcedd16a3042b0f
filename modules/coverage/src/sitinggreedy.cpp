#include "sitingcover.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace diaban::coverage {
namespace {

constexpr double kNothing = 1e-9; ///< gains below it are noise of the arithmetic
constexpr double kNoise = 1e-12;  ///< the same in shares of a sum
constexpr int kMostRounds = 50;   ///< of swaps; each round that helps is followed by another

/// How often each place is served; a gain is weight that was not served before. Gains are kept, not
/// reckoned: they only change where a place is served first or last.
class CoverTally {
public:
  CoverTally(const SitingTable& table, double radius, bool isWeighted)
      : m_sites(sitesInReach(table, radius))
      , m_places(table.sites.size())
      , m_weights(table.places.size(), 1)
      , m_gains(table.sites.size(), 0)
      , m_times(table.places.size(), 0)
  {
    double total = 0;
    for (std::size_t place = 0; place < m_sites.size(); ++place) {
      if (isWeighted)
        m_weights[place] = table.places[place].weight;
      total += m_weights[place];
      for (const int site : m_sites[place]) {
        m_places[static_cast<std::size_t>(site)].push_back(place);
        m_gains[static_cast<std::size_t>(site)] += m_weights[place];
      }
    }
    m_noise = total * kNoise;
  }

  void add(int site)
  {
    for (const std::size_t place : m_places[static_cast<std::size_t>(site)])
      if (m_times[place]++ == 0)
        changeGains(place, -m_weights[place]);
  }
  void remove(int site)
  {
    for (const std::size_t place : m_places[static_cast<std::size_t>(site)])
      if (--m_times[place] == 0)
        changeGains(place, m_weights[place]);
  }
  double gain(int site) const
  {
    const double gain = m_gains[static_cast<std::size_t>(site)];
    return gain > m_noise ? gain : 0;
  }

private:
  void changeGains(std::size_t place, double by)
  {
    for (const int site : m_sites[place])
      m_gains[static_cast<std::size_t>(site)] += by;
  }

  std::vector<std::vector<int>> m_sites;          ///< that serve each place
  std::vector<std::vector<std::size_t>> m_places; ///< that each site serves
  std::vector<double> m_weights, m_gains;         ///< of places; of sites
  std::vector<int> m_times;
  double m_noise = 0; ///< what sums of weights are wrong by at the most
};

/// How far each place is from its nearest site; a gain is weight times distance saved.
class DistanceTally {
public:
  explicit DistanceTally(const SitingTable& table)
      : m_table(table)
      , m_sites(sitesByDistance(table))
      , m_isOpen(table.sites.size(), false)
      , m_nearest(table.places.size(), farthest(table))
      , m_farthest(farthest(table))
  {
  }

  void add(int site)
  {
    m_isOpen[static_cast<std::size_t>(site)] = true;
    for (const Reach& reach : m_table.reaches[static_cast<std::size_t>(site)]) {
      double& nearest = m_nearest[static_cast<std::size_t>(reach.place)];
      nearest = std::min(nearest, reach.distance);
    }
  }
  void remove(int site)
  {
    m_isOpen[static_cast<std::size_t>(site)] = false;
    for (const Reach& reach : m_table.reaches[static_cast<std::size_t>(site)])
      m_nearest[static_cast<std::size_t>(reach.place)] =
          nearestOpen(static_cast<std::size_t>(reach.place));
  }
  double gain(int site) const
  {
    double sum = 0;
    for (const Reach& reach : m_table.reaches[static_cast<std::size_t>(site)]) {
      const auto place = static_cast<std::size_t>(reach.place);
      sum += m_table.places[place].weight * std::max(0.0, m_nearest[place] - reach.distance);
    }
    return sum;
  }

private:
  /// Beyond every distance that there is: serving a place at all comes before serving it nearer.
  static double farthest(const SitingTable& table)
  {
    double most = 1;
    for (const auto& reaches : table.reaches)
      for (const Reach& reach : reaches)
        most = std::max(most, reach.distance);
    return 100 * most;
  }

  double nearestOpen(std::size_t place) const
  {
    for (const Nearness& near : m_sites[place])
      if (m_isOpen[static_cast<std::size_t>(near.site)])
        return near.distance;
    return m_farthest;
  }

  const SitingTable& m_table;
  std::vector<std::vector<Nearness>> m_sites;
  std::vector<bool> m_isOpen;
  std::vector<double> m_nearest;
  double m_farthest;
};

/// What has been chosen so far and what may still be.
struct Choice {
  Choice(const SitingTable& asked, const SitingAim& goal)
      : table(asked)
      , aim(goal)
      , isOpen(asked.sites.size(), false)
  {
    for (std::size_t site = 0; site < table.sites.size(); ++site)
      order.push_back(static_cast<int>(site));
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
      const Site &one = at(a), &other = at(b);
      return one.isPreferred != other.isPreferred ? one.isPreferred : one.cost < other.cost;
    });
  }

  const Site& at(int site) const { return table.sites[static_cast<std::size_t>(site)]; }
  bool canAdd(int site) const
  {
    return isOpenTo(site) && (aim.count == 0 || count < aim.count) && isPaid(site, 0) &&
           hasRoom(at(site).group);
  }
  bool canSwap(int old, int site) const
  {
    return isOpenTo(site) && isPaid(site, at(old).cost) &&
           (at(site).group == at(old).group || hasRoom(at(site).group));
  }
  void add(int site)
  {
    isOpen[static_cast<std::size_t>(site)] = true;
    if (!isExisting(at(site)))
      tally(site, 1);
  }
  void remove(int site)
  {
    isOpen[static_cast<std::size_t>(site)] = false;
    tally(site, -1);
  }
  std::vector<int> sites() const
  {
    std::vector<int> list;
    for (std::size_t site = 0; site < isOpen.size(); ++site)
      if (isOpen[site])
        list.push_back(static_cast<int>(site));
    return list;
  }

  const SitingTable& table;
  const SitingAim& aim;
  std::vector<bool> isOpen;
  std::vector<int> order; ///< of sites: of equal ones the preferred, then the cheaper comes first
  int count = 0;
  double cost = 0;

private:
  bool isOpenTo(int site) const
  {
    return at(site).state == Site::State::Free && !isOpen[static_cast<std::size_t>(site)];
  }
  bool isPaid(int site, double spared) const
  {
    return !aim.budget || cost - spared + at(site).cost <= *aim.budget + kNothing;
  }
  bool hasRoom(int group) const
  {
    if (group < 0)
      return true;
    const auto used = m_perGroup.find(group);
    return used == m_perGroup.end() || used->second < aim.perGroup;
  }
  void tally(int site, int by)
  {
    count += by;
    cost += by * at(site).cost;
    if (at(site).group >= 0)
      m_perGroup[at(site).group] += by;
  }

  std::unordered_map<int, int> m_perGroup;
};

template <typename Tally>
void addGiven(Choice& choice, Tally& tally)
{
  for (const int site : givenSites(choice.table)) {
    choice.add(site);
    tally.add(site);
  }
}

/// Takes the site that gains most, or most for what it costs, until none gains.
template <typename Tally>
void addBest(Choice& choice, Tally& tally, bool isByCost)
{
  for (;;) {
    int best = -1;
    double most = kNothing;
    for (const int site : choice.order) {
      if (!choice.canAdd(site))
        continue;
      const double cost = std::max(choice.at(site).cost, kNothing);
      const double gain = isByCost ? tally.gain(site) / cost : tally.gain(site);
      if (gain > most) {
        most = gain;
        best = site;
      }
    }
    if (best < 0)
      return;
    choice.add(best);
    tally.add(best);
  }
}

/// Exchanges one chosen site for the one that does more, if there is any.
template <typename Tally>
bool swapOne(Choice& choice, Tally& tally, int old)
{
  tally.remove(old);
  int best = old;
  double most = tally.gain(old) + kNothing;
  for (const int site : choice.order) {
    if (!choice.canSwap(old, site))
      continue;
    const double gain = tally.gain(site);
    if (gain > most) {
      most = gain * (1 + kNothing);
      best = site;
    }
  }
  tally.add(best);
  if (best == old)
    return false;
  choice.remove(old);
  choice.add(best);
  return true;
}

template <typename Tally>
void swapWhileBetter(Choice& choice, Tally& tally)
{
  bool isBetter = true;
  for (int round = 0; isBetter && round < kMostRounds; ++round) {
    isBetter = false;
    for (const int site : choice.sites())
      if (choice.at(site).state == Site::State::Free)
        isBetter = swapOne(choice, tally, site) || isBetter;
  }
}

/// Drops what the others serve anyway, the dearest first.
void dropNeedless(Choice& choice, CoverTally& tally)
{
  std::vector<int> sites = choice.sites();
  std::stable_sort(sites.begin(), sites.end(),
                   [&](int a, int b) { return choice.at(a).cost > choice.at(b).cost; });
  for (const int site : sites) {
    if (choice.at(site).state != Site::State::Free)
      continue;
    tally.remove(site);
    if (tally.gain(site) > kNothing)
      tally.add(site);
    else
      choice.remove(site);
  }
}

std::vector<int> coverAll(const SitingTable& table, const SitingAim& aim, double radius)
{
  SitingAim unlimited = aim;
  unlimited.count = 0;
  unlimited.budget.reset();
  unlimited.goal = SitingGoal::SetCover;
  Choice choice(table, unlimited);
  CoverTally tally(table, radius, false);
  addGiven(choice, tally);
  addBest(choice, tally, true);
  dropNeedless(choice, tally);
  return choice.sites();
}

/// The least radius at which the greedy cover keeps to the count.
std::vector<int> centre(const SitingTable& table, const SitingAim& aim)
{
  std::vector<double> radii;
  for (const auto& reaches : table.reaches)
    for (const Reach& reach : reaches)
      radii.push_back(reach.distance);
  std::sort(radii.begin(), radii.end());
  radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
  const auto isEnough = [&](double radius) {
    const std::vector<int> sites = coverAll(table, aim, radius);
    const SitingAim within{SitingGoal::SetCover, radius, 0, {}};
    const Siting siting = assess(table, within, sites);
    return siting.uncovered == 0 && keepsLimits(table, aim, sites);
  };
  const auto least = std::partition_point(radii.begin(), radii.end(),
                                          [&](double radius) { return !isEnough(radius); });
  return coverAll(table, aim, least == radii.end() ? radii.empty() ? 0 : radii.back() : *least);
}

} // namespace

std::vector<int> swapped(const SitingTable& table, const SitingAim& aim,
                         const std::vector<int>& sites)
{
  Choice choice(table, aim);
  CoverTally tally(table, aim.radius, true);
  for (const int site : sites)
    if (choice.at(site).state != Site::State::Free || choice.canAdd(site)) {
      choice.add(site);
      tally.add(site);
    }
  addBest(choice, tally, aim.budget.has_value());
  swapWhileBetter(choice, tally);
  return choice.sites();
}

Siting greedySiting(const SitingTable& table, const SitingAim& aim)
{
  if (aim.goal == SitingGoal::Centre)
    return assess(table, aim, centre(table, aim));
  if (aim.goal == SitingGoal::SetCover || aim.goal == SitingGoal::BackupCover)
    return assess(table, aim, coverAll(table, aim, aim.radius));
  const auto choose = [&](auto tally, bool isByCost) {
    Choice choice(table, aim);
    addGiven(choice, tally);
    addBest(choice, tally, isByCost);
    swapWhileBetter(choice, tally);
    return assess(table, aim, choice.sites());
  };
  if (aim.goal == SitingGoal::Median)
    return choose(DistanceTally(table), aim.budget.has_value());
  Siting siting = choose(CoverTally(table, aim.radius, true), false);
  if (!aim.budget)
    return siting;
  // Few dear sites or many cheap ones: neither is always better.
  Siting thrifty = choose(CoverTally(table, aim.radius, true), true);
  return thrifty.objective > siting.objective ? std::move(thrifty) : std::move(siting);
}

} // namespace diaban::coverage
