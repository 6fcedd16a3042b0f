// What is drawn above the map while features are edited. Private to the module.
#pragma once

#include <diaban/mapview/editdeeds.h>
#include <diaban/mapview/viewport.h>

class QPainter;

namespace diaban::uikit {

void paintEdit(QPainter& painter, const mapview::EditSketch& sketch, const mapview::Viewport& view);

} // namespace diaban::uikit
