// Distances from a pixel's middle to the pattern.
#include "hatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace diaban::cartography {
namespace {

/// Distance to the nearest multiple of `spacing`.
double toNearest(double value, double spacing)
{
  return value - spacing * std::nearbyint(value / spacing);
}

} // namespace

HatchPattern::HatchPattern(const workspace::FillSymbol& fill, const PixelMap& map,
                           double pixelsPerMm)
    : m_kind(fill.hatchStroke.widthMm > 0 ? fill.hatch : workspace::Hatch::None)
    , m_colour(premultiplied(fill.hatchStroke.colour))
    , m_spacing(std::max(fill.hatchSpacingMm * pixelsPerMm, 1.0))
    , m_width(std::min(fill.hatchStroke.widthMm * pixelsPerMm, m_spacing))
{
  const double angle = fill.hatchAngle * std::numbers::pi / 180;
  // The map's origin in pixels, small multiples of the spacing apart taken away for exactness.
  const double originX = -map.west * map.scaleX, originY = map.north * map.scaleY;
  const auto lines = [&](double normalX, double normalY) {
    const double start = std::remainder(originX * normalX + originY * normalY, m_spacing);
    return Lines{normalX, normalY, -start};
  };
  m_first = lines(std::sin(angle), std::cos(angle));
  m_second = lines(std::cos(angle), -std::sin(angle));
}

double HatchPattern::lineCoverage(const Lines& lines, double x, double y) const
{
  const double distance =
      std::abs(toNearest(x * lines.stepX + y * lines.stepY + lines.start, m_spacing));
  const double edge = m_width / 2;
  return std::clamp(edge - distance + 0.5, 0.0, std::min(1.0, m_width));
}

double HatchPattern::dotCoverage(double x, double y) const
{
  const double u = toNearest(x * m_first.stepX + y * m_first.stepY + m_first.start, m_spacing);
  const double v = toNearest(x * m_second.stepX + y * m_second.stepY + m_second.start, m_spacing);
  const double radius = std::max(m_width, 0.6);
  return std::clamp(radius - std::hypot(u, v) + 0.5, 0.0, 1.0);
}

void HatchPattern::cover(int x, int y, const quint8* mask, int count, quint8* out) const
{
  const double middleY = y + 0.5;
  for (int i = 0; i < count; ++i) {
    const double middleX = x + i + 0.5;
    double coverage = 0;
    if (m_kind == workspace::Hatch::Dots) {
      coverage = dotCoverage(middleX, middleY);
    } else {
      coverage = lineCoverage(m_first, middleX, middleY);
      if (m_kind == workspace::Hatch::Cross)
        coverage = std::max(coverage, lineCoverage(m_second, middleX, middleY));
    }
    out[i] = static_cast<quint8>(div255(static_cast<unsigned>(coverage * 255 + 0.5) * mask[i]));
  }
}

} // namespace diaban::cartography
