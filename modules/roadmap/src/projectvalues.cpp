#include <diaban/base/text.h>
#include <diaban/roadmap/projectvalues.h>

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace diaban::roadmap {
namespace {

constexpr int kFirstYear = 1990, kLastYear = 2100;

constexpr std::array<const char*, 11> kNames{
    "None",    "NotMoney",  "UnclearMoney",   "FractionOfDong", "NegativeMoney", "TooMuchMoney",
    "NotDate", "NoSuchDay", "YearOutOfRange", "NotPercent",     "NotAmong"};

Read<QDate> fault(ValueFault which)
{
  return {{}, which};
}

Read<QDate> checked(int year, int month, int day)
{
  if (year < kFirstYear || year > kLastYear)
    return fault(ValueFault::YearOutOfRange);
  const QDate date(year, month, day);
  return date.isValid() ? Read<QDate>{date} : fault(ValueFault::NoSuchDay);
}

/// Of the months first…last of a year, the first or the last day.
Read<QDate> ofMonths(int year, int first, int last, DayOf which)
{
  if (first < 1 || last > 12)
    return fault(ValueFault::NoSuchDay);
  const Read<QDate> start = checked(year, which == DayOf::Start ? first : last, 1);
  if (start.fault != ValueFault::None || which == DayOf::Start)
    return start;
  return {start.value.addMonths(1).addDays(-1)};
}

int quarterOf(const QString& text)
{
  static const QStringList roman{QStringLiteral("i"), QStringLiteral("ii"), QStringLiteral("iii"),
                                 QStringLiteral("iv")};
  const auto at = roman.indexOf(text);
  return at >= 0 ? static_cast<int>(at) + 1 : text.toInt();
}

/// A serial of a day as spreadsheets count, or a year.
Read<QDate> fromNumber(double number, DayOf which)
{
  constexpr double kFirstSerial = 32'874, kLastSerial = 73'415; // 1990 to 2100
  if (number >= 1000 && number < 10'000 && number == std::floor(number))
    return ofMonths(static_cast<int>(number), 1, 12, which);
  if (number >= kFirstSerial && number <= kLastSerial)
    return {QDate(1899, 12, 30).addDays(static_cast<qint64>(std::floor(number)))};
  return fault(ValueFault::NotDate);
}

/// A third of a year that a word names; the whole year without one.
Read<QDate> ofYearPart(const QString& part, int year, DayOf which)
{
  if (part == QLatin1String("dau"))
    return ofMonths(year, 1, 4, which);
  if (part == QLatin1String("giua"))
    return ofMonths(year, 5, 8, which);
  if (part == QLatin1String("cuoi"))
    return ofMonths(year, 9, 12, which);
  return ofMonths(year, 1, 12, which);
}

Read<QDate> fromText(const QString& text, DayOf which)
{
  static const QRegularExpression dayFirst(
      QStringLiteral("^(?:ngay )?(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$"));
  static const QRegularExpression yearFirst(
      QStringLiteral("^(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[t ].*)?$"));
  static const QRegularExpression quarter(QStringLiteral(
      "^(?:(?:quy|q)[ .]*(iv|i{1,3}|[1-9]\\d*)|(iv|i{1,3}))[ /.-]*(?:nam )?(\\d{4})$"));
  static const QRegularExpression month(
      QStringLiteral("^(?:thang |t)?(\\d{1,2})[ /.-]+(?:nam )?(\\d{4})$"));
  static const QRegularExpression isoMonth(QStringLiteral("^(\\d{4})[-/](\\d{1,2})$"));
  static const QRegularExpression year(QStringLiteral("^(?:(dau|giua|cuoi) )?(?:nam )?(\\d{4})$"));
  if (const auto m = dayFirst.match(text); m.hasMatch())
    return checked(m.captured(3).toInt(), m.captured(2).toInt(), m.captured(1).toInt());
  if (const auto m = yearFirst.match(text); m.hasMatch())
    return checked(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
  if (const auto m = quarter.match(text); m.hasMatch()) {
    const int n = quarterOf(m.captured(1) + m.captured(2));
    return ofMonths(m.captured(3).toInt(), 3 * n - 2, 3 * n, which);
  }
  if (const auto m = month.match(text); m.hasMatch())
    return ofMonths(m.captured(2).toInt(), m.captured(1).toInt(), m.captured(1).toInt(), which);
  if (const auto m = isoMonth.match(text); m.hasMatch())
    return ofMonths(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(2).toInt(), which);
  if (const auto m = year.match(text); m.hasMatch())
    return ofYearPart(m.captured(1), m.captured(2).toInt(), which);
  return fault(ValueFault::NotDate);
}

QString sentence(const char* source, const QString& typed)
{
  return QCoreApplication::translate("diaban::roadmap", source).arg(typed);
}

} // namespace

Read<QDate> readDay(const QString& typed, CellKind kind, DayOf which)
{
  if (kind == CellKind::Number) {
    bool isNumber = false;
    const double number = typed.toDouble(&isNumber);
    return isNumber ? fromNumber(number, which) : fault(ValueFault::NotDate);
  }
  return fromText(foldMarks(typed).simplified(), which);
}

Read<Days> readPeriod(const QString& typed, CellKind kind)
{
  static const QRegularExpression join(
      QStringLiteral("^(.*\\d{4})\\s*(?:-|–|—|den|toi|~)\\s*(.*\\d{4})$"));
  const QString text = foldMarks(typed).simplified();
  QString first = text, last = text;
  // "2026-2028" is two years; "1-3-2026" one day, "2026-03" one month.
  if (const auto match = join.match(text); kind == CellKind::Text && match.hasMatch()) {
    first = match.captured(1);
    last = match.captured(2);
  }
  const Read<QDate> start = readDay(first, kind, DayOf::Start);
  const Read<QDate> end = readDay(last, kind, DayOf::End);
  if (start.fault != ValueFault::None)
    return {{}, start.fault};
  return {{start.value, end.value}, end.fault};
}

Read<double> readPercent(const QString& typed, CellKind kind)
{
  QString text = typed.trimmed();
  const bool hasSign = text.endsWith(QLatin1Char('%'));
  if (hasSign)
    text = text.chopped(1).trimmed();
  if (kind == CellKind::Text)
    text.replace(QLatin1Char(','), QLatin1Char('.'));
  bool isNumber = false;
  double percent = text.toDouble(&isNumber);
  if (kind == CellKind::Number && percent <= 1)
    percent *= 100;
  const bool isShare = isNumber && percent >= 0 && percent <= 100;
  return isShare ? Read<double>{percent} : Read<double>{0, ValueFault::NotPercent};
}

QString faultName(ValueFault fault)
{
  return QLatin1String(kNames[static_cast<std::size_t>(fault)]);
}

QString faultWords(ValueFault fault, const QString& typed)
{
  const auto words = [&](const char* source) { return sentence(source, typed); };
  switch (fault) {
  case ValueFault::None: return {};
  case ValueFault::NotMoney:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is no amount of money"));
  case ValueFault::UnclearMoney:
    return words(QT_TRANSLATE_NOOP(
        "diaban::roadmap", "“%1” can be thousands or a fraction: write it without the comma"));
  case ValueFault::FractionOfDong:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” comes to a fraction of a đồng"));
  case ValueFault::NegativeMoney:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is less than nothing"));
  case ValueFault::TooMuchMoney:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is more than can be counted"));
  case ValueFault::NotDate:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is no day, month, quarter or year"));
  case ValueFault::NoSuchDay:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is not in the calendar"));
  case ValueFault::YearOutOfRange:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1”: the year is not of 1990–2100"));
  case ValueFault::NotPercent:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is no share of 0–100 %"));
  case ValueFault::NotAmong:
    return words(QT_TRANSLATE_NOOP("diaban::roadmap", "“%1” is none of the list"));
  }
  return {};
}

} // namespace diaban::roadmap
