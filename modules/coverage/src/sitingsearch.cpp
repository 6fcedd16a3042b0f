#include "sitingbound.h"
#include "sitingrelaxed.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kMostWork =
    1e10; ///< places looked at in all steps together, a quarter of a minute
constexpr std::size_t kWorthAgain = 4; ///< of how many sites one must be decided to look again
constexpr Descent kFirst{200, 2, 0.02}, kNext{60, 2, 0.3};

/// Some sites decided, the others open.
struct Node {
  std::vector<Site::State> states;
  std::vector<double> prices; ///< to start from
  double bound = 0;           ///< nothing in here serves more
};

class Search {
public:
  Search(const SitingTable& table, const SitingAim& aim, CoverBound& found,
         const std::function<void()>& better)
      : m_table(table)
      , m_aim(aim)
      , m_graph(table, aim)
      , m_found(found)
      , m_better(better)
      , m_step(stepOf(table))
  {
  }

  void run(Progress& progress)
  {
    Node root{{}, {}, m_found.bound};
    for (const Site& site : m_table.sites)
      root.states.push_back(site.state);
    for (const Place& place : m_table.places)
      root.prices.push_back(place.weight / 2);
    if (canBeBetter(root.bound))
      look(std::move(root), kFirst, progress);
    while (!m_open.empty() && !m_isStopped && m_work < kMostWork) {
      Node node = std::move(m_open.back());
      m_open.pop_back();
      if (canBeBetter(node.bound))
        look(std::move(node), kNext, progress);
    }
    m_found.bound = m_found.served;
    for (const Node& node : m_open)
      m_found.bound = std::max(m_found.bound, node.bound);
  }

private:
  bool canBeBetter(double bound) const { return bound >= m_found.served + m_step; }

  static std::vector<int> taken(const Node& node)
  {
    std::vector<int> sites;
    for (std::size_t site = 0; site < node.states.size(); ++site)
      if (node.states[site] == Site::State::Required || node.states[site] == Site::State::Existing)
        sites.push_back(static_cast<int>(site));
    return sites;
  }

  /// Decides what is beyond doubt; leaves nothing, or two that are smaller.
  void look(Node node, const Descent& how, Progress& progress)
  {
    while (keepsLimits(m_table, m_aim, taken(node))) {
      RelaxedCover relaxed(m_graph, node.states);
      relaxed.setPrices(node.prices);
      const auto known = [&](double least, int) {
        m_work += relaxed.work();
        m_isStopped = m_isStopped || !progress.advance(std::min(1.0, m_work / kMostWork));
        return canBeBetter(least) && !m_isStopped ? std::optional(m_found.served) : std::nullopt;
      };
      const double bound = descend(relaxed, how, known);
      node.bound = std::min(node.bound, bound);
      node.prices = relaxed.prices();
      tryChoice(node, relaxed);
      if (!canBeBetter(node.bound) || relaxed.free().empty())
        return;
      if (m_isStopped) {
        m_open.push_back(std::move(node));
        return;
      }
      const std::size_t open = relaxed.free().size();
      const std::size_t decided = decide(node, relaxed, bound);
      if (decided < open && decided * kWorthAgain < open) {
        split(std::move(node), relaxed);
        return;
      }
    }
  }

  void tryChoice(const Node& node, const RelaxedCover& relaxed)
  {
    std::vector<int> sites = taken(node);
    const std::vector<int> choice = relaxed.choice();
    sites.insert(sites.end(), choice.begin(), choice.end());
    if (!m_found.take(m_table, m_aim, std::move(sites)))
      return;
    m_found.take(m_table, m_aim, swapped(m_table, m_aim, m_found.sites));
    m_better();
  }

  /// Takes the sites without which nothing better is left, forbids those with which nothing is.
  std::size_t decide(Node& node, const RelaxedCover& relaxed, double bound) const
  {
    std::size_t decided = 0;
    for (const int site : relaxed.free()) {
      Site::State& state = node.states[static_cast<std::size_t>(site)];
      if (relaxed.count() == 0 || !relaxed.isPaid(site) ||
          !canBeBetter(relaxed.boundWith(site, bound)))
        state = Site::State::Forbidden;
      else if (!canBeBetter(relaxed.boundWithout(site, bound)))
        state = Site::State::Required;
      else
        continue;
      ++decided;
    }
    return decided;
  }

  void split(Node node, const RelaxedCover& relaxed)
  {
    int best = -1;
    double most = -1;
    for (const int site : relaxed.free())
      if (node.states[static_cast<std::size_t>(site)] == Site::State::Free) {
        const double often = relaxed.often(site);
        const double doubt = often * (1 - often) * relaxed.valueOf(site);
        if (doubt > most) {
          most = doubt;
          best = site;
        }
      }
    Node with = node;
    with.states[static_cast<std::size_t>(best)] = Site::State::Required;
    node.states[static_cast<std::size_t>(best)] = Site::State::Forbidden;
    m_open.push_back(std::move(node));
    m_open.push_back(std::move(with));
  }

  const SitingTable& m_table;
  const SitingAim& m_aim;
  CoverGraph m_graph;
  CoverBound& m_found;
  const std::function<void()>& m_better;
  double m_step;
  double m_work = 0;
  bool m_isStopped = false;
  std::vector<Node> m_open;
};

} // namespace

void searchCover(const SitingTable& table, const SitingAim& aim, CoverBound& found,
                 Progress& progress, const std::function<void()>& better)
{
  Search(table, aim, found, better).run(progress);
}

} // namespace diaban::coverage
