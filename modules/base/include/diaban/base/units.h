// Quantities that must not be mixed up. Values are SI; the unit is in the member's name.
#pragma once

#include <QtGlobal>

#include <compare>
#include <numbers>

namespace diaban {

struct Metres {
  double metres = 0.0;
  auto operator<=>(const Metres&) const = default;
};

/// Money: whole đồng, never a floating number.
struct Dong {
  qint64 dong = 0;
  auto operator<=>(const Dong&) const = default;
};

/// An angle. Build it with degrees() or radians(): there is no bare-number constructor.
class Angle {
public:
  static constexpr Angle degrees(double d) { return Angle(d * std::numbers::pi / 180.0); }
  static constexpr Angle radians(double r) { return Angle(r); }
  constexpr double inRadians() const { return m_radians; }
  constexpr double inDegrees() const { return m_radians * 180.0 / std::numbers::pi; }
  auto operator<=>(const Angle&) const = default;

private:
  explicit constexpr Angle(double r)
      : m_radians(r)
  {
  }
  double m_radians;
};

} // namespace diaban
