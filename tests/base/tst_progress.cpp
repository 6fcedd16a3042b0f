#include "support/stopafter.h"

#include <diaban/base/units.h>

#include <QTest>

using namespace diaban;

class TestProgress : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aStageReportsWithinItsStretch();
  void aStopReachesTheInnermostStage();
  void anglesKeepTheirUnit();
};

void TestProgress::aStageReportsWithinItsStretch()
{
  test::StopAfter whole(10);
  SubProgress half(whole, 0.5, 1.0);
  SubProgress quarter(half, 0.5, 1.0);
  QVERIFY(half.advance(0.5));
  QVERIFY(quarter.advance(0.0));
  QVERIFY(quarter.advance(1.0));
  QVERIFY((whole.fractions() == std::vector<double>{0.75, 0.75, 1.0}));
}

void TestProgress::aStopReachesTheInnermostStage()
{
  test::StopAfter whole(1);
  SubProgress stage(whole, 0, 1);
  QVERIFY(stage.advance(0.1));
  QVERIFY(!stage.advance(0.2));
  QVERIFY(!stage.advance(0.3));
}

void TestProgress::anglesKeepTheirUnit()
{
  QCOMPARE(Angle::degrees(180).inRadians(), 3.14159265358979323846);
  QCOMPARE(Angle::radians(Angle::degrees(105.75).inRadians()).inDegrees(), 105.75);
  QVERIFY(Angle::degrees(1) < Angle::radians(1));
  QVERIFY(Metres{2} > Metres{1.5} && Dong{3} == Dong{3});
}

QTEST_APPLESS_MAIN(TestProgress)
#include "tst_progress.moc"
