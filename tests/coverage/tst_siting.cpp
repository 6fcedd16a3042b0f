// Location problems: published optima, every choice tried, and what must hold for all.
#include "support/testdata.h"

#include <diaban/coverage/siting.h>

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <optional>
#include <random>

using namespace diaban;
using coverage::Site;
using coverage::Siting;
using coverage::SitingAim;
using coverage::SitingGoal;
using coverage::SitingTable;

namespace {

constexpr SitingGoal kGoals[] = {SitingGoal::SetCover, SitingGoal::MaximalCover,
                                 SitingGoal::BackupCover, SitingGoal::Median, SitingGoal::Centre};

SitingTable invented(unsigned seed, int sites, int places)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> unit(0, 1000);
  SitingTable table;
  std::vector<std::pair<double, double>> at;
  for (int i = 0; i < sites; ++i) {
    table.sites.push_back({QStringLiteral("S%1").arg(i), double(1 + random() % 4)});
    at.emplace_back(unit(random), unit(random));
  }
  table.reaches.resize(std::size_t(sites));
  for (int place = 0; place < places; ++place) {
    table.places.push_back({QStringLiteral("P%1").arg(place), double(random() % 90)});
    const double x = unit(random), y = unit(random);
    for (int site = 0; site < sites; ++site)
      table.reaches[std::size_t(site)].push_back(
          {place, std::hypot(at[std::size_t(site)].first - x, at[std::size_t(site)].second - y)});
  }
  return table;
}

bool isBetter(SitingGoal goal, double one, double other)
{
  const bool isMost = goal == SitingGoal::MaximalCover || goal == SitingGoal::BackupCover;
  return isMost ? one > other : one < other;
}

/// A choice and what there is to say about it.
struct Choice {
  Siting siting;
  int others = 0; ///< sites that are not preferred
};

/// All choices that keep the conditions.
std::vector<Choice> allChoices(const SitingTable& table, const SitingAim& aim)
{
  std::vector<Choice> all;
  for (unsigned bits = 0; bits < 1U << table.sites.size(); ++bits) {
    std::vector<int> sites;
    std::map<int, int> groups;
    int count = 0, others = 0;
    bool isAllowed = true;
    for (std::size_t i = 0; i < table.sites.size(); ++i) {
      const bool isIn = (bits >> i & 1U) != 0;
      const Site::State state = table.sites[i].state;
      if (state == Site::State::Forbidden)
        isAllowed = isAllowed && !isIn;
      else if (state != Site::State::Free)
        isAllowed = isAllowed && isIn;
      if (!isIn)
        continue;
      sites.push_back(int(i));
      if (state == Site::State::Existing)
        continue;
      ++count;
      others += state == Site::State::Free && !table.sites[i].isPreferred ? 1 : 0;
      if (table.sites[i].group >= 0)
        isAllowed = isAllowed && ++groups[table.sites[i].group] <= aim.perGroup;
    }
    if (!isAllowed || (aim.count > 0 && count > aim.count))
      continue;
    Siting siting = coverage::assess(table, aim, sites);
    if ((!aim.budget || siting.cost <= *aim.budget) &&
        (aim.goal == SitingGoal::MaximalCover || siting.uncovered == 0))
      all.push_back({std::move(siting), others});
  }
  return all;
}

/// The best of all choices: by the goal, then with fewest others, then cheapest; none if there are
/// no choices.
std::optional<Choice> bestChoice(const SitingTable& table, const SitingAim& aim)
{
  constexpr double kSame = 1e-9;
  std::vector<Choice> all = allChoices(table, aim);
  double least = 1e300;
  for (const Choice& choice : all)
    least = std::min(least, choice.siting.cost);
  std::optional<Choice> best;
  for (Choice& choice : all) {
    if (aim.goal == SitingGoal::BackupCover && choice.siting.cost > least)
      continue;
    const double one = choice.siting.objective, other = best ? best->siting.objective : 0;
    const bool isSame = best && std::abs(one - other) < kSame;
    if (!best || (!isSame && isBetter(aim.goal, one, other)) ||
        (isSame &&
         std::pair(choice.others, choice.siting.cost) < std::pair(best->others, best->siting.cost)))
      best = std::move(choice);
  }
  return best;
}

std::optional<double> bestOfAll(const SitingTable& table, const SitingAim& aim)
{
  const auto best = bestChoice(table, aim);
  return best ? std::optional(best->siting.objective) : std::nullopt;
}

class Quiet final : public Progress {
public:
  bool advance(double) override { return true; }
};

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

} // namespace

class TestSiting : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// San Francisco's 205 census tracts and 16 stores, PySAL's test data, within 5,000 m; the optima
  /// of reference/cases.md.
  void sanFranciscoIsAsPublished_data()
  {
    QTest::addColumn<int>("goal");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("objective");
    QTest::addColumn<int>("uncovered");
    QTest::addColumn<QString>("sites");
    const auto add = [](const char* name, SitingGoal goal, int count, double objective,
                        int uncovered, const char* sites) {
      QTest::newRow(name) << int(goal) << count << objective << uncovered
                          << QString::fromLatin1(sites);
    };
    add("most people, 2", SitingGoal::MaximalCover, 2, 671'938, 55, "12,16");
    add("most people, 4", SitingGoal::MaximalCover, 4, 875'247, 21, "2,11,12,15");
    add("mean distance, 2", SitingGoal::Median, 2, 4197.5127, 0, "");
    add("mean distance, 4", SitingGoal::Median, 4, 2982.1269, 0, "");
    add("everybody", SitingGoal::SetCover, 0, 8, 0, "");
  }
  void sanFranciscoIsAsPublished()
  {
    const QString path = QStringLiteral(
        "../reference/siting/SF_network_distance_candidateStore_16_censusTract_205_new.csv");
    DIABAN_NEED_DATA(path);
    QFETCH(int, goal);
    QFETCH(int, count);
    QFETCH(double, objective);
    QFETCH(int, uncovered);
    QFETCH(QString, sites);
    Quiet progress;
    const auto table = coverage::readSitingTable(test::testData(path), progress);
    QVERIFY(table);
    QCOMPARE(table.value().places.size(), 205U);
    const SitingAim aim{static_cast<SitingGoal>(goal), 5000, count, {}};
    const auto solved = coverage::solveSiting(table.value(), aim, progress);
    QVERIFY(solved);
    QVERIFY(solved.value().isOptimal);
    QVERIFY(std::abs(solved.value().objective - objective) < 0.0001);
    QCOMPARE(solved.value().uncovered, uncovered);
    QStringList names;
    for (const int site : solved.value().sites)
      names.append(table.value().sites[std::size_t(site)].name.mid(int(strlen("Store_"))));
    if (!sites.isEmpty())
      QCOMPARE(names.join(QLatin1Char(',')), sites);
    const auto near = coverage::solveSiting(table.value(), {SitingGoal::SetCover, 4000}, progress);
    QVERIFY(!near); // five tracts are out of reach
    QCOMPARE(near.error().code, Error::Code::OutOfReach);
    QCOMPARE(near.error().args.value(0), QStringLiteral("5"));
  }

  void everyChoiceTriedFindsNothingBetter_data()
  {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void everyChoiceTriedFindsNothingBetter()
  {
    QFETCH(unsigned, seed);
    SitingTable table = invented(seed, 10, 25);
    table.sites[1].state = Site::State::Required;
    table.sites[4].state = Site::State::Forbidden;
    table.sites[7].state = Site::State::Existing;
    std::mt19937 random(seed);
    for (const SitingGoal goal : kGoals) {
      SitingAim aim{goal, 250.0 + double(random() % 300), 0, {}};
      if (goal == SitingGoal::MaximalCover || goal == SitingGoal::Median ||
          goal == SitingGoal::Centre)
        aim.count = 3;
      if (seed % 2 == 0 && goal == SitingGoal::MaximalCover)
        aim.budget = 6;
      Quiet progress;
      const auto solved = coverage::solveSiting(table, aim, progress);
      const auto expected = bestOfAll(table, aim);
      QCOMPARE(bool(solved), expected.has_value());
      if (!solved)
        continue;
      QVERIFY(solved.value().isOptimal);
      QVERIFY2(std::abs(solved.value().objective - *expected) < 1e-6,
               qPrintable(QStringLiteral("goal %1: %2, not %3")
                              .arg(int(goal))
                              .arg(solved.value().objective)
                              .arg(*expected)));
    }
  }

  /// Most of them need no program at all: the bound alone proves or narrows them.
  void maximalCoverIsTheBestOfAllChoices_data()
  {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 100; seed < 160; ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void maximalCoverIsTheBestOfAllChoices()
  {
    QFETCH(unsigned, seed);
    SitingTable table = invented(seed, 11, 30);
    std::mt19937 random(seed);
    for (Site& site : table.sites)
      if (random() % 4 == 0)
        site.state = static_cast<Site::State>(random() % 4);
    if (seed % 3 == 0)
      for (coverage::Place& place : table.places)
        place.weight += 0.25;
    SitingAim aim{SitingGoal::MaximalCover, 100.0 + double(random() % 300), 0, {}};
    if (seed % 4 != 0)
      aim.count = 3 + int(random() % 3);
    if (seed % 2 == 0)
      aim.budget = 5 + double(random() % 9);
    Quiet progress;
    const auto solved = coverage::solveSiting(table, aim, progress);
    const auto expected = bestOfAll(table, aim);
    QCOMPARE(bool(solved), expected.has_value());
    if (!solved) {
      QCOMPARE(solved.error().code, Error::Code::NoSolution);
      return;
    }
    QVERIFY(solved.value().isOptimal);
    QVERIFY(std::abs(solved.value().objective - *expected) < 1e-6);
    QVERIFY(!aim.budget || solved.value().cost <= *aim.budget + 1e-9);
  }

  /// Three kinds of unit on each of four poles, two of which stand already.
  void ofKindsOnOnePoleOneIsTakenAndStandingPolesComeFirst_data()
  {
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("goal");
    for (unsigned seed = 200; seed < 212; ++seed)
      for (const SitingGoal goal : kGoals)
        QTest::addRow("seed %u goal %d", seed, int(goal)) << seed << int(goal);
  }
  void ofKindsOnOnePoleOneIsTakenAndStandingPolesComeFirst()
  {
    QFETCH(unsigned, seed);
    QFETCH(int, goal);
    SitingTable table = invented(seed, 12, 9);
    for (std::size_t i = 0; i < table.sites.size(); ++i) {
      table.sites[i].group = int(i / 3);
      table.sites[i].isPreferred = i / 3 < 2;
      const std::size_t like = i % 3 == 2 ? i - 2 : i; // the third kind sees what the first does
      for (coverage::Reach& reach : table.reaches[i])
        reach.distance =
            std::round(table.reaches[like][std::size_t(reach.place)].distance / 200) * 200;
    }
    SitingAim aim{static_cast<SitingGoal>(goal), 400, 0, {}};
    aim.perGroup = seed % 3 == 0 ? 2 : 1;
    if (goal != int(SitingGoal::SetCover) && goal != int(SitingGoal::BackupCover))
      aim.count = 3;
    if (seed % 4 == 0 && goal == int(SitingGoal::MaximalCover))
      aim.budget = 5;
    Quiet progress;
    const auto solved = coverage::solveSiting(table, aim, progress);
    const auto expected = bestChoice(table, aim);
    QCOMPARE(bool(solved), expected.has_value());
    if (!solved)
      return;
    QVERIFY(solved.value().isOptimal);
    QVERIFY(std::abs(solved.value().objective - expected->siting.objective) < 1e-6);
    int others = 0;
    for (const int site : solved.value().sites)
      others += table.sites[std::size_t(site)].isPreferred ? 0 : 1;
    QCOMPARE(others, expected->others);
    QVERIFY(std::abs(solved.value().cost - expected->siting.cost) < 1e-6);
  }

  void theGreedyChoiceKeepsToGroups()
  {
    for (unsigned seed = 220; seed < 240; ++seed) {
      SitingTable table = invented(seed, 30, 60);
      for (std::size_t i = 0; i < table.sites.size(); ++i)
        table.sites[i].group = int(i / 5);
      SitingAim aim{SitingGoal::MaximalCover, 250, 0, 12};
      const Siting greedy = coverage::greedySiting(table, aim);
      std::map<int, int> groups;
      for (const int site : greedy.sites)
        QCOMPARE(++groups[table.sites[std::size_t(site)].group], 1);
      QVERIFY(greedy.cost <= 12);
      QVERIFY(greedy.sites.size() > 1);
    }
  }

  void aStopKeepsTheBestSoFarAndItsBound()
  {
    const SitingTable table = invented(70, 60, 300);
    const SitingAim aim{SitingGoal::MaximalCover, 160, 9, {}};
    Quiet progress;
    const auto best = coverage::solveSiting(table, aim, progress);
    QVERIFY(best && best.value().isOptimal);
    for (const int asked : {1, 3, 20}) {
      StopsAt stop(asked);
      const auto stopped = coverage::solveSiting(table, aim, stop);
      QVERIFY(stopped);
      QVERIFY(stopped.value().objective >= coverage::greedySiting(table, aim).objective);
      QVERIFY(stopped.value().objective <= best.value().objective);
      QVERIFY(stopped.value().bound >= best.value().objective);
    }
  }

  void whatEachSiteAddsComesToWhatAllServe()
  {
    SitingTable table = invented(60, 20, 80);
    table.sites[2].state = Site::State::Existing;
    table.sites[5].state = Site::State::Required;
    Quiet progress;
    const SitingAim aim{SitingGoal::MaximalCover, 200, 6, {}};
    const auto solved = coverage::solveSiting(table, aim, progress);
    QVERIFY(solved);
    const auto steps = coverage::stepsOf(table, aim, solved.value().sites);
    QCOMPARE(steps.size(), solved.value().sites.size());
    QCOMPARE(steps[0].site, 2);
    QCOMPARE(steps[0].cost, 0.0);
    QCOMPARE(steps[1].site, 5);
    double sum = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      sum += steps[i].adds;
      QCOMPARE(steps[i].served, sum);
      QVERIFY(i < 3 || steps[i].adds <= steps[i - 1].adds);
    }
    QCOMPARE(sum, solved.value().objective);
    QCOMPARE(steps.back().cost, solved.value().cost);
  }

  void moreSitesAndMoreMoneyServeMore()
  {
    SitingTable table = invented(61, 25, 120);
    table.sites[3].state = Site::State::Existing;
    Quiet progress;
    const SitingAim aim{SitingGoal::MaximalCover, 180, 0, {}};
    const auto points = coverage::servedByCount(table, aim, 40, progress);
    QVERIFY(points.size() > 5);
    QCOMPARE(points[0].sites, std::vector<int>{3});
    for (std::size_t i = 0; i < points.size(); ++i) {
      QCOMPARE(points[i].count, int(i));
      QCOMPARE(coverage::assess(table, aim, points[i].sites).objective, points[i].served);
      QVERIFY(i == 0 || points[i].served > points[i - 1].served);
      SitingAim exact = aim;
      exact.count = int(i);
      if (i > 0 && i < 5) {
        const auto best = coverage::solveSiting(table, exact, progress);
        QVERIFY(best);
        QVERIFY(points[i].served <= best.value().objective);
        QVERIFY(points[i].served >= 0.9 * best.value().objective);
      }
    }
    std::vector<int> all;
    for (int i = 0; i < 25; ++i)
      all.push_back(i);
    QCOMPARE(points.back().served, coverage::assess(table, aim, all).objective);
    const auto money = coverage::servedByMoney(table, aim, 12, progress);
    QVERIFY(money.size() > 6);
    for (std::size_t i = 1; i < money.size(); ++i) {
      QVERIFY(money[i].served > money[i - 1].served);
      QCOMPARE(coverage::assess(table, aim, money[i].sites).cost, money[i].cost);
    }
    QCOMPARE(money.back().served, points.back().served);
  }

  void theGreedyChoiceComesFirstAndIsNeverBetterThanTheBest()
  {
    const SitingTable table = invented(21, 40, 120);
    for (const SitingGoal goal : kGoals) {
      const SitingAim aim{
          goal, 450, goal == SitingGoal::SetCover || goal == SitingGoal::BackupCover ? 0 : 5, {}};
      Quiet progress;
      std::vector<double> told;
      const auto solved = coverage::solveSiting(
          table, aim, progress, [&](const Siting& so) { told.push_back(so.objective); });
      QVERIFY(solved);
      QVERIFY(!told.empty());
      QCOMPARE(told.front(), coverage::greedySiting(table, aim).objective);
      if (goal != SitingGoal::BackupCover) // there the greedy one need not be the cheapest
        QVERIFY(!isBetter(goal, told.front(),
                          solved.value().objective +
                              1e-9 * (goal == SitingGoal::MaximalCover ? 1 : -1)));
    }
  }

  void anExistingSiteNeverLowersCoverNorRaisesCost()
  {
    for (unsigned seed = 30; seed < 36; ++seed) {
      SitingTable table = invented(seed, 14, 40);
      const SitingAim most{SitingGoal::MaximalCover, 200, 3, {}}, least{SitingGoal::SetCover, 700};
      Quiet progress;
      const auto covered = coverage::solveSiting(table, most, progress);
      const auto cost = coverage::solveSiting(table, least, progress);
      table.sites[seed % 14].state = Site::State::Existing;
      const auto coveredThen = coverage::solveSiting(table, most, progress);
      const auto costThen = coverage::solveSiting(table, least, progress);
      QVERIFY(covered && coveredThen && cost && costThen);
      QVERIFY(coveredThen.value().objective >= covered.value().objective);
      QVERIFY(costThen.value().cost <= cost.value().cost);
    }
  }

  void placesOutOfReachAreNamed()
  {
    SitingTable table = invented(50, 5, 8);
    for (auto& reaches : table.reaches)
      reaches[3].distance = 5000;
    Quiet progress;
    const auto solved = coverage::solveSiting(table, {SitingGoal::SetCover, 2000}, progress);
    QVERIFY(!solved);
    QCOMPARE(solved.error().code, Error::Code::OutOfReach);
    QCOMPARE(solved.error().args, (QStringList{QStringLiteral("1"), QStringLiteral("P3")}));
  }

  void tooFewSitesOrTooLittleMoneyIsSaid()
  {
    SitingTable table = invented(51, 8, 20);
    Quiet progress;
    SitingAim aim{SitingGoal::SetCover, 400, 1, {}};
    auto solved = coverage::solveSiting(table, aim, progress);
    QVERIFY(!solved);
    QCOMPARE(solved.error().code, Error::Code::NoSolution);
    for (Site& site : table.sites)
      site.state = Site::State::Required;
    aim = {SitingGoal::MaximalCover, 400, 0, 3};
    solved = coverage::solveSiting(table, aim, progress);
    QVERIFY(!solved);
    QCOMPARE(solved.error().code, Error::Code::NoSolution);
  }

  void sitesOnOneSpotAreFine()
  {
    SitingTable table = invented(52, 6, 20);
    table.reaches[2] = table.reaches[1];
    Quiet progress;
    QVERIFY(coverage::solveSiting(table, {SitingGoal::Median, 0, 2, {}}, progress));
    QVERIFY(coverage::solveSiting(table, {SitingGoal::Centre, 0, 2, {}}, progress));
  }

  void tablesAreReadAndTheirFaultsNamed_data()
  {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("good") << QByteArray("distance,name,DestinationName,demand\n5,A,007.10,3\n"
                                        "6,A,Y,4\n7,B,007.10,3\n8,B,Y,4\n")
                          << -1;
    QTest::newRow("a gap") << QByteArray("distance,name,DestinationName\n5,A,X\n6,A,Y\n7,B,X\n")
                           << int(Error::Code::GapsInTable);
    QTest::newRow("no column") << QByteArray("distance,name,demand\n5,A,3\n")
                               << int(Error::Code::NoSuchField);
    QTest::newRow("a word") << QByteArray("distance,name,DestinationName\nfar,A,X\n")
                            << int(Error::Code::BadArgument);
    QTest::newRow("negative") << QByteArray("distance,name,DestinationName\n-2,A,X\n")
                              << int(Error::Code::BadArgument);
  }
  void tablesAreReadAndTheirFaultsNamed()
  {
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bang.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    Quiet progress;
    const auto table = coverage::readSitingTable(file.fileName(), progress);
    if (code >= 0) {
      QVERIFY(!table);
      QCOMPARE(int(table.error().code), code);
      return;
    }
    QVERIFY(table);
    QCOMPARE(table.value().sites.size(), 2U);
    QCOMPARE(table.value().places[0].name, QStringLiteral("007.10"));
    QCOMPARE(table.value().places[1].weight, 4.0);
    QCOMPARE(table.value().reaches[1][0].distance, 7.0);
  }
};

QTEST_GUILESS_MAIN(TestSiting)
#include "tst_siting.moc"
