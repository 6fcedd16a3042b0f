#include "network.h"

#include <diaban/geo/tablebuilder.h>

#include <QtTest>

namespace diaban::test {

using namespace coverage;

namespace {

using Cells = std::vector<double>;

geo::FlatGeometry shape(geo::GeometryKind kind, const std::vector<QPointF>& corners)
{
  return geo::toFlat(geo::makeShape(kind, corners));
}

geo::FlatGeometry box(double west, double south, double east, double north)
{
  return shape(geo::GeometryKind::Polygon,
               {{west, south}, {east, south}, {east, north}, {west, north}});
}

geo::TablePtr tableOf(const std::vector<geo::FlatGeometry>& shapes, const QString& column = {},
                      const Cells& values = {})
{
  std::vector<geo::WantedColumn> wanted;
  if (!column.isEmpty())
    wanted.push_back({column, geo::TableColumn::Kind::Number});
  geo::TableBuilder builder(wanted);
  std::vector<geo::TableBuilder::Row> rows;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    geo::TableBuilder::Row row{static_cast<qint64>(i) + 1, &shapes[i], {}};
    if (!column.isEmpty())
      row.cells.push_back({false, values[i], {}});
    rows.push_back(row);
  }
  builder.add(rows);
  return builder.finish(1);
}

std::vector<Sensor> cameras()
{
  std::vector<Sensor> sensors(3);
  for (int i = 0; i < 3; ++i) {
    Sensor& sensor = sensors[static_cast<std::size_t>(i)];
    sensor.row = i + 1;
    sensor.name = QStringLiteral("LL-0%1").arg(i + 1);
    sensor.type = QStringLiteral("camera");
    sensor.owner =
        i == 0 ? QStringLiteral("Công an phường") : QStringLiteral("Trung tâm điều hành");
    sensor.place = {100 + i * 60.0, 0};
    sensor.values.set(SensorField::Range, 160);
    sensor.values.set(SensorField::Height, 6);
    sensor.values.set(SensorField::Azimuth, 90);
    sensor.values.set(SensorField::FieldOfView, 120);
    sensor.values.set(SensorField::PixelsWide, 3840);
    sensor.values.set(SensorField::PixelsHigh, 2160);
    sensor.values.set(SensorField::Cost, 68e6 + i * 1e6);
  }
  return sensors;
}

template <typename T>
T must(Result<T> result)
{
  if (!result)
    qFatal("%s", qPrintable(errorText(result.error())));
  return std::move(result).value();
}

} // namespace

CoverageReport networkReport(bool withPeople)
{
  std::vector<geo::FlatGeometry> houses;
  for (int i = 0; i < 10; ++i)
    houses.push_back(box(i * 60 - 8, 14, i * 60 + 8, 30));
  Ground ground;
  ground.buildings = tableOf(houses);
  ground.roads = {{tableOf({shape(geo::GeometryKind::Line, {{-50, 0}, {600, 0}})})}};
  const QString people = QStringLiteral("dan_so");
  CoverageReport report;
  report.request.sensors = QStringLiteral("camera");
  report.request.model.kind = ModelKind::Camera;
  if (withPeople)
    report.communes =
        tableOf({box(-50, -100, 290, 100), box(290, -100, 700, 100)}, people, {41'200, 21'240});
  NoProgress progress;
  Population population =
      must(settle(report.communes, ground, {people, {}, {}, {}}, 3.3, true, progress));
  for (Commune& commune : population.communes)
    commune.name = commune.row == 1 ? QStringLiteral("Phường Nam Đông")
                                    : QStringLiteral("Thị trấn Nông trường Việt Trung");
  report.population = std::make_shared<const Population>(std::move(population));
  const auto surroundings = must(Surroundings::of(ground, report.request.model, progress));
  report.coverage = must(cover(cameras(), report.request.model, surroundings, nullptr, progress));
  const PlaceLayer schools{QStringLiteral("Trường học"),
                           tableOf({shape(geo::GeometryKind::Point, {{150, 4}}),
                                    shape(geo::GeometryKind::Point, {{550, 4}})})};
  report.served =
      must(serve(report.coverage, *report.population, report.communes, {schools}, progress));
  report.undirected = 1;
  report.notices = {{Error::Code::HeightsAssumed,
                     {QStringLiteral("10"), QStringLiteral("Công trình"), QStringLiteral("7")},
                     {}}};
  return report;
}

SitingReport sitingReport()
{
  SitingReport report;
  report.request.budget = 1.2e9;
  report.request.worstLevel = 2;
  report.candidates = 312;
  report.servedBefore = 25'537;
  report.total = 62'440;
  const struct {
    const char* name;
    const char* street;
    const char* owner;
    bool isThere;
    double cost, adds;
  } rows[] = {{"Cột đèn TP-31", "Trần Phú", "Chiếu sáng đô thị", true, 68e6, 1240},
              {"Cột đèn NQ-12", "Ngô Quyền", "Chiếu sáng đô thị", true, 68e6, 980},
              {"Trụ viễn thông TH-5", "Trần Hưng Đạo", "Viễn thông An Hải", true, 94e6, 715},
              {"Cột mới LL-N2", "Lê Lợi", "", false, 152e6, 640}};
  report.curve.push_back({0, 0, report.servedBefore});
  for (const auto& row : rows) {
    ProposedSite site;
    site.unit.name = QString::fromUtf8(row.name);
    site.street = QString::fromUtf8(row.street);
    site.owner = QString::fromUtf8(row.owner);
    site.isThere = row.isThere;
    site.cost = row.cost;
    site.adds = row.adds;
    site.sum = report.curve.back().served + row.adds;
    report.curve.push_back(
        {report.curve.back().count + 1, report.curve.back().cost + row.cost, site.sum});
    report.sites.push_back(site);
  }
  report.siting.cost = report.curve.back().cost;
  report.siting.objective = report.siting.bound = report.curve.back().served;
  report.siting.isOptimal = true;
  for (int i = 5; i <= 20; ++i) {
    const CurvePoint last = report.curve.back();
    report.curve.push_back({i, last.cost + 152e6, last.served + 640 * 4.0 / i});
  }
  return report;
}

std::vector<Gap> networkGaps(const CoverageReport& report)
{
  return gapsOf(report.served, *report.population, 100);
}

} // namespace diaban::test
