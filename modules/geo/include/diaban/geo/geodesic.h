// Lengths, directions and areas, on the map's grid and on the ellipsoid below it.
#pragma once

#include <diaban/base/result.h>
#include <diaban/base/units.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <memory>
#include <span>

namespace diaban::geo {

/// From one point to another. Directions are clockwise from north, 0 to 360 degrees.
struct Leg {
  double gridMetres = 0;
  Angle gridBearing = Angle::degrees(0);      ///< from grid north
  double ellipsoidMetres = 0;                 ///< of the shortest line
  Angle ellipsoidBearing = Angle::degrees(0); ///< from true north, where the line begins
};

/// How long and how large; an area without sign, holes taken off.
struct Size {
  double gridMetres = 0, ellipsoidMetres = 0; ///< length, or that of all edges
  double gridSquareMetres = 0, ellipsoidSquareMetres = 0;
};

/// Measures in one coordinate system. Points are in its units, x = east or longitude. A geographic
/// system has no grid: there the grid's figures are 0. On the ellipsoid the shortest lines between
/// the corners count (Karney 2013, by PROJ), to nanometres. One thread at a time.
class Geodesic {
public:
  /// \returns UnknownCrs where the system has no ellipsoid
  static Result<Geodesic> on(const Crs& crs);

  Leg leg(QPointF from, QPointF to) const;
  /// Where that way ends: on the grid where there is one, else on the ellipsoid.
  QPointF travelled(QPointF from, Angle bearing, double metres) const;
  Size line(std::span<const QPointF> corners) const;
  /// Of a ring that closes itself; where it crosses itself, its loops are taken off one another.
  Size area(std::span<const QPointF> ring) const;
  /// As row(). Without the ellipsoid its figures are 0, and it is several times quicker.
  Size shape(const FlatGeometry& geometry, bool onEllipsoid = true) const;
  /// Of one row: lines and rings by their lengths, polygons by their areas as well.
  Size row(const Block& block, std::size_t row) const;

private:
  struct State;
  std::shared_ptr<State> m_state;
};

} // namespace diaban::geo
