#include "openworkspaces.h"
#include "support/testdata.h"
#include "support/verify.h"
#include "town.h"

#include <diaban/coverage/sensorrows.h>
#include <diaban/geo/rasterfile.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/rowmaker.h>

#include <QMap>
#include <QTest>

#include <array>
#include <cmath>
#include <functional>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::test;
using namespace diaban::workspace;

/// Coverage from layers of real workspaces: what is awkward in them is said or refused, and what is
/// reckoned again after edits is what is reckoned afresh.
class TestCoverageLayers : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aTerrainInDegreesIsMoved();
  void aWorkspaceInDegreesIsRefused();
  void aSensorOutsideTheTerrainIsSaid();
  void holesInTheTerrainAreNotCovered();
  void rowsThatMakeNoSenseAreLeftOutAndSaid_data();
  void rowsThatMakeNoSenseAreLeftOutAndSaid();
  void onlySuchRowsAreNoSensors();
  void missingHeightsOfBuildingsAreSaid();
  void sensorsOnOneSpotAreSaidAndCounted();
  void layersThatHoldNoSensorsAreRefused_data();
  void layersThatHoldNoSensorsAreRefused();
  void stationsOfRealFilesAreReckoned_data();
  void stationsOfRealFilesAreReckoned();
  void aBuildingAddedNeverAddsCoverAndUndoBringsItBack();
  void aSensorMoreNeverLowersWhatIsServed();
  void afterEditsAllIsAsIfReckonedAfresh();
  void storeysInWordsAreReadAndTheirEditsSeen();
  void allLayersOfRoadsAreSuggested_data();
  void allLayersOfRoadsAreSuggested();
};

namespace {

constexpr float kHole = -9999;

/// A terrain of 100 × 100 cells around `area`, linked.
Outcome linkTerrain(const test::OpenWorkspace& ws, int epsg, const geo::Extent& area,
                    const std::function<float(int column, int row)>& height)
{
  const QString path = ws.folder() + QStringLiteral("/dia_hinh.tif");
  const geo::GridFile file{100, 100, area, geo::Crs::fromEpsg(epsg).value(), kHole};
  std::vector<float> values;
  for (int row = 0; row < file.height; ++row)
    for (int column = 0; column < file.width; ++column)
      values.push_back(height(column, row));
  DIABAN_CHECK(geo::writeGeoTiff(path, file, values));
  ImportRequest request;
  request.sources = {path};
  request.layerName = QStringLiteral("dia_hinh");
  request.role = LayerRole::Terrain;
  request.link = true;
  NoProgress progress;
  DIABAN_TRY(report,
             importSources(*ws, request, geo::SourceReader(geo::workerProgram()), progress));
  return Done{};
}

geo::Extent around(double metres)
{
  return {kMiddle.x() - metres, kMiddle.y() - metres, kMiddle.x() + metres, kMiddle.y() + metres};
}

std::optional<Error> noticeOf(const CoverageReport& report, Error::Code code)
{
  for (const Error& notice : report.notices)
    if (notice.code == code)
      return notice;
  return std::nullopt;
}

double areaOf(const CoverageReport& report)
{
  return report.served.squareMetres.served();
}

Outcome editRows(Workspace& workspace, const std::function<Outcome(Edit&)>& work)
{
  DIABAN_TRY(entry, workspace.edit(kBase, QStringLiteral("Sửa"), work));
  return Done{};
}

Outcome addHouse(Workspace& workspace, QPointF off, double height)
{
  return editRows(workspace, [&](Edit& edit) -> Outcome {
    Edit::FeatureRow row;
    row.wkb = geo::toWkb(box(off, 10));
    row.fields = {{QStringLiteral("chieu_cao"), height}};
    const auto made = edit.insertFeature(QStringLiteral("nha"), row);
    return made ? Outcome(Done{}) : made.error();
  });
}

QMap<qint64, FootprintPtr> footprintsByRow(const CoverageReport& report)
{
  QMap<qint64, FootprintPtr> footprints;
  for (std::size_t i = 0; i < report.coverage.sensors.size(); ++i)
    footprints.insert(report.coverage.sensors[i].row, report.coverage.footprints[i]);
  return footprints;
}

/// To the square centimetre.
QVector<qint64> shapeAreas(const Footprint& footprint)
{
  QVector<qint64> areas;
  for (const geo::Shape& shape : footprint.shapes())
    areas.append(std::llround(geo::planarArea(shape) * 1e4));
  return areas;
}

void isAlike(const Tally& one, const Tally& other)
{
  QCOMPARE(one.byTimes.size(), other.byTimes.size());
  for (std::size_t i = 0; i < one.byTimes.size(); ++i)
    QVERIFY(std::abs(one.byTimes[i] - other.byTimes[i]) < 1e-6 * (1 + one.total()));
  QCOMPARE(one.byClass.size(), other.byClass.size());
  for (std::size_t i = 0; i < one.byClass.size(); ++i)
    QVERIFY(std::abs(one.byClass[i] - other.byClass[i]) < 1e-6 * (1 + one.total()));
}

Outcome addSensor(Workspace& workspace, const Sensor& sensor)
{
  DIABAN_TRY(layer, workspace.layer(QStringLiteral("camera")));
  return editRows(workspace, [&](Edit& edit) -> Outcome {
    DIABAN_TRY(made, insertSensors(edit, layer, types(), {&sensor, 1}));
    return Done{};
  });
}

} // namespace

void TestCoverageLayers::aTerrainInDegreesIsMoved()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0})}));
  // About 9 m a cell at this latitude; a ridge of 40 m runs from west to east, 30 m to the north.
  const auto transform =
      geo::Transform::between(geo::Crs::fromEpsg(9210).value(), geo::Crs::fromEpsg(4326).value());
  DIABAN_VERIFY(transform);
  const geo::Extent area = transform.value().apply(around(500));
  DIABAN_VERIFY(linkTerrain(ws, 4326, area, [](int, int row) {
    return row >= 45 && row <= 46 ? 60.0F : 20.0F; // rows go south: 500 m / 10 m is row 50
  }));
  CoverageRequest request = asked(ModelKind::Sight);
  request.ground.terrain = QStringLiteral("dia_hinh");
  request.model.terrainHides = true;
  const auto report = reckoned(*ws, request);
  DIABAN_VERIFY(report);
  const Footprint& seen = *report.value().coverage.footprints.front();
  QCOMPARE(seen.classAt(kMiddle + QPointF(0, -70)), 0);
  QCOMPARE(seen.classAt(kMiddle + QPointF(0, 80)), kNoClass); // behind the ridge
  const double half = 3.14159265 * 100 * 100 / 2;
  QVERIFY(areaOf(report.value()) > half && areaOf(report.value()) < 1.8 * half);
}

void TestCoverageLayers::aWorkspaceInDegreesIsRefused()
{
  QTemporaryDir folder;
  const auto open = Workspace::create(folder.filePath(QStringLiteral("do.gpkg")),
                                      geo::Crs::fromEpsg(4326).value());
  DIABAN_VERIFY(open);
  Sensor sensor = unit(1, {0, 0});
  sensor.place = {106.7, 10.77};
  DIABAN_VERIFY(addSensors(*open.value(), {sensor}));
  DIABAN_VERIFY_ERROR(reckoned(*open.value(), asked(ModelKind::Disc)), NotInMetres);
}

void TestCoverageLayers::aSensorOutsideTheTerrainIsSaid()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}), unit(2, {5000, 0})}));
  DIABAN_VERIFY(linkTerrain(ws, 9210, around(500), [](int, int) { return 5.0F; }));
  CoverageRequest request = asked(ModelKind::Sight);
  request.ground.terrain = QStringLiteral("dia_hinh");
  request.model.terrainHides = true;
  const auto report = reckoned(*ws, request);
  DIABAN_VERIFY(report);
  const auto notice = noticeOf(report.value(), Error::Code::SensorsOutside);
  QVERIFY(notice && notice->args.value(0) == QLatin1String("1"));
  QVERIFY(!report.value().coverage.footprints[0]->isEmpty());
  QVERIFY(report.value().coverage.footprints[1]->isEmpty());
}

void TestCoverageLayers::holesInTheTerrainAreNotCovered()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0})}));
  DIABAN_VERIFY(linkTerrain(ws, 9210, around(500), [](int column, int row) {
    return column >= 53 && column < 56 && row >= 48 && row < 52 ? kHole : 5.0F;
  }));
  CoverageRequest request = asked(ModelKind::Sight);
  request.ground.terrain = QStringLiteral("dia_hinh");
  request.model.terrainHides = true;
  const auto report = reckoned(*ws, request);
  DIABAN_VERIFY(report);
  const Footprint& seen = *report.value().coverage.footprints.front();
  QCOMPARE(seen.classAt(kMiddle + QPointF(45, 5)), kNoClass);
  QCOMPARE(seen.classAt(kMiddle + QPointF(75, 5)), 0); // it hides nothing
  QCOMPARE(seen.classAt(kMiddle + QPointF(-45, 5)), 0);
}

void TestCoverageLayers::rowsThatMakeNoSenseAreLeftOutAndSaid_data()
{
  QTest::addColumn<QString>("field");
  QTest::addColumn<double>("value");
  QTest::newRow("below the ground") << QStringLiteral("height_m") << -2.0;
  QTest::newRow("a view of more than all around") << QStringLiteral("field_of_view_deg") << 400.0;
  QTest::newRow("no view at all") << QStringLiteral("field_of_view_deg") << 0.0;
  QTest::newRow("a range below nothing") << QStringLiteral("range_m") << -5.0;
  QTest::newRow("a price below nothing") << QStringLiteral("cost_vnd") << -1.0;
}

void TestCoverageLayers::rowsThatMakeNoSenseAreLeftOutAndSaid()
{
  QFETCH(QString, field);
  QFETCH(double, value);
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}), unit(2, {300, 0})}));
  DIABAN_VERIFY(editRows(*ws, [&](Edit& edit) -> Outcome {
    NoProgress progress;
    const auto changed =
        edit.setValues(QStringLiteral("camera"), {.condition = QStringLiteral("name = 'C2'")},
                       {{field, value}}, progress);
    return changed ? Outcome(Done{}) : changed.error();
  }));
  const auto report = reckoned(*ws, asked(ModelKind::Disc));
  DIABAN_VERIFY(report);
  QCOMPARE(report.value().coverage.sensors.size(), std::size_t(1));
  const auto notice = noticeOf(report.value(), Error::Code::SensorsLeftOut);
  QVERIFY(notice);
  QCOMPARE(notice->args.value(0), QStringLiteral("1"));
  QVERIFY(notice->args.contains(QStringLiteral("C2")));
  QVERIFY(errorText(*notice).contains(field));
}

void TestCoverageLayers::onlySuchRowsAreNoSensors()
{
  const test::OpenWorkspace ws(0);
  Sensor sensor = unit(1, {0, 0});
  sensor.values.set(SensorField::Height, -1);
  DIABAN_VERIFY(addSensors(*ws, {sensor}));
  const auto report = reckoned(*ws, asked(ModelKind::Disc));
  DIABAN_VERIFY_ERROR(report, NoSensors);
  QVERIFY(report.error().detail.contains(QLatin1String("height_m")));
}

void TestCoverageLayers::missingHeightsOfBuildingsAreSaid()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0})}));
  DIABAN_VERIFY(addTown(*ws, {{{20, 0}, 12.0}, {{40, 0}, QVariant()}, {{60, 0}, -3.0}}));
  const auto report = reckoned(*ws, inTown(ModelKind::Sight));
  DIABAN_VERIFY(report);
  const auto notice = noticeOf(report.value(), Error::Code::HeightsAssumed);
  QVERIFY(notice && notice->args.value(0) == QLatin1String("2"));
  QVERIFY(!noticeOf(reckoned(*ws, inTown(ModelKind::Disc)).value(), Error::Code::HeightsAssumed));
}

void TestCoverageLayers::sensorsOnOneSpotAreSaidAndCounted()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}), unit(2, {0, 0}), unit(3, {0, 0})}));
  const auto report = reckoned(*ws, asked(ModelKind::Disc));
  DIABAN_VERIFY(report);
  const auto notice = noticeOf(report.value(), Error::Code::SensorsOnOneSpot);
  QVERIFY(notice && notice->args.value(0) == QLatin1String("2"));
  const std::vector<double>& times = report.value().served.squareMetres.byTimes;
  QCOMPARE(times.size(), std::size_t(4));
  QVERIFY(times[1] < 1 && times[2] < 1 && std::abs(times[3] - 31416) < 50);
}

void TestCoverageLayers::layersThatHoldNoSensorsAreRefused_data()
{
  QTest::addColumn<QString>("layer");
  QTest::addColumn<Error::Code>("expected");
  QTest::newRow("no rows") << QStringLiteral("trong") << Error::Code::NoSensors;
  QTest::newRow("no places") << QStringLiteral("khong_vi_tri") << Error::Code::NoSensors;
  QTest::newRow("lines") << QStringLiteral("duong") << Error::Code::GeometryDoesNotFit;
  QTest::newRow("areas") << QStringLiteral("nha") << Error::Code::GeometryDoesNotFit;
  QTest::newRow("a raster") << QStringLiteral("dia_hinh") << Error::Code::GeometryDoesNotFit;
  QTest::newRow("nothing") << QStringLiteral("khac") << Error::Code::NoSuchLayer;
}

void TestCoverageLayers::layersThatHoldNoSensorsAreRefused()
{
  QFETCH(QString, layer);
  QFETCH(Error::Code, expected);
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(import(*ws, sensorLayerOf(QStringLiteral("trong"), {}, {})));
  DIABAN_VERIFY(import(*ws, layerOf(QStringLiteral("khong_vi_tri"), LayerRole::Sensors, "Point",
                                    {{QStringLiteral("ten"), geo::FieldType::Text}},
                                    {{geo::Shape(), {QStringLiteral("Trạm 1")}}})));
  DIABAN_VERIFY(addTown(*ws, {{{0, 0}, 9.0}}));
  const std::vector<QPointF> way{kMiddle, kMiddle + QPointF(100, 0)};
  DIABAN_VERIFY(
      import(*ws, layerOf(QStringLiteral("duong"), LayerRole::Infrastructure, "LineString", {},
                          {{geo::makeShape(geo::GeometryKind::Line, way), {}}})));
  DIABAN_VERIFY(linkTerrain(ws, 9210, around(500), [](int, int) { return 5.0F; }));
  CoverageRequest request = asked(ModelKind::Disc);
  request.sensors = layer;
  const auto report = reckoned(*ws, request);
  QVERIFY(!report);
  QCOMPARE(errorName(report.error().code), errorName(expected));
}

void TestCoverageLayers::stationsOfRealFilesAreReckoned_data()
{
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("type");
  QTest::addColumn<ModelKind>("model");
  QTest::newRow("air") << QStringLiteral("AirQualityObserved") << QStringLiteral("air")
                       << ModelKind::Disc;
  QTest::newRow("flood") << QStringLiteral("FloodSensor") << QStringLiteral("flood")
                         << ModelKind::Disc;
  QTest::newRow("weather") << QStringLiteral("WeatherObserved") << QStringLiteral("weather")
                           << ModelKind::Sector;
}

void TestCoverageLayers::stationsOfRealFilesAreReckoned()
{
  QFETCH(QString, file);
  QFETCH(QString, type);
  QFETCH(ModelKind, model);
  const QString path = QStringLiteral("sensors/%1.csv").arg(file);
  DIABAN_NEED_DATA(path);
  const test::OpenWorkspace ws(0);
  ImportRequest wish;
  wish.sources = {test::testData(path)};
  wish.layerName = QStringLiteral("camera");
  NoProgress progress;
  const auto made = importSources(*ws, wish, geo::SourceReader(geo::workerProgram()), progress);
  DIABAN_VERIFY(made);
  CoverageRequest request = asked(model);
  request.type = type;
  const auto report = reckoned(*ws, request);
  DIABAN_VERIFY(report);
  const auto& sensors = report.value().coverage.sensors;
  QCOMPARE(static_cast<qint64>(sensors.size()), made.value().layers.first().kept);
  const double range = *types().find(type)->values[SensorField::Range];
  for (const Sensor& sensor : sensors) {
    QCOMPARE(sensor.type, type);
    QCOMPARE(sensor.values[SensorField::Range], std::optional(range));
  }
  double least = 0; // no station covers more than its disc, and all at least what one does
  for (const FootprintPtr& footprint : report.value().coverage.footprints)
    least += footprint->isEmpty() ? 0 : 1;
  QCOMPARE(least, static_cast<double>(sensors.size()));
  const double disc = 3.14159265 * range * range;
  QVERIFY(areaOf(report.value()) >= 0.99 * disc);
  QVERIFY(areaOf(report.value()) <= 1.01 * disc * static_cast<double>(sensors.size()));
}

void TestCoverageLayers::aBuildingAddedNeverAddsCoverAndUndoBringsItBack()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}), unit(2, {-80, -60})}));
  DIABAN_VERIFY(addTown(*ws, {{{30, 5}, 12.0}, {{-40, 20}, 9.0}}));
  const CoverageRequest request = inTown(ModelKind::Sight);
  auto before = std::make_shared<const CoverageReport>(reckoned(*ws, request).value());
  const double first = areaOf(*before);
  double last = first;
  for (const QPointF off : {QPointF(20, -40), QPointF(-60, -20), QPointF(5, 30)}) {
    DIABAN_VERIFY(addHouse(*ws, off, 15));
    const auto after = reckoned(*ws, request, before);
    DIABAN_VERIFY(after);
    QVERIFY(areaOf(after.value()) < last);
    last = areaOf(after.value());
    before = std::make_shared<const CoverageReport>(after.value());
  }
  for (int i = 0; i < 3; ++i)
    DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(areaOf(reckoned(*ws, request, before).value()), first);
}

void TestCoverageLayers::aSensorMoreNeverLowersWhatIsServed()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0})}));
  std::vector<std::pair<QPointF, QVariant>> houses;
  for (int i = 0; i < 60; ++i)
    houses.push_back({QPointF(i % 10 * 45 - 200, i / 10 * 50 - 150), 6.0 + i % 5});
  DIABAN_VERIFY(addTown(*ws, houses));
  const CoverageRequest request = inTown(ModelKind::Camera);
  double people = 0, area = 0;
  for (int i = 1; i < 6; ++i) {
    const auto report = reckoned(*ws, request);
    DIABAN_VERIFY(report);
    QCOMPARE(std::round(report.value().served.people.total()), 1000.0);
    QVERIFY(report.value().served.people.served() >= people);
    QVERIFY(areaOf(report.value()) >= area - 0.1);
    people = report.value().served.people.served();
    area = areaOf(report.value());
    DIABAN_VERIFY(addSensor(*ws, unit(i + 1, {i * 40.0 - 120, i * 30.0 - 70})));
  }
  QVERIFY(people > 0);
}

void TestCoverageLayers::afterEditsAllIsAsIfReckonedAfresh()
{
  const test::OpenWorkspace ws(0);
  QRandomGenerator random(23);
  const auto place = [&] { return QPointF(random.bounded(600) - 300, random.bounded(600) - 300); };
  std::vector<Sensor> sensors;
  for (int i = 0; i < 12; ++i)
    sensors.push_back(unit(i + 1, place()));
  DIABAN_VERIFY(addSensors(*ws, sensors));
  std::vector<std::pair<QPointF, QVariant>> houses;
  for (int i = 0; i < 80; ++i)
    houses.push_back({place(), 3.0 + random.bounded(12)});
  DIABAN_VERIFY(addTown(*ws, houses));
  const CoverageRequest request = inTown(ModelKind::Camera);
  Before before;
  std::size_t kept = 0;
  for (int round = 0; round < 12; ++round) {
    switch (round % 4) {
    case 0: DIABAN_VERIFY(addHouse(*ws, place(), 8)); break;
    case 1: DIABAN_VERIFY(addSensor(*ws, unit(100 + round, place()))); break;
    case 2: DIABAN_VERIFY(ws->undo(kBase)); break;
    default:
      DIABAN_VERIFY(editRows(*ws, [&](Edit& edit) {
        return edit.deleteRows(QStringLiteral("nha"), {1 + random.bounded(80)});
      }));
    }
    const auto again = reckoned(*ws, request, before), afresh = reckoned(*ws, request);
    DIABAN_VERIFY(again);
    DIABAN_VERIFY(afresh);
    const auto ours = footprintsByRow(again.value()), theirs = footprintsByRow(afresh.value());
    QCOMPARE(ours.keys(), theirs.keys());
    for (auto it = ours.begin(); it != ours.end(); ++it) {
      const Footprint& other = *theirs[it.key()];
      QCOMPARE(shapeAreas(*it.value()), shapeAreas(other));
    }
    isAlike(again.value().served.people, afresh.value().served.people);
    isAlike(again.value().served.squareMetres, afresh.value().served.squareMetres);
    if (QTest::currentTestFailed())
      return;
    kept += again.value().coverage.footprints.size() - again.value().coverage.reckoned;
    before = std::make_shared<const CoverageReport>(again.value());
  }
  QVERIFY(kept > 60); // most of them, most of the time
}

void TestCoverageLayers::storeysInWordsAreReadAndTheirEditsSeen()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}), unit(2, {300, 0})}));
  DIABAN_VERIFY(import(*ws, layerOf(QStringLiteral("nha"), LayerRole::Buildings, "Polygon",
                                    {{QStringLiteral("so_tang"), geo::FieldType::Text}},
                                    {{box({20, -10}, 20), {QStringLiteral("3 tầng")}}})));
  DIABAN_VERIFY(linkTerrain(ws, 9210, around(500), [](int, int) { return 5.0F; }));
  CoverageRequest request = asked(ModelKind::Sight);
  request.ground.buildings = QStringLiteral("nha");
  request.ground.terrain = QStringLiteral("dia_hinh");
  request.model.terrainHides = true;
  const Before before = std::make_shared<const CoverageReport>(reckoned(*ws, request).value());
  QVERIFY(!noticeOf(*before, Error::Code::HeightsAssumed));
  const QPointF beyond = kMiddle + QPointF(95, 0); // seen from 6 m over 3.3 m, not over 9.9 m
  QCOMPARE(before->coverage.footprints.front()->classAt(beyond), kNoClass);
  NoProgress progress;
  const std::array<qint64, 1> house{1};
  const auto features = readFeatures(*ws, QStringLiteral("nha"), house, progress);
  DIABAN_VERIFY(features);
  DIABAN_VERIFY(editRows(*ws, [&](Edit& edit) {
    Edit::FeatureRow row;
    row.uid = features.value().front().uid;
    row.fields = {{QStringLiteral("so_tang"), QStringLiteral("1 tầng")}};
    row.setsGeometry = false;
    return edit.updateFeature(QStringLiteral("nha"), row);
  }));
  const auto after = reckoned(*ws, request, before);
  DIABAN_VERIFY(after);
  QCOMPARE(after.value().coverage.footprints.front()->classAt(beyond), 0);
  QCOMPARE(after.value().coverage.reckoned, std::size_t(1)); // the house is far from the other one
}

void TestCoverageLayers::allLayersOfRoadsAreSuggested_data()
{
  QTest::addColumn<QStringList>("titles");
  QTest::addColumn<QString>("expected");
  QTest::addRow("highways and streets")
      << QStringList{QStringLiteral("Đường cao tốc"), QStringLiteral("Đường phố")}
      << QStringLiteral("0,1");
  QTest::addRow("pipes and contours are none")
      << QStringList{QStringLiteral("Đường ống cấp nước"), QStringLiteral("Đường đồng mức"),
                     QStringLiteral("Giao thông"), QStringLiteral("Đường sắt")}
      << QStringLiteral("2");
  QTest::addRow("what is not built yet only where there is nothing else")
      << QStringList{QStringLiteral("Đường quy hoạch"), QStringLiteral("Đường hiện trạng")}
      << QStringLiteral("1");
  QTest::addRow("planned alone") << QStringList{QStringLiteral("Giao thông quy hoạch")}
                                 << QStringLiteral("0");
}

void TestCoverageLayers::allLayersOfRoadsAreSuggested()
{
  QFETCH(QStringList, titles);
  QFETCH(QString, expected);
  QVector<Layer> layers;
  for (const QString& title : titles) {
    Layer layer;
    layer.name = QString::number(layers.size());
    layer.title = title;
    layer.geometry = geo::GeometryKind::Line;
    layers.append(layer);
  }
  QCOMPARE(suggestedGround(layers, types()).roads.join(QLatin1Char(',')), expected);
}

QTEST_GUILESS_MAIN(TestCoverageLayers)
#include "tst_coveragelayers.moc"
