#include "openworkspaces.h"
#include "support/verify.h"
#include "town.h"

#include <diaban/coverage/resultlayers.h>
#include <diaban/coverage/sitingrun.h>

#include <QTest>

#include <cmath>
#include <numbers>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::test;
using namespace diaban::workspace;

/// Further units among candidate sites of a layer of a real workspace.
class TestSitingLayers : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void placesThatNoCandidateReachesAreNamed();
  void ofSeveralTypesEachPoleGetsWhatDoesMostThere();
};

void TestSitingLayers::placesThatNoCandidateReachesAreNamed()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {0, 0}, 30)}));
  DIABAN_VERIFY(addTown(*ws, {{{0, 0}, 6.0}, {{60, 0}, 6.0}, {{900, 900}, 6.0}}));
  const std::vector<QPointF> pole{kMiddle + QPointF(50, 20)};
  DIABAN_VERIFY(import(
      *ws, layerOf(QStringLiteral("cot"), LayerRole::Infrastructure, "Point",
                   {{QStringLiteral("ma"), geo::FieldType::Text}},
                   {{geo::makeShape(geo::GeometryKind::Point, pole), {QStringLiteral("COT-1")}}})));
  CoverageRequest request = inTown(ModelKind::Disc);
  request.model.values.set(SensorField::Range, 40);
  const auto coverage = reckoned(*ws, request);
  DIABAN_VERIFY(coverage);
  SitingRequest wish;
  wish.candidates = QStringLiteral("cot");
  wish.type = QStringLiteral("camera");
  wish.goal = SitingGoal::SetCover;
  NoProgress progress;
  const auto sites = findSites(*ws, types(), coverage.value(), wish, progress);
  DIABAN_VERIFY_ERROR(sites, OutOfReach);
  QCOMPARE(sites.error().args.value(0), QStringLiteral("1"));
  QVERIFY(!sites.error().args.value(1).isEmpty());
}

void TestSitingLayers::ofSeveralTypesEachPoleGetsWhatDoesMostThere()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(addSensors(*ws, {unit(1, {-900, -900}, 30)}));
  // Houses before the first pole, where a camera sees them and a noise sensor hears them, and some
  // around the second one that only a noise sensor reaches.
  std::vector<std::pair<QPointF, QVariant>> houses{{{40, 0}, 6.0}};
  for (int i = 0; i < 8; ++i)
    houses.push_back(
        {QPointF(600, 0) + 130 * QPointF(std::cos(i * 0.785), std::sin(i * 0.785)), 6.0});
  DIABAN_VERIFY(addTown(*ws, houses));
  const auto pole = [](const char* name, QPointF place) {
    return std::pair(geo::makeShape(geo::GeometryKind::Point, std::vector{kMiddle + place}),
                     QVariantList{QString::fromLatin1(name)});
  };
  DIABAN_VERIFY(import(*ws, layerOf(QStringLiteral("cot"), LayerRole::Infrastructure, "Point",
                                    {{QStringLiteral("ma"), geo::FieldType::Text}},
                                    {pole("A", {0, 0}), pole("B", {600, 0})})));
  const auto coverage = reckoned(*ws, inTown(ModelKind::Camera));
  DIABAN_VERIFY(coverage);
  SitingRequest wish;
  wish.candidates = QStringLiteral("cot");
  wish.type = QStringLiteral("camera");
  wish.count = 4;
  NoProgress progress;
  const auto alone = findSites(*ws, types(), coverage.value(), wish, progress);
  DIABAN_VERIFY(alone);
  QCOMPARE(alone.value().sites.size(), std::size_t(1)); // B is of no use for cameras
  wish.others = {QStringLiteral("noise")};
  const auto both = findSites(*ws, types(), coverage.value(), wish, progress);
  DIABAN_VERIFY(both);
  QCOMPARE(both.value().sites.size(), std::size_t(2)); // never two units on one pole
  QCOMPARE(both.value().servedBefore, 0.0);
  QCOMPARE(both.value().sites.back().sum, both.value().total);
  const ProposedSite& far = both.value().sites.front();
  QCOMPARE(far.unit.name, QStringLiteral("B"));
  QCOMPARE(far.unit.type, QStringLiteral("noise"));
  QCOMPARE(far.cost, 28e6);
  // By its own model: a disc of its range, whatever class cameras know.
  QCOMPARE(far.footprint->classes(), 1);
  const double area = geo::planarArea(far.footprint->shapes().front());
  QVERIFY(std::abs(area / (std::numbers::pi * 150 * 150) - 1) < 0.01);
  // Written, each is still what it is.
  const QString name = QStringLiteral("de_xuat");
  DIABAN_VERIFY(writeSites(*ws, both.value(), name, {name, name}, progress));
  CoverageRequest again = inTown(ModelKind::Disc);
  again.sensors = name;
  again.type = QStringLiteral("noise");
  const auto written = reckoned(*ws, again);
  DIABAN_VERIFY(written);
  for (const Sensor& sensor : written.value().coverage.sensors)
    QCOMPARE(sensor.type, QStringLiteral("noise"));
  QVERIFY(!written.value().coverage.sensors.empty());
}

QTEST_GUILESS_MAIN(TestSitingLayers)
#include "tst_sitinglayers.moc"
