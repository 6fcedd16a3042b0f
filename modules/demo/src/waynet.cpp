#include "waynet.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::demo {
namespace {

constexpr double kStep = 200;
constexpr int kCoarse = static_cast<int>(kStep / kCell);
constexpr double kNever = std::numeric_limits<double>::infinity();

} // namespace

WayNet::WayNet(const Land& land, const Ground& ground)
    : m_noise(land.noise())
    , m_columns(ground.kind.columns() / kCoarse)
    , m_rows(ground.kind.rows() / kCoarse)
    , m_price(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows))
    , m_isRoad(m_price.size())
{
  for (int cell = 0; cell < m_columns * m_rows; ++cell) {
    const int column = cell % m_columns * kCoarse + kCoarse / 2;
    const int row = cell / m_columns * kCoarse + kCoarse / 2;
    const QPointF p = centre(cell);
    double price = 1 + 28 * ground.slopeAt(column, row) +
                   0.9 * (1 + land.noise().at(p.x() / 800 + 31, p.y() / 800));
    switch (ground.kind.at(column, row)) {
    case Ground::Sea:
    case Ground::Reservoir: price = kNever; break;
    case Ground::River: price = 14; break; // a bridge
    default: break;
    }
    m_price[static_cast<std::size_t>(cell)] = price;
  }
}

int WayNet::cellAt(QPointF p) const
{
  const int column = std::clamp(static_cast<int>(p.x() / kStep), 0, m_columns - 1);
  const int row = std::clamp(static_cast<int>(p.y() / kStep), 0, m_rows - 1);
  return row * m_columns + column;
}

QPointF WayNet::centre(int cell) const
{
  return {(cell % m_columns + 0.5) * kStep, (cell / m_columns + 0.5) * kStep};
}

/// Takes the look of a chessboard away; one place is moved alike for all ways, so they still meet.
QPointF WayNet::bent(QPointF p) const
{
  constexpr double kReach = 150;
  constexpr double kScale = 1'300;
  return p + kReach * QPointF(m_noise.at(p.x() / kScale + 11, p.y() / kScale),
                              m_noise.at(p.x() / kScale, p.y() / kScale + 23));
}

Line WayNet::join(QPointF start)
{
  return search(start, -1);
}

Line WayNet::connect(QPointF start, QPointF goal)
{
  return search(start, cellAt(goal));
}

void WayNet::markRoad(const Line& line)
{
  for (const QPointF& p : line)
    m_isRoad[static_cast<std::size_t>(cellAt(p))] = true;
}

Line WayNet::search(QPointF start, int goal)
{
  std::vector<double> cost(m_price.size(), kNever);
  std::vector<int> from(m_price.size(), -1);
  std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
  const int first = cellAt(start);
  cost[static_cast<std::size_t>(first)] = 0;
  open.push({0, first});
  int reached = -1;
  while (!open.empty() && reached < 0) {
    const Step step = open.top();
    open.pop();
    const auto here = static_cast<std::size_t>(step.cell);
    if (step.cost > cost[here])
      continue;
    if (step.cell == goal || (goal < 0 && m_isRoad[here])) {
      reached = step.cell;
      continue;
    }
    for (int dy = -1; dy <= 1; ++dy)
      for (int dx = -1; dx <= 1; ++dx) {
        const int column = step.cell % m_columns + dx;
        const int row = step.cell / m_columns + dy;
        if (column < 0 || row < 0 || column >= m_columns || row >= m_rows)
          continue;
        const auto next = static_cast<std::size_t>(row * m_columns + column);
        // A road that is there costs little: ways run together.
        const double price = (m_price[here] + m_price[next]) / 2 * (m_isRoad[next] ? 0.35 : 1);
        const double there = step.cost + price * kStep * std::hypot(dx, dy);
        if (there < cost[next]) {
          cost[next] = there;
          from[next] = step.cell;
          open.push({there, static_cast<int>(next)});
        }
      }
  }
  Line line;
  for (int cell = reached; cell >= 0; cell = from[static_cast<std::size_t>(cell)]) {
    line.prepend(bent(cell == first ? start : centre(cell)));
    m_isRoad[static_cast<std::size_t>(cell)] = true;
  }
  return line.size() < 2 ? Line() : rounded(line);
}

Line rounded(const Line& line)
{
  Line now = line;
  for (int round = 0; round < 2 && now.size() > 2; ++round) {
    Line next{now.first()};
    for (qsizetype i = 0; i + 1 < now.size(); ++i) {
      next.append(now[i] * 0.75 + now[i + 1] * 0.25);
      next.append(now[i] * 0.25 + now[i + 1] * 0.75);
    }
    next.append(now.last());
    now = next;
  }
  return now;
}

} // namespace diaban::demo
