#include "sitingbound.h"

#include <algorithm>

namespace diaban::coverage {
namespace {

constexpr double kMostWork = 3e8; ///< words to compare, less than a second

/// What each free site serves that nothing given serves, a bit a place.
class ServedBits {
public:
  ServedBits(const SitingTable& table, double radius)
      : m_words((table.places.size() + kBits - 1) / kBits)
      , m_bits(table.sites.size() * m_words, 0)
  {
    std::vector<quint64> given(m_words, 0);
    for (std::size_t site = 0; site < table.sites.size(); ++site)
      for (const Reach& reach : table.reaches[site])
        if (reach.distance <= radius) {
          const auto place = static_cast<std::size_t>(reach.place);
          const quint64 bit = quint64{1} << (place % kBits);
          m_bits[site * m_words + place / kBits] |= bit;
          if (isGiven(table.sites[site]))
            given[place / kBits] |= bit;
        }
    for (std::size_t i = 0; i < m_bits.size(); ++i)
      m_bits[i] &= ~given[i % m_words];
  }

  /// Whether `other` serves all that `site` does.
  bool isWithin(std::size_t site, std::size_t other) const
  {
    for (std::size_t word = 0; word < m_words; ++word)
      if ((m_bits[site * m_words + word] & ~m_bits[other * m_words + word]) != 0)
        return false;
    return true;
  }

private:
  static constexpr std::size_t kBits = 64;

  std::size_t m_words;
  std::vector<quint64> m_bits;
};

} // namespace

void forbidDominated(SitingTable& table, const SitingAim& aim, const std::vector<int>& kept)
{
  std::vector<std::size_t> free;
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (table.sites[site].state == Site::State::Free)
      free.push_back(site);
  const double pairs = static_cast<double>(free.size()) * static_cast<double>(free.size());
  if (pairs * static_cast<double>(table.places.size()) / 64 > kMostWork)
    return;
  const ServedBits served(table, aim.radius);
  const auto canReplace = [&](std::size_t other, std::size_t site) {
    const Site &one = table.sites[other], &its = table.sites[site];
    return other != site && one.cost <= its.cost && (one.group < 0 || one.group == its.group) &&
           served.isWithin(site, other);
  };
  std::vector<std::size_t> dominated;
  for (const std::size_t site : free) {
    const bool isOne = std::any_of(free.begin(), free.end(), [&](std::size_t other) {
      // Of two that could replace one another the first stays.
      return canReplace(other, site) && (other < site || !canReplace(site, other));
    });
    if (isOne && std::find(kept.begin(), kept.end(), static_cast<int>(site)) == kept.end())
      dominated.push_back(site);
  }
  for (const std::size_t site : dominated)
    table.sites[site].state = Site::State::Forbidden;
}

} // namespace diaban::coverage
