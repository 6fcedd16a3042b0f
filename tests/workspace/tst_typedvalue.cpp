#include <diaban/workspace/typedvalue.h>

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace diaban;
using namespace diaban::workspace;
using geo::FieldType;

Q_DECLARE_METATYPE(TypedFault)

/// What people type into cells, in Vietnamese and English notation.
class TestTypedValue : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void readsNumbers_data();
  void readsNumbers();
  void neverGuessesANumber_data();
  void neverGuessesANumber();
  void readsDatesAndTimes_data();
  void readsDatesAndTimes();
  void namesWhatIsWrong_data();
  void namesWhatIsWrong();
  void holdsToTheRules();
  void givesBackWhatItShows();
  void saysEachFault();
};

namespace {
const QLocale kVietnamese(QLocale::Vietnamese, QLocale::Vietnam);
const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
} // namespace

void TestTypedValue::readsNumbers_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QLocale>("locale");
  QTest::addColumn<QVariant>("real");
  QTest::addColumn<QVariant>("whole"); ///< null: not a whole number
  const auto row = [](const char* typed, double real, QVariant whole = {},
                      const QLocale& locale = kVietnamese) {
    QTest::newRow(typed) << QString::fromUtf8(typed) << locale << QVariant(real) << whole;
  };
  row("1234,5", 1234.5);
  row("1.234,5", 1234.5);
  row("1.234", 1234, 1234LL);
  row("12.345.678", 12345678, 12345678LL);
  row("1 234,5", 1234.5);
  row("1 776 420,15", 1776420.15);
  row("0,5", 0.5);
  row(",5", 0.5);
  row("−0,62", -0.62);
  row("-3", -3, -3LL);
  row("+7", 7, 7LL);
  row("18,4 tỷ", 18.4e9, 18400000000LL);
  row("18,4 tỉ đồng", 18.4e9, 18400000000LL);
  row("382 triệu", 382e6, 382000000LL);
  row("1,5 nghìn", 1500, 1500LL);
  row("2.500 tỷ", 2.5e12, 2500000000000LL);
  row("1.000.000 đồng", 1e6, 1000000LL);
  row("5,00", 5, 5LL);
  row("1,234.5", 1234.5); // only the other notation can be meant
  row("9007199254740993", 9007199254740993.0, 9007199254740993LL); // 2^53 + 1 stays exact
  row("1,234.5 ", 1234.5, {}, kEnglish);
  row("1,234", 1234, 1234LL, kEnglish);
  row("1.5", 1.5, {}, kEnglish);
}

void TestTypedValue::readsNumbers()
{
  QFETCH(QString, typed);
  QFETCH(QLocale, locale);
  QFETCH(QVariant, real);
  QFETCH(QVariant, whole);
  QCOMPARE(readTyped(typed, FieldType::Real, {}, locale).value, real);
  const TypedValue integer = readTyped(typed, FieldType::Integer, {}, locale);
  QCOMPARE(integer.value, whole);
  QCOMPARE(integer.fault, whole.isNull() ? TypedFault::NotWhole : TypedFault::None);
}

void TestTypedValue::neverGuessesANumber_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QLocale>("locale");
  QTest::addColumn<QStringList>("readings");
  QTest::newRow("fraction or thousands")
      << QStringLiteral("18.4 tỷ") << kVietnamese
      << QStringList{QStringLiteral("18,4"), QStringLiteral("18.400")};
  QTest::newRow("too short a group")
      << QStringLiteral("12.34") << kVietnamese
      << QStringList{QStringLiteral("12,34"), QStringLiteral("12.340")};
  QTest::newRow("a group after nought")
      << QStringLiteral("0.125") << kVietnamese
      << QStringList{QStringLiteral("0,125"), QStringLiteral("0.125")};
  QTest::newRow("in English") << QStringLiteral("3,5") << kEnglish
                              << QStringList{QStringLiteral("3.5"), QStringLiteral("3,500")};
}

void TestTypedValue::neverGuessesANumber()
{
  QFETCH(QString, typed);
  QFETCH(QLocale, locale);
  QFETCH(QStringList, readings);
  const TypedValue read = readTyped(typed, FieldType::Real, {}, locale);
  QCOMPARE(read.fault, TypedFault::UnclearNumber);
  QVERIFY(read.value.isNull());
  QCOMPARE(read.args.mid(1), readings);
  QVERIFY(faultWords(read).contains(readings[0]));
}

void TestTypedValue::readsDatesAndTimes_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("iso");
  for (const char* typed : {"1/3/2026", "01/03/2026", "1-3-2026", "1.3.2026", "2026-03-01"})
    QTest::newRow(typed) << QString::fromLatin1(typed) << QStringLiteral("2026-03-01");
  QTest::newRow("leap day") << QStringLiteral("29/2/2024") << QStringLiteral("2024-02-29");
}

void TestTypedValue::readsDatesAndTimes()
{
  QFETCH(QString, typed);
  QFETCH(QString, iso);
  QCOMPARE(readTyped(typed, FieldType::Date, {}, kVietnamese).value, QVariant(iso));
  const QString local = typed + QStringLiteral(" 9:42");
  const QDateTime time(QDate::fromString(iso, Qt::ISODate), QTime(9, 42));
  QCOMPARE(readTyped(local, FieldType::DateTime, {}, kVietnamese).value,
           QVariant(time.toUTC().toString(Qt::ISODateWithMs)));
  QCOMPARE(
      readTyped(typed + QStringLiteral(" 09:42:30Z"), FieldType::DateTime, {}, kVietnamese).value,
      QVariant(iso + QStringLiteral("T09:42:30.000Z")));
}

void TestTypedValue::namesWhatIsWrong_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<FieldType>("type");
  QTest::addColumn<TypedFault>("fault");
  const auto row = [](const char* typed, FieldType type, TypedFault fault) {
    QTest::newRow(typed) << QString::fromUtf8(typed) << type << fault;
  };
  row("ODT", FieldType::Real, TypedFault::NotNumber);
  row("1.23.456", FieldType::Real, TypedFault::NotNumber);
  row("1,2,3", FieldType::Real, TypedFault::NotNumber);
  row("12 m²", FieldType::Real, TypedFault::NotNumber);
  row("--5", FieldType::Real, TypedFault::NotNumber);
  row(",", FieldType::Real, TypedFault::NotNumber);
  row("tỷ", FieldType::Real, TypedFault::NotNumber);
  row("٣", FieldType::Real, TypedFault::NotNumber); // digits of another script
  row("1234567890123456789012", FieldType::Integer, TypedFault::TooLarge);
  row("9,5", FieldType::Integer, TypedFault::NotWhole);
  row("30/2/2026", FieldType::Date, TypedFault::NoSuchDay);
  row("31/4/2026", FieldType::Date, TypedFault::NoSuchDay);
  row("1/13/2026", FieldType::Date, TypedFault::NotDate);
  row("1/3/26", FieldType::Date, TypedFault::NotDate);
  row("tháng 3", FieldType::Date, TypedFault::NotDate);
  row("1/3/2026 25:00", FieldType::DateTime, TypedFault::NotTime);
  row("1/3/2026", FieldType::DateTime, TypedFault::NotTime);
  row("30/2/2026 9:00", FieldType::DateTime, TypedFault::NoSuchDay);
  row("chắc", FieldType::Boolean, TypedFault::NotYesNo);
}

void TestTypedValue::namesWhatIsWrong()
{
  QFETCH(QString, typed);
  QFETCH(FieldType, type);
  QFETCH(TypedFault, fault);
  const TypedValue read = readTyped(typed, type, {}, kVietnamese);
  QCOMPARE(read.fault, fault);
  QVERIFY(read.value.isNull());
}

void TestTypedValue::holdsToTheRules()
{
  FieldRules rules;
  rules.choices = {QStringLiteral("ODT"), QStringLiteral("CLN")};
  QCOMPARE(readTyped(QStringLiteral("ODT"), FieldType::Text, rules, kVietnamese).value,
           QVariant(QStringLiteral("ODT")));
  const TypedValue other = readTyped(QStringLiteral("odt"), FieldType::Text, rules, kVietnamese);
  QCOMPARE(other.fault, TypedFault::NotAmong);
  QVERIFY(faultWords(other).contains(QStringLiteral("ODT, CLN")));
  QCOMPARE(readTyped({}, FieldType::Text, rules, kVietnamese).fault, TypedFault::None);
  rules.isRequired = true;
  QCOMPARE(readTyped(QStringLiteral("  "), FieldType::Text, rules, kVietnamese).fault,
           TypedFault::Missing);
  rules.choices = {2.5, 10.0};
  QCOMPARE(readTyped(QStringLiteral("2,5"), FieldType::Real, rules, kVietnamese).value,
           QVariant(2.5));
}

void TestTypedValue::givesBackWhatItShows()
{
  QRandomGenerator random(20261122);
  for (int i = 0; i < 2000; ++i) {
    const double real = std::ldexp(random.generateDouble() - 0.5, random.bounded(120) - 60);
    const qint64 whole = static_cast<qint64>(random.generate64());
    for (const QLocale& locale : {kVietnamese, kEnglish}) {
      QCOMPARE(
          readTyped(typedText(real, FieldType::Real, locale), FieldType::Real, {}, locale).value,
          QVariant(real));
      QCOMPARE(
          readTyped(typedText(whole, FieldType::Integer, locale), FieldType::Integer, {}, locale)
              .value,
          QVariant(whole));
    }
  }
  const QString date = QStringLiteral("2026-03-14");
  QCOMPARE(typedText(date, FieldType::Date, kVietnamese), QStringLiteral("14/03/2026"));
  for (const QString& time :
       {QStringLiteral("2026-03-14T02:42:00.000Z"), QStringLiteral("2026-03-14T02:42:07.250Z")})
    QCOMPARE(readTyped(typedText(time, FieldType::DateTime, kVietnamese), FieldType::DateTime, {},
                       kVietnamese)
                 .value,
             QVariant(time));
  for (const bool value : {true, false})
    QCOMPARE(readTyped(typedText(value, FieldType::Boolean, kVietnamese), FieldType::Boolean, {},
                       kVietnamese)
                 .value,
             QVariant(value));
}

void TestTypedValue::saysEachFault()
{
  QSet<QString> sentences;
  for (int i = 1; i <= static_cast<int>(TypedFault::NotAmong); ++i) {
    const QString sentence = faultWords({{}, static_cast<TypedFault>(i), {QStringLiteral("%2")}});
    QVERIFY(!sentence.isEmpty());
    sentences.insert(sentence);
  }
  QCOMPARE(sentences.size(), static_cast<int>(TypedFault::NotAmong));
}

QTEST_APPLESS_MAIN(TestTypedValue)
#include "tst_typedvalue.moc"
