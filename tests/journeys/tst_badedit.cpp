// Verbs that change a workspace, where they can't or may not: each says why, with its exit code,
// and nothing has changed.
#include "support/journey.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QScopeGuard>
#include <QTest>

#include <memory>

using namespace diaban::test;

namespace {

const QStringList kLanguages{QStringLiteral("vi"), QStringLiteral("en")};

/// A call of diaban-cli without the workspace, which is its second word.
struct Call {
  const char* name;
  QStringList words;
};

QVector<Call> writingCalls()
{
  const auto call = [](const char* name, const char* words) {
    return Call{name, QString::fromUtf8(words).split(u'|')};
  };
  return {call("edit, a new row", "edit|trạm|--insert|POINT (600000 1190000)"),
          call("edit, a row moved", "edit|trạm|--move|2,10,-5"),
          call("edit, a row deleted", "edit|trạm|--delete|2"),
          call("undo", "undo"),
          call("set", "set|trạm|so=5"),
          call("calculate", "calculate|trạm|so|so + 1"),
          call("fields", "fields|trạm|--add|cao:real"),
          call("style", "style|trạm|--field|so|--classes|3"),
          call("group", "group|Nhóm|trạm")};
}

/// Another process that holds SQLite's write lock, as QGIS does while it saves.
class OtherWriter {
public:
  explicit OtherWriter(const QString& path)
  {
    m_shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path});
    m_shell.write("BEGIN IMMEDIATE;\nSELECT 'holds';\n");
    m_isReady = m_shell.waitForReadyRead() && m_shell.readAllStandardOutput().contains("holds");
  }
  ~OtherWriter()
  {
    m_shell.write("ROLLBACK;\n.quit\n");
    m_shell.closeWriteChannel();
    m_shell.waitForFinished();
  }
  bool isReady() const { return m_isReady; }

private:
  QProcess m_shell;
  bool m_isReady = false;
};

} // namespace

class TestBadEdit : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void everyVerbWritesWhereItMay_data() { calls(); }
  void everyVerbWritesWhereItMay();
  void whatAnotherHasOpenIsLeftAlone_data() { calls(); }
  void whatAnotherHasOpenIsLeftAlone();
  void whatAnotherIsWritingIsLeftAlone_data() { calls(1); } // each waits five seconds
  void whatAnotherIsWritingIsLeftAlone();
  void readOnlyFilesAreLeftAlone_data() { calls(); }
  void readOnlyFilesAreLeftAlone();
  void valuesThatDoNotFitAreNamed_data();
  void valuesThatDoNotFitAreNamed();
  void valuesThatARuleForbidsAreNamed();

private:
  static void calls(qsizetype most = 100)
  {
    QTest::addColumn<QStringList>("words");
    for (const Call& call : writingCalls())
      if (most-- > 0)
        QTest::newRow(call.name) << call.words;
  }
  CliRun run(QStringList words, const QString& language, const QStringList& prefix = {}) const
  {
    words.insert(1, m_folder->workspace());
    return runCli(words, language, prefix);
  }
  void refuses(const QStringList& words, int exit, const char* code,
               const QStringList& prefix = {}) const;

  std::unique_ptr<JourneyFolder> m_folder;
  QByteArray m_content; ///< what SQLite's shell says of it
};

void TestBadEdit::initTestCase()
{
  m_folder = std::make_unique<JourneyFolder>();
  QVERIFY(m_folder->isReady());
  m_content = contentOf(m_folder->workspace());
  QVERIFY(m_content.startsWith("ok\n"));
}

void TestBadEdit::refuses(const QStringList& words, int exit, const char* code,
                          const QStringList& prefix) const
{
  for (const QString& language : kLanguages) {
    const CliRun refused = run(words, language, prefix);
    QVERIFY2(refused.exit == exit, refused.messages.constData());
    QCOMPARE(refused.documents, 1);
    QCOMPARE(refused.errorCode(), QString::fromLatin1(code));
    QVERIFY(!refused.sentence().isEmpty());
  }
}

/// Otherwise the other tests would show nothing.
void TestBadEdit::everyVerbWritesWhereItMay()
{
  QFETCH(QStringList, words);
  const JourneyFolder own;
  QVERIFY(own.isReady());
  words.insert(1, own.workspace());
  const CliRun done = runCli(words);
  QVERIFY2(done.exit == 0, done.messages.constData());
  QVERIFY(contentOf(own.workspace()) != m_content);
}

void TestBadEdit::whatAnotherHasOpenIsLeftAlone()
{
  QFETCH(QStringList, words);
  const QFileInfo file(m_folder->workspace());
  const QString lock = m_folder->path(QLatin1Char('.') + file.fileName() + QStringLiteral(".lock"));
  const auto unlock = qScopeGuard([&] { QFile::remove(lock); });
  QVERIFY(writeBytes(lock, R"({"person":"Lan","computer":"may-khac","process":7,"boot":"x",)"
                           R"("since":"2026-11-21T09:42:00Z"})"));
  refuses(words, 6, "LockedByOther");
  const CliRun vietnamese = run(words, QStringLiteral("vi"));
  QVERIFY(tellsOfFile(vietnamese, file.fileName()));
  for (const char* said : {"mở bởi Lan", "trên máy may-khac", "từ 21/11/2026"})
    QVERIFY2(vietnamese.sentence().contains(QString::fromUtf8(said)), said);
  QCOMPARE(contentOf(m_folder->workspace()), m_content);
}

void TestBadEdit::whatAnotherIsWritingIsLeftAlone()
{
  QFETCH(QStringList, words);
  {
    const OtherWriter other(m_folder->workspace());
    QVERIFY(other.isReady());
    const CliRun refused = run(words, QStringLiteral("vi"));
    QCOMPARE(refused.exit, 6);
    QCOMPARE(refused.errorCode(), QStringLiteral("Busy"));
    QVERIFY(tellsOfFile(refused, QFileInfo(m_folder->workspace()).fileName()));
  }
  QCOMPARE(contentOf(m_folder->workspace()), m_content);
}

void TestBadEdit::readOnlyFilesAreLeftAlone()
{
  QFETCH(QStringList, words);
  const QString file = m_folder->workspace();
  const QFileDevice::Permissions rights = QFile::permissions(file);
  const auto giveBack = qScopeGuard([&] { QFile::setPermissions(file, rights); });
  QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::ReadUser |
                                          QFileDevice::ReadGroup | QFileDevice::ReadOther));
  refuses(words, 4, "ReadOnlyFile", withoutRootsRights());
  QCOMPARE(contentOf(file), m_content);
}

void TestBadEdit::valuesThatDoNotFitAreNamed_data()
{
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<int>("exit");
  QTest::addColumn<QByteArray>("code");
  const auto row = [](const char* name, const char* words, int exit, const char* code) {
    QTest::newRow(name) << QString::fromUtf8(words).split(u'|') << exit << QByteArray(code);
  };
  row("a layer that is not there", "edit|nha|--delete|2", 6, "NoSuchLayer");
  row("a row that is not there", "edit|trạm|--delete|99", 6, "EditConflict");
  row("one good row, one that is not there", "edit|trạm|--delete|2,99", 6, "EditConflict");
  row("a shape that the layer does not keep", "edit|trạm|--insert|LINESTRING (0 0,1 1)", 2,
      "WrongType");
  row("text into a number field", "set|trạm|so=mười", 2, "WrongType");
  row("a number as Vietnam writes it", "set|trạm|so=1,5", 2, "WrongType");
  row("a field that is not there", "set|trạm|mau=đỏ", 6, "NoSuchField");
  row("an expression that ends too early", "calculate|trạm|so|so +", 2, "BadExpression");
  row("an expression that reads other tables", "calculate|trạm|so|(SELECT 1)", 2, "BadExpression");
  row("an expression that does not fit the field", "calculate|trạm|so|'mười'", 2, "WrongType");
  row("a list with a value that does not fit", "fields|trạm|--choices|so=1,hai", 2, "WrongType");
  row("no shape at all", "edit|trạm|--insert|ĐIỂM (1 2)", 2, "BadArgument");
}

/// What the list of a field or its rule forbids is refused from then on.
void TestBadEdit::valuesThatARuleForbidsAreNamed()
{
  JourneyFolder own;
  QVERIFY(own.isReady());
  const auto inOwn = [&](QStringList words) {
    words.insert(1, own.workspace());
    return runCli(words, QStringLiteral("vi"));
  };
  const auto words = [](const char* text) { return QString::fromUtf8(text).split(u'|'); };
  QCOMPARE(inOwn(words("fields|trạm|--choices|so=1,2|--required|ten")).exit, 0);
  const QByteArray content = contentOf(own.workspace());
  const std::pair<const char*, const char*> calls[] = {
      {"set|trạm|so=3", "ValueNotAllowed"},
      {"calculate|trạm|so|so + 7", "ValueNotAllowed"},
      {"set|trạm|ten=", "ValueMissing"}};
  for (const auto& [call, code] : calls) {
    const CliRun run = inOwn(words(call));
    QVERIFY2(run.exit == 2, run.messages.constData());
    QCOMPARE(run.errorCode(), QString::fromLatin1(code));
    QCOMPARE(contentOf(own.workspace()), content);
  }
  QCOMPARE(inOwn(words("set|trạm|so=2")).exit, 0);
}

void TestBadEdit::valuesThatDoNotFitAreNamed()
{
  QFETCH(QStringList, words);
  QFETCH(int, exit);
  QFETCH(QByteArray, code);
  refuses(words, exit, code.constData());
  QCOMPARE(contentOf(m_folder->workspace()), m_content);
}

QTEST_GUILESS_MAIN(TestBadEdit)
#include "tst_badedit.moc"
