#include "coordinationmodel.h"
#include "coordinationnear.h"
#include "coordinationparts.h"
#include "coordinationwalk.h"

#include <diaban/roadmap/coordination.h>

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaban::roadmap {
namespace {

constexpr double kWalkingShare = 0.1; ///< of the progress that is shown
constexpr int kReach = 14;
constexpr std::chrono::milliseconds kSearching{10'000};
constexpr int kMostNames = 6; ///< of what can't be had together

std::size_t index(int i)
{
  return static_cast<std::size_t>(i);
}

bool clash(const ExclusivePair& pair, const std::vector<int>& choices)
{
  return pair.excluded[index(choices[index(pair.one)])].contains(choices[index(pair.other)]);
}

/// Says stop when its time is over, too.
class Limited final : public Progress {
public:
  Limited(Progress& parent, std::optional<std::chrono::milliseconds> limit)
      : m_parent(parent)
  {
    if (limit)
      m_end = Clock::now() + *limit;
  }

  bool advance(double fraction) override
  {
    return m_parent.advance(fraction) && (!m_end || Clock::now() < *m_end);
  }
  void step(const QString& what) override { m_parent.step(what); }

private:
  using Clock = std::chrono::steady_clock;
  Progress& m_parent;
  std::optional<Clock::time_point> m_end;
};

/// Years whose ceilings are broken.
Error noSolution(const CoordinationProblem& problem, const std::vector<int>& choices)
{
  const Violations broken = violationsOf(problem, choices);
  QStringList years;
  for (std::size_t year = 0; year < broken.overrun.size(); ++year)
    if (broken.overrun[year] > 0)
      years.append(QString::number(problem.years[year]));
  return {Error::Code::NoSolution, {years.join(QStringLiteral(", "))}, {}};
}

/// The whole put together again from its parts, the best of each.
class Whole {
public:
  Whole(const CoordinationProblem& problem, const BetterCoordination& better)
      : m_problem(problem)
      , m_better(better)
      , m_parts(partsOf(problem))
      , m_partBounds(m_parts.parts.size(), 0)
      , m_isProven(m_parts.parts.size(), false)
  {
    m_now.choices = m_parts.fixed;
  }

  std::size_t parts() const { return m_parts.parts.size(); }
  const CoordinationProblem& part(std::size_t at) const { return m_parts.parts[at].problem; }

  /// Gives up some pairs of a part. \param pairs in rising order
  void leave(std::size_t at, const std::vector<int>& pairs)
  {
    CoordinationPart& part = m_parts.parts[at];
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
      m_now.left.push_back(part.pairs[index(*pair)]);
      part.pairs.erase(part.pairs.begin() + *pair);
      part.problem.pairs.erase(part.problem.pairs.begin() + *pair);
    }
  }

  std::vector<int> choicesOf(std::size_t at) const
  {
    std::vector<int> choices;
    for (const int project : m_parts.parts[at].projects)
      choices.push_back(m_now.choices[index(project)]);
    return choices;
  }

  void take(std::size_t at, const std::vector<int>& choices)
  {
    const std::vector<int>& projects = m_parts.parts[at].projects;
    for (std::size_t i = 0; i < projects.size(); ++i)
      m_now.choices[index(projects[i])] = choices[i];
  }

  void prove(std::size_t at, double bound, bool isProven)
  {
    m_partBounds[at] = std::max(m_partBounds[at], bound);
    m_isProven[at] = isProven;
  }

  Coordination now() const
  {
    Coordination whole = m_now;
    whole.cost = costOf(m_problem, whole.choices);
    whole.bound = std::accumulate(m_partBounds.begin(), m_partBounds.end(), 0.0);
    for (std::size_t i = 0; i < m_parts.fixed.size(); ++i)
      if (const int choice = m_parts.fixed[i]; choice >= 0)
        whole.bound += m_problem.projects[i].choices[index(choice)].cost;
    whole.isOptimal = std::ranges::all_of(m_isProven, [](bool isProven) { return isProven; });
    return whole;
  }

  void tell() const
  {
    if (m_better && std::ranges::none_of(m_now.choices, [](int choice) { return choice < 0; }))
      m_better(now());
  }

private:
  const CoordinationProblem& m_problem;
  const BetterCoordination& m_better;
  CoordinationParts m_parts;
  std::vector<double> m_partBounds;
  std::vector<bool> m_isProven;
  Coordination m_now;
};

double cheapestOf(const CoordinationProblem& problem)
{
  double sum = 0;
  for (const MovableProject& project : problem.projects)
    sum += std::ranges::min(project.choices, {}, &ShiftChoice::cost).cost;
  return sum;
}

/// The program without a start, for a while, where the walk found no way out of all clashes; then
/// what it could not mend is left. \returns choices that keep to all that is not
Result<std::vector<int>> anyWay(Whole& whole, std::size_t at, const WalkResult& known,
                                Progress& progress)
{
  if (known.isClean)
    return known.choices;
  const CoordinationProblem& problem = whole.part(at);
  const CoordinationModel model = modelOf(problem, {});
  Limited limited(progress, kSearching);
  const auto solved = planning::solve(model.program, limited);
  if (solved && !solved.value().values.empty())
    return model.choices(problem, solved.value().values);
  if (!solved && solved.error().code != Error::Code::Cancelled)
    return solved.error();
  if (!progress.advance(0))
    return Error{Error::Code::Cancelled, {}, {}};
  const Violations broken = violationsOf(problem, known.choices);
  if (std::ranges::any_of(broken.overrun, [](qint64 money) { return money > 0; }))
    return noSolution(problem, known.choices);
  whole.leave(at, broken.pairs);
  return known.choices;
}

/// Proves the best of a part, or makes it better, as far as time allows.
Outcome solvePart(Whole& whole, std::size_t at, const WalkResult& known, Progress& progress)
{
  DIABAN_TRY(choices, anyWay(whole, at, known, progress));
  const CoordinationProblem& problem = whole.part(at);
  const double least = cheapestOf(problem);
  whole.take(at, choices);
  whole.prove(at, least, costOf(problem, choices) <= least);
  if (costOf(problem, choices) <= least)
    return Done{};
  Limited limited(progress, kSearching);
  choices = betterNear(problem, choices, limited);
  whole.take(at, choices);
  whole.tell();
  const CoordinationModel model = modelOf(problem, choices);
  const auto boundOf = [&](const planning::ProgramSolution& solution) {
    return std::isfinite(solution.bound) ? solution.bound + model.constant : least;
  };
  const auto solved =
      planning::solve(model.program, progress, [&](const planning::ProgramSolution& better) {
        whole.take(at, model.choices(problem, better.values));
        whole.prove(at, boundOf(better), false);
        whole.tell();
      });
  if (!solved)
    return solved.error().code == Error::Code::Cancelled ? Outcome(Done{}) : solved.error();
  const planning::ProgramSolution& solution = solved.value();
  if (!solution.values.empty())
    whole.take(at, model.choices(problem, solution.values));
  whole.prove(at, boundOf(solution), solution.state == planning::ProgramSolution::State::Optimal);
  return Done{};
}

} // namespace

bool Violations::isNone() const
{
  return pairs.empty() && std::ranges::all_of(overrun, [](qint64 money) { return money <= 0; });
}

Violations violationsOf(const CoordinationProblem& problem, const std::vector<int>& choices)
{
  Violations broken;
  for (std::size_t pair = 0; pair < problem.pairs.size(); ++pair)
    if (clash(problem.pairs[pair], choices))
      broken.pairs.push_back(static_cast<int>(pair));
  for (std::size_t year = 0; year < problem.ceilings.size(); ++year) {
    qint64 spent = 0;
    for (std::size_t i = 0; i < choices.size(); ++i)
      spent += spendingOf(problem.projects[i].choices[index(choices[i])], year);
    const auto& ceiling = problem.ceilings[year];
    broken.overrun.push_back(ceiling ? std::max<qint64>(spent - *ceiling, 0) : 0);
  }
  return broken;
}

double costOf(const CoordinationProblem& problem, const std::vector<int>& choices)
{
  double sum = 0;
  for (std::size_t i = 0; i < choices.size(); ++i)
    sum += problem.projects[i].choices[index(choices[i])].cost;
  return sum;
}

std::optional<std::vector<int>> repaired(const CoordinationProblem& problem, Progress& progress)
{
  WalkResult result = walk(problem, progress);
  return result.isClean ? std::optional(std::move(result.choices)) : std::nullopt;
}

Result<Coordination> coordinate(const CoordinationProblem& problem, Progress& progress,
                                std::optional<std::chrono::milliseconds> limit,
                                const BetterCoordination& better)
{
  Limited limited(progress, limit);
  Whole whole(problem, better);
  std::vector<WalkResult> known;
  for (std::size_t at = 0; at < whole.parts(); ++at) {
    SubProgress walking(limited, kWalkingShare * double(at) / double(whole.parts()),
                        kWalkingShare * double(at + 1) / double(whole.parts()));
    known.push_back(walk(whole.part(at), walking));
    whole.take(at, known.back().choices);
  }
  if (std::ranges::all_of(known, &WalkResult::isClean))
    whole.tell();
  for (std::size_t at = 0; at < whole.parts(); ++at) {
    const double part = (1 - kWalkingShare) / double(whole.parts());
    SubProgress solving(limited, kWalkingShare + part * double(at),
                        kWalkingShare + part * double(at + 1));
    DIABAN_CHECK(solvePart(whole, at, known[at], solving));
  }
  Coordination result = whole.now();
  std::ranges::sort(result.left);
  const Violations broken = violationsOf(problem, result.choices);
  if (std::ranges::any_of(broken.overrun, [](qint64 money) { return money > 0; }))
    return noSolution(problem, result.choices);
  return result;
}

} // namespace diaban::roadmap
