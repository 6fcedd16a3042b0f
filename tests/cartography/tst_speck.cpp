// Small boxes: what they cover on the whole, and at the picture's edges.
#include "speck.h"

#include <QTest>

#include <random>

using namespace diaban::cartography;

namespace {

constexpr int kSide = 12;

void drawSpeck(const Canvas& canvas, const PixelRectF& box, Pixel fill, Pixel outline)
{
  speckPainter()(canvas, box, fill, outline);
}

struct Sheet {
  std::vector<Pixel> pixels = std::vector<Pixel>(kSide * kSide, 0xFFFFFFFF);
  Canvas canvas(int top = 0, int bottom = kSide)
  {
    return {pixels.data() + top * kSide, kSide, kSide, top, bottom};
  }
  double darkness() const
  {
    double sum = 0;
    for (const Pixel p : pixels)
      sum += (255 - static_cast<int>(p & 0xFF)) / 255.0;
    return sum;
  }
};

} // namespace

class TestSpeck : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyProcessorDrawsTheSame()
  {
    std::mt19937 random(8);
    std::uniform_real_distribution<float> place(-3, kSide + 1), size(0.01F, 2);
    for (int i = 0; i < 2000; ++i) {
      const float x = place(random), y = place(random), w = size(random), h = size(random);
      const Pixel fill = i % 3 == 0 ? 0x80402010 : 0xFF204060, outline = random() & 0x60606060;
      Sheet best, portable;
      speckPainter(SpeckPath::Best)(best.canvas(), {x, y, x + w, y + h}, fill, outline);
      speckPainter(SpeckPath::Portable)(portable.canvas(), {x, y, x + w, y + h}, fill, outline);
      QCOMPARE(best.pixels, portable.pixels);
    }
  }

  void aBoxCoversItsArea()
  {
    std::mt19937 random(6);
    std::uniform_real_distribution<float> place(3, 6), size(0.05F, 2);
    for (int i = 0; i < 500; ++i) {
      Sheet sheet;
      const float x = place(random), y = place(random), w = size(random), h = size(random);
      drawSpeck(sheet.canvas(), {x, y, x + w, y + h}, 0xFF000000, 0);
      QVERIFY2(std::abs(sheet.darkness() - double(w) * double(h)) < 0.05,
               qPrintable(QStringLiteral("%1 for %2").arg(sheet.darkness()).arg(double(w * h))));
    }
  }

  /// Sides count like hairlines: pale ones are as dark as their length times their paleness.
  void sidesAreAsDarkAsTheirLength()
  {
    Sheet sheet;
    drawSpeck(sheet.canvas(), {4.2F, 4.4F, 6.1F, 6.3F}, 0, 0x40000000);
    const double expected = (2 * 1.9 + 2 * 1.9) * 0x40 / 255.0;
    QVERIFY2(std::abs(sheet.darkness() - expected) < 0.15,
             qPrintable(QString::number(sheet.darkness())));
  }

  void edgesOfThePictureChangeNothingInside()
  {
    std::mt19937 random(7);
    std::uniform_real_distribution<float> place(-3, kSide + 1), size(0.1F, 2);
    for (int i = 0; i < 500; ++i) {
      const float x = place(random), y = place(random), w = size(random), h = size(random);
      Sheet whole, bands;
      drawSpeck(whole.canvas(), {x, y, x + w, y + h}, 0xFF204060, 0x60000000);
      for (int top = 0; top < kSide; top += 4)
        drawSpeck(bands.canvas(top, top + 4), {x, y, x + w, y + h}, 0xFF204060, 0x60000000);
      QCOMPARE(bands.pixels, whole.pixels);
      // The same, drawn well inside a larger sheet.
      std::vector<Pixel> large(40 * 40, 0xFFFFFFFF);
      drawSpeck({large.data(), 40, 40, 0, 40}, {x + 8, y + 8, x + w + 8, y + h + 8}, 0xFF204060,
                0x60000000);
      for (int py = 0; py < kSide; ++py) {
        for (int px = 0; px < kSide; ++px) {
          const Pixel a = whole.pixels[static_cast<std::size_t>(py * kSide + px)];
          const Pixel b = large[static_cast<std::size_t>((py + 8) * 40 + px + 8)];
          for (int shift = 0; shift < 32; shift += 8)
            QVERIFY(std::abs(int(a >> shift & 0xFF) - int(b >> shift & 0xFF)) <= 1);
        }
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestSpeck)
#include "tst_speck.moc"
