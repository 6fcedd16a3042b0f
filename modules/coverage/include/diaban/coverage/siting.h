// Where the next units go: location problems over a table of distances between sites and places.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace diaban::coverage {

/// Where a unit may stand.
struct Site {
  enum class State : quint8 {
    Free,
    Required,  ///< is chosen in any case; it counts and costs as others
    Forbidden, ///< is never chosen
    Existing,  ///< stands already; it serves, counts nothing and costs nothing
  };
  QString name;
  double cost = 1;
  State state = State::Free;
  int group = -1; ///< the pole it is on: sites of one group are kinds of unit for it; −1: its own
  bool isPreferred = false; ///< of choices that are as good, the one with fewest others is taken
};

/// Who is to be served: a commune, a building, a place that floods.
struct Place {
  QString name;
  double weight = 1; ///< people, or whatever counts; not negative
};

/// How far it is from a site to a place, in metres or minutes.
struct Reach {
  int place = 0;
  double distance = 0;
};

struct SitingTable {
  std::vector<Site> sites;
  std::vector<Place> places;
  std::vector<std::vector<Reach>> reaches; ///< of each site; a place it lacks is out of its reach
};

/// What is asked. The names are those of the literature: location set covering (Toregas et al.
/// 1971), maximal covering (Church and ReVelle 1974), backup covering (Hogan and ReVelle 1986),
/// p-median (Hakimi 1964) and p-centre.
enum class SitingGoal : quint8 {
  SetCover,     ///< fewest sites (least cost where costs differ) that serve every place
  MaximalCover, ///< most weight served within the radius
  BackupCover,  ///< as SetCover, and of these choices the one that serves most weight twice
  Median,       ///< least mean distance, by weight, from each place to its nearest site
  Centre,       ///< least distance of the place that lies farthest from its nearest site
};

struct SitingAim {
  SitingGoal goal = SitingGoal::MaximalCover;
  double radius = 0;              ///< within which a place is served; Median and Centre: not used
  int count = 0;                  ///< of sites to choose besides the existing ones; 0: no limit
  std::optional<double> budget{}; ///< for all that are chosen
  int perGroup = 1;               ///< of a group, at the most, besides existing ones
};

/// A choice of sites and what it comes to.
struct Siting {
  std::vector<int> sites; ///< chosen ones and existing ones, ascending
  /// What the goal measures: sites' cost, weight served, weight served twice, distance.
  double objective = 0;
  double coveredWeight = 0; ///< within the radius; Median and Centre: all that has a distance
  int uncovered = 0;        ///< places that are not
  double cost = 0;
  double bound = 0; ///< no choice can be better than this
  bool isOptimal = false;
};

/// What a choice comes to, by looking only; bound and isOptimal are left alone.
Siting assess(const SitingTable& table, const SitingAim& aim, std::vector<int> sites);

/// A good choice at once: the site that adds most (for its cost), again and again, then single
/// swaps as long as one helps. No promise of how far it is from the best.
Siting greedySiting(const SitingTable& table, const SitingAim& aim);

/// The best choice, proven, by an integer program in a process of its own. `better` is told of each
/// better choice meanwhile, the greedy one first; a stop leaves the best so far, with its bound.
/// Use it from a job.
/// Where some sites are preferred, or maximal cover is to be had for less, a second program takes
/// of the best choices the one with the fewest sites that are not preferred, then the cheapest;
/// when it is stopped, the first one's choice stays. \returns OutOfReach naming places that no
/// allowed site reaches (SetCover, BackupCover, Median,
///          Centre); NoSolution when count or budget forbid it; Cancelled; errors of
///          planning::solve()
Result<Siting> solveSiting(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const std::function<void(const Siting&)>& better = {});

/// What one of the chosen sites does.
struct SitingStep {
  int site = 0;
  double adds = 0;   ///< weight that it serves and none before it
  double served = 0; ///< by it and all before
  double cost = 0;   ///< of it and all before
};

/// Chosen sites in the order in which they do most: existing ones, then required ones, then the one
/// that adds most at each step. Served is what has a site within the radius; Median and Centre:
/// what has a distance.
std::vector<SitingStep> stepsOf(const SitingTable& table, const SitingAim& aim,
                                const std::vector<int>& sites);

/// What so many sites, or so much money, serve.
struct ServedPoint {
  int count = 0; ///< of sites besides existing ones
  double cost = 0;
  double served = 0;        ///< weight; never less than for fewer sites or less money
  std::vector<int> sites{}; ///< as in Siting
};

/// Weight served within the radius by none, one, two … sites more than are given, up to `most` or
/// till nothing is left to serve: each by adding the best one and swapping, so without proof; for
/// that ask solveSiting() with the count. The aim's count and budget play no part. After a stop the
/// points so far.
std::vector<ServedPoint> servedByCount(const SitingTable& table, const SitingAim& aim, int most,
                                       Progress& progress);

/// The same for `points` budgets, evenly spread up to what serving all that can be served costs;
/// the aim's count is kept.
std::vector<ServedPoint> servedByMoney(const SitingTable& table, const SitingAim& aim, int points,
                                       Progress& progress);

/// Reads a table with the columns distance, name (of the site), DestinationName and, if it has one,
/// demand (else each place weighs 1), from any file that is a table.
/// \returns errors of geo::SourceReader; NoSuchField; GapsInTable for a pair that is missing;
///          BadArgument for what is no number or negative
Result<SitingTable> readSitingTable(const QString& path, Progress& progress);

} // namespace diaban::coverage
