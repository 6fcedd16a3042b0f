#include <diaban/cartography/palettes.h>
#include <diaban/cartography/thematic.h>
#include <diaban/workspace/landuse.h>

#include <QCollator>

#include <algorithm>
#include <cmath>

namespace diaban::cartography {
namespace {

using workspace::Colour;
using workspace::FieldValues;
using workspace::Style;

Result<const Palette*> paletteOf(const Recipe& recipe)
{
  const bool isGraduated = recipe.kind == Style::Kind::Graduated;
  if (recipe.palette.isEmpty())
    return &defaultPalette(isGraduated ? PaletteKind::Sequential : PaletteKind::Qualitative);
  if (const Palette* found = palette(recipe.palette))
    return found;
  return Error{Error::Code::BadArgument, {recipe.palette, QStringLiteral("--palette")}, {}};
}

/// Values in the order that a legend has them.
QStringList legendOrder(const FieldValues& values, qsizetype count)
{
  QStringList texts;
  for (qsizetype i = 0; i < count; ++i)
    texts.append(values.frequent[i].value);
  if (!values.numbers.empty()) {
    std::sort(texts.begin(), texts.end(),
              [](const QString& a, const QString& b) { return a.toDouble() < b.toDouble(); });
    return texts;
  }
  QCollator collator(QLocale(QLocale::Vietnamese));
  collator.setNumericMode(true);
  std::sort(texts.begin(), texts.end(), [&](const QString& a, const QString& b) {
    const int order = collator.compare(a, b);
    return order != 0 ? order < 0 : a < b;
  });
  return texts;
}

Result<Style> categorised(Style style, const FieldValues& values, const Recipe& recipe,
                          const Palette& palette, const QLocale& locale)
{
  const qint64 wanted = recipe.mostFrequent > 0
                            ? std::min<qint64>(recipe.mostFrequent, values.distinct)
                            : values.distinct;
  if (wanted > kMostCategories)
    return Error{
        Error::Code::TooManyValues,
        {values.field.name, locale.toString(values.distinct), locale.toString(kMostCategories)},
        {}};
  const QStringList texts = legendOrder(values, static_cast<qsizetype>(wanted));
  const auto colours = coloursOf(palette, static_cast<int>(wanted), recipe.isReversed);
  for (qsizetype i = 0; i < texts.size(); ++i) {
    const auto official = recipe.isOfficial ? workspace::landUseLook(texts[i]) : std::nullopt;
    const QString title =
        official ? QStringLiteral("%1 · %2").arg(texts[i], official->name) : texts[i];
    style.categories.append(
        {texts[i], title, recoloured(style.symbol, official ? official->colour : colours[i])});
  }
  return style;
}

/// Whole numbers have whole limits: the classes hold the same rows, and their titles say so.
QVector<double> wholeLimits(QVector<double> limits)
{
  for (double& limit : limits)
    limit = std::floor(limit);
  if (limits.size() > 2)
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

Result<Style> graduated(Style style, const FieldValues& values, const Recipe& recipe,
                        const Palette& palette, const QLocale& locale, Progress& progress)
{
  if (values.numbers.empty())
    return Error{Error::Code::NoNumbers, {values.field.name}, {}};
  DIABAN_TRY(limits, classLimits(values.numbers, recipe.method, recipe.classes, progress));
  if (std::all_of(values.numbers.begin(), values.numbers.end(),
                  [](double number) { return number == std::floor(number); }))
    limits = wholeLimits(limits);
  const auto count = static_cast<int>(limits.size()) - 1;
  const auto colours = coloursOf(palette, count, recipe.isReversed);
  const int decimals = decimalsFor(limits);
  for (int i = 0; i < count; ++i)
    style.classes.append({limits[i], limits[i + 1],
                          classTitle(limits[i], limits[i + 1], decimals, locale),
                          recoloured(style.symbol, colours[i])});
  return style;
}

/// A tint that only hints at a layer, as that of communes, would show no classes.
constexpr quint8 kLeastAlpha = 170;

/// What a person has hidden stays so while only its colour is new.
void keepHidden(const Style& before, Style& style)
{
  for (const workspace::Category& old : before.categories)
    for (workspace::Category& category : style.categories)
      category.isHidden = category.isHidden || (old.isHidden && old.value == category.value);
  for (const workspace::ValueClass& old : before.classes)
    for (workspace::ValueClass& range : style.classes)
      range.isHidden =
          range.isHidden || (old.isHidden && old.from == range.from && old.to == range.to);
}

} // namespace

workspace::Symbol recoloured(workspace::Symbol symbol, const Colour& colour)
{
  for (Colour* main : {&symbol.fill.colour, &symbol.line.stroke.colour, &symbol.marker.fill}) {
    const quint8 alpha = main->alpha;
    *main = colour;
    main->alpha = alpha == 0 ? quint8{255} : std::max(alpha, kLeastAlpha);
  }
  return symbol;
}

bool areLandUseCodes(const FieldValues& values)
{
  const auto known =
      std::count_if(values.frequent.begin(), values.frequent.end(),
                    [](const auto& it) { return workspace::landUseLook(it.value).has_value(); });
  return known > 0 && 2 * known > values.frequent.size();
}

Result<Style> thematicStyle(const Style& base, const FieldValues& values, const Recipe& recipe,
                            const QLocale& locale, Progress& progress)
{
  DIABAN_TRY(palette, paletteOf(recipe));
  Style style = base;
  style.kind = recipe.kind;
  style.field = values.field.name;
  style.categories.clear();
  style.classes.clear();
  auto made = recipe.kind == Style::Kind::Graduated
                  ? graduated(style, values, recipe, *palette, locale, progress)
                  : categorised(style, values, recipe, *palette, locale);
  if (made && style.field == base.field)
    keepHidden(base, made.value());
  return made;
}

} // namespace diaban::cartography
