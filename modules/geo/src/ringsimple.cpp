#include "ringsimple.h"

#include "geos.h"

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

constexpr std::size_t kMostVertices = 64;

double turn(const double* p, const double* q, const double* r)
{
  return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
}

/// Whether edges p–q and r–s are surely apart.
bool areApart(const double* p, const double* q, const double* r, const double* s, double noise)
{
  if (std::max(p[0], q[0]) + noise < std::min(r[0], s[0]) ||
      std::max(r[0], s[0]) + noise < std::min(p[0], q[0]) ||
      std::max(p[1], q[1]) + noise < std::min(r[1], s[1]) ||
      std::max(r[1], s[1]) + noise < std::min(p[1], q[1]))
    return true;
  const double limitA = noise * (std::abs(q[0] - p[0]) + std::abs(q[1] - p[1]));
  const double limitB = noise * (std::abs(s[0] - r[0]) + std::abs(s[1] - r[1]));
  const double onR = turn(p, q, r), onS = turn(p, q, s);
  const double onP = turn(r, s, p), onQ = turn(r, s, q);
  return (onR > limitA && onS > limitA) || (onR < -limitA && onS < -limitA) ||
         (onP > limitB && onQ > limitB) || (onP < -limitB && onQ < -limitB);
}

/// Whether the way p–q–r goes on, not straight back.
bool goesOn(const double* p, const double* q, const double* r, double noise)
{
  const double ux = q[0] - p[0], uy = q[1] - p[1], vx = r[0] - q[0], vy = r[1] - q[1];
  const double limit = noise * (std::abs(ux) + std::abs(uy) + std::abs(vx) + std::abs(vy));
  return ux * vx + uy * vy > 0 || std::abs(ux * vy - uy * vx) > limit;
}

} // namespace

bool isSurelySimple(std::span<const double> xy, double noise)
{
  const std::size_t count = xy.size() / 2;
  if (count < 2 || count > kMostVertices)
    return false;
  const double* at = xy.data();
  const auto point = [&](std::size_t i) { return at + 2 * i; };
  const std::size_t edges = count - 1;
  const bool isClosed = at[0] == at[2 * edges] && at[1] == at[2 * edges + 1];
  for (std::size_t i = 0; i < edges; ++i) {
    if (std::abs(point(i + 1)[0] - point(i)[0]) + std::abs(point(i + 1)[1] - point(i)[1]) <= noise)
      return false;
    if (i + 1 < edges && !goesOn(point(i), point(i + 1), point(i + 2), noise))
      return false;
    for (std::size_t k = i + 2; k < edges; ++k)
      if (!(isClosed && i == 0 && k + 1 == edges) &&
          !areApart(point(i), point(i + 1), point(k), point(k + 1), noise))
        return false;
  }
  return !isClosed || goesOn(point(edges - 1), point(0), point(1), noise);
}

std::optional<std::pair<double, double>> selfCrossing(std::span<const double> xy)
{
  const GeosGeometry line = geosLine(xy);
  if (!line || GEOSisSimple_r(geosHandle(), line.get()) != 0)
    return std::nullopt;
  // A node that is no vertex of the line, or a vertex passed twice.
  const GeosGeometry noded(GEOSUnaryUnion_r(geosHandle(), line.get()));
  if (!noded)
    return std::pair(xy[0], xy[1]);
  for (const GEOSGeometry* part : geosMembers(noded.get())) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geosHandle(), part);
    double x = 0, y = 0;
    if (GEOSCoordSeq_getXY_r(geosHandle(), sequence, 0, &x, &y) == 1 &&
        (x != xy[0] || y != xy[1]) && (x != xy[xy.size() - 2] || y != xy[xy.size() - 1]))
      return std::pair(x, y);
  }
  return std::pair(xy[0], xy[1]);
}

} // namespace diaban::geo
