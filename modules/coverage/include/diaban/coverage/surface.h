// Terrain with roofs on it, to look around on.
#pragma once

#include <diaban/coverage/terrain.h>
#include <diaban/geo/featuretable.h>

#include <functional>
#include <vector>

namespace diaban::coverage {

/// Ground that is 0 m high everywhere, in cells that hold all of an extent (in metres).
/// \returns BadArgument for a cell that is not above 0, or an extent that is empty; TooManyCells
///          above 100 million
Result<Terrain> flatGround(const geo::Extent& extent, double cell);

/// What a sensor is fixed to.
enum class Mount : quint8 {
  Ground, ///< a pole, a façade: its height counts from the ground, whatever stands in that cell
  Roof,   ///< its height counts from the roof, or from the ground where there is none
};

struct Surface {
  Terrain terrain;          ///< ground or roof
  std::vector<float> rises; ///< of each cell's roof above its ground, row by row; 0 without one
  qint64 raised = 0;        ///< buildings that raised a cell
  qint64 assumed = 0;       ///< of these, such without a height of their own
  qint64 tooSmall = 0;      ///< buildings on the terrain that hold no cell's middle

  /// As Terrain::observerAt().
  std::optional<Observer> observerAt(QPointF place, double height, Mount mount) const;
};

/// Raises the cells whose middles lie in a building by its height; of buildings that overlap the
/// higher one counts. So narrow houses wall to wall fill their cells as wide ones do, streets stay
/// open, and a roof follows the ground below it. A building between the middles of cells is left
/// out and counted: cells not wider than houses keep them. Where no ground is known there is no
/// roof. O(buildings + cells they cover).
/// \param ground in the buildings' system, in metres
/// \param heightOf metres, of a row of the table (counted block by block); what is no number, not
///        above 0 or infinite means that none is known, then `otherwise` is taken
/// \returns BadArgument for an `otherwise` that is negative or no number; Cancelled
Result<Surface> surfaceOf(Terrain ground, const geo::FeatureTable& buildings,
                          const std::function<double(std::size_t row)>& heightOf, double otherwise,
                          Progress& progress);

} // namespace diaban::coverage
