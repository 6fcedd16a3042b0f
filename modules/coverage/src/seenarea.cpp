#include "sightfront.h"

#include <diaban/coverage/seenarea.h>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

/// One direction after the other, counter-clockwise: where the area ends, and where it begins.
struct Step {
  QPointF outerFrom, outerTo, innerFrom, innerTo; ///< relative to the eye
  int outerWall = 0, innerWall = 0;
  bool isOpen = false;
};

/// Both fronts cut where one of them has an end. \param inner what is nearer is left out; none: not
std::vector<Step> stepsOf(const SightFront& outer, const SightFront* inner)
{
  std::vector<Step> steps;
  for (int slice = 0; slice < SightFront::kAllSlices; ++slice) {
    const std::vector<FrontPiece>& far = outer.slice(slice);
    const std::vector<FrontPiece>& near = inner ? inner->slice(slice) : far;
    auto one = far.begin(), other = near.begin();
    for (double s = far.front().s0; one != far.end() && other != near.end();) {
      const double end = std::min(one->s1, other->s1);
      if (end - s > SightFront::kSliver) {
        const bool isOpen =
            one->wall != SightFront::kBlocked && (!inner || SightFront::isCircle(other->wall));
        Step step{SightFront::place(slice, s, one->at(s)),
                  SightFront::place(slice, end, one->at(end)),
                  {},
                  {},
                  one->wall,
                  other->wall,
                  isOpen};
        if (inner) {
          step.innerFrom = SightFront::place(slice, s, other->at(s));
          step.innerTo = SightFront::place(slice, end, other->at(end));
        }
        steps.push_back(step);
      }
      s = end;
      if (one->s1 <= end)
        ++one;
      if (other->s1 <= end)
        ++other;
    }
  }
  return steps;
}

bool isSame(QPointF a, QPointF b)
{
  constexpr double metres = 1e-7;
  return (a - b).manhattanLength() <= metres;
}

/// Corners of a path; straight on along one wall there are none.
class Path {
public:
  void add(QPointF from, QPointF to, int wall)
  {
    if (m_corners.empty() || wall != m_wall) {
      m_corners.insert(m_corners.end(), {from, to});
    } else {
      m_corners.back() = to;
    }
    m_wall = wall;
  }
  std::vector<QPointF>& corners() { return m_corners; }

private:
  std::vector<QPointF> m_corners;
  int m_wall = SightFront::kBlocked;
};

/// Closed, without corners that stand at one place.
geo::ShapeRing ringOf(const std::vector<QPointF>& corners, QPointF eye)
{
  geo::ShapeRing ring;
  QPointF before = corners.back();
  for (const QPointF& corner : corners) {
    if (!isSame(corner, before))
      ring.insert(ring.end(), {corner.x() + eye.x(), corner.y() + eye.y()});
    before = corner;
  }
  if (ring.size() >= 6)
    ring.insert(ring.end(), {ring[0], ring[1]});
  else
    ring.clear();
  return ring;
}

/// Open steps from `first` on, `count` of them, as a polygon.
void addPart(geo::Shape& shape, QPointF eye, const std::vector<Step>& steps, std::size_t first,
             std::size_t count, bool hasInner)
{
  Path outer, inner;
  for (std::size_t i = 0; i < count; ++i) {
    const Step& step = steps[(first + i) % steps.size()];
    outer.add(step.outerFrom, step.outerTo, step.outerWall);
    if (hasInner)
      inner.add(step.innerFrom, step.innerTo, step.innerWall);
  }
  const bool isRound = count == steps.size();
  std::vector<QPointF>& corners = outer.corners();
  std::vector<QPointF>& hole = inner.corners();
  geo::ShapePart part{geo::GeometryKind::Polygon, {}};
  if (!isRound && hasInner)
    corners.insert(corners.end(), hole.rbegin(), hole.rend());
  else if (!isRound)
    corners.push_back({0, 0});
  part.rings.push_back(ringOf(corners, eye));
  if (isRound && hasInner) {
    std::reverse(hole.begin(), hole.end());
    part.rings.push_back(ringOf(hole, eye));
  }
  if (!part.rings.front().empty())
    shape.parts.push_back(std::move(part));
}

/// Whether two open steps must not be in one part: its ring would meet itself between them, where a
/// wall only just touches the circle.
bool isPinched(const Step& before, const Step& step)
{
  return isSame(before.outerTo, before.innerTo) || isSame(step.outerFrom, step.innerFrom);
}

/// A step that begins at a corner. \pre all are open
std::size_t cornerOf(const std::vector<Step>& steps)
{
  std::size_t corner = 1;
  while (corner < steps.size() && steps[corner - 1].outerWall == steps[corner].outerWall)
    ++corner;
  return corner % steps.size();
}

geo::Shape shapeOf(QPointF eye, const std::vector<Step>& steps, bool hasInner, quint32 type)
{
  geo::Shape shape;
  shape.type = type;
  const std::size_t size = steps.size();
  bool isRound = true;
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < size; ++i) {
    const Step& before = steps[(i + size - 1) % size];
    isRound = isRound && steps[i].isOpen;
    if (steps[i].isOpen && (!before.isOpen || isPinched(before, steps[i])))
      starts.push_back(i);
  }
  if (isRound && starts.size() < 2) { // a hole may touch the outer ring once
    addPart(shape, eye, steps, cornerOf(steps), size, hasInner);
    return shape;
  }
  for (const std::size_t start : starts) {
    std::size_t count = 1;
    for (; steps[(start + count) % size].isOpen; ++count)
      if (isPinched(steps[(start + count - 1) % size], steps[(start + count) % size]))
        break;
    addPart(shape, eye, steps, start, count, hasInner);
  }
  return shape;
}

} // namespace

Outcome checked(const Sector& sector)
{
  const double view = sector.fieldOfView.inDegrees(), azimuth = sector.azimuth.inDegrees();
  if (!(view > 0 && view < 360 + 1e-9))
    return Error{
        Error::Code::BadArgument, {QString::number(view), QStringLiteral("field of view")}, {}};
  if (!std::isfinite(azimuth))
    return Error{
        Error::Code::BadArgument, {QString::number(azimuth), QStringLiteral("azimuth")}, {}};
  return Done{};
}

SeenArea::SeenArea(QPointF eye, double radius, std::shared_ptr<const SightFront> front,
                   std::vector<qint64> buildings)
    : m_eye(eye)
    , m_radius(radius)
    , m_front(std::move(front))
    , m_buildings(std::move(buildings))
{
}

SeenArea SeenArea::open(QPointF eye, double radius, const Sector& sector)
{
  return {eye, radius, std::make_shared<const SightFront>(radius, sector), {}};
}

geo::Shape SeenArea::shape() const
{
  return shapeOf(m_eye, stepsOf(*m_front, nullptr), false, 3);
}

geo::Shape SeenArea::between(double from, double to) const
{
  constexpr quint32 multiPolygon = 6;
  geo::Shape none;
  none.type = multiPolygon;
  if (!(to > std::max(from, 0.0)) || from >= m_radius)
    return none;
  SightFront outer = *m_front;
  if (to < m_radius)
    outer.addCircle(to);
  if (!(from > 0))
    return shapeOf(m_eye, stepsOf(outer, nullptr), false, multiPolygon);
  SightFront inner = *m_front;
  inner.addCircle(from);
  return shapeOf(m_eye, stepsOf(outer, &inner), true, multiPolygon);
}

} // namespace diaban::coverage
