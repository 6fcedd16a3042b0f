// Thin lines against QPainter's, and against themselves when the picture is cut.
#include "hairline.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <random>

using namespace diaban::cartography;

namespace {

constexpr int kSide = 64;

Canvas canvasOf(QImage& image, int top = 0, int bottom = kSide)
{
  return {reinterpret_cast<Pixel*>(image.bits()) + top * image.bytesPerLine() / 4,
          image.bytesPerLine() / 4, image.width(), top, bottom};
}

QImage white()
{
  QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  return image;
}

int difference(const QImage& a, const QImage& b)
{
  int largest = 0;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x)
      largest = std::max(largest, std::abs(qRed(a.pixel(x, y)) - qRed(b.pixel(x, y))));
  return largest;
}

} // namespace

class TestHairline : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void thinLinesLookLikeQPaintersOnes()
  {
    std::mt19937 random(4);
    std::uniform_real_distribution<double> place(-20, kSide + 20), width(0.1, 0.99);
    for (int i = 0; i < 300; ++i) {
      const double x0 = place(random), y0 = place(random), x1 = place(random), y1 = place(random);
      const double w = width(random);
      QImage theirs = white(), ours = white();
      QPainter painter(&theirs);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(Qt::black, w, Qt::SolidLine, Qt::FlatCap));
      painter.drawLine(QPointF(x0, y0), QPointF(x1, y1));
      painter.end();
      const Pixel colour = scaled(0xFF000000, static_cast<unsigned>(w * 255 + 0.5));
      drawHairline(canvasOf(ours), {toFixed(x0), toFixed(y0)}, {toFixed(x1), toFixed(y1)}, colour);
      QVERIFY2(difference(theirs, ours) <= 12,
               qPrintable(QStringLiteral("%1: %2").arg(i).arg(difference(theirs, ours))));
    }
  }

  void aCutPictureShowsThePixelsOfTheWhole()
  {
    std::mt19937 random(5);
    std::uniform_int_distribution<int> place(-3000 * kFixedOne, 3000 * kFixedOne);
    for (int i = 0; i < 500; ++i) {
      const FixedPoint from{place(random) >> (i % 6), place(random) >> (i % 6)};
      const FixedPoint to{place(random) >> (i % 7), place(random) >> (i % 7)};
      QImage whole = white(), cut = white();
      drawHairline(canvasOf(whole), from, to, 0xFF000000);
      for (int top = 0; top < kSide; top += 16)
        drawHairline(canvasOf(cut, top, top + 16), from, to, 0xFF000000);
      QCOMPARE(cut, whole);
    }
  }

  void aLineOfOnePointIsNothing()
  {
    QImage image = white();
    drawHairline(canvasOf(image), {500, 500}, {500, 500}, 0xFF000000);
    QCOMPARE(image, white());
  }
};

QTEST_MAIN(TestHairline)
#include "tst_hairline.moc"
