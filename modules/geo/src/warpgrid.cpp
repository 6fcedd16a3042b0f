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

Result<Crs> sourceCrs(GDALDataset& source, const RasterRequest& request)
{
  const QString text =
      request.sourceCrs.isEmpty() ? crsText(source.GetSpatialRef()) : request.sourceCrs;
  if (text.isEmpty())
    return Error{Error::Code::NoCrs, {request.path}, {}};
  return Crs::fromText(text);
}

} // namespace

void WarpGrid::FreeApproximation::operator()(void* transformer) const
{
  GDALDestroyApproxTransformer(transformer);
}

WarpGrid::WarpGrid(Transform toSource, Transform toPicture, const RasterRequest& request)
    : m_toSource(std::move(toSource))
    , m_toPicture(std::move(toPicture))
    , m_width(request.width)
    , m_height(request.height)
{
  const Extent& extent = request.extent;
  m_pictureToMap = {extent.minX, extent.width() / m_width,   0, extent.maxY,
                    0,           -extent.height() / m_height};
}

Result<WarpGrid> WarpGrid::make(GDALDataset& source, const RasterRequest& request)
{
  DIABAN_TRY(from, sourceCrs(source, request));
  DIABAN_TRY(to, Crs::fromText(request.crs));
  DIABAN_TRY(toSource, Transform::between(to, from));
  DIABAN_TRY(toPicture, Transform::between(from, to));
  WarpGrid grid(toSource, toPicture, request);
  grid.useSource(source);
  if (!GDALInvGeoTransform(grid.m_pictureToMap.data(), grid.m_mapToPicture.data()) ||
      !GDALInvGeoTransform(grid.m_pixelToMap.data(), grid.m_mapToPixel.data()))
    return Error{Error::Code::ReadFailed, {request.path}, QStringLiteral("no area")};
  return grid;
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

void* WarpGrid::approximateTransformer()
{
  constexpr double kMostPixels = 0.125;
  m_approximation.reset(GDALCreateApproxTransformer(&WarpGrid::transform, this, kMostPixels));
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
