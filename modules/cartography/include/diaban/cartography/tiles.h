// The map cut into square pictures, so that a moving view draws only what it did not show before.
#pragma once

#include <diaban/cartography/painter.h>

#include <QHashFunctions>

#include <vector>

namespace diaban::cartography {

/// A tile of one grid: columns count eastwards, rows northwards, from the map's origin.
struct TileKey {
  qint64 column = 0, row = 0;
  bool operator==(const TileKey&) const = default;
  friend size_t qHash(const TileKey& key, size_t seed = 0)
  {
    return qHashMulti(seed, key.column, key.row);
  }
};

/// Square tiles of one scale. Neighbours meet without a seam: shapes, dashes, hatches and markers
/// that cross an edge are drawn in both.
struct TileGrid {
  double unitsPerPixel = 1; ///< map units a device pixel
  int size = 256;           ///< device pixels each way

  TileKey at(double x, double y) const;
  geo::Extent extent(const TileKey& tile) const;

  /// The tiles that `area` meets, those nearest to its middle first. Empty for an empty area.
  std::vector<TileKey> covering(const geo::Extent& area) const;

  bool operator==(const TileGrid&) const = default;
};

/// Draws one tile without labels (these are placed over a whole view: drawPicture with `labels`
/// only). Of `look`, extent, width, height, geometry, labels and threads are not used: one thread
/// draws one tile. Any thread.
Result<Picture> drawTile(const TileGrid& grid, const TileKey& tile, const PictureRequest& look,
                         Progress& progress);

} // namespace diaban::cartography
