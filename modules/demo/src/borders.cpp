#include "borders.h"

#include <bit>
#include <cmath>

namespace diaban::demo {
namespace {

// Directions: east, north, west, south. Row numbers grow to the north.
constexpr int kStepX[] = {1, 0, -1, 0};
constexpr int kStepY[] = {0, 1, 0, -1};
// The cells to the left and to the right of an edge, seen from the corner that it starts at.
constexpr int kLeftX[] = {0, -1, -1, 0};
constexpr int kLeftY[] = {0, 0, -1, -1};
constexpr int kRightX[] = {0, 0, -1, -1};
constexpr int kRightY[] = {-1, 0, 0, -1};

double signedArea(const Line& ring)
{
  double sum = 0;
  for (qsizetype i = 0; i + 1 < ring.size(); ++i)
    sum += ring[i].x() * ring[i + 1].y() - ring[i + 1].x() * ring[i].y();
  return sum / 2;
}

double distanceToLine(QPointF p, QPointF a, QPointF b)
{
  const QPointF along = b - a;
  const double length = std::hypot(along.x(), along.y());
  if (length <= 0)
    return std::hypot(p.x() - a.x(), p.y() - a.y());
  return std::abs(along.x() * (p.y() - a.y()) - along.y() * (p.x() - a.x())) / length;
}

} // namespace

Pieces::Pieces(const LabelMap& map)
    : columns(map.columns())
    , piece(static_cast<std::size_t>(map.columns()) * static_cast<std::size_t>(map.rows()), -1)
{
  const auto number = [this](int column, int row) -> int& {
    return piece[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  };
  std::vector<std::pair<int, int>> open;
  for (int row = 0; row < map.rows(); ++row)
    for (int column = 0; column < columns; ++column) {
      if (number(column, row) >= 0)
        continue;
      const int label = map.at(column, row);
      const int here = static_cast<int>(sizes.size());
      sizes.push_back(0);
      labels.push_back(label);
      open.emplace_back(column, row);
      number(column, row) = here;
      while (!open.empty()) {
        const auto [c, r] = open.back();
        open.pop_back();
        ++sizes.back();
        for (int d = 0; d < 4; ++d) {
          const int x = c + kStepX[d];
          const int y = r + kStepY[d];
          if (x < 0 || y < 0 || x >= columns || y >= map.rows() || number(x, y) >= 0 ||
              map.at(x, y) != label)
            continue;
          number(x, y) = here;
          open.emplace_back(x, y);
        }
      }
    }
}

Borders::Borders(const LabelMap& map, double tolerance)
    : m_map(map)
    , m_pieces(map)
{
  const std::size_t corners =
      static_cast<std::size_t>(map.columns() + 1) * static_cast<std::size_t>(map.rows() + 1);
  m_points.resize(corners);
  m_directions.resize(corners);
  m_isLeftOut.resize(corners);
  for (int row = 0; row <= map.rows(); ++row)
    for (int column = 0; column <= map.columns(); ++column) {
      const Corner corner{column, row};
      m_points[index(corner)] = {column * map.cell(), row * map.cell()};
      for (int d = 0; d < 4; ++d)
        if (isBorder(corner, d))
          m_directions[index(corner)] |= static_cast<quint8>(1 << d);
    }
  smooth();
  thin(tolerance);
}

int Borders::pieceAt(int column, int row) const
{
  if (column < 0 || row < 0 || column >= m_map.columns() || row >= m_map.rows())
    return -1;
  return m_pieces.of(column, row);
}

bool Borders::isBorder(Corner from, int direction) const
{
  const int column = from.column + kStepX[direction];
  const int row = from.row + kStepY[direction];
  if (column < 0 || row < 0 || column > m_map.columns() || row > m_map.rows())
    return false;
  return pieceAt(from.column + kLeftX[direction], from.row + kLeftY[direction]) !=
         pieceAt(from.column + kRightX[direction], from.row + kRightY[direction]);
}

bool Borders::isBorderOf(Corner from, int direction, int piece) const
{
  return isBorder(from, direction) &&
         pieceAt(from.column + kLeftX[direction], from.row + kLeftY[direction]) == piece;
}

bool Borders::isOnFrame(Corner corner) const
{
  return corner.column == 0 || corner.row == 0 || corner.column == m_map.columns() ||
         corner.row == m_map.rows();
}

void Borders::smooth()
{
  constexpr int kRounds = 4;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<QPointF> moved = m_points;
    for (int row = 0; row <= m_map.rows(); ++row)
      for (int column = 0; column <= m_map.columns(); ++column) {
        const Corner corner{column, row};
        const quint8 directions = m_directions[index(corner)];
        if (directions == 0 || isOnFrame(corner))
          continue;
        QPointF sum;
        int count = 0;
        for (int d = 0; d < 4; ++d)
          if (directions & (1 << d)) {
            sum += m_points[index({column + kStepX[d], row + kStepY[d]})];
            ++count;
          }
        moved[index(corner)] = m_points[index(corner)] * 0.5 + sum * (0.5 / count);
      }
    m_points = std::move(moved);
  }
}

void Borders::thin(double tolerance)
{
  for (int row = 0; row <= m_map.rows(); ++row)
    for (int column = 0; column <= m_map.columns(); ++column) {
      const Corner corner{column, row};
      const quint8 directions = m_directions[index(corner)];
      if (std::popcount(directions) != 2 || (isOnFrame(corner) && directions % 5 != 0))
        continue;
      QPointF ends[2];
      bool isFree = true;
      for (int d = 0, i = 0; d < 4; ++d)
        if (directions & (1 << d)) {
          const std::size_t next = index({column + kStepX[d], row + kStepY[d]});
          isFree = isFree && !m_isLeftOut[next];
          ends[i++] = m_points[next];
        }
      m_isLeftOut[index(corner)] =
          isFree && distanceToLine(m_points[index(corner)], ends[0], ends[1]) < tolerance;
    }
}

Line Borders::ring(Corner start, int direction, int piece, std::vector<quint8>& seen) const
{
  Line ring;
  Corner corner = start;
  do {
    seen[index(corner)] |= static_cast<quint8>(1 << direction);
    if (!m_isLeftOut[index(corner)])
      ring.append(m_points[index(corner)]);
    corner = {corner.column + kStepX[direction], corner.row + kStepY[direction]};
    for (const int turn : {1, 0, 3}) { // left, straight on, right
      const int next = (direction + turn) % 4;
      if (isBorderOf(corner, next, piece)) {
        direction = next;
        break;
      }
    }
  } while (corner.column != start.column || corner.row != start.row);
  ring.append(ring.first());
  return ring;
}

std::vector<Area> Borders::areas() const
{
  std::vector<Area> areas(m_pieces.sizes.size());
  for (std::size_t i = 0; i < areas.size(); ++i)
    areas[i].label = m_pieces.labels[i];
  std::vector<quint8> seen(m_points.size());
  for (int row = 0; row <= m_map.rows(); ++row)
    for (int column = 0; column <= m_map.columns(); ++column)
      for (int d = 0; d < 4; ++d) {
        const Corner corner{column, row};
        const int piece = pieceAt(column + kLeftX[d], row + kLeftY[d]);
        if (piece < 0 || m_pieces.labels[static_cast<std::size_t>(piece)] < 0 ||
            !isBorder(corner, d) || (seen[index(corner)] & (1 << d)))
          continue;
        Line outline = ring(corner, d, piece, seen);
        if (outline.size() < 4)
          continue;
        Area& area = areas[static_cast<std::size_t>(piece)];
        const double squareMetres = signedArea(outline);
        area.squareMetres += squareMetres;
        area.rings.insert(squareMetres > 0 ? area.rings.begin() : area.rings.end(),
                          std::move(outline));
      }
  std::erase_if(areas, [](const Area& area) { return area.rings.empty(); });
  return areas;
}

} // namespace diaban::demo
