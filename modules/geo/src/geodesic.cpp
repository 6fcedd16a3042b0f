#include "projhandle.h"

#include <diaban/geo/geodesic.h>

#include <geodesic.h>

#include <cmath>
#include <vector>

namespace diaban::geo {

struct Geodesic::State {
  ProjContext context = makeProjContext();
  ProjObject toDegrees; ///< null for geographic systems
  geod_geodesic earth{};
  double metresPerUnit = 1;
  bool hasGrid = false;

  struct Degrees {
    double latitude = 0, longitude = 0;
  };
  Degrees degrees(QPointF point) const;
  Size measure(std::span<const QPointF> corners, bool isRing) const;
  Size onEllipsoid(std::span<const QPointF> corners, bool isRing) const;
  Size onGrid(std::span<const QPointF> corners, bool isRing) const;
};

namespace {

/// Without a datum shift that is only bound to it.
ProjObject withoutShift(PJ_CONTEXT* context, ProjObject crs)
{
  if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS)
    return ProjObject(proj_get_source_crs(context, crs.get()));
  return crs;
}

Angle bearing(double degrees)
{
  const double turned = std::fmod(degrees, 360.0);
  return Angle::degrees(turned < 0 ? turned + 360 : turned);
}

} // namespace

Result<Geodesic> Geodesic::on(const Crs& crs)
{
  auto state = std::make_shared<State>();
  PJ_CONTEXT* context = state->context.get();
  const QByteArray definition = (crs.id().isEmpty() ? crs.wkt() : crs.id()).toUtf8();
  const ProjObject system =
      withoutShift(context, ProjObject(proj_create(context, definition.constData())));
  const ProjObject ellipsoid(system ? proj_get_ellipsoid(context, system.get()) : nullptr);
  double longRadius = 0, inverseFlattening = 0;
  if (!ellipsoid || proj_ellipsoid_get_parameters(context, ellipsoid.get(), &longRadius, nullptr,
                                                  nullptr, &inverseFlattening) == 0)
    return Error{Error::Code::UnknownCrs, {crs.name()}, {}};
  geod_init(&state->earth, longRadius, inverseFlattening > 0 ? 1 / inverseFlattening : 0);
  state->hasGrid = !crs.isGeographic();
  state->metresPerUnit = crs.metresPerUnit();
  if (state->hasGrid) {
    const ProjObject base(proj_crs_get_geodetic_crs(context, system.get()));
    const ProjObject way(
        base ? proj_create_crs_to_crs_from_pj(context, system.get(), base.get(), nullptr, nullptr)
             : nullptr);
    if (way)
      state->toDegrees.reset(proj_normalize_for_visualization(context, way.get()));
    if (!state->toDegrees)
      return Error{Error::Code::UnknownCrs, {crs.name()}, {}};
  }
  Geodesic made;
  made.m_state = std::move(state);
  return made;
}

Geodesic::State::Degrees Geodesic::State::degrees(QPointF point) const
{
  if (!toDegrees)
    return {point.y(), point.x()};
  const PJ_COORD moved =
      proj_trans(toDegrees.get(), PJ_FWD, proj_coord(point.x(), point.y(), 0, HUGE_VAL));
  return {moved.xy.y, moved.xy.x};
}

Leg Geodesic::leg(QPointF from, QPointF to) const
{
  Leg leg;
  if (m_state->hasGrid) {
    const QPointF way = (to - from) * m_state->metresPerUnit;
    leg.gridMetres = std::hypot(way.x(), way.y());
    leg.gridBearing = bearing(Angle::radians(std::atan2(way.x(), way.y())).inDegrees());
  }
  const State::Degrees a = m_state->degrees(from), b = m_state->degrees(to);
  double degrees = 0;
  geod_inverse(&m_state->earth, a.latitude, a.longitude, b.latitude, b.longitude,
               &leg.ellipsoidMetres, &degrees, nullptr);
  leg.ellipsoidBearing = bearing(degrees);
  return leg;
}

QPointF Geodesic::travelled(QPointF from, Angle bearing, double metres) const
{
  if (m_state->hasGrid)
    return from + QPointF(std::sin(bearing.inRadians()), std::cos(bearing.inRadians())) * metres /
                      m_state->metresPerUnit;
  QPointF to;
  geod_direct(&m_state->earth, from.y(), from.x(), bearing.inDegrees(), metres, &to.ry(), &to.rx(),
              nullptr);
  return to;
}

Size Geodesic::State::onEllipsoid(std::span<const QPointF> corners, bool isRing) const
{
  Size size;
  geod_polygon polygon;
  geod_polygon_init(&polygon, isRing ? 0 : 1);
  for (const QPointF corner : corners) {
    const Degrees at = degrees(corner);
    geod_polygon_addpoint(&earth, &polygon, at.latitude, at.longitude);
  }
  double area = 0;
  geod_polygon_compute(&earth, &polygon, 0, 1, isRing ? &area : nullptr, &size.ellipsoidMetres);
  size.ellipsoidSquareMetres = std::abs(area);
  return size;
}

Size Geodesic::State::onGrid(std::span<const QPointF> corners, bool isRing) const
{
  Size size;
  double twice = 0;
  const QPointF origin = corners.front(); // small numbers keep their digits
  const std::size_t sides = isRing ? corners.size() : corners.size() - 1;
  for (std::size_t i = 0; i < sides; ++i) {
    const QPointF next = corners[(i + 1) % corners.size()];
    const QPointF way = next - corners[i];
    size.gridMetres += std::hypot(way.x(), way.y()) * metresPerUnit;
    const QPointF a = corners[i] - origin, b = next - origin;
    twice += a.x() * b.y() - b.x() * a.y();
  }
  if (isRing)
    size.gridSquareMetres = std::abs(twice) / 2 * metresPerUnit * metresPerUnit;
  return size;
}

Size Geodesic::State::measure(std::span<const QPointF> corners, bool isRing) const
{
  if (corners.size() < 2)
    return {};
  Size size = onEllipsoid(corners, isRing);
  if (hasGrid) {
    const Size grid = onGrid(corners, isRing);
    size.gridMetres = grid.gridMetres;
    size.gridSquareMetres = grid.gridSquareMetres;
  }
  return size;
}

Size Geodesic::line(std::span<const QPointF> corners) const
{
  return m_state->measure(corners, false);
}

Size Geodesic::area(std::span<const QPointF> ring) const
{
  return m_state->measure(ring, true);
}

namespace {

/// What one ring or line adds; rings after the first of a part are holes.
void addTo(Size& all, const Size& size, bool isHole)
{
  const double sign = isHole ? -1 : 1;
  all.gridMetres += size.gridMetres;
  all.ellipsoidMetres += size.ellipsoidMetres;
  all.gridSquareMetres += sign * size.gridSquareMetres;
  all.ellipsoidSquareMetres += sign * size.ellipsoidSquareMetres;
}

} // namespace

Size Geodesic::shape(const FlatGeometry& geometry, bool onEllipsoid) const
{
  Size all;
  std::vector<QPointF> corners;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; part < geometry.partEnds.size(); ++part) {
    const bool isArea = geometry.kinds[part] == GeometryKind::Polygon;
    for (bool isHole = false; ring < geometry.partEnds[part]; ++ring, isHole = true) {
      corners.clear();
      for (; vertex < geometry.ringEnds[ring]; ++vertex)
        corners.emplace_back(geometry.xy[2 * vertex], geometry.xy[2 * vertex + 1]);
      if (corners.size() > 1)
        addTo(all,
              onEllipsoid ? m_state->measure(corners, isArea) : m_state->onGrid(corners, isArea),
              isHole);
    }
  }
  return all;
}

Size Geodesic::row(const Block& block, std::size_t row) const
{
  Size all;
  std::vector<QPointF> corners;
  for (std::size_t part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    const bool isArea = block.partKinds[part] == GeometryKind::Polygon;
    for (std::size_t ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      corners.clear();
      for (std::size_t i = block.firstVertex(ring); i < block.ringEnds[ring]; ++i)
        corners.emplace_back(block.xy[2 * i], block.xy[2 * i + 1]);
      addTo(all, m_state->measure(corners, isArea), ring != block.firstRing(part));
    }
  }
  return all;
}

} // namespace diaban::geo
