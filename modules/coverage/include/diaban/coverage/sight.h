// What can be seen from a place over terrain and roofs: visibility on a grid of heights.
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <memory>
#include <vector>

namespace diaban::coverage {

/// Heights above the sea in metres, row by row from the north, of cells that are some metres wide
/// and high. Where nothing is known nothing is seen, and nothing hides what lies behind.
class HeightGrid {
public:
  static constexpr float kNone = -1e6F; ///< stands for no height

  /// All cells are without height. \pre at least one cell; sides > 0
  HeightGrid(int width, int height, double cellWidth, double cellHeight);

  int width() const { return m_width; }
  int height() const { return m_height; }
  double cellWidth() const { return m_cellWidth; }
  double cellHeight() const { return m_cellHeight; }

  float at(int column, int row) const { return m_values[indexOf(column, row)]; }
  /// What is not finite or lower than kNone counts as no height.
  void set(int column, int row, float metres);
  /// The cells after this one can be read to the end of the grid and 16 beyond.
  const float* cell(int column, int row) const { return m_values.data() + indexOf(column, row); }

private:
  std::size_t indexOf(int column, int row) const
  {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) +
           static_cast<std::size_t>(column);
  }

  int m_width, m_height;
  double m_cellWidth, m_cellHeight;
  std::vector<float> m_values;
};

/// Where one looks from: the middle of a cell.
struct Observer {
  int column = 0, row = 0;
  double height = 0; ///< of the eye above the ground or roof there, in metres
};

/// Share of the Earth's curvature that refraction leaves: 1 − 1/7. 0 is a flat Earth.
inline constexpr double kCurvature = 0.85714;

struct SightRules {
  double radius = 0;       ///< in metres, between middles of cells
  double targetHeight = 0; ///< of what is looked for above the ground, in metres
  double curvature = kCurvature;
};

/// Cells around an observer that one can see: a window of the grid, 1 = seen.
struct SeenCells {
  int column = 0, row = 0; ///< of the window's north-west cell in the grid
  int width = 0, height = 0;
  std::size_t stride = 0; ///< bytes from one row to the next
  std::vector<quint8> bytes;

  bool at(int inColumn, int inRow) const
  {
    return bytes[static_cast<std::size_t>(inRow) * stride + static_cast<std::size_t>(inColumn)] !=
           0;
  }
};

/// The quickest way that this processor has, or the one that every processor has; both see the same
/// cells.
enum class SightPath : quint8 { Best, Portable };

/// Looks around in one grid, from as many places as one likes. Rays go out to every cell on the
/// rim, each keeping the steepest slope so far over heights interpolated along its way; a cell is
/// seen when it is not below what the two rays beside it leave free. So the line to a cell on the
/// rim is exact, and one to a nearer cell lies between two exact ones less than a cell apart. A
/// higher mast never loses a cell, and a building never adds one beside itself. O(cells within the
/// radius). One thread at a time; the grid may be shared.
class Sight {
public:
  explicit Sight(const HeightGrid& grid, SightPath path = SightPath::Best);
  ~Sight();
  Q_DISABLE_COPY_MOVE(Sight)

  /// Valid until the next call. \pre the observer is in the grid and has a height there, and the
  /// radius is finite
  const SeenCells& from(const Observer& observer, const SightRules& rules);

  /// How high above its ground something must be to be seen, for each cell of the window that
  /// from() gives, row by row; 0 for what is seen as it is, infinite beyond the radius and where
  /// there is no height. `rules.targetHeight` plays no part.
  std::vector<float> lowestSeen(const Observer& observer, const SightRules& rules);

private:
  struct Buffers;
  void placeWindow(const Observer& observer, double radius);

  const HeightGrid& m_grid;
  SeenCells m_seen;
  std::unique_ptr<Buffers> m_buffers;
};

} // namespace diaban::coverage
