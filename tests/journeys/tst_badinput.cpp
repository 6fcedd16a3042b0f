// Each bad input through the real command line: exit code, one JSON document, a sentence in both
// languages that names the file and what to do, and a workspace that is as it was.
#include "support/journey.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <functional>
#include <memory>

using namespace diaban::test;

namespace {

/// Makes an input in the folder. \returns the words after "import WORKSPACE"
using Maker = std::function<QStringList(const JourneyFolder&)>;

Maker file(const QString& name, const QByteArray& bytes, const QStringList& options = {})
{
  return [=](const JourneyFolder& folder) {
    return writeBytes(folder.path(name), bytes) ? QStringList{folder.path(name)} + options
                                                : QStringList();
  };
}

Maker shapefileWithout(const QString& suffix)
{
  return [=](const JourneyFolder& folder) {
    const QString path = folder.path(QStringLiteral("thửa.shp"));
    const bool isMade = writePointShapefile(path, "Hoa Binh", "UTF-8");
    return isMade && (suffix == QLatin1String("prj") || QFile::remove(path.chopped(3) + suffix))
               ? QStringList{path}
               : QStringList();
  };
}

Maker shapefileWithText(const QByteArray& text)
{
  return [=](const JourneyFolder& folder) {
    const QString path = folder.path(QStringLiteral("chữ.shp"));
    return writePointShapefile(path, text, "UTF-8")
               ? QStringList{path, QStringLiteral("--crs"), QStringLiteral("EPSG:4326")}
               : QStringList();
  };
}

Maker geodatabase(const QByteArray& catalog)
{
  return [=](const JourneyFolder& folder) {
    const QString path = folder.path(QStringLiteral("nền.gdb"));
    const QString name =
        catalog.isEmpty() ? QStringLiteral("ghi chú.txt") : QStringLiteral("a00000001.gdbtable");
    return QDir().mkpath(path) && writeBytes(QDir(path).filePath(name), catalog + "text")
               ? QStringList{path}
               : QStringList();
  };
}

Maker words(const QString& source)
{
  return [=](const JourneyFolder&) { return QStringList{source}; };
}

QByteArray geoJsonNamed(const QByteArray& name)
{
  return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ten":")" +
         name + R"("},"geometry":{"type":"Point","coordinates":[106.7,10.78]}}]})";
}

const QByteArray kLatin("\xD0\xE4o", 3); // no UTF-8; "Đäo" in Windows-1258
const QStringList kWgs84{QStringLiteral("--crs"), QStringLiteral("EPSG:4326")};

} // namespace

Q_DECLARE_METATYPE(Maker)

class TestBadInput : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void cleanup();
  void saysWhatIsWrongAndChangesNothing_data();
  void saysWhatIsWrongAndChangesNothing();
  void whatAnOptionMendsIsReadThen_data();
  void whatAnOptionMendsIsReadThen();
  void aFileThatMayNotBeReadIsNamed();
  void aViewThatNeverEndsIsStopped();
  void triggersAndViewsOfASourceDoNothing();

private:
  CliRun import(const QStringList& words, const QString& language = QStringLiteral("en"),
                const QStringList& prefix = {}) const
  {
    return runCli(QStringList{QStringLiteral("import"), m_folder->workspace()} + words, language,
                  prefix);
  }
  /// The workspace's rows as a source of their own, with a stranger's SQL in it.
  QString strangersGeoPackage(const QByteArray& sql) const;

  std::unique_ptr<JourneyFolder> m_folder;
  QByteArray m_before; ///< hash of the workspace
};

void TestBadInput::initTestCase()
{
  m_folder = std::make_unique<JourneyFolder>();
  QVERIFY(m_folder->isReady());
  QVERIFY(contentOf(m_folder->workspace()).startsWith("ok\n"));
  m_before = hashOf(m_folder->workspace());
}

void TestBadInput::cleanup()
{
  // A refusal leaves every byte, and so layers, history and all rows; what took rows in starts
  // anew.
  if (hashOf(m_folder->workspace()) != m_before)
    initTestCase();
}

QString TestBadInput::strangersGeoPackage(const QByteArray& sql) const
{
  const QString path = m_folder->path(QStringLiteral("của người lạ.gpkg"));
  QFile::remove(path);
  const bool isMade = runCli({QStringLiteral("copy"), m_folder->workspace(), path}).exit == 0 &&
                      runSqlShell(path, sql);
  return isMade ? path : QString();
}

void TestBadInput::saysWhatIsWrongAndChangesNothing_data()
{
  QTest::addColumn<Maker>("make");
  QTest::addColumn<QStringList>("codes");
  QTest::addColumn<QString>("named"); // what the sentence names; empty: the file
  const auto row = [](const char* what, const Maker& make, const char* codes,
                      const QString& named = {}) {
    QTest::newRow(what) << make << QString::fromLatin1(codes).split(QLatin1Char(' ')) << named;
  };
  const QByteArray metres = "ten,x,y\nA,603797,1191942\nB,603800,1191950\n";
  row("not what its name says",
      file(QStringLiteral("a.tif"), "this is no picture at all, but some text"), "NotRecognised");
  row("text called a GeoPackage", file(QStringLiteral("a.gpkg"), "hello, world, this is text"),
      "NotRecognised");
  row("0 bytes", file(QStringLiteral("rỗng.geojson"), ""), "FileEmpty");
  row("0 bytes, quotes in its name", file(QStringLiteral("tên 'lạ' \"đó\".geojson"), ""),
      "FileEmpty");
  row("cut off",
      file(QStringLiteral("cắt.geojson"), pointsAsGeoJson(500, 106.7, 10.7).left(20'000)),
      "FileTruncated");
  row("shapefile without .shx", shapefileWithout(QStringLiteral("shx")), "PartMissing",
      QStringLiteral("thửa.shx"));
  row("shapefile without .dbf", shapefileWithout(QStringLiteral("dbf")), "PartMissing",
      QStringLiteral("thửa.dbf"));
  row("shapefile without .prj", shapefileWithout(QStringLiteral("prj")), "NoCrs");
  row("table without a system", file(QStringLiteral("toạ độ.csv"), metres), "NoCrs");
  row("folder that is no FileGDB", geodatabase({}), "FolderNotSource");
  row("FileGDB of text", geodatabase("text"), "NotRecognised");
  row("degrees as metres",
      file(QStringLiteral("độ.geojson"), pointsAsGeoJson(9, 106.7, 10.7),
           {QStringLiteral("--crs"), QStringLiteral("EPSG:9210")}),
      "OutsideCrs");
  row("metres as degrees",
      file(QStringLiteral("mét.geojson"), pointsAsGeoJson(9, 603'797, 1'191'942)), "OutsideCrs");
  row("DBF that is no UTF-8", shapefileWithText(kLatin), "BadEncoding");
  row("CSV that is no UTF-8",
      file(QStringLiteral("chữ.csv"), "ten,x,y\n" + kLatin + ",106.7,10.78\n", kWgs84),
      "BadEncoding");
  row("GeoJSON that is no UTF-8", file(QStringLiteral("chữ.geojson"), geoJsonNamed(kLatin)),
      "BadEncoding");
  row("an address", words(QStringLiteral("https://example.org/a.geojson")), "NotLocalFile");
  row("an address behind a virtual path", words(QStringLiteral("/vsicurl/http://127.0.0.1/a.shp")),
      "NotLocalFile");
  row("a driver's prefix", words(QStringLiteral("PG:host=127.0.0.1")), "NotLocalFile");
  row("a file that is not there", words(QStringLiteral("đã xóa.geojson")), "FileNotFound");
  row(
      "the open workspace itself",
      [](const JourneyFolder& folder) { return QStringList{folder.workspace()}; },
      "IsOpenWorkspace");
  row(
      "the open workspace by another name",
      [](const JourneyFolder& folder) {
        const QString link = folder.path(QStringLiteral("lối tắt.gpkg"));
        return QFile::link(folder.workspace(), link) ? QStringList{link} : QStringList();
      },
      "IsOpenWorkspace");
}

void TestBadInput::saysWhatIsWrongAndChangesNothing()
{
  QFETCH(Maker, make);
  QFETCH(QStringList, codes);
  QFETCH(QString, named);
  const QStringList words = make(*m_folder);
  QVERIFY(!words.isEmpty());
  const QString name = words.first().section(QLatin1Char('/'), -1);
  QString sentences[2];
  for (int i = 0; i < 2; ++i) {
    const CliRun run = import(words, i == 0 ? QStringLiteral("en") : QStringLiteral("vi"));
    QVERIFY2(run.exit == 3, run.messages.constData());
    QCOMPARE(run.documents, 1);
    QVERIFY2(codes.contains(run.errorCode()), qPrintable(run.errorCode()));
    QVERIFY2(tellsOfFile(run, name) && run.sentence().contains(named), qPrintable(run.sentence()));
    QVERIFY2(codes != QStringList(QStringLiteral("NoCrs")) ||
                 run.sentence().contains(QStringLiteral("--crs")),
             qPrintable(run.sentence()));
    sentences[i] = run.sentence();
  }
  QVERIFY2(sentences[0] != sentences[1], "the Vietnamese sentence is missing");
  QCOMPARE(hashOf(m_folder->workspace()), m_before);
}

void TestBadInput::whatAnOptionMendsIsReadThen_data()
{
  QTest::addColumn<Maker>("make");
  QTest::addColumn<QStringList>("options");
  QTest::addColumn<QString>("name");
  const QStringList encoding{QStringLiteral("--encoding"), QStringLiteral("CP1258")};
  const QString decoded = QStringLiteral("Đäo");
  QTest::newRow("shapefile without .prj")
      << shapefileWithout(QStringLiteral("prj")) << kWgs84 << QStringLiteral("Hoa Binh");
  QTest::newRow("DBF that is no UTF-8") << shapefileWithText(kLatin) << encoding << decoded;
  QTest::newRow("CSV that is no UTF-8")
      << file(QStringLiteral("chữ.csv"), "ten,x,y\n" + kLatin + ",106.7,10.78\n", kWgs84)
      << encoding << decoded;
  QTest::newRow("GeoJSON that is no UTF-8")
      << file(QStringLiteral("chữ.geojson"), geoJsonNamed(kLatin)) << encoding << decoded;
}

void TestBadInput::whatAnOptionMendsIsReadThen()
{
  QFETCH(Maker, make);
  QFETCH(QStringList, options);
  QFETCH(QString, name);
  const CliRun run = import(make(*m_folder) + options);
  QVERIFY2(run.exit == 0, run.messages.constData());
  const QJsonObject layer = run.json[QLatin1String("layers")].toArray().at(0).toObject();
  QCOMPARE(layer[QLatin1String("kept")].toInt(), 1);
  const QByteArray content = contentOf(m_folder->workspace());
  QVERIFY(content.startsWith("ok\n"));
  QVERIFY2(content.contains('\'' + name.toUtf8() + '\''), "the text is not as it was meant");
}

void TestBadInput::aFileThatMayNotBeReadIsNamed()
{
  const QString path = m_folder->path(QStringLiteral("mật.geojson"));
  QVERIFY(writeBytes(path, pointsAsGeoJson(3, 106.7, 10.7)));
  QVERIFY(QFile::setPermissions(path, QFileDevice::Permissions()));
  const CliRun run = import({path}, QStringLiteral("vi"), withoutRootsRights());
  QVERIFY2(run.exit == 3, run.messages.constData());
  QCOMPARE(run.errorCode(), QStringLiteral("PermissionDenied"));
  QVERIFY(tellsOfFile(run, QStringLiteral("mật.geojson")));
  QCOMPARE(hashOf(m_folder->workspace()), m_before);
}

void TestBadInput::aViewThatNeverEndsIsStopped()
{
  const QString source = strangersGeoPackage(
      "CREATE VIEW vo_tan AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
      "SELECT i AS fid, NULL AS geom FROM n WHERE i < 0;"
      "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) "
      "VALUES('vo_tan','features','vo_tan',9210);"
      "INSERT INTO gpkg_geometry_columns VALUES('vo_tan','geom','POINT',9210,0,0);");
  QVERIFY(!source.isEmpty());
  const CliRun run = import({source}, QStringLiteral("vi"));
  QVERIFY2(run.exit == 3, run.messages.constData());
  QCOMPARE(run.documents, 1);
  QCOMPARE(run.errorCode(), QStringLiteral("ReaderStalled"));
  QVERIFY(tellsOfFile(run, QStringLiteral("của người lạ.gpkg")));
  QCOMPARE(hashOf(m_folder->workspace()), m_before);
}

void TestBadInput::triggersAndViewsOfASourceDoNothing()
{
  const QString source = strangersGeoPackage(
      "CREATE TABLE log(what);"
      "CREATE TRIGGER la AFTER INSERT ON tram BEGIN DELETE FROM tram; END;"
      "CREATE TRIGGER la2 AFTER UPDATE ON gpkg_contents BEGIN INSERT INTO log VALUES(1); END;"
      "CREATE VIEW nhin AS SELECT * FROM tram;");
  QVERIFY(!source.isEmpty());
  const QByteArray before = hashOf(source);
  const CliRun run = import({source});
  QVERIFY2(run.exit == 0, run.messages.constData());
  QCOMPARE(hashOf(source), before);
  const QByteArray content = contentOf(m_folder->workspace());
  QVERIFY(content.startsWith("ok\n"));
  for (const char* foreign : {"TRIGGER la", "VIEW nhin", "TABLE log"})
    QVERIFY2(!content.contains(foreign), foreign);
  const CliRun layers = runCli({QStringLiteral("layers"), m_folder->workspace()});
  const QJsonArray list = layers.json[QLatin1String("layers")].toArray();
  QCOMPARE(list.size(), 2);
  for (const QJsonValue& layer : list)
    QCOMPARE(layer[QLatin1String("features")].toInt(), 50);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
