// Pixels to map and back.
#include <diaban/mapview/viewport.h>

#include <QTest>

#include <random>

using namespace diaban;
using mapview::Viewport;

class TestViewport : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pixelsGoToTheMapAndBack()
  {
    const Viewport view{600000, 1200000, 2.5, {801, 600}, 1};
    std::mt19937 random(5);
    std::uniform_real_distribution<double> pixel(-2000, 2000);
    for (int i = 0; i < 1000; ++i) {
      const QPointF at(pixel(random), pixel(random));
      const QPointF back = view.toPixel(view.toMap(at));
      QVERIFY(std::abs(back.x() - at.x()) < 1e-6 && std::abs(back.y() - at.y()) < 1e-6);
    }
    QCOMPARE(view.toMap({400.5, 300}), QPointF(600000, 1200000));
    QVERIFY(view.toMap({0, 0}).y() > view.toMap({0, 10}).y()); // north is up
  }

  void theExtentHasTheCornersOfTheWindow()
  {
    const Viewport view{10, 20, 0.5, {200, 100}, 1};
    QCOMPARE(view.extent(), (geo::Extent{-40, -5, 60, 45}));
    QCOMPARE(view.toMap({0, 0}), QPointF(-40, 45));
    QCOMPARE(view.toMap({200, 100}), QPointF(60, -5));
  }

  /// OGC 07-057r7, table E.1, works with pixels of 0.28 mm; ours are 1/96 inch: 1:3779.52 at 1 m.
  void aMetreAPixelIsOneTo3779()
  {
    const Viewport view{0, 0, 1, {100, 100}, 1};
    QVERIFY(std::abs(view.scaleDenominator() - 96 / 0.0254) < 1e-9);
    const Viewport feet{0, 0, 1, {100, 100}, 0.3048};
    QVERIFY(std::abs(feet.scaleDenominator() - 96 * 0.3048 / 0.0254) < 1e-9);
  }

  void aScaleThatIsAskedForIsTheScale()
  {
    for (const double unit : {1.0, 0.3048, 111320.0}) {
      const Viewport view = Viewport::atScale({105.8, 21}, 5000, {640, 480}, unit);
      QVERIFY(std::abs(view.scaleDenominator() - 5000) < 1e-9);
      QCOMPARE(QPointF(view.centreX, view.centreY), QPointF(105.8, 21));
    }
  }

  void fittingHoldsTheWholeExtent_data()
  {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::newRow("wide") << 1000.0 << 10.0;
    QTest::newRow("high") << 10.0 << 1000.0;
    QTest::newRow("a line") << 0.0 << 50.0;
    QTest::newRow("a point") << 0.0 << 0.0;
  }
  void fittingHoldsTheWholeExtent()
  {
    QFETCH(double, width);
    QFETCH(double, height);
    const geo::Extent extent{500, 700, 500 + width, 700 + height};
    const Viewport view = Viewport::fitting(extent, {400, 300}, 1);
    const geo::Extent shown = view.extent();
    QVERIFY(view.unitsPerPixel > 0);
    QVERIFY(shown.minX <= extent.minX + 1e-9 && shown.maxX >= extent.maxX - 1e-9);
    QVERIFY(shown.minY <= extent.minY + 1e-9 && shown.maxY >= extent.maxY - 1e-9);
    if (width > 0 || height > 0)
      QVERIFY(std::abs(shown.width() - width) < 1e-9 || std::abs(shown.height() - height) < 1e-9);
  }

  void fittingNothingStillIsAView()
  {
    QVERIFY(Viewport::fitting({}, {400, 300}, 1).unitsPerPixel > 0);
  }

  void zoomingKeepsThePlaceUnderThePointer()
  {
    Viewport view{600000, 1200000, 2, {801, 600}, 1};
    std::mt19937 random(6);
    std::uniform_real_distribution<double> pixel(0, 600), factor(0.5, 2);
    for (int i = 0; i < 200; ++i) {
      const QPointF at(pixel(random), pixel(random));
      const QPointF before = view.toMap(at);
      const double units = view.unitsPerPixel, by = factor(random);
      view = view.zoomed(by, at);
      const QPointF after = view.toMap(at);
      QVERIFY(std::abs(after.x() - before.x()) < 1e-6 && std::abs(after.y() - before.y()) < 1e-6);
      QVERIFY(std::abs(view.unitsPerPixel - units / by) < 1e-12 * units);
    }
  }

  void metresOfADegreeAreThoseToTheEast()
  {
    const geo::Crs degrees = geo::Crs::fromEpsg(4326).value();
    // Lengths of a degree of longitude on WGS 84, from NGA's table; the sphere errs by 0.2 %.
    for (const auto& [latitude, metres] :
         {std::pair{0.0, 111'319.5}, {15.0, 107'550.5}, {30.0, 96'486.3}})
      QVERIFY(std::abs(mapview::metresPerUnit(degrees, latitude) / metres - 1) < 0.002);
    QCOMPARE(mapview::metresPerUnit(geo::Crs::fromEpsg(9217).value(), 16), 1.0);
    QVERIFY(std::abs(mapview::metresPerUnit(geo::Crs::fromEpsg(2263).value(), 16) - 0.3048) <
            1e-5); // feet
  }

  void panningMovesTheMapWithThePointer()
  {
    const Viewport view{100, 100, 2, {100, 100}, 1};
    const Viewport moved = view.panned({10, -5});
    QCOMPARE(moved.toPixel(view.toMap({50, 50})), QPointF(60, 45));
    QCOMPARE(moved.panned({-10, 5}), view);
  }
};

QTEST_APPLESS_MAIN(TestViewport)
#include "tst_viewport.moc"
