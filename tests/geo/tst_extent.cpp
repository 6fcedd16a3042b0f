#include <diaban/geo/extent.h>

#include <QTest>

using diaban::geo::Extent;

class TestExtent : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aNewExtentHoldsNothing();
  void growsByPointsAndBoxes();
  void edgesBelongToIt();
};

void TestExtent::aNewExtentHoldsNothing()
{
  const Extent empty;
  const Extent box{0, 0, 1, 1};
  QVERIFY(empty.isEmpty());
  QVERIFY(!empty.intersects(box) && !box.intersects(empty) && !empty.intersects(empty));
  Extent sum = box;
  sum.add(empty);
  QVERIFY(sum == box);
}

void TestExtent::growsByPointsAndBoxes()
{
  Extent extent;
  extent.add(3, -1);
  QVERIFY(!extent.isEmpty());
  QCOMPARE(extent.width(), 0.0);
  extent.add(Extent{-2, 0, 1, 5});
  QVERIFY((extent == Extent{-2, -1, 3, 5}));
  QCOMPARE(extent.height(), 6.0);
}

void TestExtent::edgesBelongToIt()
{
  const Extent left{0, 0, 1, 1};
  const Extent right{1, 1, 2, 2};
  QVERIFY(left.intersects(right));
  QVERIFY(left.contains(left));
  QVERIFY(!left.intersects({1.0000001, 0, 2, 1}));
}

QTEST_APPLESS_MAIN(TestExtent)
#include "tst_extent.moc"
