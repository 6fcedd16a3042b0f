// What people really drop on a map program, and what a stranger may put into a file.
#include "support/sources.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/geo/source.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <signal.h>

#include <functional>

using namespace diaban;
using namespace diaban::test;

Q_DECLARE_METATYPE(diaban::Error::Code)

namespace {

using Code = Error::Code;

QStringList words(const char* text)
{
  return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A layer whose view counts for ever without reading a byte.
bool makeEndlessGeoPackage(const QString& path)
{
  return translate(fixture("places.geojson"), path, words("-f GPKG")) &&
         runSql(path, {QStringLiteral("CREATE VIEW vo_tan AS WITH RECURSIVE n(i) AS "
                                      "(SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                      "SELECT i AS OGC_FID, NULL AS geom FROM n WHERE i < 0"),
                       QStringLiteral("INSERT INTO gpkg_contents (table_name, data_type, "
                                      "identifier, srs_id) VALUES ('vo_tan', 'attributes', "
                                      "'vo_tan', 0)")});
}

/// Processes that this one has started and not yet collected.
QList<qint64> children()
{
  QList<qint64> pids;
  const QDir tasks(QStringLiteral("/proc/self/task"));
  for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    for (const QByteArray& pid :
         readFile(tasks.filePath(task + QStringLiteral("/children"))).simplified().split(' '))
      if (!pid.isEmpty())
        pids.append(pid.toLongLong());
  return pids;
}

/// Calls `act` at its first report that follows the start of the reading process.
class ActOnce final : public Progress {
public:
  explicit ActOnce(std::function<bool(qint64 child)> act)
      : m_act(std::move(act))
  {
  }
  bool advance(double) override
  {
    const QList<qint64> pids = children();
    if (m_isDone || pids.isEmpty())
      return true;
    m_isDone = true;
    return m_act(pids.first());
  }

private:
  std::function<bool(qint64)> m_act;
  bool m_isDone = false;
};

/// Waits until the reading process has given up the network, then cancels.
class UntilConfined final : public Progress {
public:
  bool advance(double) override
  {
    for (const qint64 child : children()) {
      const QString folder = QStringLiteral("/proc/%1/").arg(child);
      const QByteArray status = readFile(folder + QStringLiteral("status"));
      const QByteArray limits = readFile(folder + QStringLiteral("limits"));
      isConfined =
          isConfined || (status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1") &&
                         limits.contains("Max open files            1024 "));
    }
    return !isConfined;
  }
  bool isConfined = false;
};

} // namespace

class TestSourceFaults : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void refusesBeforeGdalSeesIt_data();
  void refusesBeforeGdalSeesIt();
  void takesAwkwardNamesOfFilesThatAreThere();
  void knowsAnOpenWorkspaceUnderEveryName();
  void expandsAFolderToItsSources();
  void saysWhatIsWrongWithRealFiles_data();
  void saysWhatIsWrongWithRealFiles();
  void noticesWhatIsCutOff_data();
  void noticesWhatIsCutOff();
  void namesTheMissingPartOfAShapefile();
  void readsAShapefileWithoutPrjAsOneWithoutCrs();
  void doesNotTakeAFileForWhatItsNameSays();
  void neverFetchesAnAddressInAFile();
  void readsWithoutNetworkAndWithinLimits();
  void readsAGeoPackageWithTriggersAndViews();
  void leavesItsOwnTablesOutOfAGeoPackage();
  void endsAReaderThatRunsInCircles();
  void endsAReaderThatStandsStill();
  void reportsAReaderThatWasKilled();
  void leavesNothingBehindWhenCancelled();
  void survivesWhatAStrangerWrote_data();
  void survivesWhatAStrangerWrote();
  void distrustsAnotherProgramsAnswers_data();
  void distrustsAnotherProgramsAnswers();
  void saysWhichProgramIsMissing();
};

void TestSourceFaults::refusesBeforeGdalSeesIt_data()
{
  QTest::addColumn<QString>("path");
  QTest::addColumn<Code>("code");
  const auto row = [](const char* path, Code code) {
    QTest::newRow(path) << QString::fromUtf8(path) << code;
  };
  row("http://example.com/a.geojson", Code::NotLocalFile);
  row("file:///etc/passwd", Code::NotLocalFile);
  row("/vsicurl/http://example.com/a.tif", Code::NotLocalFile);
  row("/vsicurl/example", Code::NotLocalFile);
  row("/VSIZIP/a.zip", Code::NotLocalFile);
  row("/tmp/../vsimem/x", Code::NotLocalFile);
  row("GPKG:a.gpkg:b", Code::NotLocalFile);
  row("MEM:::DATAPOINTER=1", Code::NotLocalFile);
  row("PG:dbname=a", Code::NotLocalFile);
  row("WMS:a", Code::NotLocalFile);
  row("", Code::FileNotFound);
  row("{\"type\":\"FeatureCollection\",\"features\":[]}", Code::FileNotFound);
  row("/không/có/đâu.gpkg", Code::FileNotFound);
  row("C:\\bản đồ\\a.shp", Code::FileNotFound);
  row("/dev/null", Code::NotLocalFile);
}

void TestSourceFaults::refusesBeforeGdalSeesIt()
{
  QFETCH(const QString, path);
  QFETCH(const Code, code);
  const Outcome outcome = geo::checkSourcePath(path, {});
  QVERIFY(!outcome);
  QCOMPARE(errorName(outcome.error().code), errorName(code));
  QCOMPARE(outcome.error().args.first(), path);
  QVERIFY(!readThrough(path));
}

void TestSourceFaults::takesAwkwardNamesOfFilesThatAreThere()
{
  const AwkwardFolder folder;
  const QString colon = folder.file(QStringLiteral("GPKG:đất.geojson"));
  QVERIFY(writeFile(colon, readFile(fixture("places.geojson"))));
  DIABAN_VERIFY(readThrough(colon));

  const QString empty = folder.file(QStringLiteral("rỗng.gpkg"));
  QVERIFY(writeFile(empty, {}));
  DIABAN_VERIFY_ERROR(geo::checkSourcePath(empty, {}), FileEmpty);

  DIABAN_VERIFY_ERROR(geo::checkSourcePath(folder.file(QString()), {}), FolderNotSource);
  const QString fake = folder.file(QStringLiteral("giả.gdb"));
  QVERIFY(QDir().mkpath(fake));
  DIABAN_VERIFY_ERROR(geo::checkSourcePath(fake, {}), FolderNotSource);
}

void TestSourceFaults::knowsAnOpenWorkspaceUnderEveryName()
{
  const AwkwardFolder folder;
  const QString workspace = folder.file(QStringLiteral("xã.gpkg"));
  QVERIFY(translate(fixture("places.geojson"), workspace, words("-f GPKG")));
  const QString link = folder.file(QStringLiteral("lối tắt.gpkg"));
  QVERIFY(QFile::link(workspace, link));
  const QString around = QDir(QFileInfo(workspace).path()).filePath(QStringLiteral("./xã.gpkg"));
  for (const QString& path : {workspace, link, around}) {
    DIABAN_VERIFY_ERROR(geo::checkSourcePath(path, {workspace}), IsOpenWorkspace);
    geo::SourceOptions options;
    options.workspaces = QStringList{workspace};
    DIABAN_VERIFY_ERROR(readThrough(path, options), IsOpenWorkspace);
  }
}

void TestSourceFaults::expandsAFolderToItsSources()
{
  const AwkwardFolder folder;
  QVERIFY(makeShapefile(folder.file(QStringLiteral("b.shp"))));
  QVERIFY(writeFile(folder.file(QStringLiteral("a.GeoJSON")), readFile(fixture("places.geojson"))));
  QVERIFY(writeFile(folder.file(QStringLiteral("ghi chú.txt")), "x"));
  QVERIFY(translate(fixture("places.geojson"), folder.file(QStringLiteral("c.gdb")),
                    words("-f OpenFileGDB")));
  QCOMPARE(geo::expandFolder(folder.file(QString())),
           folder.files(
               {QStringLiteral("a.GeoJSON"), QStringLiteral("b.shp"), QStringLiteral("c.gdb")}));
  QVERIFY(geo::expandFolder(folder.file(QStringLiteral("c.gdb"))).isEmpty());
}

void TestSourceFaults::saysWhatIsWrongWithRealFiles_data()
{
  QTest::addColumn<Code>("code");
  const auto row = [](const char* path, Code code) { QTest::newRow(path) << code; };
  row("formats/node-gdal-async/truncated.tiff", Code::FileTruncated);
  row("formats/node-gdal-async/invalid", Code::NotRecognised);
  row("formats/node-gdal-async/ne_10m_admin_0_france.pmtiles", Code::NotRecognised);
  row("formats/node-gdal-async/sample.vrt", Code::NotRecognised); // a driver that is not allowed
  row("formats/node-gdal-async/srs/sample.gml", Code::NotRecognised);
  row("formats/pyogrio/list_field_values_file.parquet", Code::NotRecognised);
  row("vn-admin/units_34_3321_names_codes.json", Code::NotRecognised);
  row("formats/node-gdal-async/srs", Code::FolderNotSource);
}

void TestSourceFaults::saysWhatIsWrongWithRealFiles()
{
  QFETCH(const Code, code);
  const QString file = QString::fromLatin1(QTest::currentDataTag());
  DIABAN_NEED_DATA(file);
  const Outcome outcome = readThrough(testData(file));
  QVERIFY(!outcome);
  QCOMPARE(errorName(outcome.error().code), errorName(code));
}

void TestSourceFaults::noticesWhatIsCutOff_data()
{
  QTest::addColumn<QString>("format");
  const auto row = [](const char* name, const char* format) {
    QTest::newRow(name) << QString::fromLatin1(format);
  };
  row("a.geojson", "GeoJSON");
  row("a.gpkg", "GPKG");
  row("a.shp", "ESRI Shapefile");
  row("a.kml", "LIBKML");
  row("a.kmz", "LIBKML");
  row("a.gpx", "GPX");
  row("a.xlsx", "XLSX");
  row("a.ods", "ODS");
}

void TestSourceFaults::noticesWhatIsCutOff()
{
  QFETCH(const QString, format);
  const AwkwardFolder folder;
  const QString path = folder.file(QString::fromLatin1(QTest::currentDataTag()));
  const bool isLines = format == QLatin1String("GPX");
  QVERIFY(translate(fixture(isLines ? "paths.geojson" : "places.geojson"), path,
                    {QStringLiteral("-f"), format}));
  const QByteArray whole = readFile(path);
  QVERIFY(writeFile(path, whole.left(whole.size() * 6 / 10)));
  const Outcome outcome = readThrough(path);
  DIABAN_VERIFY_ERROR(outcome, FileTruncated);
  QCOMPARE(outcome.error().args.first(), path);
}

void TestSourceFaults::namesTheMissingPartOfAShapefile()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("thửa đất.shp"));
  for (const char* suffix : {"shx", "dbf"}) {
    QVERIFY(makeShapefile(path));
    const QString part = QStringLiteral("thửa đất.") + QLatin1String(suffix);
    QVERIFY(QFile::remove(folder.file(part)));
    const Outcome outcome = readThrough(path);
    DIABAN_VERIFY_ERROR(outcome, PartMissing);
    QCOMPARE(outcome.error().args, (QStringList{path, part}));

    const QString zip = folder.file(QStringLiteral("hồ sơ.zip"));
    QVERIFY(writeZip(zip, {path, folder.file(QStringLiteral("thửa đất.prj"))}));
    DIABAN_VERIFY_ERROR(readThrough(zip), PartMissing);
  }
}

void TestSourceFaults::readsAShapefileWithoutPrjAsOneWithoutCrs()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.shp"));
  QVERIFY(makeShapefile(path));
  QVERIFY(QFile::remove(folder.file(QStringLiteral("a.prj"))));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QVERIFY(rows.value().first().crs.isEmpty());
  QCOMPARE(rows.value().first().wkb.size(), std::size_t{3});
}

void TestSourceFaults::doesNotTakeAFileForWhatItsNameSays()
{
  const AwkwardFolder folder;
  for (const char* name : {"a.gpkg", "a.tif", "a.dxf", "a.dgn", "a.fgb", "a.xlsx", "a.zip", "a.kml",
                           "a.osm", "a.pbf", "a.mif", "a.tab", "a.png"}) {
    const QString path = folder.file(QString::fromLatin1(name));
    QVERIFY(writeFile(path, QByteArray("Đây là một bức thư, không phải bản đồ.\n").repeated(40)));
    const Outcome outcome = readThrough(path);
    QVERIFY2(!outcome, name);
    QVERIFY2(outcome.error().code == Code::NotRecognised,
             qPrintable(errorName(outcome.error().code)));
  }
}

void TestSourceFaults::neverFetchesAnAddressInAFile()
{
  const AwkwardFolder folder;
  for (const char* name : {"a.geojson", "a.json", "a.kml", "a.csv", "a.tif"}) {
    const QString path = folder.file(QString::fromLatin1(name));
    QVERIFY(writeFile(path, "http://127.0.0.1:9/a.geojson"));
    const Outcome outcome = readThrough(path);
    if (!outcome)
      QVERIFY2(!outcome.error().detail.contains(QLatin1String("onnect")),
               qPrintable(outcome.error().detail));
  }
}

void TestSourceFaults::readsWithoutNetworkAndWithinLimits()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("vô tận.gpkg"));
  QVERIFY(makeEndlessGeoPackage(path));
  UntilConfined progress;
  DIABAN_VERIFY_ERROR(sourceReader().describe(path, {}, progress), Cancelled);
  QVERIFY(progress.isConfined);
}

void TestSourceFaults::readsAGeoPackageWithTriggersAndViews()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("lạ.gpkg"));
  QVERIFY(translate(fixture("places.geojson"), path, words("-f GPKG")));
  QVERIFY(runSql(path, {QStringLiteral("CREATE TRIGGER la AFTER INSERT ON places BEGIN "
                                       "DELETE FROM places; END"),
                        QStringLiteral("CREATE VIEW khung AS SELECT fid AS OGC_FID, * FROM places"),
                        QStringLiteral("INSERT INTO gpkg_contents (table_name, data_type, "
                                       "identifier, srs_id) VALUES ('khung', 'attributes', "
                                       "'khung', 0)")}));
  const QByteArray before = readFile(path);
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().size(), 2);
  QCOMPARE(rows.value().first().wkb.size(), std::size_t{3});
  QVERIFY(readFile(path) == before);
}

void TestSourceFaults::leavesItsOwnTablesOutOfAGeoPackage()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("làm việc.gpkg"));
  QVERIFY(translate(fixture("places.geojson"), path, words("-f GPKG")));
  QVERIFY(runSql(
      path, {QStringLiteral("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)"),
             QStringLiteral("CREATE TABLE diaban_history (id INTEGER PRIMARY KEY)"),
             QStringLiteral("INSERT INTO gpkg_contents (table_name, data_type, identifier, "
                            "srs_id) VALUES ('layer_styles', 'attributes', 'layer_styles', "
                            "0)")}));
  const auto rows = readSource(path);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value().size(), 1);
}

void TestSourceFaults::endsAReaderThatRunsInCircles()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("vô tận.gpkg"));
  QVERIFY(makeEndlessGeoPackage(path));
  const geo::SourceReader reader(geo::workerProgram(), std::chrono::milliseconds(1500));
  NoProgress progress;
  const auto info = reader.describe(path, {}, progress);
  DIABAN_VERIFY_ERROR(info, ReaderStalled);
  QCOMPARE(info.error().args.first(), path);
  QVERIFY(children().isEmpty());
}

void TestSourceFaults::endsAReaderThatStandsStill()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("vô tận.gpkg"));
  QVERIFY(makeEndlessGeoPackage(path));
  const geo::SourceReader reader(geo::workerProgram(), std::chrono::milliseconds(300));
  ActOnce stop([](qint64 child) { return ::kill(static_cast<pid_t>(child), SIGSTOP) == 0; });
  DIABAN_VERIFY_ERROR(reader.describe(path, {}, stop), ReaderStalled);
  QVERIFY(children().isEmpty());
}

void TestSourceFaults::reportsAReaderThatWasKilled()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("vô tận.gpkg"));
  QVERIFY(makeEndlessGeoPackage(path));
  ActOnce kill([](qint64 child) { return ::kill(static_cast<pid_t>(child), SIGKILL) == 0; });
  const auto info = sourceReader().describe(path, {}, kill);
  DIABAN_VERIFY_ERROR(info, ReaderStopped);
  QCOMPARE(info.error().args.first(), path);
  QVERIFY(children().isEmpty());
}

void TestSourceFaults::leavesNothingBehindWhenCancelled()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("vô tận.gpkg"));
  QVERIFY(makeEndlessGeoPackage(path));
  ActOnce cancel([](qint64) { return false; });
  DIABAN_VERIFY_ERROR(sourceReader().describe(path, {}, cancel), Cancelled);
  QVERIFY(children().isEmpty());

  geo::ReadRequest request;
  request.path = fixture("places.geojson");
  NoProgress progress;
  const auto refused = sourceReader().read(
      request, [](const geo::SourceInfo&) -> Outcome { return Done{}; },
      [](geo::SourceBatch&&) -> Outcome {
        return Error{Code::DiskFull, {}, {}};
      },
      progress);
  DIABAN_VERIFY_ERROR(refused, DiskFull);
  QVERIFY(children().isEmpty());
}

void TestSourceFaults::survivesWhatAStrangerWrote_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("content");
  const auto row = [](const char* tag, const char* name, const QByteArray& content) {
    QTest::newRow(tag) << QString::fromLatin1(name) << content;
  };
  QByteArray entities("<?xml version=\"1.0\"?><!DOCTYPE gpx [<!ENTITY a \"ha\">");
  for (char name = 'b'; name < 'k'; ++name) {
    const char before = static_cast<char>(name - 1);
    entities += QByteArray("<!ENTITY ") + name + " \"" +
                (QByteArray("&") + before + ";").repeated(10) + "\">";
  }
  entities += "]><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
              "<wpt lat=\"1\" lon=\"2\"><name>&j;</name></wpt></gpx>";
  row("a million laughs", "a.gpx", entities);
  row("brackets in brackets", "a.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":" + QByteArray("[").repeated(100'000) +
          QByteArray("]").repeated(100'000) + "}");
  // One strip of 60000 × 60000 bytes in a file of 130: header, nine tags, no data.
  row("a picture that is not there", "a.tif",
      QByteArray::fromHex("49492a0008000000"
                          "0900"
                          "000104000100000060ea0000"
                          "010104000100000060ea0000"
                          "020103000100000008000000"
                          "030103000100000001000000"
                          "060103000100000001000000"
                          "110104000100000008000000"
                          "150103000100000001000000"
                          "160104000100000060ea0000"
                          "170104000100000064000000"
                          "00000000"));
  row("nothing but zeros", "a.shp", QByteArray(100'000, '\0'));
  row("a SQLite header alone", "a.gpkg",
      QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\1'));
  row("an endless row", "a.csv", "a,b\n" + QByteArray("\"x").repeated(200'000));
}

void TestSourceFaults::survivesWhatAStrangerWrote()
{
  QFETCH(const QString, name);
  QFETCH(const QByteArray, content);
  const AwkwardFolder folder;
  const QString path = folder.file(name);
  QVERIFY(writeFile(path, content));
  const Outcome outcome = readThrough(path);
  if (!outcome) // an error with a sentence of its own, or rows; never a crash
    QVERIFY2(outcome.error().code != Code::ReaderStopped, qPrintable(outcome.error().detail));
}

void TestSourceFaults::distrustsAnotherProgramsAnswers_data()
{
  QTest::addColumn<QString>("program");
  QTest::newRow("nothing") << QStringLiteral("/bin/true");
  QTest::newRow("endless words") << QStringLiteral("/usr/bin/yes");
  QTest::newRow("an echo") << QStringLiteral("/bin/echo");
}

void TestSourceFaults::distrustsAnotherProgramsAnswers()
{
  QFETCH(const QString, program);
  NoProgress progress;
  const auto info = geo::SourceReader(program).describe(fixture("places.geojson"), {}, progress);
  DIABAN_VERIFY_ERROR(info, ReaderStopped);
  QVERIFY(children().isEmpty());
}

void TestSourceFaults::saysWhichProgramIsMissing()
{
  NoProgress progress;
  const QString program = QStringLiteral("/không/có");
  const auto info = geo::SourceReader(program).describe(fixture("places.geojson"), {}, progress);
  DIABAN_VERIFY_ERROR(info, ReaderMissing);
  QCOMPARE(info.error().args, QStringList{program});
}

QTEST_APPLESS_MAIN(TestSourceFaults)
#include "tst_sourcefaults.moc"
