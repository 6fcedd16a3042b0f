#include "serverlook.h"

#include <set>

namespace diaban::coverage {

std::map<qint32, int> serverColours(const Reception& reception)
{
  const CellFrame& frame = reception.frame;
  std::map<qint32, std::set<qint32>> neighbours;
  const auto note = [&](qint32 one, qint32 other) {
    if (one < 0 || other < 0 || one == other)
      return;
    neighbours[one].insert(other);
    neighbours[other].insert(one);
  };
  qint32 last = -1;
  for (int row = 0; row < frame.height; ++row)
    for (int column = 0; column < frame.width; ++column) {
      const qint32 server = reception.servers[frame.indexOf(column, row)];
      if (server >= 0 && server != last)
        neighbours.try_emplace(server);
      last = server;
      if (column > 0)
        note(server, reception.servers[frame.indexOf(column - 1, row)]);
      if (row > 0)
        note(server, reception.servers[frame.indexOf(column, row - 1)]);
    }
  std::map<qint32, int> colours;
  for (const auto& [server, beside] : neighbours) {
    std::set<int> taken;
    for (const qint32 other : beside)
      if (const auto known = colours.find(other); known != colours.end())
        taken.insert(known->second);
    int colour = 0;
    while (taken.contains(colour))
      ++colour;
    colours[server] = colour;
  }
  return colours;
}

} // namespace diaban::coverage
