// Cheapest ways over the ground, on cells of 200 m.
#pragma once

#include "ground.h"
#include "shape.h"

#include <QPointF>

#include <vector>

namespace diaban::demo {

class WayNet {
public:
  WayNet(const Land& land, const Ground& ground);
  /// From `start` to the nearest place of what was found before (`isGoal`), or empty. The way
  /// becomes part of what was found.
  Line join(QPointF start);
  /// The way between two places; becomes part of what was found.
  Line connect(QPointF start, QPointF goal);
  void markRoad(const Line& line); ///< another road that ways may end at

private:
  struct Step {
    double cost;
    int cell;
    bool operator>(const Step& o) const { return cost > o.cost; }
  };
  int cellAt(QPointF p) const;
  QPointF centre(int cell) const;
  Line search(QPointF start, int goal);
  QPointF bent(QPointF p) const;

  const Noise& m_noise;
  int m_columns;
  int m_rows;
  std::vector<double> m_price; ///< of one metre; infinite on the sea
  std::vector<bool> m_isRoad;
};

/// Corners cut twice (Chaikin), ends kept.
Line rounded(const Line& line);

} // namespace diaban::demo
