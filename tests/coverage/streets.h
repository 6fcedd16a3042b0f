// Invented towns, and the slow twin of coverage/streetsight.h.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/geo/shape.h>

#include <QPointF>

#include <random>
#include <vector>

namespace diaban::tests {

using Ring = std::vector<QPointF>;  ///< closed
using Building = std::vector<Ring>; ///< its rings, an odd number of which lies around its inside
using Town = std::vector<Building>; ///< numbered (fid) from 1 as they stand

/// Blocks of narrow houses wall to wall and of villas with gardens, between streets that turn a
/// little; some houses have courtyards. Around (600000, 1200000).
Town makeTown(std::size_t count, unsigned seed);

geo::TablePtr tableOf(const Town& town);

Ring box(double left, double bottom, double right, double top);

std::vector<Ring> ringsOf(const geo::Shape& shape);

/// Whether the line of sight is free: it crosses no side of a building that the eye is not in.
bool isSeenExactly(const Town& town, QPointF eye, QPointF place);

/// Whether a place lies in some rings, by the odd-even rule.
bool isInside(const std::vector<Ring>& rings, QPointF place);

/// How far a place is from the nearest side.
double distanceToSides(const std::vector<Ring>& rings, QPointF place);

} // namespace diaban::tests
