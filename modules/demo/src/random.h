// Chance that comes out the same everywhere: the standard's distributions differ between libraries.
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace diaban::demo {

/// SplitMix64 (Steele, Lea, Flood 2014): short, and good enough for a landscape.
class Random {
public:
  explicit Random(quint64 seed)
      : m_state(seed)
  {
  }
  quint64 next()
  {
    quint64 z = (m_state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; } ///< [0, 1)
  double between(double least, double most) { return least + (most - least) * unit(); }
  int below(int count) { return static_cast<int>(next() % static_cast<quint64>(count)); }
  bool chance(double share) { return unit() < share; }
  template <typename T>
  const T& of(const std::vector<T>& values)
  {
    return values[static_cast<std::size_t>(next() % values.size())];
  }

private:
  quint64 m_state;
};

} // namespace diaban::demo
