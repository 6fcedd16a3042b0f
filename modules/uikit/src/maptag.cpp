#include "maptag.h"

#include <diaban/uikit/theme.h>

#include <QFontMetrics>
#include <QPainter>

namespace diaban::uikit {
namespace {

constexpr int kAcross = 10;
constexpr int kAlong = 4;
constexpr int kRadius = 4;

QFont tagFont()
{
  return type(TextSize::Caption, true);
}

} // namespace

QSize tagSize(const QString& words)
{
  const QSize text = QFontMetrics(tagFont()).size(0, words);
  return text + QSize(2 * kAcross, 2 * kAlong);
}

QString tagWords(const QString& words, int most)
{
  return QFontMetrics(tagFont()).elidedText(words, Qt::ElideMiddle, most - 2 * kAcross);
}

void paintTag(QPainter& painter, const QPoint& topLeft, const QString& words)
{
  const QRect plate(topLeft, tagSize(words));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(tagFont());
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour(Theme::Light, Token::Tip)); // on paper, which is white in both themes
  painter.drawRoundedRect(plate, kRadius, kRadius);
  painter.setPen(colour(Theme::Light, Token::TipText));
  painter.drawText(plate, Qt::AlignCenter, words);
  painter.restore();
}

} // namespace diaban::uikit
