#include "cli/exitcode.h"

#include <QTest>

using namespace diaban;

namespace {

constexpr int kLast = static_cast<int>(Error::Code::NoPeopleKnown);

} // namespace

class TestExitCode : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyErrorHasAnExitCodeOfTheManual();
  void knowsTheFamiliesOfErrors_data();
  void knowsTheFamiliesOfErrors();
  void everyErrorHasItsOwnNameAndSentence();
};

void TestExitCode::everyErrorHasAnExitCodeOfTheManual()
{
  for (int code = 0; code <= kLast; ++code) {
    const int exit = cli::exitCode(static_cast<Error::Code>(code));
    QVERIFY2(exit >= 2 && exit <= 6, qPrintable(errorName(static_cast<Error::Code>(code))));
  }
}

void TestExitCode::knowsTheFamiliesOfErrors_data()
{
  QTest::addColumn<Error::Code>("code");
  QTest::addColumn<int>("exit");
  QTest::newRow("wrong usage") << Error::Code::BadArgument << 2;
  QTest::newRow("something missing") << Error::Code::MissingArgument << 2;
  QTest::newRow("no such file") << Error::Code::FileNotFound << 3;
  QTest::newRow("cut off") << Error::Code::FileTruncated << 3;
  QTest::newRow("no coordinate system") << Error::Code::NoCrs << 3;
  QTest::newRow("the open workspace") << Error::Code::IsOpenWorkspace << 3;
  QTest::newRow("disk full") << Error::Code::DiskFull << 4;
  QTest::newRow("read-only") << Error::Code::ReadOnlyFile << 4;
  QTest::newRow("cancelled") << Error::Code::Cancelled << 5;
  QTest::newRow("newer file") << Error::Code::NewerFile << 6;
  QTest::newRow("locked") << Error::Code::LockedByOther << 6;
  QTest::newRow("no such layer") << Error::Code::NoSuchLayer << 6;
}

void TestExitCode::knowsTheFamiliesOfErrors()
{
  QFETCH(Error::Code, code);
  QTEST(cli::exitCode(code), "exit");
}

void TestExitCode::everyErrorHasItsOwnNameAndSentence()
{
  QSet<QString> names;
  QSet<QString> sentences;
  for (int code = 0; code <= kLast; ++code) {
    names.insert(errorName(static_cast<Error::Code>(code)));
    sentences.insert(errorText({static_cast<Error::Code>(code), {}, {}}));
  }
  QCOMPARE(names.size(), kLast + 1);
  QCOMPARE(sentences.size(), kLast + 1);
}

QTEST_APPLESS_MAIN(TestExitCode)
#include "tst_exitcode.moc"
