#include <diaban/coverage/terrain.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/source.h>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {

std::optional<Observer> Terrain::observerAt(QPointF place, double height) const
{
  const double column = std::floor((place.x() - west) / heights.cellWidth());
  const double row = std::floor((north - place.y()) / heights.cellHeight());
  if (!(column >= 0 && column < heights.width() && row >= 0 && row < heights.height()))
    return std::nullopt;
  return Observer{static_cast<int>(column), static_cast<int>(row), height};
}

geo::Extent Terrain::extent() const
{
  geo::Extent extent;
  extent.add(west, north);
  extent.add(west + heights.width() * heights.cellWidth(),
             north - heights.height() * heights.cellHeight());
  return extent;
}

geo::Extent Terrain::extentOf(const SeenCells& cells) const
{
  geo::Extent extent;
  const double x = west + cells.column * heights.cellWidth();
  const double y = north - cells.row * heights.cellHeight();
  extent.add(x, y);
  extent.add(x + cells.width * heights.cellWidth(), y - cells.height * heights.cellHeight());
  return extent;
}

Terrain terrainOf(const geo::RasterGrid& grid)
{
  Terrain terrain{HeightGrid(grid.width, grid.height, grid.cellWidth, grid.cellHeight), grid.west,
                  grid.north, grid.crs};
  auto value = grid.values.cbegin();
  for (int row = 0; row < grid.height; ++row)
    for (int column = 0; column < grid.width; ++column)
      terrain.heights.set(column, row, *value++);
  return terrain;
}

Result<Terrain> readTerrain(const QString& path, QPointF place, double radius, Progress& progress)
{
  geo::RasterGridRequest request;
  request.path = path;
  if (std::isfinite(radius)) {
    request.area.add(place.x() - radius, place.y() - radius);
    request.area.add(place.x() + radius, place.y() + radius);
  }
  const geo::SourceReader reader(geo::workerProgram());
  DIABAN_TRY(grid, reader.grid(request, progress));
  if (!grid.crs.isEmpty()) {
    DIABAN_TRY(crs, geo::Crs::fromText(grid.crs));
    if (crs.isGeographic())
      return Error{Error::Code::NotInMetres, {path}, {}};
  }
  return terrainOf(grid);
}

} // namespace diaban::coverage
