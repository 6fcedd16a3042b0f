#include "qml.h"

#include "qmlsymbols.h"

namespace diaban::workspace {
namespace {

using Kind = geo::GeometryKind;

constexpr double kPointsPerPixel = 0.75; ///< at 96 logical pixels an inch

QString text(const char* plain)
{
  return QLatin1String(plain);
}

QString number(double value)
{
  return QString::number(value, 'g', 12);
}

void writeAttributes(QXmlStreamWriter& xml,
                     std::initializer_list<std::pair<const char*, QString>> attributes)
{
  for (const auto& [name, value] : attributes)
    xml.writeAttribute(text(name), value);
}

QString flag(bool isSet)
{
  return isSet ? text("true") : text("false");
}

/// The choices of a renderer: categories, ranges, or none; each names a symbol by its number.
void writeChoices(QXmlStreamWriter& xml, const Style& style)
{
  int symbol = 0;
  if (style.kind == Style::Kind::Categorised) {
    xml.writeStartElement(text("categories"));
    for (const Category& category : style.categories) {
      xml.writeEmptyElement(text("category"));
      writeAttributes(xml, {{"render", flag(!category.isHidden)},
                            {"type", text("string")},
                            {"value", category.value},
                            {"label", category.title},
                            {"symbol", QString::number(symbol++)}});
    }
    if (!style.othersHidden) {
      xml.writeEmptyElement(text("category"));
      writeAttributes(xml, {{"render", text("true")},
                            {"type", text("string")},
                            {"value", QString()},
                            {"label", QString()},
                            {"symbol", QString::number(symbol)}});
    }
    xml.writeEndElement();
  } else if (style.kind == Style::Kind::Graduated) {
    xml.writeStartElement(text("ranges"));
    for (const ValueClass& range : style.classes) {
      xml.writeEmptyElement(text("range"));
      writeAttributes(xml, {{"render", flag(!range.isHidden)},
                            {"lower", number(range.from)},
                            {"upper", number(range.to)},
                            {"label", range.title},
                            {"symbol", QString::number(symbol++)}});
    }
    xml.writeEndElement();
  }
}

void writeRenderer(QXmlStreamWriter& xml, const Style& style, Kind kind)
{
  const char* const types[] = {"singleSymbol", "categorizedSymbol", "graduatedSymbol"};
  xml.writeStartElement(text("renderer-v2"));
  // Casings of all roads lie under all roads, so lines are drawn level by level.
  writeAttributes(xml, {{"type", text(types[static_cast<int>(style.kind)])},
                        {"forceraster", text("0")},
                        {"enableorderby", text("0")},
                        {"symbollevels", kind == Kind::Line ? text("1") : text("0")}});
  if (style.kind != Style::Kind::Single)
    writeAttributes(xml, {{"attr", style.field}, {"graduatedMethod", text("GraduatedColor")}});
  writeChoices(xml, style);
  xml.writeStartElement(text("symbols"));
  int name = 0;
  if (style.kind == Style::Kind::Categorised)
    for (const Category& category : style.categories)
      writeSymbol(xml, QString::number(name++), category.symbol, kind);
  if (style.kind == Style::Kind::Graduated)
    for (const ValueClass& range : style.classes)
      writeSymbol(xml, QString::number(name++), range.symbol, kind);
  if (style.kind != Style::Kind::Graduated && !style.othersHidden)
    writeSymbol(xml, QString::number(name), style.symbol, kind);
  xml.writeEndElement();
  xml.writeEndElement();
}

QString placementOf(const LabelStyle& label, Kind kind)
{
  if (kind == Kind::Point)
    return text("6"); // where there is room around the point
  if (kind == Kind::Line && label.alongLine)
    return text("3"); // curved
  return text("4");   // horizontal
}

void writeLabels(QXmlStreamWriter& xml, const LabelStyle& label, Kind kind)
{
  xml.writeStartElement(text("labeling"));
  xml.writeAttribute(text("type"), text("simple"));
  xml.writeStartElement(text("settings"));
  xml.writeStartElement(text("text-style"));
  writeAttributes(xml, {{"fieldName", label.field},
                        {"isExpression", text("0")},
                        {"fontFamily", text("Noto Sans")},
                        {"fontSize", number(label.sizePx * kPointsPerPixel)},
                        {"fontSizeUnit", text("Point")},
                        {"fontWeight", label.bold ? text("75") : text("50")},
                        {"namedStyle", label.bold ? text("Bold") : text("Regular")},
                        {"textColor", qmlColour(label.colour)},
                        {"textOpacity", text("1")}});
  xml.writeEmptyElement(text("text-buffer"));
  Colour opaque = label.halo;
  opaque.alpha = 255;
  writeAttributes(xml, {{"bufferDraw", label.haloPx > 0 ? text("1") : text("0")},
                        {"bufferSize", number(label.haloPx * kPointsPerPixel)},
                        {"bufferSizeUnits", text("Point")},
                        {"bufferColor", qmlColour(opaque)},
                        {"bufferOpacity", number(label.halo.alpha / 255.0)}});
  xml.writeEndElement();
  xml.writeEmptyElement(text("placement"));
  writeAttributes(xml, {{"placement", placementOf(label, kind)}, {"placementFlags", text("9")}});
  const ScaleRange& scales = label.scales;
  const bool isLimited = scales.minDenominator > 0 || scales.maxDenominator > 0;
  xml.writeEmptyElement(text("rendering"));
  writeAttributes(xml, {{"drawLabels", text("1")},
                        {"scaleVisibility", isLimited ? text("1") : text("0")},
                        {"scaleMin", number(scales.minDenominator)},
                        {"scaleMax", number(scales.maxDenominator)}});
  xml.writeEndElement();
  xml.writeEndElement();
}

} // namespace

QString toQml(const Style& style, Kind kind)
{
  if (kind == Kind::None)
    return {};
  QString qml;
  QXmlStreamWriter xml(&qml);
  xml.writeDTD(QStringLiteral("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"));
  xml.writeStartElement(text("qgis"));
  const ScaleRange& scales = style.scales;
  const bool isLimited = scales.minDenominator > 0 || scales.maxDenominator > 0;
  writeAttributes(xml, {{"version", text("3.22.16")},
                        {"styleCategories", text("Symbology|Labeling|Rendering")},
                        {"hasScaleBasedVisibilityFlag", isLimited ? text("1") : text("0")},
                        {"minScale", number(scales.maxDenominator)},
                        {"maxScale", number(scales.minDenominator)},
                        {"labelsEnabled", style.label ? text("1") : text("0")}});
  writeRenderer(xml, style, kind);
  if (style.label)
    writeLabels(xml, *style.label, kind);
  xml.writeTextElement(text("layerOpacity"), number(style.opacity));
  const int geometry = kind == Kind::Point ? 0 : kind == Kind::Line ? 1 : 2;
  xml.writeTextElement(text("layerGeometryType"), QString::number(geometry));
  xml.writeEndElement();
  return qml;
}

} // namespace diaban::workspace
