#include "until.h"

#include <diaban/cartography/painter.h>
#include <diaban/uikit/mapmarks.h>

#include <QPainter>

#include <cmath>

namespace diaban::uikit {
namespace {

constexpr int kMargin = 160;  // logical pixels: panning by less needs no new picture
constexpr int kSettleMs = 20; // a view that moves on is not worth a picture
constexpr double kMmPerPixel = 25.4 / 96;
constexpr double kLinePixels = 2.4;
constexpr double kCasingPixels = 5;
constexpr double kHoverPixels = 1;
constexpr double kShownPixels = 2;
constexpr double kMarkerPixels = 12;
constexpr int kFillAlpha = 56; // 22 %

workspace::Colour toColour(const QColor& colour, int alpha)
{
  return {static_cast<quint8>(colour.red()), static_cast<quint8>(colour.green()),
          static_cast<quint8>(colour.blue()), static_cast<quint8>(alpha)};
}

std::shared_ptr<const workspace::Style> style(const workspace::Colour& fill,
                                              const workspace::Colour& line, double pixels)
{
  auto made = std::make_shared<workspace::Style>();
  const workspace::Stroke stroke{line, pixels * kMmPerPixel, {}};
  made->symbol.fill.colour = fill;
  made->symbol.fill.outline = stroke;
  made->symbol.line.stroke = stroke;
  made->symbol.marker.shape = workspace::MarkerShape::Circle;
  made->symbol.marker.sizeMm = kMarkerPixels * kMmPerPixel;
  made->symbol.marker.fill = fill;
  made->symbol.marker.outline = stroke;
  return made;
}

/// What is selected has a white casing below, so that it shows on every colour of land use.
std::vector<cartography::PictureLayer> layersOf(MapMarks::Look look, const geo::TablePtr& rows,
                                                const QColor& colour)
{
  const workspace::Colour none{255, 255, 255, 0}, white{255, 255, 255, 255};
  const workspace::Colour line = toColour(colour, 255);
  if (look == MapMarks::Look::Hovered)
    return {{rows, style(none, line, kHoverPixels), {}, {}, 1}};
  if (look == MapMarks::Look::Shown)
    return {{rows, style(none, white, kCasingPixels), {}, {}, 1},
            {rows, style(none, line, kShownPixels), {}, {}, 1}};
  return {{rows, style(none, white, kCasingPixels), {}, {}, 1},
          {rows, style(toColour(colour, kFillAlpha), line, kLinePixels), {}, {}, 1}};
}

} // namespace

MapMarks::MapMarks(Look look, QObject* parent)
    : QObject(parent)
    , m_look(look)
{
  m_pool.setMaxThreadCount(1);
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettleMs);
  connect(&m_settled, &QTimer::timeout, this, &MapMarks::start);
}

MapMarks::~MapMarks()
{
  if (m_stop)
    *m_stop = true;
  m_pool.waitForDone();
}

void MapMarks::setRows(const geo::TablePtr& rows, const QColor& colour)
{
  if (m_rows == rows && m_colour == colour)
    return;
  m_rows = rows;
  m_colour = colour;
  m_drawn.pixelRatio = 0; // to be drawn anew; the old marks stay until then
  if (m_rows == nullptr) {
    if (m_stop)
      *m_stop = true;
    m_stop.reset();
    m_drawn = {};
    Q_EMIT changed();
    return;
  }
  start();
}

void MapMarks::show(const mapview::Viewport& view, qreal pixelRatio)
{
  m_view = view;
  m_pixelRatio = pixelRatio;
  if (m_rows != nullptr && !isReady())
    m_settled.start();
}

bool MapMarks::isReady() const
{
  return m_drawn.pixelRatio == m_pixelRatio && m_drawn.unitsPerPixel == m_view.unitsPerPixel &&
         m_drawn.extent.contains(m_view.extent());
}

void MapMarks::start()
{
  if (m_rows == nullptr || isReady())
    return;
  if (m_stop)
    *m_stop = true;
  m_stop = std::make_shared<std::atomic_bool>(false);
  const geo::Extent seen = m_view.extent();
  const double margin = kMargin * m_view.unitsPerPixel;
  Drawn drawn;
  drawn.extent = {seen.minX - margin, seen.minY - margin, seen.maxX + margin, seen.maxY + margin};
  drawn.unitsPerPixel = m_view.unitsPerPixel;
  drawn.pixelRatio = m_pixelRatio;
  cartography::PictureRequest request;
  request.extent = drawn.extent;
  request.width = qRound((m_view.size.width() + 2 * kMargin) * m_pixelRatio);
  request.height = qRound((m_view.size.height() + 2 * kMargin) * m_pixelRatio);
  request.pixelRatio = m_pixelRatio;
  request.scaleDenominator = m_view.scaleDenominator();
  request.background = Qt::transparent;
  request.labels = false;
  request.threads = 1;
  request.layers = layersOf(m_look, m_rows, m_colour);
  m_pool.start([this, drawn, stop = m_stop, request = std::move(request)]() mutable {
    Until progress(*stop);
    auto picture = cartography::drawPicture(request, progress);
    if (!picture)
      return; // stopped: another is on its way
    drawn.image = std::move(picture.value().image);
    drawn.image.setDevicePixelRatio(drawn.pixelRatio);
    const auto deliver = [this, stop, drawn = std::move(drawn)] {
      if (stop != m_stop)
        return;
      m_stop.reset();
      m_drawn = drawn;
      Q_EMIT changed();
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
  });
}

void MapMarks::paint(QPainter& painter) const
{
  if (m_drawn.image.isNull())
    return;
  const QPointF corner = m_view.toPixel({m_drawn.extent.minX, m_drawn.extent.maxY});
  const double scale = m_drawn.unitsPerPixel / m_view.unitsPerPixel;
  const qreal ratio = m_drawn.image.devicePixelRatio();
  if (m_drawn.unitsPerPixel == m_view.unitsPerPixel)
    painter.drawImage(
        QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio),
        m_drawn.image);
  else
    painter.drawImage(QRectF(corner, m_drawn.image.deviceIndependentSize() * scale), m_drawn.image);
}

} // namespace diaban::uikit
