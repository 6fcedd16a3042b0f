#include <diaban/base/foldedsearch.h>
#include <diaban/base/text.h>

#include <QTest>

#include <random>

using namespace diaban;

class TestFoldedSearch : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsWordsWhateverTheirMarks_data();
  void findsWordsWhateverTheirMarks();
  void fitsEverythingWhenNothingWasTyped();
  void agreesWithFoldedStrings();
  void readsBytesThatAreNoUtf8();
};

void TestFoldedSearch::findsWordsWhateverTheirMarks_data()
{
  QTest::addColumn<QString>("wanted");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("fits");
  const auto row = [](const char* name, const char* wanted, const char* text, bool fits) {
    QTest::newRow(name) << QString::fromUtf8(wanted) << QString::fromUtf8(text) << fits;
  };
  row("no marks typed", "duong", "Đường Lê Lợi", true);
  row("marks typed", "đường", "Duong Le Loi", true);
  row("part of a word", "bien", "Phường An Biên", true);
  row("two words, other order", "biên an", "Phường An Biên", true);
  row("one word missing", "an hai", "Phường An Biên", false);
  row("capitals", "HUẾ", "thành phố Huế", true);
  row("digits", "128", "Thửa 1128, tờ 14", true);
  row("other letters", "ñandu", "Nandu", true);
  row("beyond Latin", "東", "東京", true);
  row("empty text", "a", "", false);
}

void TestFoldedSearch::findsWordsWhateverTheirMarks()
{
  QFETCH(QString, wanted);
  QFETCH(QString, text);
  QFETCH(bool, fits);
  QCOMPARE(FoldedSearch(wanted).fits(text), fits);
  QCOMPARE(FoldedSearch(wanted).fits(text.normalized(QString::NormalizationForm_D)), fits);
  QCOMPARE(FoldedSearch(wanted.normalized(QString::NormalizationForm_D)).fits(text), fits);
}

void TestFoldedSearch::fitsEverythingWhenNothingWasTyped()
{
  QVERIFY(FoldedSearch(QStringLiteral("  ")).isEmpty());
  QVERIFY(FoldedSearch(QString()).fits(QStringLiteral("gì cũng được")));
}

void TestFoldedSearch::agreesWithFoldedStrings()
{
  std::mt19937 random(5);
  const QString letters = QStringLiteral("aăâáàảãạếềĐđdDưứỰơờôộiíyỹ ẤâBb12–");
  const auto text = [&](int length) {
    QString made;
    for (int i = 0; i < length; ++i)
      made += letters.at(static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size())));
    return made;
  };
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    const QString hay = text(12);
    const QString needle = text(2).remove(QLatin1Char(' '));
    const bool expected = needle.isEmpty() || foldMarks(hay).contains(foldMarks(needle));
    QVERIFY2(FoldedSearch(needle).fits(hay) == expected,
             qPrintable(needle + QStringLiteral(" in ") + hay));
    found += expected ? 1 : 0;
  }
  QVERIFY(found > 1000 && found < 19'000);
}

void TestFoldedSearch::readsBytesThatAreNoUtf8()
{
  const FoldedSearch search(QStringLiteral("abc"));
  QVERIFY(search.fits(std::string_view("abc\xE1")));
  QVERIFY(search.fits(std::string_view("\xF0\x9F\x97\xBA"
                                       "abc")));
  QVERIFY(!search.fits(std::string_view("\xF0\x9F")));
}

QTEST_APPLESS_MAIN(TestFoldedSearch)
#include "tst_foldedsearch.moc"
