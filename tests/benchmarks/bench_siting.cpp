// How long the best sites take to be proven: maximal cover, as many candidates as places.
// DIABAN_CLI names the program beside which diaban-solve lies.
//   bench_siting [RADIUS=800] [PLACES=818] [SEED=1] [MOST_SITES=10] [PREFERRED=0] [PARTS=1]
// PREFERRED: share of the sites that come first among choices as good, in per cent.
// PARTS: people are multiples of 1 / PARTS; 0: any fraction.
#include <diaban/coverage/siting.h>

#include <QElapsedTimer>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace diaban;
using coverage::SitingTable;

namespace {

/// Places in 40 clusters over 10 × 10 km with up to 600 people each; any of them may get a site.
SitingTable town(int places, double radius, unsigned seed, int parts)
{
  constexpr int kClusters = 40;
  constexpr double kWidth = 10'000, kSpread = 700;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> anywhere(0, kWidth);
  std::normal_distribution<double> around(0, kSpread);
  std::vector<std::pair<double, double>> centres, at;
  for (int i = 0; i < kClusters; ++i)
    centres.emplace_back(anywhere(random), anywhere(random));
  SitingTable table;
  for (int i = 0; i < places; ++i) {
    const auto& [x, y] = centres[random() % kClusters];
    at.emplace_back(x + around(random), y + around(random));
    const double people = parts > 0 ? double(1 + random() % (600 * unsigned(parts))) / parts
                                    : std::uniform_real_distribution<double>(0, 600)(random);
    table.places.push_back({QString::number(i), people});
    table.sites.push_back({QString::number(i)});
  }
  table.reaches.resize(at.size());
  for (std::size_t site = 0; site < at.size(); ++site)
    for (std::size_t place = 0; place < at.size(); ++place) {
      const double distance =
          std::hypot(at[site].first - at[place].first, at[site].second - at[place].second);
      if (distance <= radius)
        table.reaches[site].push_back({static_cast<int>(place), distance});
    }
  return table;
}

} // namespace

int main(int argc, char** argv)
{
  const auto argument = [&](int index, double otherwise) {
    return argc > index ? std::atof(argv[index]) : otherwise;
  };
  const double radius = argument(1, 800);
  const int places = static_cast<int>(argument(2, 818));
  SitingTable table =
      town(places, radius, static_cast<unsigned>(argument(3, 1)), static_cast<int>(argument(6, 1)));
  std::mt19937 random(1);
  for (coverage::Site& site : table.sites)
    site.isPreferred = random() % 100 < static_cast<unsigned>(argument(5, 0));
  NoProgress progress;
  for (int count = 1; count <= static_cast<int>(argument(4, 10)); ++count) {
    const coverage::SitingAim aim{coverage::SitingGoal::MaximalCover, radius, count, {}};
    QElapsedTimer timer;
    timer.start();
    const coverage::Siting greedy = coverage::greedySiting(table, aim);
    const double greedyTime = double(timer.nsecsElapsed()) / 1e9;
    const auto best = coverage::solveSiting(table, aim, progress);
    if (!best) {
      std::fprintf(stderr, "%s\n", qPrintable(errorText(best.error())));
      return 1;
    }
    const double time = double(timer.nsecsElapsed()) / 1e9 - greedyTime;
    std::printf("p %2d  greedy %.0f in %.3f s  best %.0f in %.3f s%s\n", count, greedy.objective,
                greedyTime, best.value().objective, time,
                best.value().isOptimal ? "" : "  not proven");
  }
  return 0;
}
