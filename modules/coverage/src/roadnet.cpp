#include "roadnet.h"

#include <queue>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kSame = 0.1; ///< metres
constexpr double kCell = 100; ///< metres, of the index of sides

qint64 steps(double value, double step)
{
  return static_cast<qint64>(std::floor(value / step));
}

double length(QPointF one, QPointF other)
{
  return std::hypot(other.x() - one.x(), other.y() - one.y());
}

/// The point of a side that lies nearest.
QPointF footOn(QPointF from, QPointF to, QPointF place)
{
  const QPointF along = to - from;
  const double square = QPointF::dotProduct(along, along);
  if (square <= 0)
    return from;
  return from + along * std::clamp(QPointF::dotProduct(place - from, along) / square, 0.0, 1.0);
}

void addLine(geo::Shape& shape, QPointF from, QPointF to)
{
  shape.parts.push_back({geo::GeometryKind::Line, {{from.x(), from.y(), to.x(), to.y()}}});
}

} // namespace

RoadNet::RoadNet(std::span<const RoadLayer> layers)
{
  for (const RoadLayer& layer : layers)
    for (const geo::BlockPtr& block : layer.table->blocks())
      add(*block);
  finish();
}

void RoadNet::add(const geo::Block& block)
{
  for (std::size_t part = 0; part < block.partEnds.size(); ++part) {
    if (block.partKinds[part] != geo::GeometryKind::Line)
      continue;
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring)
      for (quint32 i = block.firstVertex(ring); i + 1 < block.ringEnds[ring]; ++i)
        join(nodeAt(block.xy[2 * i], block.xy[2 * i + 1]),
             nodeAt(block.xy[2 * i + 2], block.xy[2 * i + 3]));
  }
}

quint32 RoadNet::nodeAt(double x, double y)
{
  const qint64 column = steps(x, kSame), row = steps(y, kSame);
  for (qint64 i = -1; i <= 1; ++i)
    for (qint64 j = -1; j <= 1; ++j)
      if (const auto known = m_byPlace.constFind({column + i, row + j});
          known != m_byPlace.cend() && length(m_nodes[*known], {x, y}) <= kSame)
        return *known;
  const auto node = static_cast<quint32>(m_nodes.size());
  m_nodes.emplace_back(x, y);
  m_byPlace.insert({column, row}, node);
  return node;
}

void RoadNet::join(quint32 from, quint32 to)
{
  if (from == to)
    return;
  const auto pair = static_cast<quint32>(m_pairs.size());
  m_pairs.emplace_back(from, to);
  const QPointF one = m_nodes[from], other = m_nodes[to];
  const auto [left, right] = std::minmax({one.x(), other.x()});
  const auto [low, high] = std::minmax({one.y(), other.y()});
  for (qint64 column = steps(left, kCell); column <= steps(right, kCell); ++column)
    for (qint64 row = steps(low, kCell); row <= steps(high, kCell); ++row)
      m_near[{column, row}].push_back(pair);
}

/// Sides by the node that they leave.
void RoadNet::finish()
{
  m_first.assign(m_nodes.size() + 1, 0);
  for (const auto& [from, to] : m_pairs) {
    ++m_first[from + 1];
    ++m_first[to + 1];
  }
  for (std::size_t i = 1; i < m_first.size(); ++i)
    m_first[i] += m_first[i - 1];
  m_sides.resize(2 * m_pairs.size());
  std::vector<quint32> next(m_first.begin(), m_first.end());
  for (const auto& [from, to] : m_pairs) {
    const auto metres = static_cast<float>(length(m_nodes[from], m_nodes[to]));
    m_sides[next[from]++] = {to, metres};
    m_sides[next[to]++] = {from, metres};
  }
}

bool RoadNet::findStart(QPointF place, double aside, Start& start) const
{
  start.away = aside;
  bool isFound = false;
  for (qint64 column = steps(place.x() - aside, kCell); column <= steps(place.x() + aside, kCell);
       ++column)
    for (qint64 row = steps(place.y() - aside, kCell); row <= steps(place.y() + aside, kCell);
         ++row)
      for (const quint32 pair : m_near.value({column, row})) {
        const auto [from, to] = m_pairs[pair];
        const QPointF foot = footOn(m_nodes[from], m_nodes[to], place);
        if (const double away = length(foot, place); away <= start.away) {
          start = {from, to, foot, away};
          isFound = true;
        }
      }
  return isFound;
}

geo::Shape RoadNet::reached(QPointF place, double range, double aside) const
{
  geo::Shape shape;
  shape.type = 5;
  Start start;
  if (!findStart(place, std::min(aside, range), start))
    return shape;
  using Arrival = std::pair<double, quint32>; // metres so far, node
  std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> open;
  QHash<quint32, double> best;
  const double left = range - start.away;
  for (const quint32 node : {start.from, start.to}) {
    const double metres = length(start.foot, m_nodes[node]);
    if (metres <= left)
      open.emplace(metres, node);
    const double part = metres <= left ? 1 : left / metres;
    addLine(shape, start.foot, start.foot + (m_nodes[node] - start.foot) * part);
  }
  while (!open.empty()) {
    const auto [metres, node] = open.top();
    open.pop();
    if (best.contains(node))
      continue;
    best.insert(node, metres);
    for (quint32 i = m_first[node]; i < m_first[node + 1]; ++i) {
      const Side& side = m_sides[i];
      if (best.contains(side.to))
        continue;
      const double rest = left - metres;
      if (side.length <= rest)
        open.emplace(metres + side.length, side.to);
      const double part = side.length <= rest ? 1 : rest / side.length;
      addLine(shape, m_nodes[node], m_nodes[node] + (m_nodes[side.to] - m_nodes[node]) * part);
    }
  }
  return shape;
}

} // namespace diaban::coverage
