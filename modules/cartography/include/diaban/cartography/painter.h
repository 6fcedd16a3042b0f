// Draws layers in memory into a picture. Ours, since nothing else is quick enough on old machines.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/featuretable.h>
#include <diaban/workspace/style.h>

#include <QColor>
#include <QImage>

#include <memory>
#include <vector>

namespace diaban::cartography {

/// One layer of a picture: rows and how they look. Rasters come as a ready picture of the area.
struct PictureLayer {
  geo::TablePtr table;
  std::shared_ptr<const workspace::Style> style;
  QImage raster; ///< when not null: drawn stretched over rasterExtent instead of a table
  geo::Extent rasterExtent;
  double opacity = 1; ///< of a raster
};

/// What to draw where. Device pixels; `pixelRatio` device pixels make a logical one.
struct PictureRequest {
  geo::Extent extent;        ///< its shape fits width : height
  int width = 0, height = 0; ///< device pixels
  double pixelRatio = 1;
  double scaleDenominator = 1; ///< for scale ranges
  QColor background{255, 255, 255};
  std::vector<PictureLayer> layers; ///< bottom first
  bool geometry = true;             ///< draw fills, lines, markers
  bool labels = true; ///< draw labels, placed over the whole picture so that none overlap
  int threads = 2;
};

struct Picture {
  QImage image; ///< Format_ARGB32_Premultiplied (transparent where nothing is, if background is)
  qint64 featuresDrawn = 0;
  int labelsDrawn = 0, labelsLeftOut = 0;
};

/// Draws the whole request. Features of a layer are drawn in block order, each with its fill, then
/// its outline; layers bottom first; labels last. Any thread; asks `progress` every few
/// milliseconds.
Result<Picture> drawPicture(const PictureRequest& request, Progress& progress);

} // namespace diaban::cartography
