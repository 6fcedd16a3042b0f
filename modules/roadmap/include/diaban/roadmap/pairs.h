// Which works lie close together while their periods meet, and how far apart two works are.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/work.h>

#include <optional>
#include <vector>

namespace diaban::roadmap {

/// Distances are held against a limit with this much of grace, in metres: far above what rounding
/// does to coordinates in metres, far below what anybody measures. So works that touch are at
/// distance 0 wherever their corners were rounded to.
inline constexpr double kDistanceGrace = 1e-6;

struct Nearness {
  double metres = 0; ///< at most between two works, planar; 0: they touch, cross or overlap
  /// At most between the end of one and the start of the other; none: at whatever time, also where
  /// it is not known.
  std::optional<int> gapDays = 0;
};

/// Two works by their indices, the lower first.
struct ClosePair {
  quint32 a = 0, b = 0;
  auto operator<=>(const ClosePair&) const = default;
};

/// Days between two periods: 0 or less where they have days in common (0: one ends on the day on
/// which the other starts). \pre both are known
int gapDays(const Works& works, std::size_t a, std::size_t b);

/// All pairs as near as that, in ascending order: a.start <= b.end + gap and b.start <= a.end +
/// gap, and the least distance between them, inside of areas included, is not over the limit. Works
/// without a place are in no pair, nor those without dates where a gap is asked for. Any order of
/// the works gives the same pairs.
///
/// 200,000 works with 250,000 pairs: docs/performance.md. O(n log n + pairs) where works are small
/// beside the map; reads its arguments only.
/// \returns Cancelled
Result<std::vector<ClosePair>> closePairs(const Works& works, const Nearness& nearness,
                                          Progress& progress);

/// Those of the pairs that one work is in: what must be found anew when it alone has changed.
/// O(n), a fraction of a millisecond for 20,000 works.
std::vector<ClosePair> pairsOf(const Works& works, std::size_t work, const Nearness& nearness);

/// Whether two works come that near. \pre both have a place
bool areWithin(const Works& works, std::size_t a, std::size_t b, double metres);

/// The least distance, in metres; 0 where they touch, cross or one holds the other.
/// \pre both have a place
double distanceBetween(const Works& works, std::size_t a, std::size_t b);

} // namespace diaban::roadmap
