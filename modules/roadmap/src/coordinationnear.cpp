#include "coordinationnear.h"

#include "coordinationmodel.h"

#include <algorithm>

namespace diaban::roadmap {
namespace {

constexpr int kReach = 14; ///< choices, either way

std::size_t index(int i)
{
  return static_cast<std::size_t>(i);
}

/// The same problem with only those choices that are near to known ones, and which they are.
struct Near {
  CoordinationProblem problem;
  std::vector<int> first,
      known; ///< by project: its first choice that is left; the known one, in it
};

Near nearTo(const CoordinationProblem& problem, const std::vector<int>& choices, int reach)
{
  Near near{problem, {}, {}};
  std::vector<int> last;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    std::vector<ShiftChoice>& all = near.problem.projects[i].choices;
    near.first.push_back(std::max(choices[i] - reach, 0));
    last.push_back(std::min(choices[i] + reach, static_cast<int>(all.size()) - 1));
    near.known.push_back(choices[i] - near.first[i]);
    all.erase(all.begin() + last[i] + 1, all.end());
    all.erase(all.begin(), all.begin() + near.first[i]);
  }
  for (ExclusivePair& pair : near.problem.pairs) {
    const std::size_t one = index(pair.one), other = index(pair.other);
    pair.excluded.erase(pair.excluded.begin() + last[one] + 1, pair.excluded.end());
    pair.excluded.erase(pair.excluded.begin(), pair.excluded.begin() + near.first[one]);
    for (ChoiceRange& range : pair.excluded)
      range = {std::max(range.first, near.first[other]) - near.first[other],
               std::min(range.last, last[other]) - near.first[other]};
  }
  return near;
}

bool isSame(const Near& near, const CoordinationProblem& problem)
{
  return std::ranges::equal(
      near.problem.projects, problem.projects, {},
      [](const MovableProject& project) { return project.choices.size(); },
      [](const MovableProject& project) { return project.choices.size(); });
}

} // namespace

std::vector<int> betterNear(const CoordinationProblem& problem, const std::vector<int>& choices,
                            Progress& progress)
{
  std::vector<int> best = choices;
  for (double before = -1; costOf(problem, best) != before;) {
    before = costOf(problem, best);
    const Near near = nearTo(problem, best, kReach);
    if (isSame(near, problem))
      return best; // then it would be the whole problem
    const CoordinationModel model = modelOf(near.problem, near.known);
    const auto solved = planning::solve(model.program, progress);
    if (!solved || solved.value().values.empty())
      return best;
    const std::vector<int> found = model.choices(near.problem, solved.value().values);
    for (std::size_t i = 0; i < best.size(); ++i)
      best[i] = near.first[i] + found[i];
  }
  return best;
}

} // namespace diaban::roadmap
