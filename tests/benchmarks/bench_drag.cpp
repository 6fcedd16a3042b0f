// How long a frame takes while a sensor is dragged over terrain: its sight, the outlines of what it
// sees, and painting them above the map. Prints one JSON document.
//   bench_drag TERRAIN.tif [FRAMES]   (under a display)
// Terrain in metres; the sensor 10 m high, targets 1.5 m, 2 km.
#include "coveragemap.h"

#include <diaban/coverage/coverage.h>
#include <diaban/uikit/theme.h>
#include <diaban/uikit/unitmarks.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

using namespace diaban;
using namespace diaban::coverage;

namespace {

constexpr QSize kScreen(1366, 768);
constexpr double kStep = 23; ///< metres that the hand moves between two frames
constexpr double kRange = 2000;

double percentile(std::vector<double> values, double share)
{
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

int main(int argc, char** argv)
{
  QApplication application(argc, argv);
  uikit::applyTheme(application, uikit::Theme::Light);
  if (argc < 2)
    return 2;
  const int frames = argc > 2 ? std::atoi(argv[2]) : 200;
  NoProgress progress;
  auto terrain = readTerrain(QString::fromLocal8Bit(argv[1]), {},
                             std::numeric_limits<double>::infinity(), progress);
  if (!terrain)
    return 3;
  const geo::Extent whole = terrain.value().extent();
  Ground ground;
  ground.terrain = std::make_shared<const Terrain>(std::move(terrain).value());
  CoverageModel model;
  model.kind = ModelKind::Sight;
  model.terrainHides = true;
  const auto surroundings = Surroundings::of(ground, model, progress);
  if (!surroundings)
    return 3;
  Sensor sensor;
  sensor.values.set(SensorField::Height, 10);
  sensor.values.set(SensorField::Range, kRange);
  sensor.place = {whole.minX + whole.width() / 3, whole.minY + whole.height() / 3};
  QImage screen(kScreen, QImage::Format_ARGB32_Premultiplied);
  std::vector<double> seeing, painting, together;
  for (int frame = 0; frame < frames; ++frame) {
    sensor.place += QPointF(kStep, kStep / 2);
    QElapsedTimer timer;
    timer.start();
    const auto footprint = footprintOf(sensor, model, *surroundings.value());
    if (!footprint)
      return 1;
    const double seen = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    uikit::UnitMarks marks;
    desktop::addAreas(*footprint.value(), 1, false, marks.areas);
    const auto view = mapview::Viewport::fitting(footprint.value()->extent(), kScreen, 1);
    QPainter painter(&screen);
    paintUnits(painter, marks, view);
    painter.end();
    const double all = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    seeing.push_back(seen);
    painting.push_back(all - seen);
    together.push_back(all);
  }
  std::printf("{\"frames\": %d, \"sight_ms\": %.2f, \"outlines_and_paint_ms\": %.2f, "
              "\"frame_ms\": %.2f, \"frame_p95_ms\": %.2f, \"frame_most_ms\": %.2f}\n",
              frames, percentile(seeing, 0.5), percentile(painting, 0.5), percentile(together, 0.5),
              percentile(together, 0.95), percentile(together, 1));
  return 0;
}
