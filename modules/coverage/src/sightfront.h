// The nearest of many walls in every direction around a place.
#pragma once

#include <diaban/coverage/seenarea.h>
#include <diaban/geo/extent.h>

#include <array>
#include <vector>

namespace diaban::coverage {

/// Directions fall into four quarters, around east, north, west and south. In a quarter turned to
/// look along +x a direction is s = y / x in −1 … 1. With w = 1 / x a straight wall is a straight
/// line in s and w, so what is nearest is the upper envelope of straight pieces: no angle is ever
/// reckoned, and walls that cross need no care.
struct FrontPiece {
  double s0 = 0, s1 = 0; ///< s0 < s1
  double w0 = 0, w1 = 0;
  int wall = 0;

  double at(double s) const { return w0 + (w1 - w0) * ((s - s0) / (s1 - s0)); }
};

/// Coordinates are relative to the eye. Walls are numbered by who adds them, from 0.
class SightFront {
public:
  static constexpr int kQuarters = 4;
  static constexpr int kSlices = 16;       ///< of a quarter, equal in s: short lists change quickly
  static constexpr int kCorners = 144;     ///< of the polygon that stands for a circle
  static constexpr int kBlocked = -1;      ///< the “wall” of directions outside of the sector
  static constexpr double kSliver = 1e-10; ///< what is narrower (in s) comes from rounding

  SightFront(double radius, const Sector& sector);

  void add(QPointF from, QPointF to, int wall);
  /// Circles are numbered below kBlocked.
  void addCircle(double radius);
  static bool isCircle(int wall) { return wall < kBlocked; }

  /// Whether walls nearer than the box hide all of it.
  bool hides(const geo::Extent& box) const;

  /// Pieces of a slice without gaps. Slices are numbered counter-clockwise, all quarters through.
  const std::vector<FrontPiece>& slice(int number) const
  {
    return m_slices[static_cast<std::size_t>(number)];
  }
  static constexpr int kAllSlices = kQuarters * kSlices;
  /// Where the direction s of a slice's quarter meets w.
  static QPointF place(int slice, double s, double w);

private:
  void insert(int quarter, const FrontPiece& piece);
  void insertWithin(std::vector<FrontPiece>& pieces, const FrontPiece& piece);
  void block(const Sector& sector);

  std::array<std::vector<FrontPiece>, kAllSlices> m_slices;
  std::vector<FrontPiece> m_spliced; ///< kept for its memory
};

} // namespace diaban::coverage
