#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/cartography/classes.h>
#include <diaban/cartography/palettes.h>
#include <diaban/cartography/thematic.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>
#include <set>

using namespace diaban;
using namespace diaban::cartography;

class TestClasses : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void agreesWithQgis_data();
  void agreesWithQgis();
  void breaksWhereTryingAllWaysBreaks();
  void everyNumberIsInOneClass();
  void givesFewerClassesForFewerNumbers();
  void stopsWhenAsked();
  void countsEveryNumberInTheHistogram();
  void writesTitlesInTheLocalesNotation();
  void keepsColoursApartForAllSights_data();
  void keepsColoursApartForAllSights();
  void mixesAndRepeatsColours();
  void refusesWhatAPaletteOrALegendCannotHold();
  void takesOfficialColoursWhereThereAreSome();

private:
  NoProgress m_progress;
};

namespace {

std::vector<double> sorted(std::vector<double> values)
{
  std::sort(values.begin(), values.end());
  return values;
}

/// The sum over all classes of squared distances to their means.
double spread(const std::vector<double>& numbers, const QVector<double>& limits)
{
  double whole = 0;
  for (qsizetype i = 1; i < limits.size(); ++i) {
    std::vector<double> inside;
    for (const double number : numbers)
      if ((number > limits[i - 1] || (i == 1 && number == limits[0])) && number <= limits[i])
        inside.push_back(number);
    const double mean = std::accumulate(inside.begin(), inside.end(), 0.0) /
                        static_cast<double>(std::max<std::size_t>(1, inside.size()));
    for (const double number : inside)
      whole += (number - mean) * (number - mean);
  }
  return whole;
}

/// By trying all ways to cut the different numbers.
double leastSpread(const std::vector<double>& numbers, int count)
{
  std::vector<double> different = numbers;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  double best = HUGE_VAL;
  QVector<double> limits{different.front()};
  const std::function<void(std::size_t)> cut = [&](std::size_t first) {
    if (limits.size() == count) {
      QVector<double> all = limits;
      all.append(different.back());
      best = std::min(best, spread(numbers, all));
      return;
    }
    for (std::size_t i = first; i + 1 < different.size(); ++i) {
      limits.append(different[i]);
      cut(i + 1);
      limits.removeLast();
    }
  };
  cut(0);
  return best;
}

/// CIE L*a*b* (D65) of linear sRGB.
std::array<double, 3> cieLab(const std::array<double, 3>& rgb)
{
  const auto f = [](double t) {
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  };
  const double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
  const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  const double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
  const double fx = f(x / 0.95047), fy = f(y), fz = f(z / 1.08883);
  return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

using Matrix = std::array<std::array<double, 3>, 3>;

/// Machado, Oliveira and Fernandes 2009, severity 1: normal, protan, deutan, tritan sight.
constexpr std::array<Matrix, 4> kSights{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

std::array<double, 3> seen(const workspace::Colour& colour, const Matrix& sight)
{
  const auto linear = [](quint8 byte) {
    const double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const std::array<double, 3> rgb{linear(colour.red), linear(colour.green), linear(colour.blue)};
  std::array<double, 3> turned{};
  for (std::size_t i = 0; i < 3; ++i)
    turned[i] =
        std::clamp(sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2], 0.0, 1.0);
  return cieLab(turned);
}

double distance(const workspace::Colour& a, const workspace::Colour& b, const Matrix& sight)
{
  const auto from = seen(a, sight), to = seen(b, sight);
  return std::hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
}

workspace::FieldValues valuesOf(const QStringList& texts)
{
  workspace::FieldValues values;
  values.field = {QStringLiteral("loai"), geo::FieldType::Text};
  for (const QString& text : texts)
    values.frequent.append({text, 2});
  values.distinct = texts.size();
  return values;
}

} // namespace

/// Limits that QGIS 3.22 gives (QgsClassificationQuantile, EqualInterval, Jenks).
void TestClasses::agreesWithQgis_data()
{
  QTest::addColumn<std::vector<double>>("numbers");
  QTest::addColumn<ClassMethod>("method");
  QTest::addColumn<int>("count");
  QTest::addColumn<QVector<double>>("limits");
  QTest::newRow("small Quantile 4")
      << std::vector<double>{1.0, 2, 3, 10, 11, 12, 30, 31, 50} << ClassMethod::Quantile << 4
      << QVector<double>{1.0, 3.0, 11.0, 30.0, 50.0};
  QTest::newRow("small EqualInterval 5")
      << std::vector<double>{1.0, 2, 3, 10, 11, 12, 30, 31, 50} << ClassMethod::EqualInterval << 5
      << QVector<double>{1.0, 10.8, 20.6, 30.400000000000002, 40.2, 50.0};
  QTest::newRow("small NaturalBreaks 3")
      << std::vector<double>{1.0, 2, 3, 10, 11, 12, 30, 31, 50} << ClassMethod::NaturalBreaks << 3
      << QVector<double>{1.0, 12.0, 31.0, 50.0};
  QTest::newRow("small NaturalBreaks 4")
      << std::vector<double>{1.0, 2, 3, 10, 11, 12, 30, 31, 50} << ClassMethod::NaturalBreaks << 4
      << QVector<double>{1.0, 3.0, 12.0, 31.0, 50.0};
  QTest::newRow("spread Quantile 4")
      << std::vector<double>{0.7,  1.6,  3.3,  3.4,   5.1,   7.3,   8.2,   12.2,  13.4,  13.6,
                             15.0, 17.9, 23.1, 25.1,  29.4,  31.8,  32.0,  32.3,  37.0,  39.3,
                             44.7, 46.3, 49.1, 50.4,  51.0,  55.6,  62.6,  63.4,  67.6,  71.0,
                             80.7, 90.5, 90.8, 100.3, 101.3, 105.5, 105.5, 127.0, 137.1, 271.8}
      << ClassMethod::Quantile << 4 << QVector<double>{0.7, 14.65, 42.0, 73.425, 271.8};
  QTest::newRow("spread EqualInterval 5")
      << std::vector<double>{0.7,  1.6,  3.3,  3.4,   5.1,   7.3,   8.2,   12.2,  13.4,  13.6,
                             15.0, 17.9, 23.1, 25.1,  29.4,  31.8,  32.0,  32.3,  37.0,  39.3,
                             44.7, 46.3, 49.1, 50.4,  51.0,  55.6,  62.6,  63.4,  67.6,  71.0,
                             80.7, 90.5, 90.8, 100.3, 101.3, 105.5, 105.5, 127.0, 137.1, 271.8}
      << ClassMethod::EqualInterval << 5
      << QVector<double>{0.7, 54.92000000000001, 109.14000000000001, 163.36, 217.58, 271.8};
  QTest::newRow("spread NaturalBreaks 3")
      << std::vector<double>{0.7,  1.6,  3.3,  3.4,   5.1,   7.3,   8.2,   12.2,  13.4,  13.6,
                             15.0, 17.9, 23.1, 25.1,  29.4,  31.8,  32.0,  32.3,  37.0,  39.3,
                             44.7, 46.3, 49.1, 50.4,  51.0,  55.6,  62.6,  63.4,  67.6,  71.0,
                             80.7, 90.5, 90.8, 100.3, 101.3, 105.5, 105.5, 127.0, 137.1, 271.8}
      << ClassMethod::NaturalBreaks << 3 << QVector<double>{0.7, 55.6, 137.1, 271.8};
  QTest::newRow("spread NaturalBreaks 4")
      << std::vector<double>{0.7,  1.6,  3.3,  3.4,   5.1,   7.3,   8.2,   12.2,  13.4,  13.6,
                             15.0, 17.9, 23.1, 25.1,  29.4,  31.8,  32.0,  32.3,  37.0,  39.3,
                             44.7, 46.3, 49.1, 50.4,  51.0,  55.6,  62.6,  63.4,  67.6,  71.0,
                             80.7, 90.5, 90.8, 100.3, 101.3, 105.5, 105.5, 127.0, 137.1, 271.8}
      << ClassMethod::NaturalBreaks << 4 << QVector<double>{0.7, 25.1, 71.0, 137.1, 271.8};
  QTest::newRow("even Quantile 4")
      << std::vector<double>{1.0,  2.0,  3.0,  4.0,  5.0,  6.0,  7.0,  8.0,  9.0,  10.0,
                             11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0}
      << ClassMethod::Quantile << 4 << QVector<double>{1.0, 5.75, 10.5, 15.25, 20.0};
  QTest::newRow("even EqualInterval 5")
      << std::vector<double>{1.0,  2.0,  3.0,  4.0,  5.0,  6.0,  7.0,  8.0,  9.0,  10.0,
                             11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0}
      << ClassMethod::EqualInterval << 5
      << QVector<double>{1.0, 4.8, 8.6, 12.399999999999999, 16.2, 20.0};
  QTest::newRow("even NaturalBreaks 3")
      << std::vector<double>{1.0,  2.0,  3.0,  4.0,  5.0,  6.0,  7.0,  8.0,  9.0,  10.0,
                             11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0}
      << ClassMethod::NaturalBreaks << 3 << QVector<double>{1.0, 6.0, 13.0, 20.0};
  QTest::newRow("even NaturalBreaks 4")
      << std::vector<double>{1.0,  2.0,  3.0,  4.0,  5.0,  6.0,  7.0,  8.0,  9.0,  10.0,
                             11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0}
      << ClassMethod::NaturalBreaks << 4 << QVector<double>{1.0, 4.0, 9.0, 15.0, 20.0};
}

void TestClasses::agreesWithQgis()
{
  QFETCH(std::vector<double>, numbers);
  QFETCH(ClassMethod, method);
  QFETCH(int, count);
  QFETCH(QVector<double>, limits);
  const auto found = classLimits(sorted(numbers), method, count, m_progress);
  DIABAN_VERIFY(found);
  QCOMPARE(found.value().size(), limits.size());
  if (method == ClassMethod::NaturalBreaks) { // QGIS's are now and then not the best ones
    QVERIFY(spread(sorted(numbers), found.value()) <= spread(sorted(numbers), limits) + 1e-9);
    return;
  }
  for (qsizetype i = 0; i < limits.size(); ++i)
    QVERIFY2(std::abs(found.value()[i] - limits[i]) < 1e-9,
             qPrintable(QString::number(found.value()[i], 'g', 15)));
}

void TestClasses::breaksWhereTryingAllWaysBreaks()
{
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> numbers(4 + random() % 10);
    const double large = round % 3 == 0 ? 1e9 : 0; // squares of these lose their digits
    for (double& number : numbers)
      number = large + static_cast<double>(random() % 40) / (1 + round % 4);
    numbers = sorted(numbers);
    const std::set<double> different(numbers.begin(), numbers.end());
    const int count = std::min<int>(2 + round % 4, static_cast<int>(different.size()));
    const auto limits = classLimits(numbers, ClassMethod::NaturalBreaks, count, m_progress);
    DIABAN_VERIFY(limits);
    if (different.size() == 1)
      continue;
    QCOMPARE(limits.value().size(), count + 1);
    const double least = leastSpread(numbers, count);
    QVERIFY(std::abs(spread(numbers, limits.value()) - least) <= 1e-6 * std::max(1.0, least));
  }
}

void TestClasses::everyNumberIsInOneClass()
{
  std::mt19937 random(5);
  for (int round = 0; round < 100; ++round) {
    std::vector<double> numbers(1 + random() % 500);
    for (double& number : numbers)
      number = std::floor(std::exp(static_cast<double>(random() % 1000) / 100));
    numbers = sorted(numbers);
    for (const auto method :
         {ClassMethod::Quantile, ClassMethod::EqualInterval, ClassMethod::NaturalBreaks}) {
      const auto limits = classLimits(numbers, method, 1 + round % kMostClasses, m_progress);
      DIABAN_VERIFY(limits);
      QVERIFY(limits.value().size() >= 2);
      QVERIFY(std::is_sorted(limits.value().begin(), limits.value().end()));
      qint64 counted = 0;
      for (qsizetype i = 1; i < limits.value().size(); ++i)
        counted += countInClass(numbers, limits.value()[i - 1], limits.value()[i], i == 1);
      QCOMPARE(counted, static_cast<qint64>(numbers.size()));
    }
  }
}

void TestClasses::givesFewerClassesForFewerNumbers()
{
  const auto none = classLimits({}, ClassMethod::Quantile, 5, m_progress);
  QVERIFY(none && none.value().isEmpty());
  for (const auto method :
       {ClassMethod::Quantile, ClassMethod::EqualInterval, ClassMethod::NaturalBreaks}) {
    const std::vector<double> one{7, 7, 7};
    QCOMPARE(classLimits(one, method, 5, m_progress).value(), (QVector<double>{7, 7}));
  }
  const std::vector<double> mostlyZero{0, 0, 0, 0, 0, 0, 0, 0, 0, 3};
  QCOMPARE(classLimits(mostlyZero, ClassMethod::Quantile, 4, m_progress).value(),
           (QVector<double>{0, 3}));
}

void TestClasses::stopsWhenAsked()
{
  std::vector<double> numbers(20'000);
  std::iota(numbers.begin(), numbers.end(), 0);
  test::StopAfter soon(2);
  DIABAN_VERIFY_ERROR(classLimits(numbers, ClassMethod::NaturalBreaks, 5, soon), Cancelled);
}

void TestClasses::countsEveryNumberInTheHistogram()
{
  const std::vector<double> numbers{0, 1, 1, 2, 5, 9.9, 10};
  QCOMPARE(histogram(numbers, 5), (QVector<qint64>{4, 0, 1, 0, 2}));
  QCOMPARE(histogram({}, 3), (QVector<qint64>{0, 0, 0}));
  const std::vector<double> alike{4, 4};
  const auto one = histogram(alike, 3);
  QCOMPARE(std::accumulate(one.begin(), one.end(), qint64{0}), 2);
}

void TestClasses::writesTitlesInTheLocalesNotation()
{
  const QLocale vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
  QCOMPARE(classTitle(1000, 2500, 0, vietnamese), QStringLiteral("1.000 – 2.500"));
  QCOMPARE(classTitle(0.5, 2.25, 2, vietnamese), QStringLiteral("0,50 – 2,25"));
  QCOMPARE(classTitle(7, 7, 0, vietnamese), QStringLiteral("7"));
  QCOMPARE(decimalsFor({0, 120.5, 900.25}), 0);
  QCOMPARE(decimalsFor({0, 0.52, 1.7}), 2);
  QCOMPARE(decimalsFor({1, 2, 3}), 0);
}

void TestClasses::keepsColoursApartForAllSights_data()
{
  QTest::addColumn<QString>("name");
  for (const Palette& it : palettes())
    QTest::newRow(it.name) << QString::fromLatin1(it.name);
}

void TestClasses::keepsColoursApartForAllSights()
{
  QFETCH(QString, name);
  const Palette& set = *palette(name);
  const auto colours = coloursOf(set, static_cast<int>(set.colours.size()));
  for (const Matrix& sight : kSights)
    for (qsizetype i = 0; i < colours.size(); ++i)
      for (qsizetype j = i + 1; j < colours.size(); ++j) {
        const double least = set.kind == PaletteKind::Qualitative ? 18 : 10;
        const double apart = distance(colours[i], colours[j], sight);
        QVERIFY2(apart >= least, qPrintable(QStringLiteral("%1 and %2: %3")
                                                .arg(colours[i].toHex(), colours[j].toHex())
                                                .arg(apart)));
      }
}

void TestClasses::mixesAndRepeatsColours()
{
  const Palette& sea = defaultPalette(PaletteKind::Sequential);
  const auto nine = coloursOf(sea, 9);
  for (int i = 0; i < 9; i += 2) // every second one is of the set
    QCOMPARE(nine[i].toHex(), QString::fromLatin1(sea.colours[static_cast<std::size_t>(i / 2)]));
  const auto reversed = coloursOf(sea, 9, true);
  QCOMPARE(reversed.constFirst(), nine.constLast());
  QVector<workspace::Colour> kinds = coloursOf(defaultPalette(PaletteKind::Qualitative), 21);
  std::set<QString> different;
  for (const auto& colour : kinds)
    different.insert(colour.toHex());
  QCOMPARE(different.size(), std::size_t{21});
}

void TestClasses::refusesWhatAPaletteOrALegendCannotHold()
{
  QStringList many;
  for (int i = 0; i <= kMostCategories; ++i)
    many.append(QString::number(i) + QLatin1Char('a'));
  const auto values = valuesOf(many);
  Recipe recipe;
  const QLocale locale;
  DIABAN_VERIFY_ERROR(thematicStyle({}, values, recipe, locale, m_progress), TooManyValues);
  recipe.mostFrequent = 10;
  const auto some = thematicStyle({}, values, recipe, locale, m_progress);
  DIABAN_VERIFY(some);
  QCOMPARE(some.value().categories.size(), 10);
  recipe.kind = workspace::Style::Kind::Graduated;
  DIABAN_VERIFY_ERROR(thematicStyle({}, values, recipe, locale, m_progress), NoNumbers);
  recipe.palette = QStringLiteral("cầu vồng");
  DIABAN_VERIFY_ERROR(thematicStyle({}, values, recipe, locale, m_progress), BadArgument);
}

void TestClasses::takesOfficialColoursWhereThereAreSome()
{
  const auto values = valuesOf({QStringLiteral("ODT"), QStringLiteral("CLN"), QStringLiteral("?")});
  QVERIFY(areLandUseCodes(values));
  Recipe recipe;
  recipe.isOfficial = true;
  const auto style = thematicStyle({}, values, recipe, QLocale(), m_progress);
  DIABAN_VERIFY(style);
  const auto found = std::find_if(style.value().categories.begin(), style.value().categories.end(),
                                  [](const auto& it) { return it.value == QLatin1String("CLN"); });
  QCOMPARE(found->symbol.fill.colour.toHex(), QStringLiteral("#ffd2a0")); // 255,210,160
  QCOMPARE(found->title, QStringLiteral("CLN · Đất trồng cây lâu năm"));
}

QTEST_GUILESS_MAIN(TestClasses)
#include "tst_classes.moc"
