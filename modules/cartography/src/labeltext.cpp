// Shapes text by Qt, then draws it by ourselves.
#include "labeltext.h"

#include <QFont>
#include <QGlyphRun>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace diaban::cartography {
namespace {

/// Text is set at this size and scaled: Qt's own sizes are whole pixels.
constexpr int kSetSize = 64;

QFont setFont(bool bold)
{
  QFont font(QStringLiteral("Noto Sans"));
  font.setStyleHint(QFont::SansSerif);
  font.setPixelSize(kSetSize);
  font.setBold(bold);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

/// Keeps the larger of what is there and what comes.
struct PaintLarger {
  quint8* bytes;
  int width;
  void span(int x, int y, int count, unsigned coverage) const
  {
    quint8* at = bytes + y * width + x;
    for (int i = 0; i < count; ++i)
      at[i] = std::max(at[i], static_cast<quint8>(coverage));
  }
  void cells(int x, int y, const quint8* coverage, int count) const
  {
    quint8* at = bytes + y * width + x;
    for (int i = 0; i < count; ++i)
      at[i] = std::max(at[i], coverage[i]);
  }
};

} // namespace

LabelFont::LabelFont(const workspace::LabelStyle& style, double pixelRatio)
    : m_size(style.sizePx * pixelRatio)
    , m_halo(style.halo.alpha == 0 ? 0 : style.haloPx * pixelRatio)
    , m_colour(premultiplied(style.colour))
    , m_haloColour(premultiplied(style.halo))
    , m_bold(style.bold)
{
}

std::shared_ptr<const TextShape> LabelFont::shape(const QString& text)
{
  auto& kept = m_shapes[text];
  if (kept)
    return kept;
  QTextLayout layout(text, setFont(m_bold));
  layout.beginLayout();
  const QTextLine line = layout.createLine();
  layout.endLayout();
  auto made = std::make_shared<TextShape>();
  const double scale = m_size / kSetSize;
  made->middle = 0.36 * m_size; // half the height of capitals in most fonts
  if (line.isValid()) {
    made->width = line.naturalTextWidth() * scale;
    for (const QGlyphRun& run : layout.glyphRuns()) {
      const QRawFont font = run.rawFont();
      const auto advances = font.advancesForGlyphIndexes(run.glyphIndexes());
      for (qsizetype i = 0; i < run.glyphIndexes().size(); ++i) {
        const QPointF place = run.positions()[i] - QPointF(0, line.ascent());
        Glyph glyph{place * scale, advances[i].x() * scale,
                    glyphRings(font, run.glyphIndexes()[i])};
        for (const auto& ring : *glyph.rings)
          for (const QPointF& point : ring)
            made->ink |= QRectF(point + glyph.place, QSizeF(1e-6, 1e-6));
        made->glyphs.push_back(std::move(glyph));
      }
    }
  }
  kept = made;
  return kept;
}

std::shared_ptr<const Rings> LabelFont::glyphRings(const QRawFont& font, quint32 index)
{
  auto known = std::find_if(m_fonts.begin(), m_fonts.end(),
                            [&](const FontGlyphs& f) { return f.font == font; });
  if (known == m_fonts.end())
    known = m_fonts.insert(m_fonts.end(), {font, {}});
  auto& kept = known->glyphs[index];
  if (kept)
    return kept;
  const double scale = m_size / kSetSize;
  auto made = std::make_shared<Rings>();
  const QPainterPath path = font.pathForGlyph(index);
  for (const QPolygonF& polygon : path.toSubpathPolygons(QTransform::fromScale(scale, scale)))
    made->emplace_back(polygon.begin(), polygon.end());
  kept = made;
  return kept;
}

/// The text's coverage grown by the halo's width.
std::vector<quint8> LabelFont::halo(const std::vector<quint8>& text, int width, int height) const
{
  std::vector<quint8> grown(text.size(), 0);
  const int reach = static_cast<int>(std::ceil(m_halo));
  for (int dy = -reach; dy <= reach; ++dy) {
    for (int dx = -reach; dx <= reach; ++dx) {
      const double share = std::clamp(m_halo + 0.5 - std::hypot(dx, dy), 0.0, 1.0);
      const auto weight = static_cast<unsigned>(std::lrint(share * 256));
      if (weight == 0)
        continue;
      const int firstX = std::max(0, -dx), endX = std::min(width, width - dx);
      for (int y = std::max(0, -dy); y < std::min(height, height - dy); ++y) {
        const quint8* from = text.data() + (y + dy) * width + dx;
        quint8* to = grown.data() + y * width;
        for (int x = firstX; x < endX; ++x)
          to[x] = std::max(to[x], static_cast<quint8>(from[x] * weight >> 8));
      }
    }
  }
  return grown;
}

std::shared_ptr<const LabelSprite> LabelFont::straightSprite(const QString& text)
{
  auto& kept = m_straight[text];
  if (!kept) {
    Rings rings;
    for (const Glyph& glyph : shape(text)->glyphs) {
      for (const auto& ring : *glyph.rings) {
        auto& moved = rings.emplace_back(ring);
        for (QPointF& point : moved)
          point += glyph.place;
      }
    }
    kept = std::make_shared<const LabelSprite>(sprite(rings));
  }
  return kept;
}

LabelSprite LabelFont::sprite(const Rings& rings)
{
  QRectF ink;
  for (const auto& ring : rings)
    for (const QPointF& point : ring)
      ink |= QRectF(point, QSizeF(1e-6, 1e-6));
  const int margin = static_cast<int>(std::ceil(m_halo)) + 1;
  LabelSprite sprite;
  sprite.left = static_cast<int>(std::floor(ink.left())) - margin;
  sprite.top = static_cast<int>(std::floor(ink.top())) - margin;
  sprite.width = static_cast<int>(std::ceil(ink.right())) + margin - sprite.left;
  sprite.height = static_cast<int>(std::ceil(ink.bottom())) + margin - sprite.top;
  const auto size =
      static_cast<std::size_t>(sprite.width) * static_cast<std::size_t>(sprite.height);
  std::vector<quint8> text(size, 0);
  m_mask.begin({0, 0, sprite.width, sprite.height});
  std::vector<FixedPoint> points;
  for (const auto& ring : rings) {
    points.clear();
    for (const QPointF& point : ring)
      points.push_back({toFixed(point.x() - sprite.left), toFixed(point.y() - sprite.top)});
    m_mask.addRing(points);
  }
  m_mask.sweep(PaintLarger{text.data(), sprite.width});
  sprite.pixels.assign(size, 0);
  const auto count = static_cast<int>(size);
  if (m_halo > 0)
    blendCoverage(sprite.pixels.data(), halo(text, sprite.width, sprite.height).data(), count,
                  m_haloColour);
  blendCoverage(sprite.pixels.data(), text.data(), count, m_colour);
  return sprite;
}

} // namespace diaban::cartography
