// The two loops that looking around spends its time in: cells of a row, and rays across it.
#pragma once

#include <diaban/coverage/sight.h>

#include <algorithm>

namespace diaban::coverage {

/// A quarter of what an observer sees, between two diagonals: rows at growing distance from him,
/// each with its cells from left to right. Cell 0 lies on the axis.
struct SightRow {
  const float* heights = nullptr; ///< of cell 0; from left − 1 to right + 16 can be read
  int distance = 0;               ///< in rows
  int left = 0, right = 0;        ///< the outermost cells that are in the grid; left ≤ 0
};

/// Rays −half … half; the outermost run along the diagonals, at `half` rows they are a cell apart.
/// Ray r is element r + half; 40 more elements can be read.
struct SightRays {
  int half = 0;
  float* horizon = nullptr; ///< steepest slope so far, in metres a row
  const float* drop =
      nullptr; ///< what the Earth's curve takes, in metres a row and row of distance
};

struct SightLevels {
  float eye = 0;                       ///< height of the observer's eye
  float target = 0;                    ///< height of what is looked for above the ground
  float alongDrop = 0, acrossDrop = 0; ///< of the Earth's curve: metres a square row, a square cell
};

struct SightKernel {
  /// Writes 1 for each cell from … to of the row that is seen, 0 for others, and up to 7 zeros
  /// after them.
  void (*look)(const SightRow& row, int from, int to, const SightRays& rays,
               const SightLevels& levels, quint8* seen);
  /// Takes the row into the horizon of rays −most … most, and maybe of some after them.
  void (*advance)(const SightRow& row, int most, const SightRays& rays, const SightLevels& levels);
  /// Turns 8 × 8 heights: to[j * toStride + i] = from[i * fromStride + j].
  void (*turn)(const float* from, std::ptrdiff_t fromStride, float* to, std::ptrdiff_t toStride);
};

SightKernel sightKernel(SightPath path);

/// The slope of the horizon at a cell, between the two rays beside it.
inline float horizonAt(const SightRow& row, int cell, const SightRays& rays)
{
  const float scale = static_cast<float>(rays.half) / static_cast<float>(row.distance);
  // Rounding must not lead beyond the outermost ray.
  const float ray = std::min(static_cast<float>(cell) * scale + static_cast<float>(rays.half),
                             static_cast<float>(2 * rays.half));
  const int below = static_cast<int>(ray);
  const float part = ray - static_cast<float>(below);
  const float low = rays.horizon[below], high = rays.horizon[below + 1];
  return low + part * (high - low);
}

} // namespace diaban::coverage
