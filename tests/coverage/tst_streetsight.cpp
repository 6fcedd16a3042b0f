// Looking around among buildings: an exact twin, what must hold in every town, and awkward places.
#include "streets.h"

#include <diaban/coverage/streetsight.h>

#include <QLineF>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace diaban;
using coverage::Sector;
using coverage::SeenArea;
using coverage::StreetRules;
using coverage::StreetSight;
using tests::box;
using tests::Building;
using tests::Ring;
using tests::ringsOf;
using tests::Town;

namespace {

Ring outlineOf(const SeenArea& area)
{
  return ringsOf(area.shape()).at(0);
}

SeenArea look(const Town& town, QPointF eye, double radius, const Sector& sector = {})
{
  const Result<SeenArea> area = StreetSight(tests::tableOf(town)).from(eye, {radius, sector});
  Q_ASSERT(area);
  return area.value();
}

double areaOf(const SeenArea& area)
{
  return geo::planarArea(area.shape());
}

/// Area of a circle's polygon of 144 corners, or of a sector of it that ends at corners.
double open(double radius, double degrees = 360)
{
  return degrees / 2.5 * radius * radius / 2 * std::sin(2.5 * std::numbers::pi / 180);
}

QPointF around(QPointF middle, double radius, std::mt19937& random)
{
  const double angle = double(random() % 1'000'000) / 1e6 * 2 * std::numbers::pi;
  return middle + radius * std::sqrt(double(random() % 1'000'000) / 1e6) *
                      QPointF(std::cos(angle), std::sin(angle));
}

} // namespace

class TestStreetSight : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void placesAreSeenAsExactLinesSay_data()
  {
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<double>("radius");
    for (unsigned seed = 1; seed <= 6; ++seed) {
      QTest::addRow("near, %u", seed) << seed << 60.0;
      QTest::addRow("across the town, %u", seed) << seed << 700.0;
    }
  }
  void placesAreSeenAsExactLinesSay()
  {
    QFETCH(unsigned, seed);
    QFETCH(double, radius);
    const Town town = tests::makeTown(400, seed);
    const StreetSight sight(tests::tableOf(town));
    std::mt19937 random(seed);
    int seen = 0;
    for (int round = 0; round < 12; ++round) {
      const Building& near = town[random() % town.size()];
      const QPointF eye = around(near[0][0], 30, random);
      const Result<SeenArea> area = sight.from(eye, {radius, {}});
      QVERIFY(bool(area));
      const std::vector<Ring> rings = ringsOf(area.value().shape());
      QCOMPARE(rings.size(), std::size_t(1));
      const std::vector<Ring> disc = ringsOf(SeenArea::open(eye, radius, Sector()).shape());
      for (int i = 0; i < 300; ++i) {
        const QPointF place = around(eye, i % 2 == 0 ? radius : 30, random);
        if (tests::distanceToSides(rings, place) < 1e-6)
          continue;
        const bool isSeen = tests::isInside(disc, place) && tests::isSeenExactly(town, eye, place);
        QCOMPARE(tests::isInside(rings, place), isSeen);
        seen += isSeen ? 1 : 0;
      }
    }
    QVERIFY(seen > 100);
  }

  /// Every corner of the area lies on a building or on the circle, and can be seen itself.
  void cornersAreThoseOfBuildings()
  {
    const Town town = tests::makeTown(300, 11);
    const QPointF eye = town[150][0][0] + QPointF(-5, -5);
    const SeenArea area = look(town, eye, 5000);
    std::vector<Ring> walls;
    for (qint64 fid : area.buildings())
      for (const Ring& ring : town[std::size_t(fid - 1)])
        walls.push_back(ring);
    const std::vector<Ring> circle = ringsOf(SeenArea::open(eye, 5000, Sector()).shape());
    for (const QPointF& corner : outlineOf(area)) {
      QVERIFY(std::min(tests::distanceToSides(walls, corner),
                       tests::distanceToSides(circle, corner)) < 1e-6);
      // A corner may lie behind another one, which the line of sight grazes.
      const QPointF way = (1 - 1e-6) * (corner - eye), aside = 1e-7 * QPointF(-way.y(), way.x());
      QVERIFY(tests::isSeenExactly(town, eye, eye + way + aside) ||
              tests::isSeenExactly(town, eye, eye + way - aside));
    }
  }

  void anEmptyPlaneIsSeenWhole()
  {
    const SeenArea all = look({}, {600'000, 1'200'000}, 250);
    QVERIFY(std::abs(areaOf(all) - open(250)) < 1e-4);
    QVERIFY(areaOf(all) < std::numbers::pi * 250 * 250);
    QVERIFY(areaOf(all) > 0.9996 * std::numbers::pi * 250 * 250);
    QVERIFY(all.buildings().empty());
    for (const QPointF& corner : outlineOf(all))
      QVERIFY(std::abs(QLineF(corner, all.eye()).length() - 250) < 1e-6);
  }

  /// A wall 10 m wide, 10 m away to the east, hides what a triangle and a sector give.
  void aWallHidesWhatTheBookSays()
  {
    const SeenArea area = look({{box(10, -5, 12, 5)}}, {0, 0}, 100);
    const std::vector<Ring> rings = ringsOf(area.shape());
    QVERIFY(tests::isInside(rings, {9.999, 0}));
    QVERIFY(!tests::isInside(rings, {10.001, 0}));
    QVERIFY(tests::isInside(rings, {10, 5.001}));
    QVERIFY(!tests::isInside(rings, {80, 39.99}));
    QVERIFY(tests::isInside(rings, {80, 40.01}));
    QCOMPARE(area.buildings(), (std::vector<qint64>{1}));
    // The shadow: the sector of the circle less the triangle in front of the wall.
    const double shadow = std::atan(0.5) * 100 * 100 - 50;
    QVERIFY(std::abs(open(100) - shadow - areaOf(area)) < 2);
  }

  void aSectorIsPartOfTheWhole_data()
  {
    QTest::addColumn<double>("azimuth");
    QTest::addColumn<double>("view");
    for (const double azimuth : {0.0, 37.5, 90.0, 180.0, 269.9, 359.0, -45.0, 725.0})
      for (const double view : {1.0, 60.0, 90.0, 180.0, 200.0, 300.0, 359.5, 360.0})
        QTest::addRow("%g° to %g", view, azimuth) << azimuth << view;
  }
  void aSectorIsPartOfTheWhole()
  {
    QFETCH(double, azimuth);
    QFETCH(double, view);
    const Town town = tests::makeTown(200, 3);
    const QPointF eye = town[80][0][0] + QPointF(2, -7);
    const SeenArea whole = look(town, eye, 150);
    const SeenArea part = look(town, eye, 150, {Angle::degrees(azimuth), Angle::degrees(view)});
    const std::vector<Ring> all = ringsOf(whole.shape()), rings = ringsOf(part.shape());
    QCOMPARE(rings.size(), std::size_t(1));
    std::mt19937 random(5);
    for (int i = 0; i < 500; ++i) {
      const QPointF place = around(eye, 150, random);
      const QPointF way = place - eye;
      const double off =
          std::remainder(std::atan2(way.x(), way.y()) * 180 / std::numbers::pi - azimuth, 360);
      if (std::abs(std::abs(off) - view / 2) < 1e-6 || tests::distanceToSides(all, place) < 1e-6)
        continue;
      QCOMPARE(tests::isInside(rings, place),
               std::abs(off) < view / 2 && tests::isInside(all, place));
    }
  }

  void aMirroredTownIsSeenMirrored()
  {
    const Town town = tests::makeTown(300, 4);
    const QPointF eye = town[100][0][0] + QPointF(-3, -4);
    const double before = areaOf(look(town, eye, 400));
    const std::vector<Ring> rings = ringsOf(look(town, eye, 400).shape());
    const auto turned = [](QPointF p, int way) {
      return way == 0 ? QPointF(-p.x(), p.y()) : way == 1 ? QPointF(p.y(), p.x()) : -p;
    };
    for (int way = 0; way < 3; ++way) {
      Town mirrored = town;
      for (Building& building : mirrored)
        for (Ring& ring : building)
          for (QPointF& at : ring)
            at = turned(at, way);
      const SeenArea area = look(mirrored, turned(eye, way), 400);
      QVERIFY(std::abs(areaOf(area) - before) < 1e-6 * before);
      for (const QPointF& corner : outlineOf(area))
        QVERIFY(tests::distanceToSides(rings, turned(corner, way)) < 1e-5);
    }
  }

  void aBuildingNeverAddsArea()
  {
    const Town town = tests::makeTown(120, 5);
    const QPointF eye = town[60][0][0] + QPointF(-3, -5);
    Town some;
    double last = areaOf(look({}, eye, 300));
    for (const Building& building : town) {
      if (tests::isInside(building, eye))
        continue;
      some.push_back(building);
      const double now = areaOf(look(some, eye, 300));
      QVERIFY2(now <= last * (1 + 1e-12), qPrintable(QString::number(now - last)));
      last = now;
    }
    QVERIFY(last < 0.5 * open(300));
  }

  void theOrderOfBuildingsPlaysNoPart()
  {
    Town town = tests::makeTown(250, 6);
    const QPointF eye = town[60][0][0] + QPointF(-3, -5);
    const double area = areaOf(look(town, eye, 300));
    std::mt19937 random(1);
    std::shuffle(town.begin(), town.end(), random);
    QVERIFY(std::abs(areaOf(look(town, eye, 300)) - area) < 1e-9 * area);
    Town twice = town;
    twice.insert(twice.end(), town.begin(), town.end());
    QVERIFY(std::abs(areaOf(look(twice, eye, 300)) - area) < 1e-9 * area);
  }

  void awkwardPlaces_data()
  {
    QTest::addColumn<Town>("town");
    QTest::addColumn<QPointF>("eye");
    QTest::addColumn<QVector<QPointF>>("seen");
    QTest::addColumn<QVector<QPointF>>("hidden");
    using Places = QVector<QPointF>;
    const Building yard{box(-20, -20, 20, 20), box(-10, -10, 10, 10)};
    const Building square{box(0, 0, 10, 10)};
    QTest::newRow("in a courtyard")
        << Town{yard} << QPointF(0, 0) << Places{{9, 9}} << Places{{11, 0}, {30, 0}};
    QTest::newRow("in the building around it")
        << Town{yard} << QPointF(15, 0) << Places{{0, 0}, {30, 0}, {-30, 0}} << Places{};
    QTest::newRow("on a wall") << Town{square, {box(20, 0, 30, 10)}} << QPointF(10, 5)
                               << Places{{5, 5}, {-20, 5}, {19, 5}} << Places{{40, 5}};
    QTest::newRow("on a corner") << Town{square} << QPointF(10, 10)
                                 << Places{{5, 5}, {20, 5}, {-20, -20}} << Places{};
    QTest::newRow("on a shared wall") << Town{square, {box(10, 0, 20, 10)}} << QPointF(10, 5)
                                      << Places{{5, 5}, {30, 5}} << Places{};
    QTest::newRow("a shared wall ahead")
        << Town{square, {box(10, 0, 20, 10)}} << QPointF(10, -10) << Places{{10, -0.5}, {-5, -5}}
        << Places{{10, 5}, {10, 20}, {9.999, 30}, {10.001, 30}};
    QTest::newRow("corners that touch")
        << Town{square, {box(10, 10, 20, 20)}} << QPointF(15, 5) << Places{{11, 9}, {30, 5}}
        << Places{{5, 15}, {9, 11}, {9.999, 10.001}};
    QTest::newRow("a wall in line with the eye")
        << Town{square} << QPointF(-10, 10) << Places{{5, 10.01}, {40, 10.01}}
        << Places{{5, 9.99}, {40, 9.9}};
    QTest::newRow("a wall that is a line in line with the eye")
        << Town{{{{10, 0}, {20, 0}, {10, 0}}}} << QPointF(0, 0) << Places{{30, 0.001}, {30, -0.001}}
        << Places{};
    QTest::newRow("a ring that crosses itself")
        << Town{{{{10, -5}, {20, 5}, {20, -5}, {10, 5}, {10, -5}}}} << QPointF(0, 0)
        << Places{{9, 0}, {12, 8}} << Places{{18, 0}, {12, 0}};
    QTest::newRow("buildings that overlap")
        << Town{square, {box(5, 5, 15, 15)}} << QPointF(20, 2) << Places{{11, 2}, {15, 4}}
        << Places{{7, 7}, {4, 12}, {12, 12}};
    QTest::newRow("a pole a millimetre thick")
        << Town{{box(5, -0.0005, 5.001, 0.0005)}} << QPointF(0, 0) << Places{{50, 0.1}}
        << Places{{50, 0}};
  }
  void awkwardPlaces()
  {
    QFETCH(Town, town);
    QFETCH(QPointF, eye);
    QFETCH(QVector<QPointF>, seen);
    QFETCH(QVector<QPointF>, hidden);
    for (const QPointF& shift : {QPointF(0, 0), QPointF(589'123.4, 2'325'678.9)}) {
      Town moved = town;
      for (Building& building : moved)
        for (Ring& ring : building)
          for (QPointF& at : ring)
            at += shift;
      const std::vector<Ring> rings = ringsOf(look(moved, eye + shift, 100).shape());
      for (const QPointF& place : seen)
        QVERIFY2(tests::isInside(rings, place + shift), qPrintable(QString::number(place.x())));
      for (const QPointF& place : hidden)
        QVERIFY2(!tests::isInside(rings, place + shift), qPrintable(QString::number(place.x())));
    }
  }

  /// Squares and triangles on whole numbers share walls, overlap, touch and stand in line.
  void walksOverWholeNumbersAreExact()
  {
    std::mt19937 random(17);
    const auto number = [&](int size) { return double(int(random() % unsigned(size))); };
    for (int round = 0; round < 150; ++round) {
      Town town;
      const int count = 1 + int(random() % 12);
      for (int i = 0; i < count; ++i) {
        const QPointF at(number(12), number(12));
        const double wide = 1 + number(4), deep = 1 + number(4);
        Ring ring = box(at.x(), at.y(), at.x() + wide, at.y() + deep);
        if (random() % 3 == 0)
          ring.erase(ring.begin() + 2);
        if (random() % 2 == 0)
          std::reverse(ring.begin(), ring.end());
        town.push_back({ring});
      }
      const QPointF eye(number(15), number(15));
      const std::vector<Ring> rings = ringsOf(look(town, eye, 20).shape());
      const std::vector<Ring> disc = ringsOf(SeenArea::open(eye, 20, Sector()).shape());
      for (int i = 0; i < 200; ++i) {
        const QPointF place = around(eye, 20.1, random);
        if (tests::distanceToSides(rings, place) > 1e-6)
          QCOMPARE(tests::isInside(rings, place),
                   tests::isInside(disc, place) && tests::isSeenExactly(town, eye, place));
      }
    }
  }

  void lowBuildingsCanBeLookedOver()
  {
    const StreetSight sight(tests::tableOf({{box(10, -5, 12, 5)}, {box(20, -5, 22, 5)}}));
    StreetRules rules{100, {}};
    QCOMPARE(sight.from({0, 0}, rules).value().buildings(), (std::vector<qint64>{1}));
    std::size_t low = 2;
    for (std::size_t row = 0; row < 2; ++row) {
      rules.hides = [row](std::size_t other) { return other != row; };
      if (sight.from({0, 0}, rules).value().buildings() == std::vector<qint64>{2})
        low = row;
    }
    QVERIFY(low < 2);
  }

  void partsByDistanceMakeUpTheWhole()
  {
    const Town town = tests::makeTown(250, 8);
    const QPointF eye = town[60][0][0] + QPointF(-3, -5);
    for (const Sector& sector : {Sector(), Sector{Angle::degrees(20), Angle::degrees(100)}}) {
      const SeenArea area = look(town, eye, 200, sector);
      const std::vector<Ring> all = ringsOf(area.shape());
      const double limits[] = {0, 4, 9, 30, 80, 200, 900};
      double sum = 0;
      std::mt19937 random(3);
      for (std::size_t i = 1; i < std::size(limits); ++i) {
        const geo::Shape band = area.between(limits[i - 1], limits[i]);
        QCOMPARE(band.type, 6U);
        sum += geo::planarArea(band);
        const std::vector<Ring> rings = ringsOf(band);
        for (int round = 0; round < 300; ++round) {
          const QPointF place = around(eye, 200, random);
          const double metres = QLineF(eye, place).length();
          // The polygon of a circle lies a little within it.
          if (std::abs(metres - limits[i]) < 0.001 * metres ||
              std::abs(metres - limits[i - 1]) < 0.001 * metres || metres > 199.9 ||
              tests::distanceToSides(all, place) < 1e-6)
            continue;
          QCOMPARE(tests::isInside(rings, place),
                   metres > limits[i - 1] && metres < limits[i] && tests::isInside(all, place));
        }
      }
      QVERIFY(std::abs(sum - areaOf(area)) < 1e-9 * sum);
    }
  }

  void anOpenRingHasAHole()
  {
    const SeenArea area = look({}, {0, 0}, 100);
    const geo::Shape ring = area.between(20, 50);
    QCOMPARE(ring.parts.size(), std::size_t(1));
    QCOMPARE(ring.parts[0].rings.size(), std::size_t(2));
    QVERIFY(std::abs(geo::planarArea(ring) - open(50) + open(20)) < 1e-6);
    QVERIFY(area.between(100, 200).isEmpty());
    QVERIFY(area.between(50, 50).isEmpty());
    QVERIFY(area.between(50, 20).isEmpty());
  }

  /// Walls 3 m away touch the circle of 3 m: no ring may meet itself there.
  void wallsThatTouchACirclePartTheRing()
  {
    const Building left{box(-5, -1, -3, 1)}, right{box(3, -1, 5, 1)};
    const geo::Shape one = look({left}, {0, 0}, 20).between(3, 10);
    QCOMPARE(one.parts.size(), std::size_t(1));
    QCOMPARE(one.parts[0].rings.size(), std::size_t(2));
    const geo::Shape two = look({left, right}, {0, 0}, 20).between(3, 10);
    QCOMPARE(two.parts.size(), std::size_t(2));
    for (const geo::ShapePart& part : two.parts)
      QCOMPARE(part.rings.size(), std::size_t(1));
    QVERIFY(geo::crossings(two).empty());
    QVERIFY(std::abs(geo::planarArea(two) -
                     geo::planarArea(look({left, right}, {0, 0}, 20).between(3.0001, 10))) < 0.01);
  }

  void whatCannotBeIsRefused_data()
  {
    QTest::addColumn<double>("radius");
    QTest::addColumn<double>("azimuth");
    QTest::addColumn<double>("view");
    QTest::addColumn<QStringList>("args");
    using Args = QStringList;
    const QString view = QStringLiteral("field of view");
    QTest::newRow("too wide") << 10.0 << 0.0 << 361.0 << Args{QStringLiteral("361"), view};
    QTest::newRow("no width") << 10.0 << 0.0 << 0.0 << Args{QStringLiteral("0"), view};
    QTest::newRow("turned over") << 10.0 << 0.0 << -10.0 << Args{QStringLiteral("-10"), view};
    QTest::newRow("no number") << 10.0 << std::nan("") << 90.0
                               << Args{QStringLiteral("nan"), QStringLiteral("azimuth")};
    QTest::newRow("no radius") << 0.0 << 0.0 << 90.0
                               << Args{QStringLiteral("0"), QStringLiteral("radius")};
    QTest::newRow("endless") << HUGE_VAL << 0.0 << 90.0
                             << Args{QStringLiteral("inf"), QStringLiteral("radius")};
  }
  void whatCannotBeIsRefused()
  {
    QFETCH(double, radius);
    QFETCH(double, azimuth);
    QFETCH(double, view);
    QFETCH(QStringList, args);
    const auto area = StreetSight(tests::tableOf({}))
                          .from({0, 0}, {radius, {Angle::degrees(azimuth), Angle::degrees(view)}});
    QVERIFY(!area);
    QCOMPARE(area.error().code, Error::Code::BadArgument);
    QCOMPARE(area.error().args, args);
  }
};

QTEST_GUILESS_MAIN(TestStreetSight)
#include "tst_streetsight.moc"
