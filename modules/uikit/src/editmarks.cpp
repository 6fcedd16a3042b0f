#include "editmarks.h"

#include <diaban/uikit/measuretext.h>
#include <diaban/uikit/theme.h>

#include <QLineF>
#include <QPainter>
#include <QPainterPath>

namespace diaban::uikit {
namespace {

using mapview::EditSketch;
using mapview::Viewport;

constexpr double kHandle = 4; // half a side
constexpr double kChosen = 5;
constexpr double kFault = 5;
constexpr std::size_t kMostHandles = 2000; ///< in view; more could not be told apart
constexpr std::size_t kMostGhostVertices = 50'000;
constexpr double kGhostFill = 0.10;

QColor ink(Token token)
{
  return colour(Theme::Light, token); // the map's paper is white in both themes
}

/// Lines and rings, one below the other; points as discs.
class Outline {
public:
  Outline(const Viewport& view, QPointF by)
      : m_view(view)
      , m_by(by)
  {
    m_path.setFillRule(Qt::OddEvenFill);
  }

  void addRing(std::span<const double> xy, geo::GeometryKind kind)
  {
    QPolygonF ring;
    for (std::size_t i = 0; i + 1 < xy.size(); i += 2)
      ring << m_view.toPixel(QPointF(xy[i], xy[i + 1]) + m_by);
    if (kind == geo::GeometryKind::Point) {
      for (const QPointF& point : ring)
        m_path.addEllipse(point, kHandle, kHandle);
      return;
    }
    m_hasArea = m_hasArea || kind == geo::GeometryKind::Polygon;
    m_path.addPolygon(ring);
    if (kind == geo::GeometryKind::Polygon)
      m_path.closeSubpath();
  }

  void paint(QPainter& painter, const QPen& pen, const QColor& fill) const
  {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink(Token::Paper), pen.widthF() + 2.5));
    painter.drawPath(m_path);
    painter.setPen(pen);
    painter.setBrush(m_hasArea ? QBrush(fill) : Qt::NoBrush);
    painter.drawPath(m_path);
  }

private:
  const Viewport& m_view;
  QPointF m_by;
  QPainterPath m_path;
  bool m_hasArea = false;
};

QPen ghostPen()
{
  QPen pen(ink(Token::Ghost), 1.5);
  pen.setDashPattern({4, 3});
  return pen;
}

QColor tinted(Token token)
{
  QColor fill = ink(token);
  fill.setAlphaF(static_cast<float>(kGhostFill));
  return fill;
}

void paintShape(QPainter& painter, const EditSketch& sketch, const Viewport& view)
{
  if (sketch.shape.isEmpty() || !sketch.isChanged)
    return; // else the selection's own marks show it
  Outline outline(view, {});
  std::size_t ring = 0;
  quint32 vertex = 0;
  for (std::size_t part = 0; part < sketch.shape.partEnds.size(); ++part)
    for (; ring < sketch.shape.partEnds[part]; ++ring) {
      const quint32 end = sketch.shape.ringEnds[ring];
      outline.addRing(std::span(sketch.shape.xy)
                          .subspan(2 * std::size_t{vertex}, 2 * std::size_t{end - vertex}),
                      sketch.shape.kinds[part]);
      vertex = end;
    }
  outline.paint(painter, ghostPen(), tinted(Token::Ghost));
}

/// Of many rows their boxes.
void paintRows(QPainter& painter, const EditSketch& sketch, const Viewport& view)
{
  if (sketch.rows == nullptr)
    return;
  Outline outline(view, sketch.by);
  const bool isMuch = sketch.rows->vertexCount() > kMostGhostVertices;
  for (const geo::BlockPtr& block : sketch.rows->blocks()) {
    if (isMuch) {
      const geo::Extent& box = block->extent;
      const std::array<double, 8> xy{box.minX, box.minY, box.maxX, box.minY,
                                     box.maxX, box.maxY, box.minX, box.maxY};
      outline.addRing(xy, geo::GeometryKind::Polygon);
      continue;
    }
    quint32 ring = 0;
    for (std::size_t part = 0; part < block->partEnds.size(); ++part)
      for (; ring < block->partEnds[part]; ++ring) {
        const std::size_t first = block->firstVertex(ring);
        outline.addRing(
            std::span(block->xy).subspan(2 * first, 2 * (block->ringEnds[ring] - first)),
            block->partKinds[part]);
      }
  }
  outline.paint(painter, ghostPen(), tinted(Token::Ghost));
}

void paintCorners(QPainter& painter, const EditSketch& sketch, const Viewport& view)
{
  if (sketch.corners.empty())
    return;
  QPolygonF line;
  for (const QPointF& corner : sketch.corners)
    line << view.toPixel(corner);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(ink(Token::Paper), 4));
  painter.drawPolyline(line);
  painter.setPen(Qt::NoPen);
  painter.setBrush(sketch.isArea ? QBrush(tinted(Token::Select)) : Qt::NoBrush);
  painter.drawPolygon(line);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(ink(Token::Select), 1.5));
  painter.drawPolyline(line);
  if (sketch.isArea && line.size() > 2) {
    painter.setPen(QPen(ink(Token::Select), 1, Qt::DashLine));
    painter.drawLine(line.back(), line.front());
  }
  painter.setPen(QPen(ink(Token::Select), 1.5));
  painter.setBrush(ink(Token::Paper));
  for (qsizetype i = 0; i + 1 < line.size(); ++i)
    painter.drawRect(
        QRectF(line[i].x() - kHandle, line[i].y() - kHandle, 2 * kHandle, 2 * kHandle));
}

void paintHandle(QPainter& painter, QPointF at, double half)
{
  painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half));
}

void paintHandles(QPainter& painter, const EditSketch& sketch, const Viewport& view)
{
  const geo::Extent seen = view.extent();
  std::size_t inView = 0;
  const auto isSeen = [&](QPointF at) { return seen.intersects({at.x(), at.y(), at.x(), at.y()}); };
  for (const QPointF& handle : sketch.handles)
    inView += isSeen(handle);
  painter.setPen(QPen(ink(Token::Select), 1.5));
  painter.setBrush(ink(Token::Paper));
  if (inView <= kMostHandles)
    for (const QPointF& handle : sketch.handles)
      if (isSeen(handle))
        paintHandle(painter, view.toPixel(handle), kHandle);
  if (sketch.newVertex) {
    painter.drawEllipse(view.toPixel(*sketch.newVertex), kHandle, kHandle);
    const QPointF at = view.toPixel(*sketch.newVertex);
    painter.drawLine(QLineF(at - QPointF(2, 0), at + QPointF(2, 0)));
    painter.drawLine(QLineF(at - QPointF(0, 2), at + QPointF(0, 2)));
  }
  if (sketch.hovered && *sketch.hovered < sketch.handles.size())
    paintHandle(painter, view.toPixel(sketch.handles[*sketch.hovered]), kChosen);
  painter.setBrush(ink(Token::Select));
  if (sketch.chosen && *sketch.chosen < sketch.handles.size())
    paintHandle(painter, view.toPixel(sketch.handles[*sketch.chosen]), kChosen);
}

/// The length along a side, turned so that it can be read, where there is room.
void paintLength(QPainter& painter, QPointF a, QPointF b, double metres)
{
  const QString words = lengthWords(metres);
  painter.setFont(type(TextSize::Caption));
  const QFontMetrics metrics(painter.font());
  const double wide = metrics.horizontalAdvance(words) + 10;
  QLineF side(a, b);
  if (side.length() < wide + 4 * kHandle)
    return;
  if (side.dx() < 0)
    side = QLineF(b, a);
  painter.save();
  painter.translate(side.center());
  painter.rotate(-side.angle());
  const QRectF plate(-wide / 2, -metrics.height() / 2.0 - 1, wide, metrics.height() + 2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink(Token::Select));
  painter.drawRoundedRect(plate, 3, 3);
  painter.setPen(ink(Token::Paper));
  painter.drawText(plate, Qt::AlignCenter, words);
  painter.restore();
}

} // namespace

void paintEdit(QPainter& painter, const EditSketch& sketch, const Viewport& view)
{
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paintShape(painter, sketch, view);
  paintRows(painter, sketch, view);
  paintCorners(painter, sketch, view);
  paintHandles(painter, sketch, view);
  for (const auto& [a, b] : sketch.measured)
    paintLength(painter, view.toPixel(a), view.toPixel(b),
                QLineF(a, b).length() * view.metresPerUnit);
  painter.setPen(QPen(ink(Token::Paper), 1.5));
  painter.setBrush(ink(Token::Error));
  for (const QPointF& fault : sketch.faults)
    painter.drawEllipse(view.toPixel(fault), kFault, kFault);
  painter.restore();
}

} // namespace diaban::uikit
