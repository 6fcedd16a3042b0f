#include <diaban/uikit/comparedshapes.h>
#include <diaban/uikit/mapcanvas.h>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace diaban::uikit {
namespace {

constexpr double kCasing = 5, kLine = 2.4, kPoint = 6; // logical pixels

QPainterPath pathOf(const geo::FlatGeometry& geometry, const mapview::Viewport& view)
{
  QPainterPath path;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; part < geometry.partEnds.size(); ++part) {
    const geo::GeometryKind kind = geometry.kinds[part];
    for (; ring < geometry.partEnds[part]; ++ring) {
      for (bool isFirst = true; vertex < geometry.ringEnds[ring]; ++vertex, isFirst = false) {
        const QPointF at = view.toPixel({geometry.xy[2 * vertex], geometry.xy[2 * vertex + 1]});
        if (kind == geo::GeometryKind::Point)
          path.addEllipse(at, kPoint, kPoint);
        else if (isFirst)
          path.moveTo(at);
        else
          path.lineTo(at);
      }
      if (kind == geo::GeometryKind::Polygon)
        path.closeSubpath();
    }
  }
  return path;
}

} // namespace

ComparedShapes::ComparedShapes(MapCanvas& canvas)
    : QWidget(&canvas)
    , m_canvas(canvas)
{
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setGeometry(canvas.rect());
  lower(); // buttons and the scale bar stay on top
  hide();
  canvas.installEventFilter(this);
  connect(&canvas, &MapCanvas::viewChanged, this, qOverload<>(&QWidget::update));
}

void ComparedShapes::setShapes(QVector<ComparedShape> shapes)
{
  m_shapes = std::move(shapes);
  setVisible(!m_shapes.isEmpty());
  update();
}

geo::Extent ComparedShapes::extent() const
{
  geo::Extent all;
  for (const ComparedShape& shape : m_shapes)
    all.add(shape.geometry.extent());
  return all;
}

void ComparedShapes::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  for (const ComparedShape& shape : std::as_const(m_shapes)) {
    const QPainterPath path = pathOf(shape.geometry, m_canvas.viewport());
    painter.setPen(QPen(colour(Theme::Light, Token::Base), kCasing));
    painter.drawPath(path);
    QPen pen(colour(Theme::Light, shape.colour), kLine); // the map's ground is light in both themes
    if (shape.isDashed)
      pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawPath(path);
  }
}

bool ComparedShapes::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == &m_canvas && event->type() == QEvent::Resize)
    setGeometry(m_canvas.rect());
  return QWidget::eventFilter(watched, event);
}

} // namespace diaban::uikit
