// Rasters inside the workspace: value for value what GDAL reads from the source, one action of the
// history, and nothing at all when something goes wrong.
#include "rasters.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/store/database.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/import.h>

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <gdal_utils.h>

#include <array>
#include <cstdio>
#include <functional>

using namespace diaban;
using namespace diaban::workspace;
using namespace diaban::test;

namespace {

class StopAt final : public Progress {
public:
  explicit StopAt(double fraction)
      : m_fraction(fraction)
  {
  }
  bool advance(double fraction) override { return fraction < m_fraction; }

private:
  double m_fraction;
};

/// Stops for good somewhere on the way, for someone to kill us there.
class HaltAt final : public Progress {
public:
  explicit HaltAt(double fraction)
      : m_fraction(fraction)
  {
  }
  bool advance(double fraction) override
  {
    if (fraction < m_fraction)
      return true;
    std::puts("here");
    std::fflush(stdout);
    for (;;)
      QThread::sleep(1000);
  }

private:
  double m_fraction;
};

int importUntilKilled(const QString& path, const QString& source, double fraction)
{
  auto workspace = Workspace::open(path);
  if (!workspace)
    return 1;
  HaltAt progress(fraction);
  ImportRequest request;
  request.sources = QStringList{source};
  return importSources(*workspace.value(), request, geo::SourceReader(geo::workerProgram()),
                       progress)
             ? 0
             : 1;
}

} // namespace

class TestRasterImport : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void init();
  void keepsEveryValue_data();
  void keepsEveryValue();
  void keepsWhatIsSeenOfTransparentPictures();
  void movesByThePinnedDatum();
  void turnsWhatIsNotNorthUp();
  void leavesWhatHasNoValueClear_data();
  void leavesWhatHasNoValueClear();
  void drawsBothKindsAlike();
  void takesBackAndPutsBack();
  void linksWhenAsked();
  void linksWhatAWorkspaceCannotHold();
  void stopsWhereverItIsAsked();
  void aKilledImportLeavesTheWorkspaceAsItWas_data();
  void aKilledImportLeavesTheWorkspaceAsItWas();
  void aFullDiskIsSaid_data();
  void aFullDiskIsSaid();
  void refusesACutOffFile();
  void travelsInCopies_data();
  void travelsInCopies();
  void clearsUpAfterItself();

private:
  QString file(const QString& name) const { return m_folder->filePath(name); }
  QString inFile(const QString& path) const
  {
    return QStringLiteral("GPKG:%1:anh").arg(path.isEmpty() ? m_path : path);
  }
  QString source(const Raster& raster)
  {
    const QString path = file(QStringLiteral("ảnh.tif"));
    return write(path, raster) ? path : QString();
  }
  Result<ImportReport> import(const QString& path, bool link = false)
  {
    NoProgress progress;
    return importSources(*m_workspace, requestFor(path, link), reader(), progress);
  }
  static ImportRequest requestFor(const QString& path, bool link = false)
  {
    ImportRequest request;
    request.sources = QStringList{path};
    request.link = link;
    return request;
  }
  static geo::SourceReader reader() { return geo::SourceReader(geo::workerProgram()); }
  Result<geo::RasterPicture> picture(const QString& layer, int width = 70, int height = 60)
  {
    NoProgress progress;
    return m_workspace->picture(layer, {580000, 1204000, 587000, 1210000}, width, height, progress);
  }
  void reopen()
  {
    m_workspace.reset();
    auto opened = Workspace::open(m_path);
    DIABAN_VERIFY(opened);
    m_workspace = std::move(opened).value();
    QVERIFY(m_workspace->notices().isEmpty());
  }
  QByteArray fileHash()
  {
    m_workspace.reset();
    QFile all(m_path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (all.open(QIODevice::ReadOnly))
      hash.addData(&all);
    return hash.result();
  }
  void checkFile()
  {
    const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
    DIABAN_VERIFY(database);
    DIABAN_VERIFY(database.value().integrityCheck());
    DIABAN_VERIFY(database.value().foreignKeyCheck());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Workspace> m_workspace;
  QString m_path;
};

void TestRasterImport::initTestCase()
{
  static QTemporaryDir caches;
  qputenv("XDG_CACHE_HOME", caches.path().toUtf8());
}

void TestRasterImport::init()
{
  m_workspace.reset();
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = file(QStringLiteral("tệp làm việc.gpkg"));
  auto made = Workspace::create(m_path, geo::Crs::fromEpsg(kTm3).value());
  DIABAN_VERIFY(made);
  m_workspace = std::move(made).value();
}

void TestRasterImport::keepsEveryValue_data()
{
  QTest::addColumn<Raster>("raster");
  const auto row = [](const char* name, Raster raster) { QTest::newRow(name) << raster; };
  const auto whole = [](int band, int x, int y) { return std::floor(noise(band, x, y)); };
  const auto byte = [](int band, int x, int y) { return double(int(noise(band, x, y)) % 256); };
  row("fractions", {.value = noise});
  row("fractions with gaps", {.noData = -9999, .value = [](int band, int x, int y) {
                                return x < 300 && y < 300 ? -9999 : noise(band, x, y);
                              }});
  row("fractions of 64 bits", {.type = GDT_Float64, .value = whole});
  row("heights below zero", {.type = GDT_Int16, .value = [whole](int band, int x, int y) {
                               return whole(band, x, y) - 5000;
                             }});
  row("heights with gaps",
      {.type = GDT_Int16, .noData = -32768, .value = [whole](int b, int x, int y) {
         return x > 600 ? -32768 : whole(b, x, y);
       }});
  row("16 bits without sign", {.type = GDT_UInt16, .value = [](int band, int x, int y) {
                                 return std::floor(noise(band, x, y) * 7);
                               }});
  row("a grey picture", {.type = GDT_Byte, .value = byte});
  row("a grey picture with gaps", {.type = GDT_Byte, .noData = 0, .value = byte});
  row("classes with colours", {.type = GDT_Byte, .hasPalette = true, .value = byte});
  row("a picture", {.bands = 3, .type = GDT_Byte, .value = byte});
  row("less than a tile", {.width = 3, .height = 2, .value = noise});
}
Q_DECLARE_METATYPE(Raster)

void TestRasterImport::keepsEveryValue()
{
  QFETCH(const Raster, raster);
  const QString path = source(raster);
  const auto report = import(path);
  DIABAN_VERIFY(report);
  const ImportedLayer& layer = report.value().layers.first();
  QVERIFY(layer.isRaster && !layer.isLinked);
  QCOMPARE(layer.table, QStringLiteral("anh"));
  reopen();
  m_workspace.reset(); // GDAL never opens an open workspace
  const Grid was = readByGdal(path);
  const Grid is = readByGdal(inFile({}));
  QCOMPARE(is.width, was.width);
  QCOMPARE(is.height, was.height);
  QCOMPARE(is.bands, was.bands);
  QVERIFY(is.toMap == was.toMap);
  QVERIFY(is.noData == was.noData);
  QVERIFY(is.values == was.values);
  QCOMPARE(is.overviews, raster.width > 256 ? 2 : 0);
  checkFile();
}

void TestRasterImport::keepsWhatIsSeenOfTransparentPictures()
{
  const Raster raster{
      .bands = 4, .type = GDT_Byte, .hasAlpha = true, .value = [](int b, int x, int y) {
        return b == 4 ? (x < 200 ? 0 : y < 100 ? 128 : 255) : double(int(noise(b, x, y)) % 256);
      }};
  const QString path = source(raster);
  DIABAN_VERIFY(import(path));
  m_workspace.reset();
  const Grid was = readByGdal(path);
  const Grid is = readByGdal(inFile({}));
  QCOMPARE(is.bands, 4);
  const std::size_t cells = was.values.size() / 4;
  for (std::size_t i = 0; i < was.values.size(); ++i)
    if (i >= 3 * cells || was.values[3 * cells + i % cells] > 0)
      QCOMPARE(is.values[i], was.values[i]);
}

void TestRasterImport::movesByThePinnedDatum()
{
  // In the south, where PROJ's own choice lies 0.8 m beside EPSG:6960. A height a metre of way
  // east.
  const Raster raster{.width = 400,
                      .height = 300,
                      .epsg = 32648,
                      .toMap = {685000, 1, 0, 1190000, 0, -1},
                      .value = [](int, int x, int y) { return x * 1.0 + y * 0.25; }};
  const QString path = source(raster);
  DIABAN_VERIFY(import(path));
  m_workspace.reset();
  const Grid is = readByGdal(inFile({}));
  QVERIFY(is.width > 300 && is.noData);
  const QByteArray way =
      "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=WGS84 +step +proj=push +v_3"
      " +step +proj=cart +ellps=WGS84 +step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279"
      " +z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278"
      " +convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"
      " +step +proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84";
  QStringList words{
      QStringLiteral("-of MEM -t_srs EPSG:9210 -r bilinear -et 0 -dstnodata -9999 -te")};
  words << QString::number(is.toMap[0], 'f', 9)
        << QString::number(is.toMap[3] + is.toMap[5] * is.height, 'f', 9)
        << QString::number(is.toMap[0] + is.toMap[1] * is.width, 'f', 9)
        << QString::number(is.toMap[3], 'f', 9)
        << QStringLiteral("-ts %1 %2").arg(is.width).arg(is.height);
  QStringList list = words.join(QLatin1Char(' ')).split(QLatin1Char(' '));
  list << QStringLiteral("-ct") << QString::fromLatin1(way);
  CPLStringList arguments;
  for (const QString& word : std::as_const(list))
    arguments.AddString(word.toUtf8().constData());
  GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.List(), nullptr);
  const GDALDatasetUniquePtr from(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER));
  GDALDatasetH handle = GDALDataset::ToHandle(from.get());
  const GDALDatasetUniquePtr warped(
      GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &handle, options, nullptr)));
  GDALWarpAppOptionsFree(options);
  QVERIFY(warped);
  const Grid wanted = gridOf(*warped);
  int compared = 0;
  for (int y = 0; y < is.height; ++y)
    for (int x = 0; x < is.width; ++x) {
      if (wanted.at(x, y) == -9999 || is.at(x, y) == *is.noData)
        continue;
      ++compared;
      if (std::abs(is.at(x, y) - wanted.at(x, y)) > 0.02)
        QFAIL(qPrintable(QStringLiteral("%1 %2: %3, wanted %4")
                             .arg(x)
                             .arg(y)
                             .arg(is.at(x, y))
                             .arg(wanted.at(x, y))));
    }
  QVERIFY(compared > 100'000);
}

void TestRasterImport::turnsWhatIsNotNorthUp()
{
  const Raster raster{.width = 64,
                      .height = 32,
                      .toMap = {580000, 0, -10, 1210000, -10, 0},
                      .value = [](int, int x, int) { return x; }};
  DIABAN_VERIFY(import(source(raster)));
  const Layer layer = m_workspace->layers().first();
  QVERIFY(std::abs(layer.extent.minX - 579680) < 1 && std::abs(layer.extent.maxX - 580000) < 1);
  QVERIFY(std::abs(layer.extent.minY - 1209360) < 1 && std::abs(layer.extent.maxY - 1210000) < 1);
  m_workspace.reset();
  const Grid is = readByGdal(inFile({}));
  QVERIFY(is.at(is.width / 2, 2) < is.at(is.width / 2, is.height - 3)); // x grew to the south
}

void TestRasterImport::leavesWhatHasNoValueClear_data()
{
  QTest::addColumn<Raster>("raster");
  const auto halfOf = [](double empty, double full) {
    return [=](int, int x, int) { return x < 350 ? empty : full; };
  };
  QTest::newRow("fractions") << Raster{.noData = -9999, .value = halfOf(-9999, 10)};
  QTest::newRow("not a number") << Raster{.noData = qQNaN(), .value = halfOf(qQNaN(), 10)};
  QTest::newRow("heights") << Raster{
      .type = GDT_Int16, .noData = -9999, .value = halfOf(-9999, 10)};
  QTest::newRow("bytes") << Raster{.type = GDT_Byte, .noData = 255, .value = halfOf(255, 10)};
  QTest::newRow("classes") << Raster{
      .type = GDT_Byte, .noData = 9, .hasPalette = true, .value = halfOf(9, 10)};
  QTest::newRow("colours") << Raster{
      .bands = 3, .type = GDT_Byte, .noData = 0, .value = halfOf(0, 10)};
}

void TestRasterImport::leavesWhatHasNoValueClear()
{
  QFETCH(const Raster, raster);
  DIABAN_VERIFY(import(source(raster)));
  const auto drawn = picture(m_workspace->layers().first().name);
  DIABAN_VERIFY(drawn);
  const auto alpha = [&](int x, int y) {
    return static_cast<unsigned char>(drawn.value().rgba[(y * 70 + x) * 4 + 3]);
  };
  for (int y = 1; y < 60; y += 7) {
    QCOMPARE(int(alpha(5, y)), 0);
    QCOMPARE(int(alpha(30, y)), 0);
    QCOMPARE(int(alpha(40, y)), 255);
    QCOMPARE(int(alpha(65, y)), 255);
  }
}

void TestRasterImport::drawsBothKindsAlike()
{
  const QString path = source({.noData = -9999, .value = [](int band, int x, int y) {
                                 return (x - 350) * (x - 350) + (y - 300) * (y - 300) < 90'000
                                            ? noise(band, x / 50, y / 50)
                                            : -9999;
                               }});
  const auto imported = import(path);
  const auto linked = import(path, true);
  DIABAN_VERIFY(imported);
  DIABAN_VERIFY(linked);
  const auto one = picture(imported.value().layers.first().name, 700, 600);
  const auto other = picture(linked.value().layers.first().name, 700, 600);
  DIABAN_VERIFY(one);
  DIABAN_VERIFY(other);
  QVERIFY(one.value().rgba == other.value().rgba);
  QVERIFY(one.value().rgba.count('\0') > 100'000);
}

void TestRasterImport::takesBackAndPutsBack()
{
  const QString path = source({.value = noise});
  DIABAN_VERIFY(import(path));
  const auto history = m_workspace->history(kBase);
  DIABAN_VERIFY(history);
  QCOMPARE(history.value().size(), 1);
  QCOMPARE(history.value().first().kind, QStringLiteral("import"));
  const auto before = picture(QStringLiteral("ảnh"));
  DIABAN_VERIFY(before);
  const QByteArray one = before.value().rgba;

  DIABAN_VERIFY(m_workspace->undo(kBase));
  QCOMPARE(m_workspace->layers().size(), 0);
  DIABAN_VERIFY_ERROR(picture(QStringLiteral("ảnh")), NoSuchLayer);
  m_workspace.reset();
  QCOMPARE(listedByGdal(m_path), QStringList());
  const auto database = store::Database::open(m_path, store::OpenMode::ReadOnly);
  QVERIFY(database.value().integer("SELECT count(*) FROM anh").value() > 10);
  checkFile();

  reopen();
  DIABAN_VERIFY(m_workspace->redo(kBase));
  const auto after = picture(QStringLiteral("ảnh"));
  DIABAN_VERIFY(after);
  QVERIFY(after.value().rgba == one);
  m_workspace.reset();
  QCOMPARE(listedByGdal(m_path).size(), 1);
  QVERIFY(readByGdal(inFile({})).values == readByGdal(path).values);
  checkFile();
}

void TestRasterImport::linksWhenAsked()
{
  const auto report = import(source({.value = noise}), true);
  DIABAN_VERIFY(report);
  QVERIFY(report.value().layers.first().isLinked && report.value().notices.isEmpty());
  QVERIFY(m_workspace->layers().first().storage == LayerStorage::Linked);
  DIABAN_VERIFY(picture(QStringLiteral("ảnh")));
  QVERIFY(QFile::remove(file(QStringLiteral("ảnh.tif"))));
  DIABAN_VERIFY_ERROR(picture(QStringLiteral("ảnh")), SourceMissing);
}

void TestRasterImport::linksWhatAWorkspaceCannotHold()
{
  const auto report = import(source({.bands = 2, .type = GDT_Int32, .value = noise}));
  DIABAN_VERIFY(report);
  QVERIFY(report.value().layers.first().isLinked);
  QCOMPARE(report.value().notices.size(), 1);
  QCOMPARE(errorName(report.value().notices.first().code), QStringLiteral("RasterLinked"));
}

void TestRasterImport::stopsWhereverItIsAsked()
{
  const QString path = source({.value = noise});
  for (const double fraction : {0.0, 0.03, 0.3, 0.7, 0.9, 0.99}) {
    StopAt progress(fraction);
    DIABAN_VERIFY_ERROR(importSources(*m_workspace, requestFor(path), reader(), progress),
                        Cancelled);
    QCOMPARE(m_workspace->layers().size(), 0);
  }
  checkFile();
}

void TestRasterImport::aKilledImportLeavesTheWorkspaceAsItWas_data()
{
  QTest::addColumn<QString>("fraction");
  QTest::newRow("while the raster is read") << QStringLiteral("0.3");
  QTest::newRow("while it is copied in") << QStringLiteral("0.9");
}

void TestRasterImport::aKilledImportLeavesTheWorkspaceAsItWas()
{
  QFETCH(const QString, fraction);
  const QString path = source({.value = noise});
  m_workspace.reset();
  QProcess child;
  child.start(QCoreApplication::applicationFilePath(),
              {QStringLiteral("--import-until-killed"), m_path, path, fraction});
  QVERIFY(child.waitForReadyRead(50'000));
  child.kill();
  child.waitForFinished(-1);
  QCOMPARE(child.exitStatus(), QProcess::CrashExit);
  auto opened = Workspace::open(m_path);
  DIABAN_VERIFY(opened);
  m_workspace = std::move(opened).value();
  QCOMPARE(m_workspace->layers().size(), 0);
  QVERIFY(m_workspace->history(kBase).value().isEmpty());
  checkFile();
  DIABAN_VERIFY(import(path)); // and it goes as if nothing had been
}

void TestRasterImport::aFullDiskIsSaid_data()
{
  QTest::addColumn<int>("bytes");
  QTest::newRow("while the raster is read") << 400'000;
  QTest::newRow("while it is copied in") << 1'850'000;
}

void TestRasterImport::aFullDiskIsSaid()
{
  QFETCH(const int, bytes);
  if (QStandardPaths::findExecutable(QStringLiteral("prlimit")).isEmpty())
    QSKIP("prlimit (util-linux) is not installed");
  const QString path = source({.value = noise});
  const QByteArray before = fileHash();
  QProcess child;
  child.start(QStringLiteral("/bin/sh"),
              {QStringLiteral("-c"),
               QStringLiteral("trap '' XFSZ; exec prlimit --fsize=%1 \"$@\"").arg(bytes),
               QStringLiteral("sh"), geo::workerProgram(), QStringLiteral("import"), m_path, path,
               QStringLiteral("--json")});
  QVERIFY(child.waitForFinished(60'000));
  QCOMPARE(child.exitCode(), 4);
  const QByteArray said = child.readAllStandardOutput();
  QVERIFY2(said.contains("DiskFull") || said.contains("CannotWrite"), said.constData());
  QCOMPARE(fileHash(), before);
  reopen();
  QCOMPARE(m_workspace->layers().size(), 0);
}

void TestRasterImport::refusesACutOffFile()
{
  const QString path = source({.value = noise});
  QFile cut(path);
  QVERIFY(cut.resize(cut.size() / 2));
  const auto report = import(path);
  QVERIFY(!report);
  QVERIFY(report.error().args.first() == path);
  QCOMPARE(m_workspace->layers().size(), 0);
  checkFile();
  DIABAN_NEED_DATA(QStringLiteral("formats/node-gdal-async/truncated.tiff"));
  DIABAN_VERIFY_ERROR(
      import(test::testData(QStringLiteral("formats/node-gdal-async/truncated.tiff"))),
      FileTruncated);
}

void TestRasterImport::travelsInCopies_data()
{
  QTest::addColumn<bool>("isClean");
  QTest::newRow("whole") << false;
  QTest::newRow("clean") << true;
}

void TestRasterImport::travelsInCopies()
{
  QFETCH(const bool, isClean);
  const QString path = source({.noData = -9999, .value = noise});
  DIABAN_VERIFY(import(path));
  m_workspace.reset();
  const QString copy = file(QStringLiteral("bản sao.gpkg"));
  NoProgress progress;
  DIABAN_VERIFY(isClean ? copyClean(m_path, copy, systemClock(), progress)
                        : copyWhole(m_path, copy, progress));
  QVERIFY(readByGdal(inFile(copy)).values == readByGdal(path).values);
  const auto opened = Workspace::open(copy);
  DIABAN_VERIFY(opened);
  QVERIFY(opened.value()->notices().isEmpty());
  QVERIFY(opened.value()->layers().first().isRaster);
}

void TestRasterImport::clearsUpAfterItself()
{
  const QDir scratch(qEnvironmentVariable("XDG_CACHE_HOME") + QStringLiteral("/diaban/scratch"));
  const auto folders = [&] { return scratch.entryList(QDir::Dirs | QDir::NoDotAndDotDot); };
  QVERIFY(QDir().mkpath(scratch.filePath(QStringLiteral("left by a crash"))));
  DIABAN_VERIFY(import(source({.value = noise})));
  QCOMPARE(folders(), QStringList());
  DIABAN_VERIFY(picture(QStringLiteral("ảnh")));
  QCOMPARE(folders().size(), 1);
  const QFileInfo kept(scratch.filePath(folders().first()));
  QVERIFY(!(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
  const auto copies = QDir(kept.filePath()).entryInfoList(QDir::Files);
  QCOMPARE(copies.size(), 1);
  DIABAN_VERIFY(picture(QStringLiteral("ảnh")));
  QCOMPARE(QDir(kept.filePath()).entryInfoList(QDir::Files).first().lastModified(),
           copies.first().lastModified());
  m_workspace.reset();
  QCOMPARE(folders(), QStringList());
}

int main(int argc, char** argv)
{
  QCoreApplication program(argc, argv);
  const QStringList words = QCoreApplication::arguments();
  if (words.value(1) == QLatin1String("--import-until-killed"))
    return importUntilKilled(words.value(2), words.value(3), words.value(4).toDouble());
  TestRasterImport test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_rasterimport.moc"
