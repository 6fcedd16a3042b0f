// A point placed by hand: what is typed of it holds, the pointer gives the rest.
#pragma once

#include <diaban/geo/geodesic.h>

#include <QPointF>

#include <optional>
#include <utility>
#include <vector>

namespace diaban::mapview {

enum class AimField : quint8 { North, East, Length, Bearing };
inline constexpr std::size_t kAimFields = 4;

/// A point that is being placed, in map units.
struct Aim {
  QPointF at;
  std::optional<QPointF> from; ///< what its length and direction are told from
  bool isHeld = false;         ///< it goes with the pointer; else it is only chosen
};

/// What a person typed of a point. Norths and easts are in map units, lengths in metres, directions
/// in degrees clockwise from north: on the grid where there is one, else on the ellipsoid. One
/// thread at a time.
class AimRules {
public:
  AimRules() = default; ///< measures nothing
  explicit AimRules(const geo::Crs& crs);

  bool isGeographic() const { return m_isGeographic; }
  /// None: it is told from nowhere.
  std::optional<double> value(AimField field, const Aim& aim) const;

  /// Two values make a point: a third takes the place of the oldest. In degrees a place and a way
  /// don't hold together: the newer drops the older.
  void hold(AimField field, double value);
  void release(AimField field);
  void releaseAll() { m_held.clear(); }
  bool holds(AimField field) const;
  bool isFree() const { return m_held.empty(); }

  /// The point near `pointer` that keeps what is held; none: there is no such point.
  std::optional<QPointF> place(QPointF pointer, const std::optional<QPointF>& from) const;

private:
  std::optional<double> held(AimField field) const;
  std::optional<QPointF> placeByWay(QPointF pointer, QPointF from) const;
  std::optional<QPointF> crossed(QPointF pointer, QPointF from) const;

  std::optional<geo::Geodesic> m_geodesic;
  bool m_isGeographic = false;
  double m_metresPerUnit = 1;
  std::vector<std::pair<AimField, double>> m_held; ///< the oldest first
};

} // namespace diaban::mapview
