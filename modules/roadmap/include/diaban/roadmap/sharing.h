// How much ground two works have in common, and where.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/shape.h>
#include <diaban/roadmap/work.h>

namespace diaban::roadmap {

/// The same from both sides: what is measured is the part of the work that has less of it.
struct Shared {
  double metres = 0;       ///< where either is made of lines
  double squareMetres = 0; ///< where both are areas
  double share = 0;   ///< of the smaller work, 0 to 1; of its points, where it is made of points
  geo::Shape piece{}; ///< lines, areas or points
  bool isAny() const { return share > 0; }
};

/// Of lines, what lies abeam of the other work: no farther than `metres` from it at right angles to
/// one of its sides, or beside one of its bends. So lines that only touch end to end, or lie one
/// behind the other, have nothing in common, and a line that was cut in pieces has what it had
/// whole. Of areas, what both cover; of a line and an area, the line's part in the area or beside
/// it; of points, those no farther than `metres`. Lines that lie on one another may be up to 5 cm
/// apart, for they may come from different systems.
/// An invalid polygon is mended first; one that can't be has no area in common with anything.
Result<Shared> sharedGround(const Works& works, std::size_t a, std::size_t b, double metres);

} // namespace diaban::roadmap
