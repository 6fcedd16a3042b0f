// A palette as a strip of its colours.
#pragma once

#include <diaban/cartography/palettes.h>

#include <QIcon>

namespace diaban::uikit {

QIcon paletteIcon(const cartography::Palette& palette, bool isReversed, qreal pixelRatio);

} // namespace diaban::uikit
