#include "levelbar.h"

#include <diaban/uikit/tokens.h>

#include <QGuiApplication>
#include <QPainter>

namespace diaban::coverage {
namespace {

constexpr int kHeight = 14;

} // namespace

LevelBar::LevelBar(std::vector<Part> parts, const QString& words, QWidget* parent)
    : QWidget(parent)
    , m_parts(std::move(parts))
{
  setFixedHeight(kHeight);
  setAccessibleName(words);
  setToolTip(words);
}

void LevelBar::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  const uikit::Theme theme = uikit::themeOf(QGuiApplication::palette());
  double total = 0;
  for (const Part& part : m_parts)
    total += part.amount;
  const QRectF inner = QRectF(rect()).adjusted(1, 1, -1, -1);
  painter.fillRect(inner, uikit::colour(theme, uikit::Token::Base));
  double left = inner.left();
  for (const Part& part : m_parts) {
    const double width = total > 0 ? part.amount / total * inner.width() : 0;
    painter.fillRect(QRectF(left, inner.top(), width, inner.height()), part.colour);
    left += width;
  }
  painter.setPen(uikit::colour(theme, uikit::Token::BorderStrong));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace diaban::coverage
