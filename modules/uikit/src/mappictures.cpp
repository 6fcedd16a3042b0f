#include "mapchange.h"
#include "until.h"

#include <diaban/base/platform_process.h>
#include <diaban/cartography/painter.h>
#include <diaban/uikit/mappictures.h>

#include <QElapsedTimer>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

constexpr int kLabelMargin = 160; // logical pixels: panning by less needs no new labels
constexpr int kSettleMs = 60;     // labels and rasters wait until the view stands still
constexpr std::size_t kStandIns = 3;

void lowerWorker()
{
  thread_local const bool done = [] {
    platform::lowerThisThread();
    return true;
  }();
  Q_UNUSED(done)
}

geo::Extent grown(const geo::Extent& extent, double by)
{
  return {extent.minX - by, extent.minY - by, extent.maxX + by, extent.maxY + by};
}

geo::Extent common(const geo::Extent& a, const geo::Extent& b)
{
  return {std::max(a.minX, b.minX), std::max(a.minY, b.minY), std::min(a.maxX, b.maxX),
          std::min(a.maxY, b.maxY)};
}

bool sameScale(double a, double b)
{
  return std::abs(a - b) <= 1e-9 * std::max(a, b);
}

} // namespace

MapPictures::MapPictures(QObject* parent)
    : QObject(parent)
{
  m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 2, 8));
  m_rasterPool.setMaxThreadCount(2);
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettleMs);
  connect(&m_settled, &QTimer::timeout, this, [this] {
    startRasters();
    startLabels();
    updateComplete();
  });
}

MapPictures::~MapPictures()
{
  stopTiles();
  if (m_labelsStop)
    *m_labelsStop = true;
  for (const Raster& raster : std::as_const(m_rasters))
    if (raster.stop)
      *raster.stop = true;
  m_rasterPool.waitForDone();
  m_pool.waitForDone();
}

void MapPictures::setLayers(std::vector<MapLayer> bottomFirst)
{
  const auto change = m_hasView ? changeBetween(m_layers, bottomFirst) : std::nullopt;
  const std::vector<MapLayer> before = std::exchange(m_layers, std::move(bottomFirst));
  QHash<QString, Raster> kept;
  for (const MapLayer& layer : m_layers) {
    const auto old = std::find_if(before.begin(), before.end(), [&](const MapLayer& one) {
      return one.raster && one.name == layer.name && isSameRaster(one, layer);
    });
    if (layer.raster && old != before.end())
      kept.insert(layer.name, m_rasters.take(layer.name));
  }
  for (const Raster& gone : std::as_const(m_rasters))
    if (gone.stop)
      *gone.stop = true;
  m_rasters = std::move(kept);
  if (!change)
    contentChanged();
  else if (!change->areas.empty())
    areasChanged(change->areas, change->reachPixels, change->touchesLabels);
}

geo::Extent MapPictures::tileExtent(const Key& key) const
{
  const double side = kTile * m_grid.unitsPerPixel;
  return {m_grid.originX + key.first * side, m_grid.originY - (key.second + 1) * side,
          m_grid.originX + (key.first + 1) * side, m_grid.originY - key.second * side};
}

/// Tiles that hold something of it stay until they are drawn anew.
void MapPictures::areasChanged(const std::vector<geo::Extent>& areas, double reach,
                               bool touchesLabels)
{
  const double by = (reach + 2) * m_grid.unitsPerPixel; // smooth edges spill over
  const auto isTouched = [&](const Key& key) {
    const geo::Extent tile = grown(tileExtent(key), by);
    return std::any_of(areas.begin(), areas.end(),
                       [&](const geo::Extent& area) { return area.intersects(tile); });
  };
  for (const auto& [key, image] : m_grid.tiles)
    if (isTouched(key))
      m_grid.stale.insert(key);
  std::erase_if(m_running, [&](const auto& running) {
    const bool isOld = isTouched(running.first);
    if (isOld)
      *running.second = true;
    return isOld;
  });
  m_standIns.clear(); // of other scales, as they were
  if (touchesLabels)
    m_labels.content = 0;
  startTiles();
  startLabels(); // the view stands still
  updateComplete();
}

void MapPictures::setGround(const QColor& ground)
{
  if (m_ground == ground)
    return;
  m_ground = ground;
  contentChanged();
}

void MapPictures::contentChanged()
{
  ++m_content;
  if (m_hasView)
    refresh();
}

void MapPictures::show(const mapview::Viewport& view, qreal pixelRatio)
{
  m_view = view;
  m_pixelRatio = pixelRatio;
  m_hasView = true;
  refresh();
}

void MapPictures::refresh()
{
  if (m_layers.empty()) {
    forgetPictures();
    return;
  }
  const bool fits = m_grid.content == m_content && m_grid.pixelRatio == m_pixelRatio &&
                    sameScale(m_grid.unitsPerPixel, m_view.unitsPerPixel);
  if (!fits)
    renewGrid();
  const QRect ring = tileRange(1);
  dropOldTiles(ring);
  for (auto it = m_running.begin(); it != m_running.end();) {
    if (ring.contains(it->first.first, it->first.second)) {
      ++it;
    } else {
      *it->second = true;
      it = m_running.erase(it);
    }
  }
  startTiles();
  m_settled.start();
  updateComplete();
}

void MapPictures::stopTiles()
{
  for (const auto& [key, stop] : m_running)
    *stop = true;
  m_running.clear();
}

void MapPictures::forgetPictures()
{
  stopTiles();
  m_standIns.clear();
  m_labels = {};
  m_grid = {};
  m_complete = true;
  Q_EMIT changed();
  Q_EMIT completed();
}

void MapPictures::renewGrid()
{
  stopTiles();
  if (!m_grid.tiles.empty()) {
    m_standIns.push_front(std::move(m_grid));
    if (m_standIns.size() > kStandIns)
      m_standIns.pop_back();
  }
  const geo::Extent extent = m_view.extent();
  m_grid = Grid{extent.minX, extent.maxY, m_view.unitsPerPixel, m_pixelRatio, m_content, {}, {}};
}

QPointF MapPictures::gridOffset(const Grid& grid) const
{
  const QPointF at = m_view.toPixel({grid.originX, grid.originY});
  if (!sameScale(grid.unitsPerPixel, m_view.unitsPerPixel))
    return at;
  // Whole device pixels, so that tiles are copied as they are, not resampled.
  return {std::round(at.x() * m_pixelRatio) / m_pixelRatio,
          std::round(at.y() * m_pixelRatio) / m_pixelRatio};
}

QRectF MapPictures::tileRect(const Grid& grid, const Key& key) const
{
  const double scale = grid.unitsPerPixel / m_view.unitsPerPixel;
  const QPointF offset = gridOffset(grid);
  const double side = kTile * scale;
  return {offset.x() + key.first * side, offset.y() + key.second * side, side, side};
}

QRect MapPictures::tileRange(int margin) const
{
  const QPointF offset = gridOffset(m_grid);
  const auto tile = [](double pixel) { return static_cast<int>(std::floor(pixel / kTile)); };
  const int left = tile(-offset.x());
  const int top = tile(-offset.y());
  const int right = tile(m_view.size.width() - 1 - offset.x());
  const int bottom = tile(m_view.size.height() - 1 - offset.y());
  return QRect(QPoint(left, top), QPoint(right, bottom)).adjusted(-margin, -margin, margin, margin);
}

void MapPictures::dropOldTiles(const QRect& wanted)
{
  const QRect kept = wanted.adjusted(-1, -1, 1, 1);
  std::erase_if(m_grid.tiles, [&](const auto& tile) {
    return !kept.contains(tile.first.first, tile.first.second);
  });
  std::erase_if(m_grid.stale,
                [&](const Key& key) { return !kept.contains(key.first, key.second); });
}

void MapPictures::startTiles()
{
  const QRect visible = tileRange(0);
  const QPointF middle = QRectF(visible).center();
  struct Candidate {
    Key key;
    double distance;
  };
  std::vector<Candidate> missing;
  const QRect ring = tileRange(1);
  for (int y = ring.top(); y <= ring.bottom(); ++y)
    for (int x = ring.left(); x <= ring.right(); ++x) {
      const Key key{x, y};
      const bool isDrawn = m_grid.tiles.contains(key) && !m_grid.stale.contains(key);
      if (isDrawn || m_running.contains(key))
        continue;
      const double outside = visible.contains(x, y) ? 0 : 1e6; // what is seen comes first
      missing.push_back({key, std::hypot(x + 0.5 - middle.x(), y + 0.5 - middle.y()) + outside});
    }
  std::sort(missing.begin(), missing.end(),
            [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
  for (const Candidate& candidate : missing) {
    if (static_cast<int>(m_running.size()) >= m_pool.maxThreadCount())
      break;
    startTile(candidate.key);
  }
}

std::function<MapPictures::Drawn()> MapPictures::drawing(const geo::Extent& extent, QSize size,
                                                         bool labels, const Stop& stop) const
{
  cartography::PictureRequest request;
  request.extent = extent;
  request.width = size.width();
  request.height = size.height();
  request.pixelRatio = m_pixelRatio;
  request.scaleDenominator = m_view.scaleDenominator();
  request.background = labels ? QColor(Qt::transparent) : m_ground;
  request.geometry = !labels;
  request.labels = labels;
  request.threads = 1;
  for (const MapLayer& layer : m_layers) {
    if (layer.table) {
      request.layers.push_back({layer.table, layer.style, {}, {}, 1});
    } else if (const auto it = m_rasters.constFind(layer.name);
               it != m_rasters.cend() && !it->image.isNull()) {
      const double opacity = layer.style ? layer.style->opacity : 1;
      request.layers.push_back({nullptr, layer.style, it->image, it->imageExtent, opacity});
    }
  }
  return [request = std::move(request), stop]() -> Drawn {
    lowerWorker();
    QElapsedTimer timer;
    timer.start();
    Until progress(*stop);
    auto picture = cartography::drawPicture(request, progress);
    if (!picture)
      return {};
    Drawn drawn{std::move(picture.value().image), picture.value().labelsLeftOut, 0, true};
    if (request.labels && picture.value().labelsDrawn == 0)
      drawn.image = {};
    if (!request.labels)
      drawn.image.reinterpretAsFormat(QImage::Format_RGB32); // opaque: copied without blending
    drawn.milliseconds = timer.elapsed();
    return drawn;
  };
}

void MapPictures::startTile(const Key& key)
{
  auto stop = std::make_shared<std::atomic_bool>(false);
  m_running[key] = stop;
  const int pixels = qRound(kTile * m_pixelRatio);
  m_pool.start([this, key, stop, work = drawing(tileExtent(key), {pixels, pixels}, false, stop)] {
    Drawn drawn = work();
    QMetaObject::invokeMethod(
        this, [this, key, stop, drawn = std::move(drawn)] { tileDrawn(key, stop, drawn); },
        Qt::QueuedConnection);
  });
}

void MapPictures::tileDrawn(const Key& key, const Stop& stop, Drawn drawn)
{
  m_counts.millisecondsDrawing += drawn.milliseconds;
  if (!drawn.ok)
    ++m_counts.tilesStopped;
  const auto running = m_running.find(key);
  if (running == m_running.end() || running->second != stop)
    return; // another grid, another content
  m_running.erase(running);
  if (drawn.ok) {
    m_grid.stale.erase(key);
    ++m_counts.tilesDrawn;
    drawn.image.setDevicePixelRatio(m_grid.pixelRatio);
    m_grid.tiles[key] = std::move(drawn.image);
    if (tileRange(0).contains(key.first, key.second))
      Q_EMIT changed();
  }
  startTiles();
  updateComplete();
}

bool MapPictures::labelsWanted() const
{
  const double denominator = m_view.scaleDenominator();
  return std::any_of(m_layers.begin(), m_layers.end(), [&](const MapLayer& layer) {
    return layer.table && layer.style && layer.style->label &&
           layer.style->scales.holds(denominator) && layer.style->label->scales.holds(denominator);
  });
}

bool MapPictures::labelsReady() const
{
  return m_labels.content == m_content && m_labels.pixelRatio == m_pixelRatio &&
         sameScale(m_labels.unitsPerPixel, m_view.unitsPerPixel) &&
         m_labels.extent.contains(m_view.extent());
}

void MapPictures::startLabels()
{
  if (!m_hasView || labelsReady())
    return;
  if (m_labelsStop)
    *m_labelsStop = true;
  const double margin = kLabelMargin * m_view.unitsPerPixel;
  Overlay overlay;
  overlay.extent = grown(m_view.extent(), margin);
  overlay.unitsPerPixel = m_view.unitsPerPixel;
  overlay.pixelRatio = m_pixelRatio;
  overlay.content = m_content;
  if (!labelsWanted()) {
    m_labels = overlay;
    m_labelsStop.reset();
    return;
  }
  m_labelsStop = std::make_shared<std::atomic_bool>(false);
  const QSize logical = m_view.size + QSize(2 * kLabelMargin, 2 * kLabelMargin);
  const QSize size(qRound(logical.width() * m_pixelRatio), qRound(logical.height() * m_pixelRatio));
  m_pool.start([this, overlay, stop = m_labelsStop,
                work = drawing(overlay.extent, size, true, m_labelsStop)] {
    Drawn drawn = work();
    const auto deliver = [this, overlay, stop, drawn = std::move(drawn)]() mutable {
      if (stop != m_labelsStop)
        return;
      m_labelsStop.reset();
      m_labels = overlay;
      m_labels.image = drawn.image; // null after an error: a map without labels, not without end
      m_labels.image.setDevicePixelRatio(overlay.pixelRatio);
      m_counts.labelsLeftOut = drawn.labelsLeftOut;
      Q_EMIT changed();
      updateComplete();
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
  });
}

bool MapPictures::rastersReady() const
{
  return std::all_of(m_layers.begin(), m_layers.end(), [this](const MapLayer& layer) {
    if (!layer.raster)
      return true;
    const Raster raster = m_rasters.value(layer.name);
    const geo::Extent wanted = common(m_view.extent(), layer.extent);
    return raster.hasFailed || wanted.isEmpty() ||
           (sameScale(raster.unitsPerPixel, m_view.unitsPerPixel) &&
            raster.covered.contains(wanted));
  });
}

void MapPictures::startRasters()
{
  if (!m_hasView)
    return;
  for (const MapLayer& layer : m_layers) {
    if (!layer.raster)
      continue;
    Raster& raster = m_rasters[layer.name];
    const geo::Extent wanted = common(m_view.extent(), layer.extent);
    const bool served = sameScale(raster.unitsPerPixel, m_view.unitsPerPixel) &&
                        raster.asked.contains(wanted); // here, or on its way
    if (!raster.hasFailed && !wanted.isEmpty() && !served)
      startRaster(layer, raster);
  }
}

void MapPictures::startRaster(const MapLayer& layer, Raster& raster)
{
  if (raster.stop)
    *raster.stop = true;
  const double u = m_view.unitsPerPixel;
  const geo::Extent asked = common(grown(m_view.extent(), kLabelMargin * u), layer.extent);
  const QSize size(std::max(1, qRound(asked.width() / u * m_pixelRatio)),
                   std::max(1, qRound(asked.height() / u * m_pixelRatio)));
  raster.stop = std::make_shared<std::atomic_bool>(false);
  raster.unitsPerPixel = u;
  raster.asked = asked;
  raster.covered = {};
  m_rasterPool.start(
      [this, asked, size, name = layer.name, read = layer.raster, stop = raster.stop] {
        Until progress(*stop);
        Result<QImage> image = read(asked, size, progress);
        QMetaObject::invokeMethod(
            this,
            [this, asked, name, stop, image = std::move(image)] {
              rasterRead(name, stop, asked, image);
            },
            Qt::QueuedConnection);
      });
}

void MapPictures::rasterRead(const QString& name, const Stop& stop, const geo::Extent& asked,
                             const Result<QImage>& image)
{
  const auto it = m_rasters.find(name);
  if (it == m_rasters.end() || it->stop != stop)
    return;
  it->stop.reset();
  if (!image) {
    if (image.error().code == Error::Code::Cancelled)
      return;
    it->hasFailed = true;
    Q_EMIT failed(name, image.error());
  } else {
    it->image = image.value();
    it->imageExtent = asked;
    it->covered = asked;
  }
  contentChanged();
}

void MapPictures::updateComplete()
{
  bool complete = m_hasView && labelsReady() && rastersReady();
  const QRect visible = tileRange(0);
  for (int y = visible.top(); complete && y <= visible.bottom(); ++y)
    for (int x = visible.left(); complete && x <= visible.right(); ++x)
      complete = m_grid.tiles.contains(Key{x, y}) && !m_grid.stale.contains(Key{x, y});
  if (complete == m_complete)
    return;
  m_complete = complete;
  if (complete) {
    m_standIns.clear();
    Q_EMIT completed();
  }
}

void MapPictures::paint(QPainter& painter, const QRect& within) const
{
  QRegion open(within); // not yet covered
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  const auto draw = [&](const Grid& grid) {
    QRegion covered;
    painter.setClipRegion(open);
    for (const auto& [key, image] : grid.tiles) {
      const QRectF rect = tileRect(grid, key);
      // Both edges rounded, so that neighbours meet without a gap at any scale.
      const QRect whole(QPoint(qRound(rect.left()), qRound(rect.top())),
                        QPoint(qRound(rect.right()) - 1, qRound(rect.bottom()) - 1));
      if (!open.intersects(whole))
        continue;
      if (&grid == &m_grid)
        painter.drawImage(rect.topLeft(), image);
      else
        painter.drawImage(whole, image);
      covered += whole;
    }
    open -= covered;
  };
  draw(m_grid);
  for (const Grid& grid : m_standIns)
    if (!open.isEmpty())
      draw(grid);
  for (const QRect& rect : open)
    painter.fillRect(rect, m_ground);
  painter.setClipRect(within);
  paintLabels(painter);
  painter.setClipping(false);
}

void MapPictures::paintLabels(QPainter& painter) const
{
  if (m_labels.image.isNull())
    return;
  const QPointF corner = m_view.toPixel({m_labels.extent.minX, m_labels.extent.maxY});
  const double scale = m_labels.unitsPerPixel / m_view.unitsPerPixel;
  if (sameScale(m_labels.unitsPerPixel, m_view.unitsPerPixel))
    painter.drawImage(QPointF(std::round(corner.x() * m_pixelRatio) / m_pixelRatio,
                              std::round(corner.y() * m_pixelRatio) / m_pixelRatio),
                      m_labels.image);
  else if (scale > 0.4 && scale < 2.6) // further off, letters would only be in the way
    painter.drawImage(QRectF(corner, m_labels.image.deviceIndependentSize() * scale),
                      m_labels.image);
}

} // namespace diaban::uikit
