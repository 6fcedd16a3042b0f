#include <diaban/mapview/aim.h>

#include <algorithm>
#include <cmath>

namespace diaban::mapview {
namespace {

bool isPlace(AimField field)
{
  return field == AimField::North || field == AimField::East;
}

} // namespace

AimRules::AimRules(const geo::Crs& crs)
    : m_isGeographic(crs.isGeographic())
    , m_metresPerUnit(crs.metresPerUnit())
{
  if (auto made = geo::Geodesic::on(crs))
    m_geodesic = std::move(made).value();
}

std::optional<double> AimRules::value(AimField field, const Aim& aim) const
{
  if (field == AimField::North)
    return aim.at.y();
  if (field == AimField::East)
    return aim.at.x();
  if (!aim.from || !m_geodesic)
    return std::nullopt;
  const geo::Leg leg = m_geodesic->leg(*aim.from, aim.at);
  if (field == AimField::Length)
    return m_isGeographic ? leg.ellipsoidMetres : leg.gridMetres;
  return (m_isGeographic ? leg.ellipsoidBearing : leg.gridBearing).inDegrees();
}

void AimRules::hold(AimField field, double value)
{
  release(field);
  if (m_isGeographic)
    std::erase_if(m_held,
                  [field](const auto& held) { return isPlace(held.first) != isPlace(field); });
  if (m_held.size() == 2)
    m_held.erase(m_held.begin());
  m_held.emplace_back(field, value);
}

void AimRules::release(AimField field)
{
  std::erase_if(m_held, [field](const auto& held) { return held.first == field; });
}

bool AimRules::holds(AimField field) const
{
  return held(field).has_value();
}

std::optional<double> AimRules::held(AimField field) const
{
  for (const auto& [name, value] : m_held)
    if (name == field)
      return value;
  return std::nullopt;
}

std::optional<QPointF> AimRules::place(QPointF pointer, const std::optional<QPointF>& from) const
{
  const bool hasWay = (holds(AimField::Length) || holds(AimField::Bearing)) && from && m_geodesic;
  const auto north = held(AimField::North), east = held(AimField::East);
  if (!hasWay)
    return QPointF(east.value_or(pointer.x()), north.value_or(pointer.y()));
  return north || east ? crossed(pointer, *from) : placeByWay(pointer, *from);
}

/// A length, a direction, or both: the pointer gives what is missing.
std::optional<QPointF> AimRules::placeByWay(QPointF pointer, QPointF from) const
{
  const Aim aim{pointer, from};
  const double metres = *value(AimField::Length, aim), bearing = *value(AimField::Bearing, aim);
  const auto length = held(AimField::Length), way = held(AimField::Bearing);
  const Angle toward = Angle::degrees(way.value_or(bearing));
  // As far as the pointer reaches along that way, and never back.
  const double along = metres * std::cos(toward.inRadians() - Angle::degrees(bearing).inRadians());
  return m_geodesic->travelled(from, toward, length.value_or(std::max(along, 0.0)));
}

/// A north or an east, and a length or a direction: where the line crosses the circle or the ray.
std::optional<QPointF> AimRules::crossed(QPointF pointer, QPointF from) const
{
  const auto north = held(AimField::North);
  const double line = north ? *north - from.y() : *held(AimField::East) - from.x();
  double across = 0; // from `from`, along the line
  if (const auto metres = held(AimField::Length)) {
    const double squared = std::pow(*metres / m_metresPerUnit, 2) - line * line;
    if (squared < 0)
      return std::nullopt;
    const double side = north ? pointer.x() - from.x() : pointer.y() - from.y();
    across = std::copysign(std::sqrt(squared), side);
  } else {
    const double bearing = Angle::degrees(*held(AimField::Bearing)).inRadians();
    const double toward = north ? std::cos(bearing) : std::sin(bearing);
    const double aside = north ? std::sin(bearing) : std::cos(bearing);
    constexpr double kParallel = 1e-12;
    if (std::abs(toward) < kParallel || line / toward < 0)
      return std::nullopt;
    across = line / toward * aside;
  }
  return from + (north ? QPointF(across, line) : QPointF(line, across));
}

} // namespace diaban::mapview
