// Tile arithmetic.
#include <diaban/cartography/tiles.h>

#include <algorithm>
#include <cmath>

namespace diaban::cartography {

TileKey TileGrid::at(double x, double y) const
{
  const double span = unitsPerPixel * size;
  return {static_cast<qint64>(std::floor(x / span)), static_cast<qint64>(std::floor(y / span))};
}

geo::Extent TileGrid::extent(const TileKey& tile) const
{
  const double span = unitsPerPixel * size;
  return {static_cast<double>(tile.column) * span, static_cast<double>(tile.row) * span,
          static_cast<double>(tile.column + 1) * span, static_cast<double>(tile.row + 1) * span};
}

std::vector<TileKey> TileGrid::covering(const geo::Extent& area) const
{
  std::vector<TileKey> tiles;
  if (area.isEmpty())
    return tiles;
  const TileKey first = at(area.minX, area.minY), last = at(area.maxX, area.maxY);
  for (qint64 row = first.row; row <= last.row; ++row)
    for (qint64 column = first.column; column <= last.column; ++column)
      tiles.push_back({column, row});
  const double middleX = (area.minX + area.maxX) / 2, middleY = (area.minY + area.maxY) / 2;
  const auto distance = [&](const TileKey& tile) {
    const geo::Extent e = extent(tile);
    return std::hypot((e.minX + e.maxX) / 2 - middleX, (e.minY + e.maxY) / 2 - middleY);
  };
  std::stable_sort(tiles.begin(), tiles.end(),
                   [&](const TileKey& a, const TileKey& b) { return distance(a) < distance(b); });
  return tiles;
}

Result<Picture> drawTile(const TileGrid& grid, const TileKey& tile, const PictureRequest& look,
                         Progress& progress)
{
  PictureRequest request = look;
  request.extent = grid.extent(tile);
  request.width = grid.size;
  request.height = grid.size;
  request.geometry = true;
  request.labels = false;
  request.threads = 1;
  return drawPicture(request, progress);
}

} // namespace diaban::cartography
