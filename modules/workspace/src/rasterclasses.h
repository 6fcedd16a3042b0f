// The classes of a raster's look, as its numbers are drawn and named. Private to the module.
#pragma once

#include <diaban/geo/rasterlook.h>
#include <diaban/workspace/style.h>

#include <vector>

namespace diaban::workspace {

/// Empty: the raster is drawn in colours of its own.
std::vector<geo::RasterClass> rasterClassesOf(const Style& style);

/// What the look calls a number; empty for one that it has no class for.
QString rasterClassTitle(const Style& style, double value);

} // namespace diaban::workspace
