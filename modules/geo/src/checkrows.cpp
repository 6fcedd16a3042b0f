// Rows looked at one by one: validity, slivers, turn of rings; and rows of the same shape.
#include "checkrows.h"

#include "ringsimple.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace diaban::geo {
namespace {

quint64 mixed(quint64 value)
{
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  return value ^ (value >> 33);
}

quint64 pointHash(const double* xy)
{
  quint64 x = 0, y = 0;
  const double positive[2] = {xy[0] + 0.0, xy[1] + 0.0}; // -0 is 0
  std::memcpy(&x, &positive[0], 8);
  std::memcpy(&y, &positive[1], 8);
  return mixed(mixed(x) + 0x9e3779b97f4a7c15ULL * y);
}

Extent boxOf(const double* xy, std::size_t count)
{
  Extent box;
  for (std::size_t i = 0; i < count; ++i)
    box.add(xy[2 * i], xy[2 * i + 1]);
  return box;
}

/// One polygon.
FlatGeometry shapeOf(std::span<const RingSpan> rings)
{
  FlatGeometry flat;
  for (const RingSpan& ring : rings) {
    flat.xy.insert(flat.xy.end(), ring.xy, ring.xy + 2 * ring.count);
    flat.ringEnds.push_back(static_cast<quint32>(flat.xy.size() / 2));
  }
  flat.partEnds = {static_cast<quint32>(rings.size())};
  flat.kinds = {GeometryKind::Polygon};
  return flat;
}

const QString& tooFewPoints()
{
  static const QString text = QStringLiteral("Too few points in geometry component");
  return text;
}

} // namespace

double signedArea(const double* xy, std::size_t count)
{
  double twice = 0;
  for (std::size_t i = 0; i + 1 < count; ++i)
    twice += (xy[2 * i] - xy[0]) * (xy[2 * i + 3] - xy[1]) -
             (xy[2 * i + 2] - xy[0]) * (xy[2 * i + 1] - xy[1]);
  return twice / 2;
}

double ringLength(const double* xy, std::size_t count, const UnitScale& scale)
{
  double length = 0;
  for (std::size_t i = 0; i + 1 < count; ++i)
    length += scale.length(xy[2 * i + 2] - xy[2 * i], xy[2 * i + 3] - xy[2 * i + 1]);
  return length;
}

std::vector<RingSpan> ringSpans(const FlatGeometry& polygons)
{
  std::vector<RingSpan> rings;
  std::size_t ring = 0, vertex = 0;
  for (const quint32 end : polygons.partEnds)
    for (const std::size_t first = ring; ring < end; ++ring) {
      RingSpan span{polygons.xy.data() + 2 * vertex, polygons.ringEnds[ring] - vertex,
                    ring != first, false};
      span.isFlipped = (signedArea(span.xy, span.count) < 0) != span.isHole;
      rings.push_back(span);
      vertex = polygons.ringEnds[ring];
    }
  return rings;
}

bool isInsideRings(std::span<const RingSpan> rings, double x, double y)
{
  bool inside = false;
  for (const RingSpan& ring : rings) {
    const double* xy = ring.xy;
    for (std::size_t i = 0; i + 1 < ring.count; ++i, xy += 2)
      if ((xy[1] > y) != (xy[3] > y) && x < xy[0] + (y - xy[1]) * (xy[2] - xy[0]) / (xy[3] - xy[1]))
        inside = !inside;
  }
  return inside;
}

CheckedRows::CheckedRows(const FeatureTable& table, const CheckOptions& options)
    : m_table(table)
    , m_options(options)
    , m_facts(table.blocks().size())
{
  quint32 first = 0;
  for (const BlockPtr& block : table.blocks()) {
    m_firsts.push_back(first);
    first += static_cast<quint32>(block->rows());
  }
}

std::size_t CheckedRows::blockOf(quint32 place) const
{
  const auto next = std::upper_bound(m_firsts.begin(), m_firsts.end(), place);
  return static_cast<std::size_t>(next - m_firsts.begin()) - 1;
}

qint64 CheckedRows::fid(quint32 place) const
{
  const std::size_t block = blockOf(place);
  return m_table.blocks()[block]->fids[place - m_firsts[block]];
}

Extent CheckedRows::box(quint32 place) const
{
  const std::size_t index = blockOf(place);
  const Block& block = *m_table.blocks()[index];
  const FloatBox& box = block.boxes[place - m_firsts[index]];
  if (box.isEmpty())
    return {};
  return {
      block.originX + static_cast<double>(box.minX), block.originY + static_cast<double>(box.minY),
      block.originX + static_cast<double>(box.maxX), block.originY + static_cast<double>(box.maxY)};
}

bool CheckedRows::isInvalid(quint32 place) const
{
  const std::size_t block = blockOf(place);
  return m_facts[block].sound.contains(place - m_firsts[block]);
}

void CheckedRows::rawRings(std::size_t index, std::size_t row, std::vector<RingSpan>& rings) const
{
  rings.clear();
  const Block& block = *m_table.blocks()[index];
  const auto& isFlipped = m_facts[index].isFlipped;
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    if (block.partKinds[part] != GeometryKind::Polygon)
      continue;
    const quint32 first = block.firstRing(part);
    for (quint32 ring = first; ring < block.partEnds[part]; ++ring) {
      const quint32 vertex = block.firstVertex(ring);
      rings.push_back({block.xy.data() + 2 * std::size_t{vertex}, block.ringEnds[ring] - vertex,
                       ring != first, ring < isFlipped.size() && isFlipped[ring] != 0});
    }
  }
}

void CheckedRows::rings(quint32 place, std::vector<RingSpan>& rings) const
{
  const std::size_t block = blockOf(place);
  const quint32 row = place - m_firsts[block];
  const auto& sound = m_facts[block].sound;
  const auto replaced = sound.empty() ? sound.end() : sound.find(row);
  if (replaced == sound.end())
    return rawRings(block, row, rings);
  rings = ringSpans(replaced->second);
}

CheckFinding CheckedRows::finding(CheckRule rule, std::size_t block, std::size_t row) const
{
  CheckFinding finding;
  finding.rule = rule;
  finding.fids = {m_table.blocks()[block]->fids[row]};
  finding.extent = m_table.blocks()[block]->rowExtent(row);
  if (!finding.extent.isEmpty()) {
    finding.x = (finding.extent.minX + finding.extent.maxX) / 2;
    finding.y = (finding.extent.minY + finding.extent.maxY) / 2;
  }
  return finding;
}

void CheckedRows::examine(std::size_t index, FindingLists& findings)
{
  const Block& block = *m_table.blocks()[index];
  Facts& facts = m_facts[index];
  facts.isFlipped.resize(block.ringEnds.size());
  if (m_options.has(CheckRule::Duplicate))
    facts.shapes.resize(block.rows());
  for (std::size_t row = 0; row < block.rows(); ++row)
    examineRow(index, row, findings);
}

void CheckedRows::examineRow(std::size_t index, std::size_t row, FindingLists& findings)
{
  const Block& block = *m_table.blocks()[index];
  const quint32 first = block.firstPart(row), end = block.rowEnds[row];
  if (first == end) {
    if (m_options.has(CheckRule::NoGeometry))
      findings[CheckRule::NoGeometry].add(finding(CheckRule::NoGeometry, index, row));
    return;
  }
  if (m_options.has(CheckRule::Duplicate)) {
    quint64 sum = 0;
    for (quint32 ring = block.firstRing(first); ring < block.partEnds[end - 1]; ++ring) {
      const quint32 from = block.firstVertex(ring), to = block.ringEnds[ring];
      quint64 before = pointHash(block.xy.data() + 2 * std::size_t{from});
      if (to - from == 1)
        sum += before;
      for (quint32 vertex = from + 1; vertex < to; ++vertex) {
        const quint64 here = pointHash(block.xy.data() + 2 * std::size_t{vertex});
        if (here != before)
          sum += mixed(here ^ before);
        before = here;
      }
    }
    m_facts[index].shapes[row] = sum;
  }
  examineLines(index, row, findings);
  examinePolygons(index, row, findings);
}

void CheckedRows::examineLines(std::size_t index, std::size_t row, FindingLists& findings)
{
  const Block& block = *m_table.blocks()[index];
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    if (block.partKinds[part] != GeometryKind::Line)
      continue;
    const quint32 ring = block.firstRing(part), from = block.firstVertex(ring);
    const std::span<const double> xy(block.xy.data() + 2 * std::size_t{from},
                                     2 * std::size_t{block.ringEnds[ring] - from});
    if (ringLength(xy.data(), xy.size() / 2, {}) == 0) {
      if (m_options.has(CheckRule::Invalid)) {
        CheckFinding found = finding(CheckRule::Invalid, index, row);
        found.detail = tooFewPoints();
        findings[CheckRule::Invalid].add(std::move(found));
      }
      continue;
    }
    if (!m_options.has(CheckRule::SelfIntersection) || isSurelySimple(xy, noise()))
      continue;
    if (const auto crossing = selfCrossing(xy)) {
      CheckFinding found = finding(CheckRule::SelfIntersection, index, row);
      found.x = crossing->first;
      found.y = crossing->second;
      findings[CheckRule::SelfIntersection].add(std::move(found));
    }
  }
}

void CheckedRows::examinePolygons(std::size_t index, std::size_t row, FindingLists& findings)
{
  thread_local std::vector<RingSpan> rings;
  rawRings(index, row, rings);
  if (rings.empty())
    return;
  const Block& block = *m_table.blocks()[index];
  auto& isFlipped = m_facts[index].isFlipped;
  for (RingSpan& ring : rings) {
    ring.isFlipped = (signedArea(ring.xy, ring.count) < 0) != ring.isHole;
    const auto vertex = static_cast<quint32>((ring.xy - block.xy.data()) / 2);
    const auto at = std::upper_bound(block.ringEnds.begin(), block.ringEnds.end(), vertex);
    isFlipped[static_cast<std::size_t>(at - block.ringEnds.begin())] = ring.isFlipped ? 1 : 0;
  }
  examineValidity(index, row, rings, findings);
  examineRings(index, row, rings, findings);
}

void CheckedRows::examineValidity(std::size_t index, std::size_t row,
                                  std::span<const RingSpan> rings, FindingLists& findings)
{
  if (rings.size() == 1 && rings[0].isClosed() && rings[0].count >= 4 &&
      isSurelySimple({rings[0].xy, 2 * rings[0].count}, noise()))
    return;
  const GeosGeometry geometry = geosPolygons(rings);
  std::optional<GeosFault> fault;
  if (!geometry) {
    const bool isOpen = !std::all_of(rings.begin(), rings.end(),
                                     [](const RingSpan& ring) { return ring.isClosed(); });
    fault = {isOpen ? QStringLiteral("Ring is not closed") : tooFewPoints(), rings[0].xy[0],
             rings[0].xy[1]};
  } else {
    fault = geosFault(geometry.get());
  }
  if (!fault)
    return;
  makeSound(index, row, rings);
  const CheckRule rule = fault->reason.contains(QLatin1String("elf-intersection"))
                             ? CheckRule::SelfIntersection
                             : CheckRule::Invalid;
  if (!m_options.has(rule))
    return;
  CheckFinding found = finding(rule, index, row);
  found.detail = fault->reason;
  found.x = fault->x;
  found.y = fault->y;
  findings[rule].add(std::move(found));
}

void CheckedRows::makeSound(std::size_t index, std::size_t row, std::span<const RingSpan> rings)
{
  FlatGeometry flat; // stays empty where nothing can be made of it
  const GeosGeometry geometry = geosPolygons(rings);
  const GeosGeometry valid(geometry ? GEOSMakeValid_r(geosHandle(), geometry.get()) : nullptr);
  const GeosGeometry polygons = valid ? geosPolygonsOf(valid.get()) : nullptr;
  if (polygons) {
    const QByteArray wkb = geosToWkb(polygons.get());
    (void)readWkb({reinterpret_cast<const unsigned char*>(wkb.constData()),
                   static_cast<std::size_t>(wkb.size())},
                  flat);
  }
  m_facts[index].sound.emplace(static_cast<quint32>(row), std::move(flat));
}

void CheckedRows::examineRings(std::size_t index, std::size_t row, std::span<const RingSpan> rings,
                               FindingLists& findings)
{
  const bool turnsAlike = std::all_of(rings.begin(), rings.end(), [&](const RingSpan& ring) {
    return ring.isFlipped == rings[0].isFlipped;
  });
  if (m_options.has(CheckRule::RingOrder) && !turnsAlike && !isInvalid(place(index, row)))
    findings[CheckRule::RingOrder].add(finding(CheckRule::RingOrder, index, row));
  if (!m_options.has(CheckRule::Sliver))
    return;
  const UnitScale scale = scaleAt(rings[0].xy[1]);
  for (std::size_t i = 0; i < rings.size();) {
    const std::size_t first = i;
    double area = 0, length = 0;
    do {
      area += std::abs(signedArea(rings[i].xy, rings[i].count)) * (rings[i].isHole ? -1 : 1);
      length += ringLength(rings[i].xy, rings[i].count, scale);
    } while (++i < rings.size() && rings[i].isHole);
    area = scale.area(area);
    if (area <= 0 || 2 * area >= length * limits().sliverWidth ||
        !findings[CheckRule::Sliver].wants(area))
      continue;
    CheckFinding found = finding(CheckRule::Sliver, index, row);
    found.extent = boxOf(rings[first].xy, rings[first].count);
    found.x = (found.extent.minX + found.extent.maxX) / 2;
    found.y = (found.extent.minY + found.extent.maxY) / 2;
    found.size = area;
    found.shape = shapeOf(rings.subspan(first, i - first));
    findings[CheckRule::Sliver].add(std::move(found));
  }
}

std::vector<std::array<double, 4>> CheckedRows::edges(quint32 place) const
{
  const std::size_t index = blockOf(place);
  const Block& block = *m_table.blocks()[index];
  const std::size_t row = place - m_firsts[index];
  std::vector<std::array<double, 4>> edges;
  const quint32 first = block.firstPart(row), end = block.rowEnds[row];
  for (quint32 ring = block.firstRing(first); ring < block.partEnds[end - 1]; ++ring) {
    const std::size_t from = block.firstVertex(ring), to = block.ringEnds[ring];
    for (std::size_t vertex = from; vertex + 1 < to || (to - from == 1 && vertex < to); ++vertex) {
      const double* p = block.xy.data() + 2 * vertex;
      const double* q = to - from == 1 ? p : p + 2;
      if (to - from > 1 && p[0] == q[0] && p[1] == q[1])
        continue;
      if (std::pair(p[0], p[1]) > std::pair(q[0], q[1]))
        std::swap(p, q);
      edges.push_back({p[0], p[1], q[0], q[1]});
    }
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

bool CheckedRows::sameShape(quint32 one, quint32 other) const
{
  return edges(one) == edges(other);
}

bool CheckedRows::areAlike(quint32 one, quint32 other) const
{
  return !m_alike.empty() && m_alike[one] == m_alike[other];
}

void CheckedRows::findDuplicates(FindingLists& findings)
{
  std::vector<std::pair<quint64, quint32>> shapes;
  shapes.reserve(m_table.rowCount());
  for (std::size_t block = 0; block < m_facts.size(); ++block)
    for (std::size_t row = 0; row < m_facts[block].shapes.size(); ++row)
      if (m_facts[block].shapes[row] != 0)
        shapes.emplace_back(m_facts[block].shapes[row], place(block, row));
  std::sort(shapes.begin(), shapes.end());
  for (std::size_t i = 0; i < shapes.size();) {
    std::size_t end = i + 1;
    while (end < shapes.size() && shapes[end].first == shapes[i].first &&
           sameShape(shapes[i].second, shapes[end].second))
      ++end;
    if (end - i > 1) {
      if (m_alike.empty())
        for (quint32 at = 0; at < m_table.rowCount(); ++at)
          m_alike.push_back(at);
      const std::size_t block = blockOf(shapes[i].second);
      CheckFinding found = finding(CheckRule::Duplicate, block, shapes[i].second - m_firsts[block]);
      found.fids.clear();
      for (std::size_t k = i; k < end; ++k) {
        m_alike[shapes[k].second] = shapes[i].second;
        found.fids.push_back(fid(shapes[k].second));
      }
      std::sort(found.fids.begin(), found.fids.end());
      findings[CheckRule::Duplicate].add(std::move(found));
    }
    i = end;
  }
}

} // namespace diaban::geo
