#include "sitingrelaxed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace diaban::coverage {
namespace {

constexpr double kKept = 0.9;       ///< of the way gone before
constexpr double kRemembered = 0.9; ///< of how often a site was chosen
constexpr double kNothing = 1e-6;   ///< a cost of none
constexpr double kNoise = 1e-9;     ///< of sums of costs

} // namespace

CoverGraph::CoverGraph(const SitingTable& asked, const SitingAim& goal)
    : table(asked)
    , aim(goal)
    , places(asked.sites.size())
{
  for (std::size_t site = 0; site < places.size(); ++site)
    for (const Reach& reach : table.reaches[site])
      if (reach.distance <= aim.radius)
        places[site].push_back(reach.place);
}

RelaxedCover::RelaxedCover(const CoverGraph& graph, const std::vector<Site::State>& states)
    : m_graph(graph)
    , m_count(graph.aim.count > 0 ? graph.aim.count : static_cast<int>(states.size()))
    , m_budget(std::numeric_limits<double>::infinity())
    , m_values(states.size(), 0)
    , m_often(states.size(), 0)
{
  if (graph.aim.budget) // as much as a choice may cost by keepsLimits()
    m_budget = *graph.aim.budget * (1 + kNoise);
  for (const Place& place : graph.table.places)
    m_weights.push_back(place.weight);
  for (std::size_t site = 0; site < states.size(); ++site)
    takeSite(static_cast<int>(site), states[site]);
  dropUnreached();
  m_byRatio = m_free;
  for (const double weight : m_weights)
    m_prices.push_back(weight / 2);
  m_way.assign(m_prices.size(), 0);
}

void RelaxedCover::takeSite(int site, Site::State state)
{
  if (state == Site::State::Forbidden)
    return;
  if (state == Site::State::Free) {
    m_free.push_back(site);
    return;
  }
  if (state != Site::State::Existing) {
    --m_count;
    m_budget -= m_graph.table.sites[static_cast<std::size_t>(site)].cost;
  }
  for (const int place : placesOf(site))
    m_given += std::exchange(m_weights[static_cast<std::size_t>(place)], 0.0);
}

void RelaxedCover::dropUnreached()
{
  std::vector<bool> isReached(m_weights.size(), false);
  for (const int site : m_free) {
    for (const int place : placesOf(site))
      isReached[static_cast<std::size_t>(place)] = true;
    m_work += static_cast<double>(placesOf(site).size());
  }
  for (std::size_t place = 0; place < m_weights.size(); ++place)
    if (!isReached[place])
      m_weights[place] = 0;
}

bool RelaxedCover::isPaid(int site) const
{
  return m_graph.table.sites[static_cast<std::size_t>(site)].cost <= m_budget;
}

double RelaxedCover::mostOfAll() const
{
  return std::accumulate(m_weights.begin(), m_weights.end(), m_given);
}

double RelaxedCover::look()
{
  double bound = m_given;
  for (std::size_t place = 0; place < m_weights.size(); ++place)
    bound += m_weights[place] - m_prices[place];
  for (const int site : m_free) {
    double value = 0;
    for (const int place : placesOf(site))
      value += m_prices[static_cast<std::size_t>(place)];
    m_values[static_cast<std::size_t>(site)] = value;
  }
  // One more than can be chosen: what stands in for a chosen one.
  const auto enough = std::clamp(m_count + 1, 0, static_cast<int>(m_free.size()));
  std::partial_sort(m_free.begin(), m_free.begin() + enough, m_free.end(),
                    [this](int a, int b) { return valueOf(a) > valueOf(b); });
  if (std::isfinite(m_budget)) {
    const auto ratio = [this](int site) {
      const double cost = m_graph.table.sites[static_cast<std::size_t>(site)].cost;
      return valueOf(site) / std::max(cost, kNothing);
    };
    std::sort(m_byRatio.begin(), m_byRatio.end(),
              [&](int a, int b) { return ratio(a) > ratio(b); });
  }
  return bound + most({});
}

double RelaxedCover::boundWith(int site, double bound) const
{
  return bound - most({}) + most({site, kNone});
}

double RelaxedCover::boundWithout(int site, double bound) const
{
  return bound - most({}) + most({kNone, site});
}

std::vector<int> RelaxedCover::choice() const
{
  std::vector<int> sites;
  eachChosen({}, [&](int site, double share) {
    if (share == 1)
      sites.push_back(site);
  });
  return sites;
}

void RelaxedCover::step(double gap, double length)
{
  std::vector<double> slopes(m_weights.size(), -1);
  for (const int site : m_free)
    m_often[static_cast<std::size_t>(site)] *= kRemembered;
  eachChosen({}, [&](int site, double share) {
    m_often[static_cast<std::size_t>(site)] += (1 - kRemembered) * share;
    for (const int place : placesOf(site))
      slopes[static_cast<std::size_t>(place)] += share;
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

void RelaxedCover::setPrices(const std::vector<double>& prices)
{
  for (std::size_t place = 0; place < prices.size(); ++place)
    m_prices[place] = std::min(prices[place], m_weights[place]);
  m_way.assign(prices.size(), 0);
}

/// The most that sites can earn, the limit that is tighter alone: count or budget.
double RelaxedCover::most(Fixed fixed) const
{
  double sum = 0;
  eachChosen(fixed, [&](int site, double share) { sum += share * valueOf(site); });
  return sum;
}

template <typename Do>
void RelaxedCover::eachChosen(Fixed fixed, const Do& what) const
{
  if (!std::isfinite(m_budget)) {
    eachOfCount(fixed, what);
    return;
  }
  double byCount = 0, byMoney = 0;
  eachOfCount(fixed, [&](int site, double share) { byCount += share * valueOf(site); });
  eachOfMoney(fixed, [&](int site, double share) { byMoney += share * valueOf(site); });
  if (byMoney < byCount)
    eachOfMoney(fixed, what);
  else
    eachOfCount(fixed, what);
}

template <typename Do>
void RelaxedCover::eachOfCount(Fixed fixed, const Do& what) const
{
  int left = m_count;
  if (fixed.with != kNone && left-- > 0)
    what(fixed.with, 1.0);
  for (auto site = m_free.begin(); site != m_free.end() && left > 0; ++site)
    if (*site != fixed.with && *site != fixed.without) {
      what(*site, 1.0);
      --left;
    }
}

/// The last one only as far as the money goes; what costs nothing in any case.
template <typename Do>
void RelaxedCover::eachOfMoney(Fixed fixed, const Do& what) const
{
  double left = m_budget;
  const auto buy = [&](int site) {
    const double cost = m_graph.table.sites[static_cast<std::size_t>(site)].cost;
    if (cost <= std::max(left, 0.0))
      what(site, 1.0);
    else if (left > 0)
      what(site, left / cost);
    left -= cost;
  };
  if (fixed.with != kNone)
    buy(fixed.with);
  for (const int site : m_byRatio)
    if (site != fixed.with && site != fixed.without)
      buy(site);
}

double descend(RelaxedCover& relaxed, const Descent& how,
               const std::function<std::optional<double>(double least, int step)>& served)
{
  std::vector<double> prices = relaxed.prices();
  double least = std::numeric_limits<double>::infinity(), length = how.first;
  const double shortened = std::pow(how.last / how.first, 1.0 / how.steps);
  for (int i = 0; i < how.steps; ++i) {
    const double bound = relaxed.look();
    if (bound < least) {
      least = bound;
      prices = relaxed.prices();
    }
    const std::optional<double> known = served(least, i);
    if (!known)
      break;
    relaxed.step(bound - *known, length);
    length *= shortened;
  }
  relaxed.setPrices(prices);
  return relaxed.look();
}

} // namespace diaban::coverage
