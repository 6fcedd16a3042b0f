#include "surroundings.h"

#include <diaban/base/units.h>
#include <diaban/coverage/camera.h>
#include <diaban/coverage/radiogrid.h>
#include <diaban/geo/overlay.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace diaban::coverage {
namespace {

constexpr double kToRoad = 60; ///< metres from a unit to the road that it serves, at the most

using Made = Result<FootprintPtr>;

FootprintPtr shared(Footprint footprint)
{
  return std::make_shared<const Footprint>(std::move(footprint));
}

Sector sectorOf(const Sensor& sensor)
{
  return {Angle::degrees(sensor.azimuth()), Angle::degrees(sensor.fieldOfView())};
}

Result<double> rangeOf(const Sensor& sensor)
{
  const double range = sensor.values.valueOr(SensorField::Range, 0);
  if (!(range > 0))
    return Error{Error::Code::BadArgument,
                 {QString::number(range), QLatin1String(sensorFieldInfo(SensorField::Range).key)},
                 {}};
  return range;
}

Made wholeDisc(const Sensor& sensor, const Sector& sector)
{
  DIABAN_TRY(range, rangeOf(sensor));
  return shared(Footprint::ofShapes({SeenArea::open(sensor.place, range, sector).shape()}));
}

Made alongRoads(const Sensor& sensor, const CoverageModel& model, const Surroundings::Parts& parts)
{
  DIABAN_TRY(range, rangeOf(sensor));
  if (!parts.roads)
    return shared({});
  const geo::Shape reached = parts.roads->reached(sensor.place, range, kToRoad);
  if (reached.isEmpty())
    return shared({});
  DIABAN_TRY(strip, geo::buffered(reached, model.roadside));
  return shared(Footprint::ofShapes({std::move(strip)}));
}

/// A building that ends below what is looked for hides nothing of it.
bool hidesTargets(const CoverageModel& model, const Surroundings::Parts& parts, std::size_t row)
{
  return static_cast<double>(parts.heights.metres[row]) > model.targetHeight;
}

/// What a unit sees in streets, all around its range or within its view.
Result<SeenArea> seenInStreets(const Sensor& sensor, const CoverageModel& model,
                               const Surroundings::Parts& parts, double range)
{
  if (!parts.streets)
    return SeenArea::open(sensor.place, range, sectorOf(sensor));
  StreetRules rules{range, sectorOf(sensor), {}};
  rules.hides = [&](std::size_t row) { return hidesTargets(model, parts, row); };
  return parts.streets->from(sensor.place, rules);
}

/// Whether a cell lies in a view; its own cell does.
bool isInView(const Sensor& sensor, QPointF place)
{
  const double half = sensor.fieldOfView() / 2;
  const QPointF way = place - sensor.place;
  if (half >= 180 || way.isNull())
    return true;
  const double azimuth = std::atan2(way.x(), way.y()) * 180 / std::numbers::pi;
  return std::abs(std::remainder(azimuth - sensor.azimuth(), 360)) <= half;
}

/// The class of each cell around a sensor that `levelAt(place)` gives; kNoClass = none.
template <typename LevelAt>
FootprintPtr classified(const CellFrame& frame, LevelAt&& levelAt)
{
  std::vector<quint8> classes(frame.cells());
  std::size_t at = 0;
  for (int row = 0; row < frame.height; ++row)
    for (int column = 0; column < frame.width; ++column)
      classes[at++] = static_cast<quint8>(levelAt(column, row, frame.middle(column, row)) + 1);
  return shared(Footprint::ofCells(frame, std::move(classes)));
}

/// Of a window of a terrain: cells that are seen, levels that are received.
template <typename Window>
CellFrame frameOf(const Terrain& terrain, const Window& cells)
{
  const HeightGrid& grid = terrain.heights;
  return {terrain.west + cells.column * grid.cellWidth(),
          terrain.north - cells.row * grid.cellHeight(),
          grid.cellWidth(),
          grid.cellHeight(),
          cells.width,
          cells.height};
}

/// A cell of the surface and the height above it at which a unit stands there; none outside of the
/// terrain. Poles stand on the ground, whatever else is in their cell.
std::optional<Observer> standing(const Sensor& sensor, const Surroundings::Parts& parts)
{
  const auto observer = parts.surface->observerAt(
      sensor.place, sensor.values.valueOr(SensorField::Height, 0), Mount::Ground);
  const HeightGrid& ground = parts.ground.terrain->heights;
  if (!observer || ground.at(observer->column, observer->row) <= HeightGrid::kNone)
    return std::nullopt;
  return observer;
}

/// Over terrain and roofs: cells that are seen, by `levelAt(distance)`.
template <typename LevelAt>
Made overTerrain(const Sensor& sensor, const CoverageModel& model, const Surroundings::Parts& parts,
                 double range, LevelAt&& levelAt)
{
  const auto observer = standing(sensor, parts);
  if (!observer)
    return shared({});
  Sight sight(parts.surface->terrain.heights);
  const SeenCells& seen = sight.from(*observer, {range, model.targetHeight, kCurvature});
  return classified(frameOf(parts.surface->terrain, seen), [&](int column, int row, QPointF place) {
    const QPointF way = place - sensor.place;
    return seen.at(column, row) && isInView(sensor, place) ? levelAt(std::hypot(way.x(), way.y()))
                                                           : kNoClass;
  });
}

Made inSight(const Sensor& sensor, const CoverageModel& model, const Surroundings::Parts& parts)
{
  DIABAN_TRY(range, rangeOf(sensor));
  if (parts.surface)
    return overTerrain(sensor, model, parts, range, [](double) { return 0; });
  DIABAN_TRY(seen, seenInStreets(sensor, model, parts, range));
  return shared(Footprint::ofShapes({seen.shape()}));
}

/// Level ground around a place, its cells on one grid for all places.
Result<Terrain> levelAround(QPointF place, double radius, double cell)
{
  geo::Extent extent;
  extent.add(std::floor((place.x() - radius) / cell) * cell,
             std::floor((place.y() - radius) / cell) * cell);
  extent.add(std::ceil((place.x() + radius) / cell) * cell,
             std::ceil((place.y() + radius) / cell) * cell);
  return flatGround(extent, cell);
}

/// The value of a unit that a link can't be reckoned without.
Result<double> needed(const Sensor& sensor, SensorField field)
{
  if (const auto value = sensor.values[field])
    return *value;
  return Error{Error::Code::BadArgument,
               {QStringLiteral("–"), QLatin1String(sensorFieldInfo(field).key)},
               sensor.name};
}

Result<Transmitter> transmitterOf(const Sensor& sensor, double height)
{
  DIABAN_TRY(frequency, needed(sensor, SensorField::Frequency));
  DIABAN_TRY(power, needed(sensor, SensorField::Power));
  Transmitter transmitter;
  transmitter.frequency = frequency;
  transmitter.power = power;
  transmitter.height = height;
  transmitter.antenna.azimuth = sensor.azimuth();
  transmitter.antenna.beamWidth = sensor.fieldOfView();
  return transmitter;
}

FootprintPtr byMargin(const Terrain& terrain, const RadioLevels& levels, double sensitivity,
                      const CoverageModel& model)
{
  const std::vector<CoverageLevel> classes = levelsOf(model);
  const CellFrame frame = frameOf(terrain, levels);
  return classified(frame, [&](int column, int row, QPointF) {
    const double margin =
        static_cast<double>(levels.levels[levels.indexOf(column, row)]) - sensitivity;
    for (std::size_t i = 0; i < classes.size(); ++i)
      if (margin >= classes[i].least)
        return static_cast<int>(i);
    return kNoClass;
  });
}

Made received(const Sensor& sensor, const CoverageModel& model, const Surroundings::Parts& parts)
{
  DIABAN_TRY(range, rangeOf(sensor));
  DIABAN_TRY(sensitivity, needed(sensor, SensorField::Sensitivity));
  std::optional<Terrain> flat;
  double height = sensor.values.valueOr(SensorField::Height, 0);
  if (!parts.surface) {
    DIABAN_TRY(level, levelAround(sensor.place, range, model.cell));
    flat = std::move(level);
  } else if (const auto observer = standing(sensor, parts)) {
    height = observer->height;
  } else {
    return shared({});
  }
  const Terrain& terrain = flat ? *flat : parts.surface->terrain;
  const auto cell = terrain.observerAt(sensor.place, height);
  DIABAN_TRY(transmitter, transmitterOf(sensor, height));
  const RadioRules rules{model.formula, parts.surface.has_value(), kEarthFactor, 1};
  NoProgress quietly; // what runs all units reports
  DIABAN_TRY(levels,
             receivedLevels(terrain.heights, {{transmitter, cell->column, cell->row, range}},
                            {0, 0, model.targetHeight, sensitivity}, rules, quietly));
  return byMargin(terrain, levels, sensitivity, model);
}

Camera cameraOf(const Sensor& sensor)
{
  const SensorValues& values = sensor.values;
  Camera camera;
  camera.place = sensor.place;
  camera.height = values.valueOr(SensorField::Height, camera.height);
  camera.azimuth = Angle::degrees(sensor.azimuth());
  camera.tilt = Angle::degrees(values.valueOr(SensorField::Tilt, 0));
  camera.fieldOfView = Angle::degrees(values.valueOr(SensorField::FieldOfView, 360));
  if (!sensor.hasDirection())
    camera.turning = Angle::degrees(360);
  camera.pixelsAcross = static_cast<int>(values.valueOr(SensorField::PixelsWide, 1920));
  camera.pixelsDown =
      static_cast<int>(values.valueOr(SensorField::PixelsHigh, camera.pixelsAcross * 9.0 / 16));
  camera.range = values.valueOr(SensorField::Range, camera.range);
  return camera;
}

Made seenByCamera(const Sensor& sensor, const CoverageModel& model,
                  const Surroundings::Parts& parts)
{
  const Camera camera = cameraOf(sensor);
  const auto hides = [&](std::size_t row) { return hidesTargets(model, parts, row); };
  const StreetSight* streets = parts.streets ? &*parts.streets : nullptr;
  DIABAN_TRY(area, cameraArea(camera, model.standard, model.targetHeight, streets, hides));
  const std::size_t count = levelsOf(model).size(); // the finest come first
  if (!parts.surface) {
    std::vector<geo::Shape> shapes;
    for (std::size_t i = 0; i < count; ++i)
      shapes.push_back(std::move(area.levels[i].shape));
    return shared(Footprint::ofShapes(std::move(shapes)));
  }
  const double farthest = std::min(camera.range, area.levels[count - 1].to);
  return overTerrain(sensor, model, parts, farthest, [&](double distance) {
    for (std::size_t i = 0; i < count; ++i)
      if (distance >= area.levels[i].from && distance <= area.levels[i].to)
        return static_cast<int>(i);
    return kNoClass;
  });
}

} // namespace

Result<FootprintPtr> footprintOf(const Sensor& sensor, const CoverageModel& model,
                                 const Surroundings& surroundings)
{
  const Surroundings::Parts& parts = surroundings.parts();
  switch (model.kind) {
  case ModelKind::Disc: return wholeDisc(sensor, {});
  case ModelKind::Sector: return wholeDisc(sensor, sectorOf(sensor));
  case ModelKind::Road: return alongRoads(sensor, model, parts);
  case ModelKind::Sight: return inSight(sensor, model, parts);
  case ModelKind::Radio: return received(sensor, model, parts);
  case ModelKind::Camera: return seenByCamera(sensor, model, parts);
  case ModelKind::Reading: break;
  }
  return shared({});
}

Result<Reception> receptionOf(const Coverage& coverage, Progress& progress)
{
  const CoverageModel& model = coverage.model;
  if (model.kind != ModelKind::Radio)
    return Error{Error::Code::BadArgument, {modelName(model.kind), QStringLiteral("model")}, {}};
  const Surroundings::Parts& parts = coverage.surroundings->parts();
  geo::Extent extent;
  for (const FootprintPtr& footprint : coverage.footprints)
    if (!footprint->isEmpty())
      extent.add(footprint->extent());
  std::optional<Terrain> flat;
  if (!parts.surface && !extent.isEmpty()) {
    DIABAN_TRY(ground, flatGround(extent, model.cell));
    flat = std::move(ground);
  }
  std::vector<RadioStation> stations;
  std::vector<qint32> sensors; // of each station
  for (std::size_t i = 0; i < coverage.sensors.size(); ++i) {
    if (coverage.footprints[i]->isEmpty())
      continue;
    const Sensor& sensor = coverage.sensors[i];
    const double height = sensor.values.valueOr(SensorField::Height, 0);
    const auto cell = flat ? flat->observerAt(sensor.place, height) : standing(sensor, parts);
    DIABAN_TRY(range, rangeOf(sensor));
    DIABAN_TRY(transmitter, transmitterOf(sensor, cell->height));
    stations.push_back({transmitter, cell->column, cell->row, range});
    sensors.push_back(static_cast<qint32>(i));
  }
  if (stations.empty())
    return Reception{};
  const Terrain& terrain = flat ? *flat : parts.surface->terrain;
  const RadioRules rules{model.formula, parts.surface.has_value(), kEarthFactor};
  const double needed = std::numeric_limits<double>::lowest(); // all levels are told
  DIABAN_TRY(levels, receivedLevels(terrain.heights, stations, {0, 0, model.targetHeight, needed},
                                    rules, progress));
  Reception made{frameOf(terrain, levels), std::move(levels.levels), std::move(levels.servers)};
  for (qint32& server : made.servers)
    server = server < 0 ? server : sensors[static_cast<std::size_t>(server)];
  return made;
}

} // namespace diaban::coverage
