// How long looking around takes, beside GDAL's viewshed in the same process, and how far each is
// from exact lines. Prints one JSON document.
//   bench_sight TERRAIN.tif [SENSORS] [blocks | town]
// Terrain in metres, 4000 × 4000 cells of 10 m for the figures of docs/performance.md; sensors 10 m
// high, targets 1.5 m, 2 km. With "blocks", houses of 3–23 m stand on it here and there; with
// "town" blocks of them everywhere, made of footprints by coverage/surface.h.
#include "coverage/exactsight.h"
#include "coverage/streets.h"

#include <diaban/coverage/surface.h>

#include <QElapsedTimer>

#include <gdal_alg.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <random>
#include <thread>

using namespace diaban;
using coverage::HeightGrid;
using coverage::Observer;
using coverage::Sight;
using coverage::SightRules;

namespace {

constexpr SightRules kRules{2000, 1.5};
constexpr double kMast = 10;

struct Terrain {
  HeightGrid heights;
  GDALDataset* memory; ///< the same for GDAL
  double place[6];
};

double cpuMs()
{
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void build(std::vector<float>& heights, int width, int height)
{
  std::mt19937 random(5);
  for (int block = 0; block < width * height / 3000; ++block) {
    const int x = static_cast<int>(random() % unsigned(width - 12));
    const int y = static_cast<int>(random() % unsigned(height - 12));
    const int wide = 1 + static_cast<int>(random() % 8), deep = 1 + static_cast<int>(random() % 8);
    const auto storeys = static_cast<float>(3 + random() % 20);
    for (int row = y; row < y + deep; ++row)
      for (int column = x; column < x + wide; ++column)
        heights[std::size_t(row) * std::size_t(width) + std::size_t(column)] += storeys;
  }
}

/// Roofs 6 to 15 m high and 40 to 100 m wide, one in 11 ha: 20 to 50 % is in sight.
void buildTown(HeightGrid& heights)
{
  std::mt19937 random(6);
  const double cell = heights.cellWidth();
  const double width = heights.width() * cell, height = heights.height() * heights.cellHeight();
  tests::Town town;
  std::vector<double> storeys;
  for (double y = 0; y < height - 200; y += 330)
    for (double x = 0; x < width - 200; x += 330) {
      const double left = x + double(random() % 30), low = y + double(random() % 30);
      town.push_back({tests::box(left, low, left + 40 + double(random() % 60),
                                 low + 40 + double(random() % 60))});
      storeys.push_back(6 + double(random() % 10));
    }
  const geo::TablePtr table = tests::tableOf(town);
  std::vector<double> inOrder;
  for (const geo::BlockPtr& block : table->blocks())
    for (const qint64 fid : block->fids)
      inOrder.push_back(storeys[std::size_t(fid - 1)]);
  NoProgress progress;
  QElapsedTimer timer;
  timer.start();
  Result<coverage::Surface> surface = coverage::surfaceOf(
      {heights, 0, height, {}}, *table, [&](std::size_t row) { return inOrder[row]; }, 0, progress);
  std::fprintf(stderr, "%zu blocks raised the terrain in %lld ms\n", town.size(),
               static_cast<long long>(timer.elapsed()));
  heights = std::move(surface.value().terrain.heights);
}

bool load(const char* path, const QByteArray& houses, std::unique_ptr<Terrain>& terrain)
{
  auto* file = GDALDataset::FromHandle(GDALOpen(path, GA_ReadOnly));
  if (!file)
    return false;
  const int width = file->GetRasterXSize(), height = file->GetRasterYSize();
  std::vector<float> heights(std::size_t(width) * std::size_t(height));
  double place[6];
  if (file->GetGeoTransform(place) != CE_None ||
      file->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, width, height, heights.data(), width, height,
                                       GDT_Float32, 0, 0, nullptr) != CE_None)
    return false;
  if (houses == "blocks")
    build(heights, width, height);
  terrain = std::make_unique<Terrain>(
      Terrain{HeightGrid(width, height, place[1], -place[5]), nullptr, {}});
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      terrain->heights.set(column, row,
                           heights[std::size_t(row) * std::size_t(width) + std::size_t(column)]);
  if (houses == "town") {
    buildTown(terrain->heights);
    for (int row = 0; row < height; ++row)
      std::copy_n(terrain->heights.cell(0, row), width,
                  heights.begin() + std::ptrdiff_t(row) * width);
  }
  std::memcpy(terrain->place, place, sizeof place);
  terrain->memory = GetGDALDriverManager()->GetDriverByName("MEM")->Create("", width, height, 1,
                                                                           GDT_Float32, nullptr);
  terrain->memory->SetGeoTransform(place);
  terrain->memory->SetSpatialRef(file->GetSpatialRef());
  GDALClose(file);
  return terrain->memory->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, width, height, heights.data(),
                                                     width, height, GDT_Float32, 0, 0,
                                                     nullptr) == CE_None;
}

GDALDataset* byGdal(const Terrain& terrain, const Observer& at)
{
  const double x = terrain.place[0] + (at.column + 0.5) * terrain.place[1];
  const double y = terrain.place[3] + (at.row + 0.5) * terrain.place[5];
  return GDALDataset::FromHandle(GDALViewshedGenerate(
      GDALRasterBand::ToHandle(terrain.memory->GetRasterBand(1)), "MEM", "", nullptr, x, y,
      at.height, kRules.targetHeight, 1, 0, 0, -1, kRules.curvature, GVM_Edge, kRules.radius,
      nullptr, nullptr, GVOT_NORMAL, nullptr));
}

/// Cells within the radius that differ from exact lines: ours and GDAL's.
struct Differences {
  qint64 cells = 0, seen = 0, ours = 0, gdal = 0;
};

void compare(const Terrain& terrain, Sight& sight, const Observer& at, Differences& sum)
{
  const coverage::SeenCells& cells = sight.from(at, kRules);
  GDALDataset* other = byGdal(terrain, at);
  double place[6];
  other->GetGeoTransform(place);
  const int left = int(std::lround((place[0] - terrain.place[0]) / terrain.place[1]));
  const int top = int(std::lround((place[3] - terrain.place[3]) / terrain.place[5]));
  const int width = other->GetRasterXSize(), height = other->GetRasterYSize();
  std::vector<unsigned char> theirs(std::size_t(width) * std::size_t(height));
  if (other->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, width, height, theirs.data(), width, height,
                                        GDT_Byte, 0, 0, nullptr) != CE_None)
    std::exit(1);
  GDALClose(other);
  for (int row = 0; row < cells.height; ++row)
    for (int column = 0; column < cells.width; ++column) {
      const int inColumn = column + cells.column, inRow = row + cells.row;
      const double metres = std::hypot((inColumn - at.column) * terrain.heights.cellWidth(),
                                       (inRow - at.row) * terrain.heights.cellHeight());
      const int x = inColumn - left, y = inRow - top;
      if (metres > kRules.radius - 20 || x < 0 || y < 0 || x >= width || y >= height)
        continue; // the rim is drawn differently
      const bool isSeen = tests::isSeenExactly(terrain.heights, at, inColumn, inRow, kRules);
      const bool isTheirs = theirs[std::size_t(y) * std::size_t(width) + std::size_t(x)] != 0;
      ++sum.cells;
      sum.seen += isSeen ? 1 : 0;
      sum.ours += isSeen != cells.at(column, row) ? 1 : 0;
      sum.gdal += isSeen != isTheirs ? 1 : 0;
    }
}

/// A sensor is dragged over the map, a cell a move: the longest wait for its sight, and that of 19
/// moves out of 20.
struct Drag {
  double usual = 0, longest = 0;
};

Drag drag(const HeightGrid& heights, int rim)
{
  Sight sight(heights);
  std::vector<double> times;
  const int steps = std::min(heights.width(), heights.height()) - 2 * rim;
  for (int step = 0; step < std::min(steps, 400); ++step) {
    const double start = cpuMs();
    sight.from({rim + step, rim + step * 7 / 10, kMast}, kRules);
    times.push_back(cpuMs() - start);
  }
  std::sort(times.begin(), times.end());
  return {times[times.size() * 95 / 100], times.back()};
}

} // namespace

int main(int argc, char** argv)
{
  GDALAllRegister();
  std::unique_ptr<Terrain> terrain;
  if (argc < 2 || !load(argv[1], argc > 3 ? argv[3] : "", terrain))
    return 2;
  const std::size_t count = argc > 2 ? std::size_t(std::atoi(argv[2])) : 500;
  std::mt19937 random(7);
  const int rim = int(kRules.radius / terrain->heights.cellWidth()) + 5;
  std::vector<Observer> sensors;
  for (std::size_t i = 0; i < count; ++i)
    sensors.push_back({rim + int(random() % unsigned(terrain->heights.width() - 2 * rim)),
                       rim + int(random() % unsigned(terrain->heights.height() - 2 * rim)), kMast});
  Sight sight(terrain->heights);
  const auto lookFrom = [&](Sight& one, std::size_t from, std::size_t step) {
    for (std::size_t i = from; i < sensors.size(); i += step)
      one.from(sensors[i], kRules);
  };
  lookFrom(sight, 0, 4); // warm
  double start = cpuMs();
  lookFrom(sight, 0, 1);
  const double ours = (cpuMs() - start) / double(count);
  QElapsedTimer wall;
  wall.start();
  {
    Sight second(terrain->heights);
    std::thread other([&] { lookFrom(second, 1, 2); });
    lookFrom(sight, 0, 2);
    other.join();
  }
  const double byTwo = double(wall.nsecsElapsed()) / 1e6 / double(count);
  start = cpuMs();
  const std::size_t fewer = std::min<std::size_t>(count, 200);
  for (std::size_t i = 0; i < fewer; ++i)
    GDALClose(byGdal(*terrain, sensors[i]));
  const double gdal = (cpuMs() - start) / double(fewer);
  Differences sum;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 20); ++i)
    compare(*terrain, sight, sensors[i], sum);
  const Drag dragged = drag(terrain->heights, rim);
  const auto percent = [&](qint64 cells) { return 100.0 * double(cells) / double(sum.cells); };
  std::printf("{\"sensors\": %zu, \"ours_ms\": %.3f, \"ours_two_threads_ms\": %.3f, \"gdal_ms\": "
              "%.3f, \"ratio\": %.2f, \"seen_percent\": %.1f, \"ours_wrong_percent\": %.3f, "
              "\"gdal_wrong_percent\": %.3f, \"drag_p95_ms\": %.3f, \"drag_longest_ms\": %.3f}\n",
              count, ours, byTwo, gdal, gdal / ours, percent(sum.seen), percent(sum.ours),
              percent(sum.gdal), dragged.usual, dragged.longest);
  return 0;
}
