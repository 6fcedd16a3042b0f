#include <diaban/cartography/page.h>

#include <QSet>

#include <algorithm>

namespace diaban::cartography {
namespace {

using workspace::Style;

bool meets(const geo::Block& block, std::size_t row, const geo::Extent& area)
{
  const geo::FloatBox& box = block.boxes[row];
  return !box.isEmpty() && area.intersects({block.originX + static_cast<double>(box.minX),
                                            block.originY + static_cast<double>(box.minY),
                                            block.originX + static_cast<double>(box.maxX),
                                            block.originY + static_cast<double>(box.maxY)});
}

/// Calls `visit(block, row)` for the rows whose boxes meet `area`; whether there is any.
template <typename Visit>
bool rowsIn(const geo::FeatureTable& table, const geo::Extent& area, Visit&& visit)
{
  bool isAny = false;
  table.blocksIn(area, [&](quint32 index) {
    const geo::Block& block = *table.blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row)
      if (meets(block, row, area)) {
        isAny = true;
        visit(block, row);
      }
  });
  return isAny;
}

/// The values of a field there; nothing where the table keeps it in another way than by codes.
std::optional<QSet<QString>> valuesIn(const geo::FeatureTable& table, const QString& field,
                                      const geo::Extent& area)
{
  const int column = table.columnIndex(field);
  const geo::Dictionary dictionary = column < 0 ? nullptr : table.dictionary(column);
  if (dictionary == nullptr)
    return std::nullopt;
  QSet<quint32> codes;
  rowsIn(table, area, [&](const geo::Block& block, std::size_t row) {
    codes.insert(block.columns[static_cast<std::size_t>(column)].codes[row]);
  });
  QSet<QString> values;
  for (const quint32 code : std::as_const(codes))
    if (code < dictionary->size())
      values.insert((*dictionary)[code]);
  return values;
}

void addClasses(const LegendSource& source, const geo::Extent& area, std::vector<LegendLine>& lines)
{
  const workspace::Layer& layer = source.layer;
  const Style& style = layer.style;
  const auto geometry = layer.isRaster ? geo::GeometryKind::Polygon : layer.geometry;
  lines.push_back({layer.title, std::nullopt, geometry});
  const auto add = [&](const QString& title, const workspace::Symbol& symbol) {
    lines.push_back({title, symbol, geometry});
  };
  if (style.kind == Style::Kind::Categorised) {
    const auto values =
        source.table == nullptr ? std::nullopt : valuesIn(*source.table, style.field, area);
    for (const workspace::Category& category : style.categories)
      if (!category.isHidden && (!values || values->contains(category.value)))
        add(category.title.isEmpty() ? category.value : category.title, category.symbol);
  }
  if (style.kind == Style::Kind::Graduated)
    for (const workspace::ValueClass& each : style.classes)
      if (!each.isHidden)
        add(each.title.isEmpty() ? QStringLiteral("%1 – %2").arg(QLocale().toString(each.from),
                                                                 QLocale().toString(each.to))
                                 : each.title,
            each.symbol);
}

/// A raster without classes is its own legend.
bool isIn(const LegendSource& source, const geo::Extent& area)
{
  if (source.layer.isRaster)
    return source.layer.style.kind != Style::Kind::Single && source.layer.extent.intersects(area);
  return source.table != nullptr &&
         rowsIn(*source.table, area, [](const geo::Block&, std::size_t) {});
}

} // namespace

std::vector<LegendLine> legendOf(const std::vector<LegendSource>& topFirst,
                                 const geo::Extent& extent, double denominator)
{
  std::vector<LegendLine> lines;
  for (const LegendSource& source : topFirst) {
    const workspace::Layer& layer = source.layer;
    if (!layer.style.scales.holds(denominator) || !isIn(source, extent))
      continue;
    if (layer.style.kind == Style::Kind::Single)
      lines.push_back({layer.title, layer.style.symbol, layer.geometry});
    else
      addClasses(source, extent, lines);
  }
  return lines;
}

} // namespace diaban::cartography
