#include "typedsystem.h"

#include <diaban/base/text.h>

#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

QRegularExpression rule(const QString& pattern)
{
  return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                         QRegularExpression::UseUnicodePropertiesOption);
}

/// The match, cut out of `text`.
QRegularExpressionMatch taken(QString& text, const QRegularExpression& pattern)
{
  const auto match = pattern.match(text);
  if (match.hasMatch())
    text = text.left(match.capturedStart()) + QLatin1Char(' ') + text.mid(match.capturedEnd());
  return match;
}

void addOnce(QVector<int>& epsgs, int epsg)
{
  if (!epsgs.contains(epsg))
    epsgs.append(epsg);
}

void takeDatum(TypedSystem& system)
{
  static const auto vn2000 = rule(QStringLiteral("\\bvn[- _]?(2000|2k)\\b\\s*[/:;,]?"));
  static const auto wgs84 = rule(QStringLiteral("\\bwgs[- _]?(19)?84\\b\\s*[/:;,]?"));
  system.isVn2000 = taken(system.rest, vn2000).hasMatch();
  taken(system.rest, wgs84);
}

void takeCode(TypedSystem& system)
{
  static const auto epsg = rule(QStringLiteral("\\bepsg\\s*:?\\s*(\\d{4,6})\\b"));
  static const auto utm =
      rule(QStringLiteral("\\butm\\b(?:\\s*(?:zone|múi|mui)?\\s*(4[789])\\s*[n-x]?\\b)?"));
  static const auto gps = rule(QStringLiteral("^\\s*(4[789])\\s*[n-x]\\s+(?=\\d{6})"));
  if (const auto match = taken(system.rest, epsg); match.hasMatch())
    addOnce(system.epsgs, match.captured(1).toInt());
  auto zone = taken(system.rest, utm);
  if (!zone.hasMatch())
    zone = taken(system.rest, gps);
  constexpr int kWgs84Utm = 32600, kVn2000Utm48 = 3405;
  for (const int number : {48, 49, 47})
    if (zone.hasMatch() && (zone.captured(1).isEmpty() || zone.captured(1).toInt() == number)) {
      if (number > 47 && system.isVn2000)
        addOnce(system.epsgs, kVn2000Utm48 + number - 48);
      else
        addOnce(system.epsgs, kWgs84Utm + number);
    }
}

void takeMeridian(TypedSystem& system, const QVector<ProvinceZone>& zones)
{
  static const auto named =
      rule(QStringLiteral("\\b(?:kinh tuyến trục|kinh tuyến|kinh tuyen truc|kinh tuyen|kttr?|"
                          "meridian|cm)\\s*[:=]?\\s*(10\\d)(?:[.,](\\d+)|\\s*[°ºđd]?\\s*(\\d{2})?)"
                          "\\s*['′’]?"));
  const auto match = taken(system.rest, named);
  if (!match.hasMatch())
    return;
  double degrees = match.captured(1).toDouble();
  if (!match.captured(2).isEmpty())
    degrees += (QStringLiteral("0.") + match.captured(2)).toDouble();
  degrees += match.captured(3).toDouble() / 60;
  for (const ProvinceZone& zone : zones)
    if (std::abs(meridianDegrees(zone.meridian) - degrees) < 1e-6)
      addOnce(system.epsgs, zone.epsg);
}

/// The longest name that stands in the text as whole words, marks apart.
void takeProvince(TypedSystem& system, const QVector<ProvinceZone>& zones)
{
  QString best;
  for (const ProvinceZone& zone : zones)
    for (const QString& name : {zone.province, zone.former}) {
      const QString words = foldMarks(name).replace(QLatin1Char('-'), QLatin1Char(' '));
      const auto whole = rule(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(words)));
      if (name.size() > best.size() && whole.match(foldMarks(toNfc(system.rest))).hasMatch())
        best = name;
    }
  if (best.isEmpty())
    return;
  // Folding takes marks and nothing else away from text in normal form C: places stay the same.
  system.rest = toNfc(system.rest);
  const auto at =
      foldMarks(system.rest).indexOf(foldMarks(best).replace(QLatin1Char('-'), QLatin1Char(' ')));
  static const auto lead =
      rule(QStringLiteral("(thành phố|thanh pho|tỉnh|tinh|tp\\.?|province|city)\\s*$"));
  QString before = system.rest.left(at);
  taken(before, lead);
  system.rest = before + QLatin1Char(' ') + system.rest.mid(at + best.size());
  system.province = best;
  for (const bool isCurrent : {true, false})
    for (const ProvinceZone& zone : zones)
      if (zone.isCurrent == isCurrent && (zone.province == best || zone.former == best))
        addOnce(system.epsgs, zone.epsg);
}

} // namespace

double meridianDegrees(const QString& text)
{
  static const QRegularExpression form(QStringLiteral("^(\\d+)°(\\d+)′$"));
  const auto match = form.match(text);
  return match.hasMatch() ? match.captured(1).toDouble() + match.captured(2).toDouble() / 60
                          : std::numeric_limits<double>::quiet_NaN();
}

TypedSystem typedSystem(const QString& text, const QVector<ProvinceZone>& zones)
{
  TypedSystem system;
  system.rest = text;
  takeDatum(system);
  takeCode(system);
  if (system.epsgs.isEmpty())
    takeMeridian(system, zones);
  if (system.epsgs.isEmpty())
    takeProvince(system, zones);
  static const auto around = rule(QStringLiteral("^[\\s:,;]+|[\\s:,;]+$"));
  system.rest.remove(around);
  return system;
}

} // namespace diaban::geo
