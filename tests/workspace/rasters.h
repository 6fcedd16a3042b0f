// Rasters for tests, and what GDAL itself reads of them.
#pragma once

#include <QString>
#include <QStringList>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace diaban::test {

constexpr int kTm3 = 9210; ///< VN-2000 / TM-3 105-45

struct Raster {
  int width = 700, height = 600, bands = 1;
  GDALDataType type = GDT_Float32;
  int epsg = kTm3;
  std::array<double, 6> toMap = {580000, 10, 0, 1210000, 0, -10};
  std::optional<double> noData{};
  bool hasPalette = false, hasAlpha = false;
  std::function<double(int band, int x, int y)> value;
};

inline double noise(int band, int x, int y)
{
  quint32 hash = static_cast<quint32>(x) * 73856093U ^ static_cast<quint32>(y) * 19349663U ^
                 static_cast<quint32>(band) * 83492791U;
  hash = (hash ^ (hash >> 13)) * 0x5bd1e995U;
  return static_cast<double>(hash % 65536) / 7;
}

inline bool write(const QString& path, const Raster& raster)
{
  GDALAllRegister();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const char* alpha[] = {"ALPHA=YES", nullptr};
  const GDALDatasetUniquePtr made(
      driver->Create(path.toUtf8().constData(), raster.width, raster.height, raster.bands,
                     raster.type, const_cast<char**>(raster.hasAlpha ? alpha : nullptr)));
  OGRSpatialReference crs;
  crs.importFromEPSG(raster.epsg);
  auto toMap = raster.toMap;
  if (!made || made->SetSpatialRef(&crs) != CE_None ||
      made->SetGeoTransform(toMap.data()) != CE_None)
    return false;
  GDALColorTable palette;
  for (short i = 0; i < 256; ++i) {
    const GDALColorEntry colour{i, static_cast<short>(255 - i), 7, 255};
    palette.SetColorEntry(i, &colour);
  }
  if (raster.hasPalette)
    made->GetRasterBand(1)->SetColorTable(&palette);
  std::vector<double> row(static_cast<std::size_t>(raster.width));
  for (int band = 1; band <= raster.bands; ++band) {
    GDALRasterBand& target = *made->GetRasterBand(band);
    if (raster.noData)
      target.SetNoDataValue(*raster.noData);
    for (int y = 0; y < raster.height; ++y) {
      for (int x = 0; x < raster.width; ++x)
        row[static_cast<std::size_t>(x)] = raster.value(band, x, y);
      if (target.RasterIO(GF_Write, 0, y, raster.width, 1, row.data(), raster.width, 1, GDT_Float64,
                          0, 0, nullptr) != CE_None)
        return false;
    }
  }
  return true;
}

/// A raster as GDAL gives it.
struct Grid {
  int width = 0, height = 0, bands = 0, overviews = 0;
  std::array<double, 6> toMap{};
  std::optional<double> noData;
  std::vector<double> values;
  double at(int x, int y) const
  {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

inline Grid gridOf(GDALDataset& dataset)
{
  Grid grid{
      dataset.GetRasterXSize(), dataset.GetRasterYSize(), dataset.GetRasterCount(), 0, {}, {}, {}};
  dataset.GetGeoTransform(grid.toMap.data());
  GDALRasterBand& first = *dataset.GetRasterBand(1);
  grid.overviews = first.GetOverviewCount();
  int has = 0;
  const double noData = first.GetNoDataValue(&has);
  if (has)
    grid.noData = noData;
  const auto cells = static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height);
  for (int band = 0; band < grid.bands; ++band) {
    std::vector<double> values(cells);
    if (dataset.GetRasterBand(band + 1)->RasterIO(GF_Read, 0, 0, grid.width, grid.height,
                                                  values.data(), grid.width, grid.height,
                                                  GDT_Float64, 0, 0, nullptr) == CE_None)
      grid.values.insert(grid.values.end(), values.begin(), values.end());
  }
  return grid;
}

inline Grid readByGdal(const QString& name)
{
  GDALAllRegister();
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(name.toUtf8().constData(), GDAL_OF_RASTER));
  return dataset ? gridOf(*dataset) : Grid{};
}

/// Names of the rasters that GDAL lists.
inline QStringList listedByGdal(const QString& path)
{
  GDALAllRegister();
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER));
  if (!dataset)
    return {};
  QStringList names;
  char** all = dataset->GetMetadata("SUBDATASETS");
  for (int i = 1; const char* name = CSLFetchNameValue(all, CPLSPrintf("SUBDATASET_%d_NAME", i));
       ++i)
    names.append(QString::fromUtf8(name).section(QLatin1Char(':'), -1));
  if (names.isEmpty() && dataset->GetRasterCount() > 0)
    names.append(QString::fromUtf8(dataset->GetMetadataItem("IDENTIFIER")));
  return names;
}

} // namespace diaban::test
