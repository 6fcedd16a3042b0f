#include "ringpairs.h"

#include "checkrows.h"

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

double cross(double ax, double ay, double bx, double by)
{
  return ax * by - ay * bx;
}

} // namespace

bool BorderRelation::hasInside() const
{
  return std::any_of(pieces.begin(), pieces.end(), [](const BorderPiece& piece) {
    return piece.kind != BorderPiece::Kind::Opposite;
  });
}

void BorderRelater::gather(std::span<const RingSpan> rings, const Extent& window,
                           std::vector<Edge>& edges) const
{
  edges.clear();
  quint32 number = 0, ring = 0;
  for (const RingSpan& span : rings) {
    for (std::size_t i = 0; i + 1 < span.count; ++i, ++number) {
      const double* p = span.xy + 2 * i;
      if (std::max(p[0], p[2]) < window.minX || std::min(p[0], p[2]) > window.maxX ||
          std::max(p[1], p[3]) < window.minY || std::min(p[1], p[3]) > window.maxY)
        continue;
      const double length = std::hypot(p[2] - p[0], p[3] - p[1]);
      if (length > 0)
        edges.push_back({p[0], p[1], p[2], p[3], length, ring, number, span.isFlipped});
    }
    ++ring;
  }
}

/// A point of the other border that lies `aside` of the edge's line.
void BorderRelater::touch(Edge& edge, double x, double y, double aside, bool& met)
{
  if (std::abs(aside) > m_noise)
    return;
  const double along =
      ((x - edge.px) * (edge.qx - edge.px) + (y - edge.py) * (edge.qy - edge.py)) / edge.length;
  if (along < -m_noise || along > edge.length + m_noise)
    return;
  met = true;
  if (along <= m_noise)
    edge.startsOn = true;
  else if (along >= edge.length - m_noise)
    edge.endsOn = true;
  else
    m_cuts.push_back({along / edge.length, x, y});
}

void BorderRelater::meet(Edge& edge, const Edge& other, bool isFirst)
{
  if (std::max(edge.py, edge.qy) + m_noise < std::min(other.py, other.qy) ||
      std::max(other.py, other.qy) + m_noise < std::min(edge.py, edge.qy))
    return;
  const double ux = edge.qx - edge.px, uy = edge.qy - edge.py;
  const double vx = other.qx - other.px, vy = other.qy - other.py;
  const double asideP = cross(ux, uy, other.px - edge.px, other.py - edge.py) / edge.length;
  const double asideQ = cross(ux, uy, other.qx - edge.px, other.qy - edge.py) / edge.length;
  if ((asideP > m_noise && asideQ > m_noise) || (asideP < -m_noise && asideQ < -m_noise))
    return;
  const double startAside = cross(vx, vy, edge.px - other.px, edge.py - other.py) / other.length;
  const double endAside = cross(vx, vy, edge.qx - other.px, edge.qy - other.py) / other.length;
  if ((startAside > m_noise && endAside > m_noise) ||
      (startAside < -m_noise && endAside < -m_noise))
    return;
  bool met = false;
  touch(edge, other.px, other.py, asideP, met);
  touch(edge, other.qx, other.qy, asideQ, met);
  const auto isOn = [&](double x, double y, double aside) {
    const double along = ((x - other.px) * vx + (y - other.py) * vy) / other.length;
    return std::abs(aside) <= m_noise && along >= -m_noise && along <= other.length + m_noise;
  };
  const bool startsOn = isOn(edge.px, edge.py, startAside);
  const bool endsOn = isOn(edge.qx, edge.qy, endAside);
  edge.startsOn = edge.startsOn || startsOn;
  edge.endsOn = edge.endsOn || endsOn;
  if (met || startsOn || endsOn || (asideP > 0) == (asideQ > 0) ||
      (startAside > 0) == (endAside > 0))
    return;
  const Edge& a = isFirst ? edge : other;
  const Edge& b = isFirst ? other : edge;
  const double share = cross(b.px - a.px, b.py - a.py, b.qx - b.px, b.qy - b.py) /
                       cross(a.qx - a.px, a.qy - a.py, b.qx - b.px, b.qy - b.py);
  const double x = a.px + share * (a.qx - a.px), y = a.py + share * (a.qy - a.py);
  const double along = ((x - edge.px) * ux + (y - edge.py) * uy) / (edge.length * edge.length);
  m_cuts.push_back({std::clamp(along, 0.0, 1.0), x, y});
  m_crosses = true;
}

/// Calls `visit` for the other row's edges that reach between two x.
template <typename Visit>
void BorderRelater::near(double least, double most, Visit&& visit) const
{
  const double first = least - m_noise - m_widest;
  auto other =
      std::lower_bound(m_others.begin(), m_others.end(), first,
                       [](const Edge& edge, double x) { return std::min(edge.px, edge.qx) < x; });
  for (; other != m_others.end() && std::min(other->px, other->qx) <= most + m_noise; ++other)
    if (std::max(other->px, other->qx) >= least - m_noise && !visit(*other))
      return;
}

/// Whether both ends of a piece are on one edge of the other row, and which way that one goes.
bool BorderRelater::settleOnBorder(const Edge& edge, BorderPiece& piece) const
{
  bool isOn = false;
  near(std::min(piece.x0, piece.x1), std::max(piece.x0, piece.x1), [&](const Edge& other) {
    const double vx = (other.qx - other.px) / other.length;
    const double vy = (other.qy - other.py) / other.length;
    const auto holds = [&](double x, double y) {
      const double along = (x - other.px) * vx + (y - other.py) * vy;
      return std::abs(cross(vx, vy, x - other.px, y - other.py)) <= 2 * m_noise &&
             along >= -2 * m_noise && along <= other.length + 2 * m_noise;
    };
    if (!holds(piece.x0, piece.y0) || !holds(piece.x1, piece.y1))
      return true;
    const bool isForward = vx * (edge.qx - edge.px) + vy * (edge.qy - edge.py) > 0;
    const bool isSame = isForward == (edge.isFlipped == other.isFlipped);
    piece.kind = isSame ? BorderPiece::Kind::Same : BorderPiece::Kind::Opposite;
    isOn = true;
    return false;
  });
  return isOn;
}

/// Puts the ends of an edge to its cuts, and all in order.
void BorderRelater::cutUp(const Edge& edge)
{
  std::sort(m_cuts.begin(), m_cuts.end(), [](const Cut& a, const Cut& b) { return a.at < b.at; });
  m_cuts.insert(m_cuts.begin(), {0, edge.px, edge.py, edge.startsOn});
  m_cuts.push_back({1, edge.qx, edge.qy, edge.endsOn});
}

void BorderRelater::relate(std::span<const RingSpan> rings, std::span<const RingSpan> others,
                           const Extent& window, bool isFirst, BorderRelation& relation)
{
  relation = {std::move(relation.pieces), false, false};
  relation.pieces.clear();
  const Extent wider{window.minX - m_noise, window.minY - m_noise, window.maxX + m_noise,
                     window.maxY + m_noise};
  gather(rings, wider, m_edges);
  gather(others, wider, m_others);
  std::sort(m_others.begin(), m_others.end(), [](const Edge& a, const Edge& b) {
    return std::min(a.px, a.qx) < std::min(b.px, b.qx);
  });
  m_widest = 0;
  for (const Edge& other : m_others)
    m_widest = std::max(m_widest, std::abs(other.qx - other.px));
  m_crosses = false;
  const Edge* before = nullptr;
  bool isInside = false;
  bool isKnown = false; // whether isInside holds where the edge before ends
  for (Edge& edge : m_edges) {
    m_cuts.clear();
    near(std::min(edge.px, edge.qx), std::max(edge.px, edge.qx), [&](const Edge& other) {
      meet(edge, other, isFirst);
      return true;
    });
    isKnown = isKnown && before->ring == edge.ring && before->number + 1 == edge.number &&
              !edge.startsOn;
    cutUp(edge);
    for (std::size_t i = 0; i + 1 < m_cuts.size(); ++i) {
      const Cut &from = m_cuts[i], &to = m_cuts[i + 1];
      if ((to.at - from.at) * edge.length <= 2 * m_noise) {
        isKnown = false;
        continue;
      }
      BorderPiece piece{edge.number,   from.at, to.at, from.x,
                        from.y,        to.x,    to.y,  BorderPiece::Kind::Inside,
                        edge.isFlipped};
      const bool isBetween = from.isOn && to.isOn;
      if (isBetween && settleOnBorder(edge, piece)) {
        relation.pieces.push_back(piece);
        isKnown = false;
        continue;
      }
      if (!isKnown)
        isInside = isInsideRings(others, (from.x + to.x) / 2, (from.y + to.y) / 2);
      relation.isUnsure =
          relation.isUnsure || (isBetween && (to.at - from.at) * edge.length < 1000 * m_noise);
      if (isInside)
        relation.pieces.push_back(piece);
      isKnown = !to.isOn;
    }
    before = &edge;
  }
  relation.crosses = m_crosses;
}

} // namespace diaban::geo
