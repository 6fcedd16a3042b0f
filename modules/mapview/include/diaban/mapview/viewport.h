// Which piece of the map is on the screen, and the arithmetic between pixels and map.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/geo/extent.h>

#include <QPointF>
#include <QSize>

namespace diaban::mapview {

/// Screen pixels are logical pixels: x to the right, y down. 1:N is meant at 96 logical dpi.
struct Viewport {
  double centreX = 0, centreY = 0; ///< map units
  double unitsPerPixel = 1;        ///< map units a logical pixel
  QSize size{1, 1};                ///< logical pixels
  double metresPerUnit = 1;        ///< as metresPerUnit() below

  geo::Extent extent() const;
  QPointF toMap(QPointF pixel) const;
  QPointF toPixel(QPointF map) const;
  double scaleDenominator() const;

  static Viewport fitting(const geo::Extent& extent, QSize size, double metresPerUnit);
  static Viewport atScale(QPointF centre, double denominator, QSize size, double metresPerUnit);
  Viewport panned(QPointF pixels) const;
  Viewport zoomed(double factor, QPointF fixedPixel) const; ///< factor > 1 shows more detail
  bool operator==(const Viewport&) const = default;
};

/// Metres in one unit of a map with this system. Of degrees those to the east at `latitude`,
/// 111,320 × its cosine: a map in degrees has one scale from east to west and another from south to
/// north.
double metresPerUnit(const geo::Crs& crs, double latitude);

} // namespace diaban::mapview
