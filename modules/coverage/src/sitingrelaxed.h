// Maximal cover relaxed: the bound that prices of places give, and which sites they choose.
#pragma once

#include "sitingcover.h"

#include <functional>
#include <optional>

namespace diaban::coverage {

/// What each site serves within the radius; made once for all that is asked about a table.
struct CoverGraph {
  CoverGraph(const SitingTable& asked, const SitingAim& goal);

  const SitingTable& table;
  const SitingAim& aim;
  std::vector<std::vector<int>> places; ///< of each site, within the radius
};

/// The problem with what is given taken out: free sites, and the places that only they can serve.
/// A place costs its price to serve, a site earns the prices of its places; at any prices the best
/// of that is no less than what can be served. Limits to groups are left out.
class RelaxedCover {
public:
  RelaxedCover(const CoverGraph& graph, const std::vector<Site::State>& states);

  const std::vector<int>& free() const { return m_free; }
  /// How many free ones may still be chosen.
  int count() const { return m_count; }
  /// Whether there is money for it.
  bool isPaid(int site) const;
  /// What all free sites together would serve.
  double mostOfAll() const;
  /// Places looked at in one step.
  double work() const { return m_work; }

  /// The bound at today's prices, and what to choose for it.
  double look();
  /// What the bound would be if a free site were chosen in any case, and if it were not.
  /// \pre look() gave `bound`
  double boundWith(int site, double bound) const;
  double boundWithout(int site, double bound) const;
  /// The free sites that today's prices choose whole.
  std::vector<int> choice() const;
  /// What prices give a free site.
  double valueOf(int site) const { return m_values[static_cast<std::size_t>(site)]; }
  /// How often prices chose a free site lately, 0 to 1.
  double often(int site) const { return m_often[static_cast<std::size_t>(site)]; }

  /// Moves prices against the choice: down where it serves more than once, up where not at all.
  void step(double gap, double length);
  const std::vector<double>& prices() const { return m_prices; }
  void setPrices(const std::vector<double>& prices);

private:
  static constexpr int kNone = -1;
  /// A site that is bought in any case and one that is not.
  struct Fixed {
    int with = kNone, without = kNone;
  };

  void takeSite(int site, Site::State state);
  void dropUnreached();
  double most(Fixed fixed) const;
  template <typename Do>
  void eachChosen(Fixed fixed, const Do& what) const;
  template <typename Do>
  void eachOfCount(Fixed fixed, const Do& what) const;
  template <typename Do>
  void eachOfMoney(Fixed fixed, const Do& what) const;
  const std::vector<int>& placesOf(int site) const
  {
    return m_graph.places[static_cast<std::size_t>(site)];
  }

  const CoverGraph& m_graph;
  int m_count;
  double m_budget;
  double m_given = 0; ///< weight served by what is chosen in any case
  double m_work = 0;
  std::vector<double> m_weights;       ///< of places, 0 for those that it serves
  std::vector<double> m_prices, m_way; ///< of places; how prices moved last
  std::vector<double> m_values;        ///< of sites: the prices that they earn
  std::vector<double> m_often;         ///< of sites
  std::vector<int> m_free, m_byRatio;  ///< sites, by falling value and value for money
};

/// How prices are moved: the lengths of the first and the last step, in shares of the gap.
struct Descent {
  int steps = 0;
  double first = 0, last = 0;
};

/// Lowers the bound; prices are then those that gave the least one, and look() has been asked.
/// `served` is told the least bound so far and says what is known to be possible, or nothing to
/// stop. \returns the least bound
double descend(RelaxedCover& relaxed, const Descent& how,
               const std::function<std::optional<double>(double least, int step)>& served);

} // namespace diaban::coverage
