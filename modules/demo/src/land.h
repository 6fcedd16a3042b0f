// The lie of the invented land: coast, bay, headland, islands, river, hills.
#pragma once

#include "noise.h"

#include <QPointF>

namespace diaban::demo {

inline constexpr double kWidth = 46'000;  ///< metres, west to east
inline constexpr double kHeight = 38'000; ///< metres, south to north
inline constexpr double kOriginEast = 548'000;
inline constexpr double kOriginNorth = 1'668'000;
inline constexpr int kEpsg = 5899; ///< VN-2000 / TM-3 107-45

/// Functions of a place, in metres from the south-western corner. Whatever needs to know where the
/// water is asks here, so that all layers fit together.
class Land {
public:
  explicit Land(quint64 seed)
      : m_noise(seed)
  {
  }
  bool isSea(QPointF p) const;
  bool isRiver(QPointF p) const;
  bool isReservoir(QPointF p) const;
  bool isWater(QPointF p) const { return isSea(p) || isRiver(p) || isReservoir(p); }
  bool isIsland(QPointF p) const;     ///< off the coast; a special zone of its own
  bool isInProvince(QPointF p) const; ///< land and inland water within the borders

  double coastX(double y) const; ///< the undisturbed line of the coast
  double riverY(double x) const; ///< the middle of the river
  double riverWidth(double x) const;
  double height(QPointF p) const; ///< metres above the sea; 0 on it
  double slope(QPointF p) const;  ///< rise over run

  QPointF city() const; ///< where the main square is
  const Noise& noise() const { return m_noise; }

private:
  double shore(QPointF p) const;  ///< metres, positive on land
  double island(QPointF p) const; ///< metres, positive on an island

  Noise m_noise;
};

} // namespace diaban::demo
