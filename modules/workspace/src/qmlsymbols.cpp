#include "qmlsymbols.h"

#include <array>
#include <utility>

namespace diaban::workspace {
namespace {

using Properties = QVector<std::pair<const char*, QString>>;

constexpr std::array kShapes{"circle", "square",     "diamond", "triangle",
                             "star",   "cross_fill", "pentagon"};

QString number(double value)
{
  return QString::number(value, 'g', 12);
}

QString text(const char* plain)
{
  return QLatin1String(plain);
}

void beginLayer(QXmlStreamWriter& xml, const char* type, int pass, const Properties& properties)
{
  xml.writeStartElement(text("layer"));
  xml.writeAttribute(text("class"), text(type));
  xml.writeAttribute(text("enabled"), text("1"));
  xml.writeAttribute(text("locked"), text("0"));
  xml.writeAttribute(text("pass"), QString::number(pass));
  xml.writeStartElement(text("Option"));
  xml.writeAttribute(text("type"), text("Map"));
  for (const auto& [name, value] : properties) {
    xml.writeEmptyElement(text("Option"));
    xml.writeAttribute(text("name"), text(name));
    xml.writeAttribute(text("type"), text("QString"));
    xml.writeAttribute(text("value"), value);
  }
  xml.writeEndElement();
}

void beginSymbol(QXmlStreamWriter& xml, const QString& name, const char* type)
{
  xml.writeStartElement(text("symbol"));
  xml.writeAttribute(text("name"), name);
  xml.writeAttribute(text("type"), text(type));
  xml.writeAttribute(text("alpha"), text("1"));
  xml.writeAttribute(text("clip_to_extent"), text("1"));
  xml.writeAttribute(text("force_rhr"), text("0"));
}

void writeLine(QXmlStreamWriter& xml, const Stroke& stroke, int pass)
{
  QStringList dash;
  for (const double length : stroke.dashMm)
    dash.append(number(length));
  beginLayer(xml, "SimpleLine", pass,
             {{"line_color", qmlColour(stroke.colour)},
              {"line_width", number(stroke.widthMm)},
              {"line_width_unit", text("MM")},
              {"line_style", stroke.widthMm > 0 ? text("solid") : text("no")},
              {"capstyle", dash.isEmpty() ? text("round") : text("flat")},
              {"joinstyle", text("round")},
              {"use_custom_dash", dash.isEmpty() ? text("0") : text("1")},
              {"customdash", dash.isEmpty() ? text("5;2") : dash.join(QLatin1Char(';'))},
              {"customdash_unit", text("MM")}});
  xml.writeEndElement();
}

void writeHatchLines(QXmlStreamWriter& xml, const QString& name, const FillSymbol& fill,
                     double angle)
{
  beginLayer(xml, "LinePatternFill", 0,
             {{"angle", number(angle)},
              {"distance", number(fill.hatchSpacingMm)},
              {"distance_unit", text("MM")},
              {"color", qmlColour(fill.hatchStroke.colour)},
              {"line_width", number(fill.hatchStroke.widthMm)},
              {"line_width_unit", text("MM")}});
  beginSymbol(xml, QStringLiteral("@%1@1").arg(name), "line");
  writeLine(xml, fill.hatchStroke, 0);
  xml.writeEndElement();
  xml.writeEndElement();
}

void writeDots(QXmlStreamWriter& xml, const QString& name, const FillSymbol& fill)
{
  const QString spacing = number(fill.hatchSpacingMm);
  beginLayer(xml, "PointPatternFill", 0,
             {{"distance_x", spacing},
              {"distance_x_unit", text("MM")},
              {"distance_y", spacing},
              {"distance_y_unit", text("MM")}});
  beginSymbol(xml, QStringLiteral("@%1@1").arg(name), "marker");
  beginLayer(xml, "SimpleMarker", 0,
             {{"name", text("circle")},
              {"color", qmlColour(fill.hatchStroke.colour)},
              {"outline_style", text("no")},
              {"size", number(fill.hatchStroke.widthMm * 2)},
              {"size_unit", text("MM")}});
  xml.writeEndElement();
  xml.writeEndElement();
  xml.writeEndElement();
}

/// QGIS's simple fill knows no dashes of one's own, so a dashed outline is a line layer.
void writeFill(QXmlStreamWriter& xml, const QString& name, const FillSymbol& fill)
{
  const bool isDashed = !fill.outline.dashMm.isEmpty();
  const bool hasOutline = fill.outline.widthMm > 0 && fill.outline.colour.alpha > 0;
  beginLayer(xml, "SimpleFill", 0,
             {{"color", qmlColour(fill.colour)},
              {"style", fill.colour.alpha > 0 ? text("solid") : text("no")},
              {"joinstyle", text("round")},
              {"outline_color", qmlColour(fill.outline.colour)},
              {"outline_style", hasOutline && !isDashed ? text("solid") : text("no")},
              {"outline_width", number(fill.outline.widthMm)},
              {"outline_width_unit", text("MM")}});
  xml.writeEndElement();
  if (fill.hatch == Hatch::Lines || fill.hatch == Hatch::Cross)
    writeHatchLines(xml, name, fill, fill.hatchAngle);
  if (fill.hatch == Hatch::Cross)
    writeHatchLines(xml, name, fill, fill.hatchAngle + 90);
  if (fill.hatch == Hatch::Dots)
    writeDots(xml, name, fill);
  if (hasOutline && isDashed)
    writeLine(xml, fill.outline, 0);
}

void writeMarker(QXmlStreamWriter& xml, const MarkerSymbol& marker)
{
  const bool hasOutline = marker.outline.widthMm > 0 && marker.outline.colour.alpha > 0;
  beginLayer(xml, "SimpleMarker", 0,
             {{"name", text(kShapes[static_cast<std::size_t>(marker.shape)])},
              {"color", qmlColour(marker.fill)},
              {"outline_color", qmlColour(marker.outline.colour)},
              {"outline_style", hasOutline ? text("solid") : text("no")},
              {"outline_width", number(marker.outline.widthMm)},
              {"outline_width_unit", text("MM")},
              {"size", number(marker.sizeMm)},
              {"size_unit", text("MM")},
              {"scale_method", text("diameter")}});
  xml.writeEndElement();
}

} // namespace

QString qmlColour(const Colour& colour)
{
  return QStringLiteral("%1,%2,%3,%4")
      .arg(colour.red)
      .arg(colour.green)
      .arg(colour.blue)
      .arg(colour.alpha);
}

void writeSymbol(QXmlStreamWriter& xml, const QString& name, const Symbol& symbol,
                 geo::GeometryKind kind)
{
  switch (kind) {
  case geo::GeometryKind::Point:
    beginSymbol(xml, name, "marker");
    writeMarker(xml, symbol.marker);
    break;
  case geo::GeometryKind::Line:
    beginSymbol(xml, name, "line");
    if (symbol.line.casing.widthMm > 0)
      writeLine(xml, symbol.line.casing, 0);
    writeLine(xml, symbol.line.stroke, 1);
    break;
  default: beginSymbol(xml, name, "fill"); writeFill(xml, name, symbol.fill);
  }
  xml.writeEndElement();
}

} // namespace diaban::workspace
