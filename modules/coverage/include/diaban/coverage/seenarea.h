// What is seen from one place, as an area around it that any ray from there leaves only once.
#pragma once

#include <diaban/base/result.h>
#include <diaban/base/units.h>
#include <diaban/geo/shape.h>

#include <QPointF>

#include <memory>
#include <vector>

namespace diaban::coverage {

class SightFront;

/// Which way one looks. Right and left edge belong to it.
struct Sector {
  Angle azimuth = Angle::degrees(0);       ///< of its middle, clockwise from north
  Angle fieldOfView = Angle::degrees(360); ///< from edge to edge
};

/// \returns BadArgument (value in degrees, "field of view" or "azimuth") for a field of view that
///          is not above 0 and up to 360°, and for what is no number
Outcome checked(const Sector& sector);

/// Bounded by walls, by the edges of a sector and, where nothing hides it, by a polygon of 144
/// corners on the circle of its radius: always within the circle, by at most 1/4000 of the radius.
/// Cheap to copy; any thread may read it. Coordinates are those of the walls, in metres.
class SeenArea {
public:
  SeenArea(QPointF eye, double radius, std::shared_ptr<const SightFront> front,
           std::vector<qint64> buildings);
  /// All of a sector. \pre checked(sector); radius > 0 and finite
  static SeenArea open(QPointF eye, double radius, const Sector& sector);

  QPointF eye() const { return m_eye; }
  double radius() const { return m_radius; }
  /// Numbers (fids) of the buildings that bound it: those that are seen. Ascending.
  const std::vector<qint64>& buildings() const { return m_buildings; }

  /// A polygon, its corners counter-clockwise; of a sector the eye is one of them.
  geo::Shape shape() const;
  /// What of it lies from `from` to `to` metres away from the eye, as a multipolygon: parts that
  /// walls separate, or one ring with a hole. No parts where nothing is left.
  geo::Shape between(double from, double to) const;

private:
  QPointF m_eye;
  double m_radius;
  std::shared_ptr<const SightFront> m_front;
  std::vector<qint64> m_buildings;
};

} // namespace diaban::coverage
