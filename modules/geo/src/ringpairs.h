// How the borders of one row's polygons run to those of another. Private to the module.
#pragma once

#include "geos.h"

#include <vector>

namespace diaban::geo {

/// Part of an edge that another row covers, or shares.
struct BorderPiece {
  enum class Kind : quint8 {
    Inside,   ///< of the other row
    Opposite, ///< on its border, the other row beyond it
    Same      ///< on its border, both rows on the same side
  };
  quint32 edge = 0;        ///< of the row, counted over all its rings
  double from = 0, to = 0; ///< share of the edge
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  Kind kind = Kind::Inside;
  bool isFlipped = false; ///< the row lies to its right
};

/// The pieces of one row's border that lie in or on another row.
struct BorderRelation {
  std::vector<BorderPiece> pieces;
  bool crosses = false;  ///< the borders cross
  bool isUnsure = false; ///< a piece ran so near the other border that its side is a guess
  bool hasInside() const;
};

/// Points nearer than `noise` to an edge are on it. Keeps its memory; one a thread.
class BorderRelater {
public:
  explicit BorderRelater(double noise)
      : m_noise(noise)
  {
  }
  /// `window` is where both rows can be. `isFirst` says which row of the two comes first, so that
  /// both ways round a crossing is the same point to the last bit.
  void relate(std::span<const RingSpan> rings, std::span<const RingSpan> others,
              const Extent& window, bool isFirst, BorderRelation& relation);

private:
  struct Edge {
    double px, py, qx, qy, length;
    quint32 ring, number;
    bool isFlipped;
    bool startsOn = false, endsOn = false; ///< whether its ends are on the other border
  };
  struct Cut {
    double at, x, y;
    bool isOn = true;
  };
  void gather(std::span<const RingSpan> rings, const Extent& window,
              std::vector<Edge>& edges) const;
  void meet(Edge& edge, const Edge& other, bool isFirst);
  void touch(Edge& edge, double x, double y, double aside, bool& met);
  void cutUp(const Edge& edge);
  template <typename Visit>
  void near(double least, double most, Visit&& visit) const;
  bool settleOnBorder(const Edge& edge, BorderPiece& piece) const;

  double m_noise;
  double m_widest = 0; ///< of m_others
  bool m_crosses = false;
  std::vector<Edge> m_edges, m_others; ///< m_others by their least x
  std::vector<Cut> m_cuts;
};

} // namespace diaban::geo
