// Moving projects in time: every choice tried, and what must hold for all.
#include "coordinationinstance.h"

#include <diaban/roadmap/coordination.h>

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace diaban;
using namespace diaban::roadmap;
using roadmap::test::InstanceSize;
using roadmap::test::inventedCoordination;

namespace {

/// The least cost of all choices that keep to all; infinite where there are none.
double leastOfAll(const CoordinationProblem& problem)
{
  std::vector<int> choices(problem.projects.size(), 0);
  double least = std::numeric_limits<double>::infinity();
  for (;;) {
    if (violationsOf(problem, choices).isNone())
      least = std::min(least, costOf(problem, choices));
    std::size_t at = 0;
    while (at < choices.size() &&
           ++choices[at] == static_cast<int>(problem.projects[at].choices.size()))
      choices[at++] = 0;
    if (at == choices.size())
      return least;
  }
}

/// Few projects, few months: all choices can be tried.
CoordinationProblem small(unsigned seed, bool hasCeilings)
{
  return inventedCoordination(seed, {5, 3, 4, 2, hasCeilings, 5});
}

MovableProject movable(const char* name, int most)
{
  MovableProject project{QLatin1String(name), {}};
  for (int shift = -most; shift <= most; ++shift)
    project.choices.push_back({shift, double(std::abs(shift)), {}});
  return project;
}

/// Stops after some reports.
class Impatient final : public Progress {
public:
  explicit Impatient(int patience)
      : m_left(patience)
  {
  }
  bool advance(double) override { return --m_left > 0; }

private:
  int m_left;
};

} // namespace

class TestCoordination final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void findsTheCheapestOfAllWays_data();
  void findsTheCheapestOfAllWays();
  void leavesAloneWhatDoesNotClash();
  void movesTheCheaperOfTwo();
  void keepsAnOrderThatIsNeeded();
  void keepsACeilingToTheDong();
  void namesWhatCannotBeHadTogether();
  void groupsThatHaveNothingToDoWithOneAnotherAreSolvedApart();
  void isTheSameInWhateverOrderProjectsStand();
  void theQuickWayKeepsToAllAndIsTheSameAtEveryRun();
  void givesTheBestSoFarWhenItIsStopped();
};

void TestCoordination::findsTheCheapestOfAllWays_data()
{
  QTest::addColumn<unsigned>("seed");
  QTest::addColumn<bool>("hasCeilings");
  for (unsigned seed = 1; seed <= 8; ++seed) {
    QTest::addRow("clashes, %u", seed) << seed << false;
    QTest::addRow("clashes and ceilings, %u", seed) << seed << true;
  }
}

void TestCoordination::findsTheCheapestOfAllWays()
{
  QFETCH(unsigned, seed);
  QFETCH(bool, hasCeilings);
  const CoordinationProblem problem = small(seed, hasCeilings);
  const double least = leastOfAll(problem);
  NoProgress progress;
  const auto found = coordinate(problem, progress);
  if (std::isinf(least)) {
    if (found)
      QVERIFY(!found.value().left.empty());
    else
      QCOMPARE(found.error().code, Error::Code::NoSolution);
    return;
  }
  QVERIFY(found);
  QVERIFY(found.value().left.empty());
  QVERIFY(violationsOf(problem, found.value().choices).isNone());
  QVERIFY(found.value().isOptimal);
  QCOMPARE(found.value().cost, least);
  QCOMPARE(costOf(problem, found.value().choices), least);
  QVERIFY(found.value().bound <= least + 1e-6);
}

void TestCoordination::leavesAloneWhatDoesNotClash()
{
  CoordinationProblem problem;
  problem.projects = {movable("A", 2), movable("B", 2)};
  NoProgress progress;
  const auto found = coordinate(problem, progress);
  QVERIFY(found && found.value().isOptimal);
  QCOMPARE(found.value().cost, 0.0);
  QCOMPARE(found.value().choices, (std::vector<int>{2, 2}));
}

void TestCoordination::movesTheCheaperOfTwo()
{
  CoordinationProblem problem;
  problem.projects = {movable("A", 2), movable("B", 2)};
  for (ShiftChoice& choice : problem.projects[0].choices)
    choice.cost *= 3;
  ExclusivePair pair{0, 1, {}};
  for (int i = 0; i < 5; ++i) // not in the same month
    pair.excluded.push_back({i, i});
  problem.pairs = {pair};
  NoProgress progress;
  const auto found = coordinate(problem, progress);
  QVERIFY(found && found.value().isOptimal);
  QCOMPARE(found.value().cost, 1.0);
  QCOMPARE(found.value().choices[0], 2);
}

void TestCoordination::keepsAnOrderThatIsNeeded()
{
  CoordinationProblem problem;
  problem.projects = {movable("A", 3), movable("B", 3)};
  ExclusivePair pair{0, 1, {}};
  for (int i = 0; i < 7; ++i) // B two months after A at the earliest
    pair.excluded.push_back({0, std::min(i + 1, 6)});
  problem.pairs = {pair};
  NoProgress progress;
  const auto found = coordinate(problem, progress);
  QVERIFY(found && found.value().isOptimal);
  QCOMPARE(found.value().cost, 2.0);
  QVERIFY(found.value().choices[1] - found.value().choices[0] >= 2);
}

void TestCoordination::keepsACeilingToTheDong()
{
  constexpr qint64 kMoney = 1'234'567'890'123;
  const auto withCeiling = [](qint64 ceiling) {
    CoordinationProblem problem;
    problem.years = {2026, 2027};
    problem.ceilings = {ceiling, std::nullopt};
    for (const char* name : {"A", "B"})
      problem.projects.push_back(
          {QLatin1String(name), {{0, 0, {kMoney, 0}}, {12, 12, {0, kMoney}}}});
    return problem;
  };
  NoProgress progress;
  const auto enough = coordinate(withCeiling(2 * kMoney), progress);
  QVERIFY(enough && enough.value().isOptimal);
  QCOMPARE(enough.value().cost, 0.0);
  const auto short1 = coordinate(withCeiling(2 * kMoney - 2), progress);
  QVERIFY(short1 && short1.value().isOptimal);
  QCOMPARE(short1.value().cost, 12.0);
}

void TestCoordination::namesWhatCannotBeHadTogether()
{
  CoordinationProblem problem;
  problem.projects = {movable("A", 0), movable("B", 0)};
  problem.pairs = {{0, 1, {{0, 0}}}};
  NoProgress progress;
  const auto apart = coordinate(problem, progress);
  QVERIFY(apart);
  QCOMPARE(apart.value().left, std::vector<int>{0});
  QCOMPARE(apart.value().choices, (std::vector<int>{0, 0}));

  CoordinationProblem poor;
  poor.projects = {{QStringLiteral("A"), {{0, 0, {50}}, {1, 1, {50}}}}};
  poor.ceilings = {40};
  poor.years = {2029};
  const auto money = coordinate(poor, progress);
  QVERIFY(!money);
  QCOMPARE(money.error().code, Error::Code::NoSolution);
  QCOMPARE(money.error().args.value(0), QStringLiteral("2029"));
}

void TestCoordination::groupsThatHaveNothingToDoWithOneAnotherAreSolvedApart()
{
  const CoordinationProblem one = small(3, false), other = small(4, false);
  CoordinationProblem both = one;
  const int shift = static_cast<int>(one.projects.size());
  both.projects.insert(both.projects.end(), other.projects.begin(), other.projects.end());
  for (ExclusivePair pair : other.pairs) {
    pair.one += shift;
    pair.other += shift;
    both.pairs.push_back(pair);
  }
  NoProgress progress;
  const auto a = coordinate(one, progress), b = coordinate(other, progress),
             together = coordinate(both, progress);
  QVERIFY(a && b && together);
  QCOMPARE(together.value().cost, a.value().cost + b.value().cost);
}

void TestCoordination::isTheSameInWhateverOrderProjectsStand()
{
  const CoordinationProblem problem = small(2, true);
  CoordinationProblem turned = problem;
  const int last = static_cast<int>(problem.projects.size()) - 1;
  std::ranges::reverse(turned.projects);
  for (ExclusivePair& pair : turned.pairs) {
    pair.one = last - pair.one;
    pair.other = last - pair.other;
  }
  NoProgress progress;
  const auto a = coordinate(problem, progress), b = coordinate(turned, progress);
  QCOMPARE(bool(a), bool(b));
  if (a)
    QCOMPARE(a.value().cost, b.value().cost);
}

void TestCoordination::theQuickWayKeepsToAllAndIsTheSameAtEveryRun()
{
  const CoordinationProblem problem = inventedCoordination(1, {60, 40, 24, 10});
  NoProgress progress;
  const auto found = repaired(problem, progress), again = repaired(problem, progress);
  QVERIFY(found && again);
  QVERIFY(violationsOf(problem, *found).isNone());
  QCOMPARE(*found, *again);
}

void TestCoordination::givesTheBestSoFarWhenItIsStopped()
{
  const CoordinationProblem problem = inventedCoordination(1, InstanceSize());
  Impatient progress(600); // past the quick way, into the proof
  const auto stopped = coordinate(problem, progress);
  QVERIFY(stopped);
  QVERIFY(violationsOf(problem, stopped.value().choices).isNone());
  QVERIFY(stopped.value().bound <= stopped.value().cost);
  Impatient none(1);
  const auto nothing = coordinate(problem, none);
  QVERIFY(!nothing);
  QCOMPARE(nothing.error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(TestCoordination)
#include "tst_coordination.moc"
