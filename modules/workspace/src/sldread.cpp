// SLD 1.0 and Symbology Encoding 1.1: names without prefixes are the same in both but for
// CssParameter and SvgParameter.
#include "stylereaders.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace diaban::workspace {
namespace {

using Condition = StyleRule::Condition;

constexpr double kMmPerPixel = 0.28; ///< as the standard has it
constexpr double kMostMm = 1000, kMostScale = 1e12;

/// The parameters of a Fill, Stroke, Font or Graphic.
class Parameters {
public:
  Parameters(const XmlElement& element, Losses& losses)
  {
    for (const XmlElement& child : element.children) {
      if (child.name != QLatin1String("CssParameter") &&
          child.name != QLatin1String("SvgParameter"))
        continue;
      if (child.has("PropertyName"))
        losses.add(StyleLoss::Kind::Expression, child.attribute("name"));
      else
        m_values.insert(child.attribute("name"), child.allText());
    }
  }
  QString text(const char* name) const { return m_values.value(QLatin1String(name)); }
  double number(const char* name, double fallback) const
  {
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? value : fallback;
  }
  Colour colour(const char* name, const char* opacity, const QString& fallback) const
  {
    Colour colour = Colour::fromHex(text(name).isEmpty() ? fallback : text(name));
    const double share = std::clamp(number(opacity, 1), 0.0, 1.0);
    colour.alpha = static_cast<quint8>(std::lround(255 * share));
    return colour;
  }

private:
  QHash<QString, QString> m_values;
};

double numberIn(const XmlElement& element, double fallback)
{
  bool isNumber = false;
  const double value = element.allText().toDouble(&isNumber);
  return isNumber && std::isfinite(value) ? value : fallback;
}

/// Pixels, or metres on the ground, which are read as millimetres.
class Measure {
public:
  Measure(const XmlElement& symbolizer, Losses& losses)
  {
    const QString unit = symbolizer.attribute("uom");
    m_isPixel = unit.isEmpty() || unit.endsWith(QLatin1String("pixel"));
    if (!m_isPixel)
      losses.add(StyleLoss::Kind::Unit, symbolizer.name);
  }
  double mm(double value) const
  {
    const double mm = m_isPixel ? value * kMmPerPixel : value;
    return std::clamp(std::round(mm * 1e6) / 1e6, 0.0, kMostMm);
  }

private:
  bool m_isPixel = true;
};

Stroke readStroke(const XmlElement& element, const Measure& measure, Losses& losses)
{
  Stroke stroke;
  stroke.widthMm = 0;
  if (element.name.isEmpty())
    return stroke;
  const Parameters from(element, losses);
  stroke.colour = from.colour("stroke", "stroke-opacity", QStringLiteral("#000000"));
  stroke.widthMm = measure.mm(from.number("stroke-width", 1));
  const auto parts = from.text("stroke-dasharray").split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (const QString& part : parts)
    stroke.dashMm.append(std::max(0.01, measure.mm(part.toDouble())));
  if (stroke.dashMm.size() % 2 == 1)
    stroke.dashMm += stroke.dashMm; // an odd list is repeated, as in SVG
  if (stroke.dashMm.size() > 16)
    stroke.dashMm.clear();
  if (element.has("GraphicStroke"))
    losses.add(StyleLoss::Kind::SymbolPart, QStringLiteral("GraphicStroke"));
  return stroke;
}

struct MarkHatch {
  Hatch hatch;
  double angle;
};

void readGraphicFill(const XmlElement& graphic, const Measure& measure, FillSymbol& fill,
                     Losses& losses)
{
  static const QHash<QString, MarkHatch> kMarks{{QStringLiteral("slash"), {Hatch::Lines, 45}},
                                                {QStringLiteral("backslash"), {Hatch::Lines, 135}},
                                                {QStringLiteral("horline"), {Hatch::Lines, 0}},
                                                {QStringLiteral("vertline"), {Hatch::Lines, 90}},
                                                {QStringLiteral("times"), {Hatch::Cross, 45}},
                                                {QStringLiteral("x"), {Hatch::Cross, 45}},
                                                {QStringLiteral("plus"), {Hatch::Cross, 0}},
                                                {QStringLiteral("cross"), {Hatch::Cross, 0}},
                                                {QStringLiteral("dot"), {Hatch::Dots, 0}},
                                                {QStringLiteral("circle"), {Hatch::Dots, 0}}};
  const XmlElement& mark = graphic.child("Mark");
  const QString name = mark.child("WellKnownName").allText();
  const auto known = kMarks.constFind(name.section(QLatin1String("//"), -1));
  if (known == kMarks.constEnd())
    return losses.add(StyleLoss::Kind::SymbolPart,
                      name.isEmpty() ? QStringLiteral("GraphicFill") : name);
  fill.hatch = known->hatch;
  fill.hatchAngle =
      std::clamp(known->angle - numberIn(graphic.child("Rotation"), 0), -360.0, 360.0);
  fill.hatchSpacingMm = std::max(0.1, measure.mm(numberIn(graphic.child("Size"), 8)));
  fill.hatchStroke = readStroke(mark.child("Stroke"), measure, losses);
  if (fill.hatch == Hatch::Dots) {
    const Parameters colours(mark.child("Fill"), losses);
    fill.hatchStroke = {colours.colour("fill", "fill-opacity", QStringLiteral("#808080")),
                        fill.hatchSpacingMm / 8,
                        {}};
  }
}

void readPolygon(const XmlElement& symbolizer, bool isFirst, FillSymbol& fill, Losses& losses)
{
  const Measure measure(symbolizer, losses);
  const XmlElement& paint = symbolizer.child("Fill");
  const bool isPattern = paint.has("GraphicFill");
  if (isPattern)
    readGraphicFill(paint.child("GraphicFill").child("Graphic"), measure, fill, losses);
  if (!isFirst && !isPattern)
    return losses.add(StyleLoss::Kind::SymbolPart, symbolizer.name);
  if (!isFirst)
    return;
  const Parameters colours(paint, losses);
  fill.colour = colours.colour("fill", "fill-opacity", QStringLiteral("#808080"));
  if (paint.name.isEmpty() || isPattern)
    fill.colour.alpha = 0;
  fill.outline = readStroke(symbolizer.child("Stroke"), measure, losses);
}

void readLine(const XmlElement& symbolizer, int& lines, LineSymbol& line, Losses& losses)
{
  const Stroke stroke = readStroke(symbolizer.child("Stroke"), Measure(symbolizer, losses), losses);
  if (lines == 1 && line.stroke.widthMm > stroke.widthMm)
    line.casing = line.stroke;
  else if (lines >= 1)
    losses.add(StyleLoss::Kind::SymbolPart, symbolizer.name);
  line.stroke = stroke;
  ++lines;
}

void readPoint(const XmlElement& symbolizer, MarkerSymbol& marker, Losses& losses)
{
  static const QHash<QString, MarkerShape> kShapes{
      {QStringLiteral("circle"), MarkerShape::Circle},
      {QStringLiteral("square"), MarkerShape::Square},
      {QStringLiteral("diamond"), MarkerShape::Diamond},
      {QStringLiteral("triangle"), MarkerShape::Triangle},
      {QStringLiteral("star"), MarkerShape::Star},
      {QStringLiteral("cross"), MarkerShape::Cross},
      {QStringLiteral("cross_fill"), MarkerShape::Cross},
      {QStringLiteral("pentagon"), MarkerShape::Pentagon}};
  const Measure measure(symbolizer, losses);
  const XmlElement& graphic = symbolizer.child("Graphic");
  const XmlElement& mark = graphic.child("Mark");
  const QString name = mark.child("WellKnownName").allText();
  marker.shape = kShapes.value(name, MarkerShape::Circle);
  if (mark.name.isEmpty() || (!name.isEmpty() && !kShapes.contains(name)))
    losses.add(StyleLoss::Kind::Shape,
               mark.name.isEmpty() ? QStringLiteral("ExternalGraphic") : name);
  const Parameters colours(mark.child("Fill"), losses);
  marker.fill = colours.colour("fill", "fill-opacity", QStringLiteral("#808080"));
  if (!mark.has("Fill"))
    marker.fill.alpha = 0;
  marker.outline = readStroke(mark.child("Stroke"), measure, losses);
  marker.outline.dashMm.clear();
  marker.sizeMm = measure.mm(numberIn(graphic.child("Size"), 6));
  if (graphic.has("Rotation") && numberIn(graphic.child("Rotation"), 0) != 0)
    losses.add(StyleLoss::Kind::Property, QStringLiteral("Rotation"));
}

/// Pixels of 0.28 mm as those of our screens, in halves.
double toScreen(double pixels)
{
  return std::round(pixels * kMmPerPixel / (25.4 / 96) * 2) / 2;
}

std::optional<LabelStyle> readText(const XmlElement& symbolizer, Losses& losses)
{
  const XmlElement& words = symbolizer.child("Label");
  LabelStyle label;
  label.field = words.child("PropertyName").text;
  if (label.field.isEmpty() || words.children.size() != 1) {
    losses.add(StyleLoss::Kind::Expression, words.allText());
    return std::nullopt;
  }
  const Parameters font(symbolizer.child("Font"), losses);
  label.sizePx = std::clamp(toScreen(font.number("font-size", 10)), 1.0, 500.0);
  label.bold = font.text("font-weight") == QLatin1String("bold");
  const Parameters colours(symbolizer.child("Fill"), losses);
  label.colour = colours.colour("fill", "fill-opacity", QStringLiteral("#000000"));
  const XmlElement& halo = symbolizer.child("Halo");
  label.haloPx =
      halo.name.isEmpty() ? 0 : std::clamp(toScreen(numberIn(halo.child("Radius"), 1)), 0.0, 50.0);
  const Parameters ground(halo.child("Fill"), losses);
  label.halo = ground.colour("fill", "fill-opacity", QStringLiteral("#ffffff"));
  label.alongLine = symbolizer.child("LabelPlacement").has("LinePlacement");
  return label;
}

/// The text of the first literal below, and the name of the first field.
QString literal(const XmlElement& comparison)
{
  return comparison.child("Literal").allText();
}

QString fieldName(const XmlElement& comparison)
{
  return comparison.child("PropertyName").allText();
}

bool readBetween(const XmlElement& between, StyleRule& rule)
{
  bool isLower = false, isUpper = false;
  rule.field = fieldName(between);
  rule.from = between.child("LowerBoundary").allText().toDouble(&isLower);
  rule.to = between.child("UpperBoundary").allText().toDouble(&isUpper);
  return isLower && isUpper && rule.from <= rule.to;
}

bool readAnd(const XmlElement& both, StyleRule& rule)
{
  bool hasLower = false, hasUpper = false;
  for (const XmlElement& part : both.children) {
    if (!rule.field.isEmpty() && rule.field != fieldName(part))
      return false;
    rule.field = fieldName(part);
    if (part.name.startsWith(QLatin1String("PropertyIsGreaterThan")))
      rule.from = literal(part).toDouble(&hasLower);
    else if (part.name.startsWith(QLatin1String("PropertyIsLessThan")))
      rule.to = literal(part).toDouble(&hasUpper);
    else
      return false;
  }
  return hasLower && hasUpper && rule.from <= rule.to;
}

void readCondition(const XmlElement& element, StyleRule& rule)
{
  if (element.has("ElseFilter")) {
    rule.condition = Condition::Else;
    return;
  }
  if (!element.has("Filter"))
    return;
  const auto& inner = element.child("Filter").children;
  rule.condition = Condition::Other;
  if (inner.size() != 1)
    return;
  const XmlElement& test = inner.front();
  if (test.name == QLatin1String("PropertyIsEqualTo") && !fieldName(test).isEmpty()) {
    rule.condition = Condition::Equals;
    rule.field = fieldName(test);
    rule.value = literal(test);
  } else if ((test.name == QLatin1String("PropertyIsBetween") && readBetween(test, rule)) ||
             (test.name == QLatin1String("And") && readAnd(test, rule))) {
    rule.condition = Condition::Range;
  }
}

/// What is gathered over all rules.
struct Gathered {
  QVector<StyleRule> rules;
  QVector<ScaleRange> scales;
  std::optional<LabelStyle> label;
  geo::GeometryKind geometry = geo::GeometryKind::None;
};

bool readSymbolizers(const XmlElement& element, StyleRule& rule, Gathered& all, Losses& losses)
{
  int polygons = 0, lines = 0;
  bool draws = false;
  for (const XmlElement& part : element.children) {
    geo::GeometryKind kind = geo::GeometryKind::None;
    if (part.name == QLatin1String("PolygonSymbolizer")) {
      kind = geo::GeometryKind::Polygon;
      readPolygon(part, polygons++ == 0, rule.symbol.fill, losses);
    } else if (part.name == QLatin1String("LineSymbolizer")) {
      kind = geo::GeometryKind::Line;
      if (polygons > 0) {
        rule.symbol.fill.outline = readStroke(part.child("Stroke"), Measure(part, losses), losses);
        continue;
      }
      readLine(part, lines, rule.symbol.line, losses);
    } else if (part.name == QLatin1String("PointSymbolizer")) {
      kind = geo::GeometryKind::Point;
      readPoint(part, rule.symbol.marker, losses);
    } else if (part.name == QLatin1String("TextSymbolizer")) {
      if (!all.label)
        all.label = readText(part, losses);
    } else if (part.name == QLatin1String("RasterSymbolizer")) {
      losses.add(StyleLoss::Kind::SymbolPart, part.name);
    }
    if (kind == geo::GeometryKind::None)
      continue;
    draws = true;
    all.geometry = all.geometry == geo::GeometryKind::None || all.geometry == kind
                       ? kind
                       : geo::GeometryKind::Mixed;
  }
  return draws;
}

void readRule(const XmlElement& element, Gathered& all, Losses& losses)
{
  StyleRule rule;
  readCondition(element, rule);
  rule.title = element.has("Description") ? element.child("Description").child("Title").allText()
                                          : element.child("Title").allText();
  if (rule.title.isEmpty())
    rule.title = element.child("Name").allText();
  if (!readSymbolizers(element, rule, all, losses))
    return;
  all.rules.append(rule);
  const auto scale = [&](const char* name) {
    return std::clamp(numberIn(element.child(name), 0), 0.0, kMostScale);
  };
  all.scales.append({scale("MinScaleDenominator"), scale("MaxScaleDenominator")});
}

} // namespace

std::optional<StyleFile> styleFromSld(const XmlElement& root)
{
  Losses losses;
  Gathered all;
  root.each("Rule", [&](const XmlElement& rule) { readRule(rule, all, losses); });
  if (all.rules.isEmpty())
    return std::nullopt;
  StyleFile file;
  file.geometry = all.geometry;
  file.style = styleFromRules(all.rules, losses);
  file.style.label = all.label;
  const bool areAlike = std::all_of(all.scales.begin(), all.scales.end(),
                                    [&](const auto& it) { return it == all.scales.constFirst(); });
  if (areAlike)
    file.style.scales = all.scales.constFirst();
  else
    losses.add(StyleLoss::Kind::Scale, {});
  file.losses = losses.taken();
  return file;
}

} // namespace diaban::workspace
