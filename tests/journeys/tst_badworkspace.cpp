// A workspace that is a stranger's, can't be written, or has no room: what the command line says
// and what is left of the file.
#include "support/journey.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace diaban::test;

namespace {

const QStringList kLanguages{QStringLiteral("en"), QStringLiteral("vi")};

/// Words that start a program with room for so many bytes in any one file.
QStringList withFilesUpTo(qint64 bytes)
{
  return {QStringLiteral("sh"), QStringLiteral("-c"),
          QStringLiteral("trap '' XFSZ; exec prlimit --fsize=%1 \"$@\"").arg(bytes),
          QStringLiteral("sh")};
}

} // namespace

class TestBadWorkspace : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void aFullDiskTakesTheChangeBack_data();
  void aFullDiskTakesTheChangeBack();
  void aDiskThatIsReallyFullIsNamedSo();
  void whatDoesNotFitIsNotLeftBehind_data();
  void whatDoesNotFitIsNotLeftBehind();
  void aReadOnlyWorkspaceIsRefused_data();
  void aReadOnlyWorkspaceIsRefused();
  void aStrangersSchemaIsLookedAtOnly_data();
  void aStrangersSchemaIsLookedAtOnly();
  void whatIsNoWorkspaceIsRefused();

private:
  CliRun import(const QString& source, const QString& language,
                const QStringList& prefix = {}) const
  {
    return runCli({QStringLiteral("import"), m_folder->workspace(), source,
                   QStringLiteral("--layer"), QStringLiteral("thêm")},
                  language, prefix);
  }
  void keep()
  {
    m_content = contentOf(m_folder->workspace());
    m_told = layersAndHistory(m_folder->workspace());
    QVERIFY(m_content.startsWith("ok\n"));
  }
  void isAsItWas() const
  {
    QCOMPARE(contentOf(m_folder->workspace()), m_content);
    QCOMPARE(layersAndHistory(m_folder->workspace()), m_told);
  }

  std::unique_ptr<JourneyFolder> m_folder;
  QByteArray m_content, m_told;
};

void TestBadWorkspace::init()
{
  m_folder = std::make_unique<JourneyFolder>();
  QVERIFY(m_folder->isReady());
  keep();
}

void TestBadWorkspace::aFullDiskTakesTheChangeBack_data()
{
  QTest::addColumn<int>("room"); // bytes more than the workspace has
  QTest::newRow("nothing") << 0;
  QTest::newRow("for some rows") << 500'000;
  QTest::newRow("for most rows") << 2'000'000;
}

void TestBadWorkspace::aFullDiskTakesTheChangeBack()
{
  QFETCH(int, room);
  const QString source = m_folder->path(QStringLiteral("nhiều.geojson"));
  QVERIFY(writeBytes(source, pointsAsGeoJson(40'000, 106.6, 10.7)));
  const QStringList limit = withFilesUpTo(QFileInfo(m_folder->workspace()).size() + room);
  for (const QString& language : kLanguages) {
    const CliRun full = import(source, language, limit);
    QVERIFY2(full.exit == 4, full.messages.constData());
    QCOMPARE(full.documents, 1);
    QVERIFY2(tellsOfFile(full, QFileInfo(m_folder->workspace()).fileName()),
             qPrintable(full.sentence()));
  }
  isAsItWas();
}

void TestBadWorkspace::aDiskThatIsReallyFullIsNamedSo()
{
  const QString disk = m_folder->path(QStringLiteral("đĩa nhỏ"));
  QVERIFY(QDir().mkpath(disk));
  const QString source = m_folder->path(QStringLiteral("nhiều.geojson"));
  QVERIFY(writeBytes(source, pointsAsGeoJson(40'000, 106.6, 10.7)));
  // The disk of two megabytes is there for this one shell only, and so is its copy of the
  // workspace.
  const QString script = QStringLiteral(
      "mount -t tmpfs -o size=2m none \"$2\" && cp \"$3\" \"$2/w.gpkg\" || exit 99; "
      "\"$1\" import \"$2/w.gpkg\" \"$4\" --layer b --json --lang vi; code=$?; "
      "sqlite3 -readonly \"$2/w.gpkg\" 'PRAGMA integrity_check' .dump >\"$5\" 2>&1; exit $code");
  const QString after = m_folder->path(QStringLiteral("sau.sql"));
  QStringList words{QStringLiteral("--mount"),
                    QStringLiteral("sh"),
                    QStringLiteral("-c"),
                    script,
                    QStringLiteral("sh"),
                    cliProgram(),
                    disk,
                    m_folder->workspace(),
                    source,
                    after};
  if (withoutRootsRights().isEmpty())
    words = QStringList{QStringLiteral("--user"), QStringLiteral("--map-root-user")} + words;
  QProcess process;
  process.start(QStringLiteral("unshare"), words);
  QVERIFY(process.waitForFinished(60'000));
  if (process.exitCode() == 99 || process.exitCode() == 1)
    QSKIP("this account may not make a small disk");
  QCOMPARE(process.exitCode(), 4);
  const QJsonObject document = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
  const QJsonObject error = document[QLatin1String("error")].toObject();
  QCOMPARE(error[QLatin1String("code")].toString(), QStringLiteral("DiskFull"));
  QVERIFY(error[QLatin1String("sentence")].toString().contains(QStringLiteral("đĩa đã đầy")));
  QFile dump(after);
  QVERIFY(dump.open(QIODevice::ReadOnly));
  QByteArray expected = m_content;
  QCOMPARE(dump.readAll(), expected);
}

void TestBadWorkspace::whatDoesNotFitIsNotLeftBehind_data()
{
  QTest::addColumn<QStringList>("words"); // OUT stands for the file, IN for the workspace
  const auto row = [](const char* what, const char* words) {
    QTest::newRow(what) << QString::fromLatin1(words).split(QLatin1Char(' '));
  };
  row("a new workspace", "create OUT");
  row("a copy", "copy IN OUT");
  row("a clean copy", "copy IN OUT --clean");
  row("a picture", "render IN OUT --size 1600x1200");
  row("the demo", "demo OUT --parcels 100");
}

void TestBadWorkspace::whatDoesNotFitIsNotLeftBehind()
{
  QFETCH(QStringList, words);
  const QString name = words.first() == QLatin1String("render") ? QStringLiteral("bản đồ.png")
                                                                : QStringLiteral("mới.gpkg");
  words.replaceInStrings(QStringLiteral("OUT"), m_folder->path(name));
  words.replaceInStrings(QStringLiteral("IN"), m_folder->workspace());
  for (const QString& language : kLanguages) {
    const CliRun run = runCli(words, language, withFilesUpTo(2000));
    QVERIFY2(run.exit == 4, run.messages.constData());
    QCOMPARE(run.documents, 1);
    QVERIFY2(tellsOfFile(run, name), qPrintable(run.sentence()));
    QVERIFY2(!QFile::exists(m_folder->path(name)), "half a file was left");
  }
  QCOMPARE(contentOf(m_folder->workspace()), m_content);
}

void TestBadWorkspace::aReadOnlyWorkspaceIsRefused_data()
{
  QTest::addColumn<bool>("isFolder");
  QTest::newRow("file") << false;
  QTest::newRow("folder") << true;
}

void TestBadWorkspace::aReadOnlyWorkspaceIsRefused()
{
  QFETCH(bool, isFolder);
  const QString file = m_folder->workspace();
  const QString locked = isFolder ? QFileInfo(file).path() : file;
  const QFileDevice::Permissions rights = QFile::permissions(locked);
  const QByteArray before = hashOf(file);
  const QString source = m_folder->path(QStringLiteral("trạm.geojson"));
  constexpr auto kWrite = QFileDevice::WriteOwner | QFileDevice::WriteUser |
                          QFileDevice::WriteGroup | QFileDevice::WriteOther;
  QVERIFY(QFile::setPermissions(locked, rights & ~kWrite));
  for (const QString& language : kLanguages) {
    const CliRun run = import(source, language, withoutRootsRights());
    const CliRun layers = runCli({QStringLiteral("layers"), file}, language, withoutRootsRights());
    QVERIFY2(run.exit == 4, run.messages.constData());
    QCOMPARE(run.documents, 1);
    QCOMPARE(run.errorCode(), QStringLiteral("ReadOnlyFile"));
    QVERIFY2(tellsOfFile(run, QFileInfo(file).fileName()), qPrintable(run.sentence()));
    QVERIFY2(layers.exit == 0, layers.messages.constData()); // looking is no writing
  }
  QVERIFY(QFile::setPermissions(locked, rights));
  QCOMPARE(hashOf(file), before);
  isAsItWas();
}

void TestBadWorkspace::aStrangersSchemaIsLookedAtOnly_data()
{
  QTest::addColumn<QByteArray>("sql");
  QTest::addColumn<QString>("named");
  const auto row = [](const char* what, const char* sql, const char* named) {
    QTest::newRow(what) << QByteArray(sql) << QString::fromLatin1(named);
  };
  row("a trigger", "CREATE TRIGGER la AFTER INSERT ON tram BEGIN DELETE FROM tram; END;", "la");
  row("a view", "CREATE VIEW nhin AS SELECT * FROM tram;", "nhin");
  row("a recursive query",
      "CREATE VIEW vo_tan AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
      "SELECT i AS fid, NULL AS geom FROM n;"
      "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) "
      "VALUES('vo_tan','features','vo_tan',9210);"
      "INSERT INTO gpkg_geometry_columns VALUES('vo_tan','geom','POINT',9210,0,0);",
      "vo_tan");
}

void TestBadWorkspace::aStrangersSchemaIsLookedAtOnly()
{
  QFETCH(QByteArray, sql);
  QFETCH(QString, named);
  const QString file = m_folder->workspace();
  QVERIFY(runSqlShell(file, sql));
  const QByteArray before = hashOf(file);
  const QString source = m_folder->path(QStringLiteral("trạm.geojson"));
  for (const QString& language : kLanguages) {
    const CliRun run = import(source, language);
    QVERIFY2(run.exit == 6, run.messages.constData());
    QCOMPARE(run.documents, 1);
    QCOMPARE(run.errorCode(), QStringLiteral("UnsafeSchema"));
    QVERIFY2(tellsOfFile(run, QFileInfo(file).fileName()) && run.sentence().contains(named),
             qPrintable(run.sentence()));
  }
  const CliRun layers = runCli({QStringLiteral("layers"), file});
  QVERIFY2(layers.exit == 0, layers.messages.constData());
  const CliRun picture =
      runCli({QStringLiteral("render"), file, m_folder->path(QStringLiteral("a.png"))});
  QVERIFY2(picture.exit == 0, picture.messages.constData());
  QCOMPARE(picture.json[QLatin1String("features_drawn")].toInt(), 50);
  QCOMPARE(hashOf(file), before);

  // What the sentence promises.
  const QString clean = m_folder->path(QStringLiteral("sạch.gpkg"));
  const CliRun copy = runCli({QStringLiteral("copy"), file, clean, QStringLiteral("--clean")});
  QVERIFY2(copy.exit == 0, copy.messages.constData());
  const CliRun again = runCli({QStringLiteral("import"), clean, source});
  QVERIFY2(again.exit == 0, again.messages.constData());
  QVERIFY(contentOf(clean).startsWith("ok\n"));
  QCOMPARE(runCli({QStringLiteral("layers"), clean}).json[QLatin1String("layers")].toArray().size(),
           2);
}

void TestBadWorkspace::whatIsNoWorkspaceIsRefused()
{
  const QString map = m_folder->path(QStringLiteral("trạm.geojson"));
  const CliRun text = runCli({QStringLiteral("layers"), map});
  QCOMPARE(text.exit, 6);
  QCOMPARE(text.errorCode(), QStringLiteral("NotWorkspace"));
  const CliRun absent =
      runCli({QStringLiteral("layers"), m_folder->path(QStringLiteral("absent.gpkg"))});
  QCOMPARE(absent.exit, 3);
  QCOMPARE(absent.errorCode(), QStringLiteral("FileNotFound"));
  const CliRun folder = runCli({QStringLiteral("layers"), QFileInfo(map).path()});
  QCOMPARE(folder.documents, 1);
  QVERIFY2(folder.exit == 3 || folder.exit == 6, folder.messages.constData());
  QVERIFY(tellsOfFile(folder, QFileInfo(map).dir().dirName()));
}

QTEST_GUILESS_MAIN(TestBadWorkspace)
#include "tst_badworkspace.moc"
