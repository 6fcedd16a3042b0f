// A map whose layers changed in a few rows: only what they touch is drawn anew, and rightly.
#include "squares.h"

#include <diaban/uikit/mappictures.h>

#include <QPainter>
#include <QTest>

using namespace diaban;
using uikit::MapLayer;
using uikit::MapPictures;

class TestMapChange : public QObject {
  Q_OBJECT

  static constexpr QSize kSize{1500, 1100};
  static constexpr int kLong = 30'000;

  static mapview::Viewport view()
  {
    mapview::Viewport view;
    view.centreX = 500'600;
    view.centreY = 1'700'600;
    view.unitsPerPixel = 0.5;
    view.size = kSize;
    return view;
  }
  static QImage paint(const MapPictures& pictures)
  {
    QImage image(kSize, QImage::Format_RGB32);
    QPainter painter(&image);
    pictures.paint(painter, image.rect());
    return image;
  }
  static std::vector<MapLayer> layers(const geo::TablePtr& table, bool labels)
  {
    return {test::squaresLayer(QStringLiteral("thửa"), table, labels)};
  }
  static void draw(MapPictures& pictures, std::vector<MapLayer> layers)
  {
    pictures.setGround(Qt::white);
    pictures.setLayers(std::move(layers));
    pictures.show(view(), 1);
    QVERIFY(QTest::qWaitFor([&] { return pictures.isComplete(); }, kLong));
  }
  /// A square in the middle of the view, another one than it was.
  static geo::TablePtr changed(const geo::TablePtr& table, qint64 row, double by)
  {
    for (const geo::BlockPtr& block : table->blocks())
      for (std::size_t i = 0; i < block->rows(); ++i)
        if (block->fids[i] == row) {
          const geo::Extent box = block->rowExtent(i);
          geo::FlatGeometry flat;
          flat.xy = {box.minX, box.minY,      box.maxX + by, box.minY, box.maxX,
                     box.maxY, box.minX + by, box.maxY,      box.minX, box.minY};
          flat.ringEnds = {5};
          flat.partEnds = {1};
          flat.kinds = {geo::GeometryKind::Polygon};
          return std::make_shared<const geo::FeatureTable>(table->reshaped(row, box, flat));
        }
    return nullptr;
  }

private Q_SLOTS:
  void onlyTouchedTilesAreDrawnAnew_data()
  {
    QTest::addColumn<bool>("labels");
    QTest::newRow("plain") << false;
    QTest::newRow("with labels") << true;
  }

  void onlyTouchedTilesAreDrawnAnew()
  {
    QFETCH(bool, labels);
    const geo::TablePtr table = test::squares(100);
    MapPictures pictures;
    draw(pictures, layers(table, labels));
    QTRY_COMPARE_WITH_TIMEOUT(pictures.counts().tilesDrawn, 25, kLong); // and a ring beyond it
    const int before = pictures.counts().tilesDrawn;
    const QImage old = paint(pictures);
    const geo::TablePtr now = changed(table, 5050, 6);
    QVERIFY(now != nullptr);
    pictures.setLayers(layers(now, labels));
    QVERIFY(!pictures.isComplete());
    QCOMPARE(paint(pictures), old); // the old tiles stay until the new ones come
    QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), kLong);
    QVERIFY2(pictures.counts().tilesDrawn - before <= 4,
             qPrintable(QString::number(pictures.counts().tilesDrawn - before)));
    MapPictures fresh;
    draw(fresh, layers(now, labels));
    QCOMPARE(paint(pictures), paint(fresh));
    QVERIFY(paint(pictures) != old);
  }

  void nothingIsDrawnWhereNothingChanged()
  {
    const geo::TablePtr table = test::squares(60);
    MapPictures pictures;
    draw(pictures, layers(table, false));
    const auto copy = std::make_shared<const geo::FeatureTable>(table->edited({}, {}));
    pictures.setLayers(layers(copy, false)); // a revision later, the same rows
    QVERIFY(pictures.isComplete());
  }

  void anotherStyleOrRowsThatGoAreSeen()
  {
    const geo::TablePtr table = test::squares(60);
    MapPictures pictures;
    draw(pictures, layers(table, false));
    auto other = layers(table, false);
    auto style = std::make_shared<workspace::Style>(*other[0].style);
    style->opacity = 0.4;
    other[0].style = style;
    pictures.setLayers(other);
    QVERIFY(!pictures.isComplete());
    QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), kLong);
    const auto less = std::make_shared<const geo::FeatureTable>(table->edited({3050}, {}));
    other[0].table = less;
    pictures.setLayers(other);
    QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), kLong);
    MapPictures fresh;
    draw(fresh, other);
    QCOMPARE(paint(pictures), paint(fresh));
  }
};

QTEST_MAIN(TestMapChange)
#include "tst_mapchange.moc"
