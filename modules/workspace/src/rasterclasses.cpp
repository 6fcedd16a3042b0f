#include "rasterclasses.h"

#include <algorithm>

namespace diaban::workspace {
namespace {

geo::RasterClass drawn(double from, double to, const Symbol& symbol, bool isHidden)
{
  const Colour& colour = symbol.fill.colour;
  const quint8 alpha = isHidden ? quint8{0} : colour.alpha;
  return {from, to, {colour.red, colour.green, colour.blue, alpha}};
}

} // namespace

std::vector<geo::RasterClass> rasterClassesOf(const Style& style)
{
  std::vector<geo::RasterClass> classes;
  if (style.kind == Style::Kind::Categorised)
    for (const Category& category : style.categories) {
      bool isNumber = false;
      const double value = category.value.toDouble(&isNumber);
      if (isNumber)
        classes.push_back(drawn(value, value, category.symbol, category.isHidden));
    }
  if (style.kind == Style::Kind::Graduated)
    for (const ValueClass& each : style.classes)
      classes.push_back(drawn(each.from, each.to, each.symbol, each.isHidden));
  std::stable_sort(classes.begin(), classes.end(),
                   [](const geo::RasterClass& a, const geo::RasterClass& b) {
                     return a.from < b.from || (a.from == b.from && a.to < b.to);
                   });
  return classes;
}

QString rasterClassTitle(const Style& style, double value)
{
  if (style.kind == Style::Kind::Categorised)
    for (const Category& category : style.categories) {
      bool isNumber = false;
      if (category.value.toDouble(&isNumber) == value && isNumber)
        return category.title;
    }
  QString title;
  double end = 0;
  if (style.kind == Style::Kind::Graduated)
    for (const ValueClass& each : style.classes)
      if (each.from <= value && value <= each.to && (title.isEmpty() || each.to < end)) {
        title = each.title;
        end = each.to;
      }
  return title;
}

} // namespace diaban::workspace
