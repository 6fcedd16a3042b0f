#include "sightfront.h"

#include <diaban/coverage/streetsight.h>

#include <queue>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr std::size_t kFan = 8;        ///< children of a node
constexpr double kTouchMetres = 0.001; ///< an eye that near stands on the building

/// Squared.
double distanceTo(const geo::Extent& box, QPointF eye)
{
  const double across = std::max({box.minX - eye.x(), eye.x() - box.maxX, 0.0});
  const double along = std::max({box.minY - eye.y(), eye.y() - box.maxY, 0.0});
  return across * across + along * along;
}

geo::Extent movedBy(const geo::Extent& box, QPointF by)
{
  return {box.minX + by.x(), box.minY + by.y(), box.maxX + by.x(), box.maxY + by.y()};
}

/// Calls `side(from, to)` for all sides of a part, relative to the eye.
template <typename Side>
void forSides(const geo::Block& block, std::size_t part, QPointF eye, Side&& side)
{
  for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
    const quint32 first = block.firstVertex(ring), end = block.ringEnds[ring];
    const auto corner = [&](quint32 number) {
      const double* at = block.xy.data() + 2 * std::size_t{number};
      return QPointF(at[0] - eye.x(), at[1] - eye.y());
    };
    if (first == end)
      continue;
    QPointF before = corner(end - 1);
    for (quint32 vertex = first; vertex < end; ++vertex) {
      const QPointF at = corner(vertex);
      side(before, at);
      before = at;
    }
  }
}

bool isPolygon(const geo::Block& block, std::size_t part)
{
  return block.partKinds[part] == geo::GeometryKind::Polygon;
}

/// Whether the origin lies not more than kTouchMetres from a side.
bool touches(QPointF from, QPointF to)
{
  const QPointF way = to - from;
  const double length = QPointF::dotProduct(way, way);
  const double along =
      length > 0 ? std::clamp(-QPointF::dotProduct(from, way) / length, 0.0, 1.0) : 0.0;
  const QPointF nearest = from + along * way;
  return QPointF::dotProduct(nearest, nearest) <= kTouchMetres * kTouchMetres;
}

bool standsIn(const geo::Block& block, std::size_t row, QPointF eye)
{
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    bool isInside = false, isOn = false;
    if (isPolygon(block, part))
      forSides(block, part, eye, [&](QPointF from, QPointF to) {
        isOn = isOn || touches(from, to);
        if ((from.y() > 0) != (to.y() > 0) &&
            from.x() - from.y() * (to.x() - from.x()) / (to.y() - from.y()) > 0)
          isInside = !isInside;
      });
    if (isInside || isOn)
      return true;
  }
  return false;
}

} // namespace

/// One query: nodes to visit, the nearest first, and what is in front so far.
struct StreetSight::Look {
  struct Node {
    double distance; ///< squared
    std::size_t level, index;
    bool operator<(const Node& other) const { return distance > other.distance; }
  };
  QPointF eye;
  const StreetRules& rules;
  std::shared_ptr<SightFront> front;
  std::vector<std::size_t> rowOfWall{};
  std::priority_queue<Node> nodes{};
};

StreetSight::StreetSight(geo::TablePtr buildings)
    : m_table(std::move(buildings))
{
  std::vector<geo::Extent> boxes;
  boxes.reserve(m_table->rowCount());
  for (const geo::BlockPtr& block : m_table->blocks()) {
    m_firstRows.push_back(boxes.size());
    for (const geo::FloatBox& box : block->boxes)
      boxes.push_back(
          box.isEmpty()
              ? geo::Extent{}
              : geo::Extent{block->originX + double{box.minX}, block->originY + double{box.minY},
                            block->originX + double{box.maxX}, block->originY + double{box.maxY}});
  }
  while (boxes.size() > 1) {
    std::vector<geo::Extent> parents((boxes.size() + kFan - 1) / kFan);
    for (std::size_t i = 0; i < boxes.size(); ++i)
      parents[i / kFan].add(boxes[i]);
    m_levels.push_back(std::exchange(boxes, std::move(parents)));
  }
  m_levels.push_back(std::move(boxes));
}

Result<SeenArea> StreetSight::from(QPointF eye, const StreetRules& rules) const
{
  DIABAN_CHECK(checked(rules.sector));
  if (!(rules.radius > 0 && std::isfinite(rules.radius)))
    return Error{
        Error::Code::BadArgument, {QString::number(rules.radius), QStringLiteral("radius")}, {}};
  Look look{eye, rules, std::make_shared<SightFront>(rules.radius, rules.sector)};
  for (std::size_t i = 0; i < m_levels.back().size(); ++i)
    visit(look, m_levels.size() - 1, i);
  while (!look.nodes.empty()) {
    const Look::Node node = look.nodes.top();
    look.nodes.pop();
    if (look.front->hides(movedBy(m_levels[node.level][node.index], -eye)))
      continue;
    if (node.level == 0) {
      addBuilding(look, node.index);
      continue;
    }
    const std::size_t end = std::min((node.index + 1) * kFan, m_levels[node.level - 1].size());
    for (std::size_t child = node.index * kFan; child < end; ++child)
      visit(look, node.level - 1, child);
  }
  return SeenArea(eye, rules.radius, look.front, fidsInFront(look));
}

void StreetSight::visit(Look& look, std::size_t level, std::size_t index) const
{
  const double distance = distanceTo(m_levels[level][index], look.eye);
  if (distance < look.rules.radius * look.rules.radius)
    look.nodes.push({distance, level, index});
}

void StreetSight::addBuilding(Look& look, std::size_t row) const
{
  if (look.rules.hides && !look.rules.hides(row))
    return;
  const Place place = placeOf(row);
  if (distanceTo(m_levels[0][row], look.eye) <= kTouchMetres * kTouchMetres &&
      standsIn(*place.block, place.row, look.eye))
    return;
  for (quint32 part = place.block->firstPart(place.row); part < place.block->rowEnds[place.row];
       ++part)
    if (isPolygon(*place.block, part))
      forSides(*place.block, part, look.eye, [&](QPointF from, QPointF to) {
        look.front->add(from, to, static_cast<int>(look.rowOfWall.size()));
        look.rowOfWall.push_back(row);
      });
}

StreetSight::Place StreetSight::placeOf(std::size_t row) const
{
  const auto block = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row) - 1;
  return {m_table->blocks()[static_cast<std::size_t>(block - m_firstRows.begin())].get(),
          row - *block};
}

std::vector<qint64> StreetSight::fidsInFront(const Look& look) const
{
  std::vector<qint64> fids;
  for (int slice = 0; slice < SightFront::kAllSlices; ++slice)
    for (const FrontPiece& piece : look.front->slice(slice))
      if (piece.wall >= 0 && piece.s1 - piece.s0 > SightFront::kSliver) {
        const Place place = placeOf(look.rowOfWall[static_cast<std::size_t>(piece.wall)]);
        fids.push_back(place.block->fids[place.row]);
      }
  std::sort(fids.begin(), fids.end());
  fids.erase(std::unique(fids.begin(), fids.end()), fids.end());
  return fids;
}

} // namespace diaban::coverage
