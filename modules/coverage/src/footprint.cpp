#include <diaban/coverage/footprint.h>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

/// Whether the ring's edges cross the ray to the east an odd number of times.
bool crossesOddly(const geo::ShapeRing& ring, std::size_t stride, QPointF place)
{
  bool isOdd = false;
  const std::size_t end = ring.size();
  for (std::size_t i = 0, before = end - stride; i < end; before = i, i += stride) {
    const double x = ring[i], y = ring[i + 1], x0 = ring[before], y0 = ring[before + 1];
    if ((y > place.y()) != (y0 > place.y()) &&
        place.x() < (x0 - x) * (place.y() - y) / (y0 - y) + x)
      isOdd = !isOdd;
  }
  return isOdd;
}

} // namespace

geo::Extent CellFrame::extent() const
{
  geo::Extent extent;
  if (width > 0 && height > 0) {
    extent.add(west, north);
    extent.add(west + width * cellWidth, north - height * cellHeight);
  }
  return extent;
}

QPointF CellFrame::middle(int column, int row) const
{
  return {west + (column + 0.5) * cellWidth, north - (row + 0.5) * cellHeight};
}

bool holds(const geo::Shape& shape, QPointF place)
{
  for (const geo::ShapePart& part : shape.parts) {
    if (part.kind != geo::GeometryKind::Polygon)
      continue;
    bool isInside = false;
    for (const geo::ShapeRing& ring : part.rings)
      if (crossesOddly(ring, shape.dimensions(), place))
        isInside = !isInside;
    if (isInside)
      return true;
  }
  return false;
}

Footprint Footprint::ofShapes(std::vector<geo::Shape> byClass)
{
  Footprint made;
  for (const geo::Shape& shape : byClass)
    if (!shape.isEmpty())
      made.m_extent.add(shape.extent());
  made.m_shapes = std::move(byClass);
  made.addEdges();
  return made;
}

void Footprint::addEdges()
{
  constexpr std::size_t kEdgesAStripe = 4, kMostStripes = 256;
  for (std::size_t level = 0; level < m_shapes.size(); ++level) {
    const std::size_t stride = m_shapes[level].dimensions();
    for (const geo::ShapePart& part : m_shapes[level].parts) {
      if (part.kind != geo::GeometryKind::Polygon)
        continue;
      const auto polygon = static_cast<quint32>(m_classOfPolygon.size());
      m_classOfPolygon.push_back(static_cast<int>(level));
      for (const geo::ShapeRing& ring : part.rings)
        for (std::size_t i = 0, before = ring.size() - stride; i < ring.size();
             before = i, i += stride)
          if (ring[i + 1] != ring[before + 1])
            m_edges.push_back({ring[i], ring[i + 1], ring[before], ring[before + 1], polygon});
    }
  }
  m_stripes.resize(std::clamp<std::size_t>(m_edges.size() / kEdgesAStripe, 1, kMostStripes));
  for (std::size_t i = 0; i < m_edges.size(); ++i) {
    const auto [low, high] = std::minmax(m_edges[i].y, m_edges[i].y0);
    for (std::size_t s = stripeAt(low); s <= stripeAt(high); ++s)
      m_stripes[s].push_back(static_cast<quint32>(i));
  }
}

/// \pre `y` lies within the extent
std::size_t Footprint::stripeAt(double y) const
{
  const auto count = static_cast<double>(m_stripes.size());
  const double share = (y - m_extent.minY) / std::max(m_extent.height(), 1e-9);
  return static_cast<std::size_t>(std::clamp(share * count, 0.0, count - 1));
}

Footprint Footprint::ofCells(const CellFrame& frame, std::vector<quint8> classes)
{
  Footprint made;
  if (std::all_of(classes.cbegin(), classes.cend(), [](quint8 byte) { return byte == 0; }))
    return made;
  made.m_extent = frame.extent();
  made.m_frame = frame;
  made.m_cells = std::move(classes);
  return made;
}

int Footprint::classAt(QPointF place) const
{
  if (!(place.x() >= m_extent.minX && place.x() <= m_extent.maxX && place.y() >= m_extent.minY &&
        place.y() <= m_extent.maxY))
    return kNoClass;
  if (isCells()) {
    const auto column = std::min(static_cast<int>((place.x() - m_frame.west) / m_frame.cellWidth),
                                 m_frame.width - 1);
    const auto row = std::min(static_cast<int>((m_frame.north - place.y()) / m_frame.cellHeight),
                              m_frame.height - 1);
    return m_cells[m_frame.indexOf(column, row)] - 1;
  }
  // Edges stand polygon by polygon, the best class first: the first one that holds it decides.
  bool isOdd = false;
  quint32 polygon = 0;
  for (const quint32 index : m_stripes[stripeAt(place.y())]) {
    const Edge& edge = m_edges[index];
    if (edge.polygon != polygon) {
      if (isOdd)
        return m_classOfPolygon[polygon];
      polygon = edge.polygon;
    }
    if ((edge.y > place.y()) != (edge.y0 > place.y()) &&
        place.x() < (edge.x0 - edge.x) * (place.y() - edge.y) / (edge.y0 - edge.y) + edge.x)
      isOdd = !isOdd;
  }
  return isOdd ? m_classOfPolygon[polygon] : kNoClass;
}

int Footprint::classes() const
{
  if (isCells())
    return *std::max_element(m_cells.cbegin(), m_cells.cend());
  return static_cast<int>(m_shapes.size());
}

std::vector<geo::Shape> Footprint::shapes() const
{
  if (!isCells())
    return m_shapes;
  std::vector<geo::Shape> shapes;
  for (int i = 0; i < classes(); ++i)
    shapes.push_back(outlines(m_frame, m_cells, static_cast<quint8>(i + 1)));
  return shapes;
}

} // namespace diaban::coverage
