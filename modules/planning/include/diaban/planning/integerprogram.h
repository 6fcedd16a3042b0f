// Linear and integer programs, and the process that solves them.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>

#include <functional>
#include <limits>
#include <vector>

namespace diaban::planning {

/// A linear objective over variables, some of them whole numbers, under linear constraints.
struct IntegerProgram {
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  struct Variable {
    double cost = 0; ///< its factor in the objective
    double lower = 0, upper = 1;
    bool isInteger = false;
  };
  struct Term {
    int variable = 0;
    double factor = 1;
  };
  /// lower ≤ sum of terms ≤ upper
  struct Constraint {
    double lower = -kInfinity, upper = kInfinity;
    std::vector<Term> terms;
  };

  bool isMaximised = false;
  /// By how much the objectives of two solutions differ at least, if they differ; 0: not known.
  double step = 0;
  /// How much of the work its relaxation does already.
  enum class Relaxation : quint8 {
    Loose,  ///< not known: the solver looks for cuts, too
    Strong, ///< its bound is near to the best: no cuts, but better solutions are looked for
    Whole,  ///< nearly whole, and `start` nearly the best: the solver branches at once, and better
            ///< solutions are only told in the end
  };
  Relaxation relaxation = Relaxation::Loose;
  std::vector<Variable> variables;
  std::vector<Constraint> constraints;
  std::vector<double> start; ///< a solution known beforehand, one value a variable; or empty

  int addBinary(double cost) { return add({cost, 0, 1, true}); }
  int add(const Variable& variable);

  double objective(const std::vector<double>& values) const;
  /// Whether values keep to all bounds, whole numbers and constraints, within `tolerance`.
  bool isFeasible(const std::vector<double>& values, double tolerance = 1e-6) const;
};

struct ProgramSolution {
  enum class State : quint8 {
    Optimal,    ///< proven
    Feasible,   ///< the best so far; the work was stopped
    Infeasible, ///< proven that there is none; no values
  };
  State state = State::Infeasible;
  std::vector<double> values; ///< one a variable; whole numbers are whole
  double objective = 0;
  double bound = 0; ///< nothing better than this can exist; infinite while nothing is known
};

/// Told of each better solution while the work goes on, on the thread that called solve().
using BetterSolution = std::function<void(const ProgramSolution&)>;

/// The full path of diaban-solve, which lies beside diaban-cli.
QString solverProgram();

/// Runs the solver in a process of its own and waits for it: use it from a job. When `progress`
/// says stop, the process is killed and the best solution so far is returned as Feasible, `start` if
/// there is no better one. `better` is told of what is better than that.
/// \returns Cancelled when it was stopped before there was any; SolverMissing; SolverFailed
Result<ProgramSolution> solve(const IntegerProgram& program, Progress& progress,
                              const BetterSolution& better = {},
                              const QString& solver = solverProgram());

} // namespace diaban::planning
