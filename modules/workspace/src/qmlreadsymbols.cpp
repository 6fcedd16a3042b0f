#include "stylereaders.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace diaban::workspace {
namespace {

constexpr double kMmPerPixel = 25.4 / 96, kMmPerPoint = 25.4 / 72, kMmPerInch = 25.4;
constexpr double kHairlineMm = 0.1; ///< what QGIS draws for a width of 0
constexpr double kMostMm = 1000;

/// The properties of one layer of a symbol: <Option name value> of today, <prop k v> of old files.
class Properties {
public:
  Properties(const XmlElement& layer, Losses& losses)
      : m_losses(losses)
  {
    for (const XmlElement& child : layer.children) {
      if (child.name == QLatin1String("prop"))
        m_values.insert(child.attribute("k"), child.attribute("v"));
      if (child.name == QLatin1String("Option"))
        for (const XmlElement& option : child.children)
          m_values.insert(option.attribute("name"), option.attribute("value"));
    }
  }

  QString text(const char* name, const QString& fallback = {}) const
  {
    return m_values.value(QLatin1String(name), fallback);
  }
  double number(const char* name, double fallback) const
  {
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? value : fallback;
  }
  double mm(const char* name, double fallback) const
  {
    const QString unit = text(qPrintable(QLatin1String(name) + QStringLiteral("_unit")));
    return toMm(number(name, fallback), unit, name);
  }
  double toMm(double value, const QString& unit, const char* name) const
  {
    double mm = value;
    if (unit == QLatin1String("Pixel"))
      mm *= kMmPerPixel;
    else if (unit == QLatin1String("Point"))
      mm *= kMmPerPoint;
    else if (unit == QLatin1String("Inch"))
      mm *= kMmPerInch;
    else if (!unit.isEmpty() && unit != QLatin1String("MM"))
      m_losses.add(StyleLoss::Kind::Unit, QLatin1String(name));
    // Conversions there and back must not grow digits.
    return std::clamp(std::round(mm * 1e6) / 1e6, 0.0, kMostMm);
  }

private:
  Losses& m_losses;
  QHash<QString, QString> m_values;
};

/// Qt's pen styles in widths of the pen.
QVector<double> dashOf(const QString& penStyle, double widthMm)
{
  static const QHash<QString, QVector<double>> kStyles{
      {QStringLiteral("dash"), {4, 2}},
      {QStringLiteral("dot"), {1, 2}},
      {QStringLiteral("dash dot"), {4, 2, 1, 2}},
      {QStringLiteral("dash dot dot"), {4, 2, 1, 2, 1, 2}}};
  QVector<double> dash = kStyles.value(penStyle);
  for (double& length : dash)
    length *= std::max(widthMm, kHairlineMm);
  return dash;
}

Stroke readLine(const Properties& from, double opacity)
{
  Stroke stroke;
  stroke.colour = readQmlColour(from.text("line_color", from.text("color")), opacity);
  stroke.widthMm = from.mm("line_width", 0.26);
  const QString style = from.text("line_style", QStringLiteral("solid"));
  if (style == QLatin1String("no"))
    stroke.widthMm = 0;
  else if (stroke.widthMm <= 0)
    stroke.widthMm = kHairlineMm;
  if (from.text("use_custom_dash") == QLatin1String("1")) {
    const auto parts = from.text("customdash").split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString& part : parts)
      stroke.dashMm.append(
          std::max(0.01, from.toMm(part.toDouble(), from.text("customdash_unit"), "customdash")));
    if (stroke.dashMm.size() % 2 != 0 || stroke.dashMm.size() > 16)
      stroke.dashMm.clear();
  } else {
    stroke.dashMm = dashOf(style, stroke.widthMm);
  }
  return stroke;
}

/// An outline of a fill or a marker. Where it says "no", its width is kept if it is transparent.
Stroke readOutline(const Properties& from, double opacity)
{
  Stroke outline;
  outline.colour = readQmlColour(from.text("outline_color", from.text("color_border")), opacity);
  outline.widthMm = from.mm("outline_width", from.number("width_border", 0.26));
  const QString style = from.text("outline_style", from.text("style_border"));
  if (style == QLatin1String("no"))
    outline.widthMm = outline.colour.alpha == 0 ? outline.widthMm : 0;
  else if (outline.widthMm <= 0)
    outline.widthMm = kHairlineMm;
  outline.dashMm = dashOf(style, outline.widthMm);
  return outline;
}

struct BrushHatch {
  Hatch hatch;
  double angle;
};

/// A fill with one of Qt's brushes becomes lines on nothing.
void readBrush(const QString& style, FillSymbol& fill, Losses& losses)
{
  static const QHash<QString, BrushHatch> kBrushes{
      {QStringLiteral("b_diagonal"), {Hatch::Lines, 45}},
      {QStringLiteral("f_diagonal"), {Hatch::Lines, 135}},
      {QStringLiteral("horizontal"), {Hatch::Lines, 0}},
      {QStringLiteral("vertical"), {Hatch::Lines, 90}},
      {QStringLiteral("cross"), {Hatch::Cross, 0}},
      {QStringLiteral("diagonal_x"), {Hatch::Cross, 45}}};
  const auto brush = kBrushes.constFind(style);
  if (brush != kBrushes.constEnd()) {
    fill.hatch = brush->hatch;
    fill.hatchAngle = brush->angle;
    fill.hatchSpacingMm = 2;
    fill.hatchStroke = {fill.colour, 0.26, {}};
    fill.colour.alpha = 0;
  } else if (style == QLatin1String("no")) {
    fill.colour.alpha = 0;
  } else if (!style.isEmpty() && style != QLatin1String("solid")) {
    losses.add(StyleLoss::Kind::SymbolPart, style);
  }
}

/// The one symbol inside a pattern's layer, as its first layer.
const XmlElement& innerLayer(const XmlElement& layer)
{
  return layer.child("symbol").child("layer");
}

void readLinePattern(const XmlElement& layer, double opacity, FillSymbol& fill, Losses& losses)
{
  const Properties from(layer, losses);
  const double angle = from.number("angle", 45);
  const XmlElement& inner = innerLayer(layer);
  const Stroke stroke =
      inner.name.isEmpty() ? readLine(from, opacity) : readLine(Properties(inner, losses), opacity);
  if (fill.hatch == Hatch::Lines && std::abs(std::abs(angle - fill.hatchAngle) - 90) < 1e-9) {
    fill.hatch = Hatch::Cross;
    return;
  }
  if (fill.hatch != Hatch::None)
    return losses.add(StyleLoss::Kind::SymbolPart, layer.attribute("class"));
  fill.hatch = Hatch::Lines;
  fill.hatchAngle = std::clamp(angle, -360.0, 360.0);
  fill.hatchSpacingMm = std::max(0.1, from.mm("distance", 2));
  fill.hatchStroke = stroke;
}

void readPointPattern(const XmlElement& layer, double opacity, FillSymbol& fill, Losses& losses)
{
  if (fill.hatch != Hatch::None)
    return losses.add(StyleLoss::Kind::SymbolPart, layer.attribute("class"));
  const Properties from(layer, losses);
  const Properties marker(innerLayer(layer), losses);
  fill.hatch = Hatch::Dots;
  fill.hatchSpacingMm = std::max(0.1, from.mm("distance_x", 2));
  fill.hatchStroke = {readQmlColour(marker.text("color"), opacity), marker.mm("size", 1) / 2, {}};
}

void readFillLayer(const XmlElement& layer, double opacity, bool isFirst, FillSymbol& fill,
                   Losses& losses)
{
  const QString type = layer.attribute("class");
  const Properties from(layer, losses);
  if (type == QLatin1String("SimpleFill") && isFirst) {
    fill.colour = readQmlColour(from.text("color"), opacity);
    readBrush(from.text("style"), fill, losses);
    fill.outline = readOutline(from, opacity);
  } else if (type == QLatin1String("LinePatternFill")) {
    readLinePattern(layer, opacity, fill, losses);
  } else if (type == QLatin1String("PointPatternFill")) {
    readPointPattern(layer, opacity, fill, losses);
  } else if (type == QLatin1String("SimpleLine") && fill.outline.widthMm <= 0) {
    fill.outline = readLine(from, opacity);
  } else {
    losses.add(StyleLoss::Kind::SymbolPart, type);
  }
}

void readLineLayer(const XmlElement& layer, double opacity, int& lines, LineSymbol& line,
                   Losses& losses)
{
  const QString type = layer.attribute("class");
  if (type != QLatin1String("SimpleLine"))
    return losses.add(StyleLoss::Kind::SymbolPart, type);
  const Properties from(layer, losses);
  if (from.number("offset", 0) != 0)
    losses.add(StyleLoss::Kind::Property, QStringLiteral("offset"));
  const Stroke stroke = readLine(from, opacity);
  if (lines == 1 && line.stroke.widthMm > stroke.widthMm)
    line.casing = line.stroke; // the wider one below is seen on both sides
  else if (lines >= 1)
    losses.add(StyleLoss::Kind::SymbolPart, type);
  line.stroke = stroke;
  ++lines;
}

MarkerShape shapeOf(const QString& name, Losses& losses)
{
  static const QHash<QString, MarkerShape> kShapes{
      {QStringLiteral("circle"), MarkerShape::Circle},
      {QStringLiteral("square"), MarkerShape::Square},
      {QStringLiteral("rectangle"), MarkerShape::Square},
      {QStringLiteral("diamond"), MarkerShape::Diamond},
      {QStringLiteral("triangle"), MarkerShape::Triangle},
      {QStringLiteral("equilateral_triangle"), MarkerShape::Triangle},
      {QStringLiteral("star"), MarkerShape::Star},
      {QStringLiteral("regular_star"), MarkerShape::Star},
      {QStringLiteral("cross_fill"), MarkerShape::Cross},
      {QStringLiteral("cross"), MarkerShape::Cross},
      {QStringLiteral("pentagon"), MarkerShape::Pentagon}};
  const auto shape = kShapes.constFind(name);
  if (shape != kShapes.constEnd())
    return *shape;
  losses.add(StyleLoss::Kind::Shape, name);
  return MarkerShape::Circle;
}

void readMarkerLayer(const XmlElement& layer, double opacity, bool isFirst, MarkerSymbol& marker,
                     Losses& losses)
{
  const QString type = layer.attribute("class");
  const Properties from(layer, losses);
  if (!isFirst)
    return losses.add(StyleLoss::Kind::SymbolPart, type);
  const bool isSimple = type == QLatin1String("SimpleMarker");
  marker.shape = isSimple ? shapeOf(from.text("name"), losses) : MarkerShape::Circle;
  if (!isSimple)
    losses.add(StyleLoss::Kind::Shape, type);
  marker.sizeMm = from.mm("size", 2);
  marker.fill = readQmlColour(from.text("color"), opacity);
  marker.outline = readOutline(from, opacity);
  marker.outline.dashMm.clear();
  if (from.number("angle", 0) != 0)
    losses.add(StyleLoss::Kind::Property, QStringLiteral("angle"));
}

void noteExtras(const XmlElement& layer, Losses& losses)
{
  if (layer.child("effect").attribute("enabled") == QLatin1String("1"))
    losses.add(StyleLoss::Kind::Property, QStringLiteral("effect"));
  layer.child("data_defined_properties").each("Option", [&](const XmlElement& map) {
    for (const XmlElement& option : map.children)
      if (option.attribute("name") == QLatin1String("properties") && !option.children.empty())
        losses.add(StyleLoss::Kind::Property, option.children.front().attribute("name"));
  });
}

} // namespace

Colour readQmlColour(const QString& text, double opacity)
{
  const QStringList parts = text.split(QLatin1Char(','));
  if (parts.size() < 3)
    return Colour::fromHex(text);
  const auto byte = [&](qsizetype i) {
    return static_cast<quint8>(std::clamp(parts[i].toInt(), 0, 255));
  };
  const int alpha = parts.size() > 3 ? byte(3) : 255;
  return {byte(0), byte(1), byte(2),
          static_cast<quint8>(std::lround(alpha * std::clamp(opacity, 0.0, 1.0)))};
}

Symbol readQmlSymbol(const XmlElement& element, Losses& losses)
{
  Symbol symbol;
  const double opacity = element.number("alpha", 1);
  const QString type = element.attribute("type");
  if (type == QLatin1String("fill")) {
    symbol.fill.colour.alpha = 0;
    symbol.fill.outline.widthMm = 0;
  }
  bool isFirst = true;
  int lines = 0;
  for (const XmlElement& layer : element.children) {
    if (layer.name != QLatin1String("layer") || layer.attribute("enabled") == QLatin1String("0"))
      continue;
    if (type == QLatin1String("fill"))
      readFillLayer(layer, opacity, isFirst, symbol.fill, losses);
    else if (type == QLatin1String("line"))
      readLineLayer(layer, opacity, lines, symbol.line, losses);
    else
      readMarkerLayer(layer, opacity, isFirst, symbol.marker, losses);
    noteExtras(layer, losses);
    isFirst = false;
  }
  return symbol;
}

} // namespace diaban::workspace
