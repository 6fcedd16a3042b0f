#include "warpgrid.h"

#include "sourcelayers.h"

#include <gdal_alg.h>

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

void apply(std::array<double, 6>& t, double& x, double& y)
{
  const double column = x;
  x = t[0] + column * t[1] + y * t[2];
  y = t[3] + column * t[4] + y * t[5];
}

bool isNorthUp(const std::array<double, 6>& toMap)
{
  return toMap[1] > 0 && toMap[2] == 0 && toMap[4] == 0 && toMap[5] < 0;
}

} // namespace

void WarpGrid::FreeApproximation::operator()(void* transformer) const
{
  GDALDestroyApproxTransformer(transformer);
}

WarpGrid::WarpGrid(Transform toSource, Transform toPicture)
    : m_toSource(std::move(toSource))
    , m_toPicture(std::move(toPicture))
{
}

Result<WarpGrid> WarpGrid::between(GDALDataset& source, const QString& path,
                                   const QString& sourceCrs, const QString& crs)
{
  const QString own = sourceCrs.isEmpty() ? crsText(source.GetSpatialRef()) : sourceCrs;
  if (own.isEmpty())
    return Error{Error::Code::NoCrs, {path}, {}};
  DIABAN_TRY(from, Crs::fromText(own));
  DIABAN_TRY(to, Crs::fromText(crs));
  DIABAN_TRY(toSource, Transform::between(to, from));
  DIABAN_TRY(toPicture, Transform::between(from, to));
  WarpGrid grid(toSource, toPicture);
  grid.useSource(source);
  if (!GDALInvGeoTransform(grid.m_pixelToMap.data(), grid.m_mapToPixel.data()))
    return Error{Error::Code::ReadFailed, {path}, QStringLiteral("no area")};
  return grid;
}

Result<WarpGrid> WarpGrid::make(GDALDataset& source, const RasterRequest& request)
{
  DIABAN_TRY(grid, between(source, request.path, request.sourceCrs, request.crs));
  const Extent& extent = request.extent;
  const std::array<double, 6> toMap = {extent.minX, extent.width() / request.width,
                                       0,           extent.maxY,
                                       0,           -extent.height() / request.height};
  if (!grid.place(toMap, request.width, request.height))
    return Error{Error::Code::ReadFailed, {request.path}, QStringLiteral("no area")};
  return grid;
}

Result<WarpGrid> WarpGrid::makeForCopy(GDALDataset& source, const RasterCopy& request)
{
  DIABAN_TRY(grid, between(source, request.path, request.sourceCrs, request.crs));
  if (grid.m_toPicture.isIdentity() && isNorthUp(grid.m_pixelToMap)) {
    grid.m_isSourceGrid = true;
    grid.place(std::array(grid.m_pixelToMap), source.GetRasterXSize(), source.GetRasterYSize());
    return grid;
  }
  if (!grid.suggest(source) || !grid.clip(request.area))
    return Error{Error::Code::OutsideCrs, {request.path, request.crs}, {}};
  return grid;
}

Result<std::optional<std::pair<double, double>>> WarpGrid::pixelAt(GDALDataset& source,
                                                                   const RasterPlace& place)
{
  DIABAN_TRY(grid, between(source, place.path, place.sourceCrs, place.crs));
  grid.place({0, 1, 0, 0, 0, 1}, 1, 1); // a place on the map is its own pixel
  double x = place.x, y = place.y;
  int isDone = FALSE;
  grid.move(true, 1, &x, &y, &isDone);
  if (isDone == FALSE)
    return std::optional<std::pair<double, double>>();
  return std::optional(std::pair(x, y));
}

bool WarpGrid::place(const std::array<double, 6>& toMap, int width, int height)
{
  m_pictureToMap = toMap;
  m_width = width;
  m_height = height;
  return GDALInvGeoTransform(m_pictureToMap.data(), m_mapToPicture.data());
}

bool WarpGrid::suggest(GDALDataset& source)
{
  place({0, 1, 0, 0, 0, 1}, 1, 1); // for now a place on the map is its own pixel
  std::array<double, 6> toMap{};
  std::array<double, 4> box{};
  int width = 0, height = 0;
  return GDALSuggestedWarpOutput2(&source, &WarpGrid::transform, this, toMap.data(), &width,
                                  &height, box.data(), 0) == CE_None &&
         place(toMap, width, height);
}

/// Whole pixels of the grid that touch `area`; false when there are none.
bool WarpGrid::clip(const Extent& area)
{
  if (area.isEmpty())
    return true;
  std::array<double, 6> toMap = m_pictureToMap;
  const auto columns = [&](double x) { return (x - toMap[0]) / toMap[1]; };
  const auto rows = [&](double y) { return (y - toMap[3]) / toMap[5]; };
  const double left = std::clamp(std::floor(columns(area.minX)), 0.0, double(m_width));
  const double right = std::clamp(std::ceil(columns(area.maxX)), 0.0, double(m_width));
  const double top = std::clamp(std::floor(rows(area.maxY)), 0.0, double(m_height));
  const double bottom = std::clamp(std::ceil(rows(area.minY)), 0.0, double(m_height));
  if (right <= left || bottom <= top)
    return false;
  toMap[0] += left * toMap[1];
  toMap[3] += top * toMap[5];
  return place(toMap, static_cast<int>(right - left), static_cast<int>(bottom - top));
}

void WarpGrid::useSource(GDALDataset& source)
{
  if (source.GetGeoTransform(m_pixelToMap.data()) != CE_None)
    m_pixelToMap = {0, 1, 0, 0, 0, 1};
  if (!GDALInvGeoTransform(m_pixelToMap.data(), m_mapToPixel.data()))
    m_mapToPixel = {};
}

void WarpGrid::move(bool toSource, std::size_t count, double* x, double* y, int* isDone)
{
  m_points.resize(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    apply(toSource ? m_pictureToMap : m_pixelToMap, x[i], y[i]);
    m_points[2 * i] = x[i];
    m_points[2 * i + 1] = y[i];
  }
  (toSource ? m_toSource : m_toPicture).apply(m_points.data(), 2, count);
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = m_points[2 * i];
    y[i] = m_points[2 * i + 1];
    isDone[i] = std::isfinite(x[i]) && std::isfinite(y[i]) ? TRUE : FALSE;
    apply(toSource ? m_mapToPixel : m_mapToPicture, x[i], y[i]);
  }
}

int WarpGrid::transform(void* grid, int toSource, int count, double* x, double* y, double*,
                        int* isDone)
{
  static_cast<WarpGrid*>(grid)->move(toSource != 0, static_cast<std::size_t>(count), x, y, isDone);
  return TRUE;
}

void* WarpGrid::approximateTransformer(double pixelsOff)
{
  m_approximation.reset(GDALCreateApproxTransformer(&WarpGrid::transform, this, pixelsOff));
  return m_approximation.get();
}

double WarpGrid::sourcePixelsPerPixel()
{
  std::array<double, 3> x = {m_width / 2.0, m_width / 2.0 + 1, m_width / 2.0};
  std::array<double, 3> y = {m_height / 2.0, m_height / 2.0, m_height / 2.0 + 1};
  std::array<int, 3> isDone{};
  move(true, x.size(), x.data(), y.data(), isDone.data());
  if (!isDone[0] || !isDone[1] || !isDone[2])
    return 1;
  return std::min(std::hypot(x[1] - x[0], y[1] - y[0]), std::hypot(x[2] - x[0], y[2] - y[0]));
}

int WarpGrid::overviewFor(GDALDataset& source)
{
  const double wanted = sourcePixelsPerPixel();
  GDALRasterBand& band = *source.GetRasterBand(1);
  int best = -1;
  double bestFactor = 1;
  for (int i = 0; i < band.GetOverviewCount(); ++i) {
    GDALRasterBand* overview = band.GetOverview(i);
    const double factor =
        overview ? static_cast<double>(band.GetXSize()) / overview->GetXSize() : 0;
    if (factor <= wanted * 1.01 && factor > bestFactor) {
      best = i;
      bestFactor = factor;
    }
  }
  return best;
}

} // namespace diaban::geo
