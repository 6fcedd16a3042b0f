// How long received levels over terrain and kriging take.
// bench_radio [CELLS=2000]
#include <diaban/coverage/interpolation.h>
#include <diaban/coverage/radiogrid.h>

#include <QElapsedTimer>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

using namespace diaban;
using coverage::HeightGrid;
using coverage::RadioStation;

namespace {

constexpr double kCell = 10;

HeightGrid hills(int cells)
{
  std::mt19937 random(1);
  std::uniform_real_distribution<float> rough(0, 4);
  HeightGrid grid(cells, cells, kCell, kCell);
  for (int row = 0; row < cells; ++row)
    for (int column = 0; column < cells; ++column)
      grid.set(column, row,
               60 * std::sin(float(column) / 90) * std::cos(float(row) / 70) + rough(random));
  return grid;
}

RadioStation station(int column, int row, double radius)
{
  return {{923, 14, 3, 0, 25, {}}, column, row, radius};
}

template <typename Work>
void measure(const char* what, const Work& work)
{
  QElapsedTimer timer;
  timer.start();
  const std::clock_t before = std::clock();
  work();
  std::printf("%-44s %7.3f s, of the processors %7.3f s\n", what,
              double(timer.nsecsElapsed()) / 1e9, double(std::clock() - before) / CLOCKS_PER_SEC);
}

} // namespace

int main(int argc, char** argv)
{
  const int cells = argc > 1 ? std::atoi(argv[1]) : 2000;
  const HeightGrid grid = hills(cells);
  NoProgress progress;
  const auto run = [&](const std::vector<RadioStation>& stations, bool isOverTerrain) {
    const auto levels = coverage::receivedLevels(
        grid, stations, {}, {coverage::RadioModel::FreeSpace, isOverTerrain}, progress);
    if (!levels)
      std::exit(1);
  };
  const int middle = cells / 2;
  measure("one, 2 km", [&] { run({station(middle, middle, 2000)}, true); });
  measure("one, 2 km, no terrain", [&] { run({station(middle, middle, 2000)}, false); });
  measure("one, 5 km", [&] { run({station(middle, middle, 5000)}, true); });
  measure("one, 10 km", [&] { run({station(middle, middle, 10'000)}, true); });
  std::mt19937 random(2);
  std::vector<RadioStation> many;
  for (int i = 0; i < 50; ++i)
    many.push_back(station(int(random() % unsigned(cells)), int(random() % unsigned(cells)), 5000));
  measure("best server of 50, 5 km", [&] { run(many, true); });
  std::vector<coverage::Reading> readings;
  for (int i = 0; i < 200; ++i)
    readings.push_back(
        {{double(random() % 20'000), double(random() % 20'000)}, double(random() % 100)});
  measure("kriging of 200 stations, 400 x 400 places", [&] {
    const coverage::Kriging kriging(readings,
                                    {coverage::Variogram::Model::Exponential, 5, 60, 5000});
    if (!coverage::estimate(kriging, {0, 20'000, 50, 400, 400}, progress))
      std::exit(1);
  });
  return 0;
}
