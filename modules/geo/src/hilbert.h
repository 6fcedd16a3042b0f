// Places on a map put into a row so that neighbours stay near one another.
#pragma once

#include <diaban/geo/extent.h>

#include <QtGlobal>

#include <span>
#include <vector>

namespace diaban::geo {

/// The place of cell (x, y) along the Hilbert curve over 65,536 × 65,536 cells.
/// Hacker's Delight, 2nd ed., figure 16-9, by way of the rotations of figure 16-4.
quint32 hilbertCode(quint16 x, quint16 y);

/// For each box the place of its centre along the curve over all boxes together; the greatest
/// number for empty boxes, so that they come last.
std::vector<quint32> hilbertCodes(std::span<const Extent> boxes);

/// The order of the boxes along the curve: indexes into `boxes`; ties stay as they were.
std::vector<quint32> hilbertOrder(std::span<const Extent> boxes);

} // namespace diaban::geo
