// A style made ready for one drawing: colours as pixels, widths in pixels, values as numbers.
#pragma once

#include "hatch.h"
#include "marker.h"

#include <diaban/geo/featuretable.h>
#include <diaban/workspace/style.h>

#include <QHash>

#include <memory>
#include <vector>

namespace diaban::cartography {

/// A line of one colour.
struct PreparedStroke {
  PreparedStroke() = default;
  PreparedStroke(const workspace::Stroke& stroke, double pixelsPerMm);

  bool isNone() const { return colour == 0; }
  bool isThin() const { return width <= 1; } ///< drawn as a hairline, paler instead of thinner

  Pixel colour = 0; ///< of thin lines: already paler
  double width = 0; ///< pixels
  std::vector<double> dashes;
};

struct PreparedSymbol {
  PreparedSymbol(const workspace::Symbol& symbol, const PixelMap& map, double pixelsPerMm,
                 bool withMarker);

  Pixel fill = 0;
  Pixel speckFill = 0; ///< fill and hatch together, for polygons of a pixel or two
  HatchPattern hatch;
  PreparedStroke outline;
  PreparedStroke line, casing;
  std::shared_ptr<const MarkerSprite> marker; ///< null in layers without points
  bool drawsSpecks = false;                   ///< polygons of a pixel or two need no shape
};

/// All symbols of a layer and which row gets which. Any thread may read it.
class SymbolChooser {
public:
  SymbolChooser(const workspace::Style& style, const geo::FeatureTable& table, const PixelMap& map,
                double pixelsPerMm, bool withMarkers);

  /// \returns null where the row is not drawn
  const PreparedSymbol* symbol(const geo::Block& block, std::size_t row) const
  {
    if (m_codeSymbols.empty())
      return m_column < 0 ? m_others : slowSymbol(block, row);
    const quint32 code = block.columns[static_cast<std::size_t>(m_column)].codes[row];
    return code < m_codeSymbols.size() ? m_codeSymbols[code] : m_others;
  }
  /// How far a symbol reaches beyond its geometry, in pixels.
  double reach() const { return m_reach; }
  bool hasMarkers() const { return m_symbols.back().marker != nullptr; }
  bool hasCasings() const { return m_hasCasings; }

private:
  const PreparedSymbol* slowSymbol(const geo::Block& block, std::size_t row) const;
  const PreparedSymbol* forText(QByteArrayView text) const;
  const PreparedSymbol* forNumber(double value) const;
  void addCategories(const workspace::Style& style);
  void measure();

  std::vector<PreparedSymbol> m_symbols; ///< of categories or classes, then of all others
  const PreparedSymbol* m_others = nullptr;
  bool m_isGraduated = false;
  int m_column = -1;
  std::vector<const PreparedSymbol*> m_codeSymbols; ///< by dictionary code
  QHash<QByteArray, const PreparedSymbol*> m_byText;
  QHash<double, const PreparedSymbol*> m_byNumber;
  QVector<workspace::ValueClass> m_classes;
  double m_reach = 0;
  bool m_hasCasings = false;
};

} // namespace diaban::cartography
