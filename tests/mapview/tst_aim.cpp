// Points of which something is typed, against plane geometry and PROJ's geodesics.
#include <diaban/mapview/aim.h>

#include <QLineF>
#include <QTest>

#include <cmath>
#include <random>

using namespace diaban;
using mapview::Aim;
using mapview::AimField;
using mapview::AimRules;

namespace {

constexpr QPointF kFrom(552'200, 1'776'400);

AimRules onGrid()
{
  return AimRules(geo::Crs::fromEpsg(9213).value());
}

bool isNear(double a, double b, double tolerance = 1e-6)
{
  return std::abs(a - b) < tolerance;
}

} // namespace

class TestAim : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void whatIsHeldIsKeptWhateverThePointerDoes_data();
  void whatIsHeldIsKeptWhateverThePointerDoes();
  void thePointerGivesTheRest();
  void aThirdValueTakesThePlaceOfTheOldest();
  void whatCantBeIsNowhere();
  void degreesGoByTheEllipsoid();
};

void TestAim::whatIsHeldIsKeptWhateverThePointerDoes_data()
{
  QTest::addColumn<int>("first");
  QTest::addColumn<int>("second");
  for (int first = 0; first < 4; ++first)
    for (int second = first; second < 4; ++second)
      QTest::addRow("%d and %d", first, second) << first << second;
}

/// The values of a point are taken, two of them held, and a point with these is found again.
void TestAim::whatIsHeldIsKeptWhateverThePointerDoes()
{
  QFETCH(const int, first);
  QFETCH(const int, second);
  const AimRules free = onGrid();
  std::mt19937 random(11);
  std::uniform_real_distribution<double> way(-40, 40);
  for (int round = 0; round < 200; ++round) {
    const Aim wanted{kFrom + QPointF(way(random), way(random)), kFrom, true};
    const QPointF pointer = wanted.at + QPointF(way(random), way(random)) / 50;
    AimRules rules = free;
    for (const int field : {first, second})
      rules.hold(static_cast<AimField>(field), *rules.value(static_cast<AimField>(field), wanted));
    const auto place = rules.place(pointer, kFrom);
    QVERIFY(place);
    for (const int field : {first, second}) {
      const double now = *rules.value(static_cast<AimField>(field), {*place, kFrom, true});
      const double held = *rules.value(static_cast<AimField>(field), wanted);
      const double apart = std::abs(now - held);
      QVERIFY2(std::min(apart, 360 - apart) < 1e-5, qPrintable(QString::number(apart)));
    }
  }
}

void TestAim::thePointerGivesTheRest()
{
  AimRules rules = onGrid();
  const QPointF pointer = kFrom + QPointF(30, 40);
  QCOMPARE(rules.place(pointer, kFrom), pointer);
  rules.hold(AimField::North, 1'776'500);
  QCOMPARE(rules.place(pointer, kFrom), QPointF(pointer.x(), 1'776'500));
  rules.releaseAll();
  rules.hold(AimField::Length, 10); // 3-4-5
  QVERIFY(QLineF(*rules.place(pointer, kFrom), kFrom + QPointF(6, 8)).length() < 1e-9);
  rules.releaseAll();
  rules.hold(AimField::Bearing, 90);
  QVERIFY(QLineF(*rules.place(pointer, kFrom), kFrom + QPointF(30, 0)).length() < 1e-9);
  // Never backwards along a direction that was typed.
  QVERIFY(QLineF(*rules.place(kFrom - QPointF(30, 0), kFrom), kFrom).length() < 1e-9);
  // Of two points on a line and a circle the one on the pointer's side.
  rules.releaseAll();
  rules.hold(AimField::Length, 5);
  rules.hold(AimField::North, kFrom.y() + 3);
  QVERIFY(QLineF(*rules.place(kFrom + QPointF(1, 0), kFrom), kFrom + QPointF(4, 3)).length() <
          1e-9);
  QVERIFY(QLineF(*rules.place(kFrom - QPointF(1, 0), kFrom), kFrom + QPointF(-4, 3)).length() <
          1e-9);
}

void TestAim::aThirdValueTakesThePlaceOfTheOldest()
{
  AimRules rules = onGrid();
  rules.hold(AimField::North, 1);
  rules.hold(AimField::East, 2);
  rules.hold(AimField::Length, 3);
  QVERIFY(!rules.holds(AimField::North) && rules.holds(AimField::East));
  rules.hold(AimField::East, 4); // now the newest
  rules.hold(AimField::Bearing, 5);
  QVERIFY(!rules.holds(AimField::Length) && rules.holds(AimField::East));
  rules.release(AimField::East);
  rules.release(AimField::Bearing);
  QVERIFY(rules.isFree());
}

void TestAim::whatCantBeIsNowhere()
{
  AimRules rules = onGrid();
  rules.hold(AimField::North, kFrom.y() + 6);
  rules.hold(AimField::Length, 5);
  QVERIFY(!rules.place(kFrom, kFrom));
  QVERIFY(rules.place(kFrom, std::nullopt)); // a first point has no length
  rules.hold(AimField::North, kFrom.y() + 6);
  rules.hold(AimField::Bearing, 180);
  QVERIFY(!rules.place(kFrom, kFrom)); // it lies to the north
  rules.hold(AimField::Bearing, 90);
  QVERIFY(!rules.place(kFrom, kFrom)); // they never meet
}

/// Vincenty's direct formula (WGS 84): from 16.45 N 107.6 E, 1000 m at 60 degrees.
void TestAim::degreesGoByTheEllipsoid()
{
  AimRules rules(geo::Crs::fromEpsg(4326).value());
  QVERIFY(rules.isGeographic());
  const QPointF from(107.6, 16.45);
  rules.hold(AimField::North, 16.5);
  rules.hold(AimField::Length, 1000); // drops the latitude
  rules.hold(AimField::Bearing, 60);
  QVERIFY(!rules.holds(AimField::North));
  const auto place = rules.place(from, from);
  QVERIFY(place);
  const Aim aim{*place, from, true};
  QVERIFY(isNear(*rules.value(AimField::Length, aim), 1000, 1e-6));
  QVERIFY(isNear(*rules.value(AimField::Bearing, aim), 60, 1e-9));
  QVERIFY(isNear(place->y(), 16.454518049, 2e-9));
  QVERIFY(isNear(place->x(), 107.608109682, 2e-9));
  rules.releaseAll();
  rules.hold(AimField::Length, 1000);
  QVERIFY(isNear(place->x(), rules.place(from + (*place - from) / 3, from)->x(), 1e-6));
}

QTEST_MAIN(TestAim)
#include "tst_aim.moc"
