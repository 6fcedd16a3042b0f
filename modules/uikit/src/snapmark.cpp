#include <diaban/uikit/snapmark.h>
#include <diaban/uikit/theme.h>

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace diaban::uikit {
namespace {

using mapview::SnapKind;

QPolygonF shapeOf(SnapKind kind)
{
  constexpr double kHalf = 5.5;
  switch (kind) {
  case SnapKind::Vertex: return QPolygonF(QRectF(-kHalf, -kHalf, 2 * kHalf, 2 * kHalf));
  case SnapKind::Intersection:
    return QPolygonF({{-kHalf, -kHalf},
                      {0, 0},
                      {kHalf, -kHalf},
                      {0, 0},
                      {kHalf, kHalf},
                      {0, 0},
                      {-kHalf, kHalf}});
  case SnapKind::MidPoint:
    return QPolygonF({{-kHalf, kHalf}, {0, -kHalf}, {kHalf, kHalf}, {-kHalf, kHalf}});
  case SnapKind::Edge: break;
  }
  return QPolygonF(
      {{-kHalf, -kHalf}, {kHalf, -kHalf}, {-kHalf, kHalf}, {kHalf, kHalf}, {-kHalf, -kHalf}});
}

} // namespace

QString snapName(SnapKind kind)
{
  switch (kind) {
  case SnapKind::Vertex: return QCoreApplication::translate("diaban::uikit::Snap", "vertex");
  case SnapKind::Intersection:
    return QCoreApplication::translate("diaban::uikit::Snap", "crossing");
  case SnapKind::MidPoint: return QCoreApplication::translate("diaban::uikit::Snap", "mid-point");
  case SnapKind::Edge: break;
  }
  return QCoreApplication::translate("diaban::uikit::Snap", "edge");
}

void paintSnap(QPainter& painter, QPointF pixel, SnapKind kind)
{
  const QColor paper = colour(Theme::Light, Token::Paper), ink = colour(Theme::Light, Token::Snap);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  const QPolygonF shape = shapeOf(kind).translated(pixel);
  QPainterPath name;
  name.addText(pixel + QPointF(11, -8), type(TextSize::Caption), snapName(kind));
  painter.setPen(QPen(paper, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(shape);
  painter.drawPath(name);
  painter.setPen(QPen(ink, 2));
  painter.drawPolyline(shape);
  painter.fillPath(name, ink);
  painter.restore();
}

} // namespace diaban::uikit
