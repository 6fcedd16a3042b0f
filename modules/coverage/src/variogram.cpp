#include <diaban/coverage/interpolation.h>

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr int kLags = 12;
constexpr int kFewestLags = 3;   // as many as there are parameters
constexpr double kPractical = 3; ///< an exponential has 95 % of its way behind it there

/// Share of the way from the nugget to the sill.
double riseAt(Variogram::Model model, double range, double distance)
{
  const double share = distance / range;
  if (model == Variogram::Model::Exponential)
    return 1 - std::exp(-kPractical * share);
  return share >= 1 ? 1 : share * (1.5 - 0.5 * share * share);
}

double weightOf(const Lag& lag)
{
  return lag.pairs / (lag.distance * lag.distance);
}

/// Nugget and sill by weighted least squares for a given range, and how much is left over.
struct Fit {
  Variogram variogram;
  double rest = 0;
};

double restOf(std::span<const Lag> lags, const Variogram& variogram)
{
  double rest = 0;
  for (const Lag& lag : lags) {
    const double off = lag.semivariance - variogram.at(lag.distance);
    rest += weightOf(lag) * off * off;
  }
  return rest;
}

Fit fitAt(std::span<const Lag> lags, Variogram::Model model, double range)
{
  double w = 0, wr = 0, wrr = 0, wg = 0, wrg = 0;
  for (const Lag& lag : lags) {
    const double weight = weightOf(lag), rise = riseAt(model, range, lag.distance);
    w += weight;
    wr += weight * rise;
    wrr += weight * rise * rise;
    wg += weight * lag.semivariance;
    wrg += weight * rise * lag.semivariance;
  }
  const double determinant = w * wrr - wr * wr;
  double nugget = 0, rise = 0;
  if (determinant > 1e-12 * w * wrr) {
    nugget = (wg * wrr - wrg * wr) / determinant;
    rise = (w * wrg - wr * wg) / determinant;
  } else {
    nugget = wg / w; // all lags are beyond the range
  }
  if (nugget < 0) {
    nugget = 0;
    rise = wrg / wrr;
  } else if (rise < 0) {
    nugget = wg / w;
    rise = 0;
  }
  Fit fit{{model, nugget, nugget + rise, range}, 0};
  fit.rest = restOf(lags, fit.variogram);
  return fit;
}

} // namespace

double Variogram::at(double distance) const
{
  return distance > 0 ? nugget + (sill - nugget) * riseAt(model, range, distance) : 0;
}

double Variogram::reach(double share) const
{
  // One station's reading stands for the place, so its error is that of a difference: 2 γ.
  const double wanted = share * share * sill / 2;
  if (wanted < nugget)
    return 0;
  if (wanted >= sill)
    return std::numeric_limits<double>::infinity();
  double near = 0, far = range;
  while (at(far) < wanted)
    far *= 2;
  constexpr int kHalvings = 60;
  for (int i = 0; i < kHalvings; ++i)
    (at((near + far) / 2) < wanted ? near : far) = (near + far) / 2;
  return near;
}

std::vector<Lag> lagsOf(std::span<const Reading> readings, double width, int count)
{
  std::vector<Lag> lags(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < readings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double distance = QLineF(readings[i].place, readings[j].place).length();
      const double difference = readings[i].value - readings[j].value;
      if (std::isnan(difference) || !(distance > 0) || distance >= width * count)
        continue;
      Lag& lag = lags[static_cast<std::size_t>(distance / width)];
      lag.distance += distance;
      lag.semivariance += difference * difference / 2;
      ++lag.pairs;
    }
  std::erase_if(lags, [](const Lag& lag) { return lag.pairs == 0; });
  for (Lag& lag : lags) {
    lag.distance /= lag.pairs;
    lag.semivariance /= lag.pairs;
  }
  return lags;
}

std::vector<Lag> lagsOf(std::span<const Reading> readings)
{
  double longest = 0;
  for (std::size_t i = 0; i < readings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!std::isnan(readings[i].value - readings[j].value))
        longest = std::max(longest, QLineF(readings[i].place, readings[j].place).length());
  return longest > 0 ? lagsOf(readings, longest / 2 / kLags, kLags) : std::vector<Lag>{};
}

std::optional<Variogram> fitVariogram(std::span<const Lag> lags, Variogram::Model model)
{
  const bool differ =
      std::any_of(lags.begin(), lags.end(), [](const Lag& lag) { return lag.semivariance > 0; });
  if (lags.size() < kFewestLags || !differ)
    return std::nullopt;
  constexpr double kFarthest = 3, kStep = 1.005; // of the last lag; between ranges
  const double last = lags.back().distance;
  Fit best = fitAt(lags, model, last * kFarthest);
  for (double range = lags.front().distance; range < last * kFarthest; range *= kStep)
    if (const Fit fit = fitAt(lags, model, range); fit.rest < best.rest)
      best = fit;
  if (!(best.variogram.sill > 0))
    return std::nullopt;
  return best.variogram;
}

} // namespace diaban::coverage
