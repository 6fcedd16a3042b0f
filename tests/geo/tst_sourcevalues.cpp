// What a raster holds at a place, against the values that it was written with.
#include "support/sources.h"
#include "support/verify.h"

#include <diaban/geo/crs.h>
#include <diaban/geo/source.h>

#include <QTest>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <functional>

using namespace diaban;
using namespace diaban::test;
using geo::RasterValue;

namespace {

constexpr int kSide = 50;

/// A degree square from 105° east and 22° north on, a value for each pixel of each band.
QString write(
    const QString& path, int bands, GDALDataType type,
    const std::function<double(int band, int x, int y)>& value,
    const std::function<void(GDALDataset&)>& finish = [](GDALDataset&) {},
    std::array<double, 6> toMap = {105, 1.0 / kSide, 0, 22, 0, -1.0 / kSide}, int epsg = 4326)
{
  GDALAllRegister();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const GDALDatasetUniquePtr made(
      driver->Create(path.toUtf8().constData(), kSide, kSide, bands, type, nullptr));
  OGRSpatialReference crs;
  crs.importFromEPSG(epsg);
  made->SetSpatialRef(&crs);
  made->SetGeoTransform(toMap.data());
  for (int band = 1; band <= bands; ++band)
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x) {
        double one = value(band, x, y);
        if (made->GetRasterBand(band)->RasterIO(GF_Write, x, y, 1, 1, &one, 1, 1, GDT_Float64, 0, 0,
                                                nullptr) != CE_None)
          return {};
      }
  finish(*made);
  return path;
}

Result<QVector<RasterValue>> values(const QString& path, double x, double y,
                                    const char* crs = "EPSG:4326")
{
  NoProgress progress;
  return sourceReader().values({path, {}, QString::fromLatin1(crs), x, y}, progress);
}

double numbered(int band, int x, int y)
{
  return band * 10'000 + y * 100 + x + 0.25;
}

} // namespace

class TestSourceValues : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyBandHasTheValueOfThePixelThatHoldsThePlace_data()
  {
    QTest::addColumn<QPointF>("place");
    QTest::addColumn<QPoint>("pixel"); // negative: outside
    QTest::newRow("first pixel") << QPointF(105.0001, 21.9999) << QPoint(0, 0);
    QTest::newRow("its corner") << QPointF(105, 22) << QPoint(0, 0);
    QTest::newRow("last pixel") << QPointF(105.9999, 21.0001) << QPoint(49, 49);
    QTest::newRow("east of a border") << QPointF(105.5001, 21.51) << QPoint(25, 24);
    QTest::newRow("west of it") << QPointF(105.4999, 21.51) << QPoint(24, 24);
    QTest::newRow("west of all") << QPointF(104.9999, 21.5) << QPoint(-1, -1);
    QTest::newRow("south of all") << QPointF(105.5, 20.9999) << QPoint(-1, -1);
  }
  void everyBandHasTheValueOfThePixelThatHoldsThePlace()
  {
    QFETCH(QPointF, place);
    QFETCH(QPoint, pixel);
    const AwkwardFolder folder;
    const QString path = write(folder.file(QStringLiteral("a.tif")), 3, GDT_Float32, numbered);
    const auto read = values(path, place.x(), place.y());
    DIABAN_VERIFY(read);
    QCOMPARE(read.value().size(), pixel.x() < 0 ? 0 : 3);
    for (int band = 1; band <= read.value().size(); ++band)
      QCOMPARE(*read.value()[band - 1].value, numbered(band, pixel.x(), pixel.y()));
  }

  void nodataUnitScaleAndNamesAreTheFiles()
  {
    const AwkwardFolder folder;
    const QString path = write(
        folder.file(QStringLiteral("a.tif")), 2, GDT_Int16,
        [](int band, int x, int y) { return x == 3 && y == 4 ? -9999 : 10 * band + x; },
        [](GDALDataset& made) {
          GDALRasterBand& heights = *made.GetRasterBand(1);
          heights.SetNoDataValue(-9999); // of both, in a TIFF
          heights.SetUnitType("metre");
          heights.SetDescription("Độ cao");
          heights.SetScale(0.5);
          heights.SetOffset(100);
        });
    const auto there = values(path, 105 + 2.5 / kSide, 22 - 4.5 / kSide);
    DIABAN_VERIFY(there);
    QCOMPARE(there.value()[0].name, QStringLiteral("Độ cao"));
    QCOMPARE(there.value()[0].unit, QStringLiteral("metre"));
    QCOMPARE(*there.value()[0].value, (10 + 2) * 0.5 + 100);
    QCOMPARE(*there.value()[1].value, 22.0);
    const auto none = values(path, 105 + 3.5 / kSide, 22 - 4.5 / kSide);
    DIABAN_VERIFY(none);
    QCOMPARE(none.value().size(), 2);
    QVERIFY(!none.value()[0].value && !none.value()[1].value);
    QCOMPARE(none.value()[0].unit, QStringLiteral("metre"));
  }

  void notANumberIsNoData()
  {
    const AwkwardFolder folder;
    const QString path = write(folder.file(QStringLiteral("a.tif")), 1, GDT_Float32,
                               [](int, int x, int) { return x == 0 ? std::nan("") : 7.5; });
    QVERIFY(!values(path, 105.001, 21.5).value()[0].value);
    QCOMPARE(*values(path, 105.5, 21.5).value()[0].value, 7.5);
  }

  void coloursAreTold()
  {
    const AwkwardFolder folder;
    const QString path = write(
        folder.file(QStringLiteral("a.tif")), 4, GDT_Byte,
        [](int band, int x, int) { return band == 4 ? (x < 25 ? 0 : 255) : 50 * band; },
        [](GDALDataset& made) {
          int band = 0;
          for (const GDALColorInterp colour :
               {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand})
            made.GetRasterBand(++band)->SetColorInterpretation(colour);
        });
    using Colour = RasterValue::Colour;
    const auto seen = values(path, 105.9, 21.5).value();
    for (int band = 0; band < 4; ++band) {
      QCOMPARE(seen[band].colour, (std::array{Colour::Red, Colour::Green, Colour::Blue,
                                              Colour::Alpha}[static_cast<std::size_t>(band)]));
      QCOMPARE(*seen[band].value, band == 3 ? 255.0 : 50.0 * (band + 1));
    }
    QVERIFY(!values(path, 105.1, 21.5).value()[0].value); // what can't be seen is not there
  }

  void placesAreLedIntoTheRastersSystem()
  {
    // Pixels of 30 m on WGS 84 / UTM 48, asked in VN-2000; 190 m lie between the two.
    const AwkwardFolder folder;
    const QString path = write(
        folder.file(QStringLiteral("a.tif")), 1, GDT_Float32, numbered, [](GDALDataset&) {},
        {690'000, 30, 0, 1'190'000, 0, -30}, 32648);
    const auto way =
        geo::Transform::between(geo::Crs::fromEpsg(32648).value(), geo::Crs::fromEpsg(9210).value())
            .value();
    for (int i = 1; i < kSide; i += 7) {
      double xy[2] = {690'000 + 30 * (i + 0.5), 1'190'000 - 30 * (49 - i + 0.5)};
      QCOMPARE(way.apply(xy, 2, 1), 0U);
      const auto read = values(path, xy[0], xy[1], "EPSG:9210");
      DIABAN_VERIFY(read);
      QCOMPARE(*read.value()[0].value, numbered(1, i, 49 - i));
    }
  }

  void aTurnedRasterIsReadWhereItLies()
  {
    const AwkwardFolder folder;
    const std::array<double, 6> toMap{105, 0.01, 0.005, 22, 0.005, -0.01};
    const QString path = write(
        folder.file(QStringLiteral("a.tif")), 1, GDT_Float32, numbered, [](GDALDataset&) {}, toMap);
    for (const QPoint pixel : {QPoint(0, 0), QPoint(49, 0), QPoint(13, 31), QPoint(49, 49)}) {
      const double x = pixel.x() + 0.5, y = pixel.y() + 0.5;
      const auto read = values(path, toMap[0] + x * toMap[1] + y * toMap[2],
                               toMap[3] + x * toMap[4] + y * toMap[5]);
      DIABAN_VERIFY(read);
      QCOMPARE(*read.value()[0].value, numbered(1, pixel.x(), pixel.y()));
    }
  }

  void rowsAreNoRaster()
  {
    const AwkwardFolder folder;
    QFile file(folder.file(QStringLiteral("a.geojson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"Point","coordinates":[105,21]})");
    file.close();
    const auto read = values(file.fileName(), 105, 21);
    QVERIFY(!read);
    QVERIFY(!values(folder.file(QStringLiteral("b.tif")), 105, 21)); // is not there
  }
};

QTEST_APPLESS_MAIN(TestSourceValues)
#include "tst_sourcevalues.moc"
