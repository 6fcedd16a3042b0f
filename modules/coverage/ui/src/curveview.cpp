#include "words.h"

#include <diaban/coverage/ui/curveview.h>
#include <diaban/uikit/theme.h>

#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {

using uikit::Token;

namespace {

constexpr double kThousand = 1000;
constexpr int kTicks = 5;
constexpr double kDot = 4; ///< radius

/// 1, 2 or 5 times a power of ten, so that about `wanted` of them make up `span`.
double niceStep(double span, int wanted)
{
  const double raw = span / std::max(1, wanted);
  if (!(raw > 0))
    return 1;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double step : {1.0, 2.0, 5.0})
    if (raw <= step * power * (1 + 1e-9))
      return step * power;
  return 10 * power;
}

QColor themed(Token token)
{
  return uikit::colour(uikit::themeOf(QGuiApplication::palette()), token);
}

QString tickText(double value, double step)
{
  return QLocale().toString(value, 'f', step < 1 ? 1 : 0);
}

} // namespace

/// From numbers to pixels.
struct CurveView::Scale {
  QRectF plot;
  double right = 1, bottom = 0, top = 1; ///< numbers at the edges; the left edge is 0
  double stepAlong = 1, stepUp = 1;
  double perThousand = 1; ///< what served numbers are divided by for their ticks

  double x(double value) const { return plot.left() + value / right * plot.width(); }
  double y(double value) const
  {
    return plot.bottom() - (value - bottom) / (top - bottom) * plot.height();
  }
};

CurveView::CurveView(QWidget* parent)
    : QWidget(parent)
{
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setFont(uikit::type(uikit::TextSize::Caption));
  setAccessibleName(tr("How many more are served"));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CurveView::setCurve(std::vector<CurvePoint> points, std::optional<CurvePoint> chosen,
                         bool isPeople)
{
  m_points = std::move(points);
  m_chosen = chosen;
  m_isPeople = isPeople;
  setCurrent(-1);
}

void CurveView::setAxis(Axis axis)
{
  m_axis = axis;
  update();
}

double CurveView::along(const CurvePoint& point) const
{
  return m_axis == Axis::Count ? point.count : point.cost / 1e6;
}

QString CurveView::sentence(const CurvePoint& point) const
{
  const QString served = m_isPeople
                             //: %1 a number
                             ? tr("%1 people").arg(countText(point.served))
                             : tr("%1 buildings").arg(countText(point.served));
  //: %1 an amount of money, %2 whom that serves
  return tr("%Ln unit(s), %1: %2", nullptr, point.count).arg(moneyText(point.cost), served);
}

QSize CurveView::sizeHint() const
{
  return QSize(260, 176) * uikit::textFactor();
}

QString CurveView::unitText() const
{
  if (m_points.empty() || scale().perThousand > 1)
    return m_isPeople ? tr("thousand people") : tr("thousand buildings");
  return m_isPeople ? tr("people") : tr("buildings");
}

std::optional<CurvePoint> CurveView::told() const
{
  return m_current >= 0 ? m_points[static_cast<std::size_t>(m_current)] : m_chosen;
}

CurveView::Scale CurveView::scale() const
{
  Scale scale;
  double least = m_points.front().served, most = least, along = 0;
  const auto reach = [&](const CurvePoint& point) {
    least = std::min(least, point.served);
    most = std::max(most, point.served);
    along = std::max(along, this->along(point));
  };
  std::for_each(m_points.begin(), m_points.end(), reach);
  if (m_chosen)
    reach(*m_chosen);
  scale.perThousand = most >= 10 * kThousand ? kThousand : 1;
  scale.stepUp = niceStep(std::max(most - least, 1.0), kTicks);
  scale.bottom = std::floor(least / scale.stepUp) * scale.stepUp;
  scale.top = std::max(std::ceil(most / scale.stepUp) * scale.stepUp, scale.bottom + scale.stepUp);
  scale.stepAlong = niceStep(along, kTicks);
  if (m_axis == Axis::Count)
    scale.stepAlong = std::max(1.0, scale.stepAlong);
  scale.right = std::max(std::ceil(along / scale.stepAlong), 1.0) * scale.stepAlong;
  const QFontMetricsF metrics(font());
  double wide = 0;
  for (double tick = scale.bottom; tick <= scale.top * (1 + 1e-9); tick += scale.stepUp)
    wide = std::max(wide, metrics.horizontalAdvance(tickText(tick / scale.perThousand,
                                                             scale.stepUp / scale.perThousand)));
  const double half = metrics.horizontalAdvance(tickText(scale.right, scale.stepAlong)) / 2;
  const double line = metrics.height();
  // At the top there is room for the readout, at the bottom for ticks and the axis' name.
  scale.plot =
      QRectF(rect()).adjusted(wide + 6, wordsHeight() + line / 2, -half - 2, -2 * line - 6);
  return scale;
}

/// Of all points, so that the curve does not jump from one to the next.
double CurveView::wordsHeight() const
{
  const QFontMetricsF metrics(uikit::type(uikit::TextSize::Caption, true));
  double height = metrics.height();
  const auto reach = [&](const CurvePoint& point) {
    height = std::max(
        height, metrics.boundingRect(QRectF(0, 0, width(), 1000), Qt::TextWordWrap, sentence(point))
                    .height());
  };
  std::for_each(m_points.begin(), m_points.end(), reach);
  if (m_chosen)
    reach(*m_chosen);
  return height;
}

QPointF CurveView::placeOf(const Scale& scale, const CurvePoint& point) const
{
  return {scale.x(along(point)), scale.y(point.served)};
}

void CurveView::paintAxes(QPainter& painter, const Scale& scale) const
{
  const double line = QFontMetricsF(font()).height();
  const QRectF& plot = scale.plot;
  for (double tick = scale.bottom; tick <= scale.top * (1 + 1e-9); tick += scale.stepUp) {
    const double y = scale.y(tick);
    painter.setPen(themed(Token::Border));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(themed(Token::TextMuted));
    painter.drawText(QRectF(0, y - line / 2, plot.left() - 6, line),
                     Qt::AlignRight | Qt::AlignVCenter,
                     tickText(tick / scale.perThousand, scale.stepUp / scale.perThousand));
  }
  for (double tick = 0; tick <= scale.right * (1 + 1e-9); tick += scale.stepAlong)
    painter.drawText(QRectF(scale.x(tick) - 60, plot.bottom() + 2, 120, line), Qt::AlignHCenter,
                     tickText(tick, scale.stepAlong));
  painter.drawText(QRectF(0, plot.bottom() + line + 4, width(), line), Qt::AlignHCenter,
                   m_axis == Axis::Count ? tr("more units") : tr("million đồng"));
}

/// A dot with a dashed line to the axis, and its sentence above all.
void CurveView::paintPoint(QPainter& painter, const Scale& scale, const CurvePoint& point) const
{
  const QPointF place = placeOf(scale, point);
  const QColor ink = themed(Token::Accent);
  painter.setPen(QPen(ink, 1, Qt::DashLine));
  painter.drawLine(place, QPointF(place.x(), scale.plot.bottom()));
  painter.setPen(QPen(themed(Token::Base), 1));
  painter.setBrush(ink);
  painter.drawEllipse(place, kDot, kDot);
  painter.setBrush(Qt::NoBrush);
  painter.setFont(uikit::type(uikit::TextSize::Caption, true));
  painter.setPen(ink);
  painter.drawText(QRectF(0, 0, width(), wordsHeight()), Qt::AlignCenter | Qt::TextWordWrap,
                   sentence(point));
  painter.setFont(font());
}

void CurveView::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  if (m_points.size() > 1) {
    const Scale by = scale();
    paintAxes(painter, by);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF curve;
    for (const CurvePoint& point : m_points)
      curve.append(placeOf(by, point));
    painter.setPen(QPen(themed(Token::Accent), 2));
    painter.drawPolyline(curve);
    if (const auto shown = told())
      paintPoint(painter, by, *shown);
  }
  if (hasFocus()) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(themed(Token::Accent), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void CurveView::setCurrent(int point)
{
  m_current = point;
  const auto said = told();
  const QString words = said ? sentence(*said) : QString();
  setAccessibleDescription(words);
  setToolTip(words);
  update();
}

int CurveView::nearest(double x) const
{
  const Scale by = scale();
  int best = -1;
  double least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < static_cast<int>(m_points.size()); ++i)
    if (const double away = std::abs(placeOf(by, m_points[static_cast<std::size_t>(i)]).x() - x);
        away < least) {
      least = away;
      best = i;
    }
  return best;
}

bool CurveView::event(QEvent* event)
{
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
    update();
  return QWidget::event(event);
}

void CurveView::mouseMoveEvent(QMouseEvent* event)
{
  if (m_points.size() > 1)
    setCurrent(nearest(event->position().x()));
}

void CurveView::leaveEvent(QEvent*)
{
  setCurrent(-1);
}

void CurveView::keyPressEvent(QKeyEvent* event)
{
  const int last = static_cast<int>(m_points.size()) - 1;
  const int now = m_current >= 0 ? m_current : m_chosen ? std::min(m_chosen->count, last) : 0;
  int next = -1;
  switch (event->key()) {
  case Qt::Key_Left: next = std::max(0, now - 1); break;
  case Qt::Key_Right: next = std::min(last, now + 1); break;
  case Qt::Key_Home: next = 0; break;
  case Qt::Key_End: next = last; break;
  default: QWidget::keyPressEvent(event); return;
  }
  if (last > 0)
    setCurrent(next);
}

} // namespace diaban::coverage
