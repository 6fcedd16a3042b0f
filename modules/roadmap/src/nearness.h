// Sides of works, distances between sides and boxes, as squares: the innermost loops of looking for
// pairs.
#pragma once

#include <diaban/geo/extent.h>
#include <diaban/roadmap/work.h>

#include <algorithm>

namespace diaban::roadmap {

struct Side {
  double ax, ay, bx, by;
};

inline Side sideOf(const Works& works, const Works::Run& run, quint32 index)
{
  const double* a = works.vertex(run.first + index);
  const double* b = run.sides == 0 ? a : a + 2;
  return {a[0], a[1], b[0], b[1]};
}

inline quint32 sidesOf(const Works::Run& run)
{
  return std::max(run.sides, 1U); // a lone point is a side without length
}

inline double squaredDistance(const geo::Extent& a, const geo::Extent& b)
{
  const double dx = std::max({0.0, a.minX - b.maxX, b.minX - a.maxX});
  const double dy = std::max({0.0, a.minY - b.maxY, b.minY - a.maxY});
  return dx * dx + dy * dy;
}

inline geo::Extent boxOf(const Side& side)
{
  return {std::min(side.ax, side.bx), std::min(side.ay, side.by), std::max(side.ax, side.bx),
          std::max(side.ay, side.by)};
}

/// From a point to a side, which may be a point too.
inline double squaredDistance(double x, double y, const Side& side)
{
  const double dx = side.bx - side.ax, dy = side.by - side.ay;
  const double px = x - side.ax, py = y - side.ay;
  const double squaredLength = dx * dx + dy * dy;
  const double along = px * dx + py * dy;
  const double t = squaredLength > 0 ? std::clamp(along / squaredLength, 0.0, 1.0) : 0.0;
  const double ex = px - t * dx, ey = py - t * dy;
  return ex * ex + ey * ey;
}

/// Whether both cross in the inside of each. Those that only touch are at distance 0 by an end.
inline bool doCross(const Side& s, const Side& t)
{
  const auto turn = [](const Side& side, double x, double y) {
    return (side.bx - side.ax) * (y - side.ay) - (side.by - side.ay) * (x - side.ax);
  };
  const double a = turn(s, t.ax, t.ay), b = turn(s, t.bx, t.by);
  const double c = turn(t, s.ax, s.ay), d = turn(t, s.bx, s.by);
  return ((a > 0 && b < 0) || (a < 0 && b > 0)) && ((c > 0 && d < 0) || (c < 0 && d > 0));
}

inline double squaredDistance(const Side& s, const Side& t)
{
  if (doCross(s, t))
    return 0;
  return std::min({squaredDistance(s.ax, s.ay, t), squaredDistance(s.bx, s.by, t),
                   squaredDistance(t.ax, t.ay, s), squaredDistance(t.bx, t.by, s)});
}

} // namespace diaban::roadmap
