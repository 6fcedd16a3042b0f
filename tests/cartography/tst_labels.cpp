// Labels: never over one another, inside the picture, whole.
#include "labelplaces.h"
#include "labels.h"
#include "shapes.h"

#include <QGuiApplication>
#include <QTest>

using namespace diaban;
using namespace diaban::cartography;
using namespace diaban::test;

namespace {

const char* const kNames[] = {"Phường Ngô Quyền", "Xã Ếch Ỗ Ự", "Đặc khu Cát Hải", "Ô Chợ Dừa",
                              "An Hải"};

PreparedLayer prepared(const geo::TablePtr& table, const workspace::Style& style,
                       const PixelMap& map)
{
  PreparedLayer layer;
  layer.table = table;
  layer.style = std::make_shared<workspace::Style>(style);
  layer.symbols = std::make_unique<SymbolChooser>(style, *table, map, 96 / 25.4, true);
  return layer;
}

workspace::Style labelled(bool along = false)
{
  workspace::Style style;
  style.label.emplace();
  style.label->field = QStringLiteral("code");
  style.label->alongLine = along;
  return style;
}

bool meet(const PixelBox& a, const PixelBox& b)
{
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

ShapeRow randomRow(std::mt19937& random, int kind)
{
  std::uniform_real_distribution<double> x(-60, 700), y(-60, 460), size(5, 120);
  ShapeRow row;
  row.code = QString::fromUtf8(kNames[random() % 5]);
  const QPointF at(x(random), y(random));
  if (kind == 0) {
    row.parts = {{randomStar(random, at, size(random), 3 + static_cast<int>(random() % 30))}};
  } else if (kind == 1) {
    row.kind = geo::GeometryKind::Line;
    row.parts = {{{at, {x(random), y(random)}, {x(random), y(random)}}}};
  } else {
    row.kind = geo::GeometryKind::Point;
    row.parts = {{{at}}};
  }
  return row;
}

} // namespace

class TestLabels : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void labelsNeverMeet()
  {
    std::mt19937 random(9);
    for (int round = 0; round < 30; ++round) {
      const PixelMap map({0, 0, 640, 400}, 640, 400);
      std::vector<PreparedLayer> layers;
      for (int kind = 0; kind < 3; ++kind) {
        std::vector<ShapeRow> rows;
        for (int i = 0; i < 40; ++i)
          rows.push_back(randomRow(random, kind));
        layers.push_back(prepared(tableOf(rows), labelled(round % 2 == 0), map));
      }
      Labeller labeller(map, 640, 400, 1, 1);
      QVERIFY(labeller.place(layers, [] { return true; }));
      const auto& labels = labeller.labels();
      QVERIFY(labels.size() > 5);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        for (const PixelBox& box : labels[i].boxes) {
          QVERIFY(box.left >= 0 && box.top >= 0 && box.right <= 640 && box.bottom <= 400);
          for (std::size_t k = 0; k < i; ++k)
            for (const PixelBox& other : labels[k].boxes)
              QVERIFY(!meet(box, other));
        }
      }
    }
  }

  void whatIsDrawnLiesInTheBoxesTaken()
  {
    std::mt19937 random(10);
    const PixelMap map({0, 0, 640, 400}, 640, 400);
    std::vector<ShapeRow> rows;
    for (int i = 0; i < 60; ++i)
      rows.push_back(randomRow(random, i % 3));
    std::vector<PreparedLayer> layers;
    layers.push_back(prepared(tableOf(rows), labelled(true), map));
    Labeller labeller(map, 640, 400, 1, 1);
    QVERIFY(labeller.place(layers, [] { return true; }));
    for (const PlacedLabel& label : labeller.labels()) {
      const LabelSprite& sprite = *label.sprite;
      for (int y = 0; y < sprite.height; ++y) {
        for (int x = 0; x < sprite.width; ++x) {
          if (sprite.pixels[static_cast<std::size_t>(y * sprite.width + x)] == 0)
            continue;
          const int px = label.x + sprite.left + x, py = label.y + sprite.top + y;
          QVERIFY(std::any_of(label.boxes.begin(), label.boxes.end(), [&](const PixelBox& b) {
            return px >= b.left && px < b.right && py >= b.top && py < b.bottom;
          }));
        }
      }
    }
  }

  /// The outermost row and column of a sprite's pixels are empty: nothing was cut off.
  void stackedMarksAreWhole_data()
  {
    QTest::addColumn<QString>("text");
    for (const char* text : {"Ế", "Ỗ", "Ự", "Ẫ", "gy", "Ễ Ộ ỵ"})
      QTest::newRow(text) << QString::fromUtf8(text);
  }
  void stackedMarksAreWhole()
  {
    QFETCH(QString, text);
    LabelFont font(*labelled().label, 1);
    const auto shape = font.shape(text);
    Rings rings;
    for (const Glyph& glyph : shape->glyphs)
      for (const auto& ring : *glyph.rings) {
        rings.push_back(ring);
        for (QPointF& p : rings.back())
          p += glyph.place;
      }
    QVERIFY(!rings.empty());
    const LabelSprite sprite = font.sprite(rings);
    bool isAnythingThere = false;
    for (int y = 0; y < sprite.height; ++y) {
      for (int x = 0; x < sprite.width; ++x) {
        const Pixel pixel = sprite.pixels[static_cast<std::size_t>(y * sprite.width + x)];
        isAnythingThere = isAnythingThere || pixel != 0;
        if (x == 0 || y == 0 || x == sprite.width - 1 || y == sprite.height - 1)
          QVERIFY((pixel >> 24) < 128);
      }
    }
    QVERIFY(isAnythingThere);
    if (text == QString::fromUtf8("Ế"))
      QVERIFY(shape->ink.height() > font.shape(QStringLiteral("E"))->ink.height() * 1.25);
  }

  void aPolygonsPlaceIsInsideIt()
  {
    std::mt19937 random(11);
    for (int i = 0; i < 200; ++i) {
      const Ring ring = randomStar(random, {50, 50}, 40, 5 + i % 20);
      const auto table = tableOf({{geo::GeometryKind::Polygon, {{ring}}, {}, 0}});
      const PixelMap map({0, 0, 100, 100}, 100, 100);
      const auto place = pointInside(*table->blocks()[0], 0, map, {0, 0, 100, 100}, {20, 4});
      QVERIFY(place);
      const QPolygonF polygon(QList<QPointF>(ring.begin(), ring.end()));
      QVERIFY(polygon.containsPoint({place->x(), 100 - place->y()}, Qt::OddEvenFill));
    }
  }

  void theVisiblePartOfAPolygonGetsTheLabel()
  {
    const auto table = tableOf({{geo::GeometryKind::Polygon, {{box(-1000, 20, 60, 80)}}, {}, 0}});
    const PixelMap map({0, 0, 100, 100}, 100, 100);
    const auto place = pointInside(*table->blocks()[0], 0, map, {0, 0, 100, 100}, {20, 4});
    QVERIFY(place && std::abs(place->x() - 30) < 1 && std::abs(place->y() - 50) < 8);
  }

  void textAlongALineReadsSideUp()
  {
    const PixelMap map({0, 0, 300, 200}, 300, 200);
    const Ring there{{20, 60}, {280, 120}};
    const Ring back(there.rbegin(), there.rend());
    std::vector<std::vector<Pixel>> pictures;
    for (const Ring& ring : {there, back}) {
      ShapeRow row{geo::GeometryKind::Line, {{ring}}, QStringLiteral("Quốc lộ 5"), 0};
      std::vector<PreparedLayer> layers;
      layers.push_back(prepared(tableOf({row}), labelled(true), map));
      Labeller labeller(map, 300, 200, 1, 1);
      QVERIFY(labeller.place(layers, [] { return true; }));
      QCOMPARE(labeller.labels().size(), std::size_t(1));
      pictures.push_back(labeller.labels()[0].sprite->pixels);
    }
    QCOMPARE(pictures[0].size(), pictures[1].size());
    std::size_t unlike = 0; // rounding may move a trace
    for (std::size_t i = 0; i < pictures[0].size(); ++i)
      unlike += std::abs(int(pictures[0][i] >> 24) - int(pictures[1][i] >> 24)) > 40;
    QVERIFY(unlike < pictures[0].size() / 100);
  }

  void largePolygonsComeFirst()
  {
    const PixelMap map({0, 0, 200, 200}, 200, 200);
    ShapeRow small{
        geo::GeometryKind::Polygon, {{box(60, 80, 140, 120)}}, QStringLiteral("small"), 0};
    ShapeRow large{geo::GeometryKind::Polygon, {{box(0, 0, 200, 200)}}, QStringLiteral("large"), 0};
    std::vector<PreparedLayer> layers;
    layers.push_back(prepared(tableOf({small, large}), labelled(), map));
    Labeller labeller(map, 200, 200, 1, 1);
    QVERIFY(labeller.place(layers, [] { return true; }));
    QCOMPARE(labeller.labels()[0].text, QStringLiteral("large"));
    QCOMPARE(static_cast<int>(labeller.labels().size()) + labeller.leftOut(), 2);
  }

  void labelsAreCountedAndObeyTheirScale()
  {
    auto request = requestFor(200, 200);
    ShapeRow row{geo::GeometryKind::Polygon, {{box(10, 10, 190, 190)}}, QStringLiteral("A12"), 0};
    auto style = labelled();
    style.label->scales = {0, 5000};
    addLayer(request, tableOf({row}), style);
    NoProgress progress;
    request.scaleDenominator = 4999;
    QCOMPARE(drawPicture(request, progress).value().labelsDrawn, 1);
    request.scaleDenominator = 5000;
    QCOMPARE(drawPicture(request, progress).value().labelsDrawn, 0);
  }

  void labelsAloneAreAnOverlay()
  {
    auto request = requestFor(120, 60);
    ShapeRow row{geo::GeometryKind::Polygon, {{box(0, 0, 120, 60)}}, QStringLiteral("Xã"), 0};
    addLayer(request, tableOf({row}), labelled());
    request.geometry = false;
    request.background = Qt::transparent;
    const QImage picture = drawn(request);
    QCOMPARE(picture.pixel(2, 2), qRgba(0, 0, 0, 0));
    int opaque = 0;
    for (int y = 0; y < 60; ++y)
      for (int x = 0; x < 120; ++x)
        opaque += qAlpha(picture.pixel(x, y)) > 200;
    QVERIFY(opaque > 30 && opaque < 1500);
  }
};

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
