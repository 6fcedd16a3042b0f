#include "previewmap.h"

#include <diaban/uikit/theme.h>
#include <diaban/uikit/tokens.h>

#include <QPainter>

namespace diaban::desktop {
namespace {

constexpr QSize kMap(374, 264);
constexpr int kSwatch = 18;
constexpr int kGap = 8;

} // namespace

PreviewMap::PreviewMap(QWidget* parent)
    : QWidget(parent)
{
  setAccessibleName(tr("Preview map"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize PreviewMap::mapSize() const
{
  return kMap;
}

int PreviewMap::legendHeight() const
{
  const int line = QFontMetrics(uikit::type(uikit::TextSize::Caption)).height() + 4;
  return m_hasOther ? 3 * line : 2 * line;
}

QSize PreviewMap::sizeHint() const
{
  return {kMap.width(), kMap.height() + kGap + legendHeight()};
}

void PreviewMap::setPicture(const QImage& picture)
{
  m_picture = picture;
  m_reason.clear();
  update();
}

void PreviewMap::setReason(const QString& text)
{
  m_picture = {};
  m_reason = text;
  setAccessibleDescription(text);
  update();
}

void PreviewMap::setLegend(bool hasOther)
{
  m_hasOther = hasOther;
  updateGeometry();
  update();
}

void PreviewMap::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  const uikit::Theme theme = uikit::themeOf(palette());
  const QRect map(QPoint(0, 0), kMap);
  painter.fillRect(map, uikit::colour(theme, uikit::Token::Base));
  if (!m_picture.isNull())
    painter.drawImage(map.topLeft(), m_picture);
  painter.setPen(uikit::colour(theme, uikit::Token::Border));
  painter.drawRect(map.adjusted(0, 0, -1, -1));
  painter.setFont(uikit::type(uikit::TextSize::Caption));
  painter.setPen(uikit::colour(theme, uikit::Token::TextMuted));
  if (m_picture.isNull())
    painter.drawText(map.adjusted(kGap, kGap, -kGap, -kGap), Qt::AlignCenter | Qt::TextWordWrap,
                     m_reason);
  const int line = painter.fontMetrics().height() + 4;
  int y = map.bottom() + kGap;
  const auto entry = [&](const QColor& colour, const QString& text) {
    const QRect swatch(0, y + (line - 10) / 2, kSwatch, 10);
    QColor fill = colour;
    fill.setAlphaF(0.35F);
    painter.fillRect(swatch, fill);
    painter.setPen(colour);
    painter.drawRect(swatch.adjusted(0, 0, -1, -1));
    painter.setPen(uikit::colour(theme, uikit::Token::Text));
    painter.drawText(QRect(kSwatch + kGap, y, width() - kSwatch - kGap, line),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
    y += line;
  };
  entry(uikit::colour(uikit::Theme::Light, uikit::Token::Select), tr("The file, as it is read"));
  if (m_hasOther)
    entry(uikit::colour(uikit::Theme::Light, uikit::Token::Warning), tr("By the next reading"));
  entry(uikit::colour(theme, uikit::Token::BorderStrong), tr("Layers of the map (pale)"));
}

} // namespace diaban::desktop
