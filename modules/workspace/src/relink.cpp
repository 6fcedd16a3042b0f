#include <diaban/workspace/relink.h>

#include <QFileInfo>

#include <algorithm>

namespace diaban::workspace {
namespace {

/// The layer of the file that takes the place of the one that was linked.
Result<geo::SourceLayer> counterpart(const Layer& layer, const geo::SourceInfo& info)
{
  const auto named = std::find_if(info.layers.begin(), info.layers.end(),
                                  [&](const auto& one) { return one.name == layer.sourceLayer; });
  if (named != info.layers.end())
    return *named;
  if (info.layers.size() == 1 || (layer.sourceLayer.isEmpty() && !info.layers.isEmpty()))
    return info.layers.first();
  return Error{Error::Code::NoSourceLayer, {info.path, layer.sourceLayer}, {}};
}

/// Where the source lies in the workspace's system.
Result<geo::Extent> placeOf(const Layer& layer, const QString& path, const QString& said,
                            const geo::Extent& extent, const geo::Crs& ours)
{
  const QString text = layer.sourceCrs.isEmpty() ? said : layer.sourceCrs;
  if (text.isEmpty())
    return Error{Error::Code::NoCrs, {path}, {}};
  DIABAN_TRY(crs, geo::Crs::fromText(text));
  DIABAN_TRY(way, geo::Transform::between(crs, ours));
  return extent.isEmpty() ? geo::Extent() : way.apply(extent);
}

Result<Layer> described(const Layer& layer, const geo::SourceInfo& info, const geo::Crs& ours)
{
  Layer source = layer;
  source.sourcePath = QFileInfo(info.path).absoluteFilePath();
  const Error differs{Error::Code::SourceDiffers, {layer.name, info.path}, {}};
  if (layer.isRaster != info.isRaster)
    return differs;
  if (info.isRaster) {
    DIABAN_TRY(extent, placeOf(layer, info.path, info.raster.crs, info.raster.extent, ours));
    source.extent = extent;
    return source;
  }
  DIABAN_TRY(found, counterpart(layer, info));
  if (found.kind != layer.geometry && found.kind != geo::GeometryKind::Mixed &&
      layer.geometry != geo::GeometryKind::Mixed)
    return differs;
  source.sourceLayer = info.layers.size() == 1 ? QString() : found.name;
  source.fields = found.fields;
  source.featureCount = std::max<qint64>(0, found.features);
  source.geometry = found.kind;
  source.extent = {};
  if (found.kind == geo::GeometryKind::None)
    return source;
  DIABAN_TRY(extent, placeOf(layer, info.path, found.crs, found.extent, ours));
  source.extent = extent;
  return source;
}

QStringList namesIn(const QVector<geo::Field>& fields, const QVector<geo::Field>& notIn)
{
  QStringList names;
  for (const geo::Field& field : fields)
    if (std::none_of(notIn.begin(), notIn.end(),
                     [&](const geo::Field& other) { return other.name == field.name; }))
      names.append(field.name);
  return names;
}

} // namespace

Result<Relinked> pointTo(Workspace& workspace, const QString& name, const QString& path,
                         const QString& title, const geo::SourceReader& reader, Progress& progress)
{
  DIABAN_TRY(layer, workspace.layer(name));
  if (layer.storage != LayerStorage::Linked)
    return Error{Error::Code::BadArgument, {name, QStringLiteral("LAYER")}, {}};
  geo::SourceOptions options{
      layer.sourceEncoding, layer.sourceSwapsAxes, {workspace.path(), workspace.workingFile()}};
  DIABAN_TRY(info, reader.describe(path, options, progress));
  DIABAN_TRY(source, described(layer, info, workspace.crs()));
  Relinked done;
  done.lost = namesIn(layer.fields, source.fields);
  done.gained = namesIn(source.fields, layer.fields);
  const Style& style = layer.style;
  const bool usesField = style.kind != Style::Kind::Single;
  for (const QString& field : done.lost)
    if ((usesField && field == style.field) || (style.label && field == style.label->field))
      done.lostForStyle.append(field);
  DIABAN_TRY(entry, workspace.edit(kBase, title,
                                   [&](Edit& edit) { return edit.setSource(name, source); }));
  done.entry = entry;
  return done;
}

} // namespace diaban::workspace
