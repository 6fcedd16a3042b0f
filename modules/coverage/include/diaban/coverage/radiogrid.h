// Received level on a grid of heights, and which of many transmitters serves each cell best.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/coverage/radio.h>

#include <limits>

namespace diaban::coverage {

/// A transmitter in the middle of a cell.
struct RadioStation {
  Transmitter transmitter;
  int column = 0, row = 0;
  double radius = 0; ///< in metres, between middles of cells, as far as it is looked at
};

struct RadioRules {
  RadioModel model = RadioModel::FreeSpace;
  bool isOverTerrain = true; ///< adds diffractionLoss() of the profile to each cell
  double earthFactor = kEarthFactor;
  unsigned threads = 0; ///< 0: one a processor
};

/// The strongest level in each cell of a window of the grid, row by row from the north.
struct RadioLevels {
  static constexpr float kNone = -std::numeric_limits<float>::infinity(); ///< nothing arrives

  int column = 0, row = 0; ///< of the window's north-west cell in the grid
  int width = 0, height = 0;
  std::vector<float> levels;   ///< dBm
  std::vector<qint32> servers; ///< index of the station, the first of equal ones; −1 for none
  /// Nearer to their server than the formula was measured for: extendedLoss().
  qint64 nearCells = 0;

  std::size_t indexOf(int inColumn, int inRow) const
  {
    return static_cast<std::size_t>(inRow) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(inColumn);
  }
};

/// Levels at a receiver above each cell within the radius of a station, over the straight line
/// between both antennas. Antennas' heights are above the ground or roof where they stand. A
/// station outside the grid or where no height is known sends nothing, a cell without height
/// receives nothing. Keeps no more than the answer: 8 bytes a cell of the window that holds all
/// stations' circles. O(cells within the radius × cells across it) over terrain; a station that
/// could not be the best without terrain is passed over.
/// \returns OutsideFormula when a station's frequency, height or radius, or the receiver's height,
///          is not what the formula was measured for; Cancelled
Result<RadioLevels> receivedLevels(const HeightGrid& grid,
                                   const std::vector<RadioStation>& stations,
                                   const Receiver& receiver, const RadioRules& rules,
                                   Progress& progress);

} // namespace diaban::coverage
