// Vietnamese text in the encodings of offices: read, and told apart by how Vietnamese it looks.
#include "support/testdata.h"

#include <diaban/geo/source.h>
#include <diaban/geo/textreading.h>

#include <QFile>
#include <QTest>

using namespace diaban;

class TestTextReading : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsPublishedTexts_data();
  void readsPublishedTexts();
  void readsEveryLetterOfTheTables_data();
  void readsEveryLetterOfTheTables();
  void putsTheRightEncodingFirst_data();
  void putsTheRightEncodingFirst();
  void knowsVietnameseSyllables_data();
  void knowsVietnameseSyllables();
};

void TestTextReading::readsPublishedTexts_data()
{
  QTest::addColumn<QString>("raw");
  QTest::addColumn<QString>("encoding");
  QTest::addColumn<QString>("text");
  // The head of a decree as a .doc of 2005 shows it (tailieu.vn), and VNI's own samples.
  QTest::newRow("TCVN3") << QStringLiteral("NghÞ ®Þnh cña chÝnh phñ") << QStringLiteral("TCVN3")
                         << QStringLiteral("Nghị định của chính phủ");
  QTest::newRow("VNI") << QStringLiteral("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")
                       << QStringLiteral("VNI")
                       << QStringLiteral("Cộng hòa xã hội chủ nghĩa Việt Nam");
  QTest::newRow("VNI, capitals") << QStringLiteral("ÑOÄC LAÄP TÖÏ DO") << QStringLiteral("VNI")
                                 << QStringLiteral("ĐỘC LẬP TỰ DO");
  QTest::newRow("CP1258") << QString::fromLatin1("Hu\xEA\xEC") << QStringLiteral("CP1258")
                          << QStringLiteral("Huế");
  QTest::newRow("UTF-8") << QString::fromLatin1(QByteArray("Đường Trần Phú"))
                         << QStringLiteral("UTF-8") << QStringLiteral("Đường Trần Phú");
}

void TestTextReading::readsPublishedTexts()
{
  QFETCH(const QString, raw);
  QFETCH(const QString, encoding);
  QFETCH(const QString, text);
  QCOMPARE(geo::readText(raw, encoding), text);
}

/// The tables that were compared with UniKey, OpenKey and u-convert.
void TestTextReading::readsEveryLetterOfTheTables_data()
{
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("encoding");
  QTest::addColumn<QString>("letter");
  QFile file(test::testData(QStringLiteral("../reference/tcvn3_vni.csv")));
  if (!file.open(QIODevice::ReadOnly))
    return;
  const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
  for (const QString& line : lines.mid(1)) {
    const QStringList values = line.trimmed().split(QLatin1Char(','));
    const bool isVni = values[0] == QLatin1String("VNI-WIN");
    if (values.size() == 4 && (isVni || values[0] == QLatin1String("TCVN3")))
      QTest::addRow("%s %s", qPrintable(values[0]), qPrintable(values[1]))
          << QByteArray::fromHex(values[1].toLatin1())
          << (isVni ? QStringLiteral("VNI") : QStringLiteral("TCVN3")) << values[2];
  }
}

void TestTextReading::readsEveryLetterOfTheTables()
{
  if (QTest::currentDataTag() == nullptr)
    QSKIP("the tables are not there");
  QFETCH(const QByteArray, bytes);
  QFETCH(const QString, encoding);
  QFETCH(const QString, letter);
  QCOMPARE(geo::readText(QString::fromLatin1(bytes), encoding), letter);
}

void TestTextReading::putsTheRightEncodingFirst_data()
{
  QTest::addColumn<QStringList>("raw");
  QTest::addColumn<QString>("encoding");
  QTest::newRow("TCVN3") << QStringList{QStringLiteral("§Êt ë t¹i ®« thÞ"),
                                        QStringLiteral("NguyÔn ThÞ H»ng"),
                                        QStringLiteral("Tr\u00ADêng TiÓu häc VÜnh Hßa")}
                         << QStringLiteral("TCVN3");
  QTest::newRow("VNI") << QStringList{QStringLiteral("Ñaát ôû taïi ñoâ thò"),
                                      QStringLiteral("Nguyeãn Thò Haèng"),
                                      QStringLiteral("Tröôøng Tieåu hoïc Vónh Hoøa")}
                       << QStringLiteral("VNI");
  QTest::newRow("CP1258") << QStringList{QString::fromLatin1("Hu\xEA\xEC, \xD0\xE0 N\xE3\xDEng"),
                                         QString::fromLatin1("Ph\xFD\xF5\xCCng An C\xFD\xF2u")}
                          << QStringLiteral("CP1258");
  QTest::newRow("UTF-8") << QStringList{QString::fromLatin1(QByteArray("Phường Thuận Hòa")),
                                        QString::fromLatin1(QByteArray("Đường Trần Phú"))}
                         << QStringLiteral("UTF-8");
}

void TestTextReading::putsTheRightEncodingFirst()
{
  QFETCH(const QStringList, raw);
  QFETCH(const QString, encoding);
  const auto readings = geo::textReadings(raw);
  QCOMPARE(readings.size(), 4);
  QCOMPARE(readings[0].encoding, encoding);
  QVERIFY2(readings[0].fit >= 0.75, qPrintable(QString::number(readings[0].fit)));
  QVERIFY2(readings[1].fit < readings[0].fit - 0.2, qPrintable(QString::number(readings[1].fit)));
}

void TestTextReading::knowsVietnameseSyllables_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<double>("share");
  QTest::newRow("a sentence")
      << QStringLiteral("Nghiêng quỳnh giếng gìn nguyễn khuya khuỷu rượu hoặc uống thuở") << 1.0;
  QTest::newRow("nothing to judge") << QStringLiteral("Hue 12, Da Nang") << 1.0;
  QTest::newRow("half of it") << QStringLiteral("Huế Grüße") << 0.5;
  QTest::newRow("signs in words") << QStringLiteral("§Êt ®«") << 0.0;
}

void TestTextReading::knowsVietnameseSyllables()
{
  QFETCH(const QString, text);
  QFETCH(const double, share);
  QCOMPARE(geo::vietnameseShare({text}), share);
}

QTEST_APPLESS_MAIN(TestTextReading)
#include "tst_textreading.moc"
