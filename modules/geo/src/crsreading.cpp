#include <diaban/geo/crsreading.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::geo {
namespace {

constexpr int kWgs84 = 4326;
constexpr double kMostlyFits = 0.5;
constexpr double kNearlyAsGood = 0.05;
constexpr double kMarginShare = 0.05;  // of an area's size, on each side
constexpr double kLeastMargin = 0.005; // degrees, 500 m
constexpr double kMetresPerDegree = 111'195;

/// A reading and where it puts the middle of the points.
struct Placed {
  CrsReading reading;
  double longitude = 0, latitude = 0;
};

bool lies(double x, double y, const QVector<Extent>& areas)
{
  return std::any_of(areas.begin(), areas.end(), [&](const Extent& area) {
    return x >= area.minX && x <= area.maxX && y >= area.minY && y <= area.maxY;
  });
}

double metresBetween(const Placed& a, const Placed& b)
{
  const double north = (a.latitude - b.latitude) * kMetresPerDegree;
  const double east = (a.longitude - b.longitude) * kMetresPerDegree *
                      std::cos(a.latitude * std::numbers::pi / 180);
  return std::hypot(north, east);
}

Placed placed(const Crs& crs, const std::vector<double>& xy, const QVector<Extent>& areas,
              bool swapsAxes)
{
  Placed made{{crs, swapsAxes, 0, 0}, 0, 0};
  const auto wgs84 = Crs::fromEpsg(kWgs84);
  const auto way = wgs84 ? Transform::between(crs, wgs84.value()) : wgs84.error();
  const std::size_t count = xy.size() / 2;
  if (!way || count == 0)
    return made;
  std::vector<double> moved = xy;
  if (swapsAxes)
    for (std::size_t i = 0; i < count; ++i)
      std::swap(moved[2 * i], moved[2 * i + 1]);
  way.value().apply(moved.data(), 2, count);
  std::size_t inside = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!lies(moved[2 * i], moved[2 * i + 1], areas))
      continue;
    ++inside;
    made.longitude += moved[2 * i];
    made.latitude += moved[2 * i + 1];
  }
  made.longitude /= static_cast<double>(std::max<std::size_t>(1, inside));
  made.latitude /= static_cast<double>(std::max<std::size_t>(1, inside));
  made.reading.fit = static_cast<double>(inside) / static_cast<double>(count);
  return made;
}

std::vector<Placed> fitting(const std::vector<double>& xy, const QVector<Crs>& systems,
                            const QVector<Extent>& areas, bool swapsAxes)
{
  std::vector<Placed> all;
  for (const Crs& crs : systems)
    if (Placed one = placed(crs, xy, areas, swapsAxes); one.reading.fit > 0)
      all.push_back(std::move(one));
  std::stable_sort(all.begin(), all.end(),
                   [](const Placed& a, const Placed& b) { return a.reading.fit > b.reading.fit; });
  return all;
}

} // namespace

QVector<Crs> usualSystems(const Crs& own, const QVector<ProvinceZone>& zones)
{
  QVector<Crs> systems;
  const auto add = [&](const Result<Crs>& crs) {
    if (crs && crs.value().isValid() && !systems.contains(crs.value()))
      systems.append(crs.value());
  };
  add(own);
  std::vector<int> codes;
  for (const ProvinceZone& zone : zones)
    codes.push_back(zone.epsg);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const int code : {3405, 3406, kWgs84, 4756, 32648, 32649, 3857})
    codes.push_back(code);
  for (const int code : codes)
    add(Crs::fromEpsg(code));
  return systems;
}

QVector<CrsReading> crsReadings(const std::vector<double>& xy, const QVector<Crs>& systems,
                                const QVector<Extent>& areas)
{
  std::vector<Placed> all = fitting(xy, systems, areas, false);
  if (all.empty() || all.front().reading.fit < kMostlyFits) {
    std::vector<Placed> swapped = fitting(xy, systems, areas, true);
    if (!swapped.empty() && (all.empty() || swapped.front().reading.fit > all.front().reading.fit))
      all.insert(all.begin(), swapped.begin(), swapped.end());
  }
  QVector<CrsReading> readings;
  for (const Placed& one : all) {
    readings.append(one.reading);
    readings.last().offsetMetres = metresBetween(one, all.front());
  }
  return readings;
}

bool isClear(const QVector<CrsReading>& readings)
{
  return !readings.isEmpty() && readings[0].fit >= kMostlyFits &&
         (readings.size() == 1 || readings[0].fit - readings[1].fit > kNearlyAsGood);
}

Extent areaAround(const Extent& extent, const Crs& crs)
{
  const auto wgs84 = Crs::fromEpsg(kWgs84);
  const auto way = wgs84 ? Transform::between(crs, wgs84.value()) : wgs84.error();
  if (!way || extent.isEmpty())
    return {};
  Extent area = way.value().apply(extent);
  if (area.isEmpty() || !std::isfinite(area.width()) || !std::isfinite(area.height()))
    return {};
  const double x = std::max(kLeastMargin, kMarginShare * area.width());
  const double y = std::max(kLeastMargin, kMarginShare * area.height());
  return {area.minX - x, area.minY - y, area.maxX + x, area.maxY + y};
}

} // namespace diaban::geo
