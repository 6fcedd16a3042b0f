#include "coordinationmodel.h"

#include "coordinationparts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaban::roadmap {
namespace {

using planning::IntegerProgram;

/// Money in the program is in million đồng: a millionth, its tolerance, is one đồng then.
constexpr double kDongPerUnit = 1e6;

/// Into how many parts what is excluded is cut for exclusiveSetsOf(). With four the relaxation of
/// 300 projects with 200 clashes came to 0.05 % of the best, with halves alone to 0.4 % (seed 1 of
/// the benchmark; the best by another solver).
constexpr int kShares = 4;

ChoiceRange common(const ChoiceRange& a, const ChoiceRange& b)
{
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

bool holds(const ChoiceRange& outer, const ChoiceRange& inner)
{
  return outer.first <= inner.first && inner.last <= outer.last;
}

/// What is excluded for a choice of one and for `reach` more, and all of one's choices for which
/// the same is excluded: of two works that take months it means "both are at it in this month".
ExclusiveSets setsFrom(const ExclusivePair& pair, int first, int reach)
{
  const auto excluded = [&](int choice) { return pair.excluded[static_cast<std::size_t>(choice)]; };
  const int last = static_cast<int>(pair.excluded.size()) - 1;
  ExclusiveSets sets{{first, first}, excluded(first)};
  while (sets.one.last < std::min(last, first + reach)) {
    const ChoiceRange both = common(sets.other, excluded(sets.one.last + 1));
    if (both.isEmpty())
      break;
    sets.other = both;
    ++sets.one.last;
  }
  while (sets.one.last < last && holds(excluded(sets.one.last + 1), sets.other))
    ++sets.one.last;
  while (sets.one.first > 0 && holds(excluded(sets.one.first - 1), sets.other))
    --sets.one.first;
  return sets;
}

/// The share of a project that takes one of these choices: how much more of it has taken place by
/// the last one than by the one before the first.
void addChosen(IntegerProgram::Constraint& constraint, const CoordinationModel& model,
               const CoordinationProblem& problem, int project, const ChoiceRange& choices)
{
  const int first = model.firstOf[static_cast<std::size_t>(project)];
  const auto count =
      static_cast<int>(problem.projects[static_cast<std::size_t>(project)].choices.size());
  if (choices.last < count - 1)
    constraint.terms.push_back({first + choices.last, 1});
  else
    constraint.upper -= 1; // by the last choice all of it has taken place
  if (choices.first > 0)
    constraint.terms.push_back({first + choices.first - 1, -1});
}

void addPair(CoordinationModel& model, const CoordinationProblem& problem,
             const ExclusivePair& pair)
{
  for (const ExclusiveSets& sets : exclusiveSetsOf(pair)) {
    IntegerProgram::Constraint atMostOne{-IntegerProgram::kInfinity, 1, {}};
    addChosen(atMostOne, model, problem, pair.one, sets.one);
    addChosen(atMostOne, model, problem, pair.other, sets.other);
    model.program.constraints.push_back(std::move(atMostOne));
  }
}

void addCeiling(CoordinationModel& model, const CoordinationProblem& problem, std::size_t year)
{
  qint64 left = *problem.ceilings[year];
  IntegerProgram::Constraint budget{-IntegerProgram::kInfinity, 0, {}};
  for (std::size_t i = 0; i < problem.projects.size(); ++i) {
    const std::vector<ShiftChoice>& choices = problem.projects[i].choices;
    for (std::size_t choice = 0; choice + 1 < choices.size(); ++choice)
      if (const qint64 less =
              spendingOf(choices[choice], year) - spendingOf(choices[choice + 1], year);
          less != 0)
        budget.terms.push_back({model.firstOf[i] + static_cast<int>(choice),
                                static_cast<double>(less) / kDongPerUnit});
    left -= spendingOf(choices.back(), year);
  }
  budget.upper = static_cast<double>(left) / kDongPerUnit;
  model.program.constraints.push_back(std::move(budget));
}

/// A variable for each choice but the last: whether the project takes place by then. None can have
/// taken place by a choice and not by the next.
void addProject(CoordinationModel& model, const MovableProject& project)
{
  const int first = static_cast<int>(model.program.variables.size());
  model.firstOf.push_back(first);
  for (std::size_t choice = 0; choice + 1 < project.choices.size(); ++choice) {
    model.program.addBinary(project.choices[choice].cost - project.choices[choice + 1].cost);
    if (choice > 0) {
      const int variable = first + static_cast<int>(choice);
      model.program.constraints.push_back(
          {-IntegerProgram::kInfinity, 0, {{variable - 1, 1}, {variable, -1}}});
    }
  }
  model.constant += project.choices.back().cost;
}

/// By how much two costs differ at least: their greatest common divisor where all are whole.
double stepOf(const CoordinationProblem& problem)
{
  qint64 step = 0;
  for (const MovableProject& project : problem.projects)
    for (const ShiftChoice& choice : project.choices) {
      if (choice.cost != std::floor(choice.cost) || choice.cost > 1e12)
        return 0;
      step = std::gcd(step, static_cast<qint64>(choice.cost));
    }
  return static_cast<double>(step);
}

} // namespace

std::vector<ExclusiveSets> exclusiveSetsOf(const ExclusivePair& pair)
{
  std::vector<ExclusiveSets> all;
  const auto add = [&all](const ExclusiveSets& sets) {
    if (!sets.other.isEmpty() && std::ranges::find(all, sets) == all.end())
      all.push_back(sets);
  };
  for (int i = 0; i < static_cast<int>(pair.excluded.size()); ++i) {
    const ChoiceRange& range = pair.excluded[static_cast<std::size_t>(i)];
    if (!range.isEmpty())
      for (int share = 0; share <= kShares; ++share)
        add(setsFrom(pair, i, (range.last - range.first) * share / kShares));
  }
  // Where ranges don't move evenly, some of what they exclude is in none of the sets yet.
  const std::size_t wide = all.size();
  for (int i = 0; i < static_cast<int>(pair.excluded.size()); ++i) {
    const ChoiceRange& range = pair.excluded[static_cast<std::size_t>(i)];
    for (int j = range.first; j <= range.last; ++j)
      if (std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(wide),
                       [&](const ExclusiveSets& sets) {
                         return sets.one.contains(i) && sets.other.contains(j);
                       })) {
        add(setsFrom(pair, i, 0));
        break;
      }
  }
  return all;
}

std::vector<int> CoordinationModel::choices(const CoordinationProblem& problem,
                                            const std::vector<double>& values) const
{
  std::vector<int> chosen;
  for (std::size_t i = 0; i < problem.projects.size(); ++i) {
    const auto begin = values.begin() + firstOf[i];
    const auto end = begin + static_cast<std::ptrdiff_t>(problem.projects[i].choices.size()) - 1;
    chosen.push_back(static_cast<int>(
        std::find_if(begin, end, [](double value) { return value > 0.5; }) - begin));
  }
  return chosen;
}

CoordinationModel modelOf(const CoordinationProblem& problem, const std::vector<int>& start)
{
  CoordinationModel model;
  model.program.step = stepOf(problem);
  model.program.relaxation = IntegerProgram::Relaxation::Strong;
  for (const MovableProject& project : problem.projects)
    addProject(model, project);
  for (const ExclusivePair& pair : problem.pairs)
    addPair(model, problem, pair);
  for (std::size_t year = 0; year < problem.ceilings.size(); ++year)
    if (problem.ceilings[year])
      addCeiling(model, problem, year);
  if (!start.empty()) {
    model.program.start.assign(model.program.variables.size(), 0);
    for (std::size_t i = 0; i < start.size(); ++i)
      for (std::size_t choice = std::size_t(start[i]);
           choice + 1 < problem.projects[i].choices.size(); ++choice)
        model.program.start[static_cast<std::size_t>(model.firstOf[i]) + choice] = 1;
  }
  return model;
}

} // namespace diaban::roadmap
