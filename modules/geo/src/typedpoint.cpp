#include "typedpairs.h"
#include "typedsystem.h"

#include <diaban/geo/typedpoint.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

constexpr int kWgs84 = 4326, kVn2000 = 4756;
/// Land, islands and sea of Vietnam, Hoàng Sa and Trường Sa included; degrees.
constexpr Extent kVietnam{102.0, 6.0, 118.0, 23.6};
constexpr double kLeastMetres = 10'000;     ///< less than this is no coordinate on a grid
constexpr double kFarthestFromMeridian = 3; ///< degrees; merged provinces reach 2.5 from theirs
constexpr double kAreaMargin = 0.1;         ///< of the layers' extent

Extent at(double x, double y)
{
  return {x, y, x, y};
}

Extent grown(const Extent& extent, double share)
{
  const double dx = extent.width() * share, dy = extent.height() * share;
  return {extent.minX - dx, extent.minY - dy, extent.maxX + dx, extent.maxY + dy};
}

/// East and north of a pair, by its labels or in the order given; nothing if the labels forbid it.
struct Axes {
  double east = 0, north = 0;
  bool eastFirst = false;
};

std::optional<Axes> axesOf(const TypedPair& pair, bool eastFirst)
{
  const TypedValue& east = eastFirst ? pair.first : pair.second;
  const TypedValue& north = eastFirst ? pair.second : pair.first;
  const auto isOneOf = [](AxisLabel axis, AxisLabel a, AxisLabel b) {
    return axis == a || axis == b;
  };
  if (isOneOf(east.axis, AxisLabel::North, AxisLabel::South) ||
      isOneOf(north.axis, AxisLabel::East, AxisLabel::West))
    return std::nullopt;
  if (east.axis != AxisLabel::None && east.axis == north.axis)
    return std::nullopt;
  return Axes{east.axis == AxisLabel::West ? -east.value : east.value,
              north.axis == AxisLabel::South ? -north.value : north.value, eastFirst};
}

/// X is north on Vietnamese maps, latitude comes first everywhere: tried first.
std::array<bool, 2> orders(const TypedPair& pair)
{
  const bool startsEast = pair.first.axis == AxisLabel::Y || pair.second.axis == AxisLabel::X;
  return {startsEast, !startsEast};
}

class Reader {
public:
  Reader(const TypedPointContext& context, const TypedSystem& system)
      : m_context(context)
      , m_system(system)
      , m_area(context.area.isEmpty() ? context.area : grown(context.area, kAreaMargin))
  {
  }

  TypedPoints read(const QVector<TypedPair>& pairs)
  {
    for (const TypedPair& pair : pairs)
      if (std::abs(pair.first.value) <= 180 && std::abs(pair.second.value) <= 180)
        addDegrees(pair);
      else if (pair.first.value >= kLeastMetres && pair.second.value >= kLeastMetres &&
               !pair.first.isAngle && !pair.second.isAngle)
        addMetres(pair);
    std::stable_sort(m_points.readings.begin(), m_points.readings.end(),
                     [](const TypedPoint& a, const TypedPoint& b) { return a.doubt < b.doubt; });
    const bool anySure =
        !m_points.readings.isEmpty() && m_points.readings.first().doubt < PointDoubt::OutsideZone;
    if (anySure) // what is less likely by far would only confuse
      m_points.readings.erase(
          std::remove_if(m_points.readings.begin(), m_points.readings.end(),
                         [](const auto& it) { return it.doubt >= PointDoubt::OutsideZone; }),
          m_points.readings.end());
    if (!m_points.readings.isEmpty())
      m_points.fault = PointFault::None;
    return m_points;
  }

private:
  bool isOnMap(const TypedPoint& point) const
  {
    return !m_area.isEmpty() && m_area.contains(at(point.mapX, point.mapY));
  }

  std::optional<TypedPoint> pointIn(const Crs& crs, const Axes& axes) const
  {
    TypedPoint point;
    point.crs = crs;
    point.x = axes.east;
    point.y = axes.north;
    point.eastFirst = axes.eastFirst;
    auto wgs84 = Crs::fromEpsg(kWgs84);
    const auto toMap = Transform::between(crs, m_context.map);
    const auto toWgs84 =
        wgs84 ? Transform::between(crs, wgs84.value()) : Result<Transform>(wgs84.error());
    if (!toMap || !toWgs84)
      return std::nullopt;
    double onMap[] = {point.x, point.y}, inDegrees[] = {point.x, point.y};
    if (toMap.value().apply(onMap, 2, 1) != 0 || toWgs84.value().apply(inDegrees, 2, 1) != 0)
      return std::nullopt;
    point.mapX = onMap[0];
    point.mapY = onMap[1];
    point.longitude = inDegrees[0];
    point.latitude = inDegrees[1];
    for (const ProvinceZone& zone : m_context.zones)
      if (zone.epsg == crs.epsg())
        point.meridian = zone.meridian;
    point.doubt = doubtOf(point);
    return point;
  }

  PointDoubt doubtOf(const TypedPoint& point) const
  {
    const Extent place = at(point.longitude, point.latitude);
    if (!point.meridian.isEmpty() &&
        std::abs(point.longitude - meridianDegrees(point.meridian)) > kFarthestFromMeridian)
      return PointDoubt::OutsideZone;
    if (isOnMap(point))
      return PointDoubt::None;
    if (!kVietnam.contains(place))
      return PointDoubt::OutsideVietnam;
    return m_area.isEmpty() ? PointDoubt::None : PointDoubt::OutsideMap;
  }

  void add(TypedPoint point)
  {
    const auto same = [&](const TypedPoint& other) {
      return other.crs == point.crs && other.x == point.x && other.y == point.y;
    };
    if (std::none_of(m_points.readings.begin(), m_points.readings.end(), same))
      m_points.readings.append(std::move(point));
  }

  void addDegrees(const TypedPair& pair)
  {
    const auto isBare = [](const TypedValue& value) {
      return value.isWhole && !value.isAngle && value.axis == AxisLabel::None;
    };
    if (isBare(pair.first) && isBare(pair.second)) // "128 14" is a parcel rather than a place
      return;
    const auto crs = Crs::fromEpsg(m_system.isVn2000 ? kVn2000 : kWgs84);
    if (!crs)
      return;
    QVector<TypedPoint> all;
    for (const bool eastFirst : orders(pair)) {
      const auto axes = axesOf(pair, eastFirst);
      if (!axes || std::abs(axes->north) > 90)
        continue;
      if (auto point = pointIn(crs.value(), *axes))
        all.append(*point);
    }
    // Both orders can be in Vietnam in no case; elsewhere latitude first is the custom.
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.doubt < b.doubt; });
    if (!all.isEmpty())
      add(all.first());
  }

  void addMetres(const TypedPair& pair)
  {
    QVector<int> systems = m_system.epsgs;
    const bool isNamed = !systems.isEmpty();
    bool isOnMap = false;
    if (!isNamed && !m_context.map.isGeographic()) {
      addMetresIn(m_context.map, pair, true, {});
      isOnMap = std::any_of(m_points.readings.begin(), m_points.readings.end(),
                            [](const auto& it) { return it.doubt == PointDoubt::None; });
    }
    if (!isNamed && !m_area.isEmpty())
      systems = isOnMap ? neighbours() : allZones();
    if (systems.isEmpty() && m_points.readings.isEmpty())
      m_points.fault = PointFault::NeedsZone;
    for (const int epsg : systems)
      if (const auto crs = Crs::fromEpsg(epsg); crs && (isNamed || !(crs.value() == m_context.map)))
        addMetresIn(crs.value(), pair, isNamed, isNamed ? QStringList() : usersOf(epsg));
  }

  /// \param wanted the system was named or is the map's: also what is doubtful in it is told
  void addMetresIn(const Crs& crs, const TypedPair& pair, bool wanted, const QStringList& users)
  {
    QVector<TypedPoint> all;
    for (const bool eastFirst : orders(pair))
      if (const auto axes = axesOf(pair, eastFirst))
        if (auto point = pointIn(crs, *axes))
          all.append(*point);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.doubt < b.doubt; });
    for (TypedPoint& point : all) {
      const bool isFirst = &point == &all.first();
      if (!isFirst && point.doubt >= PointDoubt::OutsideMap)
        continue;
      if (!wanted && !isOnMap(point))
        continue;
      point.provinces = m_system.province.isEmpty() ? users : QStringList{m_system.province};
      add(point);
    }
  }

  /// Meridians of the provinces that use, or have used, the map's.
  QVector<int> neighbours() const
  {
    QStringList provinces;
    for (const ProvinceZone& zone : m_context.zones)
      if (zone.epsg == m_context.map.epsg())
        provinces.append(zone.province);
    QVector<int> epsgs;
    for (const ProvinceZone& zone : m_context.zones)
      if (provinces.contains(zone.province) && !epsgs.contains(zone.epsg))
        epsgs.append(zone.epsg);
    return epsgs;
  }

  QVector<int> allZones() const
  {
    QVector<int> epsgs{3405, 3406}; // VN-2000 / UTM zones 48N and 49N
    for (const ProvinceZone& zone : m_context.zones)
      if (!epsgs.contains(zone.epsg))
        epsgs.append(zone.epsg);
    return epsgs;
  }

  QStringList usersOf(int epsg) const
  {
    QStringList names;
    for (const ProvinceZone& zone : m_context.zones) {
      const QString& name = zone.isCurrent ? zone.province : zone.former;
      if (zone.epsg == epsg && !names.contains(name))
        names.append(name);
    }
    return names;
  }

  const TypedPointContext& m_context;
  const TypedSystem& m_system;
  Extent m_area;
  TypedPoints m_points;
};

QString angleWords(double degrees)
{
  return QLocale().toString(std::abs(degrees), 'f', 6) + QChar(0xB0);
}

} // namespace

TypedPoints readTypedPoint(const QString& text, const TypedPointContext& context)
{
  const auto hasDigit = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
  if (!hasDigit || !context.map.isValid())
    return {};
  const TypedSystem system = typedSystem(text, context.zones);
  const auto pairs = typedPairs(system.rest);
  return pairs.isEmpty() ? TypedPoints() : Reader(context, system).read(pairs);
}

QString readingWords(const TypedPoint& point)
{
  if (point.crs.isGeographic()) {
    const QString text =
        point.crs.isVn2000()
            ? QCoreApplication::translate("diaban::geo", "VN-2000 · latitude %1 · longitude %2")
            : QCoreApplication::translate("diaban::geo", "WGS 84 · latitude %1 · longitude %2");
    return text.arg(angleWords(point.y), angleWords(point.x));
  }
  const QString north = QLocale().toString(point.y, 'f', 2);
  const QString east = QLocale().toString(point.x, 'f', 2);
  if (point.meridian.isEmpty())
    return QCoreApplication::translate("diaban::geo", "%1 · North %2 · East %3")
        .arg(point.crs.name(), north, east);
  if (point.provinces.isEmpty())
    return QCoreApplication::translate("diaban::geo", "VN-2000, meridian %1 · North %2 · East %3")
        .arg(point.meridian, north, east);
  return QCoreApplication::translate("diaban::geo",
                                     "VN-2000, meridian %1 (%2) · North %3 · East %4")
      .arg(point.meridian, point.provinces.join(QStringLiteral(", ")), north, east);
}

QString doubtWords(const TypedPoint& point)
{
  switch (point.doubt) {
  case PointDoubt::None: break;
  case PointDoubt::OutsideMap:
    return QCoreApplication::translate("diaban::geo", "Lies outside of all layers.");
  case PointDoubt::OutsideZone:
    return QCoreApplication::translate("diaban::geo",
                                       "Lies more than 3° from this meridian. Check the province.");
  case PointDoubt::OutsideVietnam:
    return QCoreApplication::translate(
        "diaban::geo", "Lies outside of Vietnam. Check the order and the zone of the numbers.");
  }
  return {};
}

} // namespace diaban::geo
