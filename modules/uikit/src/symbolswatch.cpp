#include <diaban/uikit/layermodel.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::uikit {
namespace {

constexpr QSize kSize(18, 12);
constexpr double kPixelsPerMm = 96 / 25.4;

QColor toColor(const workspace::Colour& c)
{
  return QColor(c.red, c.green, c.blue, c.alpha);
}

QPen toPen(const workspace::Stroke& stroke, double least)
{
  if (stroke.widthMm <= 0)
    return Qt::NoPen;
  const double width = std::clamp(stroke.widthMm * kPixelsPerMm, least, 4.0);
  QPen pen(toColor(stroke.colour), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
  if (!stroke.dashMm.isEmpty()) {
    QVector<qreal> dash;
    for (const double mm : stroke.dashMm)
      dash << std::max(0.5, mm * kPixelsPerMm / width);
    if (dash.size() % 2 == 1)
      dash << dash.constLast();
    pen.setDashPattern(dash);
  }
  return pen;
}

QPainterPath polygon(int corners, double radius, double inner, double turn)
{
  QPainterPath path;
  const int points = inner > 0 ? 2 * corners : corners;
  for (int i = 0; i < points; ++i) {
    const double angle = turn + 2 * std::numbers::pi * i / points;
    const double r = inner > 0 && i % 2 == 1 ? inner : radius;
    const QPointF at(r * std::sin(angle), -r * std::cos(angle));
    i == 0 ? path.moveTo(at) : path.lineTo(at);
  }
  path.closeSubpath();
  return path;
}

QPainterPath markerPath(workspace::MarkerShape shape, double r)
{
  using Shape = workspace::MarkerShape;
  QPainterPath path;
  switch (shape) {
  case Shape::Circle: path.addEllipse(QPointF(), r, r); break;
  case Shape::Square: path.addRect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8); break;
  case Shape::Diamond: return polygon(4, r, 0, 0);
  case Shape::Triangle: return polygon(3, r, 0, 0);
  case Shape::Star: return polygon(5, r, r * 0.45, 0);
  case Shape::Pentagon: return polygon(5, r, 0, 0);
  case Shape::Cross:
    path.addRect(-r, -r * 0.3, 2 * r, r * 0.6);
    path.addRect(-r * 0.3, -r, r * 0.6, 2 * r);
    path.setFillRule(Qt::WindingFill);
    break;
  }
  return path;
}

void drawFill(QPainter& painter, const workspace::FillSymbol& fill, const QColor& frame)
{
  const QRectF box(1.5, 1.5, kSize.width() - 3, kSize.height() - 3);
  painter.setPen(Qt::NoPen);
  painter.fillRect(box, toColor(fill.colour));
  if (fill.hatch != workspace::Hatch::None) {
    const bool cross = fill.hatch == workspace::Hatch::Cross;
    painter.fillRect(box, QBrush(toColor(fill.hatchStroke.colour),
                                 fill.hatch == workspace::Hatch::Dots ? Qt::Dense6Pattern
                                 : cross                              ? Qt::DiagCrossPattern
                                                                      : Qt::BDiagPattern));
  }
  painter.setBrush(Qt::NoBrush);
  const QPen outline = toPen(fill.outline, 1);
  painter.setPen(outline.style() == Qt::NoPen ? QPen(frame, 1) : outline);
  painter.drawRect(box);
}

void drawLine(QPainter& painter, const workspace::LineSymbol& line)
{
  const QPointF from(0, kSize.height() / 2.0);
  const QPointF to(kSize.width(), kSize.height() / 2.0);
  for (const workspace::Stroke& stroke : {line.casing, line.stroke}) {
    painter.setPen(toPen(stroke, 1.2));
    if (stroke.widthMm > 0)
      painter.drawLine(from, to);
  }
}

void drawMarker(QPainter& painter, const workspace::MarkerSymbol& marker)
{
  painter.translate(kSize.width() / 2.0, kSize.height() / 2.0);
  painter.setPen(toPen(marker.outline, 0.5));
  painter.setBrush(toColor(marker.fill));
  const double radius = std::clamp(marker.sizeMm * kPixelsPerMm / 2, 2.5, 5.5);
  painter.drawPath(markerPath(marker.shape, radius));
}

} // namespace

QPixmap symbolSwatch(const workspace::Symbol& symbol, geo::GeometryKind geometry, qreal pixelRatio,
                     const QColor& frame)
{
  QPixmap picture(kSize * pixelRatio);
  picture.setDevicePixelRatio(pixelRatio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  switch (geometry) {
  case geo::GeometryKind::Point: drawMarker(painter, symbol.marker); break;
  case geo::GeometryKind::Line: drawLine(painter, symbol.line); break;
  case geo::GeometryKind::None: break;
  default: drawFill(painter, symbol.fill, frame);
  }
  return picture;
}

} // namespace diaban::uikit
