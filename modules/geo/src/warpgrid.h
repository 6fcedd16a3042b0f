// From the pixels of a picture to those of a raster, by the program's own way between two systems.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/geo/source.h>

#include <gdal_priv.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace diaban::geo {

/// The grid of a picture over a raster. GDAL warps with it, so that the datum is pinned for rasters
/// by the same Transform as for vectors. One thread at a time.
class WarpGrid {
public:
  /// \returns NoCrs where neither the raster nor the request says one, UnknownCrs, NoOperation
  static Result<WarpGrid> make(GDALDataset& source, const RasterRequest& request);

  /// The grid that a copy of the raster gets: its own where nothing has to move, so that values
  /// stay as they are, else north up with pixels about as large as the raster's (as gdalwarp
  /// chooses), inside `request.area`. \returns OutsideCrs too where nothing of the raster lies
  /// there
  static Result<WarpGrid> makeForCopy(GDALDataset& source, const RasterCopy& request);

  /// The raster's column and row, with fractions, of a place in `place.crs`; nullopt where it can't
  /// be led there. \returns errors as make()
  static Result<std::optional<std::pair<double, double>>> pixelAt(GDALDataset& source,
                                                                  const RasterPlace& place);

  /// Whether the pixels are the raster's own.
  bool isSourceGrid() const { return m_isSourceGrid; }
  /// From pixels to the map, as GDAL writes it.
  const std::array<double, 6>& toMap() const { return m_pictureToMap; }

  int width() const { return m_width; }
  int height() const { return m_height; }

  /// The smallest overview that still has a pixel for each of the picture's; -1 for the raster
  /// itself.
  int overviewFor(GDALDataset& source);

  /// From now on pixels are those of `source`, an overview of the same raster.
  void useSource(GDALDataset& source);

  /// The argument of GDALApproxTransform, off by so many pixels at most. Lives as long as this
  /// object, which must not move meanwhile.
  void* approximateTransformer(double pixelsOff);

private:
  struct FreeApproximation {
    void operator()(void* transformer) const;
  };

  WarpGrid(Transform toSource, Transform toPicture);
  static Result<WarpGrid> between(GDALDataset& source, const QString& path,
                                  const QString& sourceCrs, const QString& crs);
  bool place(const std::array<double, 6>& toMap, int width, int height);
  bool suggest(GDALDataset& source);
  bool clip(const Extent& area);
  static int transform(void* grid, int toSource, int count, double* x, double* y, double* z,
                       int* isDone);
  void move(bool toSource, std::size_t count, double* x, double* y, int* isDone);
  double sourcePixelsPerPixel();

  Transform m_toSource;
  Transform m_toPicture;
  int m_width = 0;
  int m_height = 0;
  bool m_isSourceGrid = false;
  std::array<double, 6> m_pictureToMap{};
  std::array<double, 6> m_mapToPicture{};
  std::array<double, 6> m_pixelToMap{}; ///< of the raster
  std::array<double, 6> m_mapToPixel{};
  std::vector<double> m_points;
  std::unique_ptr<void, FreeApproximation> m_approximation;
};

} // namespace diaban::geo
