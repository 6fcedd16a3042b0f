// The cheapest way to move projects in time so that none gets in another's way within the budgets.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace diaban::roadmap {

/// One time at which a project could take place.
struct ShiftChoice {
  int shift = 0;                  ///< months; negative: earlier than planned
  double cost = 0;                ///< of moving it there; never negative
  std::vector<qint64> spending{}; ///< đồng, by year of the problem; missing ones are 0
};

struct MovableProject {
  QString name;
  std::vector<ShiftChoice> choices; ///< by rising shift, at least one
};

/// Choices one after another, both inclusive; none where `last` comes before `first`.
struct ChoiceRange {
  int first = 0, last = -1;
  [[nodiscard]] bool contains(int choice) const { return first <= choice && choice <= last; }
  [[nodiscard]] bool isEmpty() const { return last < first; }
  bool operator==(const ChoiceRange&) const = default;
};

/// Two projects that can't take place at just any two times: they would dig one road twice, or one
/// needs the other to be done before.
struct ExclusivePair {
  int one = 0, other = 0;
  std::vector<ChoiceRange> excluded; ///< for each choice of `one`: those of `other` that clash
};

struct CoordinationProblem {
  std::vector<MovableProject> projects;
  std::vector<ExclusivePair> pairs;
  std::vector<std::optional<qint64>> ceilings; ///< đồng by year; nullopt: none
  std::vector<int> years;                      ///< what those years are called
};

/// A choice for each project that keeps to all ceilings, and to all pairs but those that are left.
struct Coordination {
  std::vector<int> choices;
  std::vector<int> left; ///< pairs of the problem that clash: no way was found out of them
  double cost = 0;
  double bound = 0; ///< no way costs less than this
  bool isOptimal = false;
  /// How far it may be from the best, as a share of its cost.
  [[nodiscard]] double gap() const { return isOptimal || cost <= 0 ? 0 : (cost - bound) / cost; }
};

/// Whether two projects clash, or a year's ceiling is broken, and by how much in all.
struct Violations {
  std::vector<int> pairs;      ///< those that clash
  std::vector<qint64> overrun; ///< đồng by year
  [[nodiscard]] bool isNone() const;
};
Violations violationsOf(const CoordinationProblem& problem, const std::vector<int>& choices);
double costOf(const CoordinationProblem& problem, const std::vector<int>& choices);

/// A quick way by repair and random moves, the same at every run; nullopt where it finds none.
std::optional<std::vector<int>> repaired(const CoordinationProblem& problem, Progress& progress);

/// Told of each better way while the proof goes on.
using BetterCoordination = std::function<void(const Coordination&)>;

/// A quick way first, then an integer program for each group of projects that have to do with one
/// another. Stopped by `progress` or after `limit` it gives the best so far with what is proven of
/// it. Where no way keeps to all pairs, or none is found for a while, those that the quick way could
/// not mend are left, and cost and bound are those of the others. Blocks its caller, in a process of
/// its own: use it from a job.
/// \returns NoSolution, naming the years whose ceilings can't be kept; Cancelled when it was stopped
///          before there was any; SolverMissing; SolverFailed
Result<Coordination> coordinate(const CoordinationProblem& problem, Progress& progress,
                                std::optional<std::chrono::milliseconds> limit = {},
                                const BetterCoordination& better = {});

} // namespace diaban::roadmap
