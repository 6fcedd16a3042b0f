// How long a network of sensors among the buildings of an invented town takes: what each covers,
// whom all serve, the ground that they cover; one sensor dragged; all again after a building moved.
// Times by the clock, and of the processor over all threads. Prints one JSON document.
//   bench_coverage [SENSORS] [BUILDINGS]
#include "coverage/streets.h"

#include <diaban/coverage/coverage.h>
#include <diaban/coverage/population.h>
#include <diaban/coverage/served.h>
#include <diaban/geo/shape.h>
#include <diaban/geo/tablebuilder.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace diaban;
using namespace diaban::coverage;

namespace {

constexpr double kBetweenRoads = 120; ///< metres
constexpr int kCommunes = 8;          ///< a side
constexpr int kDragged = 300;

/// By the clock, and on the processor.
class Watch {
public:
  /// Milliseconds since it was made or asked the last time.
  std::pair<double, double> lap()
  {
    const auto now = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    const std::pair<double, double> passed{
        std::chrono::duration<double, std::milli>(now - m_time).count(),
        1000.0 * static_cast<double>(cpu - m_cpu) / CLOCKS_PER_SEC};
    m_time = now;
    m_cpu = cpu;
    return passed;
  }

private:
  std::chrono::steady_clock::time_point m_time = std::chrono::steady_clock::now();
  std::clock_t m_cpu = std::clock();
};

struct City {
  geo::TablePtr communes;
  Ground ground;
  std::vector<QPointF> places; ///< in streets
};

geo::TablePtr tableOf(const std::vector<geo::FlatGeometry>& shapes, const QStringList& columns = {})
{
  std::vector<geo::WantedColumn> wanted;
  for (const QString& column : columns)
    wanted.push_back({column, geo::TableColumn::Kind::Number});
  geo::TableBuilder builder(wanted);
  std::vector<geo::TableBuilder::Row> rows;
  for (std::size_t i = 0; i < shapes.size(); ++i)
    rows.push_back({static_cast<qint64>(i) + 1, &shapes[i],
                    std::vector<geo::CellValue>(wanted.size(), {false, 5000, {}})});
  builder.add(rows);
  return builder.finish(1);
}

geo::FlatGeometry flat(geo::GeometryKind kind, const std::vector<QPointF>& corners)
{
  return geo::toFlat(geo::makeShape(kind, corners));
}

geo::TablePtr makeRoads(const geo::Extent& area)
{
  std::vector<geo::FlatGeometry> roads;
  const auto add = [&](QPointF from, QPointF way, double length) {
    for (double at = 0; at < length; at += kBetweenRoads)
      roads.push_back(
          flat(geo::GeometryKind::Line, {from + way * at, from + way * (at + kBetweenRoads)}));
  };
  for (double y = area.minY; y < area.maxY; y += kBetweenRoads)
    add({area.minX, y}, {1, 0}, area.width());
  for (double x = area.minX; x < area.maxX; x += kBetweenRoads)
    add({x, area.minY}, {0, 1}, area.height());
  return tableOf(roads);
}

geo::TablePtr makeCommunes(const geo::Extent& area)
{
  std::vector<geo::FlatGeometry> communes;
  const double wide = area.width() / kCommunes, high = area.height() / kCommunes;
  for (int row = 0; row < kCommunes; ++row)
    for (int column = 0; column < kCommunes; ++column) {
      const double x = area.minX + column * wide, y = area.minY + row * high;
      communes.push_back(flat(geo::GeometryKind::Polygon,
                              {{x, y}, {x + wide, y}, {x + wide, y + high}, {x, y + high}}));
    }
  return tableOf(communes, {QStringLiteral("dan_so")});
}

City makeCity(std::size_t sensors, std::size_t buildings)
{
  City city;
  const tests::Town town = tests::makeTown(buildings, 5);
  city.ground.buildings = tests::tableOf(town);
  const geo::Extent area = city.ground.buildings->extent();
  city.ground.roads = {{makeRoads(area)}};
  city.communes = makeCommunes(area);
  std::mt19937 random(7);
  while (city.places.size() < sensors) {
    const QPointF place =
        town[random() % town.size()][0][0] +
        QPointF(double(random() % 200) / 10 - 10, double(random() % 200) / 10 - 10);
    const auto holds = [&](const tests::Building& building) {
      return (building[0][0] - place).manhattanLength() < 60 && tests::isInside(building, place);
    };
    if (std::none_of(town.begin(), town.end(), holds))
      city.places.push_back(place);
  }
  return city;
}

std::vector<Sensor> makeSensors(const City& city, ModelKind kind)
{
  std::vector<Sensor> sensors;
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    Sensor sensor;
    sensor.row = static_cast<qint64>(i) + 1;
    sensor.place = city.places[i];
    sensor.owner = QString::number(i % 3);
    sensor.values.set(SensorField::Height, 6);
    sensor.values.set(SensorField::Range, kind == ModelKind::Disc ? 150 : 80);
    if (kind == ModelKind::Camera) {
      sensor.values.set(SensorField::Azimuth, static_cast<double>(i * 37 % 360));
      sensor.values.set(SensorField::FieldOfView, 64);
      sensor.values.set(SensorField::Tilt, 10);
      sensor.values.set(SensorField::PixelsWide, 3840);
      sensor.values.set(SensorField::PixelsHigh, 2160);
    }
    sensors.push_back(std::move(sensor));
  }
  return sensors;
}

template <typename T>
T value(Result<T>&& result)
{
  if (!result)
    qFatal("%s", qPrintable(errorText(result.error())));
  return std::move(result).value();
}

class Run {
public:
  Run(const City& city, ModelKind kind)
      : m_city(city)
  {
    m_model.kind = kind;
  }

  void all()
  {
    std::printf("  \"%s\": {", qPrintable(modelName(m_model.kind)));
    Watch total, watch;
    const auto surroundings = value(Surroundings::of(m_city.ground, m_model, m_progress));
    tell("surroundings", watch);
    m_coverage =
        value(cover(makeSensors(m_city, m_model.kind), m_model, surroundings, nullptr, m_progress));
    tell("footprints", watch);
    const bool withWalls = m_model.kind != ModelKind::Disc;
    const Population population =
        value(settle(m_city.communes, m_city.ground, {QStringLiteral("dan_so"), {}, {}, {}},
                     m_model.storeyHeight, withWalls, m_progress));
    tell("people", watch);
    const Served served = value(serve(m_coverage, population, m_city.communes, {}, m_progress));
    tell("served", watch);
    tell("together", total);
    const auto areas = value(areasOf(m_coverage, m_progress));
    tell("areas", watch);
    std::printf("\"people_served\": %.0f, \"of\": %.0f, \"road_m\": %.0f, \"pieces\": %zu, ",
                served.people.served(), served.people.total(), served.roadMetres.served(),
                areas.size());
    dragged();
    moved();
    std::printf("},\n");
  }

private:
  static void tell(const char* what, Watch& watch)
  {
    const auto [clock, cpu] = watch.lap();
    std::printf("\"%s_ms\": [%.1f, %.1f], ", what, clock, cpu);
  }

  void dragged()
  {
    Sensor sensor = m_coverage.sensors.front();
    std::vector<double> times;
    for (int i = 0; i < kDragged; ++i) {
      sensor.place += {0.5, 0.3};
      Watch watch;
      value(footprintOf(sensor, m_model, *m_coverage.surroundings));
      times.push_back(watch.lap().second);
    }
    std::sort(times.begin(), times.end());
    std::printf("\"dragged_ms\": {\"median\": %.3f, \"longest\": %.3f}, ", times[times.size() / 2],
                times.back());
  }

  /// A building beside the first sensor goes 3 m to the east.
  void moved()
  {
    const geo::TablePtr& before = m_city.ground.buildings;
    std::size_t nearest = 0, row = 0;
    double least = 1e18;
    for (std::size_t b = 0; b < before->blocks().size(); ++b)
      for (std::size_t r = 0; r < before->blocks()[b]->rows(); ++r) {
        const geo::Extent box = before->blocks()[b]->rowExtent(r);
        const QPointF way = QPointF(box.minX, box.minY) - m_city.places.front();
        if (way.manhattanLength() < least) {
          least = way.manhattanLength();
          nearest = b;
          row = r;
        }
      }
    const geo::Block& block = *before->blocks()[nearest];
    const geo::Extent box = block.rowExtent(row);
    Ground ground = m_city.ground;
    Watch watch;
    ground.buildings = std::make_shared<const geo::FeatureTable>(
        before->reshaped(block.fids[row], box,
                         flat(geo::GeometryKind::Polygon, {{box.minX + 3, box.minY},
                                                           {box.maxX + 3, box.minY},
                                                           {box.maxX + 3, box.maxY},
                                                           {box.minX + 3, box.maxY}})));
    const auto surroundings = value(Surroundings::of(ground, m_model, m_progress));
    const Coverage again =
        value(cover(m_coverage.sensors, m_model, surroundings, &m_coverage, m_progress));
    const auto [clock, cpu] = watch.lap();
    std::printf("\"building_moved_ms\": [%.1f, %.1f], \"reckoned_anew\": %zu", clock, cpu,
                again.reckoned);
  }

  const City& m_city;
  CoverageModel m_model;
  NoProgress m_progress;
  Coverage m_coverage;
};

} // namespace

int main(int argc, char** argv)
{
  const auto number = [&](int place, std::size_t otherwise) {
    return argc > place ? static_cast<std::size_t>(std::atoll(argv[place])) : otherwise;
  };
  const City city = makeCity(number(1, 5'000), number(2, 100'000));
  const geo::Extent area = city.ground.buildings->extent();
  std::printf("{\"sensors\": %zu, \"buildings\": %zu, \"km2\": %.2f, \"roads\": %zu,\n",
              city.places.size(), city.ground.buildings->rowCount(),
              area.width() * area.height() / 1e6, city.ground.roads.front().table->rowCount());
  for (const ModelKind kind : {ModelKind::Camera, ModelKind::Sight, ModelKind::Disc}) {
    Run(city, kind).all();
    std::fflush(stdout);
  }
  std::printf("  \"threads\": 2}\n");
  return 0;
}
