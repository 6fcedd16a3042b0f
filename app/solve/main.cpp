// SPDX-License-Identifier: MIT
// diaban-solve: a problem in, the best solution so far and what can still be hoped for out.
#include "problem.h"

#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <CbcSolver.hpp>
#include <CoinMessageHandler.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kBetweenBounds = std::chrono::milliseconds(100);
constexpr double kNothing = 1e-9; ///< smaller values are noise of the arithmetic
constexpr double kWithinStep = 0.999;

std::string text(double value)
{
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  return {digits, end.ptr};
}

/// One answer a line, sent at once. A closed pipe ends the process: nobody waits for it.
void say(const std::string& line)
{
  if (std::puts(line.c_str()) == EOF || std::fflush(stdout) != 0)
    std::_Exit(1);
}

void saySolution(double objective, const double* values, int count)
{
  std::string line = "incumbent " + text(objective);
  for (int i = 0; i < count; ++i)
    if (std::abs(values[i]) > kNothing)
      line += ' ' + std::to_string(i) + ' ' + text(values[i]);
  say(line);
}

/// Standard output is for our answers alone.
class Silence final : public CoinMessageHandler {
public:
  int print() override { return 0; }
  CoinMessageHandler* clone() const override { return new Silence(*this); }
};

/// CBC minimises; what people are told is in the sense of their problem.
class Reporter final : public CbcEventHandler {
public:
  Reporter(CbcModel* model, double sense, int columns)
      : CbcEventHandler(model)
      , m_sense(sense)
      , m_columns(columns)
  {
  }

  CbcEventHandler* clone() const override { return new Reporter(*this); }

  CbcAction event(CbcEvent event) override
  {
    if (event == solution || event == heuristicSolution)
      tellSolution();
    else if (event == node || event == treeStatus)
      tellBound();
    return noAction;
  }

private:
  void tellSolution()
  {
    // Inside CBC's own smaller problems the columns are others.
    if (model_->parentModel() || model_->getNumCols() != m_columns || !model_->bestSolution())
      return;
    saySolution(m_sense * model_->getMinimizationObjValue(), model_->bestSolution(), m_columns);
  }

  void tellBound()
  {
    if (model_->parentModel() || Clock::now() - m_told < kBetweenBounds)
      return;
    m_told = Clock::now();
    say("bound " + text(m_sense * model_->getBestPossibleObjValue() * model_->getObjSense()));
  }

  double m_sense;
  int m_columns;
  Clock::time_point m_told{};
};

void load(const solve::Problem& problem, OsiClpSolverInterface& solver)
{
  const auto columns = static_cast<int>(problem.columns.size());
  CoinPackedMatrix matrix(false, 0, 0);
  matrix.setDimensions(0, columns);
  std::vector<double> rowLower, rowUpper, lower, upper, cost;
  for (const solve::Row& row : problem.rows) {
    matrix.appendRow(static_cast<int>(row.columns.size()), row.columns.data(), row.values.data());
    rowLower.push_back(row.lower);
    rowUpper.push_back(row.upper);
  }
  const double sense = problem.isMaximised ? -1 : 1;
  for (const solve::Column& column : problem.columns) {
    lower.push_back(column.lower);
    upper.push_back(column.upper);
    cost.push_back(sense * column.cost);
  }
  solver.loadProblem(matrix, lower.data(), upper.data(), cost.data(), rowLower.data(),
                     rowUpper.data());
  for (int i = 0; i < columns; ++i)
    if (problem.columns[static_cast<std::size_t>(i)].isInteger)
      solver.setInteger(i);
}

double objectiveOf(const solve::Problem& problem, const std::vector<double>& values)
{
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    sum += problem.columns[i].cost * values[i];
  return sum;
}

int run(const solve::Problem& problem)
{
  const double sense = problem.isMaximised ? -1 : 1;
  const auto columns = static_cast<int>(problem.columns.size());
  OsiClpSolverInterface solver;
  Silence silence;
  solver.passInMessageHandler(&silence);
  load(problem, solver);
  if (problem.isStrong) { // worth knowing long before the first branch
    solver.initialSolve();
    if (solver.isProvenOptimal())
      say("bound " + text(sense * solver.getObjValue()));
  }
  CbcModel model(solver);
  CbcSolverUsefulData settings;
  CbcMain0(model, settings);
  settings.noPrinting_ = true;
  model.passInMessageHandler(&silence);
  Reporter reporter(&model, sense, columns);
  model.passInEventHandler(&reporter);
  if (!problem.start.empty())
    model.setBestSolution(problem.start.data(), columns,
                          sense * objectiveOf(problem, problem.start), true);
  if (problem.step > 0)
    model.setDblParam(CbcModel::CbcCutoffIncrement, problem.step * kWithinStep);
  std::vector<const char*> arguments = {"diaban-solve",  "-log", "0",          "-ratioGap", "0",
                                        "-allowableGap", "0",    "-preprocess"};
  if (problem.isWhole)
    arguments.insert(arguments.end(), {"on", "-cuts", "off", "-heuristics", "off", "-strong", "2",
                                       "-cost", "priorities"});
  else
    arguments.push_back("off"); // its solutions would have other columns
  if (problem.isStrong)
    arguments.insert(arguments.end(), {"-cuts", "off"});
  arguments.insert(arguments.end(), {"-solve", "-quit"});
  CbcMain1(static_cast<int>(arguments.size()), arguments.data(), model, nullptr, settings);
  const bool hasSolution = !model.isProvenInfeasible() && model.bestSolution();
  if (!hasSolution && !problem.start.empty()) { // nothing is better than what was known
    saySolution(objectiveOf(problem, problem.start), problem.start.data(), columns);
    say("end optimal");
    return 0;
  }
  if (!hasSolution) {
    say("end infeasible");
    return 0;
  }
  saySolution(sense * model.getMinimizationObjValue(), model.bestSolution(), columns);
  say(model.isProvenOptimal() ? "end optimal" : "end stopped");
  return 0;
}

} // namespace

int main()
{
  solve::Problem problem;
  if (const std::string fault = solve::read(stdin, problem); !fault.empty()) {
    std::fprintf(stderr, "diaban-solve: %s\n", fault.c_str());
    return 2;
  }
  return run(problem);
}
