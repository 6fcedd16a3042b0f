#include "nearness.h"
#include "worktree.h"

#include <diaban/roadmap/pairs.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::roadmap {
namespace {

constexpr std::size_t kWorksBetweenReports = 1024;

/// The least squared distance between sides of two runs, or anything up to `enough`, or anything
/// from `least` on where they come no nearer.
double nearest(const Works& works, const Works::Run& a, const Works::Run& b, double least,
               double enough)
{
  for (quint32 i = 0; i < sidesOf(a) && least > enough; ++i) {
    const Side s = sideOf(works, a, i);
    const geo::Extent box = boxOf(s);
    if (squaredDistance(box, b.box) >= least)
      continue;
    for (quint32 j = 0; j < sidesOf(b); ++j) {
      const Side t = sideOf(works, b, j);
      if (squaredDistance(box, boxOf(t)) < least)
        least = std::min(least, squaredDistance(s, t));
    }
  }
  return least;
}

/// The same between the borders of two works.
double nearest(const Works& works, std::size_t a, std::size_t b, double least, double enough)
{
  for (const Works::Run& run : works.runs(a)) {
    if (squaredDistance(run.box, works.box(b)) >= least)
      continue;
    for (const Works::Run& other : works.runs(b))
      if (squaredDistance(run.box, other.box) < least) {
        least = nearest(works, run, other, least, enough);
        if (least <= enough)
          return least;
      }
  }
  return least;
}

/// Whether an area of `outer` holds a part of the other work. \pre their borders don't meet
bool holdsPart(const Works& works, std::size_t outer, std::size_t inner)
{
  const geo::Extent& box = works.box(outer);
  return works.anyPart(inner, [&](double x, double y) {
    return x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY &&
           works.isInside(outer, x, y);
  });
}

bool isHeld(const Works& works, std::size_t a, std::size_t b)
{
  return works.box(a).intersects(works.box(b)) &&
         (holdsPart(works, a, b) || holdsPart(works, b, a));
}

bool doPeriodsMeet(const Works& works, std::size_t a, std::size_t b, std::optional<int> gap)
{
  if (!gap)
    return true;
  // In 64 bits, since days that are not known are the farthest there are.
  return qint64{works.firstDay(a)} <= qint64{works.lastDay(b)} + *gap &&
         qint64{works.firstDay(b)} <= qint64{works.lastDay(a)} + *gap;
}

} // namespace

int gapDays(const Works& works, std::size_t a, std::size_t b)
{
  return std::max(works.firstDay(a), works.firstDay(b)) -
         std::min(works.lastDay(a), works.lastDay(b));
}

bool areWithin(const Works& works, std::size_t a, std::size_t b, double metres)
{
  const double limit = metres + kDistanceGrace;
  const double over = std::nextafter(limit * limit, std::numeric_limits<double>::infinity());
  return nearest(works, a, b, over, limit * limit) < over || isHeld(works, a, b);
}

double distanceBetween(const Works& works, std::size_t a, std::size_t b)
{
  if (isHeld(works, a, b))
    return 0;
  const double metres = std::sqrt(nearest(works, a, b, std::numeric_limits<double>::infinity(), 0));
  return metres <= kDistanceGrace ? 0 : metres;
}

Result<std::vector<ClosePair>> closePairs(const Works& works, const Nearness& nearness,
                                          Progress& progress)
{
  const WorkTree tree(works, !nearness.gapDays);
  std::vector<ClosePair> pairs;
  for (std::size_t place = 0; place < tree.size(); ++place) {
    if (place % kWorksBetweenReports == 0 &&
        !progress.advance(static_cast<double>(place) / static_cast<double>(tree.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    const quint32 work = tree.workAt(place);
    tree.visitLater(place, nearness.metres + kDistanceGrace, nearness.gapDays.value_or(0),
                    [&](quint32 other) {
                      if (areWithin(works, work, other, nearness.metres))
                        pairs.push_back({std::min(work, other), std::max(work, other)});
                    });
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<ClosePair> pairsOf(const Works& works, std::size_t work, const Nearness& nearness)
{
  std::vector<ClosePair> pairs;
  const double limit = nearness.metres + kDistanceGrace;
  const auto index = static_cast<quint32>(work);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const auto other = static_cast<quint32>(i);
    if (other != index && doPeriodsMeet(works, work, i, nearness.gapDays) &&
        squaredDistance(works.box(work), works.box(i)) <= limit * limit &&
        areWithin(works, work, i, nearness.metres))
      pairs.push_back({std::min(index, other), std::max(index, other)});
  }
  return pairs;
}

} // namespace diaban::roadmap
