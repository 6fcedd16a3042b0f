#include <diaban/base/text.h>
#include <diaban/workspace/typedvalue.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::workspace {
namespace {

using geo::FieldType;

/// A number as digits: `whole`.`fraction` × 10^`power`.
struct Digits {
  bool isNegative = false;
  QString whole, fraction;
  int power = 0;
};

TypedValue fault(TypedFault which, const QStringList& args)
{
  return {{}, which, args};
}

/// Takes "tỷ", "triệu", "nghìn" and "đồng" off the end. \returns the power of ten that they mean
int takeMagnitude(QString& text)
{
  static const QRegularExpression words(
      QStringLiteral("^(.*?[0-9])\\s*(ty|ti|trieu|tr|nghin|ngan|k)?\\s*(dong|d|vnd)?$"));
  const QRegularExpressionMatch match = words.match(foldMarks(text));
  if (!match.hasMatch())
    return 0;
  text = text.left(match.capturedLength(1));
  const QString word = match.captured(2);
  if (word.startsWith(QLatin1String("tr")))
    return 6;
  if (word.startsWith(QLatin1Char('t')))
    return 9;
  return word.isEmpty() ? 0 : 3;
}

bool isGrouped(const QStringList& groups)
{
  for (qsizetype i = 1; i < groups.size(); ++i)
    if (groups[i].size() != 3)
      return false;
  return groups.size() == 1 ||
         (!groups[0].isEmpty() && groups[0].size() <= 3 && !groups[0].startsWith(QLatin1Char('0')));
}

/// The two things that "18.4" can be where the dot parts thousands: 18,4 and 18.400.
TypedValue unclear(const QString& typed, const QStringList& groups, QChar point, QChar separator)
{
  return fault(TypedFault::UnclearNumber,
               {typed, groups[0] + point + groups[1],
                groups[0] + separator + groups[1].leftJustified(3, QLatin1Char('0'), true)});
}

/// Parts `text` (digits, points and separators) as the locale writes numbers; where only the other
/// way round makes sense ("1,234.5" in Vietnamese), as that.
TypedValue readDigits(const QString& typed, const QString& text, QChar point, QChar separator,
                      Digits& digits)
{
  const QStringList byPoint = text.split(point);
  const QStringList groups = byPoint[0].split(separator);
  const bool hasFraction = byPoint.size() == 2;
  if (byPoint.size() <= 2 && isGrouped(groups) &&
      !(hasFraction && byPoint[1].contains(separator))) {
    digits.whole = groups.join(QString());
    digits.fraction = byPoint.value(1);
    return {};
  }
  if (byPoint.size() == 1 && groups.size() == 2 && groups[1].size() <= 3)
    return unclear(typed, groups, point, separator);
  const QStringList bySeparator = text.split(separator);
  const QStringList others = bySeparator[0].split(point);
  if (bySeparator.size() == 2 && others.size() > 1 && isGrouped(others) &&
      !bySeparator[1].contains(point)) {
    digits.whole = others.join(QString());
    digits.fraction = bySeparator[1];
    return {};
  }
  return fault(TypedFault::NotNumber, {typed});
}

bool isPlain(const QString& text, QChar point, QChar separator)
{
  bool hasDigit = false;
  for (const QChar c : text) {
    hasDigit = hasDigit || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
    if ((c < QLatin1Char('0') || c > QLatin1Char('9')) && c != point && c != separator)
      return false;
  }
  return hasDigit;
}

TypedValue numberFrom(const QString& typed, Digits digits, FieldType type)
{
  while (digits.power > 0 && !digits.fraction.isEmpty()) {
    digits.whole += digits.fraction[0];
    digits.fraction.remove(0, 1);
    --digits.power;
  }
  digits.whole += QString(digits.power, QLatin1Char('0'));
  while (digits.fraction.endsWith(QLatin1Char('0')))
    digits.fraction.chop(1);
  const QString sign = digits.isNegative ? QStringLiteral("-") : QString();
  bool fits = false;
  if (type == FieldType::Integer) {
    if (!digits.fraction.isEmpty())
      return fault(TypedFault::NotWhole, {typed});
    const qint64 number = (sign + digits.whole).toLongLong(&fits);
    return fits ? TypedValue{number} : fault(TypedFault::TooLarge, {typed});
  }
  const double number = (sign + digits.whole + QLatin1Char('.') + digits.fraction).toDouble(&fits);
  return fits && std::isfinite(number) ? TypedValue{number} : fault(TypedFault::TooLarge, {typed});
}

TypedValue readNumber(const QString& typed, FieldType type, const QLocale& locale)
{
  const QChar point = locale.decimalPoint().at(0);
  const QChar separator = point == QLatin1Char(',') ? QLatin1Char('.') : QLatin1Char(',');
  QString text = typed;
  Digits digits;
  digits.power = takeMagnitude(text);
  static const QRegularExpression blanks(
      QStringLiteral("(?<=\\d)[\\s\\x{00A0}\\x{202F}](?=\\d{3})"));
  text.remove(blanks);
  text.replace(QChar(0x2212), QLatin1Char('-'));
  if (text.startsWith(QLatin1Char('-')) || text.startsWith(QLatin1Char('+'))) {
    digits.isNegative = text[0] == QLatin1Char('-');
    text = text.mid(1).trimmed();
  }
  if (!isPlain(text, point, separator))
    return fault(TypedFault::NotNumber, {typed});
  const TypedValue parted = readDigits(typed, text, point, separator, digits);
  return parted.fault == TypedFault::None ? numberFrom(typed, digits, type) : parted;
}

TypedValue readDate(const QString& text)
{
  static const QRegularExpression dayFirst(
      QStringLiteral("^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$"));
  static const QRegularExpression yearFirst(QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"));
  int day = 0, month = 0, year = 0;
  if (const auto match = dayFirst.match(text); match.hasMatch()) {
    day = match.captured(1).toInt();
    month = match.captured(2).toInt();
    year = match.captured(3).toInt();
  } else if (const auto iso = yearFirst.match(text); iso.hasMatch()) {
    year = iso.captured(1).toInt();
    month = iso.captured(2).toInt();
    day = iso.captured(3).toInt();
  }
  if (month < 1 || month > 12 || year < 1 || day < 1)
    return fault(TypedFault::NotDate, {text});
  const QDate date(year, month, day);
  if (date.isValid())
    return {date.toString(Qt::ISODate)};
  return fault(TypedFault::NoSuchDay, {QString::number(month), QString::number(year),
                                       QString::number(QDate(year, month, 1).daysInMonth())});
}

TypedValue readTime(const QString& text)
{
  static const QRegularExpression parts(
      QStringLiteral("^(\\S+)[ T]+(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:[.,](\\d{3}))?)?(Z?)$"));
  const auto match = parts.match(text);
  if (!match.hasMatch())
    return fault(TypedFault::NotTime, {text});
  const TypedValue day = readDate(match.captured(1));
  if (day.fault != TypedFault::None)
    return day;
  const QTime time(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt(),
                   match.captured(5).toInt());
  if (!time.isValid())
    return fault(TypedFault::NotTime, {text});
  const auto spec = match.captured(6).isEmpty() ? Qt::LocalTime : Qt::UTC;
  const QDateTime whole(QDate::fromString(day.value.toString(), Qt::ISODate), time, spec);
  return {whole.toUTC().toString(Qt::ISODateWithMs)};
}

TypedValue readYesNo(const QString& text)
{
  static constexpr std::array kYes{"co", "yes", "dung", "true", "1", "x"};
  static constexpr std::array kNo{"khong", "no", "sai", "false", "0"};
  const QString word = foldMarks(text);
  const auto is = [&](const char* it) { return word == QLatin1String(it); };
  if (std::any_of(kYes.begin(), kYes.end(), is))
    return {true};
  if (std::any_of(kNo.begin(), kNo.end(), is))
    return {false};
  return fault(TypedFault::NotYesNo, {text});
}

TypedValue readOne(const QString& text, FieldType type, const QLocale& locale)
{
  switch (type) {
  case FieldType::Integer:
  case FieldType::Real: return readNumber(text, type, locale);
  case FieldType::Date: return readDate(text);
  case FieldType::DateTime: return readTime(text);
  case FieldType::Boolean: return readYesNo(text);
  default: return {toNfc(text)};
  }
}

QString numberText(double value, const QLocale& locale)
{
  QLocale plain = locale;
  plain.setNumberOptions(QLocale::OmitGroupSeparator);
  return plain.toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

TypedValue readTyped(const QString& text, FieldType type, const FieldRules& rules,
                     const QLocale& locale)
{
  const QString kept = type == FieldType::Text ? text : text.trimmed();
  if (text.trimmed().isEmpty())
    return rules.isRequired ? fault(TypedFault::Missing, {}) : TypedValue{};
  TypedValue typed = readOne(kept, type, locale);
  if (typed.fault != TypedFault::None || rules.choices.isEmpty() ||
      rules.choices.contains(typed.value))
    return typed;
  QStringList choices;
  for (const QVariant& choice : rules.choices)
    choices.append(typedText(choice, type, locale));
  return fault(TypedFault::NotAmong, {kept, choices.join(QLatin1String(", "))});
}

QString typedText(const QVariant& value, FieldType type, const QLocale& locale)
{
  if (value.isNull())
    return {};
  if (value.typeId() == QMetaType::Double)
    return numberText(value.toDouble(), locale);
  if (type == FieldType::Boolean)
    return value.toBool() ? QCoreApplication::translate("diaban::Field", "Yes")
                          : QCoreApplication::translate("diaban::Field", "No");
  if (type == FieldType::Date) {
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    return date.isValid() ? date.toString(QStringLiteral("dd/MM/yyyy")) : value.toString();
  }
  if (type == FieldType::DateTime) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate).toLocalTime();
    const bool isRound = time.time().second() == 0 && time.time().msec() == 0;
    const QString pattern = isRound                   ? QStringLiteral("dd/MM/yyyy HH:mm")
                            : time.time().msec() == 0 ? QStringLiteral("dd/MM/yyyy HH:mm:ss")
                                                      : QStringLiteral("dd/MM/yyyy HH:mm:ss.zzz");
    return time.isValid() ? time.toString(pattern) : value.toString();
  }
  return value.toString();
}

QString faultWords(const TypedValue& typed)
{
  const auto say = [&](const char* text) {
    const QString sentence = QCoreApplication::translate("diaban::Field", text);
    switch (typed.args.size()) {
    case 0: return sentence;
    case 1: return sentence.arg(typed.args[0]);
    case 2: return sentence.arg(typed.args[0], typed.args[1]);
    default: return sentence.arg(typed.args[0], typed.args[1], typed.args[2]);
    }
  };
  switch (typed.fault) {
  case TypedFault::None: break;
  case TypedFault::NotNumber:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "“%1” is not a number."));
  case TypedFault::NotWhole:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "This field takes whole numbers, not %1."));
  case TypedFault::UnclearNumber:
    return say(
        QT_TRANSLATE_NOOP("diaban::Field", "“%1” may be %2 or %3. Write it as one of them."));
  case TypedFault::TooLarge:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "%1 is too large for this field."));
  case TypedFault::NotDate:
    return say(QT_TRANSLATE_NOOP("diaban::Field",
                                 "“%1” is not a date. Write day/month/year, as 14/03/2026."));
  case TypedFault::NoSuchDay:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "Month %1/%2 has %3 days."));
  case TypedFault::NotTime:
    return say(
        QT_TRANSLATE_NOOP("diaban::Field", "“%1” is not a time. Write it as 14/03/2026 09:42."));
  case TypedFault::NotYesNo:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "This field takes yes or no, not “%1”."));
  case TypedFault::Missing:
    return say(QT_TRANSLATE_NOOP("diaban::Field", "This field must not be empty."));
  case TypedFault::NotAmong:
    return say(
        QT_TRANSLATE_NOOP("diaban::Field", "“%1” is not among the values of this field: %2."));
  }
  return {};
}

} // namespace diaban::workspace
