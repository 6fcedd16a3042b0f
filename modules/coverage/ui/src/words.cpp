#include "words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kMillion = 1e6;
constexpr double kBillion = 1e9;
constexpr double kKilometre = 1000;

/// With one decimal where it says something.
QString rounded(double value)
{
  const QString text = QLocale().toString(value, 'f', 1);
  const QString zero = QLocale().decimalPoint() + QLocale().zeroDigit();
  return text.endsWith(zero) ? text.chopped(zero.size()) : text;
}

} // namespace

QString countText(double amount)
{
  return QLocale().toString(qRound64(amount));
}

QString percentText(double share)
{
  //: %1 a number
  const QString text = QCoreApplication::translate("diaban::coverage", "%1 %")
                           .arg(QLocale().toString(share * 100, 'f', 1));
  return QString(text).replace(QLatin1Char(' '),
                               QChar(QChar::Nbsp)); // number and sign stay together
}

QString metresText(double metres)
{
  if (metres < kKilometre)
    return QCoreApplication::translate("diaban::coverage", "%1 m").arg(countText(metres));
  return QCoreApplication::translate("diaban::coverage", "%1 km")
      .arg(QLocale().toString(metres / kKilometre, 'f', 1));
}

QString areaText(double squareMetres)
{
  constexpr double kHectare = 1e4, kSquareKilometre = 1e6, kMostHectares = 1000;
  if (squareMetres < kMostHectares * kHectare)
    return QCoreApplication::translate("diaban::coverage", "%1 ha")
        .arg(QLocale().toString(squareMetres / kHectare, 'f', 1));
  return QCoreApplication::translate("diaban::coverage", "%1 km²")
      .arg(QLocale().toString(squareMetres / kSquareKilometre, 'f', 1));
}

QString moneyText(double dong)
{
  if (dong < kBillion)
    return QCoreApplication::translate("diaban::coverage", "%1 million đồng")
        .arg(rounded(dong / kMillion));
  return QCoreApplication::translate("diaban::coverage", "%1 billion đồng")
      .arg(rounded(dong / kBillion));
}

QString millionsText(double dong)
{
  return rounded(dong / kMillion);
}

QString differenceText(double now, double before, QString (*text)(double))
{
  const QString amount = text(std::abs(now - before));
  if (amount == text(0))
    return QStringLiteral("±0");
  return (now > before ? QStringLiteral("+%1") : QStringLiteral("−%1")).arg(amount);
}

double shareOf(double part, double whole)
{
  return whole > 0 ? part / whole : 0;
}

} // namespace diaban::coverage
