#include "sitingbound.h"
#include "sitingmodel.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

using planning::ProgramSolution;
using Better = std::function<void(const Siting&)>;

constexpr int kMostNamed = 10;
constexpr double kNoise = 1e-9; ///< of the arithmetic, in shares of sums

/// Whether every place can be served at all.
Outcome checkReach(const SitingTable& table, double radius)
{
  const auto sites = sitesInReach(table, radius);
  QStringList names;
  int count = 0;
  for (std::size_t place = 0; place < sites.size(); ++place)
    if (sites[place].empty()) {
      if (++count <= kMostNamed)
        names.append(table.places[place].name);
    }
  if (count == 0)
    return Done{};
  if (count > kMostNamed)
    names.append(QStringLiteral("…"));
  return Error{
      Error::Code::OutOfReach, {QString::number(count), names.join(QStringLiteral(", "))}, {}};
}

/// What can't be kept, as a person typed it.
Error noSolution(const SitingAim& aim)
{
  QStringList conditions;
  if (aim.count > 0)
    conditions.append(QStringLiteral("p = %1").arg(aim.count));
  if (aim.budget)
    conditions.append(QStringLiteral("%1").arg(*aim.budget, 0, 'f', 0));
  if (aim.radius > 0 && std::isfinite(aim.radius))
    conditions.append(QStringLiteral("%1 m").arg(aim.radius, 0, 'f', 0));
  return {Error::Code::NoSolution, {conditions.join(QStringLiteral(", "))}, {}};
}

/// The objective of a program in the terms of the goal.
double boundOf(const SitingTable& table, const SitingAim& aim, double bound)
{
  if (aim.goal != SitingGoal::Median)
    return bound;
  double weight = 0;
  for (const Place& place : table.places)
    weight += place.weight;
  const auto near = sitesByDistance(table); // what the model leaves out: the way to the nearest
  double least = 0;
  for (std::size_t place = 0; place < near.size(); ++place)
    least += table.places[place].weight * near[place].front().distance;
  return weight > 0 ? (least + bound) / weight : 0;
}

/// Solves one program, telling of each better choice in the terms of `aim`.
class Solver {
public:
  Solver(const SitingTable& table, const SitingAim& aim, Progress& progress, const Better& better)
      : m_table(table)
      , m_aim(aim)
      , m_progress(progress)
      , m_better(better)
  {
  }

  Result<Siting> run(SitingModel model, const std::vector<int>& start)
  {
    model.program.start = valuesOf(model, start);
    if (!model.program.isFeasible(model.program.start))
      model.program.start.clear();
    const auto told = [&](const ProgramSolution& solution) {
      if (m_better)
        m_better(siting(model, solution));
    };
    DIABAN_TRY(solution, planning::solve(model.program, m_progress, told));
    if (solution.state == ProgramSolution::State::Infeasible)
      return noSolution(m_aim);
    return siting(model, solution);
  }

private:
  Siting siting(const SitingModel& model, const ProgramSolution& solution) const
  {
    Siting siting = assess(m_table, m_aim, model.chosen(solution.values));
    siting.isOptimal = solution.state == ProgramSolution::State::Optimal;
    siting.bound = siting.isOptimal ? siting.objective : boundOf(m_table, m_aim, solution.bound);
    return siting;
  }

  const SitingTable& m_table;
  const SitingAim& m_aim;
  Progress& m_progress;
  const Better& m_better;
};

/// The most to our liking of the choices of a model that are as good as the best one.
Siting preferred(SitingModel model, const SitingTable& table, const SitingAim& aim,
                 Progress& progress, const Siting& best)
{
  model = preferenceModel(std::move(model), table, best.sites, aim.goal != SitingGoal::Centre);
  const auto solution = planning::solve(model.program, progress);
  if (!solution || solution.value().state == ProgramSolution::State::Infeasible)
    return best;
  Siting siting = assess(table, aim, model.chosen(solution.value().values));
  const bool isMost = aim.goal == SitingGoal::MaximalCover || aim.goal == SitingGoal::BackupCover;
  const double lost =
      isMost ? best.objective - siting.objective : siting.objective - best.objective;
  if (lost > kNoise * (1 + std::abs(best.objective)) || siting.uncovered > best.uncovered)
    return best;
  siting.bound = siting.objective;
  siting.isOptimal = true;
  return siting;
}

/// The sites that a choice as good as `served` can have; the others are forbidden.
SitingTable narrowed(const SitingTable& table, const CoverBound& known, double served)
{
  SitingTable rest = table;
  for (std::size_t site = 0; site < rest.sites.size(); ++site)
    if (known.most[site] < served)
      rest.sites[site].state = Site::State::Forbidden;
  for (const int site : known.sites)
    rest.sites[static_cast<std::size_t>(site)].state =
        table.sites[static_cast<std::size_t>(site)].state;
  return rest;
}

/// Searches what the bound leaves open, and asks the solver when there is too much of it.
Result<Siting> proveCover(const SitingTable& table, const SitingAim& aim, Progress& progress,
                          const Better& better, CoverBound known)
{
  const double step = stepOf(table);
  SitingTable rest = narrowed(table, known, known.served + step);
  forbidDominated(rest, aim, known.sites);
  rest = mergedPlaces(rest, aim.radius);
  SubProgress searching(progress, 0, 0.5), solving(progress, 0.5, 1);
  const auto now = [&] {
    Siting siting = assess(table, aim, known.sites);
    siting.isOptimal = known.isProven(step);
    siting.bound = siting.isOptimal ? siting.objective : known.bound;
    return siting;
  };
  searchCover(rest, aim, known, searching, [&] { better(now()); });
  if (known.isProven(step) || !solving.advance(0))
    return now();
  SitingModel model = maximalCoverModel(rest, aim);
  model.program.step = step;
  model.program.relaxation = planning::IntegerProgram::Relaxation::Whole;
  DIABAN_TRY(proven, Solver(table, aim, solving, better).run(std::move(model), known.sites));
  proven.bound = std::min(proven.bound, std::max(known.bound, proven.objective));
  return proven;
}

Result<Siting> solveMerged(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const Better& better, const Siting& greedy)
{
  if (!keepsLimits(table, aim, greedy.sites))
    return noSolution(aim); // what is required is too much already
  SubProgress bounding(progress, 0, 0.1), proving(progress, 0.1, 0.8), preferring(progress, 0.8, 1);
  const CoverBound known = boundCover(table, aim, greedy.sites, bounding);
  Siting best = assess(table, aim, known.sites);
  if (best.objective > greedy.objective)
    better(best);
  best.isOptimal = known.isProven(stepOf(table));
  best.bound = best.isOptimal ? best.objective : known.bound;
  if (!best.isOptimal) {
    DIABAN_TRY(proven, proveCover(table, aim, proving, better, known));
    best = std::move(proven);
  }
  if (!best.isOptimal || !hasPreference(table, aim))
    return best;
  CoverBound asGood = known;
  asGood.sites = best.sites;
  const double served = best.objective - kNoise * (1 + best.objective);
  return preferred(maximalCoverModel(narrowed(table, asGood, served), aim), table, aim, preferring,
                   best);
}

Result<Siting> solveCover(const SitingTable& table, const SitingAim& aim, Progress& progress,
                          const Better& better, const Siting& greedy)
{
  const auto whole = [&](const Siting& merged) {
    Siting siting = assess(table, aim, merged.sites);
    siting.isOptimal = merged.isOptimal;
    siting.bound = merged.isOptimal ? siting.objective : std::max(merged.bound, siting.objective);
    return siting;
  };
  const auto told = [&](const Siting& merged) {
    if (better)
      better(whole(merged));
  };
  DIABAN_TRY(best, solveMerged(mergedPlaces(table, aim.radius), aim, progress, told, greedy));
  return whole(best);
}

Result<Siting> solveBackup(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const Better& better, const std::vector<int>& start)
{
  SitingAim first = aim;
  first.goal = SitingGoal::SetCover;
  SubProgress half(progress, 0, 0.5), rest(progress, 0.5, 1);
  DIABAN_TRY(least,
             Solver(table, first, half, {}).run(setCoverModel(table, first, aim.radius), start));
  Siting so = assess(table, aim, least.sites);
  if (!least.isOptimal)
    return so;
  DIABAN_TRY(
      best,
      Solver(table, aim, rest, better).run(backupCoverModel(table, aim, least.cost), so.sites));
  if (!best.isOptimal || !hasPreference(table, aim))
    return best;
  return preferred(backupCoverModel(table, aim, least.cost), table, aim, rest, best);
}

/// One program, and another when choices that are as good are told apart.
Result<Siting> solveWhole(const SitingTable& table, const SitingAim& aim, Progress& progress,
                          const Better& better, const std::vector<int>& start)
{
  const auto model = [&] {
    return aim.goal == SitingGoal::Median ? medianModel(table, aim)
                                          : setCoverModel(table, aim, aim.radius);
  };
  DIABAN_TRY(best, Solver(table, aim, progress, better).run(model(), start));
  if (!best.isOptimal || !hasPreference(table, aim))
    return best;
  return preferred(model(), table, aim, progress, best);
}

/// Distances at which the answer can lie, ascending.
std::vector<double> radiiBetween(const SitingTable& table, double least, double most)
{
  std::vector<double> radii;
  for (const auto& list : sitesByDistance(table))
    for (const Nearness& near : list)
      if (near.distance >= least && near.distance <= most)
        radii.push_back(near.distance);
  std::sort(radii.begin(), radii.end());
  radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
  return radii;
}

/// The way of Minieka (1970): halve the distances, asking each time whether a cover is possible.
Result<Siting> solveCentre(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const Better& better, const Siting& greedy)
{
  double least = 0; // nobody is nearer than his nearest allowed site
  for (const auto& list : sitesByDistance(table))
    least = std::max(least, list.front().distance);
  bool isFound = greedy.uncovered == 0 && keepsLimits(table, aim, greedy.sites);
  const std::vector<double> radii =
      radiiBetween(table, least, isFound ? greedy.objective : planning::IntegerProgram::kInfinity);
  Siting best = greedy;
  std::size_t from = 0, to = isFound ? radii.size() - 1 : radii.size();
  while (from < to) {
    const std::size_t middle = (from + to) / 2;
    SitingAim within = aim;
    within.radius = radii[middle];
    auto cover =
        Solver(table, within, progress, {}).run(setCoverModel(table, within, within.radius), {});
    if (!cover && cover.error().code != Error::Code::NoSolution) {
      if (cover.error().code != Error::Code::Cancelled || !isFound)
        return cover.error();
      best.bound = radii[from];
      return best;
    }
    if (cover) {
      best = assess(table, aim, cover.value().sites);
      isFound = true;
      to = middle;
      if (better)
        better(best);
    } else {
      from = middle + 1;
    }
  }
  if (!isFound)
    return noSolution(aim);
  best.bound = best.objective;
  best.isOptimal = true;
  if (!hasPreference(table, aim))
    return best;
  return preferred(setCoverModel(table, aim, best.objective), table, aim, progress, best);
}

} // namespace

Result<Siting> solveSiting(const SitingTable& table, const SitingAim& aim, Progress& progress,
                           const Better& better)
{
  const bool isByDistance = aim.goal == SitingGoal::Median || aim.goal == SitingGoal::Centre;
  if (aim.goal != SitingGoal::MaximalCover)
    DIABAN_CHECK(
        checkReach(table, isByDistance ? planning::IntegerProgram::kInfinity : aim.radius));
  const Siting greedy = greedySiting(table, aim);
  if (better)
    better(greedy);
  switch (aim.goal) {
  case SitingGoal::SetCover: return solveWhole(table, aim, progress, better, greedy.sites);
  case SitingGoal::MaximalCover: return solveCover(table, aim, progress, better, greedy);
  case SitingGoal::BackupCover: return solveBackup(table, aim, progress, better, greedy.sites);
  case SitingGoal::Median: return solveWhole(table, aim, progress, better, greedy.sites);
  case SitingGoal::Centre: return solveCentre(table, aim, progress, better, greedy);
  }
  return Error{};
}

} // namespace diaban::coverage
