// The search that proves maximal cover, against every choice looked at.
#include <diaban/coverage/siting.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace diaban;
using coverage::Site;
using coverage::SitingAim;
using coverage::SitingGoal;
using coverage::SitingTable;

namespace {

/// Each place is served by any three or so of the sites, some of which cost nothing or share a
/// pole.
SitingTable scattered(std::mt19937& random, int sites, int places, bool isWhole)
{
  SitingTable table;
  for (int site = 0; site < sites; ++site) {
    table.sites.push_back({QString::number(site), double(random() % 5)});
    table.sites.back().group = site % 4 == 0 ? 0 : -1;
  }
  table.reaches.resize(std::size_t(sites));
  for (int place = 0; place < places; ++place) {
    const double people = 1 + double(random() % 90);
    table.places.push_back({QString::number(place), isWhole ? people : people / 7});
    for (auto& reaches : table.reaches)
      if (random() % 7 == 0)
        reaches.push_back({place, 0});
  }
  return table;
}

/// The most that can be served by a table of one group, every choice looked at. \pre all are free
class MostServed {
public:
  MostServed(const SitingTable& table, const SitingAim& aim)
      : m_table(table)
      , m_times(table.places.size(), 0)
      , m_count(aim.count > 0 ? aim.count : int(table.sites.size()))
      , m_budget(aim.budget.value_or(1e9))
  {
    look(0);
  }
  double most() const { return m_most; }

private:
  void look(std::size_t site)
  {
    m_most = std::max(m_most, m_served);
    if (site == m_table.sites.size())
      return;
    const Site& its = m_table.sites[site];
    const bool hasRoom = its.group < 0 || !m_isGroupTaken;
    if (m_count > 0 && its.cost <= m_budget && hasRoom) {
      take(site, 1);
      look(site + 1);
      take(site, -1);
    }
    look(site + 1);
  }
  void take(std::size_t site, int by)
  {
    m_count -= by;
    m_budget -= by * m_table.sites[site].cost;
    if (m_table.sites[site].group >= 0)
      m_isGroupTaken = by > 0;
    for (const coverage::Reach& reach : m_table.reaches[site]) {
      int& times = m_times[std::size_t(reach.place)];
      const bool wasServed = times > 0;
      times += by;
      m_served +=
          (int(times > 0) - int(wasServed)) * m_table.places[std::size_t(reach.place)].weight;
    }
  }

  const SitingTable& m_table;
  std::vector<int> m_times;
  int m_count;
  double m_budget, m_served = 0, m_most = 0;
  bool m_isGroupTaken = false;
};

} // namespace

class TestSitingSearch : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Places that any sites may serve, near or not: prices alone prove next to none of these.
  void theSearchFindsTheBestOfAllChoices_data()
  {
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<bool>("hasBudget");
    for (const bool isWhole : {true, false})
      for (const bool hasBudget : {true, false})
        QTest::addRow("whole %d, budget %d", isWhole, hasBudget) << isWhole << hasBudget;
  }
  void theSearchFindsTheBestOfAllChoices()
  {
    QFETCH(bool, isWhole);
    QFETCH(bool, hasBudget);
    std::mt19937 random(300);
    NoProgress progress;
    for (int i = 0; i < 80; ++i) {
      const SitingTable table = scattered(random, 22, 60, isWhole);
      SitingAim aim{SitingGoal::MaximalCover, 1, 4 + int(random() % 3), {}};
      if (hasBudget)
        aim.budget = 4 + double(random() % 9);
      const auto solved = coverage::solveSiting(table, aim, progress);
      QVERIFY(solved && solved.value().isOptimal);
      const double best = MostServed(table, aim).most();
      QVERIFY2(std::abs(solved.value().objective - best) < 1e-6,
               qPrintable(QStringLiteral("%1, not %2").arg(solved.value().objective).arg(best)));
      QVERIFY(!aim.budget || solved.value().cost <= *aim.budget + 1e-9);
    }
  }
};

QTEST_GUILESS_MAIN(TestSitingSearch)
#include "tst_sitingsearch.moc"
