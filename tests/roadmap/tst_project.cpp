#include <diaban/roadmap/project.h>

#include <QTest>

using namespace diaban::roadmap;

class TestProject final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyNameLeadsBack();
  void aPeriodNeedsBothDatesInOrder();
};

void TestProject::everyNameLeadsBack()
{
  for (int i = 0; i <= static_cast<int>(WorkKind::Unknown); ++i)
    QCOMPARE(kindFromName(kindName(static_cast<WorkKind>(i))), static_cast<WorkKind>(i));
  for (int i = 0; i <= static_cast<int>(WorkDepth::Unknown); ++i)
    QCOMPARE(depthFromName(depthName(static_cast<WorkDepth>(i))), static_cast<WorkDepth>(i));
  for (int i = 0; i <= static_cast<int>(Certainty::Speculative); ++i)
    QCOMPARE(certaintyFromName(certaintyName(static_cast<Certainty>(i))),
             static_cast<Certainty>(i));
  QVERIFY(!kindFromName(QStringLiteral("sửa")) && !depthFromName({}) && !certaintyFromName({}));
}

void TestProject::aPeriodNeedsBothDatesInOrder()
{
  const QDate day(2026, 3, 1);
  QVERIFY((Period{day, day}.isKnown()));
  QVERIFY(!(Period{day, {}}.isKnown()) && !(Period{{}, day}.isKnown()));
  QVERIFY(!(Period{day, day.addDays(-1)}.isKnown()));
}

QTEST_APPLESS_MAIN(TestProject)
#include "tst_project.moc"
