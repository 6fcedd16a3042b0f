// Where a map looks different after its layers changed. Private to the module.
#pragma once

#include <diaban/uikit/mappictures.h>

#include <optional>
#include <vector>

namespace diaban::uikit {

struct MapChange {
  std::vector<geo::Extent> areas; ///< map units; rows that changed, as they were and as they are
  double reachPixels = 0;         ///< what symbols reach beyond them, in logical pixels
  bool touchesLabels = false;
};

/// Nothing where all of the map must be drawn anew: other layers, another order or style, or more
/// than some hundred rows. O(blocks + rows of the blocks that are not shared).
std::optional<MapChange> changeBetween(const std::vector<MapLayer>& before,
                                       const std::vector<MapLayer>& after);

/// Whether a raster's pictures of before are still right: the same cells in the same colours.
bool isSameRaster(const MapLayer& before, const MapLayer& after);

} // namespace diaban::uikit
