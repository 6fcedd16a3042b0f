// Text as outlines, and outlines with a halo as small pictures.
#pragma once

#include "coverage.h"
#include "pixels.h"

#include <diaban/workspace/style.h>

#include <QHash>
#include <QPointF>
#include <QRawFont>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

namespace diaban::cartography {

/// Closed outlines in pixels, y down.
using Rings = std::vector<std::vector<QPointF>>;

/// One letter (or mark) of a text.
struct Glyph {
  QPointF place;      ///< of its origin: along the base line from the text's start, and off it
  double advance = 0; ///< pixels along the base line
  std::shared_ptr<const Rings> rings; ///< around its origin
};

/// A text set in one line, from (0, 0) on the base line to the right.
struct TextShape {
  std::vector<Glyph> glyphs;
  double width = 0;
  double middle = 0; ///< height of a text's middle over the base line, pixels
  QRectF ink;        ///< what it covers, marks above and below included
};

/// A label ready to be laid over a picture.
struct LabelSprite {
  int left = 0, top = 0; ///< from the label's anchor
  int width = 0, height = 0;
  std::vector<Pixel> pixels;
};

/// Sets text in the font of one label style; keeps texts and glyphs that it met. One thread; needs
/// a QGuiApplication.
class LabelFont {
public:
  LabelFont(const workspace::LabelStyle& style, double pixelRatio);

  std::shared_ptr<const TextShape> shape(const QString& text);
  double haloPixels() const { return m_halo; }
  double sizePixels() const { return m_size; }

  /// A label's picture from its outlines around the anchor.
  LabelSprite sprite(const Rings& rings);
  /// The picture of a text in one straight line from the anchor on; kept for the next time.
  std::shared_ptr<const LabelSprite> straightSprite(const QString& text);

private:
  std::shared_ptr<const Rings> glyphRings(const QRawFont& font, quint32 index);
  std::vector<quint8> halo(const std::vector<quint8>& text, int width, int height) const;

  double m_size, m_halo; ///< device pixels
  Pixel m_colour, m_haloColour;
  bool m_bold;
  CoverageMask m_mask;
  QHash<QString, std::shared_ptr<const TextShape>> m_shapes;
  QHash<QString, std::shared_ptr<const LabelSprite>> m_straight;
  struct FontGlyphs {
    QRawFont font;
    QHash<quint32, std::shared_ptr<const Rings>> glyphs;
  };
  std::vector<FontGlyphs> m_fonts;
};

} // namespace diaban::cartography
