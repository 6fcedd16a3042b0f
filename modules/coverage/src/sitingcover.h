// Which sites serve which places, seen from the places.
#pragma once

#include <diaban/coverage/siting.h>

namespace diaban::coverage {

inline bool isAllowed(const Site& site)
{
  return site.state != Site::State::Forbidden;
}
inline bool isExisting(const Site& site)
{
  return site.state == Site::State::Existing;
}

/// Whether it is part of every choice.
inline bool isGiven(const Site& site)
{
  return site.state == Site::State::Existing || site.state == Site::State::Required;
}
std::vector<int> givenSites(const SitingTable& table);

/// Whether a choice keeps to the count, the budget and what groups may have.
bool keepsLimits(const SitingTable& table, const SitingAim& aim, const std::vector<int>& sites);

/// Of each place the allowed sites within the radius, ascending.
std::vector<std::vector<int>> sitesInReach(const SitingTable& table, double radius);

/// The same sites with fewer places: those that the same sites serve within the radius are one, and
/// so are those that a given site serves. Every choice serves the same weight. Distances are 0.
SitingTable mergedPlaces(const SitingTable& table, double radius);

/// A site and how far it is.
struct Nearness {
  double distance = 0;
  int site = 0;
};
/// Of each place all allowed sites that reach it, the nearest first.
std::vector<std::vector<Nearness>> sitesByDistance(const SitingTable& table);

/// A choice for maximal cover without what doesn't fit, with what still fits added, and swapped as
/// long as that serves more.
std::vector<int> swapped(const SitingTable& table, const SitingAim& aim,
                         const std::vector<int>& sites);

} // namespace diaban::coverage
