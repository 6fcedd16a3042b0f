#include <diaban/base/uid.h>

#include <QDateTime>
#include <QTest>

#include <set>

using namespace diaban;

class TestUid : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aMakersIdsGrowAndNeverRepeat();
  void idsOfSeveralMakersNeverMeet();
  void isLaidOutAsRfc9562VersionSeven();
  void comesBackFromBytesAndHex();
  void otherLengthsGiveTheNullId();
};

void TestUid::aMakersIdsGrowAndNeverRepeat()
{
  UidMaker maker;
  Uid last = maker.next();
  for (int i = 0; i < 100'000; ++i) {
    const Uid next = maker.next();
    QVERIFY(last < next);
    last = next;
  }
}

void TestUid::idsOfSeveralMakersNeverMeet()
{
  std::set<Uid> seen;
  for (int m = 0; m < 50; ++m) {
    UidMaker maker;
    for (int i = 0; i < 1000; ++i)
      QVERIFY(seen.insert(maker.next()).second);
  }
}

void TestUid::isLaidOutAsRfc9562VersionSeven()
{
  const qint64 before = QDateTime::currentMSecsSinceEpoch();
  UidMaker maker;
  const Uid uid = maker.next();
  const qint64 after = QDateTime::currentMSecsSinceEpoch();
  QCOMPARE(uid.bytes[6] >> 4, 7);
  QCOMPARE(uid.bytes[8] >> 6, 2);
  qint64 milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i)
    milliseconds = milliseconds * 256 + uid.bytes[i];
  QVERIFY(milliseconds >= before && milliseconds <= after);
}

void TestUid::comesBackFromBytesAndHex()
{
  const Uid uid = UidMaker().next();
  QCOMPARE(Uid::fromBytes(uid.toBytes()).toHex(), uid.toHex());
  QCOMPARE(Uid::fromHex(uid.toHex()).toBytes(), uid.toBytes());
  QCOMPARE(uid.toHex().size(), 32);
}

void TestUid::otherLengthsGiveTheNullId()
{
  QVERIFY(Uid::fromBytes(QByteArray(15, 'x')).isNull());
  QVERIFY(Uid::fromBytes(QByteArray(17, 'x')).isNull());
  QVERIFY(Uid::fromBytes({}).isNull());
  QVERIFY(Uid::fromHex(QStringLiteral("not hex")).isNull());
}

QTEST_APPLESS_MAIN(TestUid)
#include "tst_uid.moc"
