// From the layers of a workspace to a picture of them.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/cartography/painter.h>
#include <diaban/mapview/viewport.h>
#include <diaban/workspace/past.h>

#include <QStringList>
#include <QVector>

namespace diaban::cli {

/// Layers of a workspace in memory, bottom first, ready to be drawn again and again.
struct LoadedMap {
  struct Part {
    workspace::Layer layer;
    geo::TablePtr table; ///< null for a raster, which is read for each picture
  };
  std::vector<Part> parts;
  QVector<Error> notices; ///< layers that are left out, and why
  geo::Crs crs;
  geo::Extent extent; ///< of all parts
};

/// \param names layers to load; empty = all that are shown
/// \returns NoSuchLayer. A broken linked layer is left out with a notice, unless it was named.
Result<LoadedMap> loadMap(const workspace::Workspace& workspace, const QStringList& names,
                          Progress& progress);

/// The same of the map as it was; rasters that are no longer in `workspace` are left out.
Result<LoadedMap> loadMap(const workspace::Workspace& workspace, const workspace::Past& past,
                          const QStringList& names, Progress& progress);

/// Metres in one unit of the map, at the middle of `extent`: of degrees those to the east.
double metresPerUnit(const geo::Crs& crs, const geo::Extent& extent);

/// What is to be drawn, rasters apart.
cartography::PictureRequest pictureOf(const LoadedMap& map, const mapview::Viewport& view);

/// Reads the rasters of `map` for this view and puts them in their places of `request`.
Outcome addRasters(const workspace::Workspace& workspace, const LoadedMap& map,
                   cartography::PictureRequest& request, Progress& progress);

} // namespace diaban::cli
