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

namespace {

constexpr int kBodyPixels = 13;

int pixelsOf(TextSize size)
{
  switch (size) {
  case TextSize::Caption: return 12;
  case TextSize::Body: break;
  case TextSize::Title: return 15;
  case TextSize::Figure: return 22;
  }
  return kBodyPixels;
}

QFont sized(TextSize size, double factor)
{
  QFont font(QStringLiteral("Noto Sans"));
  font.setPixelSize(qRound(pixelsOf(size) * factor));
  return font;
}

} // namespace

double textFactor()
{
  const int pixels = QApplication::font().pixelSize(); // -1 until applyTheme()
  return pixels > 0 ? static_cast<double>(pixels) / kBodyPixels : 1;
}

QFont type(TextSize size, bool bold)
{
  QFont font = sized(size, textFactor());
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

Theme systemTheme()
{
  return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Theme::Dark
                                                                              : Theme::Light;
}

void applyTheme(QApplication& app, Theme theme, double factor)
{
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setPalette(themePalette(theme));
  QApplication::setFont(sized(TextSize::Body, factor));
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
