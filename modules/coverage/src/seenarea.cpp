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
  for (int quarter = 0; quarter < SightFront::kQuarters; ++quarter) {
    const std::vector<FrontPiece>& far = outer.quarter(quarter);
    const std::vector<FrontPiece>& near = inner ? inner->quarter(quarter) : far;
    auto one = far.begin(), other = near.begin();
    for (double s = -1; one != far.end() && other != near.end();) {
      const double end = std::min(one->s1, other->s1);
      if (end - s > SightFront::kSliver) {
        const bool isOpen =
            one->wall != SightFront::kBlocked && (!inner || SightFront::isCircle(other->wall));
        Step step{SightFront::place(quarter, s, one->at(s)),
                  SightFront::place(quarter, end, one->at(end)),
                  {},
                  {},
                  one->wall,
                  other->wall,
                  isOpen};
        if (inner) {
          step.innerFrom = SightFront::place(quarter, s, other->at(s));
          step.innerTo = SightFront::place(quarter, end, other->at(end));
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
      addCorner(from);
      addCorner(to);
    } else {
      m_corners.back() = to;
    }
    m_wall = wall;
  }
  std::vector<QPointF>& corners() { return m_corners; }

private:
  void addCorner(QPointF at)
  {
    if (m_corners.empty() || !isSame(at, m_corners.back()))
      m_corners.push_back(at);
  }

  std::vector<QPointF> m_corners;
  int m_wall = SightFront::kBlocked;
};

geo::ShapeRing ringOf(const std::vector<QPointF>& corners, QPointF eye)
{
  const bool isClosed = isSame(corners.front(), corners.back());
  geo::ShapeRing ring;
  for (std::size_t i = isClosed ? 1 : 0; i < corners.size(); ++i)
    ring.insert(ring.end(), {corners[i].x() + eye.x(), corners[i].y() + eye.y()});
  ring.insert(ring.end(), {ring[0], ring[1]});
  return ring;
}

bool isArea(const std::vector<QPointF>& corners)
{
  return corners.size() >= 3;
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
  if (!isArea(corners))
    return;
  part.rings.push_back(ringOf(corners, eye));
  if (isRound && hasInner && isArea(hole)) {
    std::reverse(hole.begin(), hole.end());
    part.rings.push_back(ringOf(hole, eye));
  }
  shape.parts.push_back(std::move(part));
}

/// Steps are a circle: where a run of open ones may begin.
std::size_t startOf(const std::vector<Step>& steps)
{
  std::size_t corner = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& before = steps[(i + steps.size() - 1) % steps.size()];
    if (!before.isOpen)
      return i;
    if (before.outerWall != steps[i].outerWall)
      corner = i;
  }
  return corner;
}

geo::Shape shapeOf(QPointF eye, const std::vector<Step>& steps, bool hasInner, quint32 type)
{
  geo::Shape shape;
  shape.type = type;
  const std::size_t start = startOf(steps);
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t count = 0;
    while (i + count < steps.size() && steps[(start + i + count) % steps.size()].isOpen)
      ++count;
    if (count > 0)
      addPart(shape, eye, steps, (start + i) % steps.size(), count, hasInner);
    i += std::max<std::size_t>(count, 1);
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
