// What is wrong with the geometry of a layer, found without changing anything.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/wkb.h>

#include <QString>

#include <optional>
#include <vector>

namespace diaban::geo {

enum class CheckRule : quint8 {
  NoGeometry,       ///< null or empty
  Invalid,          ///< a polygon or line that no program can compute with
  SelfIntersection, ///< a ring or line that crosses or touches itself
  Duplicate,        ///< two rows of the same shape
  Overlap,          ///< two polygons that share ground
  Gap,              ///< ground that polygons enclose and none of them covers
  Sliver,           ///< a part of a polygon that is narrower than anything real
  Dangle,           ///< a line's end that nearly reaches another line
  Unnoded,          ///< two lines that cross or meet without a vertex of both there
  OutsidePolygon,   ///< a point that lies in no polygon of another layer
  RingOrder         ///< a hole that turns as its outer ring does, parts that turn differently
};
inline constexpr int kCheckRules = 11;

QString checkRuleName(CheckRule rule); ///< "overlap", as in files and on the command line
std::optional<CheckRule> checkRuleFromName(const QString& name);

/// In words of ui.md: what hinders computing is High, what may be meant is Low.
enum class CheckSeverity : quint8 { High, Medium, Low };
CheckSeverity checkSeverity(CheckRule rule);

/// Lengths in metres, areas in m². `metresPerUnit` is of the layer's coordinates (see forCrs).
struct CheckOptions {
  std::vector<CheckRule> rules; ///< which to look at
  double metresPerUnit = 1;
  /// Points nearer than this are one point: a hundredth of a millimetre, ten times what
  /// transforming a coordinate there and back moves it, a thousandth of what coordinates are
  /// written with.
  double noise = 0.00001;
  /// Overlaps and gaps that are narrower on average (twice the area by the perimeter) come from
  /// rounding: cadastral coordinates are given to the millimetre.
  double leastWidth = 0.001;
  double leastArea = 0.01; ///< and those below 1 dm² are left out: areas are given to 0.1 m²
  /// A part whose mean width is less is a sliver: 0.1 m is twice the position error of 5 cm that
  /// cadastral maps at 1:200 allow.
  double sliverWidth = 0.1;
  /// Ends of lines nearer to another line were meant to meet it: 0.3 m, twice the position error
  /// of 15 cm at 1:1000.
  double dangleTolerance = 0.3;
  std::size_t mostListed = 10'000; ///< findings of one rule that are given; all are counted
  int threads = 2;

  bool has(CheckRule rule) const;
  /// Tolerances in the units of `crs`; degrees count as on the equator.
  static CheckOptions forCrs(const Crs& crs, std::vector<CheckRule> rules);
};

struct CheckFinding {
  CheckRule rule = CheckRule::Invalid;
  std::vector<qint64> fids; ///< the rows it is about: one or two; those around a gap
  double x = 0, y = 0;      ///< where to look
  Extent extent;            ///< all of it
  double size = 0;          ///< m²; of lines and points m, or 0
  QString detail;           ///< invalid: what GEOS calls it ("Hole lies outside shell")
  FlatGeometry shape;       ///< of a gap (what stands in it as holes) and of an overlap; else empty
};

struct CheckResult {
  std::vector<CheckFinding> findings; ///< by rule, then the largest first
  std::vector<std::size_t> counts;    ///< one for each CheckRule: how many there are in all
  std::size_t count(CheckRule rule) const { return counts[static_cast<std::size_t>(rule)]; }
};

/// Looks at all rows of a layer by `options.threads` threads. The result does not depend on their
/// number, nor on the order of rows in the file. Memory beside the table: what stays open of the
/// borders, and the findings listed. Any thread. \returns Cancelled
Result<CheckResult> checkTable(const FeatureTable& table, const CheckOptions& options,
                               Progress& progress);

/// Points of `points` that lie in no polygon of `polygons`; on a border counts as inside.
Result<CheckResult> checkInside(const FeatureTable& points, const FeatureTable& polygons,
                                const CheckOptions& options, Progress& progress);

} // namespace diaban::geo
