// A feature's rings and lines as points of the picture, thinned to what can be seen.
#pragma once

#include "pixelmap.h"

#include <diaban/geo/featuretable.h>

#include <span>
#include <vector>

namespace diaban::cartography {

/// One ring or line of a path.
struct PathPiece {
  std::size_t first = 0, end = 0; ///< in PixelPath::points
  bool reversed = false;          ///< a ring that turns against its role (outer or hole)
};

/// Filled anew for each feature; keeps its memory.
class PixelPath {
public:
  /// Points closer than this to the one before (larger of dx, dy) are left out.
  static constexpr int kThinning = kFixedOne / 2;

  /// \param box where the picture is, in pixels; only shapes larger than the guard are cut to it.
  PixelPath(const PixelMap& map, const PixelBox& box);

  void clear();
  /// Rings of one polygon part. The first is its outer ring, whichever way it turns.
  void addPolygon(const geo::Block& block, std::size_t part, bool fitsGuard);
  void addLine(const geo::Block& block, std::size_t part, bool fitsGuard);

  std::span<const PathPiece> pieces() const { return m_pieces; }
  bool isEmpty() const { return m_points.empty(); }
  /// The pixels that the points lie in, grown by `margin`, as far as they are in `canvas`.
  PixelBox box(const PixelBox& canvas, int margin) const;
  std::span<const FixedPoint> points(const PathPiece& piece) const
  {
    return std::span(m_points).subspan(piece.first, piece.end - piece.first);
  }

private:
  void addRing(const double* xy, std::size_t count, bool isOuter, bool fitsGuard);
  void convert(const double* xy, std::size_t count, int thinning);
  void addCutRing(const double* xy, std::size_t count);
  void addCutLine(const double* xy, std::size_t count);
  void closePiece(std::size_t first, bool reversed);

  PixelMap m_map;
  PixelRect m_guard;
  std::vector<FixedPoint> m_points;
  std::vector<PathPiece> m_pieces;
  std::vector<double> m_cut, m_cutNext; ///< pixels x, y
};

} // namespace diaban::cartography
