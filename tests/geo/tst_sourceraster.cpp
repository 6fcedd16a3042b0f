// Rasters: what one is, and pieces of it as pictures in another system.
#include "support/sources.h"
#include "support/testdata.h"
#include "support/verify.h"

#include <diaban/geo/crs.h>
#include <diaban/geo/source.h>

#include <QTest>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <cstring>
#include <functional>

using namespace diaban;
using namespace diaban::test;

namespace {

struct Raster {
  int width = 64;
  int height = 64;
  int bands = 1;
  GDALDataType type = GDT_Byte;
  int epsg = 4326;
  std::array<double, 6> toMap = {105, 1.0 / 64, 0, 22, 0, -1.0 / 64}; ///< a degree square
  std::function<double(int band, int x, int y)> value;
  std::function<void(GDALDataset&)> finish = [](GDALDataset&) {};
};

bool write(const QString& path, const char* driver, const Raster& raster)
{
  GDALAllRegister();
  GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
  const GDALDatasetUniquePtr made(
      memory->Create("", raster.width, raster.height, raster.bands, raster.type, nullptr));
  OGRSpatialReference crs;
  if (raster.epsg != 0 && crs.importFromEPSG(raster.epsg) == OGRERR_NONE)
    made->SetSpatialRef(&crs);
  auto toMap = raster.toMap;
  made->SetGeoTransform(toMap.data());
  std::vector<double> row(static_cast<std::size_t>(raster.width));
  for (int band = 1; band <= raster.bands; ++band)
    for (int y = 0; y < raster.height; ++y) {
      for (int x = 0; x < raster.width; ++x)
        row[static_cast<std::size_t>(x)] = raster.value(band, x, y);
      if (made->GetRasterBand(band)->RasterIO(GF_Write, 0, y, raster.width, 1, row.data(),
                                              raster.width, 1, GDT_Float64, 0, 0,
                                              nullptr) != CE_None)
        return false;
    }
  raster.finish(*made);
  GDALDriver* target = GetGDALDriverManager()->GetDriverByName(driver);
  const GDALDatasetUniquePtr copy(
      target->CreateCopy(path.toUtf8().constData(), made.get(), FALSE, nullptr, nullptr, nullptr));
  return copy != nullptr;
}

Result<geo::RasterPicture> picture(const QString& path, const geo::Extent& extent, int width,
                                   int height, const char* crs = "EPSG:4326",
                                   const QString& sourceCrs = {})
{
  NoProgress progress;
  return sourceReader().picture({path, sourceCrs, QString::fromLatin1(crs), extent, width, height},
                                progress);
}

std::array<int, 4> pixel(const geo::RasterPicture& from, int x, int y)
{
  std::array<int, 4> colour{};
  for (int i = 0; i < 4; ++i)
    colour[static_cast<std::size_t>(i)] =
        static_cast<unsigned char>(from.rgba[(y * from.width + x) * 4 + i]);
  return colour;
}

constexpr geo::Extent kSquare{105, 21, 106, 22};
using Colour = std::array<int, 4>;

} // namespace

class TestSourceRaster : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void describesRealRasters_data();
  void describesRealRasters();
  void describesEveryFormat_data();
  void describesEveryFormat();
  void noticesACutOffRaster_data();
  void noticesACutOffRaster();
  void drawsGreyAsItIs();
  void drawsColoursAndTheirTransparency();
  void drawsAPalette();
  void leavesNoDataAndOutsideClear();
  void stretchesHeightsBetweenTheirUsualValues();
  void putsNorthAndEastWhereTheyAre();
  void movesByThePinnedDatum();
  void drawsSmallPicturesFromOverviews();
  void readsAWorldFileAndAsksForTheSystem();
  void refusesPicturesThatCannotBe();
  void drawsMbtilesAndGeoPackageTiles_data();
  void drawsMbtilesAndGeoPackageTiles();
};

void TestSourceRaster::describesRealRasters_data()
{
  QTest::addColumn<QString>("size");
  QTest::addColumn<QString>("crs");
  const auto row = [](const char* file, const char* size, const char* crs) {
    QTest::newRow(file) << QString::fromLatin1(size) << QString::fromLatin1(crs);
  };
  row("dem_azimuth50_pa.img", "495x286x1 Byte", "WKT"); // sizes: INVENTORY.tsv
  row("huge-sparse.tiff", "66000x66000x1 Int32", "");
  row("multiband.tif", "512x512x3 Byte", "EPSG:3857");
  row("natural_earth.tif", "50x50x3 Byte", "EPSG:3857");
  row("sample.tif", "984x804x1 Byte", "WKT");
  row("sample_bigtiff.tif", "100000x1x1 Byte", "");
  row("sample_deflate.tif", "4x4x3 Byte", "EPSG:3857");
  row("sample_jpeg.tif", "4x4x3 Byte", "EPSG:3857");
  row("sample_warped.tif", "207x127x2 Int16", "EPSG:4326");
  row("test_with_mask_1bit.tif", "20x20x1 Byte", "");
  row("unsupported-srs.tif", "49x76x1 Byte", "WKT");
}

void TestSourceRaster::describesRealRasters()
{
  QFETCH(const QString, size);
  QFETCH(const QString, crs);
  const QString file =
      QStringLiteral("formats/node-gdal-async/") + QString::fromLatin1(QTest::currentDataTag());
  DIABAN_NEED_DATA(file);
  NoProgress progress;
  const auto info = sourceReader().describe(testData(file), {}, progress);
  DIABAN_VERIFY(info);
  QVERIFY(info.value().isRaster);
  const geo::RasterInfo& raster = info.value().raster;
  QCOMPARE(QStringLiteral("%1x%2x%3 %4")
               .arg(raster.width)
               .arg(raster.height)
               .arg(raster.bands)
               .arg(raster.dataType),
           size);
  if (crs == QLatin1String("WKT"))
    QVERIFY(raster.crs.contains(QLatin1Char('[')));
  else
    QCOMPARE(raster.crs, crs);
}

void TestSourceRaster::describesEveryFormat_data()
{
  QTest::addColumn<QString>("name");
  QTest::newRow("GTiff") << QStringLiteral("ảnh.tif");
  QTest::newRow("COG") << QStringLiteral("ảnh cog.tif");
  QTest::newRow("HFA") << QStringLiteral("ảnh.img");
}

void TestSourceRaster::describesEveryFormat()
{
  QFETCH(const QString, name);
  const AwkwardFolder folder;
  const QString path = folder.file(name);
  Raster raster;
  raster.epsg = 9210;
  raster.toMap = {590000, 10, 0, 1190000, 0, -10};
  raster.value = [](int, int x, int y) { return x + y; };
  QVERIFY(write(path, QTest::currentDataTag(), raster));
  NoProgress progress;
  const auto info = sourceReader().describe(path, {}, progress);
  DIABAN_VERIFY(info);
  QCOMPARE(info.value().raster.crs, QStringLiteral("EPSG:9210"));
  QVERIFY(info.value().raster.extent == (geo::Extent{590000, 1189360, 590640, 1190000}));
}

void TestSourceRaster::noticesACutOffRaster_data()
{
  QTest::addColumn<QString>("name");
  QTest::newRow("GTiff") << QStringLiteral("a.tif");
  QTest::newRow("PNG") << QStringLiteral("a.png");
  QTest::newRow("JPEG") << QStringLiteral("a.jpg");
}

void TestSourceRaster::noticesACutOffRaster()
{
  QFETCH(const QString, name);
  const AwkwardFolder folder;
  const QString path = folder.file(name);
  Raster raster;
  raster.width = raster.height = 256;
  raster.value = [](int, int x, int y) { return (x * 31 + y * 17) % 251; };
  QVERIFY(write(path, QTest::currentDataTag(), raster));
  QFile::remove(path + QStringLiteral(".aux.xml"));
  const QByteArray whole = readFile(path);
  QVERIFY(writeFile(path, whole.left(whole.size() * 6 / 10)));
  NoProgress progress;
  DIABAN_VERIFY_ERROR(sourceReader().describe(path, {}, progress), FileTruncated);
}

void TestSourceRaster::drawsGreyAsItIs()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.value = [](int, int x, int y) { return x * 2 + y; };
  QVERIFY(write(path, "GTiff", raster));
  const auto drawn = picture(path, kSquare, 64, 64);
  DIABAN_VERIFY(drawn);
  for (int y = 0; y < 64; y += 7)
    for (int x = 0; x < 64; x += 7) {
      const int grey = x * 2 + y;
      QCOMPARE(pixel(drawn.value(), x, y), (Colour{grey, grey, grey, 255}));
    }
}

void TestSourceRaster::drawsColoursAndTheirTransparency()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.bands = 4;
  raster.value = [](int band, int x, int) {
    return std::array<double, 4>{200, 100, 50,
                                 x < 32 ? 255.0 : 0.0}[static_cast<std::size_t>(band - 1)];
  };
  raster.finish = [](GDALDataset& dataset) {
    dataset.GetRasterBand(1)->SetColorInterpretation(GCI_RedBand);
    dataset.GetRasterBand(2)->SetColorInterpretation(GCI_GreenBand);
    dataset.GetRasterBand(3)->SetColorInterpretation(GCI_BlueBand);
    dataset.GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand);
  };
  QVERIFY(write(path, "GTiff", raster));
  const auto drawn = picture(path, kSquare, 64, 64);
  DIABAN_VERIFY(drawn);
  QCOMPARE(pixel(drawn.value(), 10, 10), (Colour{200, 100, 50, 255}));
  QCOMPARE(pixel(drawn.value(), 50, 10)[3], 0);
}

void TestSourceRaster::drawsAPalette()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.value = [](int, int x, int) { return x < 32 ? 1 : 2; };
  raster.finish = [](GDALDataset& dataset) {
    GDALColorTable palette;
    const GDALColorEntry rice{255, 252, 130, 255};
    const GDALColorEntry water{160, 255, 255, 255};
    palette.SetColorEntry(1, &rice);
    palette.SetColorEntry(2, &water);
    dataset.GetRasterBand(1)->SetColorTable(&palette);
    dataset.GetRasterBand(1)->SetColorInterpretation(GCI_PaletteIndex);
  };
  QVERIFY(write(path, "GTiff", raster));
  const auto drawn = picture(path, kSquare, 100, 100);
  DIABAN_VERIFY(drawn);
  for (int x = 0; x < 100; ++x) { // no colours in between, which no palette has
    const Colour expected = x < 50 ? Colour{255, 252, 130, 255} : Colour{160, 255, 255, 255};
    QCOMPARE(pixel(drawn.value(), x, 50), expected);
  }
}

void TestSourceRaster::leavesNoDataAndOutsideClear()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.type = GDT_Float32;
  raster.value = [](int, int x, int y) { return x < 20 ? -9999 : 10 + y; };
  raster.finish = [](GDALDataset& dataset) { dataset.GetRasterBand(1)->SetNoDataValue(-9999); };
  QVERIFY(write(path, "GTiff", raster));
  NoProgress progress;
  const auto info = sourceReader().describe(path, {}, progress);
  DIABAN_VERIFY(info);
  QVERIFY(info.value().raster.hasNoData);
  const auto drawn = picture(path, {105, 20.5, 106, 21.5}, 64, 64);
  DIABAN_VERIFY(drawn);
  QCOMPARE(pixel(drawn.value(), 5, 10)[3], 0);
  QCOMPARE(pixel(drawn.value(), 40, 10)[3], 255);
  QCOMPARE(pixel(drawn.value(), 40, 50)[3], 0); // south of it
  const auto nowhere = picture(path, {10, 10, 11, 11}, 16, 16);
  DIABAN_VERIFY(nowhere);
  QCOMPARE(nowhere.value().rgba, QByteArray(16 * 16 * 4, '\0'));
}

void TestSourceRaster::stretchesHeightsBetweenTheirUsualValues()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.type = GDT_Float32;
  raster.width = raster.height = 100;
  raster.toMap = {105, 0.01, 0, 22, 0, -0.01};
  raster.value = [](int, int x, int y) { return x == 0 && y == 0 ? 1e6 : y * 100.0 + x; };
  QVERIFY(write(path, "GTiff", raster));
  const auto drawn = picture(path, kSquare, 100, 100);
  DIABAN_VERIFY(drawn);
  QCOMPARE(pixel(drawn.value(), 50, 0)[0], 0);    // below the 2nd of a hundred
  QCOMPARE(pixel(drawn.value(), 50, 99)[0], 255); // above the 98th, whatever the wild value is
  const int middle = pixel(drawn.value(), 0, 50)[0];
  QVERIFY2(std::abs(middle - 128) <= 2, qPrintable(QString::number(middle)));
}

void TestSourceRaster::putsNorthAndEastWhereTheyAre()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.value = [](int, int x, int y) { return x >= 32 && y < 32 ? 250 : 10; }; // north-east
  QVERIFY(write(path, "GTiff", raster));
  for (const char* crs : {"EPSG:4326", "OGC:CRS84"}) {
    const auto drawn = picture(path, kSquare, 32, 32, crs);
    DIABAN_VERIFY(drawn);
    QCOMPARE(pixel(drawn.value(), 24, 8)[0], 250);
    QCOMPARE(pixel(drawn.value(), 8, 8)[0], 10);
    QCOMPARE(pixel(drawn.value(), 24, 24)[0], 10);
  }
}

void TestSourceRaster::movesByThePinnedDatum()
{
  // A chessboard of 2 m fields on WGS 84 / UTM 48, drawn in VN-2000: where the fields' borders lie
  // tells the shift. The truth is the program's own transform, tested against published numbers.
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  constexpr double kWest = 690000;
  constexpr double kNorth = 1190000;
  Raster raster;
  raster.epsg = 32648;
  raster.width = raster.height = 400;
  raster.toMap = {kWest, 0.5, 0, kNorth, 0, -0.5};
  raster.value = [](int, int x, int y) { return (x / 4 + y / 4) % 2 == 0 ? 250 : 10; };
  QVERIFY(write(path, "GTiff", raster));

  const auto utm = geo::Crs::fromEpsg(32648);
  const auto vn2000 = geo::Crs::fromEpsg(9210);
  DIABAN_VERIFY(utm);
  DIABAN_VERIFY(vn2000);
  const auto toMap = geo::Transform::between(utm.value(), vn2000.value());
  const auto toRaster = geo::Transform::between(vn2000.value(), utm.value());
  DIABAN_VERIFY(toMap);
  DIABAN_VERIFY(toRaster);
  std::array<double, 2> centre = {kWest + 100, kNorth - 100};
  toMap.value().apply(centre.data(), 2, 1);
  const geo::Extent extent{centre[0] - 20, centre[1] - 20, centre[0] + 20, centre[1] + 20};
  const auto drawn = picture(path, extent, 160, 160, "EPSG:9210");
  DIABAN_VERIFY(drawn);
  int checked = 0;
  for (int y = 0; y < 160; y += 3)
    for (int x = 0; x < 160; x += 3) {
      std::array<double, 2> at = {extent.minX + (x + 0.5) / 4, extent.maxY - (y + 0.5) / 4};
      toRaster.value().apply(at.data(), 2, 1);
      const double column = (at[0] - kWest) / 2;
      const double row = (kNorth - at[1]) / 2;
      const auto fromBorder = [](double v) {
        return std::min(v - std::floor(v), std::ceil(v) - v);
      };
      if (fromBorder(column) < 0.25 || fromBorder(row) < 0.25)
        continue; // bilinear mixes there
      const bool isLight = (static_cast<int>(column) + static_cast<int>(row)) % 2 == 0;
      QCOMPARE(pixel(drawn.value(), x, y)[0], isLight ? 250 : 10);
      ++checked;
    }
  QVERIFY(checked > 500);
}

void TestSourceRaster::drawsSmallPicturesFromOverviews()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.width = raster.height = 512;
  raster.toMap = {105, 1.0 / 512, 0, 22, 0, -1.0 / 512};
  raster.value = [](int, int, int) { return 10; };
  QVERIFY(write(path, "GTiff", raster));
  {
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
    const int factor = 4;
    QVERIFY(dataset->BuildOverviews("NEAREST", 1, &factor, 0, nullptr, nullptr, nullptr) ==
            CE_None);
    QVERIFY(dataset->GetRasterBand(1)->GetOverview(0)->Fill(200) == CE_None); // tells which is read
  }
  const auto small = picture(path, kSquare, 64, 64);
  const auto large = picture(path, kSquare, 512, 512);
  DIABAN_VERIFY(small);
  DIABAN_VERIFY(large);
  QCOMPARE(pixel(small.value(), 30, 30)[0], 200);
  QCOMPARE(pixel(large.value(), 300, 300)[0], 10);
}

void TestSourceRaster::readsAWorldFileAndAsksForTheSystem()
{
  const AwkwardFolder folder;
  for (const auto& [driver, name, world] :
       {std::array<const char*, 3>{"PNG", "bản vẽ.png", "bản vẽ.pgw"},
        std::array<const char*, 3>{"JPEG", "bản vẽ.jpg", "bản vẽ.jgw"}}) {
    const QString path = folder.file(QString::fromUtf8(name));
    Raster raster;
    raster.epsg = 0;
    raster.value = [](int, int, int) { return 90; };
    QVERIFY(write(path, driver, raster));
    QFile::remove(path + QStringLiteral(".aux.xml"));
    QVERIFY(writeFile(folder.file(QString::fromUtf8(world)), "10\n0\n0\n-10\n590005\n1189995\n"));
    NoProgress progress;
    const auto info = sourceReader().describe(path, {}, progress);
    DIABAN_VERIFY(info);
    QVERIFY(info.value().raster.crs.isEmpty());
    QVERIFY(info.value().raster.extent == (geo::Extent{590000, 1189360, 590640, 1190000}));
    const geo::Extent inside{590100, 1189500, 590500, 1189900};
    DIABAN_VERIFY_ERROR(picture(path, inside, 20, 20, "EPSG:9210"), NoCrs);
    const auto drawn = picture(path, inside, 20, 20, "EPSG:9210", QStringLiteral("EPSG:9210"));
    DIABAN_VERIFY(drawn);
    QCOMPARE(pixel(drawn.value(), 10, 10), (Colour{90, 90, 90, 255}));
  }
}

void TestSourceRaster::refusesPicturesThatCannotBe()
{
  const AwkwardFolder folder;
  const QString path = folder.file(QStringLiteral("a.tif"));
  Raster raster;
  raster.value = [](int, int, int) { return 1; };
  QVERIFY(write(path, "GTiff", raster));
  DIABAN_VERIFY_ERROR(picture(path, kSquare, 0, 10), BadArgument);
  DIABAN_VERIFY_ERROR(picture(path, kSquare, 100'000, 10), BadArgument);
  DIABAN_VERIFY_ERROR(picture(path, {}, 10, 10), BadArgument);
  DIABAN_VERIFY_ERROR(picture(path, kSquare, 10, 10, "EPSG:999999"), UnknownCrs);
  const QString table = folder.file(QStringLiteral("a.csv"));
  QVERIFY(writeFile(table, "a,b\n1,2\n"));
  DIABAN_VERIFY_ERROR(picture(table, kSquare, 10, 10), NothingToRead);
}

void TestSourceRaster::drawsMbtilesAndGeoPackageTiles_data()
{
  QTest::addColumn<QString>("name");
  QTest::newRow("MBTiles") << QStringLiteral("ảnh.mbtiles");
  QTest::newRow("GPKG") << QStringLiteral("ảnh.gpkg");
}

void TestSourceRaster::drawsMbtilesAndGeoPackageTiles()
{
  QFETCH(const QString, name);
  const AwkwardFolder folder;
  const QString path = folder.file(name);
  Raster raster; // in Web Mercator, on a pixel grid of zoom 10
  raster.epsg = 3857;
  raster.bands = 3;
  raster.width = raster.height = 256;
  raster.toMap = {11700000, 152.874, 0, 2400000, 0, -152.874};
  raster.value = [](int band, int, int) { return band * 60; };
  QVERIFY(write(path, QTest::currentDataTag(), raster));
  NoProgress progress;
  const auto info = sourceReader().describe(path, {}, progress);
  DIABAN_VERIFY(info);
  QVERIFY(info.value().isRaster);
  QCOMPARE(info.value().raster.crs, QStringLiteral("EPSG:3857"));
  const auto drawn = picture(path, {11710000, 2370000, 11730000, 2390000}, 50, 50, "EPSG:3857");
  DIABAN_VERIFY(drawn);
  const Colour colour = pixel(drawn.value(), 25, 25);
  for (std::size_t i = 0; i < 3; ++i) // tiles may be JPEG
    QVERIFY(std::abs(colour[i] - static_cast<int>(i + 1) * 60) <= 4);
  QCOMPARE(colour[3], 255);
}

QTEST_APPLESS_MAIN(TestSourceRaster)
#include "tst_sourceraster.moc"
