#include "surroundings.h"

#include <diaban/coverage/coveragerun.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::coverage {
namespace {

using workspace::Layer;
using workspace::Workspace;

/// Terrain that was read, for a piece of the map.
Result<Terrain> terrainIn(const Workspace& workspace, const QString& layer, const geo::Extent& area,
                          Progress& progress)
{
  DIABAN_TRY(grid, workspace.grid(layer, area, progress));
  return terrainOf(grid);
}

geo::Extent reachOf(const std::vector<Sensor>& sensors)
{
  geo::Extent extent;
  for (const Sensor& sensor : sensors) {
    const double range = sensor.values.valueOr(SensorField::Range, 0);
    extent.add(sensor.place.x() - range, sensor.place.y() - range);
    extent.add(sensor.place.x() + range, sensor.place.y() + range);
  }
  return extent;
}

bool usesTerrain(const CoverageModel& model)
{
  return model.terrainHides && (model.kind == ModelKind::Sight || model.kind == ModelKind::Camera ||
                                model.kind == ModelKind::Radio);
}

class Run {
public:
  Run(const Workspace& workspace, const SensorTypes& types, const CoverageRequest& request,
      std::shared_ptr<const CoverageReport> before, Progress& progress)
      : m_workspace(workspace)
      , m_types(types)
      , m_before(std::move(before))
      , m_progress(progress)
  {
    m_report.request = request;
  }

  Result<CoverageReport> report()
  {
    DIABAN_CHECK(readSensors());
    DIABAN_CHECK(readGround());
    SubProgress covering(m_progress, 0.4, 0.6);
    DIABAN_TRY(surroundings, surroundingsNow());
    DIABAN_TRY(coverage,
               cover(std::move(m_sensors), m_report.request.model, std::move(surroundings),
                     m_before == nullptr ? nullptr : &m_before->coverage, covering));
    m_report.coverage = std::move(coverage);
    DIABAN_CHECK(count());
    note();
    return std::move(m_report);
  }

private:
  const CoverageRequest& request() const { return m_report.request; }

  /// The rows of a layer with some of its fields, again where they are read already.
  Result<geo::TablePtr> table(const QString& name, const QStringList& fields)
  {
    DIABAN_TRY(layer, m_workspace.layer(name));
    QStringList wanted = fields;
    wanted.removeAll(QString());
    NoProgress quietly;
    const geo::TablePtr had = m_before == nullptr ? nullptr : m_before->read.value(name).table;
    const bool isEnough =
        had != nullptr && std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString& field) {
          return had->columnIndex(field) >= 0;
        });
    DIABAN_TRY(rows, isEnough ? m_workspace.updated(name, had, quietly)
                              : m_workspace.table(name, wanted, quietly));
    m_report.read.insert(name, {layer, rows});
    if (!m_progress.advance(std::min(0.3, 0.05 * static_cast<double>(m_report.read.size()))))
      return Error{Error::Code::Cancelled, {}, {}};
    return rows;
  }

  Outcome readSensors()
  {
    DIABAN_TRY(layer, m_workspace.layer(request().sensors));
    if (m_workspace.crs().isGeographic())
      return Error{Error::Code::NotInMetres, {layer.title}, {}};
    if (layer.isRaster)
      return Error{Error::Code::GeometryDoesNotFit,
                   {layer.title, QCoreApplication::translate("diaban::coverage", "points")},
                   {}};
    DIABAN_TRY(rows, table(request().sensors, sensorFields(layer, m_types)));
    DIABAN_TRY(units, sensorsOf(layer, rows, m_types, request().type, request().model));
    m_sensors = std::move(units.sensors);
    m_report.undirected = units.undirected;
    m_report.notices = units.notices;
    return Done{};
  }

  Outcome readGround()
  {
    const GroundLayers& layers = request().ground;
    if (!layers.buildings.isEmpty()) {
      DIABAN_TRY(layer, m_workspace.layer(layers.buildings));
      m_ground.heightField = groundField(layer, m_types, QStringLiteral("height"));
      m_ground.storeysField = groundField(layer, m_types, QStringLiteral("storeys"));
      m_fields.use = groundField(layer, m_types, QStringLiteral("use"));
      DIABAN_TRY(rows, table(layers.buildings,
                             {m_ground.heightField, m_ground.storeysField, m_fields.use}));
      m_ground.buildings = rows;
    }
    for (const QString& name : layers.roads) {
      DIABAN_TRY(layer, m_workspace.layer(name));
      const QString nameField = groundField(layer, m_types, QStringLiteral("road_name"));
      DIABAN_TRY(rows, table(name, {nameField}));
      m_ground.roads.push_back({rows, nameField});
    }
    if (!layers.communes.isEmpty()) {
      DIABAN_TRY(layer, m_workspace.layer(layers.communes));
      m_fields.people = groundField(layer, m_types, QStringLiteral("people"));
      m_fields.name = groundField(layer, m_types, QStringLiteral("commune_name"));
      DIABAN_TRY(rows, table(layers.communes, {m_fields.people, m_fields.name}));
      m_report.communes = rows;
      if (m_fields.people.isEmpty())
        m_report.notices.append(Error{Error::Code::NoPeopleKnown, {layer.title}, {}});
    }
    for (const QString& name : layers.places) {
      DIABAN_TRY(rows, table(name, {}));
      m_places.push_back({m_report.read[name].layer.title, rows});
    }
    return readTerrain();
  }

  Outcome readTerrain()
  {
    const QString& name = request().ground.terrain;
    if (name.isEmpty() || !usesTerrain(request().model))
      return Done{};
    DIABAN_TRY(layer, m_workspace.layer(name));
    const geo::Extent reach = reachOf(m_sensors);
    if (m_before != nullptr && m_before->read.value(name).layer.uid == layer.uid &&
        m_before->read.value(name).layer.revision == layer.revision) {
      const auto& had = m_before->coverage.surroundings->ground().terrain;
      if (had != nullptr && had->extent().contains(reach))
        m_ground.terrain = had;
    }
    if (m_ground.terrain == nullptr) {
      SubProgress reading(m_progress, 0.3, 0.4);
      DIABAN_TRY(terrain, terrainIn(m_workspace, name, reach, reading));
      m_ground.terrain = std::make_shared<const Terrain>(std::move(terrain));
    }
    m_report.read.insert(name, {layer, nullptr});
    return Done{};
  }

  Result<std::shared_ptr<const Surroundings>> surroundingsNow()
  {
    if (m_before != nullptr && m_before->coverage.surroundings->isFor(m_ground, request().model))
      return m_before->coverage.surroundings;
    NoProgress quietly;
    return Surroundings::of(m_ground, request().model, quietly);
  }

  bool isPopulationSame(bool withWalls) const
  {
    return m_before != nullptr && m_before->communes == m_report.communes &&
           m_before->coverage.surroundings->ground().buildings == m_ground.buildings &&
           m_before->population->hasWalls == withWalls;
  }

  Outcome count()
  {
    const CoverageModel& model = request().model;
    const bool withWalls = (model.kind == ModelKind::Sight || model.kind == ModelKind::Camera) &&
                           !isOverTerrain(model, m_ground);
    if (isPopulationSame(withWalls)) {
      m_report.population = m_before->population;
    } else {
      m_fields.dwelling = m_types.words(QStringLiteral("dwelling"));
      SubProgress settling(m_progress, 0.6, 0.7);
      DIABAN_TRY(population, settle(m_report.communes, m_ground, m_fields, model.storeyHeight,
                                    withWalls, settling));
      m_report.population = std::make_shared<const Population>(std::move(population));
    }
    SubProgress serving(m_progress, 0.7, 1);
    DIABAN_TRY(served, serve(m_report.coverage, *m_report.population, m_report.communes, m_places,
                             serving));
    m_report.served = std::move(served);
    return Done{};
  }

  void note()
  {
    const Coverage& coverage = m_report.coverage;
    const auto titleOf = [&](const QString& name) { return m_report.read[name].layer.title; };
    if (coverage.outside > 0)
      m_report.notices.append(
          Error{Error::Code::SensorsOutside,
                {QString::number(coverage.outside), titleOf(request().ground.terrain)},
                {}});
    if (coverage.why)
      m_report.notices.append(*coverage.why);
    if (coverage.assumedHeights > 0)
      m_report.notices.append(
          Error{Error::Code::HeightsAssumed,
                {QString::number(coverage.assumedHeights), titleOf(request().ground.buildings),
                 QString::number(request().model.assumedHeight)},
                {}});
  }

  const Workspace& m_workspace;
  const SensorTypes& m_types;
  std::shared_ptr<const CoverageReport> m_before;
  Progress& m_progress;
  CoverageReport m_report;
  std::vector<Sensor> m_sensors;
  Ground m_ground;
  PopulationFields m_fields;
  std::vector<PlaceLayer> m_places;
};

Outcome addAreas(CoverageReport& report, Progress& progress)
{
  DIABAN_TRY(areas, areasOf(report.coverage, progress));
  report.areas = std::move(areas);
  for (const CoveredArea& area : report.areas)
    report.served.squareMetres.add(area.level, static_cast<std::size_t>(area.times),
                                   area.squareMetres);
  report.hasAreas = true;
  return Done{};
}

} // namespace

Result<CoverageReport> reckonFigures(const Workspace& workspace, const SensorTypes& types,
                                     const CoverageRequest& request,
                                     const std::shared_ptr<const CoverageReport>& before,
                                     Progress& progress)
{
  return Run(workspace, types, request, before, progress).report();
}

Result<std::shared_ptr<const CoverageReport>>
withAreas(std::shared_ptr<const CoverageReport> report, Progress& progress)
{
  if (report->hasAreas)
    return report;
  auto whole = std::make_shared<CoverageReport>(*report);
  DIABAN_CHECK(addAreas(*whole, progress));
  return std::shared_ptr<const CoverageReport>(std::move(whole));
}

bool areAreasQuick(const Coverage& coverage)
{
  constexpr std::size_t kFew = 100, kFewCells = 5'000'000;
  std::size_t polygons = 0, cells = 0;
  for (const FootprintPtr& footprint : coverage.footprints) {
    cells += footprint->isCells() ? footprint->frame().cells() : 0;
    polygons += footprint->isCells() || footprint->isEmpty() ? 0 : 1;
  }
  return polygons <= kFew && cells <= kFewCells;
}

Result<CoverageReport> reckon(const Workspace& workspace, const SensorTypes& types,
                              const CoverageRequest& request,
                              const std::shared_ptr<const CoverageReport>& before,
                              Progress& progress)
{
  SubProgress counting(progress, 0, 0.9), cutting(progress, 0.9, 1);
  DIABAN_TRY(report, reckonFigures(workspace, types, request, before, counting));
  DIABAN_CHECK(addAreas(report, cutting));
  return report;
}

} // namespace diaban::coverage
