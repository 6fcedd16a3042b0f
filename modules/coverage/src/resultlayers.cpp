#include "resultorigin.h"

#include <diaban/coverage/levelcolours.h>
#include <diaban/coverage/resultlayers.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowmaker.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace diaban::coverage {
namespace {

using workspace::NewLayer;
using workspace::RowMaker;
using workspace::Style;

const char* const kClass = "muc"; // fields of result layers, as Vietnamese files call them
const char* const kClassTitle = "ten_muc";
const char* const kTimes = "so_cam_bien";
const char* const kArea = "dien_tich_m2";
const char* const kRank = "thu_tu";
const char* const kPeople = "so_nguoi";
const char* const kDwellings = "so_nha";
const char* const kCommune = "xa_phuong";

geo::Field field(const char* name, geo::FieldType type)
{
  return {QLatin1String(name), type};
}

Style classLook(const std::vector<CoverageLevel>& levels)
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.field = QLatin1String(kClass);
  style.othersHidden = true;
  const int count = static_cast<int>(levels.size());
  for (int i = 0; i < count; ++i) {
    workspace::Category category;
    category.value = levels[static_cast<std::size_t>(i)].id;
    category.title = levels[static_cast<std::size_t>(i)].title;
    workspace::Colour colour = levelColourOf(i, count);
    category.symbol.fill.outline = {colour, 0.1, {}};
    colour.alpha = kResultAlpha;
    category.symbol.fill.colour = colour;
    style.categories.append(category);
  }
  return style;
}

Style gapLook()
{
  Style style;
  const workspace::Colour red = workspace::Colour::fromHex(QStringLiteral("#b3261e"));
  workspace::FillSymbol& fill = style.symbol.fill;
  fill.colour.alpha = 0;
  fill.hatch = workspace::Hatch::Lines;
  fill.hatchStroke = {red, 0.2, {}};
  fill.outline = {red, 0.25, {}};
  return style;
}

NewLayer coverageLayer(const QString& name, const QString& title, QVector<geo::Field> fields,
                       Style style)
{
  NewLayer layer;
  layer.name = name;
  layer.title = title;
  layer.role = workspace::LayerRole::Coverage;
  layer.geometry = QStringLiteral("MultiPolygon");
  layer.fields = std::move(fields);
  layer.style = std::move(style);
  return layer;
}

/// Row numbers of sensors to their uids, as far as they are still there.
Result<std::map<qint64, Uid>> uidsOf(const workspace::Workspace& workspace, const QString& layer,
                                     const std::vector<OwnerOverlap>& overlaps, Progress& progress)
{
  std::vector<qint64> rows;
  for (const OwnerOverlap& overlap : overlaps)
    rows.insert(rows.end(), {overlap.oneRow, overlap.otherRow});
  DIABAN_TRY(features, workspace::readFeatures(workspace, layer, rows, progress));
  std::map<qint64, Uid> uids;
  for (const workspace::Feature& feature : features)
    uids[feature.row] = feature.uid;
  return uids;
}

planning::Finding findingOf(const OwnerOverlap& overlap, const Uid& layer,
                            const std::map<qint64, Uid>& uids)
{
  const auto uid = [&](qint64 row) {
    const auto found = uids.find(row);
    return found == uids.end() ? Uid() : found->second;
  };
  planning::Finding finding;
  finding.rule = QStringLiteral("coverage.owner-overlap");
  finding.about = {layer, uid(overlap.oneRow)};
  finding.beside = {layer, uid(overlap.otherRow)};
  finding.place = overlap.place;
  finding.sentence = QString::fromLatin1(QT_TRANSLATE_NOOP(
      "diaban::planning::Finding", "%1 and %2 both cover %3 m of road, with %4 people along it."));
  finding.args = {overlap.one, overlap.other, std::round(overlap.roadMetres),
                  std::round(overlap.people)};
  finding.measure = overlap.roadMetres;
  finding.unit = QStringLiteral("m");
  return finding;
}

} // namespace

Result<analysis::WrittenResult> writeAreas(workspace::Workspace& workspace,
                                           const CoverageReport& report, const QString& name,
                                           const ResultTitles& titles, Progress& progress)
{
  const std::vector<CoverageLevel>& levels = report.served.levels;
  NewLayer layer =
      coverageLayer(name, titles.layer,
                    {field(kClass, geo::FieldType::Text), field(kClassTitle, geo::FieldType::Text),
                     field(kTimes, geo::FieldType::Integer), field(kArea, geo::FieldType::Real)},
                    classLook(levels));
  RowMaker rows(layer.fields);
  for (const CoveredArea& area : report.areas) {
    const CoverageLevel& level = levels[static_cast<std::size_t>(area.level)];
    rows.add(area.shape, {level.id, level.title, qint64{area.times}, area.squareMetres});
  }
  layer.batches = rows.take();
  return analysis::writeResult(
      workspace, titles.entry, std::move(layer),
      originOf(report, QStringLiteral("coverage.%1").arg(modelName(report.request.model.kind)),
               name),
      progress, {QLatin1String(kClass), QLatin1String(kTimes)});
}

Result<analysis::WrittenResult> writeGaps(workspace::Workspace& workspace,
                                          const CoverageReport& report,
                                          const std::vector<Gap>& gaps, const QString& name,
                                          const ResultTitles& titles, Progress& progress)
{
  NewLayer layer = coverageLayer(
      name, titles.layer,
      {field(kRank, geo::FieldType::Integer), field(kPeople, geo::FieldType::Real),
       field(kDwellings, geo::FieldType::Integer), field(kCommune, geo::FieldType::Text)},
      gapLook());
  RowMaker rows(layer.fields);
  for (std::size_t i = 0; i < gaps.size(); ++i)
    rows.add(gaps[i].shape, {static_cast<qint64>(i) + 1, std::round(gaps[i].people),
                             qint64{gaps[i].dwellings}, gaps[i].commune});
  layer.batches = rows.take();
  return analysis::writeResult(workspace, titles.entry, std::move(layer),
                               originOf(report, QStringLiteral("coverage.gaps"), name), progress,
                               {QLatin1String(kRank)});
}

Result<workspace::ImportReport> writeSites(workspace::Workspace& workspace,
                                           const SitingReport& report, const QString& name,
                                           const ResultTitles& titles, Progress& progress)
{
  std::vector<Sensor> units;
  for (const ProposedSite& site : report.sites) {
    units.push_back(site.unit);
    units.back().owner.clear(); // the pole's, not the unit's
    units.back().values.set(SensorField::Cost, site.cost);
  }
  return workspace::importRows(workspace, titles.entry, {sensorLayerOf(name, titles.layer, units)},
                               progress);
}

Result<planning::ReplacedFindings> writeOverlaps(workspace::Workspace& workspace,
                                                 const CoverageReport& report, const QString& title,
                                                 Progress& progress)
{
  const std::vector<OwnerOverlap>& overlaps = report.served.overlaps;
  DIABAN_TRY(uids, uidsOf(workspace, report.request.sensors, overlaps, progress));
  const Uid layer = report.read[report.request.sensors].layer.uid;
  std::vector<planning::Finding> findings;
  for (const OwnerOverlap& overlap : overlaps)
    findings.push_back(findingOf(overlap, layer, uids));
  return planning::replaceFindings(workspace, title, QStringLiteral("coverage"), findings);
}

} // namespace diaban::coverage
