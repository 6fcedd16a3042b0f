// Map coordinates to fixed points; shapes far larger than the picture are cut first.
#include "pixelpath.h"

#include <algorithm>
#include <cstring>

namespace diaban::cartography {
namespace {

/// Twice the area in pixels², positive when the ring turns clockwise on screen.
qint64 doubleArea(std::span<const FixedPoint> ring)
{
  qint64 sum = 0;
  const FixedPoint origin = ring.front();
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const qint64 ax = ring[i].x - origin.x, ay = ring[i].y - origin.y;
    const qint64 bx = ring[i + 1].x - origin.x, by = ring[i + 1].y - origin.y;
    sum += ax * by - bx * ay;
  }
  return sum;
}

/// One step of cutting a ring (Sutherland and Hodgman 1974): keeps what has sign × (v - limit) <= 0
/// in coordinate `axis`.
void cutRing(const std::vector<double>& in, std::vector<double>& out, std::size_t axis,
             double limit, double sign)
{
  out.clear();
  const std::size_t size = in.size();
  for (std::size_t i = 0; i < size; i += 2) {
    const double* a = &in[(i + size - 2) % size];
    const double* b = &in[i];
    const double da = sign * (a[axis] - limit), db = sign * (b[axis] - limit);
    if ((da <= 0) != (db <= 0)) {
      const double t = da / (da - db);
      double cut[2] = {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])};
      cut[axis] = limit;
      out.insert(out.end(), cut, cut + 2);
    }
    if (db <= 0)
      out.insert(out.end(), b, b + 2);
  }
}

/// Shortens [t0, t1] of a segment to what has sign × (v - limit) <= 0 (Liang and Barsky 1984).
void cutSegment(double from, double to, double limit, double sign, double& t0, double& t1)
{
  const double a = sign * (from - limit), b = sign * (to - limit);
  if (a > 0 && b > 0)
    t1 = -1;
  else if (a > 0)
    t0 = std::max(t0, a / (a - b));
  else if (b > 0)
    t1 = std::min(t1, a / (a - b));
}

} // namespace

PixelPath::PixelPath(const PixelMap& map, const PixelBox& box)
    : m_map(map)
    , m_guard{box.left - 4096.0, box.top - 4096.0, box.right + 4096.0, box.bottom + 4096.0}
{
}

void PixelPath::clear()
{
  m_points.clear();
  m_pieces.clear();
}

PixelBox PixelPath::box(const PixelBox& canvas, int margin) const
{
  FixedPoint low = m_points.front(), high = low;
  for (const FixedPoint& p : m_points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {std::max((low.x >> 8) - margin, canvas.left), std::max((low.y >> 8) - margin, canvas.top),
          std::min((high.x >> 8) + 1 + margin, canvas.right),
          std::min((high.y >> 8) + 1 + margin, canvas.bottom)};
}

void PixelPath::addPolygon(const geo::Block& block, std::size_t part, bool fitsGuard)
{
  const quint32 first = block.firstRing(part);
  for (quint32 ring = first; ring < block.partEnds[part]; ++ring) {
    const quint32 vertex = block.firstVertex(ring);
    addRing(block.xy.data() + 2 * static_cast<std::size_t>(vertex), block.ringEnds[ring] - vertex,
            ring == first, fitsGuard);
  }
}

void PixelPath::addRing(const double* xy, std::size_t count, bool isOuter, bool fitsGuard)
{
  if (count > 1 && xy[0] == xy[2 * count - 2] && xy[1] == xy[2 * count - 1])
    --count;
  if (count < 3)
    return;
  const std::size_t first = m_points.size();
  if (fitsGuard) {
    convert(xy, count, kThinning);
    if (m_points.size() - first < 3) { // a speck, but what is there must not vanish
      m_points.resize(first);
      convert(xy, count, 0);
    }
  } else {
    addCutRing(xy, count);
  }
  if (m_points.size() - first < 2) {
    m_points.resize(first);
    return;
  }
  const bool clockwise = doubleArea(std::span(m_points).subspan(first)) > 0;
  closePiece(first, clockwise != isOuter);
}

void PixelPath::addLine(const geo::Block& block, std::size_t part, bool fitsGuard)
{
  const quint32 ring = block.firstRing(part);
  if (ring >= block.partEnds[part])
    return;
  const quint32 vertex = block.firstVertex(ring);
  const std::size_t count = block.ringEnds[ring] - vertex;
  const double* xy = block.xy.data() + 2 * static_cast<std::size_t>(vertex);
  if (count < 2)
    return;
  if (!fitsGuard) {
    addCutLine(xy, count);
    return;
  }
  const std::size_t first = m_points.size();
  convert(xy, count, kThinning);
  const double* last = xy + 2 * count - 2;
  const FixedPoint end{toFixed(m_map.x(last[0])), toFixed(m_map.y(last[1]))};
  if (m_points.back() != end)
    m_points.push_back(end);
  if (m_points.size() - first < 2)
    m_points.push_back({end.x + 1, end.y});
  closePiece(first, false);
}

void PixelPath::convert(const double* xy, std::size_t count, int thinning)
{
  const std::size_t first = m_points.size();
  m_points.resize(first + count);
  FixedPoint* out = m_points.data() + first;
#ifdef __SSE2__
  const __m128d origin = _mm_set_pd(m_map.north, m_map.west);
  const __m128d scale = _mm_set_pd(-m_map.scaleY * kFixedOne, m_map.scaleX * kFixedOne);
#endif
  const FixedPoint* last = nullptr;
  for (std::size_t i = 0; i < count; ++i, xy += 2) {
#ifdef __SSE2__
    const __m128d at = _mm_mul_pd(_mm_sub_pd(_mm_loadu_pd(xy), origin), scale);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(out), _mm_cvtpd_epi32(at));
#else
    *out = {toFixed(m_map.x(xy[0])), toFixed(m_map.y(xy[1]))};
#endif
    if (last && std::abs(out->x - last->x) < thinning && std::abs(out->y - last->y) < thinning)
      continue;
    last = out++;
  }
  m_points.resize(static_cast<std::size_t>(out - m_points.data()));
}

void PixelPath::addCutRing(const double* xy, std::size_t count)
{
  m_cut.clear();
  for (std::size_t i = 0; i < count; ++i) {
    m_cut.push_back(m_map.x(xy[2 * i]));
    m_cut.push_back(m_map.y(xy[2 * i + 1]));
  }
  cutRing(m_cut, m_cutNext, 0, m_guard.left, -1);
  cutRing(m_cutNext, m_cut, 0, m_guard.right, 1);
  cutRing(m_cut, m_cutNext, 1, m_guard.top, -1);
  cutRing(m_cutNext, m_cut, 1, m_guard.bottom, 1);
  for (std::size_t i = 0; i + 1 < m_cut.size(); i += 2)
    m_points.push_back({toFixed(m_cut[i]), toFixed(m_cut[i + 1])});
}

void PixelPath::addCutLine(const double* xy, std::size_t count)
{
  std::size_t first = m_points.size();
  for (std::size_t i = 0; i + 1 < count; ++i, xy += 2) {
    const double ax = m_map.x(xy[0]), ay = m_map.y(xy[1]);
    const double bx = m_map.x(xy[2]), by = m_map.y(xy[3]);
    double t0 = 0, t1 = 1;
    cutSegment(ax, bx, m_guard.left, -1, t0, t1);
    cutSegment(ax, bx, m_guard.right, 1, t0, t1);
    cutSegment(ay, by, m_guard.top, -1, t0, t1);
    cutSegment(ay, by, m_guard.bottom, 1, t0, t1);
    if (t0 > t1)
      continue;
    const FixedPoint from{toFixed(ax + t0 * (bx - ax)), toFixed(ay + t0 * (by - ay))};
    if (m_points.size() == first || m_points.back() != from) {
      closePiece(first, false);
      first = m_points.size();
      m_points.push_back(from);
    }
    m_points.push_back({toFixed(ax + t1 * (bx - ax)), toFixed(ay + t1 * (by - ay))});
  }
  closePiece(first, false);
}

void PixelPath::closePiece(std::size_t first, bool reversed)
{
  if (m_points.size() > first)
    m_pieces.push_back({first, m_points.size(), reversed});
}

} // namespace diaban::cartography
