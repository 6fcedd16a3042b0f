#include "stylereaders.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace diaban::workspace {
namespace {

using Condition = StyleRule::Condition;

/// A plain or quoted name of a field, a comparison, a number or a text in quotes.
const QString kField = QStringLiteral("(?:\"([^\"]+)\"|([\\w.]+))");
const QString kNumber = QStringLiteral("([-+0-9.eE]+)");

QString fieldIn(const QRegularExpressionMatch& match, int first)
{
  return match.captured(first).isEmpty() ? match.captured(first + 1) : match.captured(first);
}

bool readEquals(const QString& filter, StyleRule& rule)
{
  static const QRegularExpression pattern(
      QStringLiteral("^\\s*%1\\s*=\\s*(?:'((?:[^']|'')*)'|%2)\\s*$").arg(kField, kNumber));
  const auto match = pattern.match(filter);
  if (!match.hasMatch())
    return false;
  rule.condition = Condition::Equals;
  rule.field = fieldIn(match, 1);
  rule.value = match.capturedStart(4) >= 0
                   ? match.captured(4)
                   : match.captured(3).replace(QLatin1String("''"), QLatin1String("'"));
  return true;
}

bool readRange(const QString& filter, StyleRule& rule)
{
  static const QRegularExpression pattern(
      QStringLiteral("^\\s*%1\\s*>=?\\s*%2\\s+AND\\s+%1\\s*<=?\\s*%2\\s*$").arg(kField, kNumber),
      QRegularExpression::CaseInsensitiveOption);
  const auto match = pattern.match(filter);
  if (!match.hasMatch() || fieldIn(match, 1) != fieldIn(match, 4))
    return false;
  rule.condition = Condition::Range;
  rule.field = fieldIn(match, 1);
  rule.from = match.captured(3).toDouble();
  rule.to = match.captured(6).toDouble();
  return rule.from <= rule.to;
}

/// What the rules that can be kept have in common.
struct Plan {
  Condition condition = Condition::Always;
  QString field;
};

Plan planOf(const QVector<StyleRule>& rules)
{
  for (const StyleRule& rule : rules)
    if (rule.condition == Condition::Equals || rule.condition == Condition::Range)
      return {rule.condition, rule.field};
  return {};
}

} // namespace

void Losses::add(StyleLoss::Kind kind, const QString& what)
{
  const auto known = std::find_if(m_losses.begin(), m_losses.end(), [&](const StyleLoss& it) {
    return it.kind == kind && it.what == what;
  });
  constexpr qsizetype kMost = 100;
  if (known != m_losses.end())
    ++known->times;
  else if (m_losses.size() < kMost)
    m_losses.append({kind, what});
}

void readFilter(const QString& filter, StyleRule& rule)
{
  if (filter.trimmed().isEmpty())
    rule.condition = Condition::Always;
  else if (filter.trimmed().compare(QLatin1String("ELSE"), Qt::CaseInsensitive) == 0)
    rule.condition = Condition::Else;
  else if (!readEquals(filter, rule) && !readRange(filter, rule))
    rule.condition = Condition::Other;
}

Style styleFromRules(const QVector<StyleRule>& rules, Losses& losses)
{
  const Plan plan = planOf(rules);
  Style style;
  style.field = plan.field;
  style.othersHidden = plan.condition != Condition::Always;
  if (plan.condition != Condition::Always)
    style.kind =
        plan.condition == Condition::Equals ? Style::Kind::Categorised : Style::Kind::Graduated;
  bool hasSymbol = false;
  for (const StyleRule& rule : rules) {
    const bool isOthers =
        rule.condition == Condition::Else ||
        (rule.condition == Condition::Always && style.kind != Style::Kind::Single);
    if (rule.condition == plan.condition && rule.field == plan.field &&
        style.kind != Style::Kind::Single) {
      if (plan.condition == Condition::Equals)
        style.categories.append({rule.value, rule.title, rule.symbol, !rule.isDrawn});
      else
        style.classes.append({rule.from, rule.to, rule.title, rule.symbol, !rule.isDrawn});
    } else if ((isOthers || rule.condition == Condition::Always) && !hasSymbol) {
      style.symbol = rule.symbol;
      style.othersHidden = isOthers && !rule.isDrawn;
      hasSymbol = true;
    } else {
      losses.add(StyleLoss::Kind::Rule, rule.title.isEmpty() ? rule.value : rule.title);
    }
  }
  if (!hasSymbol && style.kind == Style::Kind::Single && !rules.isEmpty())
    style.symbol = rules.constFirst().symbol;
  std::stable_sort(style.classes.begin(), style.classes.end(),
                   [](const ValueClass& a, const ValueClass& b) { return a.from < b.from; });
  return style;
}

Result<StyleFile> styleFromXml(const QByteArray& bytes, const QString& where)
{
  const Error notAStyle{Error::Code::NotAStyle, {where}, {}};
  const auto root = readXml(bytes);
  if (!root)
    return notAStyle;
  const auto style = root->name == QLatin1String("qgis")                    ? styleFromQml(*root)
                     : root->name == QLatin1String("StyledLayerDescriptor") ? styleFromSld(*root)
                                                                            : std::nullopt;
  if (!style)
    return notAStyle;
  return *style;
}

} // namespace diaban::workspace
