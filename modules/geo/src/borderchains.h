// The border of all polygons together, piece by piece, and the rings that it closes to. Private to
// the module.
#pragma once

#include <QtGlobal>

#include <functional>
#include <span>
#include <vector>

namespace diaban::geo {

/// Part of a row's border with the row on its left and nothing on its right.
struct OpenBorder {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  quint32 place = 0; ///< of the row
};

struct BorderRing {
  std::vector<double> xy; ///< closed; clockwise around a gap
  std::vector<quint32> places;
};

/// Follows pieces from end to start, keeping to what is empty where several leave a point, and
/// tells `visit` each ring that closes. Points nearer than `noise` are mostly one. \returns what
/// closes to no ring
std::vector<OpenBorder> closeRings(std::vector<OpenBorder> pieces, double noise,
                                   const std::function<void(const BorderRing&)>& visit);

} // namespace diaban::geo
