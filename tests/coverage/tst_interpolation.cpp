// Kriging: a published example, systems solved the long way, and what must hold for all.
#include <diaban/coverage/interpolation.h>

#include <QTest>

#include <cmath>
#include <random>

using namespace diaban;
using coverage::Estimate;
using coverage::Kriging;
using coverage::Lag;
using coverage::Reading;
using coverage::Variogram;

namespace {

constexpr Variogram::Model kModels[] = {Variogram::Model::Spherical, Variogram::Model::Exponential};

std::vector<Reading> invented(unsigned seed, int count)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> at(0, 1000), value(10, 60);
  std::vector<Reading> readings;
  for (int i = 0; i < count; ++i)
    readings.push_back({{at(random), at(random)}, value(random)});
  return readings;
}

double distance(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Weights and the multiplier of the kriging system in semivariances, by Gauss's elimination.
std::vector<double> solved(const std::vector<Reading>& readings, const Variogram& variogram,
                           QPointF place)
{
  const std::size_t n = readings.size() + 1;
  std::vector<std::vector<double>> rows(n, std::vector<double>(n + 1, 1));
  for (std::size_t i = 0; i + 1 < n; ++i) {
    for (std::size_t j = 0; j + 1 < n; ++j)
      rows[i][j] = variogram.at(distance(readings[i].place, readings[j].place));
    rows[i][n] = variogram.at(distance(readings[i].place, place));
  }
  rows[n - 1][n - 1] = 0;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t most = k;
    for (std::size_t i = k; i < n; ++i)
      if (std::abs(rows[i][k]) > std::abs(rows[most][k]))
        most = i;
    std::swap(rows[k], rows[most]);
    for (std::size_t i = 0; i < n; ++i)
      if (i != k)
        for (std::size_t j = n + 1; j-- > k;)
          rows[i][j] -= rows[k][j] * rows[i][k] / rows[k][k];
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i)
    values.push_back(rows[i][n] / rows[i][i]);
  return values;
}

Estimate theLongWay(const std::vector<Reading>& readings, const Variogram& variogram, QPointF place)
{
  const std::vector<double> weights = solved(readings, variogram, place);
  double value = 0, variance = weights.back();
  for (std::size_t i = 0; i < readings.size(); ++i) {
    value += weights[i] * readings[i].value;
    variance += weights[i] * variogram.at(distance(readings[i].place, place));
  }
  return {value, std::sqrt(std::max(variance, 0.0))};
}

bool isNear(double one, double other, double tolerance)
{
  if (std::abs(one - other) <= tolerance)
    return true;
  qWarning("%.9g, not %.9g", one, other);
  return false;
}

class StopAfter final : public Progress {
public:
  bool advance(double) override { return m_left-- > 0; }

private:
  int m_left = 2;
};

} // namespace

class TestInterpolation : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Isaaks and Srivastava, “An Introduction to Applied Geostatistics” (1989), chapter 12: seven
  /// samples, C(h) = 10 e^(−0.3 h).
  void thePublishedExampleIsMet()
  {
    const std::vector<Reading> samples = {{{61, 139}, 477}, {{63, 140}, 696}, {{64, 129}, 227},
                                          {{68, 128}, 646}, {{71, 140}, 606}, {{73, 141}, 791},
                                          {{75, 128}, 783}};
    const Kriging kriging(samples, {Variogram::Model::Exponential, 0, 10, 10});
    const Estimate estimate = kriging.at({65, 137});
    QVERIFY(isNear(estimate.value, 592.7, 0.1));
    QVERIFY(isNear(estimate.error * estimate.error, 8.96, 0.01));
    const double weights[] = {0.173, 0.318, 0.129, 0.086, 0.151, 0.057, 0.086};
    const std::vector<double> found = kriging.weightsAt({65, 137});
    for (std::size_t i = 0; i < std::size(weights); ++i)
      QVERIFY(isNear(found[i], weights[i], 0.0006));
  }

  void everyPlaceIsAsSolvedTheLongWay_data()
  {
    QTest::addColumn<int>("model");
    QTest::addColumn<double>("nugget");
    QTest::newRow("spherical") << 0 << 0.0;
    QTest::newRow("spherical with nugget") << 0 << 20.0;
    QTest::newRow("exponential") << 1 << 0.0;
    QTest::newRow("exponential with nugget") << 1 << 20.0;
  }
  void everyPlaceIsAsSolvedTheLongWay()
  {
    QFETCH(int, model);
    QFETCH(double, nugget);
    const Variogram variogram{kModels[model], nugget, 90, 450};
    const std::vector<Reading> readings = invented(1, 40);
    const Kriging kriging(readings, variogram);
    std::mt19937 random(2);
    std::uniform_real_distribution<double> at(-500, 1500);
    for (int i = 0; i < 60; ++i) {
      const QPointF place(at(random), at(random));
      const Estimate estimate = kriging.at(place),
                     expected = theLongWay(readings, variogram, place);
      QVERIFY(isNear(estimate.value, expected.value, 1e-6));
      QVERIFY(isNear(estimate.error, expected.error, 1e-6));
      double sum = 0;
      for (const double weight : kriging.weightsAt(place))
        sum += weight;
      QVERIFY(isNear(sum, 1, 1e-9));
    }
  }

  void aStationSpeaksForItselfWithoutError()
  {
    const std::vector<Reading> readings = invented(3, 25);
    for (const double nugget : {0.0, 15.0}) {
      const Kriging kriging(readings, {Variogram::Model::Spherical, nugget, 80, 300});
      for (const Reading& reading : readings) {
        QVERIFY(isNear(kriging.at(reading.place).value, reading.value, 1e-6));
        QVERIFY(isNear(kriging.at(reading.place).error, 0, 1e-4));
      }
    }
  }

  /// Two stations at 0 and 100 m, spherical without nugget, range 200 m: midway both weigh a half,
  /// γ(50) = 0.3672 and γ(100) = 0.6875, so σ² = 2·0.3672 − 0.6875/2 = 0.3906; farther than the
  /// range they still weigh a half, and σ² = 2 − 0.6875/2 = 1.6563.
  void twoStationsAreAsReckonedByHand()
  {
    const std::vector<Reading> two = {{{0, 0}, 10}, {{100, 0}, 30}};
    const Kriging kriging(two, {Variogram::Model::Spherical, 0, 1, 200});
    const Estimate midway = kriging.at({50, 0});
    QVERIFY(isNear(midway.value, 20, 1e-9));
    QVERIFY(isNear(midway.error * midway.error, 0.390625, 1e-9));
    const Estimate far = kriging.at({5000, 700});
    QVERIFY(isNear(far.value, 20, 1e-9));
    QVERIFY(isNear(far.error * far.error, 2 - 0.34375, 1e-9));
  }

  void aSquareOfStationsWeighsTheSameInTheMiddle()
  {
    std::vector<Reading> corners;
    for (const double x : {0.0, 100.0})
      for (const double y : {0.0, 100.0})
        corners.push_back({{x, y}});
    const Kriging kriging(corners, {Variogram::Model::Exponential, 0.1, 1, 300});
    for (const double weight : kriging.weightsAt({50, 50}))
      QVERIFY(isNear(weight, 0.25, 1e-9));
    QVERIFY(isNear(kriging.at({20, 50}).error, kriging.at({50, 80}).error, 1e-9));
    QVERIFY(std::isnan(kriging.at({20, 50}).value)); // they have none
    QVERIFY(!kriging.hasValues());
  }

  void oneMoreStationNeverRaisesTheError()
  {
    std::vector<Reading> readings = invented(4, 12);
    const Variogram variogram{Variogram::Model::Spherical, 5, 70, 400};
    const std::vector<Reading> first(readings.begin(), readings.begin() + 11);
    const Kriging fewer(first, variogram), more(readings, variogram);
    for (double x = 0; x < 1000; x += 37)
      for (double y = 0; y < 1000; y += 41)
        QVERIFY(more.at({x, y}).error <= fewer.at({x, y}).error + 1e-9);
  }

  void aLoneStationReachesAsFarAsItsVariogramSays()
  {
    for (const Variogram::Model model : kModels) {
      const Variogram variogram{model, 0.05, 1, 500};
      const std::vector<Reading> one = {{{0, 0}, 7}};
      const Kriging kriging(one, variogram);
      for (const double share : coverage::kReachShares)
        QVERIFY(isNear(kriging.at({variogram.reach(share), 0}).error, share, 1e-9));
      QCOMPARE(variogram.reach(0.2), 0.0); // the nugget is more
      QVERIFY(std::isinf(variogram.reach(1.5)));
    }
  }

  void stationsOnOneSpotAreOne()
  {
    const std::vector<Reading> readings = {{{5, 5}, 10}, {{5, 5}, 20}, {{90, 5}, 40}};
    const Kriging kriging(readings, {Variogram::Model::Spherical, 0, 100, 300});
    QCOMPARE(kriging.stations().size(), 2U);
    QVERIFY(isNear(kriging.at({5, 5}).value, 15, 1e-9));
  }

  void leavingOneOutIsAsSolvingWithoutIt()
  {
    const std::vector<Reading> readings = invented(5, 20);
    const Variogram variogram{Variogram::Model::Exponential, 10, 120, 600};
    const auto validation = Kriging(readings, variogram).crossValidation();
    QCOMPARE(validation.errors.size(), 20U);
    double squares = 0, ratios = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
      std::vector<Reading> others = readings;
      others.erase(others.begin() + std::ptrdiff_t(i));
      const Estimate estimate = theLongWay(others, variogram, readings[i].place);
      const double error = readings[i].value - estimate.value;
      QVERIFY(isNear(validation.errors[i], error, 1e-6));
      squares += error * error;
      ratios += error * error / (estimate.error * estimate.error);
    }
    QVERIFY(isNear(validation.rootMeanSquare, std::sqrt(squares / 20), 1e-6));
    QVERIFY(isNear(validation.meanRatio, ratios / 20, 1e-6));
    const std::vector<Reading> lone = {readings[0]};
    QVERIFY(Kriging(lone, variogram).crossValidation().errors.empty());
  }

  /// 1, 3, 2, 5 a metre apart: (4 + 1 + 9) / 6, (1 + 4) / 4, 16 / 2.
  void lagsAreAsCountedByHand()
  {
    const std::vector<Reading> line = {
        {{0, 0}, 1}, {{1, 0}, 3}, {{2, 0}, 2}, {{3, 0}, 5}, {{9, 0}}}; // the last has no value
    const std::vector<Lag> lags = coverage::lagsOf(line, 1, 4);
    QCOMPARE(lags.size(), 3U);
    QCOMPARE(lags[0].pairs, 3);
    QVERIFY(isNear(lags[0].semivariance, 14.0 / 6, 1e-12));
    QVERIFY(isNear(lags[1].semivariance, 1.25, 1e-12));
    QVERIFY(isNear(lags[2].semivariance, 8, 1e-12));
    QCOMPARE(lags[2].distance, 3.0);
  }

  void aVariogramIsFoundAgainFromItsOwnLags()
  {
    for (const Variogram::Model model : kModels)
      for (const double nugget : {0.0, 8.0}) {
        const Variogram made{model, nugget, 50, 340};
        std::vector<Lag> lags;
        for (double at = 25; at < 700; at += 50)
          lags.push_back({at, made.at(at), 10});
        const auto fit = coverage::fitVariogram(lags, model);
        QVERIFY(fit);
        QVERIFY(isNear(fit->nugget, nugget, 0.3));
        QVERIFY(isNear(fit->sill, 50, 0.3));
        QVERIFY(isNear(fit->range, 340, 4));
      }
  }

  void nothingIsFittedToNothing()
  {
    const std::vector<Lag> even = {{10, 0, 5}, {20, 0, 5}, {30, 0, 5}};
    QVERIFY(!coverage::fitVariogram(even, Variogram::Model::Spherical));
    const std::vector<Lag> few = {{10, 1, 5}, {20, 2, 5}};
    QVERIFY(!coverage::fitVariogram(few, Variogram::Model::Spherical));
    QVERIFY(coverage::lagsOf(std::vector<Reading>{{{0, 0}, 1}}).empty());
    const std::vector<Lag> falling = {{10, 9, 5}, {20, 5, 5}, {30, 1, 5}};
    const auto fit = coverage::fitVariogram(falling, Variogram::Model::Exponential);
    QVERIFY(fit && fit->nugget > 0 && fit->nugget <= fit->sill && fit->range > 0);
  }

  void aGridHasWhatItsCellsHave()
  {
    const std::vector<Reading> readings = invented(6, 15);
    const Kriging kriging(readings, {Variogram::Model::Spherical, 4, 64, 350});
    NoProgress progress;
    const coverage::EstimateFrame frame{-100, 1100, 20, 60, 50};
    const auto grid = coverage::estimate(kriging, frame, progress);
    QVERIFY(grid);
    const std::vector<qint8> classes = grid.value().classes(coverage::kReachShares);
    for (int row = 0; row < 50; row += 7)
      for (int column = 0; column < 60; column += 7) {
        const Estimate here = kriging.at({-90 + 20.0 * column, 1090 - 20.0 * row});
        const auto cell = std::size_t(row * 60 + column);
        QVERIFY(isNear(double(grid.value().values[cell]), here.value, 1e-4));
        QVERIFY(isNear(double(grid.value().errors[cell]), here.error / 8, 1e-6));
        const double share = here.error / 8;
        QCOMPARE(int(classes[cell]), share <= 0.5 ? 0 : share <= 0.7 ? 1 : share <= 0.9 ? 2 : -1);
      }
    StopAfter stop;
    const auto stopped = coverage::estimate(kriging, frame, stop);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, Error::Code::Cancelled);
  }
};

QTEST_APPLESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
