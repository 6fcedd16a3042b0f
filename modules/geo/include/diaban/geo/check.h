// What is wrong with the geometry of a layer, found without changing anything.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/wkb.h>

#include <QString>

#include <cmath>
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

/// From where on something is a finding, in metres and m². The values are our defaults, taken from
/// no regulation: small enough for parcels in towns, and a person can change them.
struct CheckLimits {
  /// Overlaps and gaps that are narrower on average (twice the area by the perimeter) come from
  /// rounding.
  double leastWidth = 0.001;
  double leastArea = 0.01;  ///< overlaps and gaps that are smaller are left out
  double sliverWidth = 0.1; ///< a part whose mean width is less is a sliver
  double dangleReach = 0.3; ///< ends of lines nearer to another line were meant to meet it
  bool operator==(const CheckLimits&) const = default;
};

/// Greater limits make no sense: all would be slivers, each line would be near each other.
inline constexpr double kMostLimit = 1000;

/// Metres of a unit of the coordinates, at some place.
struct UnitScale {
  double east = 1, north = 1;
  double length(double dx, double dy) const { return std::hypot(dx * east, dy * north); }
  double area(double square) const { return square * east * north; }
};

struct CheckOptions {
  std::vector<CheckRule> rules; ///< which to look at
  CheckLimits limits;
  double metresPerUnit = 1;  ///< of the layer's coordinates; of degrees those along the equator
  bool isGeographic = false; ///< they are degrees, whose length depends on the latitude
  /// Points nearer than this are one point: a hundredth of a millimetre, ten times what
  /// transforming a coordinate there and back moves it, a hundredth of the millimetre that
  /// coordinates are written with.
  double noise = 0.00001;
  std::size_t mostListed = 10'000; ///< findings of one rule that are given; all are counted
  int threads = 2;

  bool has(CheckRule rule) const;
  double noiseInUnits() const { return noise / metresPerUnit; }
  /// At a north coordinate. Degrees are measured on the ellipsoid of WGS 84, which VN-2000 has too.
  UnitScale scaleAt(double y) const;
  static CheckOptions forCrs(const Crs& crs, std::vector<CheckRule> rules);
};

struct CheckFinding {
  CheckRule rule = CheckRule::Invalid;
  std::vector<qint64> fids; ///< the rows it is about: one or two; those around a gap
  double x = 0, y = 0;      ///< where to look
  Extent extent;            ///< all of it
  double size = 0;          ///< m²; of lines and points m, or 0
  QString detail;           ///< invalid: what GEOS calls it ("Hole lies outside shell")
  FlatGeometry shape; ///< of a gap (what stands in it as holes), an overlap, a sliver; else empty
  qint64 beside = 0;  ///< of a sliver: the row with the longest border along it; 0: there is none
};

struct CheckResult {
  std::vector<CheckFinding> findings; ///< by rule, then the largest first
  std::vector<std::size_t> counts;    ///< one for each CheckRule: how many there are in all
  /// Rows along whose borders gaps could not be looked for, since too many of them hang together
  /// by borders that don't meet.
  std::size_t rowsWithoutGaps = 0;
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
