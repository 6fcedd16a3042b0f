#include "checklines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

/// From an edge to a point.
double distance(const double* p, double x, double y, const UnitScale& scale = {})
{
  const double ux = (p[2] - p[0]) * scale.east, uy = (p[3] - p[1]) * scale.north;
  const double wx = (x - p[0]) * scale.east, wy = (y - p[1]) * scale.north;
  const double square = ux * ux + uy * uy;
  const double share = square > 0 ? std::clamp((wx * ux + wy * uy) / square, 0.0, 1.0) : 0;
  return std::hypot(share * ux - wx, share * uy - wy);
}

/// Metres of the unit where it is shortest.
double shortestUnit(const CheckedRows& rows)
{
  const Extent all = rows.table().extent();
  if (all.isEmpty())
    return 1;
  const UnitScale low = rows.scaleAt(all.minY), high = rows.scaleAt(all.maxY);
  return std::min({low.east, low.north, high.east, high.north});
}

double apart(const double* p, double x, double y)
{
  return std::hypot(p[0] - x, p[1] - y);
}

} // namespace

LineCheck::LineCheck(const CheckedRows& rows, FindingLists& findings)
    : m_rows(rows)
    , m_findings(findings)
    , m_noise(rows.noise())
    , m_reach(rows.options().has(CheckRule::Dangle) ? rows.limits().dangleReach
                                                    : rows.options().noise)
    , m_widestReach(m_reach / shortestUnit(rows))
    , m_neighbours(rows, GeometryKind::Line, m_widestReach)
{
}

void LineCheck::lines(quint32 place, std::vector<Line>& lines) const
{
  lines.clear();
  const std::size_t index = m_rows.blockOf(place);
  const Block& block = *m_rows.table().blocks()[index];
  const std::size_t row = place - m_rows.place(index, 0);
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    const quint32 ring = block.firstRing(part);
    const std::size_t from = block.firstVertex(ring);
    if (block.partKinds[part] == GeometryKind::Line && block.ringEnds[ring] - from > 1)
      lines.push_back({block.xy.data() + 2 * from, block.ringEnds[ring] - from});
  }
}

void LineCheck::examine(std::size_t index)
{
  m_neighbours.gather(index);
  const Block& block = *m_rows.table().blocks()[index];
  for (std::size_t row = 0; row < block.rows(); ++row)
    if (hasKind(block, row, GeometryKind::Line))
      examineRow(m_rows.place(index, row));
}

void LineCheck::examineRow(quint32 place)
{
  lines(place, m_lines);
  if (m_lines.empty())
    return;
  m_scale = m_rows.scaleAt(m_lines[0].xy[1]);
  m_neighbours.of(place, m_others);
  m_ends.clear();
  for (const Line& line : m_lines) {
    const double* last = line.xy + 2 * line.count - 2;
    if (apart(line.xy, last[0], last[1]) <= m_noise)
      continue;
    constexpr double kFar = std::numeric_limits<double>::infinity();
    m_ends.push_back({line.xy[0], line.xy[1], kFar, 0});
    m_ends.push_back({last[0], last[1], kFar, 0});
  }
  // A part of several may meet another part of its row.
  if (m_lines.size() > 1) {
    for (std::size_t i = 0; i + 1 < m_ends.size(); ++i)
      for (std::size_t k = 0; k < m_ends.size(); ++k)
        if (i / 2 != k / 2 &&
            std::hypot(m_ends[i].x - m_ends[k].x, m_ends[i].y - m_ends[k].y) <= m_noise)
          m_ends[i].distance = m_ends[k].distance = 0;
  }
  for (const quint32 other : m_others) {
    lines(other, m_otherLines);
    measureEnds(other);
    if (m_rows.options().has(CheckRule::Unnoded) && place < other && !m_rows.areAlike(place, other))
      meet(place, other);
  }
  if (!m_rows.options().has(CheckRule::Dangle))
    return;
  for (const End& end : m_ends) {
    if (end.distance <= m_rows.options().noise || end.distance > m_reach)
      continue;
    CheckFinding found;
    found.rule = CheckRule::Dangle;
    found.fids = {m_rows.fid(place), m_rows.fid(end.nearest)};
    found.x = end.x;
    found.y = end.y;
    found.extent = {end.x, end.y, end.x, end.y};
    found.size = end.distance;
    m_findings[CheckRule::Dangle].add(std::move(found));
  }
}

void LineCheck::measureEnds(quint32 other)
{
  const Extent box = grown(m_rows.box(other), m_widestReach);
  for (End& end : m_ends) {
    if (!box.contains({end.x, end.y, end.x, end.y}))
      continue;
    for (const Line& line : m_otherLines)
      for (std::size_t i = 0; i + 1 < line.count; ++i) {
        const double here = distance(line.xy + 2 * i, end.x, end.y, m_scale);
        if (here < end.distance) {
          end.distance = here;
          end.nearest = other;
        }
      }
  }
}

void LineCheck::meet(quint32 place, quint32 other)
{
  m_crossings.clear();
  const Extent box = grown(m_rows.box(place), m_noise), otherBox = m_rows.box(other);
  const auto reaches = [&](const double* p, const Extent& area) {
    return std::max(p[0], p[2]) >= area.minX && std::min(p[0], p[2]) <= area.maxX &&
           std::max(p[1], p[3]) >= area.minY && std::min(p[1], p[3]) <= area.maxY;
  };
  std::vector<const double*> near;
  for (const Line& line : m_otherLines)
    for (std::size_t i = 0; i + 1 < line.count; ++i)
      if (reaches(line.xy + 2 * i, box))
        near.push_back(line.xy + 2 * i);
  const Extent wider = grown(otherBox, m_noise);
  for (const Line& line : m_lines)
    for (std::size_t i = 0; i + 1 < line.count; ++i) {
      const double* p = line.xy + 2 * i;
      if (reaches(p, wider))
        for (const double* r : near)
          meet(place, other, p, r);
    }
}

void LineCheck::meet(quint32 place, quint32 other, const double* p, const double* r)
{
  if (std::max(p[0], p[2]) + m_noise < std::min(r[0], r[2]) ||
      std::max(r[0], r[2]) + m_noise < std::min(p[0], p[2]) ||
      std::max(p[1], p[3]) + m_noise < std::min(r[1], r[3]) ||
      std::max(r[1], r[3]) + m_noise < std::min(p[1], p[3]))
    return;
  const auto isVertexOf = [&](const double* edge, double x, double y) {
    return apart(edge, x, y) <= m_noise || apart(edge + 2, x, y) <= m_noise;
  };
  bool touches = false;
  const auto touch = [&](const double* edge, const double* vertex) {
    if (distance(edge, vertex[0], vertex[1]) > m_noise)
      return;
    touches = true;
    if (!isVertexOf(edge, vertex[0], vertex[1]))
      addUnnoded(place, other, vertex[0], vertex[1]);
  };
  touch(p, r);
  touch(p, r + 2);
  touch(r, p);
  touch(r, p + 2);
  if (touches)
    return;
  const double ux = p[2] - p[0], uy = p[3] - p[1], vx = r[2] - r[0], vy = r[3] - r[1];
  const double wx = r[0] - p[0], wy = r[1] - p[1], turn = ux * vy - uy * vx;
  if (turn == 0)
    return;
  const double a = (wx * vy - wy * vx) / turn, b = (wx * uy - wy * ux) / turn;
  if (a > 0 && a < 1 && b > 0 && b < 1)
    addUnnoded(place, other, p[0] + a * ux, p[1] + a * uy);
}

/// Whether a crossing is only where a line goes a little too far: that is told as its end.
bool LineCheck::isBeyondEnd(double x, double y) const
{
  if (!m_rows.options().has(CheckRule::Dangle))
    return false;
  const auto isJustOff = [&](const double* end) {
    const double away = m_scale.length(end[0] - x, end[1] - y);
    return away > m_rows.options().noise && away <= m_reach;
  };
  const auto isNearEnd = [&](const std::vector<Line>& lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      return isJustOff(line.xy) || isJustOff(line.xy + 2 * line.count - 2);
    });
  };
  return isNearEnd(m_lines) || isNearEnd(m_otherLines);
}

void LineCheck::addUnnoded(quint32 place, quint32 other, double x, double y)
{
  const bool isKnown = std::any_of(m_crossings.begin(), m_crossings.end(), [&](const auto& at) {
    return std::hypot(at.first - x, at.second - y) <= 2 * m_noise;
  });
  if (isKnown || isBeyondEnd(x, y))
    return;
  m_crossings.emplace_back(x, y);
  CheckFinding found;
  found.rule = CheckRule::Unnoded;
  found.fids = {m_rows.fid(place), m_rows.fid(other)};
  std::sort(found.fids.begin(), found.fids.end());
  found.x = x;
  found.y = y;
  found.extent = {x, y, x, y};
  m_findings[CheckRule::Unnoded].add(std::move(found));
}

} // namespace diaban::geo
