#include <diaban/uikit/icons.h>
#include <diaban/uikit/scalebar.h>
#include <diaban/uikit/theme.h>

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace diaban::uikit {
namespace {

constexpr double kLongest = 160;
constexpr int kLeft = 12;
constexpr int kBarY = 23;

} // namespace

BarLength barLength(double metresPerPixel)
{
  if (!(metresPerPixel > 0) || !std::isfinite(metresPerPixel))
    return {};
  const double longest = metresPerPixel * kLongest;
  const double power = std::pow(10.0, std::floor(std::log10(longest)));
  double metres = power;
  for (const double step : {2.0, 5.0})
    if (step * power <= longest)
      metres = step * power;
  return {metres, static_cast<int>(std::lround(metres / metresPerPixel))};
}

QString lengthText(double metres)
{
  const QLocale locale;
  if (metres >= 1000)
    return QStringLiteral("%1\u00a0km").arg(locale.toString(metres / 1000, 'g', 6));
  return QStringLiteral("%1\u00a0m").arg(locale.toString(metres, 'g', 6));
}

ScaleBar::ScaleBar(QWidget* parent)
    : QWidget(parent)
{
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFont(type(TextSize::Caption));
}

void ScaleBar::setMetresPerPixel(double metres)
{
  const BarLength length = barLength(metres);
  if (length.metres == m_length.metres && length.pixels == m_length.pixels)
    return;
  m_length = length;
  setAccessibleName(tr("Scale bar: %1").arg(lengthText(length.metres)));
  update();
}

void ScaleBar::paintEvent(QPaintEvent*)
{
  const Theme theme = themeOf(palette());
  QPainter painter(this);
  QColor plate = colour(theme, Token::Base);
  plate.setAlphaF(0.95F);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(plate);
  painter.drawRoundedRect(rect(), 4, 4);
  painter.setRenderHint(QPainter::Antialiasing, false);

  const int right = kLeft + m_length.pixels;
  painter.setPen(QPen(colour(theme, Token::Text), 1));
  for (const int y : {kBarY, kBarY + 1})
    painter.drawLine(kLeft, y, right, y);
  for (const int x : {kLeft, (kLeft + right) / 2, right})
    painter.drawLine(x, kBarY - (x == (kLeft + right) / 2 ? 2 : 4), x, kBarY);
  const QFontMetrics metrics(font());
  const QString text = lengthText(m_length.metres);
  painter.drawText(kLeft, kBarY - 6, QStringLiteral("0"));
  painter.drawText(right - metrics.horizontalAdvance(text), kBarY - 6, text);
  const int size = 18;
  painter.drawPixmap(
      width() - size - 8, (height() - size) / 2,
      iconPixmap(QStringLiteral("north"), colour(theme, Token::Text), size, devicePixelRatioF()));
}

} // namespace diaban::uikit
