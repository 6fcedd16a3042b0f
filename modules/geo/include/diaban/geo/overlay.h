// Polygons laid over one another: what they cover together, share, leave over, and its faces.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/shape.h>

#include <span>
#include <vector>

namespace diaban::geo {

/// Everything here is in the plane, in metres, and any thread may call it. Corners of results lie
/// on a grid of this size (snap rounding): that is why it always succeeds on valid polygons, why
/// borders nearer than that become one, and why areas are right to about border length × half of
/// it.
inline constexpr double kOverlayGrid = 0.001;

// Polygons come in as shapes of polygons; Z and M are left out. Invalid ones are mended first.
// Each returns BadGeometry (no args) for points, lines and what can't be mended to an area, but an
// empty shape covers nothing. What comes out is a multipolygon without Z; without parts when it
// covers nothing.

/// \returns also Cancelled
Result<Shape> unionOf(std::span<const Shape> polygons, Progress& progress);
Result<Shape> unionOf(std::span<const Shape> polygons);
Result<Shape> intersection(const Shape& one, const Shape& other);
/// What of `one` lies outside `other`.
Result<Shape> difference(const Shape& one, const Shape& other);

/// What lies within `metres` of points, lines or polygons; arcs are drawn as 32 corners a circle,
/// which lie on it. \pre metres > 0
Result<Shape> buffered(const Shape& shape, double metres);

/// A piece of the plane that no border crosses.
struct Face {
  Shape shape;                     ///< one polygon, with its holes
  std::vector<std::size_t> inputs; ///< which polygons hold it, ascending; at least one
};
/// Cuts the plane by all borders; what lies in no polygon is left out. 5,000 discs of 64 corners
/// took 4 s for 70,000 faces and 13 s for 270,000. Noding them is two steps that can't be stopped
/// within: told to stop, it may go on for two fifths of that.
///
/// \returns BadGeometry (index of the input as text, starting at 0); Cancelled
Result<std::vector<Face>> faces(std::span<const Shape> polygons, Progress& progress);

/// Faces of one call of faces() as a multipolygon: those that lie side by side become one. Their
/// corners stay; much faster than unionOf(), for their borders meet to the bit. O(n log n).
Shape joined(std::span<const Shape> faces);

} // namespace diaban::geo
