#include <diaban/coverage/interpolation.h>

#include <QLineF>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace diaban::coverage {
namespace {

constexpr double kSamePlace = 0.001; ///< metres

double distanceOf(QPointF one, QPointF other)
{
  return QLineF(one, other).length();
}

/// Stations on one spot made one.
std::vector<Reading> merged(std::span<const Reading> readings)
{
  std::vector<Reading> stations;
  std::vector<int> counts;
  for (const Reading& reading : readings) {
    const auto same = std::find_if(stations.begin(), stations.end(), [&](const Reading& other) {
      return distanceOf(reading.place, other.place) < kSamePlace;
    });
    if (same == stations.end()) {
      stations.push_back(reading);
      counts.push_back(1);
      continue;
    }
    int& count = counts[static_cast<std::size_t>(same - stations.begin())];
    same->value += (reading.value - same->value) / ++count;
  }
  return stations;
}

/// The inverse of a positive definite matrix, by Cholesky's factors, row by row.
std::vector<double> inverseOf(std::vector<double> matrix, std::size_t size)
{
  const auto at = [size](std::size_t row, std::size_t column) { return row * size + column; };
  for (std::size_t j = 0; j < size; ++j) { // the lower half becomes L with L Lᵀ = matrix
    for (std::size_t i = j; i < size; ++i) {
      double sum = matrix[at(i, j)];
      for (std::size_t k = 0; k < j; ++k)
        sum -= matrix[at(i, k)] * matrix[at(j, k)];
      matrix[at(i, j)] = i == j ? std::sqrt(std::max(sum, 0.0)) : sum / matrix[at(j, j)];
    }
  }
  std::vector<double> low(size * size, 0); // the inverse of L
  for (std::size_t j = 0; j < size; ++j)
    for (std::size_t i = j; i < size; ++i) {
      double sum = i == j ? 1 : 0;
      for (std::size_t k = j; k < i; ++k)
        sum -= matrix[at(i, k)] * low[at(k, j)];
      low[at(i, j)] = sum / matrix[at(i, i)];
    }
  std::vector<double> inverse(size * size, 0);
  for (std::size_t k = 0; k < size; ++k)
    for (std::size_t i = 0; i <= k; ++i)
      for (std::size_t j = 0; j <= k; ++j)
        inverse[at(i, j)] += low[at(k, i)] * low[at(k, j)];
  return inverse;
}

} // namespace

Kriging::Kriging(std::span<const Reading> readings, const Variogram& variogram)
    : m_stations(merged(readings))
    , m_variogram(variogram)
    , m_hasValues(std::none_of(readings.begin(), readings.end(),
                               [](const Reading& reading) { return std::isnan(reading.value); }))
{
  const std::size_t size = m_stations.size();
  std::vector<double> covariances;
  for (const Reading& station : m_stations) {
    const std::vector<double> row = covariancesWith(station.place);
    covariances.insert(covariances.end(), row.begin(), row.end());
  }
  m_inverse = inverseOf(std::move(covariances), size);
  m_sums.assign(size, 0);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j)
      m_sums[i] += m_inverse[i * size + j];
  for (const double sum : m_sums)
    m_total += sum;
}

std::vector<double> Kriging::covariancesWith(QPointF place) const
{
  std::vector<double> list;
  list.reserve(m_stations.size());
  for (const Reading& station : m_stations)
    list.push_back(m_variogram.sill - m_variogram.at(distanceOf(station.place, place)));
  return list;
}

std::vector<double> Kriging::weightsFor(const std::vector<double>& near) const
{
  const std::size_t size = m_stations.size();
  std::vector<double> weights(size, 0);
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i)
    if (near[i] != 0) // beyond the range of a spherical variogram: most of them
      for (std::size_t j = 0; j < size; ++j)
        weights[j] += m_inverse[i * size + j] * near[i];
  for (const double weight : weights)
    sum += weight;
  for (std::size_t i = 0; i < size; ++i) // what is missing to one goes to the mean of all
    weights[i] += m_sums[i] * (1 - sum) / m_total;
  return weights;
}

std::vector<double> Kriging::weightsAt(QPointF place) const
{
  return weightsFor(covariancesWith(place));
}

Estimate Kriging::at(QPointF place) const
{
  const std::size_t size = m_stations.size();
  const std::vector<double> near = covariancesWith(place);
  const std::vector<double> weights = weightsFor(near);
  Estimate estimate{m_hasValues ? 0 : std::numeric_limits<double>::quiet_NaN(), 0};
  double shared = 0, mean = 0;
  for (std::size_t i = 0; i < size; ++i) {
    shared += weights[i] * near[i];
    mean += m_sums[i] * near[i];
    estimate.value += m_hasValues ? weights[i] * m_stations[i].value : 0;
  }
  const double variance = m_variogram.sill - shared + (1 - mean) / m_total;
  estimate.error = std::sqrt(std::max(variance, 0.0));
  return estimate;
}

CrossValidation Kriging::crossValidation() const
{
  const std::size_t size = m_stations.size();
  CrossValidation found;
  if (!m_hasValues || size < 2)
    return found;
  double squares = 0, ratios = 0;
  for (std::size_t i = 0; i < size; ++i) {
    double residual = 0;
    for (std::size_t j = 0; j < size; ++j)
      residual += (m_inverse[i * size + j] - m_sums[i] * m_sums[j] / m_total) * m_stations[j].value;
    const double own = m_inverse[i * size + i] - m_sums[i] * m_sums[i] / m_total;
    const double error = residual / own;
    found.errors.push_back(error);
    found.bias += error / static_cast<double>(size);
    squares += error * error;
    ratios += error * error * own; // 1 / own is the variance of that estimate
  }
  found.rootMeanSquare = std::sqrt(squares / static_cast<double>(size));
  found.meanRatio = ratios / static_cast<double>(size);
  return found;
}

std::vector<qint8> EstimateGrid::classes(std::span<const double> shares) const
{
  std::vector<qint8> list;
  list.reserve(errors.size());
  for (const float error : errors) {
    const auto first = std::find_if(shares.begin(), shares.end(), [&](double share) {
      return static_cast<double>(error) <= share;
    });
    list.push_back(first == shares.end() ? qint8{-1} : static_cast<qint8>(first - shares.begin()));
  }
  return list;
}

Result<EstimateGrid> estimate(const Kriging& kriging, const EstimateFrame& frame,
                              Progress& progress)
{
  EstimateGrid grid{frame, {}, {}};
  const auto cells = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
  grid.errors.resize(cells);
  grid.values.resize(kriging.hasValues() ? cells : 0);
  const double deviation = std::sqrt(kriging.variogram().sill);
  std::atomic<int> next = 0;
  std::atomic<bool> isStopped = false;
  const auto work = [&](Progress* told) {
    for (int row = next++; row < frame.height && !isStopped; row = next++) {
      auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width);
      for (int column = 0; column < frame.width; ++column, ++cell) {
        const Estimate here = kriging.at(
            {frame.west + (column + 0.5) * frame.cell, frame.north - (row + 0.5) * frame.cell});
        grid.errors[cell] = static_cast<float>(here.error / deviation);
        if (!grid.values.empty())
          grid.values[cell] = static_cast<float>(here.value);
      }
      if (told && !told->advance(static_cast<double>(row) / frame.height))
        isStopped = true;
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::max(std::thread::hardware_concurrency(), 1U); ++i)
    others.emplace_back(work, nullptr);
  work(&progress);
  for (std::thread& other : others)
    other.join();
  if (isStopped || !progress.advance(1))
    return Error{Error::Code::Cancelled, {}, {}};
  return grid;
}

} // namespace diaban::coverage
