// A request, cut into bands that workers take one after another.
#include "labels.h"

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

namespace diaban::cartography {
namespace {

constexpr double kPixelsPerMm = 96 / 25.4;

/// Rows a band: enough bands to share out evenly, each large enough to be worth it. The same pixels
/// come out whatever it is.
int bandHeight(const PictureRequest& request)
{
  constexpr int kBandsPerThread = 4, kLeastRows = 64, kMostRows = 256; // the latter: cache size
  const int bands = request.threads > 1 ? kBandsPerThread * request.threads : 1;
  return std::clamp((request.height + bands - 1) / bands, kLeastRows, kMostRows);
}

bool hasPoints(const geo::FeatureTable& table)
{
  constexpr int point = static_cast<int>(geo::GeometryKind::Point);
  return std::any_of(table.blocks().begin(), table.blocks().end(), [](const geo::BlockPtr& block) {
    return !block->partKinds.empty() &&
           std::memchr(block->partKinds.data(), point, block->partKinds.size()) != nullptr;
  });
}

std::vector<PreparedLayer> prepared(const PictureRequest& request, const PixelMap& map)
{
  std::vector<PreparedLayer> layers;
  for (const PictureLayer& layer : request.layers) {
    PreparedLayer ready;
    if (!layer.raster.isNull()) {
      ready.raster = layer.raster.convertToFormat(QImage::Format_ARGB32_Premultiplied);
      ready.rasterRect = map.rect(layer.rasterExtent);
      ready.opacity = static_cast<unsigned>(std::lrint(std::clamp(layer.opacity, 0.0, 1.0) * 255));
    } else if (layer.table && layer.style && layer.style->scales.holds(request.scaleDenominator)) {
      ready.table = layer.table;
      ready.style = layer.style;
      ready.symbols = std::make_unique<SymbolChooser>(*layer.style, *layer.table, map,
                                                      kPixelsPerMm * request.pixelRatio,
                                                      hasPoints(*layer.table));
      ready.opacity =
          static_cast<unsigned>(std::lrint(std::clamp(layer.style->opacity, 0.0, 1.0) * 255));
    }
    if (ready.opacity > 0 && (ready.symbols || !ready.raster.isNull()))
      layers.push_back(std::move(ready));
  }
  return layers;
}

/// The work of one picture, shared by its workers.
class Drawing {
public:
  Drawing(const PictureRequest& request, QImage& image, Progress& progress)
      : m_request(request)
      , m_image(image)
      , m_pixels(image.bits())
      , m_map(request.extent, request.width, request.height)
      , m_layers(prepared(request, m_map))
      , m_background(qPremultiply(request.background.rgba()))
      , m_bandHeight(bandHeight(request))
      , m_bands((request.height + m_bandHeight - 1) / m_bandHeight)
      , m_progress(progress)
  {
  }

  /// \returns false when cancelled
  bool run(Picture& picture)
  {
    const int helpers = m_request.geometry ? std::clamp(m_request.threads, 1, m_bands) - 1 : 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < helpers; ++i)
      threads.emplace_back([this] { work([this] { return !m_cancelled; }); });
    // Labels find their places while the helpers already draw; they are drawn last.
    Labeller labeller(m_map, m_request.width, m_request.height, m_request.pixelRatio,
                      m_request.scaleDenominator);
    if (m_request.labels)
      labeller.place(m_layers, [this] { return ask(); });
    if (m_request.geometry)
      work([this] { return ask(); });
    waitForHelpers(helpers);
    for (std::thread& thread : threads)
      thread.join();
    drawLabels(canvas(0, m_request.height), labeller.labels());
    picture.featuresDrawn = m_featuresDrawn;
    picture.labelsDrawn = static_cast<int>(labeller.labels().size());
    picture.labelsLeftOut = labeller.leftOut();
    return !m_cancelled;
  }

private:
  Canvas canvas(int top, int bottom) const
  {
    return {reinterpret_cast<Pixel*>(m_pixels + top * m_image.bytesPerLine()),
            m_image.bytesPerLine() / 4, m_request.width, top, bottom};
  }

  void work(const KeepGoing& keepGoing)
  {
    BandPainter painter(m_map, m_request.width, m_request.height, keepGoing);
    for (int band = m_next++; band < m_bands && keepGoing(); band = m_next++) {
      const int top = band * m_bandHeight;
      const int bottom = std::min(top + m_bandHeight, m_request.height);
      const Canvas strip = canvas(top, bottom);
      for (int y = top; y < bottom; ++y)
        std::fill_n(strip.row(y), strip.width, m_background);
      if (!painter.draw(strip, m_layers))
        break;
      ++m_bandsDone;
    }
    m_featuresDrawn += painter.featuresDrawn();
    const std::lock_guard lock(m_mutex);
    ++m_workersDone;
    m_workerDone.notify_all();
  }

  /// Only on the thread that called us: asks whether to go on, every few milliseconds at most.
  bool ask()
  {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_asked > std::chrono::milliseconds(3)) {
      m_asked = now;
      if (!m_progress.advance(double(m_bandsDone) / m_bands))
        m_cancelled = true;
    }
    return !m_cancelled;
  }

  void waitForHelpers(int helpers)
  {
    std::unique_lock lock(m_mutex);
    while (m_workersDone < helpers + (m_request.geometry ? 1 : 0)) {
      m_workerDone.wait_for(lock, std::chrono::milliseconds(3));
      lock.unlock();
      ask();
      lock.lock();
    }
  }

  const PictureRequest& m_request;
  QImage& m_image;
  uchar* m_pixels; ///< taken once: it detaches, which is not for several threads
  PixelMap m_map;
  std::vector<PreparedLayer> m_layers;
  Pixel m_background;
  int m_bandHeight, m_bands;
  Progress& m_progress;
  std::chrono::steady_clock::time_point m_asked = std::chrono::steady_clock::now();
  std::atomic<int> m_next = 0, m_bandsDone = 0;
  std::atomic<qint64> m_featuresDrawn = 0;
  std::atomic<bool> m_cancelled = false;
  std::mutex m_mutex;
  std::condition_variable m_workerDone;
  int m_workersDone = 0;
};

} // namespace

Result<Picture> drawPicture(const PictureRequest& request, Progress& progress)
{
  if (request.width <= 0 || request.height <= 0 || !(request.extent.width() > 0) ||
      !(request.extent.height() > 0))
    return Error{
        Error::Code::BadArgument,
        {QStringLiteral("%1x%2").arg(request.width).arg(request.height), QStringLiteral("size")},
        {}};
  if (!progress.advance(0))
    return Error{Error::Code::Cancelled, {}, {}};
  Picture picture;
  picture.image = QImage(request.width, request.height, QImage::Format_ARGB32_Premultiplied);
  if (picture.image.isNull())
    return Error{
        Error::Code::BadArgument,
        {QStringLiteral("%1x%2").arg(request.width).arg(request.height), QStringLiteral("size")},
        {}};
  if (!request.geometry)
    picture.image.fill(request.background);
  Drawing drawing(request, picture.image, progress);
  if (!drawing.run(picture))
    return Error{Error::Code::Cancelled, {}, {}};
  return picture;
}

} // namespace diaban::cartography
