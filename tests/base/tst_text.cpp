#include <diaban/base/text.h>

#include <QTest>

using namespace diaban;

class TestText : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void foldsMarksForSearch_data();
  void foldsMarksForSearch();
  void bothFormsOfANameBecomeOne();
  void knowsWellFormedUtf8_data();
  void knowsWellFormedUtf8();
  void neverMissesTextThatNeedsANormalForm();
};

void TestText::foldsMarksForSearch_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("folded");
  QTest::newRow("street") << QStringLiteral("Đường Lê Lợi") << QStringLiteral("duong le loi");
  QTest::newRow("small d") << QStringLiteral("đặc khu Cát Hải")
                           << QStringLiteral("dac khu cat hai");
  QTest::newRow("decomposed")
      << QStringLiteral("Thừa Thiên Huế").normalized(QString::NormalizationForm_D)
      << QStringLiteral("thua thien hue");
  QTest::newRow("all marks") << QStringLiteral("ăâêôơư ẮẬỆỘỢỰ ỹỷ")
                             << QStringLiteral("aaeoou aaeoou yy");
  QTest::newRow("digits and signs")
      << QStringLiteral("TP.HCM – 12/3") << QStringLiteral("tp.hcm – 12/3");
  QTest::newRow("empty") << QString() << QString();
}

void TestText::foldsMarksForSearch()
{
  QFETCH(QString, text);
  QFETCH(QString, folded);
  QCOMPARE(foldMarks(text), folded);
}

void TestText::bothFormsOfANameBecomeOne()
{
  const QString composed = QStringLiteral("Phường Nguyễn Trãi");
  const QString decomposed = composed.normalized(QString::NormalizationForm_D);
  QVERIFY(decomposed != composed);
  QCOMPARE(toNfc(decomposed), composed);
  QCOMPARE(toNfc(composed), composed);
  const QString plain = QStringLiteral("Da Nang 1");
  QVERIFY(toNfc(plain).constData() == plain.constData()); // shared, not copied
}

void TestText::knowsWellFormedUtf8_data()
{
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<bool>("isWell");
  const auto row = [](const char* name, const QByteArray& bytes, bool isWell) {
    QTest::newRow(name) << bytes << isWell;
  };
  row("empty", "", true);
  row("Vietnamese", QStringLiteral("Đường số 1 – Huế").toUtf8(), true);
  row("four bytes", QByteArray::fromHex("f09f97ba"), true);
  row("last code point", QByteArray::fromHex("f48fbfbf"), true);
  row("beyond it", QByteArray::fromHex("f4908080"), false);
  row("overlong slash", QByteArray::fromHex("c0af"), false);
  row("overlong of three", QByteArray::fromHex("e09fbf"), false);
  row("overlong of four", QByteArray::fromHex("f08fbfbf"), false);
  row("surrogate", QByteArray::fromHex("eda080"), false);
  row("cut off", QByteArray::fromHex("c4"), false);
  row("cut off of three", QByteArray::fromHex("e1bb"), false);
  row("tail alone", QByteArray::fromHex("41bb"), false);
  row("Windows-1258", QByteArray::fromHex("d0c0"), false);
  row("five bytes", QByteArray::fromHex("f888808080"), false);
}

void TestText::knowsWellFormedUtf8()
{
  QFETCH(QByteArray, bytes);
  QFETCH(bool, isWell);
  QCOMPARE(isUtf8(bytes), isWell);
}

void TestText::neverMissesTextThatNeedsANormalForm()
{
  for (char16_t c = 0x20; c < 0xD800; ++c) {
    const QString decomposed = QString(QChar(c)).normalized(QString::NormalizationForm_D);
    const QString composed = decomposed.normalized(QString::NormalizationForm_C);
    const bool isVietnamese = c < 0x250 || (c >= 0x1EA0 && c <= 0x1EF9);
    if (isVietnamese && decomposed != composed)
      QVERIFY2(mayNeedNfc(decomposed.toUtf8()), qPrintable(decomposed));
  }
  QVERIFY(!mayNeedNfc(QStringLiteral("Phường Nguyễn Trãi").toUtf8()));
  QVERIFY(!mayNeedNfc("plain"));
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
