// Cameras: published distances, the ground below them, and what buildings leave of it.
#include "streets.h"

#include <diaban/coverage/camera.h>

#include <QLineF>
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace diaban;
using coverage::Camera;
using coverage::CameraArea;
using coverage::DensityLevel;
using coverage::DensityStandard;
using coverage::LevelArea;
using coverage::StreetSight;
using tests::Ring;
using tests::ringsOf;
using tests::Town;

namespace {

Camera cameraOn(double height, double tilt, double view, int pixels)
{
  Camera camera;
  camera.height = height;
  camera.tilt = Angle::degrees(tilt);
  camera.fieldOfView = Angle::degrees(view);
  camera.pixelsAcross = pixels;
  camera.pixelsDown = pixels * 9 / 16;
  return camera;
}

CameraArea areaOf(const Camera& camera, DensityStandard standard, double target,
                  const StreetSight* buildings = nullptr)
{
  const Result<CameraArea> area = coverage::cameraArea(camera, standard, target, buildings);
  Q_ASSERT(area);
  return area.value();
}

} // namespace

class TestCamera : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void levelsAreThoseOfTheStandards()
  {
    const auto numbers = [](DensityStandard standard) {
      QStringList all;
      for (const DensityLevel& level : coverage::densityLevels(standard))
        all << QStringLiteral("%1 %2").arg(QLatin1String(level.id)).arg(level.pixelsPerMetre);
      return all.join(QStringLiteral(", "));
    };
    QCOMPARE(numbers(DensityStandard::Dori),
             QStringLiteral("identify 250, recognise 125, observe 62.5, detect 25, monitor 12.5"));
    QCOMPARE(numbers(DensityStandard::Iec2025),
             QStringLiteral("scrutinise 1500, validate 500, characterise 250, perceive 125, "
                            "discern 80, outline 40, overview 20"));
    for (const DensityStandard standard : {DensityStandard::Dori, DensityStandard::Iec2025})
      QVERIFY(coverage::densityStandard(coverage::densityId(standard)) == standard);
    QVERIFY(!coverage::densityStandard(QStringLiteral("2014")));
  }

  void distancesAreAsPublished_data()
  {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<double>("view");
    QTest::addColumn<double>("density");
    QTest::addColumn<double>("metres");
    const auto row = [](int pixels, double view, double density, double metres) {
      QTest::addRow("%d px, %g°, %g px/m", pixels, view, density)
          << pixels << view << density << metres;
    };
    row(1920, 90, 25, 38.40);
    row(1920, 90, 62.5, 15.36);
    row(1920, 90, 125, 7.68);
    row(1920, 90, 250, 3.84);
    row(1920, 90, 20, 48.0);
    row(1920, 90, 40, 24.0);
    row(1920, 90, 80, 12.0);
    row(1920, 90, 500, 1.92);
    row(1920, 90, 1500, 0.64);
    row(3840, 30, 25, 286.62);
    row(3840, 30, 125, 57.32);
    row(3840, 30, 250, 28.66);
    row(3840, 30, 500, 14.33);
    row(3840, 30, 1500, 4.78);
  }
  void distancesAreAsPublished()
  {
    QFETCH(int, pixels);
    QFETCH(double, view);
    QFETCH(double, density);
    QFETCH(double, metres);
    const Camera camera = cameraOn(0, 0, view, pixels);
    QVERIFY(std::abs(coverage::distanceFor(camera, density) - metres) <= 0.005);
    for (const DensityStandard standard : {DensityStandard::Dori, DensityStandard::Iec2025})
      for (const LevelArea& level : areaOf(camera, standard, 0).levels)
        if (level.level.pixelsPerMetre == density)
          QVERIFY(std::abs(level.to - metres) <= 0.005);
  }

  /// A circle of 4000 pixels has 4000 / 25 = 160 m around it.
  void aRoundPictureGivesEachAngleAsMuch()
  {
    Camera camera = cameraOn(0, 0, 360, 4000);
    const double round = 160 / (2 * std::numbers::pi);
    QVERIFY(std::abs(coverage::distanceFor(camera, 25) - round) < 1e-9);
    camera.fieldOfView = Angle::degrees(90);
    camera.pixelsAcross = 1000;
    QVERIFY(std::abs(coverage::distanceFor(camera, 25) - 20) < 1e-9);
    camera.isRound = true;
    QVERIFY(std::abs(coverage::distanceFor(camera, 25) - round) < 1e-9);
  }

  void lensAndSensorGiveTheView()
  {
    QVERIFY(std::abs(coverage::viewOf(18, 36).value().inDegrees() - 90) < 1e-9);
    QVERIFY(std::abs(coverage::viewOf(4, 5.6).value().inDegrees() - 69.984) < 0.001);
    QCOMPARE(coverage::viewOf(0, 5.6).error().args,
             (QStringList{QStringLiteral("0"), QStringLiteral("focal length")}));
    QCOMPARE(coverage::viewOf(4, -1).error().args,
             (QStringList{QStringLiteral("-1"), QStringLiteral("sensor width")}));
  }

  void theGroundInThePicture_data()
  {
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("tilt");
    QTest::addColumn<double>("vertical");
    QTest::addColumn<double>("target");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    constexpr double endless = std::numeric_limits<double>::infinity();
    const double tan15 = std::tan(std::numbers::pi / 12);
    QTest::newRow("45° down, a view of 30°")
        << 6.0 << 45.0 << 30.0 << 0.0 << 6 * std::tan(std::numbers::pi / 6)
        << 6 * std::tan(std::numbers::pi / 3);
    QTest::newRow("a person is cut off earlier")
        << 6.0 << 45.0 << 30.0 << 1.8 << 6 * std::tan(std::numbers::pi / 6)
        << 4.2 * std::tan(std::numbers::pi / 3);
    QTest::newRow("level") << 6.0 << 0.0 << 30.0 << 1.8 << 6 / tan15 << endless;
    QTest::newRow("the horizon at the edge")
        << 6.0 << 15.0 << 30.0 << 0.0 << 6 * std::tan(std::numbers::pi / 3) << endless;
    QTest::newRow("upwards") << 6.0 << -20.0 << 30.0 << 0.0 << endless << endless;
    QTest::newRow("straight down") << 6.0 << 90.0 << 90.0 << 0.0 << 0.0 << 6.0;
    QTest::newRow("a target above it")
        << 2.0 << 0.0 << 30.0 << 3.0 << std::max(2 / tan15, 1 / tan15) << endless;
    QTest::newRow("a target that never fits") << 2.0 << 30.0 << 30.0 << 3.0 << 2.0 << 0.0;
  }
  void theGroundInThePicture()
  {
    QFETCH(double, height);
    QFETCH(double, tilt);
    QFETCH(double, vertical);
    QFETCH(double, target);
    QFETCH(double, from);
    QFETCH(double, to);
    Camera camera = cameraOn(height, tilt, 60, 1920);
    camera.verticalView = Angle::degrees(vertical);
    const coverage::GroundReach reach = coverage::groundReach(camera, target);
    QVERIFY(reach.from == from || std::abs(reach.from - from) < 1e-6);
    QVERIFY(reach.to == to || std::abs(reach.to - to) < 1e-6 || (to > 1e9 && reach.to > 1e9));
  }

  /// 16:9 at 90° is 58.7° high: tan(29.36°) = 9 / 16.
  void thePicturesSidesGiveTheVerticalView()
  {
    const Camera camera = cameraOn(5, 30, 90, 1920);
    const double half = std::atan(9.0 / 16);
    const double down = std::numbers::pi / 2 - std::numbers::pi / 6 - half;
    QVERIFY(std::abs(coverage::groundReach(camera, 0).from - 5 * std::tan(down)) < 1e-9);
  }

  void aHighMastTakesFromEveryLevel()
  {
    const CameraArea area = areaOf(cameraOn(8, 20, 90, 1920), DensityStandard::Dori, 1.5);
    QVERIFY(area.levels[0].shape.isEmpty()); // 3.84 m away is nothing on the ground
    QVERIFY(std::abs(area.levels[2].to - std::sqrt(15.36 * 15.36 - 6.5 * 6.5)) < 1e-9);
    QVERIFY(std::abs(area.levels[3].to - std::sqrt(38.4 * 38.4 - 6.5 * 6.5)) < 1e-9);
    for (std::size_t i = 1; i < area.levels.size(); ++i)
      QCOMPARE(area.levels[i].from, area.levels[i - 1].to);
    QCOMPARE(area.levels[0].from, area.blindRadius);
  }

  void openLevelsAreRingSectors()
  {
    for (const double view : {60.0, 90.0, 360.0}) {
      const CameraArea area = areaOf(cameraOn(4, 15, view, 3840), DensityStandard::Iec2025, 1.7);
      for (const LevelArea& level : area.levels) {
        const double expected =
            view / 360 * std::numbers::pi * (level.to * level.to - level.from * level.from);
        QVERIFY(std::abs(geo::planarArea(level.shape) - expected) <= 0.0004 * expected);
      }
      QVERIFY(!area.levels.back().shape.isEmpty());
    }
  }

  void aDomeThatTurnsSeesAllAround()
  {
    Camera camera = cameraOn(0, 0, 30, 1920);
    const double still = geo::planarArea(areaOf(camera, DensityStandard::Dori, 0).levels[4].shape);
    camera.turning = Angle::degrees(330);
    const CameraArea turned = areaOf(camera, DensityStandard::Dori, 0);
    const double all = geo::planarArea(turned.levels[4].shape);
    QVERIFY(std::abs(all - 12 * still) < 1e-6 * all);
    QCOMPARE(turned.levels[4].shape.parts[0].rings.size(), std::size_t(2));
  }

  void whatIsFartherThanItsRangeCountsNot()
  {
    Camera camera = cameraOn(0, 0, 90, 1920);
    camera.range = 20;
    const CameraArea area = areaOf(camera, DensityStandard::Dori, 0);
    QCOMPARE(area.levels[3].to, 20.0);
    QVERIFY(area.levels[4].shape.isEmpty());
  }

  void buildingsCutEveryLevel()
  {
    const Town town = tests::makeTown(250, 21);
    const StreetSight sight(tests::tableOf(town));
    std::mt19937 random(2);
    int inside = 0;
    for (int round = 0; round < 8; ++round) {
      Camera camera = cameraOn(5, 12, 70, 3840);
      camera.place = town[random() % town.size()][0][0] + QPointF(-2.5, -3);
      camera.azimuth = Angle::degrees(double(random() % 360));
      const CameraArea area = areaOf(camera, DensityStandard::Dori, 1.5, &sight);
      for (const LevelArea& level : area.levels) {
        const std::vector<Ring> rings = ringsOf(level.shape);
        for (int i = 0; i < 200; ++i) {
          const double angle = double(random() % 1000) / 500 * std::numbers::pi;
          const double metres = level.to * double(random() % 1000) / 900;
          const QPointF place = camera.place + metres * QPointF(std::sin(angle), std::cos(angle));
          const double off =
              std::remainder(angle - camera.azimuth.inRadians(), 2 * std::numbers::pi) * 180 /
              std::numbers::pi;
          if (std::abs(metres - level.from) < 0.001 * metres ||
              std::abs(metres - level.to) < 0.001 * metres || std::abs(std::abs(off) - 35) < 1e-6 ||
              tests::distanceToSides(rings, place) < 1e-6)
            continue;
          const bool isIn = metres > level.from && metres < level.to && std::abs(off) < 35 &&
                            tests::isSeenExactly(town, camera.place, place);
          QCOMPARE(tests::isInside(rings, place), isIn);
          inside += isIn ? 1 : 0;
        }
      }
    }
    QVERIFY(inside > 200);
  }

  void whatCannotBeIsRefused_data()
  {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("value");
    for (const char* what : {"field of view", "height", "tilt", "turning", "pixels", "range",
                             "vertical field of view", "azimuth", "place", "target height"})
      QTest::newRow(what) << QString::fromLatin1(what)
                          << (qstrcmp(what, "azimuth") == 0 || qstrcmp(what, "place") == 0
                                  ? QStringLiteral("nan")
                              : qstrcmp(what, "pixels") == 0        ? QStringLiteral("0")
                              : qstrcmp(what, "field of view") == 0 ? QStringLiteral("400")
                                                                    : QStringLiteral("-100"));
  }
  void whatCannotBeIsRefused()
  {
    QFETCH(QString, what);
    QFETCH(QString, value);
    const double number = value.toDouble();
    const Angle angle = Angle::degrees(number);
    Camera camera = cameraOn(5, 10, 90, 1920);
    if (what == QLatin1String("field of view"))
      camera.fieldOfView = angle;
    if (what == QLatin1String("height"))
      camera.height = number;
    if (what == QLatin1String("tilt"))
      camera.tilt = angle;
    if (what == QLatin1String("turning"))
      camera.turning = angle;
    if (what == QLatin1String("pixels"))
      camera.pixelsDown = 0;
    if (what == QLatin1String("range"))
      camera.range = number;
    if (what == QLatin1String("vertical field of view"))
      camera.verticalView = angle;
    if (what == QLatin1String("azimuth"))
      camera.azimuth = angle;
    if (what == QLatin1String("place"))
      camera.place.setY(number);
    const double target = what == QLatin1String("target height") ? number : 1.5;
    const Result<CameraArea> area =
        coverage::cameraArea(camera, DensityStandard::Dori, target, nullptr);
    QVERIFY(!area);
    QCOMPARE(area.error().code, Error::Code::BadArgument);
    QCOMPARE(area.error().args, (QStringList{value, what}));
  }
};

QTEST_GUILESS_MAIN(TestCamera)
#include "tst_camera.moc"
