// Marker shapes as polygons.
#include "marker.h"

#include "stroker.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::cartography {
namespace {

using workspace::MarkerShape;

/// Corners on a circle, the first one `start` radians clockwise from the top.
std::vector<FixedPoint> onCircle(FixedPoint middle, int corners, double start,
                                 const std::vector<double>& radii)
{
  std::vector<FixedPoint> ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = start + 2 * std::numbers::pi * i / corners;
    const double radius = radii[static_cast<std::size_t>(i) % radii.size()] * kFixedOne;
    ring.push_back({middle.x + roundToInt(radius * std::sin(angle)),
                    middle.y - roundToInt(radius * std::cos(angle))});
  }
  return ring;
}

/// A plus sign whose bars are a quarter of the size wide.
std::vector<FixedPoint> plusSign(FixedPoint middle, double radius)
{
  const int far = roundToInt(radius * kFixedOne), near = far / 4;
  const int steps[12][2] = {{-near, -far}, {near, -far}, {near, -near}, {far, -near},
                            {far, near},   {near, near}, {near, far},   {-near, far},
                            {-near, near}, {-far, near}, {-far, -near}, {-near, -near}};
  std::vector<FixedPoint> ring;
  for (const auto& step : steps)
    ring.push_back({middle.x + step[0], middle.y + step[1]});
  return ring;
}

/// `radius` is half the marker's size, as QGIS measures it.
std::vector<FixedPoint> outlineOf(MarkerShape shape, FixedPoint middle, double radius)
{
  constexpr double pi = std::numbers::pi;
  switch (shape) {
  case MarkerShape::Circle: {
    const int corners = std::clamp(static_cast<int>(radius * 6), 16, 96);
    return onCircle(middle, corners, 0, {radius});
  }
  case MarkerShape::Square: return onCircle(middle, 4, pi / 4, {radius * std::numbers::sqrt2});
  case MarkerShape::Diamond: return onCircle(middle, 4, 0, {radius});
  case MarkerShape::Triangle: {
    const int r = roundToInt(radius * kFixedOne);
    return {{middle.x, middle.y - r}, {middle.x + r, middle.y + r}, {middle.x - r, middle.y + r}};
  }
  case MarkerShape::Star: return onCircle(middle, 10, 0, {radius, radius * 0.381966});
  case MarkerShape::Cross: return plusSign(middle, radius);
  case MarkerShape::Pentagon: return onCircle(middle, 5, 0, {radius});
  }
  return {};
}

/// Lays a colour where the mask is.
struct PaintColour {
  Pixel* pixels;
  int stride;
  Pixel colour;
  void span(int x, int y, int count, unsigned coverage) const
  {
    blendSpan(pixels + y * stride + x, count, colour, coverage);
  }
  void cells(int x, int y, const quint8* coverage, int count) const
  {
    blendCoverage(pixels + y * stride + x, coverage, count, colour);
  }
};

} // namespace

MarkerSprite::MarkerSprite(const workspace::MarkerSymbol& symbol, double pixelsPerMm)
    : m_radius((symbol.sizeMm / 2 * std::numbers::sqrt2 + symbol.outline.widthMm) * pixelsPerMm + 1)
    , m_size(2 * static_cast<int>(std::ceil(m_radius)) + 2)
{
  for (int y = 0; y < kSteps; ++y)
    for (int x = 0; x < kSteps; ++x)
      render(symbol, pixelsPerMm, x, y);
}

void MarkerSprite::render(const workspace::MarkerSymbol& symbol, double pixelsPerMm, int stepX,
                          int stepY)
{
  auto& pixels = m_pixels[static_cast<std::size_t>(stepY * kSteps + stepX)];
  pixels.assign(static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size), 0);
  const int half = m_size / 2 * kFixedOne;
  const FixedPoint middle{half + stepX * kFixedOne / kSteps, half + stepY * kFixedOne / kSteps};
  const auto ring = outlineOf(symbol.shape, middle, symbol.sizeMm / 2 * pixelsPerMm);
  CoverageMask mask;
  mask.begin({0, 0, m_size, m_size});
  mask.addRing(ring);
  mask.sweep(PaintColour{pixels.data(), m_size, premultiplied(symbol.fill)});
  const double width = symbol.outline.widthMm * pixelsPerMm;
  if (width <= 0)
    return;
  mask.begin({0, 0, m_size, m_size});
  Stroker(mask, width, LineCap::Flat).add(ring, true);
  mask.sweep(PaintColour{pixels.data(), m_size, premultiplied(symbol.outline.colour)});
}

void MarkerSprite::draw(const Canvas& canvas, FixedPoint middle) const
{
  const int quarterX = (middle.x + kFixedOne / kSteps / 2) >> 6;
  const int quarterY = (middle.y + kFixedOne / kSteps / 2) >> 6;
  const int left = (quarterX >> 2) - m_size / 2, top = (quarterY >> 2) - m_size / 2;
  const auto& pixels = m_pixels[static_cast<std::size_t>((quarterY & 3) * kSteps + (quarterX & 3))];
  const int firstX = std::max(left, 0), endX = std::min(left + m_size, canvas.width);
  const int endY = std::min(top + m_size, canvas.bottom);
  for (int y = std::max(top, canvas.top); y < endY && firstX < endX; ++y)
    blendPixels(canvas.row(y) + firstX, pixels.data() + (y - top) * m_size + (firstX - left),
                endX - firstX, 255);
}

} // namespace diaban::cartography
