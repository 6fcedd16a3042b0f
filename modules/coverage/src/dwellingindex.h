// Dwellings by place: which of them a footprint serves. Private to the module.
#pragma once

#include <diaban/coverage/footprint.h>
#include <diaban/coverage/population.h>

#include <vector>

namespace diaban::coverage {

/// A dwelling in a footprint, by the best of its places.
struct ServedDwelling {
  quint32 dwelling = 0;
  int level = 0;
  QPointF place; ///< where it is served
};

/// Any thread may ask.
class DwellingIndex {
public:
  explicit DwellingIndex(const Population& population);
  /// In growing order.
  std::vector<ServedDwelling> in(const Footprint& footprint) const;

private:
  struct Sample {
    quint32 dwelling, sample;
  };
  const Population& m_population;
  CellFrame m_frame;
  std::vector<quint32> m_ends; ///< of each cell, in m_samples
  std::vector<Sample> m_samples;
};

} // namespace diaban::coverage
