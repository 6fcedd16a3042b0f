// Colours: every pair that meets on the screen can be read, in both themes, and stands in one
// table.
#include <diaban/uikit/theme.h>
#include <diaban/uikit/tokens.h>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace diaban;
using namespace diaban::uikit;

class TestTokens : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void contrastAgreesWithTheStandard()
  {
    // https://www.w3.org/TR/WCAG21/: black on white is 21; #767676 on white is the known 4.54.
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
  }

  void everyPairCanBeRead_data()
  {
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("pair");
    const auto pairs = tokenPairs();
    for (const int theme : {0, 1})
      for (std::size_t i = 0; i < pairs.size(); ++i)
        QTest::addRow("%s: %s on %s", theme == 0 ? "light" : "dark",
                      qPrintable(tokenName(pairs[i].front)), qPrintable(tokenName(pairs[i].back)))
            << theme << static_cast<int>(i);
  }
  void everyPairCanBeRead()
  {
    QFETCH(int, theme);
    QFETCH(int, pair);
    const TokenPair& p = tokenPairs()[static_cast<std::size_t>(pair)];
    const auto t = static_cast<Theme>(theme);
    // The page that gives the colours rounds to one decimal: 4.5 there may be 4.46 exactly.
    const double rounded = std::round(contrast(colour(t, p.front), colour(t, p.back)) * 10) / 10;
    QVERIFY2(rounded >= p.least, qPrintable(QString::number(rounded)));
  }

  void palettesTellTheirTheme()
  {
    QCOMPARE(themeOf(themePalette(Theme::Light)), Theme::Light);
    QCOMPARE(themeOf(themePalette(Theme::Dark)), Theme::Dark);
  }

  void styleSheetNamesKnownTokensOnly()
  {
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
      const QString sheet = styleSheet(theme);
      QVERIFY(sheet.size() > 1000);
      const auto left = QRegularExpression(QStringLiteral("@[a-zA-Z]+")).match(sheet);
      QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    }
  }

  void coloursStandInOneTableOnly()
  {
    const QRegularExpression literal(
        QStringLiteral("#[0-9a-fA-F]{6}|0x[fF]{2}[0-9a-fA-F]{6}|QColor\\(\\s*[0-9]"));
    QStringList found;
    const QString root = QStringLiteral(DIABAN_SOURCE_DIR);
    for (const QString& folder :
         {QStringLiteral("/modules/uikit"), QStringLiteral("/modules/coverage/ui"),
          QStringLiteral("/app/desktop"), QStringLiteral("/resources")}) {
      QDirIterator files(root + folder,
                         {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qss")},
                         QDir::Files, QDirIterator::Subdirectories);
      while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (file.fileName().endsWith(QStringLiteral("/tokens.cpp")))
          continue;
        if (literal.match(QString::fromUtf8(file.readAll())).hasMatch())
          found << file.fileName();
      }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char(' '))));
  }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
