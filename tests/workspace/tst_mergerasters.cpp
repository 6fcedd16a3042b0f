// Rasters in two copies of a workspace: looked at tile by tile, and kept as they are when they come
// along.
#include "mergedcopies.h"
#include "rasters.h"

#include <diaban/store/tiles.h>
#include <diaban/workspace/import.h>

#include <QProcess>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

class TestMergeRasters : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void keepColoursAndMissingValuesWhenTheyComeAlong();
  void takeWhatOneSideChanged_data();
  void takeWhatOneSideChanged();
  void saysWhoseRasterWasTakenWhereBothChangedIt();

private:
  static bool importRaster(const QString& path, const QString& folder);
  static bool dropTile(const QString& path, int nth);
  static QByteArray hashIn(const QString& path);
  static void shareRaster(Trio& trio);
};

bool TestMergeRasters::importRaster(const QString& path, const QString& folder)
{
  const QString file = folder + QStringLiteral("/anh.tif");
  const auto value = [](int band, int x, int y) {
    return static_cast<double>(static_cast<int>(noise(band, x / 9, y / 9)) % 256);
  };
  if (!write(file, {.type = GDT_Byte, .noData = 9, .hasPalette = true, .value = value}))
    return false;
  auto opened = Workspace::open(path);
  NoProgress progress;
  ImportRequest request;
  request.sources = QStringList{file};
  return opened &&
         importSources(*opened.value(), request, geo::SourceReader(geo::workerProgram()), progress);
}

/// As another program would: without a word to the history.
bool TestMergeRasters::dropTile(const QString& path, int nth)
{
  return QProcess::execute(QStringLiteral("sqlite3"),
                           {path, QStringLiteral("DELETE FROM anh WHERE id=(SELECT id FROM anh"
                                                 " ORDER BY id LIMIT 1 OFFSET %1)")
                                      .arg(nth)}) == 0;
}

QByteArray TestMergeRasters::hashIn(const QString& path)
{
  const auto opened = Workspace::open(path, {.readOnly = true});
  const auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  NoProgress progress;
  for (const Layer& layer : opened ? opened.value()->layers() : QVector<Layer>())
    if (const auto hash = layer.isRaster
                              ? store::rasterHash(database.value(), layer.table, progress)
                              : Result<QByteArray>(QByteArray());
        hash && !hash.value().isEmpty())
      return hash.value();
  return {};
}

/// The raster is in the base and both copies.
void TestMergeRasters::shareRaster(Trio& trio)
{
  trio.closeBase();
  QVERIFY(importRaster(trio.base(), QFileInfo(trio.base()).path()));
  NoProgress progress;
  for (const QString& copy : {trio.mine(), trio.theirs()}) {
    QFile::remove(copy);
    DIABAN_VERIFY(copyWhole(trio.base(), copy, progress));
  }
}

void TestMergeRasters::keepColoursAndMissingValuesWhenTheyComeAlong()
{
  Trio trio;
  QVERIFY(importRaster(trio.theirs(), QFileInfo(trio.base()).path()));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.layers.size(), 1);
  QCOMPARE(hashIn(trio.out()), hashIn(trio.theirs()));
  const QString name = QStringLiteral("GPKG:%1:anh");
  const Grid came = readByGdal(name.arg(trio.out())), was = readByGdal(name.arg(trio.theirs()));
  QVERIFY(came.bands == 1 && came.values == was.values);
  QCOMPARE(came.noData, was.noData);
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open(name.arg(trio.out()).toUtf8().constData(), GDAL_OF_RASTER));
  const GDALColorTable* palette = dataset->GetRasterBand(1)->GetColorTable();
  QVERIFY(palette && palette->GetColorEntry(40)->c1 == 40 && palette->GetColorEntry(40)->c2 == 215);
}

void TestMergeRasters::takeWhatOneSideChanged_data()
{
  QTest::addColumn<bool>("isMine");
  QTest::newRow("mine") << true;
  QTest::newRow("theirs") << false;
}

void TestMergeRasters::takeWhatOneSideChanged()
{
  QFETCH(bool, isMine);
  Trio trio;
  shareRaster(trio);
  QVERIFY(dropTile(isMine ? trio.mine() : trio.theirs(), 0));
  const MergeReport report = trio.merged();
  QVERIFY(trio.isGood());
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(told(report).filter(QStringLiteral("Raster")), QStringList());
  const QByteArray changed = hashIn(isMine ? trio.mine() : trio.theirs());
  QVERIFY(changed != hashIn(trio.base()));
  for (const QString& path : {trio.out(), trio.swapped()}) {
    QCOMPARE(hashIn(path), changed);
    QCOMPARE(listedByGdal(path).size(), 1);
    DIABAN_VERIFY(checkFile(path));
  }
  QCOMPARE(report.layers.size(), isMine ? 0 : 1);
  if (isMine) // the merge changed nothing that could be taken back
    return;
  auto opened = Workspace::open(trio.out());
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(hashIn(trio.out()), hashIn(trio.mine()));
}

void TestMergeRasters::saysWhoseRasterWasTakenWhereBothChangedIt()
{
  Trio trio;
  shareRaster(trio);
  QVERIFY(dropTile(trio.mine(), 0));
  QVERIFY(dropTile(trio.theirs(), 1));
  const MergeReport report = trio.merged();
  QVERIFY(trio.isGood());
  for (const MergeReport& one : {report, trio.swappedReport()}) {
    const auto decision =
        std::find_if(one.decisions.begin(), one.decisions.end(), [](const MergeDecision& some) {
          return some.what == MergeDecision::What::RasterOfOneSide;
        });
    QVERIFY(decision != one.decisions.end());
    QCOMPARE(decision->args[0], QStringLiteral("anh"));
    QCOMPARE(hashIn(trio.out()), hashIn(decision->args[1]));
  }
  QCOMPARE(hashIn(trio.swapped()), hashIn(trio.out()));
}

QTEST_GUILESS_MAIN(TestMergeRasters)
#include "tst_mergerasters.moc"
