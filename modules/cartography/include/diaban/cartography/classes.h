// Numbers put into classes: where the limits lie, how they are written, how many there are.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QLocale>
#include <QString>
#include <QVector>

#include <span>

namespace diaban::cartography {

enum class ClassMethod : quint8 {
  Quantile,      ///< as many rows in each class (quantiles of type 7 of Hyndman and Fan)
  EqualInterval, ///< classes of the same width
  NaturalBreaks  ///< after Jenks and Fisher: the least sum of squared distances to class means
};
inline constexpr int kMostClasses = 20;

/// Limits of `count` classes (1 to kMostClasses): the least number, then the upper limit of each
/// class, which it holds. Fewer classes come out where there are fewer different numbers or where
/// quantiles coincide; none of no numbers; one number alone is its own class [v, v].
/// Natural breaks are exact for any size: Fisher's dynamic programme over the different numbers,
/// each layer of it by divide and conquer, O(count · n log n) time and 4 · count · n bytes.
/// \param sorted finite, ascending
/// \returns Cancelled
Result<QVector<double>> classLimits(std::span<const double> sorted, ClassMethod method, int count,
                                    Progress& progress);

/// Rows with least <= number <= greatest, counted in `bins` parts of the same width.
QVector<qint64> histogram(std::span<const double> sorted, int bins);

/// How many of them are in the class from < number <= to; the first class also holds its `from`.
qint64 countInClass(std::span<const double> sorted, double from, double to, bool isFirst);

/// Decimals that tell the limits apart, with one to spare: 0 to 6.
int decimalsFor(const QVector<double>& limits);

/// "1.000 – 2.500" in the notation of `locale`; one number where both are written alike.
QString classTitle(double from, double to, int decimals, const QLocale& locale);

} // namespace diaban::cartography
