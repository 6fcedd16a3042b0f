#include <diaban/coverage/surface.h>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

/// Where a side passes the middle line of a row of cells, in cells from the west.
struct Pass {
  int row = 0;
  double column = 0;
  auto operator<=>(const Pass&) const = default;
};

/// First middle of a cell at or behind `at` (in cells), as a number within 0 … size.
int middleFrom(double at, int size)
{
  return static_cast<int>(std::clamp(std::ceil(at - 0.5), 0.0, static_cast<double>(size)));
}

/// The cells whose middles lie in polygons.
class Footprints {
public:
  explicit Footprints(Surface& surface)
      : m_surface(surface)
      , m_heights(surface.terrain.heights)
  {
  }

  /// \returns how many cells lie in the building; those that know their ground rise to `height`
  qint64 raise(const geo::Block& block, std::size_t row, float height)
  {
    qint64 cells = 0;
    for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part)
      if (block.partKinds[part] == geo::GeometryKind::Polygon) {
        collect(block, part);
        for (std::size_t i = 1; i < m_passes.size(); i += 2)
          cells += raiseSpan(m_passes[i - 1], m_passes[i], height);
      }
    return cells;
  }

  /// Whether a building's box meets the terrain.
  bool meets(const geo::Extent& box) const
  {
    const Terrain& terrain = m_surface.terrain;
    return box.minX < terrain.west + m_heights.width() * m_heights.cellWidth() &&
           box.maxX > terrain.west &&
           box.maxY > terrain.north - m_heights.height() * m_heights.cellHeight() &&
           box.minY < terrain.north;
  }

private:
  void collect(const geo::Block& block, quint32 part)
  {
    m_passes.clear();
    const Terrain& terrain = m_surface.terrain;
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      const quint32 first = block.firstVertex(ring), end = block.ringEnds[ring];
      const auto corner = [&](quint32 vertex) { // in cells from the north-west
        const double* at = block.xy.data() + 2 * std::size_t{vertex};
        return QPointF((at[0] - terrain.west) / m_heights.cellWidth(),
                       (terrain.north - at[1]) / m_heights.cellHeight());
      };
      for (quint32 vertex = first; vertex < end; ++vertex)
        collectSide(corner(vertex), corner(vertex + 1 < end ? vertex + 1 : first));
    }
    std::sort(m_passes.begin(), m_passes.end());
  }

  void collectSide(QPointF a, QPointF b)
  {
    if (a.y() > b.y())
      std::swap(a, b);
    const int from = middleFrom(a.y(), m_heights.height());
    const int to = middleFrom(b.y(), m_heights.height());
    for (int row = from; row < to; ++row)
      m_passes.push_back({row, a.x() + (b.x() - a.x()) * ((row + 0.5 - a.y()) / (b.y() - a.y()))});
  }

  qint64 raiseSpan(const Pass& west, const Pass& east, float height)
  {
    const int from = middleFrom(west.column, m_heights.width());
    const int to = middleFrom(east.column, m_heights.width());
    float* rises = m_surface.rises.data() +
                   static_cast<std::size_t>(west.row) * static_cast<std::size_t>(m_heights.width());
    for (int column = from; column < to; ++column) {
      const float ground = m_heights.at(column, west.row);
      const float by = height - rises[column];
      if (by > 0 && ground > HeightGrid::kNone) {
        m_heights.set(column, west.row, ground + by);
        rises[column] = height;
      }
    }
    return std::max(to - from, 0);
  }

  Surface& m_surface;
  HeightGrid& m_heights;
  std::vector<Pass> m_passes;
};

} // namespace

Result<Terrain> flatGround(const geo::Extent& extent, double cell)
{
  constexpr double most = 1e8;
  if (!(cell > 0) || !std::isfinite(cell))
    return Error{Error::Code::BadArgument, {QString::number(cell), QStringLiteral("cell")}, {}};
  if (extent.isEmpty())
    return Error{Error::Code::BadArgument, {QString(), QStringLiteral("extent")}, {}};
  const double width = std::max(std::ceil(extent.width() / cell), 1.0);
  const double height = std::max(std::ceil(extent.height() / cell), 1.0);
  if (!(width * height <= most))
    return Error{Error::Code::TooManyCells,
                 {QString::number(width * height, 'f', 0), QString::number(most, 'f', 0)},
                 {}};
  Terrain terrain{HeightGrid(static_cast<int>(width), static_cast<int>(height), cell, cell),
                  extent.minX,
                  extent.maxY,
                  {}};
  for (int row = 0; row < terrain.heights.height(); ++row)
    for (int column = 0; column < terrain.heights.width(); ++column)
      terrain.heights.set(column, row, 0);
  return terrain;
}

std::optional<Observer> Surface::observerAt(QPointF place, double height, Mount mount) const
{
  std::optional<Observer> observer = terrain.observerAt(place, height);
  if (observer && mount == Mount::Ground)
    observer->height -= double{rises[static_cast<std::size_t>(observer->row) *
                                         static_cast<std::size_t>(terrain.heights.width()) +
                                     static_cast<std::size_t>(observer->column)]};
  return observer;
}

Result<Surface> surfaceOf(Terrain ground, const geo::FeatureTable& buildings,
                          const std::function<double(std::size_t row)>& heightOf, double otherwise,
                          Progress& progress)
{
  if (!(otherwise >= 0) || !std::isfinite(otherwise))
    return Error{
        Error::Code::BadArgument, {QString::number(otherwise), QStringLiteral("height")}, {}};
  const std::size_t cells = static_cast<std::size_t>(ground.heights.width()) *
                            static_cast<std::size_t>(ground.heights.height());
  Surface surface{std::move(ground), std::vector<float>(cells)};
  Footprints footprints(surface);
  std::size_t number = 0;
  for (const geo::BlockPtr& block : buildings.blocks()) {
    if (!progress.advance(static_cast<double>(number) / static_cast<double>(buildings.rowCount())))
      return Error{Error::Code::Cancelled, {}, {}};
    for (std::size_t row = 0; row < block->rows(); ++row, ++number) {
      if (block->boxes[row].isEmpty() || !footprints.meets(block->rowExtent(row)))
        continue;
      const double known = heightOf(number);
      const bool isKnown = known > 0 && std::isfinite(known);
      if (footprints.raise(*block, row, static_cast<float>(isKnown ? known : otherwise)) == 0) {
        ++surface.tooSmall;
        continue;
      }
      ++surface.raised;
      surface.assumed += isKnown ? 0 : 1;
    }
  }
  return surface;
}

} // namespace diaban::coverage
