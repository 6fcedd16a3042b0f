#include "swatch.h"

#include <diaban/uikit/tokens.h>

#include <QGuiApplication>
#include <QPainter>

namespace diaban::coverage {
namespace {

constexpr double kHatchStep = 4;

QPixmap blank(qreal pixelRatio)
{
  QPixmap picture(QSize(kSwatchWidth, kSwatchHeight) * pixelRatio);
  picture.setDevicePixelRatio(pixelRatio);
  picture.fill(Qt::transparent);
  return picture;
}

QColor themed(uikit::Token token)
{
  return uikit::colour(uikit::themeOf(QGuiApplication::palette()), token);
}

const QRectF kFrame(0.5, 0.5, kSwatchWidth - 1, kSwatchHeight - 1);

void hatch(QPainter& painter, const QRectF& area, const QColor& colour)
{
  painter.save();
  painter.setClipRect(area);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(colour);
  for (double x = area.left() - area.height(); x < area.right(); x += kHatchStep)
    painter.drawLine(QPointF(x, area.top()), QPointF(x + area.height(), area.bottom()));
  painter.restore();
}

} // namespace

QPixmap fillSwatch(const QColor& fill, qreal pixelRatio)
{
  QPixmap picture = blank(pixelRatio);
  QPainter painter(&picture);
  painter.setPen(themed(uikit::Token::BorderStrong));
  painter.setBrush(fill);
  painter.drawRect(kFrame);
  return picture;
}

QPixmap hatchSwatch(qreal pixelRatio)
{
  QPixmap picture = fillSwatch(themed(uikit::Token::Base), pixelRatio);
  QPainter painter(&picture);
  hatch(painter, kFrame.adjusted(0.5, 0.5, -0.5, -0.5), themed(uikit::Token::Error));
  return picture;
}

QPixmap ringSwatch(qreal pixelRatio)
{
  QPixmap picture = blank(pixelRatio);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(uikit::colour(uikit::Theme::Light, uikit::Token::Ghost), 2));
  painter.setBrush(uikit::colour(uikit::Theme::Light, uikit::Token::Paper));
  painter.drawEllipse(QRectF(kFrame).center(), 4, 4);
  return picture;
}

} // namespace diaban::coverage
