#include <diaban/mapview/country.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace diaban::mapview {
namespace {

constexpr int kWgs84 = 4326;
constexpr double kLeastDegrees = 10; // of latitude: two thirds of the country's length
constexpr double kLeastMetres = 1e6;
constexpr geo::Extent kMainland{102.14, 8.56, 109.46, 23.39};

struct Archipelago {
  const char* name;
  geo::Extent extent; // degrees on WGS 84
};
constexpr std::array kArchipelagos{
    Archipelago{QT_TRANSLATE_NOOP("diaban::mapview", "Hoàng Sa (Vietnam)"),
                {111.0, 15.75, 113.0, 17.25}},
    Archipelago{QT_TRANSLATE_NOOP("diaban::mapview", "Trường Sa (Vietnam)"),
                {111.5, 6.83, 117.33, 12.0}},
};

bool holdsTheCountry(const geo::Extent& degrees)
{
  const double height =
      std::min(degrees.maxY, kMainland.maxY) - std::max(degrees.minY, kMainland.minY);
  return height >= kLeastDegrees && degrees.minX < kMainland.maxX && degrees.maxX > kMainland.minX;
}

} // namespace

std::optional<CountryFrame> countryFrame(const geo::Extent& whole, const geo::Crs& crs)
{
  const bool isLarge = crs.isGeographic() ? whole.height() >= kLeastDegrees
                                          : whole.height() * crs.metresPerUnit() >= kLeastMetres;
  if (whole.isEmpty() || !isLarge)
    return std::nullopt;
  const auto wgs84 = geo::Crs::fromEpsg(kWgs84);
  if (!wgs84)
    return std::nullopt;
  const auto there = geo::Transform::between(crs, wgs84.value());
  const auto back = geo::Transform::between(wgs84.value(), crs);
  if (!there || !back || !holdsTheCountry(there.value().apply(whole)))
    return std::nullopt;
  CountryFrame frame{whole, {}};
  for (const Archipelago& islands : kArchipelagos) {
    const geo::Extent box = back.value().apply(islands.extent);
    if (box.isEmpty())
      return std::nullopt;
    frame.extent.add(box);
    frame.names.push_back({QCoreApplication::translate("diaban::mapview", islands.name),
                           {(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2}});
  }
  return frame;
}

} // namespace diaban::mapview
