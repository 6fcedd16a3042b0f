// How long it takes to look around among the buildings of an invented town, and what that keeps in
// memory; and how long it takes to make a surface of 2 m cells of them. Prints one JSON document.
//   bench_street [BUILDINGS] [EYES]
#include "coverage/streets.h"

#include <diaban/coverage/streetsight.h>
#include <diaban/coverage/surface.h>

#include <QElapsedTimer>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace diaban;
using coverage::SeenArea;
using coverage::StreetSight;

namespace {

double ms(const QElapsedTimer& timer)
{
  return double(timer.nsecsElapsed()) / 1e6;
}

/// Places in streets, where cameras stand.
std::vector<QPointF> makeEyes(const tests::Town& town, std::size_t count)
{
  std::mt19937 random(7);
  std::vector<QPointF> eyes;
  while (eyes.size() < count) {
    const QPointF eye = town[random() % town.size()][0][0] +
                        QPointF(double(random() % 200) / 10 - 10, double(random() % 200) / 10 - 10);
    const auto holds = [&](const tests::Building& building) {
      return (building[0][0] - eye).manhattanLength() < 60 && tests::isInside(building, eye);
    };
    if (std::none_of(town.begin(), town.end(), holds))
      eyes.push_back(eye);
  }
  return eyes;
}

void measure(const char* name, const StreetSight& sight, const std::vector<QPointF>& eyes,
             const coverage::StreetRules& rules)
{
  std::vector<double> times;
  std::size_t corners = 0, buildings = 0;
  for (int round = 0; round < 2; ++round) { // the first one warms
    times.clear();
    for (const QPointF& eye : eyes) {
      QElapsedTimer timer;
      timer.start();
      const Result<SeenArea> area = sight.from(eye, rules);
      const geo::Shape shape = area.value().shape();
      times.push_back(ms(timer));
      corners += shape.vertexCount(0, 0);
      buildings += area.value().buildings().size();
    }
  }
  std::sort(times.begin(), times.end());
  std::printf("  \"%s\": {\"median_ms\": %.3f, \"p95_ms\": %.3f, \"longest_ms\": %.3f, "
              "\"corners\": %zu, \"buildings_seen\": %zu},\n",
              name, times[times.size() / 2], times[times.size() * 95 / 100], times.back(),
              corners / 2 / eyes.size(), buildings / 2 / eyes.size());
}

void measureSurface(const geo::FeatureTable& table)
{
  const coverage::Terrain ground = coverage::flatGround(table.extent(), 2).value();
  NoProgress progress;
  QElapsedTimer timer;
  timer.start();
  const Result<coverage::Surface> surface = coverage::surfaceOf(
      ground, table, [](std::size_t row) { return 3.0 + double(row % 20); }, 0, progress);
  std::printf("  \"surface_ms\": %.1f, \"surface_cells\": %d, \"buildings_raised\": %lld\n",
              ms(timer), ground.heights.width() * ground.heights.height(),
              static_cast<long long>(surface.value().raised));
}

} // namespace

int main(int argc, char** argv)
{
  const std::size_t count = argc > 1 ? std::size_t(std::atoi(argv[1])) : 20'000;
  const tests::Town town = tests::makeTown(count, 1);
  const geo::TablePtr table = tests::tableOf(town);
  const std::vector<QPointF> eyes =
      makeEyes(town, argc > 2 ? std::size_t(std::atoi(argv[2])) : 500);
  const std::size_t before = mallinfo2().uordblks;
  QElapsedTimer timer;
  timer.start();
  const StreetSight sight(table);
  const double making = ms(timer);
  std::printf("{\n  \"buildings\": %zu, \"vertices\": %zu, \"made_in_ms\": %.2f, "
              "\"memory_bytes\": %zu,\n",
              count, table->vertexCount(), making, mallinfo2().uordblks - before);
  measure("250 m", sight, eyes, {250});
  measure("250 m, 90 degrees", sight, eyes, {250, {Angle::degrees(40), Angle::degrees(90)}});
  measure("2 km", sight, eyes, {2000});
  measure("20 km", sight, eyes, {20'000});
  measureSurface(*table);
  std::printf("}\n");
  return 0;
}
