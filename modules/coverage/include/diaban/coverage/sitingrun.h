// Where the next units do most: candidate sites of layers held against whom nobody serves yet.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/siting.h>

#include <functional>

namespace diaban::coverage {

struct SitingRequest {
  QString candidates; ///< layer of poles, posts, roofs, by name
  QString type;       ///< of the units to be placed, by its id
  /// Further types: a pole gets a unit of one of them, or none. They are reckoned with the
  /// coverage's model where their type says what that needs, else with the type's own, any class.
  QStringList others;
  SitingGoal goal = SitingGoal::MaximalCover; ///< Median and Centre measure metres, by air
  int count = 0;                              ///< at the most; 0: no limit
  std::optional<double> budget{};             ///< đồng
  int worstLevel = -1; ///< a place counts when it is served in this class or better; −1: in any
  bool polesFirst = true; ///< of choices that are as good, the one with most poles that stand
  double newPoleCost = 0; ///< đồng, where the candidate's row says that its pole is planned
  QStringList required, forbidden; ///< candidates, by their names
  geo::Extent area;                ///< only candidates in it; empty: all
};

/// One more unit, in the order in which they do most.
struct ProposedSite {
  Sensor unit;         ///< where and how it would stand; its row is the candidate's
  QString street;      ///< that it stands at; empty: not known
  QString owner;       ///< of the pole; empty: not known
  bool isThere = true; ///< the pole stands already
  double cost = 0;     ///< đồng
  double adds = 0;     ///< people (buildings, where none are known) served by it and none before
  double sum = 0;      ///< all that are served then
  FootprintPtr footprint;
};

struct CurvePoint {
  int count = 0;
  double cost = 0;   ///< đồng
  double served = 0; ///< people
};

struct SitingReport {
  SitingRequest request;
  std::size_t candidates = 0;
  double servedBefore = 0, total = 0;
  std::vector<ProposedSite> sites;
  std::vector<CurvePoint> curve; ///< from none on: how much more helps
  Siting siting;                 ///< bound, and whether it is proven
};

/// Footprints of a unit at every candidate site with the coverage's model and ground, then the best
/// choice; what the coverage's own sensors serve is served already. `better` is told of each better
/// choice meanwhile, the greedy one first. Blocks its caller: use it from a job.
/// \returns errors of sensorsOf(), cover() and solveSiting()
Result<SitingReport> findSites(const workspace::Workspace& workspace, const SensorTypes& types,
                               const CoverageReport& coverage, const SitingRequest& request,
                               Progress& progress,
                               const std::function<void(const SitingReport&)>& better = {});

} // namespace diaban::coverage
