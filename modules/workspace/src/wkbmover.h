// Moves the coordinates of well-known binary to another coordinate system, in place.
#pragma once

#include <diaban/geo/crs.h>

#include <span>

namespace diaban::workspace {

/// One way between two systems for whole geometries. One a thread.
class WkbMover {
public:
  /// \returns UnknownCrs, NoOperation
  static Result<WkbMover> between(const geo::Crs& from, const geo::Crs& to);

  bool isIdentity() const { return m_transform.isIdentity(); }

  /// The geometry's first point as it stood before it was moved is kept in `firstX`, `firstY`.
  /// \returns BadGeometry (no args) when it is not well formed, NoOperation (no args) when some of
  ///          its points have no place in the other system; it is spoilt then.
  Outcome move(std::span<unsigned char> wkb);

  bool hasFirst() const { return m_hasFirst; } ///< false after an empty geometry
  double firstX() const { return m_firstX; }
  double firstY() const { return m_firstY; }

private:
  explicit WkbMover(geo::Transform transform)
      : m_transform(std::move(transform))
  {
  }
  static Outcome moveRun(void* context, double* xy, std::size_t stride, std::size_t count);

  geo::Transform m_transform;
  bool m_hasFirst = false;
  double m_firstX = 0, m_firstY = 0;
};

} // namespace diaban::workspace
