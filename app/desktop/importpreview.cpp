#include "importpreview.h"

#include <diaban/cartography/painter.h>
#include <diaban/mapview/viewport.h>
#include <diaban/uikit/job.h>

#include <cmath>

namespace diaban::desktop {
namespace {

constexpr double kAround = 0.15; ///< of the data's size, left free on each side
constexpr double kContextOpacity = 0.6;
constexpr double kFillOpacity = 0.35;
constexpr double kFarAway = 20; ///< sizes of the data between it and the map's layers

/// What is drawn, as a job takes it with it.
struct Scene {
  ImportPreview::Wish wish;
  ImportPreview::SamplePtr sample; ///< null for a raster
  geo::Crs crs;
  std::vector<uikit::MapLayer> context; ///< the bottom first
  geo::Extent contextExtent;
};

workspace::Colour toColour(const QColor& colour, double opacity = 1)
{
  return {static_cast<quint8>(colour.red()), static_cast<quint8>(colour.green()),
          static_cast<quint8>(colour.blue()), static_cast<quint8>(std::lround(255 * opacity))};
}

std::shared_ptr<const workspace::Style> styleIn(const QColor& colour)
{
  auto style = std::make_shared<workspace::Style>();
  workspace::Symbol& symbol = style->symbol;
  symbol.fill.colour = toColour(colour, kFillOpacity);
  symbol.fill.outline = {toColour(colour), 0.3, {}};
  symbol.line.stroke = {toColour(colour), 0.5, {}};
  symbol.marker.fill = toColour(colour);
  return style;
}

std::shared_ptr<const workspace::Style> faded(const workspace::Style& style)
{
  auto quiet = std::make_shared<workspace::Style>(style);
  quiet->opacity *= kContextOpacity;
  quiet->label.reset();
  return quiet;
}

/// The data with some room around it; with the map's layers where they are not far from it.
geo::Extent placeOf(geo::Extent data, const geo::Extent& context)
{
  if (data.isEmpty())
    return context;
  const double size = std::max({data.width(), data.height(), 1e-9});
  if (!context.isEmpty() && !data.intersects(context)) {
    geo::Extent both = data;
    both.add(context);
    if (std::max(both.width(), both.height()) < kFarAway * size)
      data = both;
  }
  const double x = kAround * size, y = kAround * size;
  return {data.minX - x, data.minY - y, data.maxX + x, data.maxY + y};
}

Result<geo::TablePtr> tableOf(const Scene& scene, const ImportPreview::Reading& reading)
{
  if (!reading.crs.isValid() || !scene.sample)
    return geo::TablePtr();
  return workspace::sampleTable(*scene.sample, reading.crs, reading.swapsAxes, scene.crs);
}

/// A raster of the file, drawn into the place by the reading process.
Result<cartography::PictureLayer> rasterOf(const Scene& scene, const geo::Extent& place,
                                           QSize pixels, Progress& progress)
{
  const geo::Crs& from = scene.wish.reading.crs;
  geo::RasterRequest request{scene.wish.path,
                             scene.wish.info.raster.crs.isEmpty()
                                 ? (from.id().isEmpty() ? from.wkt() : from.id())
                                 : QString(),
                             scene.crs.id().isEmpty() ? scene.crs.wkt() : scene.crs.id(),
                             place,
                             pixels.width(),
                             pixels.height()};
  DIABAN_TRY(picture, geo::SourceReader(geo::workerProgram()).picture(request, progress));
  const QImage view(reinterpret_cast<const uchar*>(picture.rgba.constData()), picture.width,
                    picture.height, picture.width * 4, QImage::Format_RGBA8888);
  cartography::PictureLayer layer;
  layer.raster = view.convertToFormat(QImage::Format_ARGB32_Premultiplied);
  layer.rasterExtent = place;
  return layer;
}

Result<geo::Extent> dataExtent(const Scene& scene, const geo::TablePtr& table)
{
  if (table)
    return table->extent();
  if (!scene.wish.info.isRaster || !scene.wish.reading.crs.isValid())
    return geo::Extent();
  DIABAN_TRY(way, geo::Transform::between(scene.wish.reading.crs, scene.crs));
  return way.apply(scene.wish.info.raster.extent);
}

Result<QImage> drawScene(const Scene& scene, Progress& progress)
{
  DIABAN_TRY(table, tableOf(scene, scene.wish.reading));
  DIABAN_TRY(other, tableOf(scene, scene.wish.other));
  DIABAN_TRY(extent, dataExtent(scene, table));
  const QSize pixels = scene.wish.size * scene.wish.pixelRatio;
  const auto view = mapview::Viewport::fitting(placeOf(extent, scene.contextExtent),
                                               scene.wish.size, scene.crs.metresPerUnit());
  cartography::PictureRequest request;
  request.extent = view.extent();
  request.width = pixels.width();
  request.height = pixels.height();
  request.pixelRatio = scene.wish.pixelRatio;
  request.scaleDenominator = view.scaleDenominator();
  request.background = uikit::colour(scene.wish.theme, uikit::Token::Paper);
  request.labels = false;
  request.threads = 1;
  for (const uikit::MapLayer& layer : scene.context)
    if (layer.table)
      request.layers.push_back({layer.table, faded(*layer.style), {}, {}, 1});
  if (scene.wish.info.isRaster && !extent.isEmpty()) {
    DIABAN_TRY(raster, rasterOf(scene, request.extent, pixels, progress));
    request.layers.push_back(raster);
  }
  if (other)
    request.layers.push_back(
        {other, styleIn(uikit::colour(uikit::Theme::Light, uikit::Token::Warning)), {}, {}, 1});
  if (table)
    request.layers.push_back(
        {table, styleIn(uikit::colour(uikit::Theme::Light, uikit::Token::Select)), {}, {}, 1});
  DIABAN_TRY(picture, cartography::drawPicture(request, progress));
  picture.image.setDevicePixelRatio(scene.wish.pixelRatio);
  return picture.image;
}

} // namespace

ImportPreview::ImportPreview(const Document& document, QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_pool(pool)
{
}

void ImportPreview::show(const Wish& wish)
{
  const bool isSame = m_sample && wish.path == m_wish.path && wish.layer == m_wish.layer &&
                      wish.encoding == m_wish.encoding;
  m_wish = wish;
  m_life = std::make_unique<QObject>(); // stops what was on its way
  if (wish.info.isRaster) {
    m_sample.reset();
    Q_EMIT sampled(nullptr);
    draw();
  } else if (isSame) {
    draw();
  } else {
    m_sample.reset();
    read();
  }
}

void ImportPreview::read()
{
  geo::SourceOptions options;
  options.encoding = m_wish.encoding;
  options.workspaces = QStringList{m_document.path()};
  auto work = [path = m_wish.path, layer = m_wish.layer, options](Progress& progress) {
    return workspace::sampleSource(path, layer, options, geo::SourceReader(geo::workerProgram()),
                                   progress);
  };
  uikit::startJob(
      m_pool, m_life.get(), std::move(work), [this](Result<workspace::SourceSample> sample) {
        if (!sample) {
          Q_EMIT failed(sample.error());
          return;
        }
        m_sample = std::make_shared<const workspace::SourceSample>(std::move(sample).value());
        Q_EMIT sampled(m_sample);
        draw();
      });
}

void ImportPreview::draw()
{
  if (!m_document.isOpen())
    return;
  Scene scene{m_wish, m_sample, m_document.crs(), m_document.mapLayers(), {}};
  for (const uikit::MapLayer& layer : scene.context)
    scene.contextExtent.add(layer.extent);
  auto work = [scene = std::move(scene)](Progress& progress) { return drawScene(scene, progress); };
  uikit::startJob(m_pool, m_life.get(), std::move(work), [this](Result<QImage> picture) {
    if (picture)
      Q_EMIT drawn(picture.value());
    else if (picture.error().code != Error::Code::Cancelled)
      Q_EMIT failed(picture.error());
  });
}

} // namespace diaban::desktop
