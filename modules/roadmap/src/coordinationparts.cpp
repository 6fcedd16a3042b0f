#include "coordinationparts.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace diaban::roadmap {
namespace {

struct SpendingRange {
  qint64 least = 0, most = 0;
};

SpendingRange rangeOf(const MovableProject& project, std::size_t year)
{
  SpendingRange range{spendingOf(project.choices.front(), year),
                      spendingOf(project.choices.front(), year)};
  for (const ShiftChoice& choice : project.choices) {
    range.least = std::min(range.least, spendingOf(choice, year));
    range.most = std::max(range.most, spendingOf(choice, year));
  }
  return range;
}

int cheapest(const MovableProject& project)
{
  const auto best = std::ranges::min_element(project.choices, {}, &ShiftChoice::cost);
  return static_cast<int>(best - project.choices.begin());
}

bool isTight(const ExclusivePair& pair)
{
  return std::ranges::any_of(pair.excluded, [](const ChoiceRange& r) { return !r.isEmpty(); });
}

/// Takes a problem apart: who is tied to whom first (union and find), then a problem for each
/// group.
class Parting {
public:
  explicit Parting(const CoordinationProblem& problem)
      : m_problem(problem)
      , m_parent(problem.projects.size())
      , m_isTied(problem.projects.size(), false)
      , m_place(problem.projects.size(), -1)
  {
    std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
    tieByMoney();
    tieByPairs();
  }

  CoordinationParts parts()
  {
    CoordinationParts result;
    result.fixed.assign(m_parent.size(), -1);
    for (std::size_t i = 0; i < m_parent.size(); ++i)
      if (m_isTied[i])
        place(i, result.parts);
      else
        result.fixed[i] = cheapest(m_problem.projects[i]);
    for (std::size_t i = 0; i < m_problem.pairs.size(); ++i)
      if (isTight(m_problem.pairs[i]))
        placePair(static_cast<int>(i), result.parts);
    if (m_spender)
      giveCeilings(result.parts[m_partOf[groupOf(*m_spender)]].problem);
    return result;
  }

private:
  static std::size_t index(int project) { return static_cast<std::size_t>(project); }

  std::size_t groupOf(std::size_t project)
  {
    while (m_parent[project] != project)
      project = m_parent[project] = m_parent[m_parent[project]];
    return project;
  }

  void tie(std::size_t one, std::size_t other)
  {
    m_parent[groupOf(one)] = groupOf(other);
    m_isTied[one] = m_isTied[other] = true;
  }

  /// Those for whose spending in a year that can be broken it matters when they take place.
  void tieByMoney()
  {
    for (std::size_t year = 0; year < m_problem.ceilings.size(); ++year) {
      qint64 most = 0;
      for (const MovableProject& project : m_problem.projects)
        most += rangeOf(project, year).most;
      if (!m_problem.ceilings[year] || most <= *m_problem.ceilings[year])
        continue;
      m_tightYears.push_back(year);
      for (std::size_t i = 0; i < m_parent.size(); ++i)
        if (const SpendingRange range = rangeOf(m_problem.projects[i], year);
            range.least != range.most) {
          m_spender = m_spender.value_or(i);
          tie(i, *m_spender);
        }
    }
  }

  void tieByPairs()
  {
    for (const ExclusivePair& pair : m_problem.pairs)
      if (isTight(pair))
        tie(index(pair.one), index(pair.other));
  }

  void place(std::size_t project, std::vector<CoordinationPart>& parts)
  {
    const auto [at, isNew] = m_partOf.try_emplace(groupOf(project), parts.size());
    if (isNew)
      parts.emplace_back();
    CoordinationPart& part = parts[at->second];
    m_place[project] = static_cast<int>(part.projects.size());
    part.projects.push_back(static_cast<int>(project));
    part.problem.projects.push_back(m_problem.projects[project]);
  }

  void placePair(int at, std::vector<CoordinationPart>& parts)
  {
    const ExclusivePair& pair = m_problem.pairs[index(at)];
    CoordinationPart& part = parts[m_partOf[groupOf(index(pair.one))]];
    part.pairs.push_back(at);
    part.problem.pairs.push_back(
        {m_place[index(pair.one)], m_place[index(pair.other)], pair.excluded});
  }

  /// What is left of each ceiling by those who spend the same in its year whenever they take place.
  void giveCeilings(CoordinationProblem& part)
  {
    part.years = m_problem.years;
    part.ceilings.assign(m_problem.ceilings.size(), std::nullopt);
    for (const std::size_t year : m_tightYears) {
      qint64 taken = 0;
      for (std::size_t i = 0; i < m_parent.size(); ++i)
        if (!m_isTied[i] || groupOf(i) != groupOf(*m_spender))
          taken += rangeOf(m_problem.projects[i], year).least;
      part.ceilings[year] = *m_problem.ceilings[year] - taken;
    }
  }

  const CoordinationProblem& m_problem;
  std::vector<std::size_t> m_parent;
  std::vector<bool> m_isTied;
  std::vector<int> m_place; ///< in its part
  std::map<std::size_t, std::size_t> m_partOf;
  std::vector<std::size_t> m_tightYears;
  std::optional<std::size_t> m_spender;
};

} // namespace

qint64 spendingOf(const ShiftChoice& choice, std::size_t year)
{
  return year < choice.spending.size() ? choice.spending[year] : 0;
}

CoordinationParts partsOf(const CoordinationProblem& problem)
{
  return Parting(problem).parts();
}

} // namespace diaban::roadmap
