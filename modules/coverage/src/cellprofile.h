// Diffraction over the cells between two others, quickly.
#pragma once

#include <diaban/coverage/sight.h>

#include <vector>

namespace diaban::coverage {

/// The ground between the middles of two cells, a cell apart. What is not known lies a thousand
/// kilometres down: it hides nothing.
class CellProfile {
public:
  /// \pre both cells are in the grid
  void make(const HeightGrid& grid, int column, int row, int toColumn, int toRow);

  /// As bullingtonLoss(), in the arithmetic of heights. `first` and `second`: heights of the
  /// antennas above the sea; `length`: metres between the cells' middles, more than 0.
  double loss(double first, double second, double length, double wave, double earthRadius) const;

private:
  std::vector<float> m_heights; ///< above m_base, of all steps but both ends, and some beyond
  int m_points = 0;
  float m_base = 0; ///< keeps numbers small, and so exact
};

} // namespace diaban::coverage
