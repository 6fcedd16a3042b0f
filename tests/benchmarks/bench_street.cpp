// How long it takes to look around among the buildings of an invented town, and what that keeps in
// memory; and how long it takes to make a surface of 2 m cells of them. Times are
// those of the processor. Prints one JSON document.
//   bench_street [BUILDINGS] [EYES]
#include "coverage/streets.h"

#include <diaban/coverage/streetsight.h>
#include <diaban/coverage/surface.h>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace diaban;
using coverage::SeenArea;
using coverage::StreetSight;

namespace {

/// Of this process on the processor, so that other programs do not count.
double cpuMs()
{
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
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
      const double start = cpuMs();
      const Result<SeenArea> area = sight.from(eye, rules);
      const geo::Shape shape = area.value().shape();
      times.push_back(cpuMs() - start);
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

/// Sheds of 4 m strewn over 16 km²: hardly anything hides anything.
tests::Town makeSheds(std::size_t count)
{
  std::mt19937 random(3);
  tests::Town town;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = double(random() % 40'000) / 10, y = double(random() % 40'000) / 10;
    town.push_back({tests::box(x, y, x + 4, y + 4)});
  }
  return town;
}

void measureSurface(const geo::FeatureTable& table)
{
  const coverage::Terrain ground = coverage::flatGround(table.extent(), 2).value();
  NoProgress progress;
  const double start = cpuMs();
  const Result<coverage::Surface> surface = coverage::surfaceOf(
      ground, table, [](std::size_t row) { return 3.0 + double(row % 20); }, 0, progress);
  std::printf("  \"surface_ms\": %.1f, \"surface_cells\": %d, \"buildings_raised\": %lld\n",
              cpuMs() - start, ground.heights.width() * ground.heights.height(),
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
  const double start = cpuMs();
  const StreetSight sight(table);
  const double making = cpuMs() - start;
  std::printf("{\n  \"buildings\": %zu, \"vertices\": %zu, \"made_in_ms\": %.2f, "
              "\"memory_bytes\": %zu,\n",
              count, table->vertexCount(), making, mallinfo2().uordblks - before);
  measure("250 m", sight, eyes, {250});
  measure("250 m, 90 degrees", sight, eyes, {250, {Angle::degrees(40), Angle::degrees(90)}});
  measure("2 km", sight, eyes, {2000});
  measure("20 km", sight, eyes, {20'000});
  const tests::Town sheds = makeSheds(count);
  measure("sheds, 2 km", StreetSight(tests::tableOf(sheds)), makeEyes(sheds, eyes.size()), {2000});
  measureSurface(*table);
  std::printf("}\n");
  return 0;
}
