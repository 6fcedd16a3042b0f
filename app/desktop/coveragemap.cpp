#include "coveragemap.h"

#include <diaban/coverage/ui/levelcolours.h>
#include <diaban/geo/tablebuilder.h>
#include <diaban/uikit/tokens.h>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr quint8 kAlpha = 165;                 // streets and houses stay legible below
constexpr std::size_t kMostCells = 30'000'000; ///< that are outlined sensor by sensor
const QString kLevel = QStringLiteral("level");

workspace::Colour styleColour(const QColor& colour, quint8 alpha)
{
  return {static_cast<quint8>(colour.red()), static_cast<quint8>(colour.green()),
          static_cast<quint8>(colour.blue()), alpha};
}

/// \param name none that a layer of a workspace has
uikit::MapLayer layerOf(const char* name, const geo::TablePtr& table, workspace::Style style)
{
  uikit::MapLayer layer;
  layer.name = QLatin1String(name);
  layer.table = table;
  layer.extent = table->extent();
  layer.style = std::make_shared<const workspace::Style>(std::move(style));
  return layer;
}

workspace::Style levelStyle(int levels, const ShownCoverage& shown)
{
  workspace::Style style;
  style.kind = workspace::Style::Kind::Categorised;
  style.field = kLevel;
  style.othersHidden = true;
  for (int i = 0; i < levels; ++i) {
    workspace::Category category;
    category.value = QString::number(i);
    const QColor colour = coverage::levelColour(i, levels);
    category.symbol.fill.colour = styleColour(colour, kAlpha);
    category.symbol.fill.outline = {styleColour(colour.darker(150), 255), 0.1, {}};
    const auto place = static_cast<std::size_t>(i);
    category.isHidden = place < shown.levels.size() && !shown.levels[place];
    style.categories.append(category);
  }
  return style;
}

workspace::Style gapStyle()
{
  workspace::Style style;
  const QColor red = uikit::colour(uikit::Theme::Light, uikit::Token::Error);
  workspace::FillSymbol& fill = style.symbol.fill;
  fill.colour = styleColour(red, 0);
  fill.hatch = workspace::Hatch::Lines;
  fill.hatchSpacingMm = 1.8;
  fill.hatchStroke = {styleColour(red, 200), 0.2, {}};
  fill.outline = {styleColour(red, 255), 0.2, {}};
  return style;
}

struct ShapeOfLevel {
  geo::FlatGeometry shape;
  int level = 0;
};

geo::TablePtr tableOf(const std::vector<ShapeOfLevel>& shapes)
{
  geo::TableBuilder builder({{kLevel, geo::TableColumn::Kind::Code}});
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const QByteArray text = QByteArray::number(shapes[i].level);
    geo::TableBuilder::Row row{static_cast<qint64>(i) + 1, &shapes[i].shape, {}};
    row.cells.push_back({false, 0, {text.constData(), static_cast<std::size_t>(text.size())}});
    builder.add({&row, 1});
  }
  return shapes.empty() ? nullptr : builder.finish(1);
}

/// The worst class first, so that the others are drawn above it.
std::vector<ShapeOfLevel> footprintsOf(const coverage::Coverage& coverage)
{
  std::size_t cells = 0;
  for (const coverage::FootprintPtr& footprint : coverage.footprints)
    cells += footprint->isCells() ? footprint->frame().cells() : 0;
  std::vector<ShapeOfLevel> made;
  if (cells > kMostCells)
    return made;
  for (const coverage::FootprintPtr& footprint : coverage.footprints) {
    const std::vector<geo::Shape> shapes = footprint->shapes();
    for (std::size_t level = 0; level < shapes.size(); ++level)
      if (!shapes[level].isEmpty())
        made.push_back({geo::toFlat(shapes[level]), static_cast<int>(level)});
  }
  std::stable_sort(made.begin(), made.end(),
                   [](const auto& a, const auto& b) { return a.level > b.level; });
  return made;
}

} // namespace

geo::TablePtr areaTable(const coverage::CoverageReport& report)
{
  std::vector<ShapeOfLevel> shapes;
  for (const coverage::CoveredArea& area : report.areas)
    shapes.push_back({geo::toFlat(area.shape), area.level});
  return tableOf(report.hasAreas ? shapes : footprintsOf(report.coverage));
}

geo::TablePtr gapTable(const std::vector<coverage::Gap>& gaps)
{
  std::vector<ShapeOfLevel> shapes;
  for (const coverage::Gap& gap : gaps)
    shapes.push_back({geo::toFlat(gap.shape), 0});
  return tableOf(shapes);
}

std::vector<uikit::MapLayer> layersOf(const CoverageTablesOnMap& tables, int levels,
                                      const ShownCoverage& shown)
{
  std::vector<uikit::MapLayer> layers;
  if (tables.gaps != nullptr && shown.gaps)
    layers.push_back(layerOf("/gaps", tables.gaps, gapStyle()));
  if (tables.areas != nullptr)
    layers.push_back(layerOf("/covered", tables.areas, levelStyle(levels, shown)));
  return layers;
}

uikit::MapLayer ringed(uikit::MapLayer layer)
{
  constexpr double kRingMm = 1.9, kLineMm = 0.35;
  constexpr double kSmallest = 5000; // beyond it rings would hide the streets
  workspace::Style style;
  style.symbol.marker.sizeMm = kRingMm;
  style.symbol.marker.fill = {255, 255, 255, 255};
  style.symbol.marker.outline = {
      styleColour(uikit::colour(uikit::Theme::Light, uikit::Token::Ghost), 255), kLineMm, {}};
  style.scales.maxDenominator = kSmallest;
  layer.name = QStringLiteral("/candidates");
  layer.style = std::make_shared<const workspace::Style>(std::move(style));
  return layer;
}

void addAreas(const coverage::Footprint& footprint, int levels, bool isProposed,
              std::vector<uikit::UnitMarks::Area>& areas)
{
  const std::vector<geo::Shape> shapes = footprint.shapes();
  for (std::size_t i = shapes.size(); i-- > 0;) {
    if (shapes[i].isEmpty())
      continue;
    QColor fill = isProposed ? uikit::colour(uikit::Theme::Light, uikit::Token::Ghost)
                             : coverage::levelColour(static_cast<int>(i), levels);
    if (!isProposed)
      fill.setAlpha(kAlpha);
    areas.push_back({geo::toFlat(shapes[i]), fill, isProposed});
  }
}

} // namespace diaban::desktop
