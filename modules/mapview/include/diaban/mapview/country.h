// What an overview of the whole country has to show.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/geo/extent.h>

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace diaban::mapview {

struct CountryFrame {
  struct Name {
    QString words;
    QPointF at; ///< map units
  };
  geo::Extent extent; ///< what was asked for and the archipelagos, in map units
  std::vector<Name> names;
};

/// A map that shows most of Vietnam from south to north also shows Hoàng Sa and Trường Sa, named;
/// nullopt for smaller areas, other countries, and systems that can't be led to WGS 84. May take
/// some milliseconds for large areas. Any thread.
std::optional<CountryFrame> countryFrame(const geo::Extent& whole, const geo::Crs& crs);

} // namespace diaban::mapview
