// How far a reading still speaks for a place: ordinary kriging with its standard error.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QPointF>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace diaban::coverage {

/// How much readings differ with the distance between them: half the mean square of differences.
struct Variogram {
  enum class Model : quint8 {
    Spherical,   ///< reaches the sill at the range
    Exponential, ///< has 95 % of the way to the sill behind it at the range
  };
  Model model = Model::Spherical;
  double nugget = 0; ///< at no distance at all: what the instrument and the next corner make
  double sill = 1;   ///< far away, the nugget included; the variance of all readings
  double range = 0;  ///< metres

  double at(double distance) const;

  /// How far from a single station the standard error is a share of the root of the sill; 0 when it
  /// is more from the start, infinite when it never gets there.
  double reach(double share) const;
};

/// What a station measured where; NaN when only its place is known.
struct Reading {
  QPointF place; ///< metres
  double value = std::numeric_limits<double>::quiet_NaN();
};

/// One class of distances between pairs of readings.
struct Lag {
  double distance = 0;     ///< mean of the pairs', metres
  double semivariance = 0; ///< half the mean square of their differences (Matheron 1963)
  int pairs = 0;
};

/// Classes of `width` metres up to `count` of them; those without a pair are left out. Readings
/// without a value play no part.
std::vector<Lag> lagsOf(std::span<const Reading> readings, double width, int count);
/// Twelve classes up to half the longest distance between two readings.
std::vector<Lag> lagsOf(std::span<const Reading> readings);

/// The variogram that differs least from the lags, each weighing pairs / distance² (as gstat does):
/// the best of a fine row of ranges, nugget and sill by least squares, neither part negative.
/// \returns none for fewer than three lags, or when nothing differs
std::optional<Variogram> fitVariogram(std::span<const Lag> lags, Variogram::Model model);

/// What is to be expected at a place.
struct Estimate {
  double value = 0; ///< NaN when there are no values
  double error = 0; ///< standard error, in the readings' unit
};

/// Each reading reckoned from all others.
struct CrossValidation {
  std::vector<double> errors; ///< of each station: what it reads less what the others say
  double bias = 0;            ///< mean of the errors
  double rootMeanSquare = 0;
  double meanRatio = 0; ///< mean of (error / its standard error)²; near 1 when that is honest
};

/// Ordinary kriging: the weighted mean of all readings, weights adding up to one, whose expected
/// error is least (Matheron 1963). Exact at stations. Stations less than a millimetre apart are one
/// with the mean of their values; when some have no value, none of the values counts. O(stations³)
/// once, then O(stations²) a place. Const calls may be made from several threads.
class Kriging {
public:
  /// \pre at least one reading; 0 ≤ nugget ≤ sill, sill and range > 0
  Kriging(std::span<const Reading> readings, const Variogram& variogram);

  const Variogram& variogram() const { return m_variogram; }
  const std::vector<Reading>& stations() const { return m_stations; } ///< as they were merged
  bool hasValues() const { return m_hasValues; }

  Estimate at(QPointF place) const;
  std::vector<double> weightsAt(QPointF place) const; ///< of stations()
  /// By the way of Dubrule, Math. Geol. 15 (1983), without solving anew for each station. Empty for
  /// fewer than two stations or without values.
  CrossValidation crossValidation() const;

private:
  std::vector<double> covariancesWith(QPointF place) const;
  std::vector<double> weightsFor(const std::vector<double>& covariances) const;

  std::vector<Reading> m_stations;
  Variogram m_variogram;
  bool m_hasValues = false;
  std::vector<double> m_inverse; ///< of the covariances, row by row
  std::vector<double> m_sums;    ///< of its rows
  double m_total = 0;            ///< of all of it
};

/// Where estimates are wanted: the middles of cells, row by row from the north. Metres.
struct EstimateFrame {
  double west = 0, north = 0, cell = 0;
  int width = 0, height = 0;
};

struct EstimateGrid {
  EstimateFrame frame;
  std::vector<float> values; ///< empty when there are none
  std::vector<float> errors; ///< standard errors in shares of the root of the sill

  /// Of each cell how well it is spoken for: the index of the first share, ascending, that its
  /// error keeps to; −1 beyond the last.
  std::vector<qint8> classes(std::span<const double> shares) const;
};

/// Shares of the standard deviation that reach is shown by.
inline constexpr double kReachShares[] = {0.5, 0.7, 0.9};

/// Takes all processors. \returns Cancelled
Result<EstimateGrid> estimate(const Kriging& kriging, const EstimateFrame& frame,
                              Progress& progress);

} // namespace diaban::coverage
