#include <diaban/uikit/measuretext.h>

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace diaban::uikit {
namespace {

constexpr double kKilometresFrom = 10'000;
constexpr double kHectare = 10'000;
constexpr int kSecondsRound = 360 * 3600;

} // namespace

QString lengthWords(double metres)
{
  const QLocale locale;
  const QString text = QStringLiteral("%1\u00a0m").arg(locale.toString(metres, 'f', 2));
  if (metres < kKilometresFrom)
    return text;
  return QStringLiteral("%1 (%2\u00a0km)").arg(text, locale.toString(metres / 1000, 'f', 1));
}

QString areaWords(double squareMetres)
{
  const QLocale locale;
  const QString text = QStringLiteral("%1\u00a0m²").arg(locale.toString(squareMetres, 'f', 1));
  if (squareMetres < kHectare)
    return text;
  return QStringLiteral("%1 (%2\u00a0ha)")
      .arg(text, locale.toString(squareMetres / kHectare, 'f', 2));
}

QString bearingWords(Angle bearing)
{
  const int seconds =
      static_cast<int>(std::lround(bearing.inDegrees() * 3600) % kSecondsRound + kSecondsRound) %
      kSecondsRound;
  return QStringLiteral("%1°%2′%3″")
      .arg(seconds / 3600)
      .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
      .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

std::optional<Angle> readBearing(const QString& text)
{
  static const QRegularExpression kBetween(QStringLiteral("[°ºd'′’\"″”:\\-\\s]+"));
  constexpr int kMostParts = 3;
  constexpr double kSixty = 60;
  const QStringList parts = text.split(kBetween, Qt::SkipEmptyParts);
  if (parts.isEmpty() || parts.size() > kMostParts || text.trimmed().startsWith(QLatin1Char('-')))
    return std::nullopt;
  double degrees = 0, share = 1;
  for (qsizetype i = 0; i < parts.size(); ++i, share /= kSixty) {
    bool isNumber = false;
    const double number = QLocale().toDouble(parts[i], &isNumber);
    const bool isWhole = number == std::floor(number);
    if (!isNumber || number < 0 || (i > 0 && number >= kSixty) ||
        (i + 1 < parts.size() && !isWhole))
      return std::nullopt;
    degrees += number * share;
  }
  constexpr double kRound = 360;
  if (degrees > kRound)
    return std::nullopt;
  return Angle::degrees(degrees);
}

QString degreesWords(double degrees, const QString& positive, const QString& negative)
{
  return QStringLiteral("%1°\u00a0%2")
      .arg(QLocale().toString(std::abs(degrees), 'f', 6), degrees < 0 ? negative : positive);
}

} // namespace diaban::uikit
