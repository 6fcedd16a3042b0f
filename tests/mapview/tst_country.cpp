// An overview of the whole country shows Hoàng Sa and Trường Sa.
#include <diaban/mapview/country.h>

#include <QTest>

using namespace diaban;
using namespace diaban::mapview;

class TestCountry : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void wholeCountriesShowTheirArchipelagos_data()
  {
    QTest::addColumn<int>("epsg");
    QTest::addColumn<QRectF>("box"); // x, y of the lower left; width, height
    QTest::addColumn<bool>("isCountry");
    const QRectF mainland(102.1, 8.5, 7.4, 14.9);
    QTest::newRow("degrees") << 4326 << mainland << true;
    QTest::newRow("VN-2000 degrees") << 4756 << mainland << true;
    QTest::newRow("VN-2000 UTM 48") << 3405 << QRectF(120'000, 945'000, 780'000, 1'640'000) << true;
    QTest::newRow("VN-2000 zone 105°")
        << 9210 << QRectF(200'000, 945'000, 780'000, 1'640'000) << true;
    QTest::newRow("a province") << 9217 << QRectF(500'000, 1'780'000, 90'000, 80'000) << false;
    QTest::newRow("the north") << 4326 << QRectF(102.1, 19, 6, 4.4) << false;
    QTest::newRow("another country") << 4326 << QRectF(-10, 36, 12, 14) << false;
    QTest::newRow("all longitudes but ours") << 4326 << QRectF(-170, 0, 200, 60) << false;
    QTest::newRow("the world") << 4326 << QRectF(-180, -80, 360, 160) << true;
  }
  void wholeCountriesShowTheirArchipelagos()
  {
    QFETCH(int, epsg);
    QFETCH(QRectF, box);
    QFETCH(bool, isCountry);
    const geo::Crs crs = geo::Crs::fromEpsg(epsg).value();
    const geo::Extent whole{box.left(), box.top(), box.right(), box.bottom()};
    const auto frame = countryFrame(whole, crs);
    QCOMPARE(frame.has_value(), isCountry);
    if (!isCountry)
      return;
    QVERIFY(frame->extent.contains(whole));
    QCOMPARE(frame->names.size(), 2U);
    const auto way = geo::Transform::between(geo::Crs::fromEpsg(4326).value(), crs).value();
    // Đảo Hoàng Sa, Tri Tôn, Trường Sa Lớn, Song Tử Tây, An Bang, Bãi cạn Sa Bin's east.
    for (const QPointF island :
         {QPointF(111.61, 16.53), QPointF(111.20, 15.79), QPointF(111.92, 8.64),
          QPointF(114.33, 11.43), QPointF(112.91, 7.90), QPointF(116.85, 9.75)}) {
      double xy[2] = {island.x(), island.y()};
      QCOMPARE(way.apply(xy, 2, 1), 0U);
      QVERIFY(frame->extent.minX <= xy[0] && xy[0] <= frame->extent.maxX);
      QVERIFY(frame->extent.minY <= xy[1] && xy[1] <= frame->extent.maxY);
    }
    QVERIFY(frame->names[0].words.contains(QStringLiteral("Hoàng Sa")));
    QVERIFY(frame->names[1].words.contains(QStringLiteral("Trường Sa")));
    QVERIFY(frame->names[0].at.y() > frame->names[1].at.y());
  }

  void nothingIsNoCountry() { QVERIFY(!countryFrame({}, geo::Crs::fromEpsg(4326).value())); }
};

QTEST_APPLESS_MAIN(TestCountry)
#include "tst_country.moc"
