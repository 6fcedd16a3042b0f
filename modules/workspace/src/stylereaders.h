// Readers of other programs' styles, and what they share.
#pragma once

#include "xmltree.h"

#include <diaban/workspace/stylefile.h>

namespace diaban::workspace {

/// QML or SLD. \returns NotAStyle (where)
Result<StyleFile> styleFromXml(const QByteArray& bytes, const QString& where);

/// From the root element `qgis`; nothing when it is the style of a raster.
std::optional<StyleFile> styleFromQml(const XmlElement& root);
/// From the root element `StyledLayerDescriptor`; nothing when it has no rule that draws.
std::optional<StyleFile> styleFromSld(const XmlElement& root);

/// Notes a loss once and counts how often it was met.
class Losses {
public:
  void add(StyleLoss::Kind kind, const QString& what);
  QVector<StyleLoss> taken() { return std::move(m_losses); }

private:
  QVector<StyleLoss> m_losses;
};

/// A symbol and the condition under which other programs draw it.
struct StyleRule {
  enum class Condition : quint8 { Always, Else, Equals, Range, Other };
  Condition condition = Condition::Always;
  QString field, value;    ///< Equals; Range: field
  double from = 0, to = 0; ///< Range
  QString title;
  Symbol symbol;
  bool isDrawn = true;
};

/// One style from rules of one field; what does not fit into it is a loss.
Style styleFromRules(const QVector<StyleRule>& rules, Losses& losses);

/// A filter of QGIS ("loai" = 'x'; "so" > 1 AND "so" <= 5; ELSE) as the condition of `rule`.
void readFilter(const QString& filter, StyleRule& rule);

/// A symbol of QML with what is in it. `type` is "fill", "line" or "marker".
Symbol readQmlSymbol(const XmlElement& symbol, Losses& losses);
Colour readQmlColour(const QString& text, double opacity = 1);
/// A field's name from an attribute of QGIS; empty (a loss) for a formula.
QString readQmlField(const QString& text, Losses& losses);

} // namespace diaban::workspace
