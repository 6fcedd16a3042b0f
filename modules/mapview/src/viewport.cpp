// Viewport arithmetic.
#include <diaban/mapview/viewport.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::mapview {
namespace {

/// A pixel is 1/96 inch.
constexpr double kMetresPerPixel = 0.0254 / 96;

} // namespace

geo::Extent Viewport::extent() const
{
  const double halfWidth = size.width() * unitsPerPixel / 2;
  const double halfHeight = size.height() * unitsPerPixel / 2;
  return {centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight};
}

QPointF Viewport::toMap(QPointF pixel) const
{
  return {centreX + (pixel.x() - size.width() / 2.0) * unitsPerPixel,
          centreY - (pixel.y() - size.height() / 2.0) * unitsPerPixel};
}

QPointF Viewport::toPixel(QPointF map) const
{
  return {(map.x() - centreX) / unitsPerPixel + size.width() / 2.0,
          (centreY - map.y()) / unitsPerPixel + size.height() / 2.0};
}

double Viewport::scaleDenominator() const
{
  return unitsPerPixel * metresPerUnit / kMetresPerPixel;
}

Viewport Viewport::fitting(const geo::Extent& extent, QSize size, double metresPerUnit)
{
  Viewport view;
  view.size = size;
  view.metresPerUnit = metresPerUnit;
  if (extent.isEmpty())
    return view;
  view.centreX = (extent.minX + extent.maxX) / 2;
  view.centreY = (extent.minY + extent.maxY) / 2;
  const double units = std::max(extent.width() / std::max(size.width(), 1),
                                extent.height() / std::max(size.height(), 1));
  // A single point is shown with 10 cm a pixel.
  view.unitsPerPixel = units > 0 ? units : 0.1 / metresPerUnit;
  return view;
}

Viewport Viewport::atScale(QPointF centre, double denominator, QSize size, double metresPerUnit)
{
  return {centre.x(), centre.y(), denominator * kMetresPerPixel / metresPerUnit, size,
          metresPerUnit};
}

Viewport Viewport::panned(QPointF pixels) const
{
  Viewport view = *this;
  view.centreX -= pixels.x() * unitsPerPixel;
  view.centreY += pixels.y() * unitsPerPixel;
  return view;
}

Viewport Viewport::zoomed(double factor, QPointF fixedPixel) const
{
  const QPointF fixed = toMap(fixedPixel);
  Viewport view = *this;
  view.unitsPerPixel = unitsPerPixel / factor;
  view.centreX = fixed.x() - (fixedPixel.x() - size.width() / 2.0) * view.unitsPerPixel;
  view.centreY = fixed.y() + (fixedPixel.y() - size.height() / 2.0) * view.unitsPerPixel;
  return view;
}

double metresPerUnit(const geo::Crs& crs, double latitude)
{
  constexpr double kDegree = 111'320; // metres to the east on the equator
  return crs.isGeographic() ? kDegree * std::cos(latitude * std::numbers::pi / 180)
                            : crs.metresPerUnit();
}

} // namespace diaban::mapview
