#include <diaban/cartography/classes.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace diaban::cartography {
namespace {

double quantile(std::span<const double> sorted, double share)
{
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size())
    return sorted.back();
  return sorted[below] + (place - std::floor(place)) * (sorted[below + 1] - sorted[below]);
}

/// Fisher's dynamic programme. The cost of a class satisfies the quadrangle inequality, so the
/// first number of the last class only moves up as more numbers are taken in.
class NaturalBreaks {
public:
  NaturalBreaks(std::span<const double> sorted, Progress& progress)
      : m_progress(progress)
  {
    const double mean =
        std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    m_weights.push_back(0);
    m_sums.push_back(0);
    m_squares.push_back(0);
    for (auto first = sorted.begin(); first != sorted.end();) {
      const auto end = std::upper_bound(first, sorted.end(), *first);
      const auto weight = static_cast<double>(end - first);
      const double centred = *first - mean; // keeps the digits that squares would lose
      m_values.push_back(*first);
      m_weights.push_back(m_weights.back() + weight);
      m_sums.push_back(m_sums.back() + weight * centred);
      m_squares.push_back(m_squares.back() + weight * centred * centred);
      first = end;
    }
  }

  Result<QVector<double>> limits(int count)
  {
    const std::size_t n = m_values.size();
    const auto classes = std::min(static_cast<std::size_t>(count), n);
    m_best.resize(n);
    for (std::size_t j = 0; j < n; ++j)
      m_best[j] = cost(0, j);
    m_whole = static_cast<double>(classes) * static_cast<double>(n);
    std::vector<std::vector<quint32>> firsts(classes);
    for (std::size_t k = 1; k < classes; ++k) {
      m_before = m_best;
      firsts[k].resize(n);
      if (!solve(firsts[k], k, n - 1, k, n - 1))
        return Error{Error::Code::Cancelled, {}, {}};
    }
    QVector<double> limits(static_cast<qsizetype>(classes) + 1);
    limits[0] = m_values.front();
    std::size_t last = n - 1;
    for (std::size_t k = classes; k-- > 0;) {
      limits[static_cast<qsizetype>(k) + 1] = m_values[last];
      if (k > 0)
        last = firsts[k][last] - 1;
    }
    return limits;
  }

private:
  /// Of one class with the different numbers first to last.
  double cost(std::size_t first, std::size_t last) const
  {
    const double weight = m_weights[last + 1] - m_weights[first];
    const double sum = m_sums[last + 1] - m_sums[first];
    return std::max(0.0, m_squares[last + 1] - m_squares[first] - sum * sum / weight);
  }

  /// Fills m_best and `firsts` for the last numbers lo to hi, whose classes begin in [from, to].
  bool solve(std::vector<quint32>& firsts, std::size_t lo, std::size_t hi, std::size_t from,
             std::size_t to)
  {
    const std::size_t middle = lo + (hi - lo) / 2;
    double best = HUGE_VAL;
    std::size_t first = from;
    for (std::size_t i = from; i <= std::min(middle, to); ++i)
      if (const double here = m_before[i - 1] + cost(i, middle); here < best) {
        best = here;
        first = i;
      }
    m_best[middle] = best;
    firsts[middle] = static_cast<quint32>(first);
    m_done += 1;
    constexpr qint64 kBetweenReports = 4096;
    if (++m_steps % kBetweenReports == 0 && !m_progress.advance(std::min(1.0, m_done / m_whole)))
      return false;
    if (middle > lo && !solve(firsts, lo, middle - 1, from, first))
      return false;
    return middle >= hi || solve(firsts, middle + 1, hi, first, to);
  }

  Progress& m_progress;
  std::vector<double> m_values, m_weights, m_sums, m_squares; ///< the last three: of all before
  std::vector<double> m_before, m_best; ///< by last number: with one class fewer, and now
  double m_done = 0, m_whole = 1;
  qint64 m_steps = 0;
};

QVector<double> withoutRepeats(QVector<double> limits)
{
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  if (limits.size() == 1)
    limits.append(limits.constFirst());
  return limits;
}

} // namespace

Result<QVector<double>> classLimits(std::span<const double> sorted, ClassMethod method, int count,
                                    Progress& progress)
{
  if (sorted.empty())
    return QVector<double>();
  count = std::clamp(count, 1, kMostClasses);
  if (method == ClassMethod::NaturalBreaks) {
    DIABAN_TRY(limits, NaturalBreaks(sorted, progress).limits(count));
    // A class of one number at the lower end is that number alone.
    return sorted.front() == sorted.back() ? withoutRepeats(limits) : limits;
  }
  QVector<double> limits;
  for (int i = 0; i <= count; ++i) {
    const double share = static_cast<double>(i) / count;
    limits.append(method == ClassMethod::Quantile
                      ? quantile(sorted, share)
                      : sorted.front() + share * (sorted.back() - sorted.front()));
  }
  limits.last() = sorted.back(); // not a rounding error below it
  return withoutRepeats(limits);
}

QVector<qint64> histogram(std::span<const double> sorted, int bins)
{
  QVector<qint64> counts(bins);
  if (sorted.empty())
    return counts;
  const double width = (sorted.back() - sorted.front()) / bins;
  auto first = sorted.begin();
  for (int bin = 0; bin < bins; ++bin) {
    const auto end =
        bin + 1 == bins ? sorted.end()
                        : std::upper_bound(first, sorted.end(), sorted.front() + width * (bin + 1));
    counts[bin] = end - first;
    first = end;
  }
  return counts;
}

qint64 countInClass(std::span<const double> sorted, double from, double to, bool isFirst)
{
  const auto first = isFirst ? std::lower_bound(sorted.begin(), sorted.end(), from)
                             : std::upper_bound(sorted.begin(), sorted.end(), from);
  return std::max<qint64>(0, std::upper_bound(sorted.begin(), sorted.end(), to) - first);
}

int decimalsFor(const QVector<double>& limits)
{
  constexpr int kMost = 6;
  double gap = HUGE_VAL;
  bool areWhole = true;
  for (qsizetype i = 0; i < limits.size(); ++i) {
    areWhole = areWhole && limits[i] == std::round(limits[i]);
    if (i > 0 && limits[i] > limits[i - 1])
      gap = std::min(gap, limits[i] - limits[i - 1]);
  }
  if (areWhole || std::isinf(gap))
    return areWhole ? 0 : 2;
  return std::clamp(static_cast<int>(std::ceil(1 - std::log10(gap))), 0, kMost);
}

QString classTitle(double from, double to, int decimals, const QLocale& locale)
{
  const QString least = locale.toString(from, 'f', decimals);
  const QString most = locale.toString(to, 'f', decimals);
  return least == most ? least : QStringLiteral("%1 – %2").arg(least, most);
}

} // namespace diaban::cartography
