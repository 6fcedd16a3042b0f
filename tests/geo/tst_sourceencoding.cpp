// Text that is no UTF-8: told where it is, and read when a person says what it is.
#include "support/sources.h"
#include "support/verify.h"

#include <diaban/geo/source.h>

#include <QFile>
#include <QTest>

using namespace diaban;
using namespace diaban::test;

class TestSourceEncoding : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void namesFieldAndRowOfTextThatIsNoUtf8();
  void decodesTextWhoseEncodingIsSaid();
  void decodesNamesOfFieldsToo();
  void decodesWhatMapInfoTookForLatin();
  void leavesTextAloneThatIsKnownToBeUtf8();
  void decodesWhatBreaksItsFormatsWord();
  void refusesAnUnknownEncoding();
};

void TestSourceEncoding::namesFieldAndRowOfTextThatIsNoUtf8()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("x.csv"));
  QVERIFY(writeFile(path, "ma,ten\n1,Hue\n2,Hu\xCA\xEC\n3,Da Lat\n"));
  const Outcome outcome = readThrough(path);
  DIABAN_VERIFY_ERROR(outcome, BadEncoding);
  QCOMPARE(outcome.error().args, (QStringList{path, QStringLiteral("ten"), QStringLiteral("2")}));
}

void TestSourceEncoding::decodesTextWhoseEncodingIsSaid()
{
  const AwkwardFolder folder;
  geo::SourceOptions options;
  options.encoding = QStringLiteral("CP1258");
  const QString csv = folder.file(QStringLiteral("x.csv"));
  QVERIFY(writeFile(csv, "ma,ten\n1,Hu\xEA\xEC\n")); // ê and a combining acute: the code page's way
  const auto rows = readSource(csv, options);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().cells[0][1].normalized(QString::NormalizationForm_C),
           QStringLiteral("Huế"));

  const QString shape = folder.file(QStringLiteral("x.shp"));
  QVERIFY(makeShapefile(shape, "UTF-8"));
  QVERIFY(QFile::remove(folder.file(QStringLiteral("x.cpg"))));
  QByteArray table = readFile(folder.file(QStringLiteral("x.dbf")));
  const QByteArray name("Phường Đường Lâm"); // in the same number of bytes, the rest blanks
  QByteArray coded("Ph\xFD\xF5ng Ph\xFA");   // ư ơ ng … ú in CP1258
  table.replace(name, coded.leftJustified(name.size(), ' '));
  QVERIFY(writeFile(folder.file(QStringLiteral("x.dbf")), table));
  DIABAN_VERIFY_ERROR(readThrough(shape), BadEncoding);
  const auto decoded = readSource(shape, options);
  DIABAN_VERIFY(decoded);
  QCOMPARE(decoded.value().first().cells[0][0], QStringLiteral("Phương Phú"));
}

void TestSourceEncoding::decodesNamesOfFieldsToo()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("x.csv"));
  QVERIFY(writeFile(path, "m\xB7,t\xAA"
                          "n\n1,Hu\xD5\n")); // mã, tên, Huế in TCVN3
  const Outcome outcome = readThrough(path);
  DIABAN_VERIFY_ERROR(outcome, BadEncoding);
  QCOMPARE(outcome.error().args.value(2), QStringLiteral("0"));
  geo::SourceOptions options;
  options.encoding = QStringLiteral("TCVN3");
  const auto rows = readSource(path, options);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().fields[0].name, QStringLiteral("mã"));
  QCOMPARE(rows.value().first().fields[1].name, QStringLiteral("tên"));
  QCOMPARE(rows.value().first().cells[0][1], QStringLiteral("Huế"));
}

void TestSourceEncoding::decodesWhatMapInfoTookForLatin()
{
  const AwkwardFolder folder;
  QVERIFY(writeFile(folder.file(QStringLiteral("x.mid")), "\"Hu\xD5\"\n"));
  const QString path = folder.file(QStringLiteral("x.mif"));
  QVERIFY(writeFile(path, "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\n"
                          "CoordSys Earth Projection 1, 104\nColumns 1\n  ten Char(20)\nData\n\n"
                          "Point 107.5 16.4\n"));
  geo::SourceOptions options;
  options.encoding = QStringLiteral("TCVN3");
  const auto rows = readSource(path, options);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().cells[0][0], QStringLiteral("Huế"));
  const auto plain = readSource(path);
  DIABAN_VERIFY(plain);
  QCOMPARE(plain.value().first().cells[0][0], QStringLiteral("HuÕ"));
}

void TestSourceEncoding::leavesTextAloneThatIsKnownToBeUtf8()
{
  geo::SourceOptions options;
  options.encoding = QStringLiteral("CP1258");
  const auto rows = readSource(fixture("places.geojson"), options);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().cells[0][0], QStringLiteral("Phường Đường Lâm"));
}

void TestSourceEncoding::decodesWhatBreaksItsFormatsWord()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("hai bảng mã.geojson"));
  const auto feature = [](const QByteArray& name) {
    return R"({"type":"Feature","properties":{"ten":")" + name +
           R"("},"geometry":{"type":"Point","coordinates":[106.7,10.7]}})";
  };
  QVERIFY(writeFile(path, R"({"type":"FeatureCollection","features":[)" + feature("\xD0\xE4n") +
                              ',' + feature("Đồng Nai") + "]}"));
  DIABAN_VERIFY_ERROR(readSource(path), BadEncoding);
  geo::SourceOptions options;
  options.encoding = QStringLiteral("CP1258");
  const auto rows = readSource(path, options);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().first().cells[0][0], QStringLiteral("Đän"));
  QCOMPARE(rows.value().first().cells[1][0], QStringLiteral("Đồng Nai"));
}

void TestSourceEncoding::refusesAnUnknownEncoding()
{
  geo::SourceOptions options;
  options.encoding = QStringLiteral("chữ-cổ");
  DIABAN_VERIFY_ERROR(readThrough(fixture("places.geojson"), options), BadArgument);
}

QTEST_APPLESS_MAIN(TestSourceEncoding)
#include "tst_sourceencoding.moc"
