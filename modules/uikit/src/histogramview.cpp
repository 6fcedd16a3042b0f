#include <diaban/uikit/histogramview.h>
#include <diaban/uikit/theme.h>

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

constexpr double kCatch = 6;   ///< pixels around a limit
constexpr int kWords = 18;     ///< height of the line below the bars
constexpr int kKeySteps = 100; ///< of the whole range

} // namespace

HistogramView::HistogramView(QWidget* parent)
    : QWidget(parent)
{
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setFixedHeight(sizeHint().height());
  setFont(type(TextSize::Caption));
  setAccessibleName(tr("Spread of the numbers with the limits of classes"));
  setToolTip(tr("Drag a limit, or choose one with ↑ ↓ and move it with ← →"));
}

void HistogramView::setNumbers(double least, double greatest, const QVector<qint64>& counts)
{
  m_least = least;
  m_greatest = greatest;
  m_counts = counts;
  update();
}

void HistogramView::setClasses(const QVector<double>& limits, const QVector<QColor>& colours)
{
  m_limits = limits;
  m_colours = colours;
  m_current = std::clamp(m_current, 1, std::max(1, static_cast<int>(limits.size()) - 2));
  sayCurrent();
  update();
}

QRectF HistogramView::plot() const
{
  return QRectF(rect()).adjusted(4, 4, -4, -kWords);
}

double HistogramView::xOf(double value) const
{
  const double span = m_greatest - m_least;
  const double share = span > 0 ? std::clamp((value - m_least) / span, 0.0, 1.0) : 0.5;
  return plot().left() + share * plot().width();
}

double HistogramView::valueAt(double x) const
{
  const double share = std::clamp((x - plot().left()) / plot().width(), 0.0, 1.0);
  return m_least + share * (m_greatest - m_least);
}

int HistogramView::limitNear(double x) const
{
  int best = -1;
  double nearest = kCatch;
  for (int i = 1; i + 1 < m_limits.size(); ++i)
    if (const double away = std::abs(xOf(m_limits[i]) - x); away < nearest) {
      nearest = away;
      best = i;
    }
  return best;
}

/// A limit stays between its neighbours, and is as round as a pixel lets it be.
void HistogramView::move(int limit, double value)
{
  if (limit < 1 || limit + 1 >= m_limits.size())
    return;
  const double pixel = (m_greatest - m_least) / std::max(1.0, plot().width());
  const double step = std::pow(10, std::floor(std::log10(std::max(pixel, 1e-12))));
  value = std::clamp(std::round(value / step) * step, m_limits[limit - 1], m_limits[limit + 1]);
  if (value == m_limits[limit])
    return;
  m_limits[limit] = value;
  sayCurrent();
  update();
  Q_EMIT limitMoved(limit, value);
}

void HistogramView::sayCurrent()
{
  if (m_current + 1 < m_limits.size())
    setAccessibleDescription(QLocale().toString(m_limits[m_current], 'g', 6));
}

void HistogramView::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  const Theme theme = themeOf(palette());
  const QRectF area = plot();
  painter.fillRect(area, uikit::colour(theme, Token::Base));
  const qint64 most = m_counts.isEmpty() ? 0 : *std::max_element(m_counts.begin(), m_counts.end());
  const double width = area.width() / std::max<double>(1, static_cast<double>(m_counts.size()));
  for (qsizetype i = 0; i < m_counts.size() && most > 0; ++i) {
    // The root keeps rare numbers visible beside very frequent ones.
    const double share = std::sqrt(static_cast<double>(m_counts[i]) / static_cast<double>(most));
    const double middle = valueAt(area.left() + (static_cast<double>(i) + 0.5) * width);
    const auto at =
        std::lower_bound(m_limits.begin() + (m_limits.isEmpty() ? 0 : 1), m_limits.end(), middle) -
        m_limits.begin() - 1;
    const QColor fill =
        at >= 0 && at < m_colours.size() ? m_colours[at] : uikit::colour(theme, Token::TextOff);
    const QRectF bar(area.left() + static_cast<double>(i) * width,
                     area.bottom() - share * area.height(), std::max(1.0, width - 1),
                     share * area.height());
    painter.fillRect(bar, fill);
  }
  painter.setPen(uikit::colour(theme, Token::BorderStrong));
  painter.drawRect(area);
  for (int i = 1; i + 1 < m_limits.size(); ++i) {
    const bool isCurrent = i == m_current && hasFocus();
    const QLineF line(xOf(m_limits[i]), area.top(), xOf(m_limits[i]), area.bottom());
    // Cased, so that it is seen on bars of any colour.
    painter.setPen(QPen(uikit::colour(theme, Token::Base), isCurrent ? 5.0 : 3.0));
    painter.drawLine(line);
    painter.setPen(
        QPen(uikit::colour(theme, isCurrent ? Token::Accent : Token::Text), isCurrent ? 2.0 : 1.0));
    painter.drawLine(line);
  }
  painter.setPen(uikit::colour(theme, Token::TextMuted));
  const QRectF words(area.left(), area.bottom() + 2, area.width(), kWords - 2);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, QLocale().toString(m_least, 'g', 7));
  painter.drawText(words, Qt::AlignRight | Qt::AlignTop, QLocale().toString(m_greatest, 'g', 7));
}

void HistogramView::mousePressEvent(QMouseEvent* event)
{
  const int limit = limitNear(event->position().x());
  m_isDragging = event->button() == Qt::LeftButton && limit > 0;
  if (m_isDragging)
    m_current = limit;
  update();
}

void HistogramView::mouseMoveEvent(QMouseEvent* event)
{
  if (m_isDragging)
    move(m_current, valueAt(event->position().x()));
  setCursor(m_isDragging || limitNear(event->position().x()) > 0 ? Qt::SplitHCursor
                                                                 : Qt::ArrowCursor);
}

void HistogramView::mouseReleaseEvent(QMouseEvent*)
{
  m_isDragging = false;
}

void HistogramView::keyPressEvent(QKeyEvent* event)
{
  const int last = static_cast<int>(m_limits.size()) - 2;
  const double step = (m_greatest - m_least) / kKeySteps;
  switch (event->key()) {
  case Qt::Key_Up: m_current = std::clamp(m_current + 1, 1, std::max(1, last)); break;
  case Qt::Key_Down: m_current = std::clamp(m_current - 1, 1, std::max(1, last)); break;
  case Qt::Key_Left:
  case Qt::Key_Right:
    if (m_current <= last)
      move(m_current, m_limits[m_current] + (event->key() == Qt::Key_Left ? -step : step));
    break;
  default: QWidget::keyPressEvent(event); return;
  }
  sayCurrent();
  update();
}

} // namespace diaban::uikit
