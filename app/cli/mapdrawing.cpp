#include "mapdrawing.h"

#include <algorithm>
#include <functional>

namespace diaban::cli {
namespace {

using ReadTable = std::function<Result<geo::TablePtr>(const QString& layer, Progress& progress)>;

Result<QVector<workspace::Layer>> chosen(QVector<workspace::Layer> layers, const QString& path,
                                         const QStringList& names)
{
  if (names.isEmpty()) {
    layers.removeIf([](const workspace::Layer& layer) { return !layer.isVisible; });
    return layers;
  }
  for (const QString& name : names) {
    const auto found =
        std::find_if(layers.begin(), layers.end(),
                     [&](const workspace::Layer& layer) { return layer.name == name; });
    if (found == layers.end())
      return Error{Error::Code::NoSuchLayer, {name, path}, {}};
    if (found->isBroken)
      return Error{Error::Code::SourceMissing, {found->name, found->sourcePath}, {}};
  }
  layers.removeIf([&](const workspace::Layer& layer) { return !names.contains(layer.name); });
  return layers;
}

Result<LoadedMap> load(QVector<workspace::Layer> layers, LoadedMap map, const ReadTable& read,
                       Progress& progress)
{
  std::reverse(layers.begin(), layers.end()); // the workspace lists the top one first
  for (qsizetype i = 0; i < layers.size(); ++i) {
    const workspace::Layer& layer = layers[i];
    if (layer.isBroken) {
      map.notices.append({Error::Code::SourceMissing, {layer.name, layer.sourcePath}, {}});
      continue;
    }
    LoadedMap::Part part{layer, nullptr};
    if (!layer.isRaster) {
      const auto count = static_cast<double>(layers.size());
      SubProgress step(progress, static_cast<double>(i) / count,
                       static_cast<double>(i + 1) / count);
      DIABAN_TRY(table, read(layer.name, step));
      part.table = table;
    }
    if (const geo::Extent extent = part.table ? part.table->extent() : layer.extent;
        !extent.isEmpty())
      map.extent.add(extent);
    map.parts.push_back(std::move(part));
  }
  return map;
}

} // namespace

Result<LoadedMap> loadMap(const workspace::Workspace& workspace, const QStringList& names,
                          Progress& progress)
{
  DIABAN_TRY(layers, chosen(workspace.layers(), workspace.path(), names));
  LoadedMap map;
  map.crs = workspace.crs();
  return load(
      layers, std::move(map),
      [&](const QString& layer, Progress& step) { return workspace.table(layer, {}, step); },
      progress);
}

Result<LoadedMap> loadMap(const workspace::Workspace& workspace, const workspace::Past& past,
                          const QStringList& names, Progress& progress)
{
  DIABAN_TRY(layers, chosen(past.layers(), workspace.path(), names));
  LoadedMap map;
  map.crs = workspace.crs();
  layers.removeIf([&](const workspace::Layer& layer) {
    const bool isGone = layer.isRaster && !workspace.layer(layer.name);
    if (isGone)
      map.notices.append({Error::Code::NoSuchLayer, {layer.name, workspace.path()}, {}});
    return isGone;
  });
  return load(
      layers, std::move(map),
      [&](const QString& layer, Progress& step) { return past.table(layer, {}, nullptr, step); },
      progress);
}

double metresPerUnit(const geo::Crs& crs, const geo::Extent& extent)
{
  return mapview::metresPerUnit(crs, extent.isEmpty() ? 0 : (extent.minY + extent.maxY) / 2);
}

cartography::PictureRequest pictureOf(const LoadedMap& map, const mapview::Viewport& view)
{
  cartography::PictureRequest request;
  request.extent = view.extent();
  request.width = view.size.width();
  request.height = view.size.height();
  request.scaleDenominator = view.scaleDenominator();
  for (const LoadedMap::Part& part : map.parts) {
    cartography::PictureLayer layer;
    layer.table = part.table;
    layer.style = std::make_shared<const workspace::Style>(part.layer.style);
    request.layers.push_back(std::move(layer));
  }
  return request;
}

Outcome addRasters(const workspace::Workspace& workspace, const LoadedMap& map,
                   cartography::PictureRequest& request, Progress& progress)
{
  for (std::size_t i = 0; i < map.parts.size(); ++i) {
    const workspace::Layer& layer = map.parts[i].layer;
    if (!layer.isRaster || !layer.style.scales.holds(request.scaleDenominator))
      continue;
    DIABAN_TRY(picture, workspace.picture(layer.name, request.extent, request.width, request.height,
                                          progress));
    const QImage image(reinterpret_cast<const uchar*>(picture.rgba.constData()), picture.width,
                       picture.height, picture.width * 4, QImage::Format_RGBA8888);
    request.layers[i].raster = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    request.layers[i].rasterExtent = request.extent;
    request.layers[i].opacity = layer.style.opacity;
  }
  return Done{};
}

} // namespace diaban::cli
