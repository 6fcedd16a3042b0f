// The rules as data: days of rest against the lunar calendar's formulas, and data that is refused.
#include "support/verify.h"

#include <diaban/roadmap/ruleset.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace diaban;
using namespace diaban::roadmap;

namespace {

const RuleSet& rules()
{
  static const RuleSet loaded = RuleSet::load().value();
  return loaded;
}

QDate day(const char* text)
{
  return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
}

/// Days of the new moon and the sun's longitude after Hồ Ngọc Đức's formulas for the lunar
/// calendar.
namespace lunar {

constexpr double kZone = 7; // hours east of Greenwich

double radians(double degrees)
{
  return degrees * M_PI / 180;
}

int newMoonDay(int k)
{
  const double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
  const double m = radians(359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3);
  const double p = radians(306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3);
  const double f = radians(21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3);
  const double mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 +
                      0.00033 * std::sin(radians(166.56 + 132.87 * t - 0.009173 * t2));
  const double more = (0.1734 - 0.000393 * t) * std::sin(m) + 0.0021 * std::sin(2 * m) -
                      0.4068 * std::sin(p) + 0.0161 * std::sin(2 * p) - 0.0004 * std::sin(3 * p) +
                      0.0104 * std::sin(2 * f) - 0.0051 * std::sin(m + p) -
                      0.0074 * std::sin(m - p) + 0.0004 * std::sin(2 * f + m) -
                      0.0004 * std::sin(2 * f - m) - 0.0006 * std::sin(2 * f + p) +
                      0.0010 * std::sin(2 * f - p) + 0.0005 * std::sin(2 * p + m);
  const double clock = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return static_cast<int>(std::floor(mean + more - clock + 0.5 + kZone / 24));
}

/// Twelfths of the sun's way, 0 from the spring equinox on.
int sunTwelfth(int julianDay)
{
  const double t = (julianDay - 2451545.5 - kZone / 24) / 36525, t2 = t * t;
  const double m = radians(357.52910 + 35999.05030 * t - 0.0001559 * t2);
  const double longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2 +
                           (1.914600 - 0.004817 * t) * std::sin(m) +
                           (0.019993 - 0.000101 * t) * std::sin(2 * m) + 0.00029 * std::sin(3 * m);
  return static_cast<int>((longitude - 360 * std::floor(longitude / 360)) / 30);
}

/// Number of the new moon that begins the eleventh month, in which the winter solstice is.
int eleventhMonth(int year)
{
  const double off = static_cast<double>(QDate(year, 12, 31).toJulianDay()) - 2415021;
  const int k = static_cast<int>(off / 29.530588853);
  return sunTwelfth(newMoonDay(k)) >= 9 ? k - 1 : k;
}

QDate newYear(int year)
{
  const int before = eleventhMonth(year - 1), next = eleventhMonth(year);
  int first = before + 2;
  if (next - before == 13) // a leap month: the first without a new twelfth of the sun's way
    for (int k = before + 1; k <= before + 2; ++k)
      if (sunTwelfth(newMoonDay(k)) == sunTwelfth(newMoonDay(k + 1))) {
        ++first;
        break;
      }
  return QDate::fromJulianDay(newMoonDay(first));
}

} // namespace lunar

} // namespace

class TestRuleSet final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void lunarNewYearsAreThoseOfTheFormula();
  void knownLunarNewYearsAreListed();
  void wholeMonthsAreRestDaysToo();
  void wrongRulesAreRefused_data();
  void wrongRulesAreRefused();
};

void TestRuleSet::lunarNewYearsAreThoseOfTheFormula()
{
  const auto& rest = rules().calendar.front();
  QCOMPARE(rest.days.size(), 31U);
  for (int year = 2020; year <= 2050; ++year)
    QCOMPARE(rest.days[static_cast<std::size_t>(year - 2020)], lunar::newYear(year));
}

void TestRuleSet::knownLunarNewYearsAreListed()
{
  const auto& days = rules().calendar.front().days;
  // Public holidays as they were; 2007 and 2030 differ from China's calendar by a day.
  for (const char* known : {"2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10",
                            "2025-01-29", "2026-02-17", "2027-02-06", "2030-02-02"})
    QVERIFY2(std::find(days.begin(), days.end(), day(known)) != days.end(), known);
  QCOMPARE(lunar::newYear(2007), day("2007-02-17"));
  QCOMPARE(lunar::newYear(1985), day("1985-01-21"));
}

void TestRuleSet::wholeMonthsAreRestDaysToo()
{
  RestDays rest;
  rest.months = {9, 10, 12};
  const auto met = rest.metBy({day("2026-10-15"), day("2027-09-01")});
  QCOMPARE(met.size(), 3U);
  QCOMPARE(met[0].first, day("2026-10-01"));
  QCOMPARE(met[0].last, day("2026-10-31"));
  QCOMPARE(met[1].last, day("2026-12-31"));
  QCOMPARE(met[2].first, day("2027-09-01"));
  QVERIFY(rest.metBy({day("2026-11-01"), day("2026-11-30")}).empty());
  QVERIFY(rest.metBy({day("2026-11-01"), {}}).empty());
}

void TestRuleSet::wrongRulesAreRefused_data()
{
  QTest::addColumn<QString>("key");
  QTest::addColumn<QJsonValue>("value");
  const auto row = [](const char* name, const char* key, const QJsonValue& value) {
    QTest::newRow(name) << QString::fromLatin1(key) << value;
  };
  row("a negative distance", "sharing_metres", -1);
  row("text for a number", "joint_trench_days", QStringLiteral("180"));
  row("a share above one", "duplicate_share", 60);
  row("a severity that is none", "severities",
      QJsonObject{
          {QStringLiteral("X2"), QJsonObject{{QStringLiteral("firm"), QStringLiteral("rot")}}}});
  row("a thirteenth month", "calendar",
      QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("a")},
                             {QStringLiteral("en"), QStringLiteral("a")},
                             {QStringLiteral("vi"), QStringLiteral("a")},
                             {QStringLiteral("months"), QJsonArray{13}}}});
  row("a day that is none", "calendar",
      QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("a")},
                             {QStringLiteral("en"), QStringLiteral("a")},
                             {QStringLiteral("vi"), QStringLiteral("a")},
                             {QStringLiteral("days_before"), 1},
                             {QStringLiteral("days_after"), 1},
                             {QStringLiteral("days"), QJsonArray{QStringLiteral("2027-02-30")}}}});
}

void TestRuleSet::wrongRulesAreRefused()
{
  QFETCH(QString, key);
  QFETCH(QJsonValue, value);
  QFile file(QStringLiteral(":/diaban/data/roadmap/rules.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
  DIABAN_VERIFY(RuleSet::fromJson(json, QStringLiteral("a.json")));
  json.insert(key, value);
  DIABAN_VERIFY_ERROR(RuleSet::fromJson(json, QStringLiteral("a.json")), BadArgument);
}

QTEST_GUILESS_MAIN(TestRuleSet)
#include "tst_ruleset.moc"
