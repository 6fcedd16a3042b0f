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
/// \returns OutOfReach naming places that no allowed site reaches (SetCover, BackupCover, Median,
///          Centre); NoSolution when count or budget forbid it; Cancelled; errors of
///          planning::solve()
Result<Siting> solveSiting(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const std::function<void(const Siting&)>& better = {});

/// Reads a table with the columns distance, name (of the site), DestinationName and, if it has one,
/// demand (else each place weighs 1), from any file that is a table.
/// \returns errors of geo::SourceReader; NoSuchField; GapsInTable for a pair that is missing;
///          BadArgument for what is no number or negative
Result<SitingTable> readSitingTable(const QString& path, Progress& progress);

} // namespace diaban::coverage
