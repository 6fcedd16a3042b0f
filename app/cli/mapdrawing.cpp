#include "mapdrawing.h"

#include <algorithm>

namespace diaban::cli {
namespace {

Result<QVector<workspace::Layer>> chosen(const workspace::Workspace& workspace,
                                         const QStringList& names)
{
  QVector<workspace::Layer> layers = workspace.layers();
  if (names.isEmpty()) {
    layers.removeIf([](const workspace::Layer& layer) { return !layer.isVisible; });
    return layers;
  }
  for (const QString& name : names) {
    DIABAN_TRY(layer, workspace.layer(name));
    if (layer.isBroken)
      return Error{Error::Code::SourceMissing, {layer.name, layer.sourcePath}, {}};
  }
  layers.removeIf([&](const workspace::Layer& layer) { return !names.contains(layer.name); });
  return layers;
}

} // namespace

Result<LoadedMap> loadMap(const workspace::Workspace& workspace, const QStringList& names,
                          Progress& progress)
{
  DIABAN_TRY(layers, chosen(workspace, names));
  std::reverse(layers.begin(), layers.end()); // the workspace lists the top one first
  LoadedMap map;
  map.crs = workspace.crs();
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
      DIABAN_TRY(table, workspace.table(layer.name, {}, step));
      part.table = table;
    }
    if (const geo::Extent extent = part.table ? part.table->extent() : layer.extent;
        !extent.isEmpty())
      map.extent.add(extent);
    map.parts.push_back(std::move(part));
  }
  return map;
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
