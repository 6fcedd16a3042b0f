#include "bestdirection.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {

double bestDirection(std::vector<Bearing> bearings, double across)
{
  if (bearings.empty())
    return 0;
  for (Bearing& bearing : bearings)
    bearing.azimuth -= 360 * std::floor(bearing.azimuth / 360);
  std::sort(bearings.begin(), bearings.end(),
            [](const Bearing& a, const Bearing& b) { return a.azimuth < b.azimuth; });
  // A best view has some bearing at its left edge: it is turned until one is there. What lies in it
  // is centred, so that nothing hangs on the edge.
  const std::size_t count = bearings.size();
  double held = 0, most = -1, best = 0;
  std::size_t next = 0; // first bearing beyond the view, counted on past north
  const auto azimuthOf = [&](std::size_t i) {
    return bearings[i % count].azimuth + (i >= count ? 360 : 0);
  };
  for (std::size_t first = 0; first < count; ++first) {
    while (next < first + count && azimuthOf(next) - azimuthOf(first) <= across)
      held += bearings[next++ % count].weight;
    if (held > most) {
      most = held;
      best = (azimuthOf(first) + azimuthOf(next - 1)) / 2;
    }
    held -= bearings[first].weight;
  }
  return std::fmod(best, 360);
}

} // namespace diaban::coverage
