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

/// A source as described, and the layers of it that are wanted.
struct Described {
  SourceInfo info;
  QVector<SourceLayer> layers;
};

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

Result<PlannedLayer> plannedVector(const SourceLayer& layer, const SourceInfo& info,
                                   const ImportRequest& request)
{
  PlannedLayer plan;
  plan.name = nameOf(layer, info);
  plan.geometry = layer.geometry;
  plan.kind = layer.kind;
  plan.mayMix = info.driver == QLatin1String("ESRI Shapefile");
  plan.extent = layer.extent;
  PlannedSource source{info.path, layer.name, {}, {}, layer.features, info.layers.size() == 1};
  if (layer.kind != geo::GeometryKind::None) {
    DIABAN_TRY(crs, crsOf(request.crs, layer.crs, label(layer, info)));
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
  PlannedLayer plan;
  plan.name = toNfc(QFileInfo(info.path).completeBaseName());
  plan.isRaster = true;
  plan.isCopyable = info.raster.isCopyable;
  plan.extent = info.raster.extent;
  DIABAN_TRY(crs, crsOf(request.crs, info.raster.crs, info.path));
  DIABAN_CHECK(checkArea(plan.extent, crs, info.path));
  plan.crs = crs.id().isEmpty() ? crs.name() : crs.id();
  plan.sources.push_back({info.path, {}, crs, {}, 0, true});
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
  next.sources.front().columns = std::move(columns);
  first.sources.push_back(std::move(next.sources.front()));
  return true;
}

Result<std::vector<PlannedLayer>> joined(std::vector<PlannedLayer>&& layers,
                                         const ImportRequest& request)
{
  PlannedLayer whole = std::move(layers.front());
  whole.name = toNfc(request.layerName);
  for (std::size_t i = 1; i < layers.size(); ++i) {
    const QString path = layers[i].sources.front().path;
    if (request.link)
      return Error{Error::Code::BadArgument, {path, QStringLiteral("--link")}, {}};
    const PlannedSource first = whole.sources.front();
    const QString layer = layers[i].sources.front().layer;
    if (!merge(whole, std::move(layers[i])))
      return Error{Error::Code::LayersDiffer,
                   first.path == path ? QStringList{first.layer, layer}
                                      : QStringList{first.path, path},
                   {}};
  }
  const auto& first = whole.sources.front();
  const bool manyFiles = std::any_of(whole.sources.begin(), whole.sources.end(),
                                     [&](const auto& source) { return source.path != first.path; });
  if (manyFiles) {
    whole.fields.append({kFileNameField, FieldType::Text});
    const QStringList names = columnNamesFor(whole.fields);
    whole.fields.back().name = names.back();
    for (PlannedSource& source : whole.sources)
      source.columns.push_back(kFileName);
  }
  std::vector<PlannedLayer> one;
  one.push_back(std::move(whole));
  return one;
}

/// The layers that are wanted of each source.
Result<std::vector<Described>> chosen(const std::vector<LookedAt>& sources,
                                      const ImportRequest& request)
{
  std::vector<Described> all;
  QStringList missing = request.sourceLayers;
  for (const LookedAt& source : sources) {
    Described described{source.info, wantedLayers(source.info, request.sourceLayers)};
    for (const SourceLayer& layer : described.layers)
      missing.removeAll(layer.name);
    all.push_back(std::move(described));
  }
  if (!missing.isEmpty() && !sources.empty())
    return Error{Error::Code::NoSourceLayer, {sources.front().info.path, missing.front()}, {}};
  return all;
}

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

Result<ImportPlan> planImport(const ImportRequest& request, const QString& openWorkspace,
                              const geo::SourceReader& reader, Progress& progress)
{
  if (request.sources.isEmpty())
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("SOURCE"), QStringLiteral("import")}, {}};
  geo::SourceOptions options;
  options.encoding = request.encoding;
  options.workspaces = QStringList{openWorkspace};
  SourceLooker looker(reader, options, !request.link);
  DIABAN_TRY(looked, looker.lookAt(expanded(request.sources), progress));
  DIABAN_TRY(sources, chosen(looked, request));
  std::vector<PlannedLayer> layers;
  for (const Described& source : sources) {
    if (source.info.isRaster) {
      DIABAN_TRY(raster, plannedRaster(source.info, request));
      layers.push_back(std::move(raster));
    }
    for (const SourceLayer& layer : source.layers) {
      DIABAN_TRY(vector, plannedVector(layer, source.info, request));
      layers.push_back(std::move(vector));
    }
  }
  if (layers.empty())
    return Error{Error::Code::NothingToRead, {request.sources.front()}, {}};
  if (!request.layerName.isEmpty()) {
    DIABAN_TRY(one, joined(std::move(layers), request));
    layers = std::move(one);
  }
  ImportPlan plan{std::move(layers), {}};
  for (LookedAt& source : looked)
    if (source.rows)
      plan.readAhead.insert_or_assign(source.info.path, std::move(*source.rows));
  return plan;
}

} // namespace diaban::workspace
