// Coverage of polygons against counting points.
#include "coverage.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace diaban::cartography;

namespace {

constexpr int kSide = 24; ///< of the test picture

/// What a sweep says, pixel by pixel; also checks that each pixel is told once.
struct Collect {
  std::vector<int> coverage = std::vector<int>(kSide * kSide, 0);
  bool isToldTwice = false;
  void put(int x, int y, int value)
  {
    int& at = coverage[static_cast<std::size_t>(y * kSide + x)];
    isToldTwice = isToldTwice || at != 0;
    at = value;
  }
  void span(int x, int y, int count, unsigned value)
  {
    for (int i = 0; i < count; ++i)
      put(x + i, y, static_cast<int>(value));
  }
  void cells(int x, int y, const quint8* values, int count)
  {
    for (int i = 0; i < count; ++i)
      put(x + i, y, values[i]);
  }
};

using Rings = std::vector<std::vector<FixedPoint>>;

FixedPoint at(double x, double y)
{
  return {toFixed(x), toFixed(y)};
}

/// Share of 16 × 16 points of a pixel that lie inside, by counting crossings (even-odd).
double counted(const Rings& rings, int x, int y)
{
  constexpr int kPoints = 16;
  int inside = 0;
  for (int j = 0; j < kPoints; ++j) {
    for (int i = 0; i < kPoints; ++i) {
      const double px = (x + (i + 0.5) / kPoints) * kFixedOne,
                   py = (y + (j + 0.5) / kPoints) * kFixedOne;
      bool isIn = false;
      for (const auto& ring : rings) {
        for (std::size_t k = 0; k < ring.size(); ++k) {
          const FixedPoint a = ring[k], b = ring[(k + 1) % ring.size()];
          if ((a.y <= py) != (b.y <= py) &&
              px < a.x + (py - a.y) / (double(b.y) - a.y) * (double(b.x) - a.x))
            isIn = !isIn;
        }
      }
      inside += isIn;
    }
  }
  return double(inside) / (kPoints * kPoints);
}

std::vector<FixedPoint> star(std::mt19937& random, double x, double y, double radius, int corners)
{
  std::uniform_real_distribution<double> share(0.3, 1);
  std::vector<FixedPoint> ring;
  for (int i = 0; i < corners; ++i) {
    const double a = 2 * M_PI * i / corners, r = radius * share(random);
    ring.push_back(at(x + r * std::cos(a), y + r * std::sin(a)));
  }
  return ring;
}

Collect collected(CoverageMask& mask, const Rings& rings,
                  const PixelBox& box = {0, 0, kSide, kSide})
{
  mask.begin(box);
  for (const auto& ring : rings)
    mask.addRing(ring);
  Collect collect;
  mask.sweep(collect);
  return collect;
}

} // namespace

class TestCoverage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void polygonsWithHolesCoverWhatCountingSays()
  {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> place(-4, kSide + 4), size(1, 18);
    CoverageMask mask;
    for (int round = 0; round < 150; ++round) {
      const double x = place(random), y = place(random), radius = size(random);
      Rings rings{star(random, x, y, radius, 3 + round % 20), star(random, x, y, radius * 0.29, 7)};
      std::reverse(rings[1].begin(), rings[1].end()); // a hole turns the other way
      const Collect collect = collected(mask, rings);
      QVERIFY(!collect.isToldTwice);
      for (int py = 0; py < kSide; ++py) {
        for (int px = 0; px < kSide; ++px) {
          const double expected = counted(rings, px, py) * 255;
          const int found = collect.coverage[static_cast<std::size_t>(py * kSide + px)];
          // 256 points see an edge of a pixel's length to within some of them.
          QVERIFY2(std::abs(found - expected) <= 16,
                   qPrintable(QStringLiteral("%1 %2 %3: %4, counted %5")
                                  .arg(round)
                                  .arg(px)
                                  .arg(py)
                                  .arg(found)
                                  .arg(expected)));
        }
      }
    }
  }

  void sliversKeepTheirArea()
  {
    CoverageMask mask;
    for (const double width : {0.02, 0.1, 0.5}) {
      const Rings rings{{at(2.3, 1), at(2.3 + width, 1), at(19.1 + width, 22), at(19.1, 22)}};
      double sum = 0;
      for (const int value : collected(mask, rings).coverage)
        sum += value / 255.0;
      const double area = double(toFixed(2.3 + width) - toFixed(2.3)) / kFixedOne * 21;
      QVERIFY2(std::abs(sum - area) < 0.25, qPrintable(QString::number(sum)));
    }
  }

  void nothingIsLeftForTheNextShape()
  {
    std::mt19937 random(2);
    CoverageMask mask;
    const Rings square{{at(3, 3), at(9, 3), at(9, 9), at(3, 9)}};
    const auto clean = collected(mask, square).coverage;
    for (int i = 0; i < 50; ++i) {
      collected(mask, {star(random, 12, 12, 40, 9)}, {i % 5, i % 7, kSide - i % 3, kSide});
      QCOMPARE(collected(mask, square).coverage, clean);
    }
  }

  void aCutPictureShowsThePixelsOfTheWhole()
  {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> edge(0, kSide);
    CoverageMask mask;
    for (int i = 0; i < 200; ++i) {
      const Rings rings{star(random, 10, 13, 30, 4 + i % 30)};
      const auto whole = collected(mask, rings).coverage;
      PixelBox box{edge(random), edge(random), edge(random), edge(random)};
      if (box.isEmpty())
        continue;
      const auto part = collected(mask, rings, box).coverage;
      for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
          const auto k = static_cast<std::size_t>(y * kSide + x);
          QVERIFY(std::abs(part[k] - whole[k]) <= 1);
        }
      }
    }
  }

  void shapesFarOutsideDoNotShow()
  {
    CoverageMask mask;
    const double far = kGuardPixels;
    for (const auto& [dx, dy] : {std::pair{far, 0.0}, {-far, 0.0}, {0.0, far}, {0.0, -far}}) {
      const Rings rings{{at(dx + 2, dy + 2), at(dx + 9, dy + 2), at(dx + 9, dy + 9)}};
      for (const int value : collected(mask, rings).coverage)
        QCOMPARE(value, 0);
    }
    const Rings around{{at(-far, -far), at(far, -far), at(far, far), at(-far, far)}};
    for (const int value : collected(mask, around).coverage)
      QCOMPARE(value, 255);
  }

  void overlappingShapesCoverOnce()
  {
    CoverageMask mask;
    const Rings rings{{at(2, 2), at(10, 2), at(10, 10), at(2, 10)},
                      {at(6, 6), at(14, 6), at(14, 14), at(6, 14)}};
    const auto coverage = collected(mask, rings).coverage;
    QCOMPARE(coverage[8 * kSide + 8], 255);
    QCOMPARE(coverage[3 * kSide + 3], 255);
    QCOMPARE(coverage[12 * kSide + 3], 0);
  }

  void wideRowsWithManyGroupsAreWhole()
  {
    CoverageMask mask;
    mask.begin({0, 0, 3000, 2});
    mask.addRing(std::vector{at(0.5, 0), at(2999.5, 0), at(2999.5, 2), at(0.5, 2)});
    struct Sum {
      double sum = 0;
      void span(int, int, int count, unsigned value) { sum += count * double(value) / 255; }
      void cells(int, int, const quint8* values, int count)
      {
        for (int i = 0; i < count; ++i)
          sum += values[i] / 255.0;
      }
    } sum;
    mask.sweep(sum);
    QVERIFY(std::abs(sum.sum - 2 * 2999) < 0.1);
  }
};

QTEST_APPLESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
