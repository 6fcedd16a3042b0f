#include <diaban/base/text.h>
#include <diaban/roadmap/projectvalues.h>

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::roadmap {
namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

Read<qint64> fault(ValueFault which)
{
  return {0, which};
}

/// A number as digits before and after its point.
struct Digits {
  QString whole, fraction;
};

bool isGrouped(const QStringList& groups)
{
  if (groups[0].isEmpty() || groups[0].size() > 3 ||
      (groups[0].startsWith(QLatin1Char('0')) && groups.size() > 1))
    return false;
  return std::all_of(groups.begin() + 1, groups.end(),
                     [](const QString& group) { return group.size() == 3; });
}

/// Both signs are there: the last one is the point.
ValueFault partByBoth(const QString& text, QChar point, QChar separator, Digits& digits)
{
  const QStringList halves = text.split(point);
  if (halves.size() != 2 || !isGrouped(halves[0].split(separator)))
    return ValueFault::NotMoney;
  digits = {QString(halves[0]).remove(separator), halves[1]};
  return ValueFault::None;
}

/// Dots part thousands and a comma is the point, as Vietnamese offices write. Where only the other
/// way round makes sense ("12.5", "1,234.5"), as that.
/// \param isVietnamese nobody who writes "tỷ" parts thousands by commas
ValueFault part(const QString& text, bool isVietnamese, Digits& digits)
{
  constexpr QLatin1Char kDot('.'), kComma(',');
  const qsizetype dots = text.count(kDot), commas = text.count(kComma);
  if (dots > 0 && commas > 0)
    return text.lastIndexOf(kComma) > text.lastIndexOf(kDot)
               ? partByBoth(text, kComma, kDot, digits)
               : partByBoth(text, kDot, kComma, digits);
  if (dots + commas == 0) {
    digits.whole = text;
    return ValueFault::None;
  }
  const QStringList groups = text.split(dots > 0 ? kDot : kComma);
  const bool canBeThousands = isGrouped(groups);
  if (groups.size() > 2 && !canBeThousands)
    return ValueFault::NotMoney;
  if (commas == 1 && canBeThousands && !isVietnamese)
    return ValueFault::UnclearMoney;
  if (canBeThousands && !(commas == 1 && isVietnamese))
    digits.whole = groups.join(QString());
  else
    digits = {groups[0], groups[1]};
  return ValueFault::None;
}

/// Takes "tỷ", "triệu", "nghìn" and "đồng" off the end. \returns đồng in what is named; 0: nothing
qint64 takeUnit(QString& text)
{
  static const QRegularExpression words(
      QStringLiteral("^(.*?[0-9])\\s*(ty|ti|trieu|tr|nghin|ngan|k)?\\.?\\s*(dong|d|vnd)?\\.?$"));
  const QRegularExpressionMatch match = words.match(foldMarks(text));
  if (!match.hasMatch())
    return 0;
  const QString word = match.captured(2);
  text = text.left(match.capturedLength(1));
  if (word.startsWith(QLatin1String("tr")))
    return 1'000'000;
  if (word.startsWith(QLatin1Char('t')))
    return 1'000'000'000;
  if (!word.isEmpty())
    return 1'000;
  return match.captured(3).isEmpty() ? 0 : 1;
}

/// `digits` × `unit`, which is a power of ten.
Read<qint64> times(Digits digits, qint64 unit)
{
  for (qint64 left = unit; left > 1; left /= 10) {
    digits.whole += digits.fraction.isEmpty() ? QLatin1Char('0') : digits.fraction[0];
    digits.fraction.remove(0, 1);
  }
  if (std::ranges::any_of(digits.fraction, [](QChar c) { return c != QLatin1Char('0'); }))
    return fault(ValueFault::FractionOfDong);
  bool fits = false;
  const qint64 dong = digits.whole.toLongLong(&fits);
  return fits ? Read<qint64>{dong} : fault(ValueFault::TooMuchMoney);
}

/// Spreadsheets hold binary fractions, so 12345,6 triệu comes a hair beside it.
Read<qint64> fromNumber(const QString& text, qint64 unit)
{
  bool isNumber = false;
  const double dong = text.toDouble(&isNumber) * static_cast<double>(unit);
  if (!isNumber || !std::isfinite(dong))
    return fault(ValueFault::NotMoney);
  if (dong < 0)
    return fault(ValueFault::NegativeMoney);
  if (dong >= static_cast<double>(kMost))
    return fault(ValueFault::TooMuchMoney);
  const double whole = std::round(dong);
  constexpr double kBinaryNoise = 4 * std::numeric_limits<double>::epsilon();
  if (std::abs(dong - whole) > dong * kBinaryNoise)
    return fault(ValueFault::FractionOfDong);
  return {static_cast<qint64>(whole)};
}

} // namespace

Read<qint64> readMoney(const QString& typed, CellKind kind, qint64 unit)
{
  QString text = typed.trimmed();
  if (kind == CellKind::Number)
    return fromNumber(text, unit);
  const qint64 named = takeUnit(text);
  static const QRegularExpression blanks(
      QStringLiteral("(?<=\\d)[\\s\\x{00A0}\\x{202F}](?=\\d{3})"));
  text.remove(blanks);
  text.replace(QChar(0x2212), QLatin1Char('-'));
  static const QRegularExpression plain(QStringLiteral("^-?[0-9][0-9.,]*$"));
  if (!plain.match(text).hasMatch())
    return fault(ValueFault::NotMoney);
  if (text.startsWith(QLatin1Char('-')))
    return fault(ValueFault::NegativeMoney);
  Digits digits;
  if (const ValueFault wrong = part(text, named > 0, digits); wrong != ValueFault::None)
    return fault(wrong);
  return times(digits, named > 0 ? named : unit);
}

QString moneyText(qint64 dong)
{
  static const QLocale vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
  constexpr qint64 kBillion = 1'000'000'000, kMillion = 1'000'000;
  const auto rounded = [&](qint64 unit, const QString& name) {
    QString grouped = vietnamese.toString(dong / unit);
    QString fraction = QString::number(unit + std::abs(dong % unit)).mid(1);
    while (fraction.endsWith(QLatin1Char('0')))
      fraction.chop(1);
    if (!fraction.isEmpty())
      grouped += QLatin1Char(',') + fraction;
    return grouped + QLatin1Char(' ') + name;
  };
  if (dong % kMillion == 0 && std::abs(dong) >= kBillion)
    return rounded(kBillion, QStringLiteral("tỷ"));
  if (dong % 1'000 == 0 && std::abs(dong) >= kMillion)
    return rounded(kMillion, QStringLiteral("triệu"));
  return vietnamese.toString(dong) + QStringLiteral(" đ");
}

} // namespace diaban::roadmap
