// From rows of blocks to pixels of a band.
#include "bandpainter.h"

#include "hairline.h"
#include "speck.h"
#include "stroker.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

/// Lays a colour, then a hatch, where a mask is.
struct FillPaint {
  const Canvas& canvas;
  Pixel colour;
  const HatchPattern* hatch = nullptr;

  void span(int x, int y, int count, unsigned coverage) const
  {
    if (colour != 0)
      blendSpan(canvas.row(y) + x, count, colour, coverage);
    if (hatch)
      hatchSpan(x, y, count, coverage);
  }
  void cells(int x, int y, const quint8* coverage, int count) const
  {
    if (colour != 0)
      blendCoverage(canvas.row(y) + x, coverage, count, colour);
    if (hatch)
      hatchCells(x, y, coverage, count);
  }

private:
  static constexpr int kChunk = 256;
  void hatchSpan(int x, int y, int count, unsigned coverage) const
  {
    std::array<quint8, kChunk> mask;
    mask.fill(static_cast<quint8>(coverage));
    for (; count > 0; x += kChunk, count -= kChunk)
      hatchCells(x, y, mask.data(), std::min(count, kChunk));
  }
  void hatchCells(int x, int y, const quint8* mask, int count) const
  {
    std::array<quint8, kChunk> shares;
    for (; count > 0; x += kChunk, mask += kChunk, count -= kChunk) {
      const int chunk = std::min(count, kChunk);
      hatch->cover(x, y, mask, chunk, shares.data());
      blendCoverage(canvas.row(y) + x, shares.data(), chunk, hatch->colour());
    }
  }
};

} // namespace

/// A block's boxes in pixels.
struct BandPainter::BlockPixels {
  float originX, originY, scaleX, scaleY;
  float margin; ///< what symbols reach and what floats may be off
  float left(const geo::FloatBox& b) const { return originX + b.minX * scaleX; }
  float right(const geo::FloatBox& b) const { return originX + b.maxX * scaleX; }
  float top(const geo::FloatBox& b) const { return originY - b.maxY * scaleY; }
  float bottom(const geo::FloatBox& b) const { return originY - b.minY * scaleY; }

  BlockPixels(const geo::Block& block, const PixelMap& map, double reach)
      : originX(static_cast<float>(map.x(block.originX)))
      , originY(static_cast<float>(map.y(block.originY)))
      , scaleX(static_cast<float>(map.scaleX))
      , scaleY(static_cast<float>(map.scaleY))
  {
    const double largest =
        std::max({std::abs(map.x(block.extent.minX)), std::abs(map.x(block.extent.maxX)),
                  std::abs(map.y(block.extent.minY)), std::abs(map.y(block.extent.maxY)),
                  std::abs(map.x(block.originX)), std::abs(map.y(block.originY))});
    margin = static_cast<float>(reach + largest * 1e-6);
  }
};

BandPainter::BandPainter(const PixelMap& map, int width, int height, KeepGoing keepGoing)
    : m_map(map)
    , m_width(width)
    , m_height(height)
    , m_keepGoing(std::move(keepGoing))
    , m_path(map, {0, 0, width, height})
{
}

bool BandPainter::mayGoOn(std::size_t work)
{
  constexpr std::size_t kBetweenQuestions = 20000; // vertices: some hundred microseconds
  m_work += work;
  if (m_work < kBetweenQuestions)
    return true;
  m_work = 0;
  return m_keepGoing();
}

bool BandPainter::draw(const Canvas& band, const std::vector<PreparedLayer>& layers)
{
  m_canvas = band;
  m_clip = {0, band.top, band.width, band.bottom};
  for (const PreparedLayer& layer : layers) {
    if (!m_keepGoing() || !(layer.opacity == 255 ? drawLayer(layer) : drawThrough(layer)))
      return false;
  }
  return true;
}

bool BandPainter::drawLayer(const PreparedLayer& layer)
{
  if (!layer.raster.isNull()) {
    drawRaster(layer);
    return true;
  }
  if (layer.symbols->hasCasings())
    return drawTable(layer, Pass::Casings) && drawTable(layer, Pass::Strokes);
  return drawTable(layer, Pass::All);
}

/// A layer that shows what is below it: drawn apart, then laid over as one.
bool BandPainter::drawThrough(const PreparedLayer& layer)
{
  const Canvas below = m_canvas;
  const int rows = below.bottom - below.top;
  m_layerPixels.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(below.width), 0);
  m_canvas = {m_layerPixels.data(), below.width, below.width, below.top, below.bottom};
  const bool isDone = drawLayer(layer);
  for (int y = below.top; isDone && y < below.bottom; ++y)
    blendPixels(below.row(y), m_canvas.row(y), below.width, layer.opacity);
  m_canvas = below;
  return isDone;
}

bool BandPainter::drawTable(const PreparedLayer& layer, Pass pass)
{
  const geo::FeatureTable& table = *layer.table;
  const geo::Extent area =
      m_map.extent(m_canvas.width, m_canvas.top, m_canvas.bottom, layer.symbols->reach() + 1);
  bool isDone = true;
  table.blocksIn(area, [&](quint32 index) {
    isDone = isDone && drawBlock(*table.blocks()[index], *layer.symbols, pass);
  });
  return isDone;
}

bool BandPainter::drawBlock(const geo::Block& block, const SymbolChooser& symbols, Pass pass)
{
  const BlockPixels pixels(block, m_map, symbols.reach());
  const float left = -pixels.margin, right = static_cast<float>(m_width) + pixels.margin;
  const float top = static_cast<float>(m_canvas.top) - pixels.margin;
  const float bottom = static_cast<float>(m_canvas.bottom) + pixels.margin;
  const bool hasPolygonsOnly =
      std::all_of(block.partKinds.begin(), block.partKinds.end(),
                  [](geo::GeometryKind kind) { return kind == geo::GeometryKind::Polygon; });
  for (std::size_t row = 0; row < block.rows(); ++row) {
    const geo::FloatBox& box = block.boxes[row];
    const float x0 = pixels.left(box), x1 = pixels.right(box);
    const float y0 = pixels.top(box), y1 = pixels.bottom(box);
    if (x1 < left || x0 > right || y1 < top || y0 > bottom || box.isEmpty())
      continue;
    const PreparedSymbol* symbol = symbols.symbol(block, row);
    if (!symbol)
      continue;
    const float owner = std::clamp(y0, 0.0F, static_cast<float>(m_height) - 0.5F);
    if (pass != Pass::Casings && owner >= static_cast<float>(m_canvas.top) &&
        owner < static_cast<float>(m_canvas.bottom) && y1 >= 0 &&
        y0 <= static_cast<float>(m_height) && x1 >= 0 && x0 <= static_cast<float>(m_width))
      ++m_featuresDrawn;
    if (hasPolygonsOnly && symbol->drawsSpecks && x1 - x0 <= kSpeckPixels &&
        y1 - y0 <= kSpeckPixels) {
      if (pass != Pass::Casings)
        m_drawSpeck(m_canvas, {x0, y0, x1, y1}, symbol->speckFill, symbol->outline.colour);
      m_work += 1;
      continue;
    }
    constexpr auto kGuard = static_cast<float>(kGuardPixels);
    drawRow(block, row, *symbol, pass, x0 > -kGuard && x1 < kGuard && y0 > -kGuard && y1 < kGuard);
    if (!mayGoOn(8))
      return false;
  }
  return mayGoOn(block.rows());
}

void BandPainter::drawRow(const geo::Block& block, std::size_t row, const PreparedSymbol& symbol,
                          Pass pass, bool fitsGuard)
{
  const quint32 first = block.firstPart(row), end = block.rowEnds[row];
  m_path.clear();
  if (pass != Pass::Casings) {
    for (quint32 part = first; part < end; ++part) {
      if (block.partKinds[part] == geo::GeometryKind::Polygon)
        m_path.addPolygon(block, part, fitsGuard);
    }
    if (!m_path.isEmpty())
      drawPolygon(symbol);
    m_path.clear();
  }
  for (quint32 part = first; part < end; ++part) {
    if (block.partKinds[part] == geo::GeometryKind::Line)
      m_path.addLine(block, part, fitsGuard);
  }
  if (!m_path.isEmpty()) {
    if (pass == Pass::Casings)
      drawStroke(symbol.casing, false);
    else
      drawStroke(symbol.line, false);
  }
  for (quint32 part = first; part < end && pass != Pass::Casings && symbol.marker; ++part) {
    if (block.partKinds[part] == geo::GeometryKind::Point)
      drawPoints(block, part, *symbol.marker);
  }
}

void BandPainter::drawPolygon(const PreparedSymbol& symbol)
{
  const bool hasHatch = !symbol.hatch.isNone();
  const PixelBox box = m_path.box(m_clip, 0);
  if ((symbol.fill != 0 || hasHatch) && !box.isEmpty()) {
    constexpr int kPixelsPerVertex = 16; // that take about as long
    m_work += static_cast<std::size_t>(box.right - box.left) *
              static_cast<std::size_t>(box.bottom - box.top) / kPixelsPerVertex;
    m_mask.begin(box);
    for (const PathPiece& piece : m_path.pieces()) {
      m_mask.addRing(m_path.points(piece), piece.reversed);
      m_work += piece.end - piece.first;
    }
    m_mask.sweep(FillPaint{m_canvas, symbol.fill, hasHatch ? &symbol.hatch : nullptr});
  }
  drawStroke(symbol.outline, true);
}

void BandPainter::drawStroke(const PreparedStroke& stroke, bool closed)
{
  if (stroke.isNone())
    return;
  if (stroke.dashes.empty())
    drawSolid(stroke, closed);
  else
    drawDashes(stroke, closed);
}

void BandPainter::drawSolid(const PreparedStroke& stroke, bool closed)
{
  if (stroke.isThin()) {
    for (const PathPiece& piece : m_path.pieces())
      drawHairlines(m_canvas, m_path.points(piece), closed, stroke.colour);
    return;
  }
  const PixelBox box = m_path.box(m_clip, static_cast<int>(stroke.width / 2) + 2);
  if (box.isEmpty())
    return;
  m_mask.begin(box);
  Stroker stroker(m_mask, stroke.width, LineCap::Round);
  for (const PathPiece& piece : m_path.pieces())
    stroker.add(m_path.points(piece), closed);
  m_mask.sweep(FillPaint{m_canvas, stroke.colour});
}

void BandPainter::drawDashes(const PreparedStroke& stroke, bool closed)
{
  const int margin = static_cast<int>(stroke.width / 2) + 2;
  const PixelBox box = m_path.box(m_clip, margin);
  if (box.isEmpty())
    return;
  const PixelRect area{double(m_clip.left - margin), double(m_clip.top - margin),
                       double(m_clip.right + margin), double(m_clip.bottom + margin)};
  Dasher dasher(stroke.dashes);
  m_mask.begin(box);
  Stroker stroker(m_mask, stroke.width, LineCap::Flat);
  for (const PathPiece& piece : m_path.pieces()) {
    dasher.cut(m_path.points(piece), closed, area, [&](std::span<const FixedPoint> dash) {
      if (stroke.isThin())
        drawHairlines(m_canvas, dash, false, stroke.colour);
      else
        stroker.add(dash, false);
    });
  }
  m_mask.sweep(FillPaint{m_canvas, stroke.colour});
}

void BandPainter::drawPoints(const geo::Block& block, std::size_t part, const MarkerSprite& marker)
{
  for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
    for (std::size_t v = block.firstVertex(ring); v < block.ringEnds[ring]; ++v) {
      const double x = m_map.x(block.xy[2 * v]), y = m_map.y(block.xy[2 * v + 1]);
      if (std::abs(x) < kGuardPixels && std::abs(y) < kGuardPixels)
        marker.draw(m_canvas, {toFixed(x), toFixed(y)});
    }
  }
}

void BandPainter::drawRaster(const PreparedLayer& layer)
{
  const int rows = m_canvas.bottom - m_canvas.top;
  QImage band(reinterpret_cast<uchar*>(m_canvas.pixels), m_canvas.width, rows,
              m_canvas.stride * static_cast<qsizetype>(sizeof(Pixel)),
              QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&band);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const PixelRect& r = layer.rasterRect;
  painter.drawImage(QRectF(r.left, r.top - m_canvas.top, r.right - r.left, r.bottom - r.top),
                    layer.raster);
}

} // namespace diaban::cartography
