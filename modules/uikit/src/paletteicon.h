// A palette as a strip of its colours.
#pragma once

#include <diaban/cartography/palettes.h>

#include <QIcon>

namespace diaban::uikit {

QIcon paletteIcon(const cartography::Palette& palette, qreal pixelRatio);

} // namespace diaban::uikit
