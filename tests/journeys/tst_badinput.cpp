#include "support/cliprocess.h"
#include "support/testdata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace diaban::test;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
  QFile file(path);
  QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
  file.write(bytes);
}

QByteArray hashOf(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return {};
  return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

/// Points in a grid as GeoJSON, without a word about their system unless `crs` says one.
QByteArray points(int count, double x, double y)
{
  QByteArray text = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (int i = 0; i < count; ++i)
    text += QByteArray(i ? "," : "") + R"({"type":"Feature","properties":{"so":)" +
            QByteArray::number(i) + R"(,"ten":"Cột số )" + QByteArray::number(i) +
            R"("},"geometry":{"type":"Point","coordinates":[)" +
            QByteArray::number(x + i % 100 * 1e-4, 'f', 6) + ',' +
            QByteArray::number(y + i / 100 * 1e-4, 'f', 6) + "]}}";
  return text + "]}";
}

} // namespace

class TestBadInput : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void saysWhatIsWrongAndChangesNothing_data();
  void saysWhatIsWrongAndChangesNothing();
  void aKilledImportLeavesTheWorkspaceAsItWas();
  void aFullDiskTakesTheChangeBack();
  void aReadOnlyWorkspaceIsRefused();
  void whatIsNoWorkspaceIsRefused();
  void stopsOnInterrupt();

private:
  QString path(const QString& name) const { return m_folder->filePath(name); }
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_file;
};

void TestBadInput::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_file = path(QStringLiteral("làm việc.gpkg"));
  QCOMPARE(runCli({QStringLiteral("create"), m_file, QStringLiteral("--crs"),
                   QStringLiteral("EPSG:9210")})
               .exit,
           0);
  write(path(QStringLiteral("good.geojson")), points(50, 106.7, 10.78));
  const CliRun first =
      runCli({QStringLiteral("import"), m_file, path(QStringLiteral("good.geojson"))});
  QVERIFY2(first.exit == 0, first.messages.constData());
}

void TestBadInput::saysWhatIsWrongAndChangesNothing_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QStringList>("codes");
  const auto row = [](const char* what, const char* name, const QByteArray& bytes,
                      const QStringList& codes) {
    QTest::newRow(what) << QString::fromUtf8(name) << bytes << codes;
  };
  const QString notRecognised = QStringLiteral("NotRecognised");
  const QString truncated = QStringLiteral("FileTruncated");
  const QString empty = QStringLiteral("FileEmpty");
  const QString noCrs = QStringLiteral("NoCrs");
  row("not what its name says", "a.shp", "this is no shapefile at all, but some text",
      {notRecognised, truncated, QStringLiteral("PartMissing")});
  row("text called a GeoPackage", "a.gpkg", "hello, world, this is text", {notRecognised});
  row("0 bytes", "rỗng.geojson", "", {empty});
  row("cut off", "cắt.geojson", points(500, 106.7, 10.7).left(20'000),
      {truncated, QStringLiteral("ReadFailed"), notRecognised});
  row("table without a system", "toạ độ.csv", "ten,x,y\nA,603797,1191942\nB,603800,1191950\n",
      {noCrs});
  row("quotes and letters", "tên 'lạ' \"đó\".geojson", "", {empty});
}

void TestBadInput::saysWhatIsWrongAndChangesNothing()
{
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QStringList, codes);
  write(path(name), bytes);
  const QByteArray before = hashOf(m_file);
  QString sentences[2];
  for (int i = 0; i < 2; ++i) {
    const QString language = i == 0 ? QStringLiteral("en") : QStringLiteral("vi");
    const CliRun run = runCli({QStringLiteral("import"), m_file, path(name)}, language);
    QVERIFY2(run.exit == 3, run.messages.constData());
    QCOMPARE(run.documents, 1);
    QVERIFY2(codes.contains(run.errorCode()), qPrintable(run.errorCode()));
    QVERIFY2(run.sentence().contains(name), qPrintable(run.sentence()));
    sentences[i] = run.sentence();
  }
  QVERIFY2(sentences[0] != sentences[1], "the Vietnamese sentence is missing");
  QCOMPARE(hashOf(m_file), before);
}

void TestBadInput::aKilledImportLeavesTheWorkspaceAsItWas()
{
  write(path(QStringLiteral("big.geojson")), points(150'000, 106.6, 10.7));
  const QJsonObject before = runCli({QStringLiteral("layers"), m_file}).json;
  QProcess process;
  process.start(cliProgram(),
                {QStringLiteral("import"), m_file, path(QStringLiteral("big.geojson")),
                 QStringLiteral("--layer"), QStringLiteral("big")});
  QVERIFY(process.waitForStarted());
  // Killed as soon as something of the transaction is on the disk.
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_file + QStringLiteral("-journal")) ||
                               process.state() == QProcess::NotRunning,
                           60'000);
  if (process.state() == QProcess::NotRunning)
    QSKIP("the import was over before it could be killed");
  process.kill();
  QVERIFY(process.waitForFinished());
  const CliRun after = runCli({QStringLiteral("layers"), m_file});
  QVERIFY2(after.exit == 0, after.messages.constData());
  QCOMPARE(after.json, before);
}

void TestBadInput::aFullDiskTakesTheChangeBack()
{
  if (QStandardPaths::findExecutable(QStringLiteral("prlimit")).isEmpty())
    QSKIP("prlimit (util-linux) is not installed");
  write(path(QStringLiteral("big.geojson")), points(40'000, 106.6, 10.7));
  const QJsonObject before = runCli({QStringLiteral("layers"), m_file}).json;
  // A limit on the size of files stands for the end of the disk. It must not hold for the pipe.
  const CliRun full = runCli({QStringLiteral("import"), m_file, path(QStringLiteral("big.geojson")),
                              QStringLiteral("--layer"), QStringLiteral("big")},
                             QStringLiteral("en"),
                             {QStringLiteral("sh"), QStringLiteral("-c"),
                              QStringLiteral("trap '' XFSZ; exec prlimit --fsize=%1 \"$@\"")
                                  .arg(QFileInfo(m_file).size() + 500'000),
                              QStringLiteral("sh")});
  QVERIFY2(full.exit == 4, full.messages.constData());
  QVERIFY(full.sentence().contains(m_file));
  const CliRun after = runCli({QStringLiteral("layers"), m_file});
  QVERIFY2(after.exit == 0, after.messages.constData());
  QCOMPARE(after.json, before);
}

void TestBadInput::aReadOnlyWorkspaceIsRefused()
{
  const QByteArray before = hashOf(m_file);
  QVERIFY(QFile::setPermissions(m_file, QFileDevice::ReadOwner | QFileDevice::ReadUser));
  if (QFileInfo(m_file).isWritable())
    QSKIP("this account (root) may write read-only files");
  const CliRun run =
      runCli({QStringLiteral("import"), m_file, path(QStringLiteral("good.geojson"))});
  QCOMPARE(run.exit, 4);
  QCOMPARE(run.errorCode(), QStringLiteral("ReadOnlyFile"));
  QCOMPARE(hashOf(m_file), before);
}

void TestBadInput::whatIsNoWorkspaceIsRefused()
{
  const CliRun text = runCli({QStringLiteral("layers"), path(QStringLiteral("good.geojson"))});
  QCOMPARE(text.exit, 6);
  QCOMPARE(text.errorCode(), QStringLiteral("NotWorkspace"));
  const CliRun absent = runCli({QStringLiteral("layers"), path(QStringLiteral("absent.gpkg"))});
  QCOMPARE(absent.exit, 3);
  QCOMPARE(absent.errorCode(), QStringLiteral("FileNotFound"));
}

void TestBadInput::stopsOnInterrupt()
{
  write(path(QStringLiteral("big.geojson")), points(150'000, 106.6, 10.7));
  const QJsonObject before = runCli({QStringLiteral("layers"), m_file}).json;
  QProcess process;
  process.start(cliProgram(),
                {QStringLiteral("import"), m_file, path(QStringLiteral("big.geojson")),
                 QStringLiteral("--layer"), QStringLiteral("big"), QStringLiteral("--json")});
  QVERIFY(process.waitForStarted());
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_file + QStringLiteral("-journal")) ||
                               process.state() == QProcess::NotRunning,
                           60'000);
  process.terminate();
  QVERIFY(process.waitForFinished(60'000));
  if (process.exitCode() == 0)
    QSKIP("the import was over before it could be stopped");
  QCOMPARE(process.exitCode(), 5);
  const QJsonObject document = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
  QCOMPARE(document[QLatin1String("error")].toObject()[QLatin1String("code")].toString(),
           QStringLiteral("Cancelled"));
  QCOMPARE(runCli({QStringLiteral("layers"), m_file}).json, before);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
