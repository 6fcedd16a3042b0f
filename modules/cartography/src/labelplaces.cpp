// Places by scan lines in polygons and by distance along lines.
#include "labelplaces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

/// Sorted places where a horizontal line crosses the rings of a polygon part.
void crossings(const geo::Block& block, std::size_t part, double mapY, std::vector<double>& xs)
{
  xs.clear();
  for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
    const std::size_t first = block.firstVertex(ring), end = block.ringEnds[ring];
    if (end - first < 3)
      continue;
    const double* a = &block.xy[2 * (end - 1)];
    for (std::size_t v = first; v < end; ++v) {
      const double* b = &block.xy[2 * v];
      if ((a[1] <= mapY) != (b[1] <= mapY))
        xs.push_back(a[0] + (mapY - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
      a = b;
    }
  }
  std::sort(xs.begin(), xs.end());
}

PixelRect partRect(const geo::Block& block, std::size_t part, const PixelMap& map)
{
  geo::Extent extent;
  const quint32 ring = block.firstRing(part);
  if (ring < block.partEnds[part]) {
    for (std::size_t v = block.firstVertex(ring); v < block.ringEnds[ring]; ++v)
      extent.add(block.xy[2 * v], block.xy[2 * v + 1]);
  }
  return map.rect(extent);
}

PixelRect common(const PixelRect& a, const PixelRect& b)
{
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

double area(const PixelRect& r)
{
  return r.right > r.left && r.bottom > r.top ? (r.right - r.left) * (r.bottom - r.top) : 0;
}

bool holds(const PixelRect& rect, QPointF p)
{
  return p.x() >= rect.left && p.x() <= rect.right && p.y() >= rect.top && p.y() <= rect.bottom;
}

/// The piece of a segment inside a box, as two shares of its way; nothing when outside.
std::optional<std::array<double, 2>> pieceInside(QPointF a, QPointF b, const PixelRect& box)
{
  double t0 = 0, t1 = 1;
  const auto cut = [&](double from, double to, double low, double high) {
    const double d = to - from;
    if (d == 0) {
      if (from < low || from > high)
        t1 = -1;
      return;
    }
    const double atLow = (low - from) / d, atHigh = (high - from) / d;
    t0 = std::max(t0, std::min(atLow, atHigh));
    t1 = std::min(t1, std::max(atLow, atHigh));
  };
  cut(a.x(), b.x(), box.left, box.right);
  cut(a.y(), b.y(), box.top, box.bottom);
  if (t0 > t1)
    return std::nullopt;
  return std::array{t0, t1};
}

/// Where three lines cross a part; kept from line to line for their memory.
struct ScanLines {
  std::vector<double> middle, above, below;
};

/// The widest run inside the part around the line at `y` (pixels); where it can be, one that is
/// inside at the text's upper and lower edge too.
std::pair<double, double> roomAt(const geo::Block& block, std::size_t part, const PixelMap& map,
                                 const PixelRect& picture, double y, double height,
                                 ScanLines& lines)
{
  auto& [middle, above, below] = lines;
  crossings(block, part, map.mapY(y), middle);
  crossings(block, part, map.mapY(y - height / 2), above);
  crossings(block, part, map.mapY(y + height / 2), below);
  std::pair<double, double> widest{0, 0}, widestLine{0, 0};
  const auto keepWider = [&](std::pair<double, double>& kept, double from, double to) {
    const double left = std::max(map.x(from), picture.left);
    const double right = std::min(map.x(to), picture.right);
    if (right - left > kept.second - kept.first)
      kept = {left, right};
  };
  for (std::size_t m = 0; m + 1 < middle.size(); m += 2) {
    keepWider(widestLine, middle[m], middle[m + 1]);
    for (std::size_t a = 0; a + 1 < above.size(); a += 2)
      for (std::size_t b = 0; b + 1 < below.size(); b += 2)
        keepWider(widest, std::max({middle[m], above[a], below[b]}),
                  std::min({middle[m + 1], above[a + 1], below[b + 1]}));
  }
  return widest.second > widest.first ? widest : widestLine;
}

double lengthOf(const std::vector<QPointF>& line)
{
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    sum += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
  return sum;
}

} // namespace

std::optional<QPointF> pointInside(const geo::Block& block, std::size_t row, const PixelMap& map,
                                   const PixelRect& picture, QSizeF text)
{
  std::size_t best = block.rowEnds[row];
  PixelRect visible;
  for (std::size_t part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    const PixelRect rect = common(partRect(block, part, map), picture);
    if (block.partKinds[part] == geo::GeometryKind::Polygon &&
        (best == block.rowEnds[row] || area(rect) > area(visible))) {
      best = part;
      visible = rect;
    }
  }
  if (best == block.rowEnds[row] || area(visible) <= 0)
    return std::nullopt;
  // From the middle outwards; the first line with room for the whole text is good enough.
  constexpr double kShares[] = {0.5, 0.42, 0.58, 0.33, 0.67, 0.25, 0.75, 0.15, 0.85};
  std::optional<QPointF> place;
  double widest = 0;
  ScanLines lines;
  for (const double share : kShares) {
    const double y = visible.top + share * (visible.bottom - visible.top);
    const auto [left, right] = roomAt(block, best, map, picture, y, text.height(), lines);
    if (right - left > widest) {
      widest = right - left;
      place = QPointF((left + right) / 2, y);
    }
    if (widest >= text.width())
      break;
  }
  return place;
}

std::vector<QPointF> longestStretch(const geo::Block& block, std::size_t row, const PixelMap& map,
                                    const PixelRect& picture)
{
  std::vector<QPointF> longest, current;
  double longestLength = 0;
  const auto finish = [&] {
    if (const double length = lengthOf(current); length > longestLength) {
      longestLength = length;
      longest = current;
    }
    current.clear();
  };
  for (std::size_t part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    if (block.partKinds[part] != geo::GeometryKind::Line)
      continue;
    const quint32 ring = block.firstRing(part);
    for (std::size_t v = block.firstVertex(ring) + 1; v < block.ringEnds[ring]; ++v) {
      const QPointF a(map.x(block.xy[2 * v - 2]), map.y(block.xy[2 * v - 1]));
      const QPointF b(map.x(block.xy[2 * v]), map.y(block.xy[2 * v + 1]));
      const auto piece = pieceInside(a, b, picture);
      if (!piece) {
        finish();
        continue;
      }
      if ((*piece)[0] > 0)
        finish();
      if (current.empty())
        current.push_back(a + (b - a) * (*piece)[0]);
      current.push_back(a + (b - a) * (*piece)[1]);
      if ((*piece)[1] < 1)
        finish();
    }
    finish();
  }
  return longest;
}

std::optional<QPointF> firstPoint(const geo::Block& block, std::size_t row, const PixelMap& map,
                                  const PixelRect& picture)
{
  for (std::size_t part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    if (block.partKinds[part] != geo::GeometryKind::Point)
      continue;
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      for (std::size_t v = block.firstVertex(ring); v < block.ringEnds[ring]; ++v) {
        const QPointF point(map.x(block.xy[2 * v]), map.y(block.xy[2 * v + 1]));
        if (holds(picture, point))
          return point;
      }
    }
  }
  return std::nullopt;
}

Walk::Walk(const std::vector<QPointF>& line)
    : m_line(line)
    , m_distances{0}
{
  for (std::size_t i = 1; i < line.size(); ++i)
    m_distances.push_back(m_distances.back() +
                          std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y()));
}

QPointF Walk::at(double distance) const
{
  const auto next = std::upper_bound(m_distances.begin(), m_distances.end(), distance);
  if (next == m_distances.begin())
    return m_line.front();
  if (next == m_distances.end())
    return m_line.back();
  const auto i = static_cast<std::size_t>(next - m_distances.begin());
  const double t = (distance - m_distances[i - 1]) / (m_distances[i] - m_distances[i - 1]);
  return m_line[i - 1] + (m_line[i] - m_line[i - 1]) * t;
}

} // namespace diaban::cartography
