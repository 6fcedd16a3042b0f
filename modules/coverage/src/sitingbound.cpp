#include "sitingbound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace diaban::coverage {
namespace {

constexpr int kMostSteps = 400, kFewestSteps = 50;
constexpr double kMostWork = 1e9; ///< places looked at in all steps together, some seconds
constexpr int kPatience = 20;     ///< steps without a lower bound before they are halved
constexpr int kBetweenTries = 10; ///< steps between choices that are tried out
constexpr double kLongest = 1.5, kShortest = 0.002; ///< of steps, in shares of the gap
constexpr double kKept = 0.9;                       ///< of the way gone before
constexpr double kNothing = 1e-6, kNoise = 1e-12;   ///< of the arithmetic; in shares of sums

/// The problem with what is given taken out: free sites, and the places that only they can serve.
/// A place costs its price to serve, a site earns the prices of its places; at any prices the best
/// of that is no less than what can be served.
class Relaxed {
public:
  Relaxed(const SitingTable& table, const SitingAim& aim)
      : m_table(table)
      , m_radius(aim.radius)
      , m_count(aim.count > 0 ? aim.count : static_cast<int>(table.sites.size()))
      , m_budget(aim.budget.value_or(std::numeric_limits<double>::infinity()))
      , m_values(table.sites.size(), 0)
  {
    for (const Place& place : table.places)
      m_weights.push_back(place.weight);
    for (std::size_t site = 0; site < table.sites.size(); ++site)
      takeSite(site);
    dropUnreached();
    m_byRatio = m_free;
    for (const double weight : m_weights)
      m_prices.push_back(weight / 2);
    m_way.assign(m_prices.size(), 0);
  }

  const std::vector<std::size_t>& free() const { return m_free; }
  /// What all free sites together would serve.
  double mostOfAll() const { return std::accumulate(m_weights.begin(), m_weights.end(), m_given); }

  /// Places looked at in one step.
  double work() const
  {
    double places = 0;
    for (const std::size_t site : m_free)
      places += static_cast<double>(m_table.reaches[site].size());
    return places;
  }

  /// The bound at today's prices, and what to choose for it.
  double look()
  {
    double bound = m_given;
    for (std::size_t place = 0; place < m_weights.size(); ++place)
      bound += m_weights[place] - m_prices[place];
    for (const std::size_t site : m_free) {
      m_values[site] = 0;
      eachPlace(site, [&](std::size_t place) { m_values[site] += m_prices[place]; });
    }
    const auto byFalling = [](const auto& of) {
      return [&of](std::size_t a, std::size_t b) { return of(a) > of(b); };
    };
    const auto value = [&](std::size_t site) { return m_values[site]; };
    const auto ratio = [&](std::size_t site) {
      return m_values[site] / std::max(m_table.sites[site].cost, kNothing);
    };
    std::sort(m_free.begin(), m_free.end(), byFalling(value));
    if (std::isfinite(m_budget))
      std::sort(m_byRatio.begin(), m_byRatio.end(), byFalling(ratio));
    return bound + most(kNone);
  }

  /// What the bound would be if a free site were chosen in any case. \pre look() gave `bound`
  double boundWith(std::size_t site, double bound) const
  {
    return bound - most(kNone) + most(site);
  }

  /// The free sites that today's prices choose whole.
  std::vector<int> choice() const
  {
    std::vector<int> sites;
    eachChosen(kNone, [&](std::size_t site, double share) {
      if (share == 1)
        sites.push_back(static_cast<int>(site));
    });
    return sites;
  }

  /// Moves prices against the choice: down where it serves more than once, up where not at all.
  void step(double gap, double length)
  {
    std::vector<double> slopes(m_weights.size(), -1);
    eachChosen(kNone, [&](std::size_t site, double share) {
      eachPlace(site, [&](std::size_t place) { slopes[place] += share; });
    });
    double square = 0;
    for (std::size_t place = 0; place < slopes.size(); ++place) {
      const bool isAtEnd = (slopes[place] < 0 && m_prices[place] >= m_weights[place]) ||
                           (slopes[place] > 0 && m_prices[place] <= 0);
      if (isAtEnd)
        slopes[place] = 0;
      m_way[place] = slopes[place] + kKept * m_way[place];
      square += m_way[place] * m_way[place];
    }
    if (square <= 0)
      return;
    for (std::size_t place = 0; place < slopes.size(); ++place)
      m_prices[place] =
          std::clamp(m_prices[place] - length * gap / square * m_way[place], 0.0, m_weights[place]);
  }

  const std::vector<double>& prices() const { return m_prices; }
  void setPrices(const std::vector<double>& prices)
  {
    m_prices = prices;
    m_way.assign(prices.size(), 0);
  }

private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  void takeSite(std::size_t site)
  {
    const Site& its = m_table.sites[site];
    if (!isAllowed(its))
      return;
    if (its.state == Site::State::Free) {
      m_free.push_back(site);
      return;
    }
    if (!isExisting(its)) {
      --m_count;
      m_budget -= its.cost;
    }
    eachPlace(site, [&](std::size_t place) { m_given += std::exchange(m_weights[place], 0.0); });
  }

  void dropUnreached()
  {
    std::vector<bool> isReached(m_weights.size(), false);
    for (const std::size_t site : m_free)
      eachPlace(site, [&](std::size_t place) { isReached[place] = true; });
    for (std::size_t place = 0; place < m_weights.size(); ++place)
      if (!isReached[place])
        m_weights[place] = 0;
  }

  template <typename Do>
  void eachPlace(std::size_t site, const Do& what) const
  {
    for (const Reach& reach : m_table.reaches[site])
      if (reach.distance <= m_radius)
        what(static_cast<std::size_t>(reach.place));
  }

  /// The most that sites can earn, the limit that is tighter alone: count or budget.
  double most(std::size_t with) const
  {
    double sum = 0;
    eachChosen(with, [&](std::size_t site, double share) { sum += share * m_values[site]; });
    return sum;
  }

  template <typename Do>
  void eachChosen(std::size_t with, const Do& what) const
  {
    double byCount = 0, byMoney = 0;
    eachOfCount(with, [&](std::size_t site, double share) { byCount += share * m_values[site]; });
    if (std::isfinite(m_budget))
      eachOfMoney(with, [&](std::size_t site, double share) { byMoney += share * m_values[site]; });
    if (std::isfinite(m_budget) && byMoney < byCount)
      eachOfMoney(with, what);
    else
      eachOfCount(with, what);
  }

  template <typename Do>
  void eachOfCount(std::size_t with, const Do& what) const
  {
    int left = m_count;
    if (with != kNone && left-- > 0)
      what(with, 1.0);
    for (auto site = m_free.begin(); site != m_free.end() && left > 0; ++site)
      if (*site != with) {
        what(*site, 1.0);
        --left;
      }
  }

  /// The last one only as far as the money goes.
  template <typename Do>
  void eachOfMoney(std::size_t with, const Do& what) const
  {
    double left = m_budget;
    const auto buy = [&](std::size_t site) {
      const double cost = m_table.sites[site].cost;
      what(site, cost <= left ? 1.0 : left / cost);
      left -= cost;
    };
    if (with != kNone && left > 0)
      buy(with);
    for (auto site = m_byRatio.begin(); site != m_byRatio.end() && left > 0; ++site)
      if (*site != with)
        buy(*site);
  }

  const SitingTable& m_table;
  double m_radius;
  int m_count;
  double m_budget;
  double m_given = 0;                         ///< weight served by what is chosen in any case
  std::vector<double> m_weights;              ///< of places, 0 for those that it serves
  std::vector<double> m_prices, m_way;        ///< of places; how prices moved last
  std::vector<double> m_values;               ///< of sites: the prices that they earn
  std::vector<std::size_t> m_free, m_byRatio; ///< sites, by falling value and value for money
};

/// The free sites that today's prices choose, made into a choice that serves as much as it can.
void tryChoice(const SitingTable& table, const SitingAim& aim, const Relaxed& relaxed,
               CoverBound& found)
{
  std::vector<int> sites = givenSites(table);
  const std::vector<int> choice = relaxed.choice();
  sites.insert(sites.end(), choice.begin(), choice.end());
  sites = swapped(table, aim, sites);
  if (!keepsLimits(table, aim, sites))
    return;
  const double served = assess(table, aim, sites).objective;
  if (served <= found.served)
    return;
  found.served = served;
  found.sites = std::move(sites);
}

/// Lowers the bound and raises the best choice until they meet or nothing moves any more.
void approach(const SitingTable& table, const SitingAim& aim, Relaxed& relaxed, CoverBound& found,
              Progress& progress)
{
  const double step = stepOf(table);
  const double steps = std::clamp(kMostWork / std::max(relaxed.work(), 1.0), double(kFewestSteps),
                                  double(kMostSteps));
  std::vector<double> prices = relaxed.prices();
  double least = std::numeric_limits<double>::infinity(), length = kLongest;
  int patience = kPatience;
  for (int i = 0; i < steps && length > kShortest && progress.advance(i / steps); ++i) {
    double bound = relaxed.look();
    if (bound < least) {
      least = bound;
      prices = relaxed.prices();
      patience = kPatience;
    } else if (--patience == 0) {
      relaxed.setPrices(prices);
      bound = relaxed.look();
      patience = kPatience;
      length /= 2;
    }
    found.bound = std::min(found.bound, least);
    if (i % kBetweenTries == 0)
      tryChoice(table, aim, relaxed, found);
    if (found.isProven(step))
      break;
    relaxed.step(bound - found.served, length);
  }
  relaxed.setPrices(prices);
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

CoverBound boundCover(const SitingTable& table, const SitingAim& aim, std::vector<int> start,
                      Progress& progress)
{
  Relaxed relaxed(table, aim);
  CoverBound found;
  found.sites = std::move(start);
  found.served = assess(table, aim, found.sites).objective;
  found.bound = relaxed.mostOfAll();
  approach(table, aim, relaxed, found, progress);
  const double bound = relaxed.look();
  found.most.assign(table.sites.size(), found.bound);
  for (const std::size_t site : relaxed.free())
    found.most[site] = std::min(found.bound, relaxed.boundWith(site, bound));
  return found;
}

} // namespace diaban::coverage
