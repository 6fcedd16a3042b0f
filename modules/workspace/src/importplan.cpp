#include "importplan.h"

#include "naming.h"

#include <diaban/base/text.h>

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace diaban::workspace {
namespace {

using geo::Field;
using geo::FieldType;
using geo::SourceInfo;
using geo::SourceLayer;

constexpr double kMarginDegrees = 5;

const QString kFileNameField = QStringLiteral("ten_tep");

/// Layers that a driver always lists, whatever is in the file, are no layers while they are empty.
bool isWorthTaking(const SourceLayer& layer, const SourceInfo& info)
{
  const bool listsAll = info.driver == QLatin1String("OSM") || info.driver == QLatin1String("GPX");
  return layer.features != 0 || (!listsAll && !layer.fields.isEmpty());
}

QVector<SourceLayer> wantedLayers(const SourceInfo& info, const QStringList& names)
{
  QVector<SourceLayer> wanted;
  for (const SourceLayer& layer : info.layers)
    if (names.isEmpty() ? isWorthTaking(layer, info) : names.contains(layer.name))
      wanted.append(layer);
  return wanted;
}

QStringList expanded(const QStringList& sources)
{
  QStringList files;
  for (const QString& source : sources) {
    const QStringList inside = geo::expandFolder(source);
    files += inside.isEmpty() ? QStringList{source} : inside;
  }
  files.removeDuplicates();
  return files;
}

/// Names that drivers give when a file has none of its own.
bool isGenericName(const QString& name)
{
  static const QStringList kGeneric{QStringLiteral("OGRGeoJSON"), QStringLiteral("Sheet1"),
                                    QStringLiteral("entities"), QStringLiteral("elements")};
  return name.isEmpty() || kGeneric.contains(name);
}

QString nameOf(const SourceLayer& layer, const SourceInfo& info)
{
  const bool isOnly = info.layers.size() == 1;
  return toNfc(isOnly && isGenericName(layer.name) ? QFileInfo(info.path).completeBaseName()
                                                   : layer.name);
}

QString label(const SourceLayer& layer, const SourceInfo& info)
{
  return info.layers.size() == 1 ? info.path : layer.name;
}

Result<geo::Crs> crsOf(const QString& given, const QString& said, const QString& named)
{
  if (given.isEmpty() && said.isEmpty())
    return Error{Error::Code::NoCrs, {named}, {}};
  return geo::Crs::fromText(given.isEmpty() ? said : given);
}

/// Refuses at once what lies nowhere near the area of its CRS.
Outcome checkArea(const geo::Extent& extent, const geo::Crs& crs, const QString& named)
{
  const geo::Extent area = sensibleArea(crs);
  if (extent.isEmpty() || area.isEmpty() || extent.intersects(area))
    return Done{};
  return Error{Error::Code::OutsideCrs, {named, crs.id().isEmpty() ? crs.name() : crs.id()}, {}};
}

geo::SourceOptions optionsOf(const SourceAnswer& answer, const QStringList& workspaces = {})
{
  return {answer.encoding, answer.swapsAxes, workspaces};
}

Result<PlannedLayer> plannedVector(const SourceLayer& layer, const SourceInfo& info,
                                   const ImportRequest& request)
{
  const SourceAnswer answer = request.answerFor(info.path);
  PlannedLayer plan;
  plan.name = nameOf(layer, info);
  plan.geometry = layer.geometry;
  plan.kind = layer.kind;
  plan.mayMix = info.driver == QLatin1String("ESRI Shapefile");
  plan.extent = layer.extent;
  plan.pairs = layer.pairs;
  const bool isBelieved = answer.fillsGaps && !layer.crs.isEmpty();
  const QString givenCrs = isBelieved ? QString() : answer.crs;
  PlannedSource source{
      info.path,         layer.name, {}, {}, layer.features, info.layers.size() == 1,
      optionsOf(answer), givenCrs};
  if (layer.kind != geo::GeometryKind::None) {
    DIABAN_TRY(crs, crsOf(givenCrs, layer.crs, label(layer, info)));
    DIABAN_CHECK(checkArea(layer.extent, crs, label(layer, info)));
    plan.crs = crs.id().isEmpty() ? crs.name() : crs.id();
    source.crs = crs;
  }
  const QStringList names = request.link ? QStringList() : columnNamesFor(layer.fields);
  for (qsizetype i = 0; i < layer.fields.size(); ++i) {
    plan.fields.append({request.link ? layer.fields[i].name : names[i], layer.fields[i].type});
    source.columns.push_back(static_cast<int>(i));
  }
  plan.sources.push_back(std::move(source));
  return plan;
}

Result<PlannedLayer> plannedRaster(const SourceInfo& info, const ImportRequest& request)
{
  const SourceAnswer answer = request.answerFor(info.path);
  PlannedLayer plan;
  plan.name = toNfc(QFileInfo(info.path).completeBaseName());
  plan.isRaster = true;
  plan.isCopyable = info.raster.isCopyable;
  plan.extent = info.raster.extent;
  DIABAN_TRY(crs, crsOf(answer.crs, info.raster.crs, info.path));
  DIABAN_CHECK(checkArea(plan.extent, crs, info.path));
  plan.crs = crs.id().isEmpty() ? crs.name() : crs.id();
  plan.sources.push_back({info.path, {}, crs, {}, 0, true, optionsOf(answer), answer.crs});
  return plan;
}

/// Whole numbers in one file and fractions in the next are one field: GeoJSON has no types.
std::optional<FieldType> commonType(FieldType a, FieldType b)
{
  const auto isNumber = [](FieldType t) { return t == FieldType::Integer || t == FieldType::Real; };
  if (a == b)
    return a;
  if (isNumber(a) && isNumber(b))
    return FieldType::Real;
  return std::nullopt;
}

/// Appends `next` to `first` where both have the same kind of geometry and the same fields, in
/// whichever order.
bool merge(PlannedLayer& first, PlannedLayer&& next)
{
  if (first.kind != next.kind || first.fields.size() != next.fields.size() || next.isRaster ||
      first.isRaster)
    return false;
  std::vector<int> columns;
  QVector<Field> fields = first.fields;
  for (Field& field : fields) {
    const auto same = std::find_if(next.fields.begin(), next.fields.end(),
                                   [&](const Field& f) { return f.name == field.name; });
    if (same == next.fields.end())
      return false;
    const auto type = commonType(field.type, same->type);
    if (!type)
      return false;
    field.type = *type;
    columns.push_back(static_cast<int>(same - next.fields.begin()));
  }
  first.fields = fields;
  first.mayMix = first.mayMix || first.geometry != next.geometry;
  first.extent.add(next.extent);
  first.pairs.turned += next.pairs.turned;
  first.pairs.isUnclear = first.pairs.isUnclear || next.pairs.isUnclear;
  next.sources.front().columns = std::move(columns);
  first.sources.push_back(std::move(next.sources.front()));
  return true;
}

/// Adds `next` to the one layer that all become.
Outcome join(PlannedLayer& whole, PlannedLayer&& next, const ImportRequest& request)
{
  const QString path = next.sources.front().path;
  if (request.link)
    return Error{Error::Code::BadArgument, {path, QStringLiteral("--link")}, {}};
  const PlannedSource first = whole.sources.front();
  const QString layer = next.sources.front().layer;
  if (merge(whole, std::move(next)))
    return Done{};
  return Error{Error::Code::LayersDiffer,
               first.path == path ? QStringList{first.layer, layer} : QStringList{first.path, path},
               {}};
}

/// Rows of several files say which they come from.
void addFileName(PlannedLayer& whole)
{
  const QString first = whole.sources.front().path;
  if (std::all_of(whole.sources.begin(), whole.sources.end(),
                  [&](const auto& source) { return source.path == first; }))
    return;
  whole.fields.append({kFileNameField, FieldType::Text});
  whole.fields.back().name = columnNamesFor(whole.fields).back();
  for (PlannedSource& source : whole.sources)
    source.columns.push_back(kFileName);
}

/// The layers that one source gives.
Result<std::vector<PlannedLayer>> plannedLayers(const SourceInfo& info,
                                                const ImportRequest& request)
{
  std::vector<PlannedLayer> layers;
  if (info.isRaster) {
    DIABAN_TRY(raster, plannedRaster(info, request));
    layers.push_back(std::move(raster));
  }
  for (const SourceLayer& layer : wantedLayers(info, request.sourceLayers)) {
    DIABAN_TRY(vector, plannedVector(layer, info, request));
    layers.push_back(std::move(vector));
  }
  return layers;
}

/// Every layer that is asked for is in one source or another.
Outcome checkNames(const std::vector<LookedAt>& sources, const ImportRequest& request)
{
  QStringList missing = request.sourceLayers;
  for (const LookedAt& source : sources)
    for (const SourceLayer& layer : source.info.layers)
      missing.removeAll(layer.name);
  if (!missing.isEmpty() && !sources.empty())
    return Error{Error::Code::NoSourceLayer, {sources.front().info.path, missing.front()}, {}};
  return Done{};
}

/// Collects the layers of a plan, source by source.
class Planner {
public:
  Planner(const ImportRequest& request, QVector<ImportFailure>* failures)
      : m_request(request)
      , m_failures(failures)
  {
  }

  /// What goes wrong with one source: ends the plan, or leaves the source out.
  Outcome failed(const QString& path, const Error& error)
  {
    if (m_failures == nullptr)
      return error;
    ImportRequest alone = m_request;
    alone.sources = QStringList{path};
    m_failures->append({alone, error});
    return Done{};
  }

  Outcome add(LookedAt&& source)
  {
    const SourceInfo& info = source.info;
    auto layers = plannedLayers(info, m_request);
    if (!layers)
      return failed(info.path, layers.error());
    if (!info.otherRasters.isEmpty())
      m_plan.notices.append({Error::Code::RastersLeftOut,
                             {info.path, info.otherRasters.join(QStringLiteral(", "))},
                             {}});
    for (PlannedLayer& layer : layers.value()) {
      if (m_request.layerName.isEmpty() || m_plan.layers.empty())
        m_plan.layers.push_back(std::move(layer));
      else if (const Outcome one = join(m_plan.layers.front(), std::move(layer), m_request); !one)
        return failed(info.path, one.error());
    }
    if (source.rows)
      m_plan.readAhead.insert_or_assign(info.path, std::move(*source.rows));
    return Done{};
  }

  Result<ImportPlan> take()
  {
    if (m_plan.layers.empty() && m_failures == nullptr)
      return Error{Error::Code::NothingToRead, {m_request.sources.front()}, {}};
    if (!m_request.layerName.isEmpty() && !m_plan.layers.empty()) {
      m_plan.layers.front().name = toNfc(m_request.layerName);
      addFileName(m_plan.layers.front());
    }
    return std::move(m_plan);
  }

private:
  const ImportRequest& m_request;
  QVector<ImportFailure>* m_failures;
  ImportPlan m_plan;
};

geo::Extent grown(geo::Extent area, double margin)
{
  area.minX = std::max(-180.0001, area.minX - margin);
  area.maxX = std::min(180.0001, area.maxX + margin);
  area.minY = std::max(-90.0001, area.minY - margin);
  area.maxY = std::min(90.0001, area.maxY + margin);
  return area;
}

bool isFinite(const geo::Extent& area)
{
  return std::isfinite(area.minX) && std::isfinite(area.minY) && std::isfinite(area.maxX) &&
         std::isfinite(area.maxY) && !area.isEmpty();
}

} // namespace

geo::Extent sensibleArea(const geo::Crs& crs)
{
  const geo::Extent area = crs.areaOfUse();
  const geo::Extent world{-180.0001, -90.0001, 180.0001, 90.0001};
  if (crs.isGeographic())
    return world;
  const auto wgs84 = geo::Crs::fromEpsg(4326);
  if (area.isEmpty() || area.maxX < area.minX || !wgs84)
    return {};
  const auto way = geo::Transform::between(wgs84.value(), crs);
  if (!way)
    return {};
  for (const double margin : {kMarginDegrees, 0.0}) {
    const geo::Extent moved = way.value().apply(grown(area, margin));
    if (isFinite(moved))
      return moved;
  }
  return {};
}

Result<ImportPlan> planImport(const ImportRequest& request, const QStringList& openWorkspaces,
                              const geo::SourceReader& reader, QVector<ImportFailure>* failures,
                              Progress& progress)
{
  if (request.sources.isEmpty())
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("SOURCE"), QStringLiteral("import")}, {}};
  const QStringList files = expanded(request.sources);
  const auto optionsFor = [&](const QString& path) {
    return optionsOf(request.answerFor(path), openWorkspaces);
  };
  SourceLooker looker(reader, optionsFor, !request.link);
  DIABAN_TRY(looked, looker.lookAt(files, failures == nullptr, progress));
  Planner planner(request, failures);
  std::vector<LookedAt> sources;
  for (std::size_t i = 0; i < looked.size(); ++i) {
    if (looked[i])
      sources.push_back(std::move(looked[i]).value());
    else
      DIABAN_CHECK(planner.failed(files[static_cast<qsizetype>(i)], looked[i].error()));
  }
  DIABAN_CHECK(checkNames(sources, request));
  for (LookedAt& source : sources)
    DIABAN_CHECK(planner.add(std::move(source)));
  return planner.take();
}

} // namespace diaban::workspace
