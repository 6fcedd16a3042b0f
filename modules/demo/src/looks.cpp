#include "looks.h"

namespace diaban::demo {

using workspace::Category;
using workspace::Colour;
using workspace::FillSymbol;
using workspace::LabelStyle;
using workspace::LineSymbol;
using workspace::MarkerShape;
using workspace::ScaleRange;
using workspace::Stroke;
using workspace::Style;
using workspace::Symbol;
using workspace::ValueClass;

namespace {

Colour colour(const char* hex)
{
  return Colour::fromHex(QString::fromLatin1(hex));
}

Symbol filled(const char* fill, const char* outline, double widthMm)
{
  Symbol symbol;
  symbol.fill.colour = colour(fill);
  symbol.fill.outline = {colour(outline), widthMm, {}};
  return symbol;
}

Symbol drawn(const char* stroke, double widthMm, const char* casing, double casingMm,
             const QVector<double>& dashMm = {})
{
  Symbol symbol;
  symbol.line.stroke = {colour(stroke), widthMm, dashMm};
  symbol.line.casing = {colour(casing), casingMm, {}};
  return symbol;
}

Category category(const QString& value, const Symbol& symbol)
{
  return {value, value, symbol};
}

LabelStyle label(const char* field, double sizePx, ScaleRange scales)
{
  LabelStyle label;
  label.field = QString::fromLatin1(field);
  label.sizePx = sizePx;
  label.scales = scales;
  return label;
}

} // namespace

Style waterLook()
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.field = QStringLiteral("loai");
  style.categories = {category(QStringLiteral("biển"), filled("#cfe3ee", "#8fb4c8", 0.2)),
                      category(QStringLiteral("sông"), filled("#bcd9e8", "#7ba6bf", 0.15)),
                      category(QStringLiteral("hồ"), filled("#bcd9e8", "#7ba6bf", 0.15)),
                      category(QStringLiteral("tỉnh lân cận"), filled("#efeee9", "#d4d2ca", 0.1))};
  style.label = label("ten", 13, {0, 400'000});
  style.label->colour = colour("#3f6f8c");
  return style;
}

Style communeLook()
{
  Style style;
  style.symbol = filled("#ffffff00", "#6b4a7a", 0.45);
  style.symbol.fill.outline.dashMm = {3.2, 0.9, 0.6, 0.9};
  style.label = label("ten", 12.5, {12'000, 250'000});
  style.label->bold = true;
  style.label->colour = colour("#4a2f57");
  return style;
}

Style roadLook()
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.field = QStringLiteral("cap_duong");
  style.categories = {
      category(QStringLiteral("Đường xã"), drawn("#ffffff", 0.28, "#9b9184", 0.5)),
      category(QStringLiteral("Đường trục đô thị"), drawn("#fff3c4", 0.65, "#a98f54", 0.95)),
      category(QStringLiteral("Đường tỉnh"), drawn("#ffe08a", 0.6, "#a5772b", 0.95)),
      category(QStringLiteral("Đường sắt"), drawn("#ffffff", 0.3, "#3d3d3d", 0.6, {1.6, 1.6})),
      category(QStringLiteral("Quốc lộ"), drawn("#f6a04d", 0.85, "#8f4a12", 1.25)),
      category(QStringLiteral("Cao tốc"), drawn("#e2574c", 1.0, "#7f1d17", 1.45))};
  style.label = label("ten", 10.5, {1'500, 60'000});
  style.label->alongLine = true;
  return style;
}

Style streetLook()
{
  Style style;
  style.symbol = drawn("#ffffff", 0.55, "#b3a999", 0.8);
  style.scales = {0, 45'000};
  style.label = label("ten", 10, {0, 9'000});
  style.label->alongLine = true;
  return style;
}

Style parcelLook()
{
  Style style;
  style.symbol = filled("#ffffff00", "#7d6a58", 0.1);
  style.scales = {0, 14'000};
  style.label = label("so_thua", 8.5, {0, 1'500});
  return style;
}

Style buildingLook()
{
  Style style;
  style.kind = Style::Kind::Graduated;
  style.field = QStringLiteral("chieu_cao");
  const char* fills[] = {"#e3d8cf", "#d2c0b3", "#bda494", "#a08573", "#7d6353"};
  const double heights[] = {0, 6, 12, 20, 35, 200};
  const char* titles[] = {"dưới 6 m", "6 - 12 m", "12 - 20 m", "20 - 35 m", "trên 35 m"};
  for (int i = 0; i < 5; ++i)
    style.classes.append({heights[i], heights[i + 1], QString::fromUtf8(titles[i]),
                          filled(fills[i], "#6f5c50", 0.08)});
  style.scales = {0, 18'000};
  return style;
}

Style pipeLook(const Colour& stroke, const QVector<double>& dashMm)
{
  Style style;
  style.symbol.line.stroke = {stroke, 0.35, dashMm};
  style.scales = {0, 16'000};
  return style;
}

Style poleLook()
{
  Style style;
  style.symbol.marker = {
      MarkerShape::Circle, 1.3, colour("#f2c230"), {colour("#6b5411"), 0.15, {}}};
  style.scales = {0, 6'000};
  return style;
}

Style placeLook(MarkerShape shape, const Colour& fill)
{
  Style style;
  style.symbol.marker = {shape, 2.8, fill, {colour("#ffffff"), 0.25, {}}};
  style.scales = {0, 80'000};
  style.label = label("ten", 10, {0, 12'000});
  return style;
}

Style sensorLook()
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.field = QStringLiteral("loai");
  const std::pair<const char*, const char*> kinds[] = {{"Mực nước sông", "#1f6fb2"},
                                                       {"Lượng mưa", "#2fa3c7"},
                                                       {"Chất lượng không khí", "#4f9d4a"},
                                                       {"Ngập đường", "#7a4fb0"}};
  for (const auto& [kind, fill] : kinds) {
    Symbol symbol;
    symbol.marker = {MarkerShape::Diamond, 3, colour(fill), {colour("#ffffff"), 0.3, {}}};
    style.categories.append(category(QString::fromUtf8(kind), symbol));
  }
  style.scales = {0, 150'000};
  return style;
}

Style cameraLook()
{
  Style style;
  style.symbol.marker = {
      MarkerShape::Triangle, 2.4, {90, 60, 150, 255}, {colour("#ffffff"), 0.2, {}}};
  style.scales = {0, 20'000};
  return style;
}

Style projectLook()
{
  Style style;
  style.symbol = filled("#c0392b30", "#a52a1e", 0.4);
  style.symbol.fill.hatch = workspace::Hatch::Lines;
  style.symbol.fill.hatchSpacingMm = 1.8;
  style.symbol.fill.hatchStroke = {colour("#a52a1e90"), 0.15, {}};
  style.scales = {0, 120'000};
  style.label = label("ten", 10, {0, 10'000});
  return style;
}

} // namespace diaban::demo
