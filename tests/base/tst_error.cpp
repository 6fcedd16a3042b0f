#include <diaban/base/error.h>
#include <diaban/base/result.h>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace diaban;

namespace {

constexpr int kCodes = static_cast<int>(Error::Code::RestoredAfterCrash) + 1; // the last one

Result<int> half(int number)
{
  if (number % 2 != 0)
    return Error{Error::Code::BadArgument, {QString::number(number)}, {}};
  return number / 2;
}

Result<int> quarter(int number)
{
  DIABAN_TRY(once, half(number));
  DIABAN_TRY(twice, half(once));
  return twice;
}

Outcome check(int number)
{
  DIABAN_CHECK(quarter(number));
  return Done{};
}

} // namespace

class TestError : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyCodeHasOneNameAndOneSentence();
  void argumentsFillTheSentenceInOnePass();
  void anErrorPassesThroughItsCallers();
  void valuesThatCannotBeCopiedAreMoved();
};

void TestError::everyCodeHasOneNameAndOneSentence()
{
  QSet<QString> names, sentences;
  for (int i = 0; i < kCodes; ++i) {
    const auto code = static_cast<Error::Code>(i);
    const QString name = errorName(code);
    QVERIFY2(!names.contains(name), qPrintable(name));
    names.insert(name);
    const QString sentence = errorText({code, {}, {}});
    QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
    sentences.insert(sentence);
    QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
  }
  QCOMPARE(errorName(Error::Code::LinksStayBehind), QStringLiteral("LinksStayBehind"));
  QCOMPARE(errorName(Error::Code::NoCrs), QStringLiteral("NoCrs"));
}

void TestError::argumentsFillTheSentenceInOnePass()
{
  // A file may be called "%2".
  const Error error{Error::Code::NewerFile,
                    {QStringLiteral("%2.gpkg"), QStringLiteral("store"), QStringLiteral("9"),
                     QStringLiteral("3")},
                    {}};
  const QString text = errorText(error);
  QVERIFY2(text.contains(QLatin1String("%2.gpkg")), qPrintable(text));
  QVERIFY(text.contains(QLatin1String("store: version 9, known here up to 3")));
  // An argument that is missing leaves no mark of a program's inside.
  static const QRegularExpression open(QStringLiteral("%\\d"));
  for (int i = 0; i < kCodes; ++i)
    QVERIFY(!errorText({static_cast<Error::Code>(i), {}, {}}).contains(open));
}

void TestError::anErrorPassesThroughItsCallers()
{
  QCOMPARE(quarter(8).value(), 2);
  QVERIFY(check(8));
  for (const int odd : {7, 6}) {
    const auto failed = check(odd);
    QVERIFY(!failed);
    QCOMPARE(errorName(failed.error().code), QStringLiteral("BadArgument"));
    QCOMPARE(failed.error().args,
             QStringList{odd == 7 ? QStringLiteral("7") : QStringLiteral("3")});
  }
}

void TestError::valuesThatCannotBeCopiedAreMoved()
{
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  const std::unique_ptr<int> taken = std::move(result).value();
  QCOMPARE(*taken, 5);
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
