// A coordination problem as an integer program. A variable tells for each choice of a project
// whether it takes place by then, so that what can't go together is said in four terms, and
// deciding one of them decides about half of the choices.
#pragma once

#include <diaban/planning/integerprogram.h>
#include <diaban/roadmap/coordination.h>

namespace diaban::roadmap {

struct CoordinationModel {
  planning::IntegerProgram program;
  std::vector<int> firstOf; ///< the variable of a project's first choice
  double constant = 0;      ///< to be added to its objective

  [[nodiscard]] std::vector<int> choices(const CoordinationProblem& problem,
                                         const std::vector<double>& values) const;
};

/// \param start choices that keep to all conditions; empty: none is known
CoordinationModel modelOf(const CoordinationProblem& problem, const std::vector<int>& start);

/// Sets of choices of two projects of which one may be taken at the most, which say together what
/// the pair says. Few and large ones make the relaxation strong.
struct ExclusiveSets {
  ChoiceRange one, other;
  bool operator==(const ExclusiveSets&) const = default;
};
std::vector<ExclusiveSets> exclusiveSetsOf(const ExclusivePair& pair);

} // namespace diaban::roadmap
