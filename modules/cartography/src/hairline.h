// Lines up to a pixel wide, as QPainter (and so QGIS) draws them: one pixel wide along the shorter
// axis, paler the thinner they are.
#pragma once

#include "pixelmap.h"
#include "pixels.h"

#include <span>

namespace diaban::cartography {

/// Draws one straight piece. Ends count by the part of their pixel that is passed; pieces that meet
/// are each laid over what is there.
void drawHairline(const Canvas& canvas, FixedPoint from, FixedPoint to, Pixel colour);

/// All pieces of a line, the last back to the first when `closed`.
void drawHairlines(const Canvas& canvas, std::span<const FixedPoint> line, bool closed,
                   Pixel colour);

} // namespace diaban::cartography
