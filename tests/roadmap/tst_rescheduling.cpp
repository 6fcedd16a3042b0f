// From works to new dates: held against the rules that find clashes among the moved works.
#include "support/verify.h"

#include <diaban/geo/shape.h>
#include <diaban/roadmap/clashes.h>
#include <diaban/roadmap/rescheduling.h>

#include <QTest>

#include <algorithm>
#include <random>

using namespace diaban;
using namespace diaban::roadmap;

namespace {

constexpr double kX = 600'000, kY = 1'190'000;

geo::FlatGeometry along(double from, double to)
{
  return geo::toFlat(
      geo::makeShape(geo::GeometryKind::Line, QVector<QPointF>{{kX + from, kY}, {kX + to, kY}}));
}

Work work(const QString& code, const char* asset, WorkKind kind, Period period)
{
  Work made;
  made.code = code;
  made.assetClass = QString::fromLatin1(asset);
  made.kind = kind;
  made.depth = kind == WorkKind::Pave ? WorkDepth::Surface : WorkDepth::Shallow;
  made.period = period;
  made.cost = 10'000'000'000;
  return made;
}

/// Works along one street, some of which pave it.
Works street(unsigned seed, int count)
{
  std::mt19937 random(seed);
  Works works;
  for (int i = 0; i < count; ++i) {
    const bool paves = random() % 4 == 0;
    const QDate start = QDate(2026, 1, 1).addDays(static_cast<int>(random() % 900));
    const Period period{start, start.addDays(20 + static_cast<int>(random() % 200)),
                        static_cast<Certainty>(random() % 2)};
    const double from = static_cast<double>(random() % 1000);
    works.add(work(QStringLiteral("DA-%1").arg(i),
                   paves        ? "road"
                   : i % 2 == 0 ? "water"
                                : "gas",
                   paves ? WorkKind::Pave : WorkKind::Dig, period),
              along(from, from + 100 + static_cast<double>(random() % 400)));
  }
  return works;
}

/// The works at the times that choices stand for.
Works moved(const Works& works, const Rescheduling& made, const std::vector<int>& choices)
{
  std::vector<int> months(works.size(), 0);
  for (std::size_t project = 0; project < choices.size(); ++project)
    for (const quint32 at : made.works[project])
      months[at] =
          made.problem.projects[project].choices[static_cast<std::size_t>(choices[project])].shift;
  Works all;
  for (std::size_t i = 0; i < works.size(); ++i) {
    Work each = works[i];
    if (each.period.isKnown())
      each.period = shifted(each.period, months[i]);
    all.add(each, works.shape(i));
  }
  return all;
}

/// Clashes that shifts are to mend.
int graveClashes(const Works& works, const RuleSet& rules)
{
  NoProgress progress;
  const auto clashes = findClashes(works, rules, progress);
  return static_cast<int>(std::ranges::count_if(clashes.value(), [](const Clash& clash) {
    return (clash.rule == Rule::Clash || clash.rule == Rule::Moratorium ||
            clash.rule == Rule::WrongOrder) &&
           (clash.severity == planning::FindingSeverity::Critical ||
            clash.severity == planning::FindingSeverity::High);
  }));
}

} // namespace

class TestRescheduling final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void whatIsExcludedIsWhatTheRulesFind_data();
  void whatIsExcludedIsWhatTheRulesFind();
  void nothingGraveIsLeftWhenProjectsHaveMoved();
  void aDigWaitsForTheStreetToThaw();
  void whatHasBegunStays();
  void moneyIsSpentToTheDong();
  void anOrderIsKept();

private:
  RuleSet m_rules;
};

void TestRescheduling::initTestCase()
{
  const auto rules = RuleSet::load();
  QVERIFY(rules);
  m_rules = rules.value();
}

void TestRescheduling::whatIsExcludedIsWhatTheRulesFind_data()
{
  QTest::addColumn<unsigned>("seed");
  for (unsigned seed = 1; seed <= 5; ++seed)
    QTest::addRow("%u", seed) << seed;
}

void TestRescheduling::whatIsExcludedIsWhatTheRulesFind()
{
  QFETCH(unsigned, seed);
  const Works works = street(seed, 5);
  NoProgress progress;
  const auto made = reschedulingOf(works, m_rules, {.mostMonths = 12}, progress);
  QVERIFY(made);
  const CoordinationProblem& problem = made.value().problem;
  std::mt19937 random(seed);
  int clashing = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<int> choices;
    for (const MovableProject& project : problem.projects)
      choices.push_back(static_cast<int>(random() % project.choices.size()));
    const bool isClean = violationsOf(problem, choices).pairs.empty();
    QCOMPARE(isClean, graveClashes(moved(works, made.value(), choices), m_rules) == 0);
    clashing += isClean ? 0 : 1;
  }
  QVERIFY(clashing > 0);
}

void TestRescheduling::nothingGraveIsLeftWhenProjectsHaveMoved()
{
  int before = 0;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Works works = street(seed, 7);
    before += graveClashes(works, m_rules);
    NoProgress progress;
    const auto made = reschedulingOf(works, m_rules, {.mostMonths = 60}, progress);
    QVERIFY(made);
    const auto found = coordinate(made.value().problem, progress);
    QVERIFY2(found, qPrintable(found ? QString() : errorText(found.error())));
    QVERIFY(found.value().isOptimal);
    QCOMPARE(found.value().cost > 0, graveClashes(works, m_rules) > 0);
    QCOMPARE(graveClashes(moved(works, made.value(), found.value().choices), m_rules), 0);
  }
  QVERIFY(before > 0);
}

void TestRescheduling::aDigWaitsForTheStreetToThaw()
{
  Works works;
  const Period period{QDate(2027, 3, 1), QDate(2027, 5, 31)};
  works.add(work(QStringLiteral("A"), "water", WorkKind::Dig, period), along(0, 100));
  Work frozen = work(QStringLiteral("Trần Phú"), "road", WorkKind::Pave, {});
  frozen.frozenUntil = QDate(2027, 12, 31);
  works.add(frozen, along(0, 1000));
  NoProgress progress;
  const auto made = reschedulingOf(works, m_rules, {}, progress);
  QVERIFY(made);
  QCOMPARE(made.value().problem.projects.size(), std::size_t(1));
  const auto found = coordinate(made.value().problem, progress);
  QVERIFY(found);
  const MovableProject& project = made.value().problem.projects[0];
  QCOMPARE(project.choices[static_cast<std::size_t>(found.value().choices[0])].shift, 10);

  const auto near = reschedulingOf(works, m_rules, {.mostMonths = 6}, progress);
  QVERIFY(near);
  QCOMPARE(near.value().stuck, QStringList{QStringLiteral("A")});
}

void TestRescheduling::whatHasBegunStays()
{
  const Period begun{QDate(2026, 1, 1), QDate(2026, 12, 31)};
  const Period next{QDate(2026, 9, 1), QDate(2026, 10, 31), Certainty::Speculative};
  Works works;
  works.add(work(QStringLiteral("A"), "water", WorkKind::Dig, begun), along(0, 100));
  works.add(work(QStringLiteral("B"), "gas", WorkKind::Dig, next), along(0, 100));
  NoProgress progress;
  ReschedulingAim aim;
  aim.today = QDate(2026, 6, 15);
  const auto made = reschedulingOf(works, m_rules, aim, progress);
  QVERIFY(made);
  QCOMPARE(made.value().problem.projects[0].choices.size(), std::size_t(1));
  for (const ShiftChoice& choice : made.value().problem.projects[1].choices)
    QVERIFY(choice.shift == 0 || shifted(next, choice.shift).start > aim.today);
}

void TestRescheduling::moneyIsSpentToTheDong()
{
  Works works;
  Work each =
      work(QStringLiteral("A"), "water", WorkKind::Dig, {QDate(2026, 11, 17), QDate(2028, 2, 3)});
  each.cost = 12'345'678'901;
  works.add(each, along(0, 100));
  NoProgress progress;
  ReschedulingAim aim;
  for (int year = 2022; year <= 2032; ++year)
    aim.ceilings.insert(year, 1'000'000'000'000);
  const auto made = reschedulingOf(works, m_rules, aim, progress);
  QVERIFY(made);
  for (const ShiftChoice& choice : made.value().problem.projects[0].choices) {
    qint64 sum = 0;
    for (const qint64 money : choice.spending) {
      QVERIFY(money >= 0);
      sum += money;
    }
    QCOMPARE(sum, each.cost);
  }
}

void TestRescheduling::anOrderIsKept()
{
  const Period period{QDate(2026, 1, 1), QDate(2026, 6, 30)};
  Works works;
  works.add(work(QStringLiteral("A"), "water", WorkKind::Dig, period), along(0, 100));
  works.add(work(QStringLiteral("B"), "gas", WorkKind::Dig, period), along(5000, 5100));
  NoProgress progress;
  ReschedulingAim aim;
  aim.order = {{QStringLiteral("B"), QStringLiteral("A")}};
  const auto made = reschedulingOf(works, m_rules, aim, progress);
  QVERIFY(made);
  const auto found = coordinate(made.value().problem, progress);
  QVERIFY(found && found.value().isOptimal);
  QCOMPARE(found.value().cost, 18.0); // six months of two firm projects
  const Works after = moved(works, made.value(), found.value().choices);
  QVERIFY(after[1].period.end < after[0].period.start);
  aim.order = {{QStringLiteral("B"), QStringLiteral("không có")}};
  const auto unknown = reschedulingOf(works, m_rules, aim, progress);
  QVERIFY(!unknown);
  QCOMPARE(unknown.error().code, Error::Code::BadArgument);
}

QTEST_GUILESS_MAIN(TestRescheduling)
#include "tst_rescheduling.moc"
