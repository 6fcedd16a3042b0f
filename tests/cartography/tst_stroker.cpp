// Wide lines and dashes: their areas are known.
#include "dasher.h"
#include "stroker.h"

#include <QTest>

#include <numbers>
#include <random>

using namespace diaban::cartography;

namespace {

struct SumPaint {
  double sum = 0;
  void span(int, int, int count, unsigned value) { sum += count * double(value) / 255; }
  void cells(int, int, const quint8* values, int count)
  {
    for (int i = 0; i < count; ++i)
      sum += values[i] / 255.0;
  }
};

FixedPoint at(double x, double y)
{
  return {toFixed(x), toFixed(y)};
}

double strokedArea(const std::vector<FixedPoint>& line, double width, LineCap cap, bool closed)
{
  CoverageMask mask;
  mask.begin({0, 0, 200, 200});
  Stroker(mask, width, cap).add(line, closed);
  SumPaint paint;
  mask.sweep(paint);
  return paint.sum;
}

} // namespace

class TestStroker : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aStraightLineIsABar_data()
  {
    QTest::addColumn<double>("angle");
    for (int i = 0; i < 12; ++i)
      QTest::addRow("%d degrees", i * 30) << i * std::numbers::pi / 6;
  }
  void aStraightLineIsABar()
  {
    QFETCH(double, angle);
    const auto end = at(100 + 60 * std::cos(angle), 100 + 60 * std::sin(angle));
    for (const double width : {1.5, 4.0, 11.0}) {
      const double flat = strokedArea({at(100, 100), end}, width, LineCap::Flat, false);
      QVERIFY2(std::abs(flat - 60 * width) < 0.01 * 60 * width + 0.3,
               qPrintable(QString::number(flat)));
      const double round = strokedArea({at(100, 100), end}, width, LineCap::Round, false);
      const double caps = std::numbers::pi * width * width / 4;
      QVERIFY2(std::abs(round - flat - caps) < 0.08 * caps + 0.5,
               qPrintable(QString::number(round - flat)));
    }
  }

  /// A circle's outline covers 2 π r w, whichever way it runs.
  void aCircleIsARing()
  {
    std::vector<FixedPoint> ring;
    for (int i = 0; i < 90; ++i)
      ring.push_back(at(100 + 50 * std::cos(i * std::numbers::pi / 45),
                        100 + 50 * std::sin(i * std::numbers::pi / 45)));
    const double expected = 2 * std::numbers::pi * 50 * 6;
    QVERIFY(std::abs(strokedArea(ring, 6, LineCap::Flat, true) - expected) < 0.02 * expected);
    std::reverse(ring.begin(), ring.end());
    QVERIFY(std::abs(strokedArea(ring, 6, LineCap::Flat, true) - expected) < 0.02 * expected);
  }

  /// A right angle: two bars that share a square, and a quarter of a disc outside.
  void aTurnIsRound()
  {
    for (const double side : {-60.0, 60.0}) {
      const double area =
          strokedArea({at(40, 100), at(100, 100), at(100, 100 + side)}, 8, LineCap::Flat, false);
      const double expected = 2 * 60 * 8 - 4 * 4 + std::numbers::pi * 16 / 4;
      QVERIFY2(std::abs(area - expected) < 3, qPrintable(QString::number(area)));
    }
  }

  void dashesAreAsLongAsAsked_data()
  {
    QTest::addColumn<QVector<double>>("pattern");
    QTest::addColumn<double>("share");
    QTest::newRow("half") << QVector<double>{4, 4} << 0.5;
    QTest::newRow("dash dot") << QVector<double>{6, 2, 2, 2} << 8.0 / 12;
    QTest::newRow("odd lists run twice") << QVector<double>{5} << 0.5;
  }
  void dashesAreAsLongAsAsked()
  {
    QFETCH(QVector<double>, pattern);
    QFETCH(double, share);
    std::vector<FixedPoint> line;
    double length = 0;
    for (int i = 0; i <= 60; ++i) {
      line.push_back(at(10 + 3 * i, 100 + 40 * std::sin(i * 0.3)));
      if (i > 0)
        length += std::hypot(line[line.size() - 1].x - line[line.size() - 2].x,
                             line[line.size() - 1].y - line[line.size() - 2].y);
    }
    double dashed = 0;
    Dasher dasher({pattern.begin(), pattern.end()});
    dasher.cut(line, false, {0, 0, 200, 200}, [&](std::span<const FixedPoint> dash) {
      for (std::size_t i = 1; i < dash.size(); ++i)
        dashed += std::hypot(dash[i].x - dash[i - 1].x, dash[i].y - dash[i - 1].y);
    });
    QVERIFY2(std::abs(dashed / length - share) < 0.02,
             qPrintable(QString::number(dashed / length)));
  }

  /// What two neighbouring pictures see of a line must be the same dashes.
  void dashesStayWhenThePictureIsCut()
  {
    const std::vector<FixedPoint> line{at(-500, 20), at(50, 100), at(60, 40), at(700, 90)};
    const auto inside = [&](const PixelRect& box) {
      std::vector<FixedPoint> points;
      Dasher({7, 3}).cut(line, false, box, [&](std::span<const FixedPoint> dash) {
        for (const FixedPoint& p : dash)
          if (p.x > 20 * kFixedOne && p.x < 80 * kFixedOne)
            points.push_back(p);
      });
      return points;
    };
    const auto whole = inside({-600, -600, 800, 800});
    QVERIFY(!whole.empty());
    QCOMPARE(inside({10, 0, 90, 120}), whole);
  }
};

QTEST_APPLESS_MAIN(TestStroker)
#include "tst_stroker.moc"
