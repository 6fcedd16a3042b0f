#include <diaban/uikit/snapmark.h>
#include <diaban/uikit/theme.h>

#include <QCoreApplication>
#include <QPainter>

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
  case SnapKind::Perpendicular: // an upright on its base, with the corner between them
    return QPolygonF(
        {{-kHalf, -kHalf}, {-kHalf, kHalf}, {kHalf, kHalf}, {0, kHalf}, {0, 0}, {-kHalf, 0}});
  case SnapKind::Grid: return QPolygonF({{-kHalf, 0}, {kHalf, 0}, {0, 0}, {0, -kHalf}, {0, kHalf}});
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
  case SnapKind::Perpendicular:
    return QCoreApplication::translate("diaban::uikit::Snap", "perpendicular");
  case SnapKind::Grid: return QCoreApplication::translate("diaban::uikit::Snap", "grid");
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
  painter.setPen(QPen(paper, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(shape);
  painter.setPen(QPen(ink, 2));
  painter.drawPolyline(shape);
  const QString name = snapName(kind);
  painter.setFont(type(TextSize::Caption));
  const QFontMetrics metrics(painter.font());
  const QRectF plate(pixel + QPointF(13, -metrics.height() - 8),
                     QSizeF(metrics.horizontalAdvance(name) + 12, metrics.height() + 2));
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink);
  painter.drawRoundedRect(plate, 3, 3);
  painter.setPen(paper);
  painter.drawText(plate, Qt::AlignCenter, name);
  painter.restore();
}

} // namespace diaban::uikit
