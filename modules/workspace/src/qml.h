// Our style in the words of QGIS, so that the file looks the same there.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/style.h>

namespace diaban::workspace {

/// A QGIS 3.22 style document (<qgis …>) for a layer of this geometry.
QString toQml(const Style& style, geo::GeometryKind geometry);

} // namespace diaban::workspace
