// Integer programs through the real solver: small ones against every choice tried, and trouble.
#include <diaban/planning/integerprogram.h>

#include <QTest>

#include <random>

using namespace diaban;
using planning::IntegerProgram;
using planning::ProgramSolution;

namespace {

/// Says stop at the n-th question.
class StopsAt final : public Progress {
public:
  explicit StopsAt(int count)
      : m_left(count)
  {
  }
  bool advance(double) override { return --m_left > 0; }

private:
  int m_left;
};

IntegerProgram knapsack(std::mt19937& random, int items)
{
  std::uniform_int_distribution<int> number(1, 50);
  IntegerProgram program;
  program.isMaximised = true;
  IntegerProgram::Constraint weight, size;
  for (int i = 0; i < items; ++i) {
    const int variable = program.addBinary(number(random));
    weight.terms.push_back({variable, double(number(random))});
    size.terms.push_back({variable, double(number(random))});
  }
  weight.upper = 12.0 * items;
  size.upper = 9.0 * items;
  program.constraints = {weight, size};
  return program;
}

double bestOfAll(const IntegerProgram& program)
{
  double best = -1;
  for (unsigned bits = 0; bits < 1U << program.variables.size(); ++bits) {
    std::vector<double> values;
    for (std::size_t i = 0; i < program.variables.size(); ++i)
      values.push_back((bits >> i & 1U) != 0 ? 1 : 0);
    if (program.isFeasible(values))
      best = std::max(best, program.objective(values));
  }
  return best;
}

/// An assignment with a budget that is not worth much to relax: long to prove.
IntegerProgram longOne()
{
  std::mt19937 random(3);
  std::uniform_int_distribution<int> number(100, 999);
  IntegerProgram program;
  program.isMaximised = true;
  for (int i = 0; i < 120; ++i)
    program.addBinary(number(random));
  for (int row = 0; row < 30; ++row) {
    IntegerProgram::Constraint constraint;
    double sum = 0;
    for (int i = 0; i < 120; ++i) {
      constraint.terms.push_back({i, double(number(random))});
      sum += constraint.terms.back().factor;
    }
    constraint.upper = sum / 2;
    program.constraints.push_back(constraint);
  }
  return program;
}

} // namespace

class TestIntegerProgram : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theBestOfAllChoicesIsFound()
  {
    std::mt19937 random(7);
    for (int round = 0; round < 10; ++round) {
      const IntegerProgram program = knapsack(random, 12);
      NoProgress progress;
      const auto solved = planning::solve(program, progress);
      QVERIFY(solved);
      QCOMPARE(solved.value().state, ProgramSolution::State::Optimal);
      QCOMPARE(solved.value().objective, bestOfAll(program));
      QCOMPARE(solved.value().bound, solved.value().objective);
      QVERIFY(program.isFeasible(solved.value().values));
    }
  }

  void whatIsKnownOfAProgramChangesTheWayNotTheAnswer()
  {
    std::mt19937 random(7);
    for (int i = 0; i < 8; ++i) {
      IntegerProgram program = knapsack(random, 10);
      program.step = 1;
      program.relaxation = i % 4 < 2 ? IntegerProgram::Relaxation::Whole
                                     : IntegerProgram::Relaxation::Strong;
      if (i % 2 == 1) // nothing chosen, far from the best
        program.start.assign(program.variables.size(), 0);
      NoProgress progress;
      const auto solved = planning::solve(program, progress);
      QVERIFY(solved);
      QCOMPARE(solved.value().state, ProgramSolution::State::Optimal);
      QCOMPARE(solved.value().objective, bestOfAll(program));
    }
  }

  void minimisingAndFractionsWork()
  {
    // x + 2y least, x + y ≥ 2.5, x ≤ 1.5, y whole: x = 1.5, y = 1.
    IntegerProgram program;
    program.variables = {{1, 0, 1.5, false}, {2, 0, 10, true}};
    program.constraints = {{2.5, IntegerProgram::kInfinity, {{0, 1}, {1, 1}}}};
    NoProgress progress;
    const auto solved = planning::solve(program, progress);
    QVERIFY(solved);
    QCOMPARE(solved.value().values, (std::vector<double>{1.5, 1}));
    QCOMPARE(solved.value().objective, 3.5);
  }

  void whatCanNotBeIsSaid()
  {
    IntegerProgram program;
    program.addBinary(1);
    program.constraints = {{2, IntegerProgram::kInfinity, {{0, 1}}}};
    NoProgress progress;
    const auto solved = planning::solve(program, progress);
    QVERIFY(solved);
    QCOMPARE(solved.value().state, ProgramSolution::State::Infeasible);
    QVERIFY(solved.value().values.empty());
  }

  void aKnownSolutionIsNeverLost()
  {
    std::mt19937 random(11);
    IntegerProgram program = knapsack(random, 14);
    program.start.assign(14, 0);
    program.start[3] = 1;
    NoProgress progress;
    std::vector<double> told;
    const auto solved = planning::solve(
        program, progress, [&](const ProgramSolution& so) { told.push_back(so.objective); });
    QVERIFY(solved);
    QCOMPARE(solved.value().objective, bestOfAll(program));
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QCOMPARE(told.back(), solved.value().objective);
  }

  void aStopKeepsTheBestSoFar()
  {
    IntegerProgram program = longOne();
    program.start.assign(program.variables.size(), 0);
    program.start[0] = 1;
    StopsAt progress(10);
    const auto solved = planning::solve(program, progress);
    QVERIFY(solved);
    QCOMPARE(solved.value().state, ProgramSolution::State::Feasible);
    QVERIFY(program.isFeasible(solved.value().values));
    QVERIFY(solved.value().bound >= solved.value().objective);
    StopsAt atOnce(1);
    const auto known = planning::solve(program, atOnce);
    QVERIFY(known);
    QCOMPARE(known.value().state, ProgramSolution::State::Feasible);
    QVERIFY(known.value().objective >= program.objective(program.start));
  }

  void aStopBeforeAnySolutionIsCancelled()
  {
    StopsAt progress(1);
    const auto solved = planning::solve(longOne(), progress);
    QVERIFY(!solved);
    QCOMPARE(solved.error().code, Error::Code::Cancelled);
  }

  void aSolverThatIsMissingOrBreaksOffIsNamed()
  {
    IntegerProgram program;
    program.addBinary(1);
    NoProgress progress;
    const auto missing = planning::solve(program, progress, {}, QStringLiteral("/no/such/solver"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::SolverMissing);
    const auto broken = planning::solve(program, progress, {}, QStringLiteral("/bin/false"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, Error::Code::SolverFailed);
    const auto chatter = planning::solve(program, progress, {}, QStringLiteral("/bin/cat"));
    QVERIFY(!chatter); // gives the problem back, which is no answer
    QCOMPARE(chatter.error().code, Error::Code::SolverFailed);
  }
};

QTEST_GUILESS_MAIN(TestIntegerProgram)
#include "tst_integerprogram.moc"
