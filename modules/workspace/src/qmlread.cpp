#include "stylereaders.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace diaban::workspace {
namespace {

using Condition = StyleRule::Condition;

constexpr double kPointsPerPixel = 0.75; ///< at 96 logical pixels an inch
constexpr double kMostScale = 1e12;

QHash<QString, Symbol> readSymbols(const XmlElement& renderer, Losses& losses)
{
  QHash<QString, Symbol> symbols;
  for (const XmlElement& symbol : renderer.child("symbols").children)
    symbols.insert(symbol.attribute("name"), readQmlSymbol(symbol, losses));
  return symbols;
}

QVector<StyleRule> readCategories(const XmlElement& renderer, const QString& field,
                                  const QHash<QString, Symbol>& symbols)
{
  QVector<StyleRule> rules;
  bool hasOthers = false;
  for (const XmlElement& category : renderer.child("categories").children) {
    StyleRule rule;
    rule.field = field;
    rule.title = category.attribute("label");
    rule.symbol = symbols.value(category.attribute("symbol"));
    rule.isDrawn = category.attribute("render", QStringLiteral("true")) == QLatin1String("true");
    QStringList values{category.attribute("value")};
    if (!category.children.empty()) { // a list of values
      values.clear();
      for (const XmlElement& value : category.children)
        values.append(value.attribute("value"));
    }
    for (const QString& value : std::as_const(values)) {
      rule.condition = value.isEmpty() ? Condition::Else : Condition::Equals;
      rule.value = value;
      hasOthers = hasOthers || value.isEmpty();
      rules.append(rule);
    }
  }
  if (!hasOthers) {
    StyleRule others;
    others.condition = Condition::Else;
    others.isDrawn = false;
    rules.append(others);
  }
  return rules;
}

QVector<StyleRule> readRanges(const XmlElement& renderer, const QString& field,
                              const QHash<QString, Symbol>& symbols)
{
  QVector<StyleRule> rules;
  for (const XmlElement& range : renderer.child("ranges").children) {
    StyleRule rule;
    rule.condition = Condition::Range;
    rule.field = field;
    rule.from = range.number("lower", 0);
    rule.to = std::max(rule.from, range.number("upper", 0));
    rule.title = range.attribute("label");
    rule.symbol = symbols.value(range.attribute("symbol"));
    rule.isDrawn = range.attribute("render", QStringLiteral("true")) == QLatin1String("true");
    rules.append(rule);
  }
  return rules;
}

QVector<StyleRule> readRuleTree(const XmlElement& renderer, const QHash<QString, Symbol>& symbols,
                                Losses& losses)
{
  QVector<StyleRule> rules;
  for (const XmlElement& element : renderer.child("rules").children) {
    StyleRule rule;
    readFilter(element.attribute("filter"), rule);
    rule.title = element.attribute("label", element.attribute("filter"));
    rule.symbol = symbols.value(element.attribute("symbol"));
    rule.isDrawn = element.attribute("checkstate") != QLatin1String("0");
    if (!element.children.empty())
      losses.add(StyleLoss::Kind::Rule, rule.title);
    if (!element.attribute("scalemindenom").isEmpty() ||
        !element.attribute("scalemaxdenom").isEmpty())
      losses.add(StyleLoss::Kind::Scale, {});
    rules.append(rule);
  }
  return rules;
}

Style readRenderer(const XmlElement& renderer, Losses& losses)
{
  const auto symbols = readSymbols(renderer, losses);
  const QString type = renderer.attribute("type");
  const bool isCategorised = type == QLatin1String("categorizedSymbol");
  if (isCategorised || type == QLatin1String("graduatedSymbol")) {
    const QString field = readQmlField(renderer.attribute("attr"), losses);
    if (!field.isEmpty())
      return styleFromRules(isCategorised ? readCategories(renderer, field, symbols)
                                          : readRanges(renderer, field, symbols),
                            losses);
  } else if (type == QLatin1String("RuleRenderer")) {
    return styleFromRules(readRuleTree(renderer, symbols, losses), losses);
  } else if (type != QLatin1String("singleSymbol")) {
    losses.add(StyleLoss::Kind::Renderer, type);
  }
  Style style;
  if (!symbols.isEmpty())
    style.symbol = symbols.value(QStringLiteral("0"), *symbols.constBegin());
  return style;
}

double toPixels(double value, const QString& unit, Losses& losses)
{
  if (unit.isEmpty() || unit == QLatin1String("Point"))
    value /= kPointsPerPixel;
  else if (unit == QLatin1String("MM"))
    value *= 96 / 25.4;
  else if (unit != QLatin1String("Pixel"))
    losses.add(StyleLoss::Kind::Unit, QStringLiteral("fontSize"));
  return std::round(value * 1e6) / 1e6;
}

ScaleRange scalesOf(double least, double most)
{
  return {std::clamp(least, 0.0, kMostScale), std::clamp(most, 0.0, kMostScale)};
}

std::optional<LabelStyle> readLabels(const XmlElement& labeling, Losses& losses)
{
  if (labeling.attribute("type") != QLatin1String("simple")) {
    losses.add(StyleLoss::Kind::Label, labeling.attribute("type"));
    return std::nullopt;
  }
  const XmlElement& settings = labeling.child("settings");
  const XmlElement& text = settings.child("text-style");
  LabelStyle label;
  label.field = text.attribute("fieldName");
  if (text.attribute("isExpression") == QLatin1String("1"))
    label.field = readQmlField(label.field, losses);
  if (label.field.isEmpty())
    return std::nullopt;
  label.sizePx = std::clamp(
      toPixels(text.number("fontSize", 10), text.attribute("fontSizeUnit"), losses), 1.0, 500.0);
  label.bold = text.number("fontWeight", 50) > 60;
  label.colour = readQmlColour(text.attribute("textColor", QStringLiteral("0,0,0")),
                               text.number("textOpacity", 1));
  const XmlElement& halo =
      text.has("text-buffer") ? text.child("text-buffer") : settings.child("text-buffer");
  const bool hasHalo = halo.attribute("bufferDraw") == QLatin1String("1");
  label.haloPx = !hasHalo ? 0
                          : std::clamp(toPixels(halo.number("bufferSize", 1),
                                                halo.attribute("bufferSizeUnits"), losses),
                                       0.0, 50.0);
  label.halo = readQmlColour(halo.attribute("bufferColor", QStringLiteral("255,255,255")),
                             halo.number("bufferOpacity", 1));
  const QString placement = settings.child("placement").attribute("placement");
  label.alongLine = placement == QLatin1String("3") || placement == QLatin1String("2");
  const XmlElement& rendering = settings.child("rendering");
  if (rendering.attribute("scaleVisibility") == QLatin1String("1"))
    label.scales = scalesOf(rendering.number("scaleMin", 0), rendering.number("scaleMax", 0));
  if (text.child("background").attribute("shapeDraw") == QLatin1String("1"))
    losses.add(StyleLoss::Kind::Property, QStringLiteral("background"));
  return label;
}

geo::GeometryKind geometryOf(const XmlElement& root)
{
  const QString number = root.child("layerGeometryType").text;
  if (number == QLatin1String("0"))
    return geo::GeometryKind::Point;
  if (number == QLatin1String("1"))
    return geo::GeometryKind::Line;
  return number == QLatin1String("2") ? geo::GeometryKind::Polygon : geo::GeometryKind::None;
}

} // namespace

QString readQmlField(const QString& text, Losses& losses)
{
  static const QRegularExpression pattern(QStringLiteral("^\\s*\"([^\"]+)\"\\s*$"));
  static const QRegularExpression formula(QStringLiteral("[()+*/|'\"<>=$@]"));
  if (const auto quoted = pattern.match(text); quoted.hasMatch())
    return quoted.captured(1);
  if (!text.contains(formula))
    return text.trimmed();
  losses.add(StyleLoss::Kind::Expression, text.simplified());
  return {};
}

std::optional<StyleFile> styleFromQml(const XmlElement& root)
{
  if (!root.has("renderer-v2"))
    return std::nullopt;
  Losses losses;
  StyleFile file;
  file.geometry = geometryOf(root);
  file.style = readRenderer(root.child("renderer-v2"), losses);
  if (root.attribute("labelsEnabled", QStringLiteral("1")) == QLatin1String("1") &&
      root.has("labeling"))
    file.style.label = readLabels(root.child("labeling"), losses);
  bool isNumber = false;
  const double opacity = root.child("layerOpacity").text.toDouble(&isNumber);
  file.style.opacity = isNumber ? std::clamp(opacity, 0.0, 1.0) : 1;
  if (root.attribute("hasScaleBasedVisibilityFlag") == QLatin1String("1"))
    file.style.scales = scalesOf(root.number("maxScale", 0), root.number("minScale", 0));
  if (const QString blend = root.child("blendMode").text;
      !blend.isEmpty() && blend != QLatin1String("0"))
    losses.add(StyleLoss::Kind::Property, QStringLiteral("blendMode"));
  for (const char* diagram :
       {"SingleCategoryDiagramRenderer", "LinearlyInterpolatedDiagramRenderer"})
    if (root.has(diagram))
      losses.add(StyleLoss::Kind::SymbolPart, QLatin1String(diagram));
  file.losses = losses.taken();
  return file;
}

} // namespace diaban::workspace
