// Cells to polygons: borders are walked with the cells at the left, so outer rings turn
// counter-clockwise and holes clockwise.
#include <diaban/coverage/footprint.h>

#include <array>

namespace diaban::coverage {
namespace {

constexpr int kNone = -1;

/// Headings of the walk, each a quarter turn to the left of the one before.
struct Step {
  int x, y;
};
constexpr std::array<Step, 4> kSteps{{{1, 0}, {0, -1}, {-1, 0}, {0, 1}}}; // rows grow southwards
/// The cells ahead, at the left and right of a corner, for each heading.
constexpr std::array<Step, 4> kAheadLeft{{{0, -1}, {-1, -1}, {-1, 0}, {0, 0}}};
constexpr std::array<Step, 4> kAheadRight{{{0, 0}, {0, -1}, {-1, -1}, {-1, 0}}};

class OutlineWalk {
public:
  OutlineWalk(const CellFrame& frame, const std::vector<quint8>& bytes, quint8 value)
      : m_frame(frame)
      , m_bytes(bytes)
      , m_value(value)
      , m_parts(frame.cells(), kNone)
      , m_walked(frame.cells(), 0)
  {
  }

  geo::Shape shape()
  {
    geo::Shape shape;
    shape.type = 6;
    for (int row = 0; row < m_frame.height; ++row)
      for (int column = 0; column < m_frame.width; ++column)
        if (isSet(column, row) && m_parts[index(column, row)] == kNone)
          flood(column, row);
    shape.parts.resize(static_cast<std::size_t>(m_count), {geo::GeometryKind::Polygon, {{}}});
    for (int row = 0; row < m_frame.height; ++row)
      for (int column = 0; column < m_frame.width; ++column)
        if (isSet(column, row) && !isSet(column, row + 1) && m_walked[index(column, row)] == 0)
          addRing(shape, column, row);
    return shape;
  }

private:
  std::size_t index(int column, int row) const { return m_frame.indexOf(column, row); }
  bool isSet(int column, int row) const
  {
    return column >= 0 && row >= 0 && column < m_frame.width && row < m_frame.height &&
           m_bytes[index(column, row)] == m_value;
  }

  /// Gives all cells that hang together with this one along edges the next part's number.
  void flood(int column, int row)
  {
    m_open.assign(1, {column, row});
    m_parts[index(column, row)] = m_count;
    while (!m_open.empty()) {
      const Step cell = m_open.back();
      m_open.pop_back();
      for (const Step step : kSteps) {
        const int x = cell.x + step.x, y = cell.y + step.y;
        if (!isSet(x, y) || m_parts[index(x, y)] != kNone)
          continue;
        m_parts[index(x, y)] = m_count;
        m_open.push_back({x, y});
      }
    }
    ++m_count;
  }

  /// Walks the ring that has the south edge of a cell.
  void addRing(geo::Shape& shape, int column, int row)
  {
    geo::ShapeRing ring;
    double turns = 0;
    const Step start{column, row + 1};
    Step at = start;
    std::size_t heading = 0;
    do {
      if (heading == 0)
        m_walked[index(at.x, at.y - 1)] = 1;
      at = {at.x + kSteps[heading].x, at.y + kSteps[heading].y};
      const Step left = kAheadLeft[heading], right = kAheadRight[heading];
      if (!isSet(at.x + left.x, at.y + left.y)) {
        heading = (heading + 1) % 4;
        turns += 1;
      } else if (isSet(at.x + right.x, at.y + right.y)) {
        heading = (heading + 3) % 4;
        turns -= 1;
      } else {
        continue;
      }
      ring.push_back(m_frame.west + at.x * m_frame.cellWidth);
      ring.push_back(m_frame.north - at.y * m_frame.cellHeight);
    } while (at.x != start.x || at.y != start.y || heading != 0);
    ring.push_back(ring[0]);
    ring.push_back(ring[1]);
    auto& rings = shape.parts[static_cast<std::size_t>(m_parts[index(column, row)])].rings;
    if (turns > 0)
      rings.front() = std::move(ring);
    else
      rings.push_back(std::move(ring));
  }

  const CellFrame& m_frame;
  const std::vector<quint8>& m_bytes;
  quint8 m_value;
  std::vector<int> m_parts;     ///< of each cell
  std::vector<quint8> m_walked; ///< 1 = the cell's south edge is in a ring
  std::vector<Step> m_open;
  int m_count = 0;
};

} // namespace

geo::Shape outlines(const CellFrame& frame, const std::vector<quint8>& bytes, quint8 value)
{
  return OutlineWalk(frame, bytes, value).shape();
}

} // namespace diaban::coverage
