#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace diaban::uikit {

QFont type(TextSize size, bool bold)
{
  QFont font(QStringLiteral("Noto Sans"));
  switch (size) {
  case TextSize::Caption: font.setPixelSize(12); break;
  case TextSize::Body: font.setPixelSize(13); break;
  case TextSize::Title: font.setPixelSize(15); break;
  case TextSize::Figure: font.setPixelSize(22); break;
  }
  font.setBold(bold || size == TextSize::Title || size == TextSize::Figure);
  return font;
}

QString styleSheet(Theme theme)
{
  QFile file(QStringLiteral(":/diaban/style.qss"));
  if (!file.open(QIODevice::ReadOnly))
    return {};
  QString sheet = QString::fromUtf8(file.readAll());
  std::vector<Token> tokens(allTokens().begin(), allTokens().end());
  // Longest names first: @border is the beginning of @borderStrong.
  std::sort(tokens.begin(), tokens.end(),
            [](Token a, Token b) { return tokenName(a).size() > tokenName(b).size(); });
  for (const Token token : tokens)
    sheet.replace(QLatin1Char('@') + tokenName(token), colour(theme, token).name(QColor::HexArgb));
  return sheet.replace(QStringLiteral("@theme"),
                       theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark"));
}

void applyTheme(QApplication& app, Theme theme)
{
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setPalette(themePalette(theme));
  QApplication::setFont(type(TextSize::Body));
  app.setStyleSheet(styleSheet(theme));
}

void setLook(QWidget* widget, const char* property, const QString& value)
{
  if (widget->property(property).toString() == value)
    return;
  widget->setProperty(property, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
  widget->update();
}

QString elided(const QString& text, const QFont& font, int width)
{
  return QFontMetrics(font).elidedText(text, Qt::ElideMiddle, width);
}

} // namespace diaban::uikit
