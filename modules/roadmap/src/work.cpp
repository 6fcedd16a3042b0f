#include <diaban/roadmap/work.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::roadmap {
namespace {

/// Longer runs have wider boxes, shorter ones are more of them: 8 is best on lines with a corner
/// every 50 m and areas of 16 corners, 4 and 16 are a tenth slower.
constexpr std::size_t kSidesInRun = 8;

constexpr double kSamePlace = 0.01; ///< metres

constexpr qint32 kNoFirstDay = std::numeric_limits<qint32>::max();
constexpr qint32 kNoLastDay = std::numeric_limits<qint32>::min();

} // namespace

void Works::addRing(std::span<const double> xy)
{
  if (xy.empty())
    return;
  const auto start = static_cast<quint32>(m_shapes.xy.size() / 2);
  const std::size_t vertices = xy.size() / 2;
  m_shapes.xy.insert(m_shapes.xy.end(), xy.begin(), xy.end());
  m_shapes.ringEnds.push_back(start + static_cast<quint32>(vertices));
  for (std::size_t from = 0; from + 1 < vertices || from == 0; from += kSidesInRun) {
    const std::size_t sides = std::min(kSidesInRun, vertices - 1 - from);
    Run run{{},
            start + static_cast<quint32>(from),
            static_cast<quint32>(sides),
            static_cast<quint32>(m_shapes.partEnds.size())};
    for (std::size_t i = from; i <= from + sides; ++i)
      run.box.add(xy[2 * i], xy[2 * i + 1]);
    m_runs.push_back(run);
  }
}

void Works::addPart(geo::GeometryKind kind)
{
  m_shapes.partEnds.push_back(static_cast<quint32>(m_shapes.ringEnds.size()));
  m_shapes.kinds.push_back(kind);
}

void Works::begin(Work work)
{
  m_works.push_back(std::move(work));
}

void Works::end()
{
  const Period& period = m_works.back().period;
  const bool isKnown = period.isKnown();
  m_firstDays.push_back(isKnown ? static_cast<qint32>(period.start.toJulianDay()) : kNoFirstDay);
  m_lastDays.push_back(isKnown ? static_cast<qint32>(period.end.toJulianDay()) : kNoLastDay);
  m_partEnds.push_back(m_shapes.partEnds.size());
  m_runEnds.push_back(m_runs.size());
  geo::Extent box;
  double length = 0;
  for (const Run& run : runs(m_works.size() - 1)) {
    box.add(run.box);
    for (quint32 i = run.first; i < run.first + run.sides; ++i) {
      const double *a = vertex(i), *b = vertex(i + 1);
      length += std::sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
    }
  }
  m_boxes.push_back(box);
  m_lengths.push_back(length);
}

void Works::append(const geo::Block& block, std::size_t row)
{
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      const std::size_t from = block.firstVertex(ring);
      addRing(std::span(block.xy).subspan(2 * from, 2 * (block.ringEnds[ring] - from)));
    }
    addPart(block.partKinds[part]);
  }
}

void Works::add(Work work, const geo::FlatGeometry& shape)
{
  begin(std::move(work));
  for (std::size_t part = 0, ring = 0; part < shape.partEnds.size(); ++part) {
    for (; ring < shape.partEnds[part]; ++ring) {
      const std::size_t from = ring == 0 ? 0 : shape.ringEnds[ring - 1];
      addRing(std::span(shape.xy).subspan(2 * from, 2 * (shape.ringEnds[ring] - from)));
    }
    addPart(shape.kinds[part]);
  }
  end();
}

Works Works::with(std::size_t index, Work work, const geo::FlatGeometry& shape) const
{
  Works others;
  for (std::size_t i = 0; i < size(); ++i)
    if (i == index)
      others.add(std::move(work), shape);
    else
      others.add(m_works[i], this->shape(i));
  return others;
}

geo::FlatGeometry Works::shape(std::size_t index) const
{
  geo::FlatGeometry shape;
  for (std::size_t part = firstPart(index); part < m_partEnds[index]; ++part) {
    for (quint32 ring = firstRing(part); ring < m_shapes.partEnds[part]; ++ring) {
      const double* from = vertex(firstVertex(ring));
      shape.xy.insert(shape.xy.end(), from, vertex(m_shapes.ringEnds[ring]));
      shape.ringEnds.push_back(static_cast<quint32>(shape.xy.size() / 2));
    }
    shape.partEnds.push_back(static_cast<quint32>(shape.ringEnds.size()));
    shape.kinds.push_back(m_shapes.kinds[part]);
  }
  return shape;
}

geo::GeometryKind Works::kind(std::size_t index) const
{
  using geo::GeometryKind;
  GeometryKind kind = GeometryKind::None;
  for (std::size_t part = firstPart(index); part < m_partEnds[index]; ++part) {
    const GeometryKind its = m_shapes.kinds[part];
    if (its == GeometryKind::Polygon)
      return its;
    if (kind != GeometryKind::Line)
      kind = its;
  }
  return kind;
}

std::vector<QPointF> Works::lineEnds(std::size_t index) const
{
  std::vector<QPointF> ends;
  const auto meet = [&](const double* at) {
    const auto same = std::find_if(ends.begin(), ends.end(), [&](QPointF end) {
      return std::hypot(end.x() - at[0], end.y() - at[1]) <= kSamePlace;
    });
    if (same == ends.end())
      ends.emplace_back(at[0], at[1]);
    else
      ends.erase(same);
  };
  for (std::size_t part = firstPart(index); part < m_partEnds[index]; ++part)
    if (m_shapes.kinds[part] == geo::GeometryKind::Line) {
      meet(vertex(firstVertex(firstRing(part))));
      meet(vertex(m_shapes.ringEnds[firstRing(part)] - 1));
    }
  return ends;
}

bool Works::isInside(std::size_t index, double x, double y) const
{
  bool isIn = false; // odd-even in each part, so that holes are out and parts may overlap
  quint32 part = 0;
  for (const Run& run : runs(index)) {
    if (isIn && run.part != part)
      return true;
    part = run.part;
    if (run.box.minY > y || run.box.maxY < y || run.box.maxX < x ||
        m_shapes.kinds[part] != geo::GeometryKind::Polygon)
      continue;
    for (quint32 i = run.first; i < run.first + run.sides; ++i) {
      const double *a = vertex(i), *b = vertex(i + 1);
      if ((a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
        isIn = !isIn;
    }
  }
  return isIn;
}

} // namespace diaban::roadmap
