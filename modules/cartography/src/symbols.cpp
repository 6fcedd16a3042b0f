// From styles as data to what the painter's inner loops read.
#include "symbols.h"

#include <algorithm>
#include <cmath>

namespace diaban::cartography {
namespace {

/// The colour that fill and hatch have on average.
Pixel averageFill(const workspace::FillSymbol& fill, double pixelsPerMm)
{
  Pixel colour = premultiplied(fill.colour);
  const double width = fill.hatchStroke.widthMm * pixelsPerMm;
  const double spacing = std::max(fill.hatchSpacingMm * pixelsPerMm, 1.0);
  if (fill.hatch == workspace::Hatch::None || width <= 0)
    return colour;
  double share = std::min(width / spacing, 1.0);
  if (fill.hatch == workspace::Hatch::Cross)
    share = 1 - (1 - share) * (1 - share);
  else if (fill.hatch == workspace::Hatch::Dots)
    share = std::min(3.14159 * share * share, 1.0);
  return over(colour, premultiplied(fill.hatchStroke.colour),
              static_cast<unsigned>(std::lrint(share * 255)));
}

} // namespace

PreparedStroke::PreparedStroke(const workspace::Stroke& stroke, double pixelsPerMm)
    : width(stroke.widthMm * pixelsPerMm)
{
  if (!(width > 0) || stroke.colour.alpha == 0)
    return;
  colour = premultiplied(stroke.colour);
  if (isThin())
    colour = scaled(colour, static_cast<unsigned>(std::lrint(width * 255)));
  for (const double length : stroke.dashMm)
    dashes.push_back(length * pixelsPerMm);
}

PreparedSymbol::PreparedSymbol(const workspace::Symbol& symbol, const PixelMap& map,
                               double pixelsPerMm, bool withMarker)
    : fill(premultiplied(symbol.fill.colour))
    , speckFill(averageFill(symbol.fill, pixelsPerMm))
    , hatch(symbol.fill, map, pixelsPerMm)
    , outline(symbol.fill.outline, pixelsPerMm)
    , line(symbol.line.stroke, pixelsPerMm)
    , casing(symbol.line.casing, pixelsPerMm)
    , drawsSpecks(outline.isNone() || (outline.isThin() && outline.dashes.empty()))
{
  if (withMarker)
    marker = std::make_shared<MarkerSprite>(symbol.marker, pixelsPerMm);
}

SymbolChooser::SymbolChooser(const workspace::Style& style, const geo::FeatureTable& table,
                             const PixelMap& map, double pixelsPerMm, bool withMarkers)
    : m_isGraduated(style.kind == workspace::Style::Kind::Graduated)
{
  const auto add = [&](const workspace::Symbol& symbol) {
    m_symbols.emplace_back(symbol, map, pixelsPerMm, withMarkers);
  };
  if (style.kind == workspace::Style::Kind::Categorised) {
    for (const workspace::Category& category : style.categories)
      add(category.symbol);
  } else if (m_isGraduated) {
    m_classes = style.classes;
    for (const workspace::ValueClass& valueClass : style.classes)
      add(valueClass.symbol);
  }
  add(style.symbol);
  const bool isSingle = style.kind == workspace::Style::Kind::Single;
  if (isSingle || !style.othersHidden)
    m_others = &m_symbols.back();
  measure();
  if (isSingle)
    return;
  m_column = table.columnIndex(style.field);
  if (!m_isGraduated)
    addCategories(style);
  const geo::Dictionary dictionary = m_column < 0 ? nullptr : table.dictionary(m_column);
  if (!dictionary)
    return;
  for (const QString& value : *dictionary) {
    bool isNumber = false;
    const double number = m_isGraduated ? value.toDouble(&isNumber) : 0;
    m_codeSymbols.push_back(!m_isGraduated ? forText(value.toUtf8())
                            : isNumber     ? forNumber(number)
                                           : m_others);
  }
  if (m_codeSymbols.empty()) // nothing but NULL
    m_column = -1;
}

void SymbolChooser::addCategories(const workspace::Style& style)
{
  for (qsizetype i = 0; i < style.categories.size(); ++i) {
    const QString& value = style.categories[i].value;
    const PreparedSymbol* symbol =
        style.categories[i].isHidden ? nullptr : &m_symbols[static_cast<std::size_t>(i)];
    if (!m_byText.contains(value.toUtf8()))
      m_byText.insert(value.toUtf8(), symbol);
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber && !m_byNumber.contains(number))
      m_byNumber.insert(number, symbol);
  }
}

void SymbolChooser::measure()
{
  for (const PreparedSymbol& symbol : m_symbols) {
    const double widest =
        std::max({symbol.outline.width, symbol.line.width, symbol.casing.width, 1.0});
    m_reach = std::max({m_reach, widest / 2 + 1, symbol.marker ? symbol.marker->radius() + 1 : 0});
    m_hasCasings = m_hasCasings || !symbol.casing.isNone();
  }
}

const PreparedSymbol* SymbolChooser::forText(QByteArrayView text) const
{
  return m_byText.value(QByteArray::fromRawData(text.data(), text.size()), m_others);
}

const PreparedSymbol* SymbolChooser::forNumber(double value) const
{
  if (!m_isGraduated)
    return m_byNumber.value(value, m_others);
  for (qsizetype i = 0; i < m_classes.size(); ++i) {
    const workspace::ValueClass& c = m_classes[i];
    if ((value > c.from || (i == 0 && value == c.from)) && value <= c.to)
      return c.isHidden ? nullptr : &m_symbols[static_cast<std::size_t>(i)];
  }
  return m_others;
}

/// Columns that are not coded.
const PreparedSymbol* SymbolChooser::slowSymbol(const geo::Block& block, std::size_t row) const
{
  const geo::TableColumn& column = block.columns[static_cast<std::size_t>(m_column)];
  if (column.kind == geo::TableColumn::Kind::Number)
    return std::isnan(column.numbers[row]) ? m_others : forNumber(column.numbers[row]);
  const std::string_view text = column.text(row);
  const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
  if (!m_isGraduated)
    return forText(bytes);
  bool isNumber = false;
  const double number = bytes.toDouble(&isNumber);
  return isNumber ? forNumber(number) : m_others;
}

} // namespace diaban::cartography
