#include "looks.h"

#include <diaban/workspace/words.h>

#include <QJsonArray>

#include <algorithm>

namespace diaban::workspace {
namespace {

QStringList strings(const QJsonValue& json)
{
  QStringList texts;
  for (const auto& item : json.toArray())
    texts.append(item.toString());
  return texts;
}

/// A layer with neither geometry nor fields is a picture.
bool isRaster(const StyleInput& input)
{
  return input.geometry == geo::GeometryKind::None && input.fields.isEmpty();
}

QString geometryWord(const StyleInput& input)
{
  if (isRaster(input))
    return QStringLiteral("raster");
  switch (input.geometry) {
  case geo::GeometryKind::Point: return QStringLiteral("point");
  case geo::GeometryKind::Line: return QStringLiteral("line");
  case geo::GeometryKind::Polygon: return QStringLiteral("polygon");
  case geo::GeometryKind::Mixed: return QStringLiteral("mixed");
  case geo::GeometryKind::None: break;
  }
  return QStringLiteral("none");
}

/// The first of `names` that the layer has as a field, in the layer's own spelling.
QString fieldOf(const QStringList& names, const StyleInput& input)
{
  for (const QString& name : names)
    for (const geo::Field& field : input.fields)
      if (squeezed(field.name) == squeezed(name))
        return field.name;
  return {};
}

Result<Symbol> symbolFrom(const QJsonObject& json)
{
  DIABAN_TRY(style, styleFromJson({{QStringLiteral("symbol"), json}}));
  return style.symbol;
}

} // namespace

Result<Looks> Looks::load()
{
  Looks looks;
  DIABAN_CHECK(looks.read(dataFolders()));
  return looks;
}

Looks Looks::builtIn()
{
  Looks looks;
  const Outcome outcome = looks.read(builtInData());
  Q_ASSERT(outcome);
  Q_UNUSED(outcome)
  return looks;
}

Outcome Looks::read(const DataFolders& folders)
{
  DIABAN_CHECK(readCodes(folders));
  DIABAN_CHECK(readFields(folders));
  return readRoles(folders);
}

Result<Looks::Rule> Looks::ruleFrom(const QJsonObject& json)
{
  Rule rule;
  rule.geometry = strings(json[QLatin1String("geometry")]);
  rule.names = strings(json[QLatin1String("names")]);
  rule.fields = strings(json[QLatin1String("fields")]);
  rule.alongLine = json[QLatin1String("alongLine")].toBool();
  DIABAN_TRY(symbol, symbolFrom(json[QLatin1String("symbol")].toObject()));
  rule.symbol = symbol;
  for (const auto& item : json[QLatin1String("values")].toArray()) {
    DIABAN_TRY(look, symbolFrom(item[QLatin1String("symbol")].toObject()));
    rule.values.append({strings(item[QLatin1String("words")]), look});
  }
  return rule;
}

Outcome Looks::readRoles(const DataFolders& folders)
{
  DIABAN_TRY(json, readJsonFile(folders, QStringLiteral("styles/looks.json")));
  for (const auto& item : json[QLatin1String("roles")].toArray()) {
    const QJsonObject object = item.toObject();
    const auto role = roleFromName(object[QLatin1String("role")].toString());
    if (!role)
      return Error{Error::Code::BadArgument,
                   {object[QLatin1String("role")].toString(), QStringLiteral("looks.json: role")},
                   {}};
    RoleLook look;
    look.role = *role;
    look.geometry = strings(object[QLatin1String("geometry")]);
    look.names = strings(object[QLatin1String("names")]);
    look.fields = strings(object[QLatin1String("fields")]);
    look.labelFields = strings(object[QLatin1String("label")]);
    DIABAN_TRY(style, styleFromJson(object[QLatin1String("style")].toObject()));
    look.style = style;
    for (const auto& rule : object[QLatin1String("rules")].toArray()) {
      DIABAN_TRY(made, ruleFrom(rule.toObject()));
      look.rules.append(made);
    }
    m_roles.append(look);
  }
  return Done{};
}

int Looks::points(const RoleLook& look, const StyleInput& input) const
{
  if (!look.geometry.isEmpty() && !look.geometry.contains(geometryWord(input)))
    return 0;
  constexpr int kForName = 3, kForField = 2, kMostFields = 2;
  const auto named = std::count_if(look.names.begin(), look.names.end(), [&](const QString& word) {
    return holdsWord(input.name, word);
  });
  const auto fields =
      std::count_if(look.fields.begin(), look.fields.end(),
                    [&](const QString& name) { return !fieldOf({name}, input).isEmpty(); });
  return (named > 0 ? kForName : 0) + kForField * std::min(static_cast<int>(fields), kMostFields);
}

LayerRole Looks::guessRole(const StyleInput& input) const
{
  const QString codes = landUseField(input);
  if (input.geometry == geo::GeometryKind::Polygon && input.values.contains(codes))
    return LayerRole::Zoning; // its values are codes; a name alone is one word among others
  const auto best =
      std::max_element(m_roles.begin(), m_roles.end(), [&](const RoleLook& a, const RoleLook& b) {
        return points(a, input) < points(b, input);
      });
  if (best != m_roles.end() && points(*best, input) > 0)
    return best->role;
  return isRaster(input) ? LayerRole::Base : LayerRole::Other;
}

bool Looks::applyRule(const Rule& rule, const StyleInput& input, Style& style)
{
  if (!rule.geometry.contains(geometryWord(input)))
    return false;
  const QString field = fieldOf(rule.fields, input);
  const bool isNamed = std::any_of(rule.names.begin(), rule.names.end(), [&](const QString& word) {
    return holdsWord(input.name, word);
  });
  if (!isNamed && field.isEmpty())
    return false;
  if (rule.symbol != Symbol{})
    style.symbol = rule.symbol;
  if (style.label)
    style.label->alongLine = rule.alongLine;
  const auto found = input.values.constFind(field);
  if (field.isEmpty() || rule.values.isEmpty() || found == input.values.constEnd())
    return true;
  for (const QString& value : found.value()) {
    const auto match =
        std::find_if(rule.values.begin(), rule.values.end(), [&](const ValueRule& candidate) {
          return candidate.words.contains(QStringLiteral("*")) ||
                 std::any_of(candidate.words.begin(), candidate.words.end(),
                             [&](const QString& word) { return holdsWord(value, word); });
        });
    if (match != rule.values.end())
      style.categories.append({value, value, match->symbol});
  }
  if (style.categories.isEmpty())
    return true;
  style.kind = Style::Kind::Categorised;
  style.field = field;
  return true;
}

Style Looks::defaultStyle(const StyleInput& input) const
{
  const auto look = std::find_if(m_roles.begin(), m_roles.end(), [&](const RoleLook& candidate) {
    return candidate.role == input.role;
  });
  if (look == m_roles.end())
    return {};
  Style style = look->style;
  const QString label = fieldOf(look->labelFields, input);
  if (!style.label || label.isEmpty())
    style.label.reset();
  else
    style.label->field = label;
  if (const QString field = landUseField(input); input.role == LayerRole::Zoning &&
                                                 input.geometry != geo::GeometryKind::None &&
                                                 !field.isEmpty())
    return landUseStyle(look->style, field, input);
  for (const Rule& rule : look->rules)
    if (applyRule(rule, input, style))
      break;
  return style;
}

} // namespace diaban::workspace
