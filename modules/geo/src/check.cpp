#include "brokenborders.h"
#include "checkcoverage.h"
#include "checkgaps.h"
#include "checklines.h"
#include "checkpoints.h"
#include "checkslivers.h"

#include <diaban/geo/check.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::geo {
namespace {

constexpr std::array<const char*, kCheckRules> kNames{
    "no-geometry", "invalid", "self-intersection", "duplicate",       "overlap",   "gap",
    "sliver",      "dangle",  "unnoded",           "outside-polygon", "ring-order"};

// The ellipsoid of WGS 84.
constexpr double kEquator = 6'378'137, kFlattening = 1 / 298.257223563;
constexpr double kSquareEccentricity = kFlattening * (2 - kFlattening);
constexpr double kRadians = M_PI / 180;

Error cancelled()
{
  return Error{Error::Code::Cancelled, {}, {}};
}

bool hasAny(const CheckOptions& options, std::initializer_list<CheckRule> rules)
{
  return std::any_of(rules.begin(), rules.end(), [&](CheckRule rule) { return options.has(rule); });
}

std::size_t threadsOf(const CheckOptions& options)
{
  return static_cast<std::size_t>(std::max(1, options.threads));
}

/// One piece of work for each thread, each with findings of its own, then all findings together.
template <typename Check>
bool eachBlock(const CheckedRows& rows, FindingLists& findings, Progress& progress, Check&& check)
{
  const std::size_t threads = threadsOf(rows.options());
  std::vector<FindingLists> own(threads, FindingLists(rows.options().mostListed));
  const bool isDone = check(own, static_cast<int>(threads), progress);
  for (FindingLists& list : own)
    findings.add(std::move(list));
  return isDone;
}

bool examineRows(CheckedRows& rows, FindingLists& findings, Progress& progress)
{
  return eachBlock(rows, findings, progress, [&](auto& own, int threads, Progress& stage) {
    return eachIndex(rows.blocks(), threads, stage, [&](std::size_t block, std::size_t thread) {
      rows.examine(block, own[thread]);
    });
  });
}

/// \returns rows along whose borders gaps were not looked for; nothing when stopped
std::optional<std::size_t> examineCoverage(const CheckedRows& rows, FindingLists& findings,
                                           Progress& progress)
{
  SubProgress pairs(progress, 0, 0.9), last(progress, 0.9, 1);
  std::vector<std::vector<OpenBorder>> open(rows.blocks());
  const bool isDone =
      eachBlock(rows, findings, pairs, [&](auto& own, int threads, Progress& stage) {
        std::vector<CoverageCheck> checks;
        for (FindingLists& list : own)
          checks.emplace_back(rows, list);
        return eachIndex(rows.blocks(), threads, stage, [&](std::size_t block, std::size_t thread) {
          open[block] = checks[thread].examine(block);
        });
      });
  if (!isDone)
    return std::nullopt;
  if (!rows.options().has(CheckRule::Gap))
    return 0;
  std::vector<OpenBorder> all;
  for (auto& pieces : open) {
    all.insert(all.end(), pieces.begin(), pieces.end());
    std::vector<OpenBorder>().swap(pieces);
  }
  const auto unclosed = closeRings(std::move(all), rows.noise(),
                                   [&](const BorderRing& ring) { addGap(rows, ring, findings); });
  return addGapsOfBroken(rows, unclosed, findings, last);
}

bool examineLines(const CheckedRows& rows, FindingLists& findings, Progress& progress)
{
  return eachBlock(rows, findings, progress, [&](auto& own, int threads, Progress& stage) {
    std::vector<LineCheck> checks;
    for (FindingLists& list : own)
      checks.emplace_back(rows, list);
    return eachIndex(rows.blocks(), threads, stage,
                     [&](std::size_t block, std::size_t thread) { checks[thread].examine(block); });
  });
}

std::unordered_map<qint64, quint32> placesOf(const CheckedRows& rows,
                                             const std::vector<CheckFinding>& findings)
{
  std::unordered_map<qint64, quint32> places;
  for (const CheckFinding& found : findings)
    for (const qint64 fid : found.fids)
      places.emplace(fid, 0);
  for (std::size_t block = 0; block < rows.blocks(); ++block) {
    const auto& fids = rows.table().blocks()[block]->fids;
    for (std::size_t row = 0; row < fids.size(); ++row)
      if (const auto found = places.find(fids[row]); found != places.end())
        found->second = rows.place(block, row);
  }
  return places;
}

CheckResult finished(const CheckedRows& rows, FindingLists& findings)
{
  auto overlaps = findings[CheckRule::Overlap].take();
  finishOverlaps(rows, placesOf(rows, overlaps), overlaps);
  auto gaps = findings[CheckRule::Gap].take();
  findings[CheckRule::Gap].uncount(finishGaps(rows, gaps));
  auto slivers = findings[CheckRule::Sliver].take();
  findNeighboursOf(rows, slivers);
  for (auto* list : {&overlaps, &gaps, &slivers})
    for (CheckFinding& found : *list) {
      findings[found.rule].uncount(1);
      findings[found.rule].add(std::move(found));
    }
  return findings.take();
}

} // namespace

QString checkRuleName(CheckRule rule)
{
  return QString::fromLatin1(kNames[static_cast<std::size_t>(rule)]);
}

std::optional<CheckRule> checkRuleFromName(const QString& name)
{
  const auto at = std::find(kNames.begin(), kNames.end(), name.toLatin1());
  if (at == kNames.end())
    return std::nullopt;
  return static_cast<CheckRule>(at - kNames.begin());
}

CheckSeverity checkSeverity(CheckRule rule)
{
  switch (rule) {
  case CheckRule::Invalid:
  case CheckRule::SelfIntersection:
  case CheckRule::Overlap: return CheckSeverity::High;
  case CheckRule::Duplicate:
  case CheckRule::Gap:
  case CheckRule::Dangle:
  case CheckRule::OutsidePolygon: return CheckSeverity::Medium;
  default: return CheckSeverity::Low;
  }
}

bool CheckOptions::has(CheckRule rule) const
{
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

UnitScale CheckOptions::scaleAt(double y) const
{
  if (!isGeographic)
    return {metresPerUnit, metresPerUnit};
  // Radii of curvature along the parallel and along the meridian. At a pole a degree of longitude
  // has no length; nothing is divided by so little.
  const double latitude = std::clamp(y, -89.9, 89.9) * kRadians;
  const double w = 1 - kSquareEccentricity * std::sin(latitude) * std::sin(latitude);
  const double across = kEquator / std::sqrt(w);
  const double along = kEquator * (1 - kSquareEccentricity) / (w * std::sqrt(w));
  return {across * std::cos(latitude) * kRadians, along * kRadians};
}

CheckOptions CheckOptions::forCrs(const Crs& crs, std::vector<CheckRule> rules)
{
  CheckOptions options;
  options.rules = std::move(rules);
  options.isGeographic = crs.isGeographic();
  options.metresPerUnit = options.isGeographic ? kEquator * kRadians : crs.metresPerUnit();
  return options;
}

Result<CheckResult> checkTable(const FeatureTable& table, const CheckOptions& options,
                               Progress& progress)
{
  CheckedRows rows(table, options);
  FindingLists findings(options.mostListed);
  SubProgress alone(progress, 0, 0.25), together(progress, 0.25, 0.9), lines(progress, 0.9, 1);
  if (!examineRows(rows, findings, alone))
    return cancelled();
  if (options.has(CheckRule::Duplicate))
    rows.findDuplicates(findings);
  std::size_t rowsWithoutGaps = 0;
  if (hasAny(options, {CheckRule::Overlap, CheckRule::Gap})) {
    const auto leftOut = examineCoverage(rows, findings, together);
    if (!leftOut)
      return cancelled();
    rowsWithoutGaps = *leftOut;
  }
  if (hasAny(options, {CheckRule::Dangle, CheckRule::Unnoded}) &&
      !examineLines(rows, findings, lines))
    return cancelled();
  CheckResult result = finished(rows, findings);
  result.rowsWithoutGaps = rowsWithoutGaps;
  return result;
}

Result<CheckResult> checkInside(const FeatureTable& points, const FeatureTable& polygons,
                                const CheckOptions& options, Progress& progress)
{
  CheckOptions silent = options;
  silent.rules.clear();
  CheckedRows rows(polygons, silent), places(points, options);
  FindingLists findings(options.mostListed);
  SubProgress first(progress, 0, 0.3), second(progress, 0.3, 1);
  if (!examineRows(rows, findings, first))
    return cancelled();
  const bool isDone =
      eachBlock(places, findings, second, [&](auto& own, int threads, Progress& stage) {
        return eachIndex(places.blocks(), threads, stage,
                         [&](std::size_t block, std::size_t thread) {
                           findOutside(places, block, rows, own[thread]);
                         });
      });
  if (!isDone)
    return cancelled();
  return findings.take();
}

} // namespace diaban::geo
