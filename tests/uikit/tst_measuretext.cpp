// Lengths, areas and directions as Vietnamese planners write them.
#include <diaban/uikit/measuretext.h>

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::uikit;

class TestMeasureText : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::Vietnamese)); }

  void lengthsHaveTwoDecimalsAndKilometresFromTen_data()
  {
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0,00 m");
    QTest::newRow("a side") << 452.1 << QStringLiteral("452,10 m");
    QTest::newRow("rounded up") << 0.005001 << QStringLiteral("0,01 m");
    QTest::newRow("just below ten kilometres") << 9999.99 << QStringLiteral("9.999,99 m");
    QTest::newRow("ten kilometres") << 10'000.0 << QStringLiteral("10.000,00 m (10,0 km)");
    QTest::newRow("a country") << 1'650'123.456 << QStringLiteral("1.650.123,46 m (1.650,1 km)");
  }
  void lengthsHaveTwoDecimalsAndKilometresFromTen()
  {
    QFETCH(double, metres);
    QFETCH(QString, words);
    QCOMPARE(lengthWords(metres).replace(QChar::Nbsp, u' '), words);
  }

  void areasHaveOneDecimalAndHectaresFromOne_data()
  {
    QTest::addColumn<double>("squareMetres");
    QTest::addColumn<QString>("words");
    QTest::newRow("a parcel") << 452.14 << QStringLiteral("452,1 m²");
    QTest::newRow("just below a hectare") << 9999.9 << QStringLiteral("9.999,9 m²");
    QTest::newRow("a hectare") << 10'000.0 << QStringLiteral("10.000,0 m² (1,00 ha)");
    QTest::newRow("a zone") << 12'512.3 << QStringLiteral("12.512,3 m² (1,25 ha)");
  }
  void areasHaveOneDecimalAndHectaresFromOne()
  {
    QFETCH(double, squareMetres);
    QFETCH(QString, words);
    QCOMPARE(areaWords(squareMetres).replace(QChar::Nbsp, u' '), words);
  }

  void bearingsAreWholeSecondsFromZeroToThreeHundredSixty_data()
  {
    QTest::addColumn<double>("degrees");
    QTest::addColumn<QString>("words");
    QTest::newRow("north") << 0.0 << QStringLiteral("0°00′00″");
    QTest::newRow("ui.md") << 38 + 12.0 / 60 + 40.0 / 3600 << QStringLiteral("38°12′40″");
    QTest::newRow("west of north") << -0.5 << QStringLiteral("359°30′00″");
    QTest::newRow("rounds to the next minute") << 10 + 59.9999 / 60 << QStringLiteral("11°00′00″");
    QTest::newRow("rounds to north") << 359.99999 << QStringLiteral("0°00′00″");
    QTest::newRow("a whole turn") << 360.0 << QStringLiteral("0°00′00″");
    QTest::newRow("more than one") << 725.25 << QStringLiteral("5°15′00″");
  }
  void bearingsAreWholeSecondsFromZeroToThreeHundredSixty()
  {
    QFETCH(double, degrees);
    QFETCH(QString, words);
    QCOMPARE(bearingWords(Angle::degrees(degrees)), words);
  }

  void bearingsAreReadInEveryUsualNotation_data()
  {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("degrees"); // below 0: none
    const double sample = 38 + 12.0 / 60 + 40.0 / 3600;
    QTest::newRow("as written") << QStringLiteral("38°12′40″") << sample;
    QTest::newRow("by a keyboard") << QStringLiteral("38d12'40\"") << sample;
    QTest::newRow("spaces") << QStringLiteral(" 38 12 40 ") << sample;
    QTest::newRow("dashes") << QStringLiteral("38-12-40") << sample;
    QTest::newRow("a fraction") << QStringLiteral("38,5") << 38.5;
    QTest::newRow("minutes with a fraction") << QStringLiteral("38°30,5'") << 38 + 30.5 / 60;
    QTest::newRow("north") << QStringLiteral("0") << 0.0;
    QTest::newRow("a whole turn") << QStringLiteral("360") << 360.0;
    QTest::newRow("nothing") << QString() << -1.0;
    QTest::newRow("a word") << QStringLiteral("bắc") << -1.0;
    QTest::newRow("below zero") << QStringLiteral("-5") << -1.0;
    QTest::newRow("more than a turn") << QStringLiteral("360,1") << -1.0;
    QTest::newRow("sixty minutes") << QStringLiteral("38 60") << -1.0;
    QTest::newRow("a fraction before minutes") << QStringLiteral("38,5 12") << -1.0;
    QTest::newRow("four parts") << QStringLiteral("1 2 3 4") << -1.0;
  }
  void bearingsAreReadInEveryUsualNotation()
  {
    QFETCH(QString, text);
    QFETCH(double, degrees);
    const auto read = readBearing(text);
    QCOMPARE(read.has_value(), degrees >= 0);
    if (read)
      QVERIFY(std::abs(read->inDegrees() - degrees) < 1e-9);
  }

  void degreesSayTheirSideAndNeverASign()
  {
    const QString north = QStringLiteral("B"), south = QStringLiteral("N");
    QCOMPARE(degreesWords(16.4637123, north, south), QStringLiteral("16,463712°\u00a0B"));
    QCOMPARE(degreesWords(-33.8688, north, south), QStringLiteral("33,868800°\u00a0N"));
    QCOMPARE(degreesWords(0, north, south), QStringLiteral("0,000000°\u00a0B"));
  }

  void othersReadTheirOwnNotation()
  {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(lengthWords(12'345.6).replace(QChar::Nbsp, u' '),
             QStringLiteral("12,345.60 m (12.3 km)"));
    QLocale::setDefault(QLocale(QLocale::Vietnamese));
  }
};

QTEST_APPLESS_MAIN(TestMeasureText)
#include "tst_measuretext.moc"
