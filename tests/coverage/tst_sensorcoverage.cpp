// What networks cover: footprints by model, kept where nothing moved, and whom they serve.
#include <diaban/coverage/coverage.h>
#include <diaban/coverage/population.h>
#include <diaban/coverage/served.h>
#include <diaban/geo/tablebuilder.h>

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

using namespace diaban;
using namespace diaban::coverage;

namespace {

geo::FlatGeometry polygon(const std::vector<QPointF>& corners)
{
  return geo::toFlat(geo::makeShape(geo::GeometryKind::Polygon, corners));
}

geo::FlatGeometry box(double west, double south, double east, double north)
{
  return polygon({{west, south}, {east, south}, {east, north}, {west, north}});
}

geo::FlatGeometry line(const std::vector<QPointF>& corners)
{
  return geo::toFlat(geo::makeShape(geo::GeometryKind::Line, corners));
}

using Cells = std::vector<double>;

/// Rows numbered from 1, with columns of numbers.
geo::TablePtr tableOf(const std::vector<geo::FlatGeometry>& shapes, const QStringList& columns = {},
                      const std::vector<Cells>& values = {})
{
  std::vector<geo::WantedColumn> wanted;
  for (const QString& column : columns)
    wanted.push_back({column, geo::TableColumn::Kind::Number});
  geo::TableBuilder builder(wanted);
  std::vector<geo::TableBuilder::Row> rows;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    geo::TableBuilder::Row row{static_cast<qint64>(i) + 1, &shapes[i], {}};
    for (std::size_t c = 0; c < wanted.size(); ++c)
      row.cells.push_back({std::isnan(values[i][c]), values[i][c], {}});
    rows.push_back(row);
  }
  builder.add(rows);
  return builder.finish(1);
}

Sensor sensorAt(QPointF place, double range, qint64 row = 1)
{
  Sensor sensor;
  sensor.row = row;
  sensor.name = QString::number(row);
  sensor.place = place;
  sensor.values.set(SensorField::Range, range);
  sensor.values.set(SensorField::Height, 6);
  return sensor;
}

CoverageModel modelOf(ModelKind kind)
{
  CoverageModel model;
  model.terrainHides = true;
  model.kind = kind;
  return model;
}

Coverage covered(const std::vector<Sensor>& sensors, const CoverageModel& model,
                 const Ground& ground = {}, const Coverage* before = nullptr)
{
  NoProgress progress;
  auto surroundings = Surroundings::of(ground, model, progress);
  if (!surroundings)
    qFatal("surroundings");
  auto coverage = cover(sensors, model, surroundings.value(), before, progress);
  if (!coverage)
    qFatal("%s", qPrintable(errorText(coverage.error())));
  return std::move(coverage).value();
}

double areaOf(const Footprint& footprint)
{
  double area = 0;
  for (const geo::Shape& shape : footprint.shapes())
    area += geo::planarArea(shape);
  return area;
}

/// Terrain of level ground with a step of `high` metres north of `from`.
std::shared_ptr<const Terrain> terraced(double high, double from)
{
  constexpr int kSide = 200;
  Terrain terrain{HeightGrid(kSide, kSide, 10, 10), 0, 2000, {}};
  for (int row = 0; row < kSide; ++row)
    for (int column = 0; column < kSide; ++column)
      terrain.heights.set(column, row, 2000 - (row + 0.5) * 10 > from ? float(high) : 0);
  return std::make_shared<const Terrain>(std::move(terrain));
}

double amount(const std::vector<double>& amounts, std::size_t at)
{
  return at < amounts.size() ? amounts[at] : 0;
}

} // namespace

class TestCoverage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void outlinesCoverTheCellsAndNothingElse()
  {
    QRandomGenerator random(7);
    for (int round = 0; round < 60; ++round) {
      const CellFrame frame{1000, 2000, 2, 3, 1 + random.bounded(12), 1 + random.bounded(12)};
      std::vector<quint8> bytes(frame.cells());
      std::size_t count = 0;
      for (quint8& byte : bytes) {
        byte = static_cast<quint8>(random.bounded(3));
        count += byte == 1 ? 1 : 0;
      }
      const geo::Shape shape = outlines(frame, bytes, 1);
      QCOMPARE(geo::planarArea(shape), 6.0 * static_cast<double>(count));
      for (int row = 0; row < frame.height; ++row)
        for (int column = 0; column < frame.width; ++column)
          QCOMPARE(holds(shape, frame.middle(column, row)),
                   bytes[static_cast<std::size_t>(row * frame.width + column)] == 1);
      for (const geo::ShapePart& part : shape.parts)
        QVERIFY(!part.rings.front().empty());
    }
  }

  void aDiscIsAllAroundAndASectorItsShare()
  {
    Sensor sensor = sensorAt({500, 500}, 100);
    const Footprint disc = *covered({sensor}, modelOf(ModelKind::Disc)).footprints[0];
    QVERIFY(std::abs(areaOf(disc) / (std::numbers::pi * 1e4) - 1) < 0.002);
    QCOMPARE(disc.classAt({500, 599}), 0);
    QCOMPARE(disc.classAt({500, 601}), kNoClass);
    sensor.values.set(SensorField::FieldOfView, 90);
    sensor.values.set(SensorField::Azimuth, 45);
    const Footprint sector = *covered({sensor}, modelOf(ModelKind::Sector)).footprints[0];
    QVERIFY(std::abs(areaOf(sector) / areaOf(disc) - 0.25) < 0.001);
    QCOMPARE(sector.classAt({550, 550}), 0);
    QCOMPARE(sector.classAt({450, 450}), kNoClass);
  }

  void aUnitWithoutDirectionLooksAllAround()
  {
    Sensor sensor = sensorAt({500, 500}, 100);
    sensor.values.set(SensorField::FieldOfView, 60);
    QVERIFY(!sensor.hasDirection());
    const Footprint all = *covered({sensor}, modelOf(ModelKind::Sector)).footprints[0];
    QCOMPARE(all.classAt({500, 450}), 0);
    QCOMPARE(all.classAt({500, 550}), 0);
  }

  void roadsAreFollowedToTheRangeByTheWay()
  {
    // A cross of two roads of two layers; the unit stands 5 m beside the western arm, 50 m from the
    // middle.
    Ground ground;
    ground.roads = {{tableOf({line({{0, 500}, {500, 500}, {1000, 500}})})},
                    {tableOf({line({{500, 0}, {500, 500}, {500, 1000}})})}};
    CoverageModel model = modelOf(ModelKind::Road);
    model.roadside = 10;
    const Footprint reached = *covered({sensorAt({450, 505}, 105)}, model, ground).footprints[0];
    for (const QPointF in :
         {QPointF(352, 500), QPointF(545, 500), QPointF(500, 545), QPointF(500, 455)})
      QCOMPARE(reached.classAt(in), 0);
    for (const QPointF out :
         {QPointF(335, 500), QPointF(565, 500), QPointF(500, 565), QPointF(450, 520)})
      QCOMPARE(reached.classAt(out), kNoClass);
    QVERIFY(covered({sensorAt({200, 700}, 500)}, model, ground).footprints[0]->isEmpty());
  }

  void buildingsCutSightInStreets()
  {
    Ground ground;
    ground.buildings = tableOf({box(520, 480, 540, 520)}, {QStringLiteral("h")}, {{10}});
    ground.heightField = QStringLiteral("h");
    const Sensor sensor = sensorAt({500, 500}, 100);
    const Footprint seen = *covered({sensor}, modelOf(ModelKind::Sight), ground).footprints[0];
    QCOMPARE(seen.classAt({515, 500}), 0);
    QCOMPARE(seen.classAt({560, 500}), kNoClass);
    QCOMPARE(seen.classAt({460, 500}), 0);
    CoverageModel through = modelOf(ModelKind::Sight);
    through.buildingsHide = false;
    QCOMPARE(covered({sensor}, through, ground).footprints[0]->classAt({560, 500}), 0);
    CoverageModel high = modelOf(ModelKind::Sight);
    high.targetHeight = 12; // what is looked for stands above the roof
    QCOMPARE(covered({sensor}, high, ground).footprints[0]->classAt({560, 500}), 0);
  }

  void buildingsWithoutHeightTakeTheModels()
  {
    Ground ground;
    ground.buildings = tableOf({box(0, 0, 9, 9), box(20, 0, 29, 9), box(40, 0, 49, 9)},
                               {QStringLiteral("h"), QStringLiteral("t")},
                               {{12, 1}, {std::nan(""), 3}, {-4, std::nan("")}});
    ground.heightField = QStringLiteral("h");
    ground.storeysField = QStringLiteral("t");
    const CoverageModel model = modelOf(ModelKind::Sight);
    BuildingHeights heights = buildingHeights(ground, model);
    std::sort(heights.metres.begin(), heights.metres.end());
    QCOMPARE(heights.assumed, std::size_t(1));
    QCOMPARE(heights.metres,
             (std::vector<float>{float(model.assumedHeight), float(3 * model.storeyHeight), 12}));
  }

  void terrainCutsSightAndTallerMastsSeeMore()
  {
    Ground ground;
    ground.terrain = terraced(30, 1300);
    Sensor sensor = sensorAt({1005, 1005}, 800);
    double before = -1;
    for (const double height : {2.0, 10.0, 25.0, 60.0}) {
      sensor.values.set(SensorField::Height, height);
      const Coverage coverage = covered({sensor}, modelOf(ModelKind::Sight), ground);
      QVERIFY(coverage.footprints[0]->isCells());
      const double area = areaOf(*coverage.footprints[0]);
      QVERIFY(area >= before);
      before = area;
      QCOMPARE(coverage.footprints[0]->classAt({1005, 405}), 0);
      QCOMPARE(coverage.footprints[0]->classAt({1005, 1505}) == 0, height > 30);
    }
  }

  void sensorsOutsideOfTheTerrainCoverNothingAndAreCounted()
  {
    Ground ground;
    ground.terrain = terraced(0, 0);
    const Coverage coverage = covered({sensorAt({1000, 1000}, 300), sensorAt({-50, 100}, 300, 2)},
                                      modelOf(ModelKind::Sight), ground);
    QCOMPARE(coverage.outside, std::size_t(1));
    QVERIFY(!coverage.footprints[0]->isEmpty());
    QVERIFY(coverage.footprints[1]->isEmpty());
  }

  void camerasHaveTheClassesOfTheirStandard()
  {
    Sensor camera = sensorAt({0, 0}, 500);
    camera.values.set(SensorField::Height, 0);
    camera.values.set(SensorField::Azimuth, 0);
    camera.values.set(SensorField::FieldOfView, 90);
    camera.values.set(SensorField::PixelsWide, 1920);
    camera.values.set(SensorField::PixelsHigh, 1080);
    CoverageModel model = modelOf(ModelKind::Camera);
    model.targetHeight = 0;
    // 1920 pixels over 90°: 3.84, 7.68, 15.36 and 38.4 m by width / (2 tan(view / 2) density).
    const Footprint seen = *covered({camera}, model).footprints[0];
    QCOMPARE(seen.classAt({0, 3.8}), 0);
    QCOMPARE(seen.classAt({0, 7.6}), 1);
    QCOMPARE(seen.classAt({0, 15.3}), 2);
    QCOMPARE(seen.classAt({0, 38.3}), 3);
    QCOMPARE(seen.classAt({0, 38.5}), kNoClass);
    model.standard = DensityStandard::Iec2025;
    const Footprint newer = *covered({camera}, model).footprints[0];
    QCOMPARE(levelsOf(model).size(), std::size_t(7));
    QCOMPARE(newer.classAt({0, 0.6}), 0);
    QCOMPARE(newer.classAt({0, 47.9}), 6);
  }

  void radioReachesAsFarAsItsMarginAllows()
  {
    Sensor gateway = sensorAt({5, 5}, 5000);
    gateway.values.set(SensorField::Height, 30);
    gateway.values.set(SensorField::Frequency, 869);
    gateway.values.set(SensorField::Power, 14);
    gateway.values.set(SensorField::Sensitivity, -124);
    CoverageModel model = modelOf(ModelKind::Radio);
    model.targetHeight = 1;
    model.cell = 50;
    const Footprint heard = *covered({gateway}, model).footprints[0];
    // Okumura-Hata, small city, 869 MHz, 30 m, 1 m: 137.88 dB at 2 km (as ns-3 tests it), so
    // 138 dB end a little beyond.
    QCOMPARE(heard.classAt({5, 1980}), 2);
    QCOMPARE(heard.classAt({5, 2120}), kNoClass);
    gateway.values.set(SensorField::Frequency, 20'000);
    NoProgress progress;
    auto surroundings = Surroundings::of({}, model, progress);
    const auto wrong = footprintOf(gateway, model, *surroundings.value());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, Error::Code::OutsideFormula);
    gateway.values.set(SensorField::Frequency, 869);
    gateway.values.set(SensorField::Range, 20'000);
    model.cell = 1; // 1.6 thousand million cells
    surroundings = Surroundings::of({}, model, progress);
    const auto large = footprintOf(gateway, model, *surroundings.value());
    QVERIFY(!large);
    QCOMPARE(large.error().code, Error::Code::TooManyCells);
  }

  void theBestServerIsTheNearestOfEqualOnes()
  {
    std::vector<Sensor> gateways{sensorAt({0, 0}, 3000, 1), sensorAt({2000, 0}, 3000, 2)};
    for (Sensor& gateway : gateways) {
      gateway.values.set(SensorField::Height, 30);
      gateway.values.set(SensorField::Frequency, 869);
      gateway.values.set(SensorField::Power, 14);
      gateway.values.set(SensorField::Sensitivity, -130);
    }
    CoverageModel model = modelOf(ModelKind::Radio);
    model.cell = 100;
    NoProgress progress;
    const auto reception = receptionOf(covered(gateways, model), progress);
    QVERIFY(bool(reception));
    const Reception& told = reception.value();
    for (int row = 0; row < told.frame.height; ++row)
      for (int column = 0; column < told.frame.width; ++column) {
        const std::size_t at = told.frame.indexOf(column, row);
        const double x = told.frame.middle(column, row).x();
        if (told.servers[at] >= 0 && std::abs(x - 1000) > 100)
          QCOMPARE(told.servers[at], x < 1000 ? 0 : 1);
      }
    model.kind = ModelKind::Disc;
    QVERIFY(!receptionOf(covered(gateways, model), progress));
  }

  void oneUnitOutsideOfItsFormulaDoesNotEndTheOthers()
  {
    Sensor high = sensorAt({5, 5}, 2000), low = sensorAt({9000, 5}, 2000, 2);
    for (Sensor* each : {&high, &low}) {
      each->values.set(SensorField::Frequency, 923);
      each->values.set(SensorField::Power, 16);
      each->values.set(SensorField::Sensitivity, -120);
    }
    high.values.set(SensorField::Height, 40);
    CoverageModel model = modelOf(ModelKind::Radio);
    model.cell = 100;
    const Coverage coverage = covered({high, low}, model);
    QCOMPARE(coverage.unreckoned, std::size_t(1));
    QVERIFY(!coverage.footprints[0]->isEmpty());
    QVERIFY(coverage.footprints[1]->isEmpty());
    QCOMPARE(coverage.why->code, Error::Code::OutsideFormula);
  }

  void readingsSpeakForWhatLiesNearTheirStations()
  {
    std::vector<Sensor> stations{sensorAt({0, 0}, 1000, 1), sensorAt({5000, 0}, 1000, 2)};
    const CoverageModel model = modelOf(ModelKind::Reading);
    const Coverage coverage = covered(stations, model);
    QVERIFY(!coverage.readings->isFitted);
    // A lone station: the error's share at some distance, as the variogram itself says.
    const double half = coverage.readings->variogram.reach(0.7);
    QCOMPARE(coverage.footprints[0]->classAt({half - 15, 0}), 1);
    QVERIFY(coverage.footprints[0]->classAt({half + 15, 0}) != 1);
    QCOMPARE(coverage.footprints[0]->classAt({5000, 0}), kNoClass);
    QVERIFY(coverage.footprints[1]->classAt({5000, 0}) >= 0);
  }

  void onlyWhatMovedIsReckonedAnew()
  {
    std::vector<geo::FlatGeometry> houses;
    for (int i = 0; i < 1500; ++i)
      houses.push_back(box(i * 40, 0, i * 40 + 20, 20));
    Ground ground;
    ground.buildings = tableOf(houses);
    const CoverageModel model = modelOf(ModelKind::Sight);
    std::vector<Sensor> sensors;
    for (int i = 0; i < 50; ++i)
      sensors.push_back(sensorAt({i * 1200.0 + 30, 30}, 60, i + 1));
    const Coverage first = covered(sensors, model, ground);
    QCOMPARE(first.reckoned, std::size_t(50));
    sensors[7].place += QPointF(5, 0);
    const Coverage moved = covered(sensors, model, ground, &first);
    QCOMPARE(moved.reckoned, std::size_t(1));
    // A house near the first sensor goes: its block reaches far, its rows do not.
    Ground fewer = ground;
    fewer.buildings =
        std::make_shared<const geo::FeatureTable>(ground.buildings->edited({1}, *tableOf({})));
    const Coverage after = covered(sensors, model, fewer, &moved);
    QCOMPARE(after.reckoned, std::size_t(1));
    const Coverage twin = covered(sensors, model, fewer);
    for (std::size_t i = 0; i < sensors.size(); ++i)
      QVERIFY(*after.footprints[i] == *twin.footprints[i]);
    // A house grows: its shape stays, the number beside it does not.
    const auto high = [](double metres) {
      return tableOf({box(500, 480, 520, 520)}, {QStringLiteral("h")}, {{metres}});
    };
    Ground low{high(1), QStringLiteral("h"), {}, {}, nullptr};
    Ground grown{high(9), QStringLiteral("h"), {}, {}, nullptr};
    const std::vector<Sensor> one{sensorAt({480, 500}, 100)};
    const Coverage flat = covered(one, model, low);
    QCOMPARE(covered(one, model, grown, &flat).reckoned, std::size_t(1));
    QCOMPARE(covered(one, model, low, &flat).reckoned, std::size_t(0));
    CoverageModel other = model;
    other.targetHeight = 2;
    QCOMPARE(covered(sensors, other, fewer, &after).reckoned, std::size_t(50));
  }

  void peopleLiveInDwellingsByFloorArea()
  {
    Ground ground;
    ground.buildings = tableOf({box(0, 0, 10, 10), box(20, 0, 30, 10), box(500, 0, 510, 10)},
                               {QStringLiteral("t")}, {{1}, {3}, {2}});
    ground.storeysField = QStringLiteral("t");
    const geo::TablePtr communes =
        tableOf({box(-10, -10, 100, 100), box(100, -10, 1000, 100), box(0, 2000, 100, 2100)},
                {QStringLiteral("p")}, {{400}, {70}, {90}});
    NoProgress progress;
    const auto settled =
        settle(communes, ground, {QStringLiteral("p"), {}, {}, {}}, 3.3, false, progress);
    QVERIFY(bool(settled));
    const Population& population = settled.value();
    QCOMPARE(population.people, 560.0);
    std::map<qint64, double> people;
    for (const Dwelling& dwelling : population.dwellings)
      people[dwelling.row] += dwelling.people;
    QCOMPARE(people[1], 100.0);
    QCOMPARE(people[2], 300.0);
    QCOMPARE(people[3], 70.0);
    double spread = 0;
    for (std::size_t i = 3; i < population.dwellings.size(); ++i)
      spread += population.dwellings[i].people;
    QVERIFY(std::abs(spread - 90) < 1e-9);
  }

  void whoIsServedIsCountedOnceTwiceAndNotAtAll()
  {
    // Houses at 0, 100 … 900 m; units at 100 and 200 m reach 150 m.
    std::vector<geo::FlatGeometry> houses;
    for (int i = 0; i < 10; ++i)
      houses.push_back(box(i * 100 - 5, -5, i * 100 + 5, 5));
    Ground ground;
    ground.buildings = tableOf(houses);
    ground.roads = {{tableOf({line({{0, 20}, {300, 20}})})},
                    {tableOf({line({{300, 20}, {900, 20}})})}};
    const geo::TablePtr communes =
        tableOf({box(-50, -100, 950, 100)}, {QStringLiteral("p")}, {{1000}});
    NoProgress progress;
    const auto settled =
        settle(communes, ground, {QStringLiteral("p"), {}, {}, {}}, 3.3, false, progress);
    std::vector<Sensor> sensors{sensorAt({100, 0}, 150, 1), sensorAt({200, 0}, 150, 2)};
    sensors[0].owner = QStringLiteral("A");
    sensors[1].owner = QStringLiteral("B");
    const Coverage coverage = covered(sensors, modelOf(ModelKind::Disc), ground);
    const auto told = serve(coverage, settled.value(), communes, {}, progress);
    QVERIFY(bool(told));
    const Served& served = told.value();
    QCOMPARE(served.people.byTimes, (std::vector<double>{600, 200, 200}));
    QCOMPARE(served.people.served(), 400.0);
    QCOMPARE(served.people.atLeast(2), 200.0);
    QCOMPARE(served.communes[0].people.byTimes, served.people.byTimes);
    QCOMPARE(served.peopleOfSensor, (std::vector<double>{300, 300}));
    const double reach = std::sqrt(150.0 * 150 - 400); // of the road, to each side of a unit
    QVERIFY(std::abs(amount(served.roadMetres.byTimes, 2) - (2 * reach - 100)) < 2);
    QVERIFY(std::abs(served.roadMetres.served() - (200 + reach)) < 2);
    QCOMPARE(served.overlaps.size(), std::size_t(1));
    QCOMPARE(served.overlaps[0].one, QStringLiteral("A"));
    QVERIFY(std::abs(served.overlaps[0].roadMetres - (2 * reach - 100)) < 2);
    QCOMPARE(served.overlaps[0].people, 200.0);
    const auto areas = areasOf(coverage, progress);
    QVERIFY(bool(areas));
    // Two discs: r² (2 acos(d / 2r)) − d/2 √(4r² − d²) is what they share.
    const double shared = 2 * 22500 * std::acos(100 / 300.0) - 50 * std::sqrt(4 * 22500 - 10000.0);
    QCOMPARE(areas.value().size(), std::size_t(2));
    QVERIFY(std::abs(areas.value()[1].squareMetres / shared - 1) < 0.003);
    QCOMPARE(areas.value()[1].times, 2);
    const std::vector<Gap> gaps = gapsOf(served, settled.value(), 100);
    QCOMPARE(gaps.size(), std::size_t(1));
    QCOMPARE(gaps[0].people, 600.0);
    QCOMPARE(gaps[0].dwellings, 6);
  }

  void areasOfCellsSumUpToWhatTheCellsSay()
  {
    Ground ground;
    ground.terrain = terraced(20, 1200);
    std::vector<Sensor> sensors;
    for (int i = 0; i < 6; ++i)
      sensors.push_back(sensorAt({400 + i * 200.0, 900}, 350, i + 1));
    const Coverage coverage = covered(sensors, modelOf(ModelKind::Sight), ground);
    NoProgress progress;
    const auto areas = areasOf(coverage, progress);
    QVERIFY(bool(areas));
    const CoverageIndex index(coverage);
    std::map<int, double> byTimes;
    for (int row = 0; row < 200; ++row)
      for (int column = 0; column < 200; ++column) {
        int times = 0;
        index.at({column * 10 + 5.0, row * 10 + 5.0}, [&](std::size_t, int) { ++times; });
        if (times > 0)
          byTimes[times] += 100;
      }
    for (const CoveredArea& area : areas.value()) {
      QCOMPARE(area.squareMetres, byTimes[area.times]);
      QCOMPARE(geo::planarArea(area.shape), area.squareMetres);
    }
    QCOMPARE(areas.value().size(), byTimes.size());
  }

  void theIndexFindsWhatAskingAllFinds()
  {
    QRandomGenerator random(3);
    std::vector<Sensor> sensors;
    for (int i = 0; i < 300; ++i)
      sensors.push_back(sensorAt({random.bounded(3000.0), random.bounded(2000.0)},
                                 10 + random.bounded(200.0), i + 1));
    const Coverage coverage = covered(sensors, modelOf(ModelKind::Disc));
    const CoverageIndex index(coverage);
    for (int i = 0; i < 2000; ++i) {
      const QPointF place(random.bounded(3400.0) - 200, random.bounded(2400.0) - 200);
      std::vector<std::size_t> found, twin;
      index.at(place, [&](std::size_t sensor, int) { found.push_back(sensor); });
      for (std::size_t s = 0; s < sensors.size(); ++s)
        if (coverage.footprints[s]->classAt(place) != kNoClass)
          twin.push_back(s);
      QCOMPARE(found, twin);
    }
  }
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_sensorcoverage.moc"
