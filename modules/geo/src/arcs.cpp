#include "arcs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::geo {
namespace {

/// Twice the angle whose cosine is 0.999: the longest step that stays within r/1000 of the arc.
const double kLongestStep = 2 * std::acos(0.999);

struct Circle {
  ArcPoint centre;
  double radius = 0; ///< 0: the three points lie on a line
};

/// The circle through three points, computed relative to the first so that nothing is lost far from
/// the origin.
Circle circleThrough(ArcPoint a, ArcPoint b, ArcPoint c)
{
  if (a == c) {
    const ArcPoint centre{a.x + (b.x - a.x) / 2, a.y + (b.y - a.y) / 2};
    return {centre, std::hypot(a.x - centre.x, a.y - centre.y)};
  }
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
  const double cross = bx * cy - by * cx;
  const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  if (std::abs(cross) <= 1e-12 * std::max(b2, c2))
    return {};
  const double ux = (cy * b2 - by * c2) / (2 * cross);
  const double uy = (bx * c2 - cx * b2) / (2 * cross);
  const double radius = std::hypot(ux, uy);
  return std::isfinite(radius) ? Circle{{a.x + ux, a.y + uy}, radius} : Circle{};
}

/// The turn from `from` to `to` in the direction of `sign`, in (0, 2π).
double sweep(double from, double to, double sign)
{
  const double turn = std::fmod(sign * (to - from), 2 * std::numbers::pi);
  return turn < 0 ? turn + 2 * std::numbers::pi : turn;
}

/// Appends what lies strictly between two points of a circle, then `to`.
void appendHalf(const Circle& circle, ArcPoint from, ArcPoint to, double sign,
                std::vector<double>& xy)
{
  const auto angle = [&](ArcPoint p) {
    return std::atan2(p.y - circle.centre.y, p.x - circle.centre.x);
  };
  const double start = angle(from);
  const double turn = sweep(start, angle(to), sign);
  const int steps = std::max(1, static_cast<int>(std::ceil(turn / kLongestStep)));
  for (int i = 1; i < steps; ++i) {
    const double at = start + sign * turn * i / steps;
    xy.push_back(circle.centre.x + circle.radius * std::cos(at));
    xy.push_back(circle.centre.y + circle.radius * std::sin(at));
  }
  xy.push_back(to.x);
  xy.push_back(to.y);
}

} // namespace

void appendArc(ArcPoint start, ArcPoint middle, ArcPoint end, std::vector<double>& xy)
{
  const bool turned = end.x < start.x || (end.x == start.x && end.y < start.y);
  const ArcPoint from = turned ? end : start;
  const ArcPoint to = turned ? start : end;
  const Circle circle = circleThrough(from, middle, to);
  if (circle.radius == 0) {
    xy.insert(xy.end(), {middle.x, middle.y, end.x, end.y});
    return;
  }
  const double side = (middle.x - from.x) * (to.y - from.y) - (middle.y - from.y) * (to.x - from.x);
  const double sign = side < 0 ? -1 : 1;
  const std::size_t first = xy.size();
  appendHalf(circle, from, middle, sign, xy);
  appendHalf(circle, middle, to, sign, xy);
  if (!turned)
    return;
  // Drawn from the other end: turn the vertices round; `start` is left out and `end` closes.
  const std::size_t count = (xy.size() - first) / 2;
  for (std::size_t i = 0, j = count - 1; i < j; ++i, --j) {
    std::swap(xy[first + 2 * i], xy[first + 2 * j]);
    std::swap(xy[first + 2 * i + 1], xy[first + 2 * j + 1]);
  }
  std::rotate(xy.begin() + static_cast<std::ptrdiff_t>(first),
              xy.begin() + static_cast<std::ptrdiff_t>(first) + 2, xy.end());
  xy[xy.size() - 2] = end.x;
  xy[xy.size() - 1] = end.y;
}

} // namespace diaban::geo
