#include "coordinationwalk.h"

#include "coordinationparts.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace diaban::roadmap {
namespace {

constexpr unsigned kTries = 3; ///< while something is broken
constexpr std::size_t kRounds = 500;
constexpr std::size_t kMovesPerProject = 60; ///< in each round
constexpr int kStride = 3;
constexpr double kCoolest = 1e-3; ///< of the first temperature
constexpr double kDearer = 1.15, kCheaper = 0.97;

std::size_t index(int i)
{
  return static_cast<std::size_t>(i);
}

/// Choices, what they cost and what they break; told anew by one project's move in the time that
/// its own pairs and years take.
class State {
public:
  explicit State(const CoordinationProblem& problem)
      : m_problem(&problem)
      , m_pairsOf(problem.projects.size())
      , m_spent(problem.ceilings.size(), 0)
  {
    for (std::size_t pair = 0; pair < problem.pairs.size(); ++pair) {
      m_pairsOf[index(problem.pairs[pair].one)].push_back(pair);
      m_pairsOf[index(problem.pairs[pair].other)].push_back(pair);
    }
    for (std::size_t year = 0; year < problem.ceilings.size(); ++year)
      if (problem.ceilings[year])
        m_years.push_back(year);
    for (const MovableProject& project : problem.projects) {
      const auto best = std::ranges::min_element(project.choices, {}, &ShiftChoice::cost);
      m_choices.push_back(static_cast<int>(best - project.choices.begin()));
    }
    for (std::size_t i = 0; i < m_choices.size(); ++i)
      for (const std::size_t year : m_years)
        m_spent[year] += spendingOf(choiceOf(i, m_choices[i]), year);
    measureUnit();
  }

  /// Two projects that clash count 1; so does the mean spending of a project in a year, too much.
  double broken() const
  {
    double sum = 0;
    for (std::size_t i = 0; i < m_choices.size(); ++i)
      sum += clashes(i, m_choices[i]) / 2.0;
    for (const std::size_t year : m_years)
      sum += overrun(year, 0);
    return sum;
  }

  bool isClean() const
  {
    return std::ranges::none_of(m_years,
                                [this](std::size_t year) { return overrun(year, 0) > 0; }) &&
           std::ranges::none_of(m_problem->pairs, [this](const ExclusivePair& pair) {
             return pair.excluded[index(m_choices[index(pair.one)])].contains(
                 m_choices[index(pair.other)]);
           });
  }

  double cost() const { return costOf(*m_problem, m_choices); }

  double costChange(std::size_t project, int choice) const
  {
    return choiceOf(project, choice).cost - choiceOf(project, m_choices[project]).cost;
  }

  double brokenChange(std::size_t project, int choice) const
  {
    const ShiftChoice& now = choiceOf(project, m_choices[project]);
    const ShiftChoice& then = choiceOf(project, choice);
    double change = clashes(project, choice) - clashes(project, m_choices[project]);
    for (const std::size_t year : m_years)
      if (const qint64 more = spendingOf(then, year) - spendingOf(now, year); more != 0)
        change += overrun(year, more) - overrun(year, 0);
    return change;
  }

  void move(std::size_t project, int choice)
  {
    for (const std::size_t year : m_years)
      m_spent[year] += spendingOf(choiceOf(project, choice), year) -
                       spendingOf(choiceOf(project, m_choices[project]), year);
    m_choices[project] = choice;
  }

  const std::vector<int>& choices() const { return m_choices; }
  int choicesOf(std::size_t project) const
  {
    return static_cast<int>(m_problem->projects[project].choices.size());
  }

private:
  const ShiftChoice& choiceOf(std::size_t project, int choice) const
  {
    return m_problem->projects[project].choices[index(choice)];
  }

  int clashes(std::size_t project, int choice) const
  {
    int count = 0;
    for (const std::size_t at : m_pairsOf[project]) {
      const ExclusivePair& pair = m_problem->pairs[at];
      const bool isOne = index(pair.one) == project;
      const int one = isOne ? choice : m_choices[index(pair.one)];
      const int other = isOne ? m_choices[index(pair.other)] : choice;
      count += pair.excluded[index(one)].contains(other) ? 1 : 0;
    }
    return count;
  }

  double overrun(std::size_t year, qint64 more) const
  {
    const qint64 over = m_spent[year] + more - *m_problem->ceilings[year];
    return over > 0 ? static_cast<double>(over) / m_unit : 0;
  }

  void measureUnit()
  {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < m_choices.size(); ++i)
      for (const std::size_t year : m_years)
        if (const qint64 money = spendingOf(choiceOf(i, m_choices[i]), year); money > 0) {
          sum += static_cast<double>(money);
          ++count;
        }
    m_unit = count > 0 ? sum / count : 1;
  }

  const CoordinationProblem* m_problem;
  std::vector<std::vector<std::size_t>> m_pairsOf;
  std::vector<std::size_t> m_years; ///< with a ceiling
  std::vector<qint64> m_spent;      ///< by year
  std::vector<int> m_choices;
  double m_unit = 1; ///< đồng
};

/// What a first move may cost without being unlikely.
double firstTemperature(const CoordinationProblem& problem)
{
  double sum = 0, count = 0;
  for (const MovableProject& project : problem.projects)
    for (const ShiftChoice& choice : project.choices)
      if (choice.cost > 0) {
        sum += choice.cost;
        ++count;
      }
  return count > 0 ? sum / count / 2 : 1;
}

/// Moves back, as far as it can be without breaking anything.
void pullBack(State& state)
{
  for (bool hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (std::size_t project = 0; project < state.choices().size(); ++project)
      for (int choice = 0; choice < state.choicesOf(project); ++choice)
        if (state.costChange(project, choice) < 0 && state.brokenChange(project, choice) <= 0) {
          state.move(project, choice);
          hasMoved = true;
        }
  }
}

/// Simulated annealing whose price for what is broken rises while anything is.
class Walk {
public:
  Walk(const CoordinationProblem& problem, unsigned seed)
      : m_random(seed)
      , m_state(problem)
      , m_best(m_state)
      , m_bestBroken(m_state.broken())
      , m_bestCost(m_state.cost())
      , m_temperature(firstTemperature(problem))
      , m_price(m_temperature)
  {
  }

  void go(Progress& progress)
  {
    if (m_best.isClean())
      return;
    const double cooling = std::pow(kCoolest, 1.0 / kRounds);
    for (std::size_t round = 0; round < kRounds; ++round) {
      if (!progress.advance(static_cast<double>(round) / kRounds))
        break;
      for (std::size_t i = 0; i < kMovesPerProject * m_state.choices().size(); ++i)
        tryMove();
      keepIfBest();
      m_price = std::clamp(m_price * (m_state.isClean() ? kCheaper : kDearer), m_least, m_most);
      m_temperature *= cooling;
    }
    pullBack(m_best);
  }

  WalkResult result() const { return {m_best.choices(), m_best.isClean()}; }

private:
  void tryMove()
  {
    const std::size_t project = m_random() % m_state.choices().size();
    const int choice = proposal(project);
    const double change =
        m_state.costChange(project, choice) + m_price * m_state.brokenChange(project, choice);
    if (change > 0 && !(share() < std::exp(-change / m_temperature)))
      return;
    m_state.move(project, choice);
  }

  /// Anywhere, or a little further on or back, which is what helps near the end.
  int proposal(std::size_t project)
  {
    const int count = m_state.choicesOf(project);
    if (m_random() % 4 == 0)
      return static_cast<int>(m_random() % index(count));
    const int step = static_cast<int>(m_random() % (2 * kStride + 1)) - kStride;
    return std::clamp(m_state.choices()[project] + step, 0, count - 1);
  }

  /// The standard's distributions differ from library to library; this one does not.
  double share() { return static_cast<double>(m_random()) / 4294967296.0; }

  void keepIfBest()
  {
    State state = m_state;
    pullBack(state);
    const double broken = state.isClean() ? 0 : state.broken(), cost = state.cost();
    if (std::pair(broken, cost) >= std::pair(m_bestBroken, m_bestCost))
      return;
    m_best = state;
    m_bestBroken = broken;
    m_bestCost = cost;
  }

  std::mt19937 m_random;
  State m_state, m_best;
  double m_bestBroken, m_bestCost;
  double m_temperature, m_price;
  double m_least = m_price / 8, m_most = m_price * 8; ///< of the price
};

} // namespace

WalkResult walk(const CoordinationProblem& problem, Progress& progress)
{
  WalkResult result;
  for (unsigned seed = 1; seed <= kTries && !result.isClean; ++seed) {
    Walk walk(problem, seed);
    SubProgress trying(progress, double(seed - 1) / kTries, double(seed) / kTries);
    walk.go(trying);
    if (walk.result().isClean || result.choices.empty())
      result = walk.result();
  }
  return result;
}

} // namespace diaban::roadmap
