#include "checkcoverage.h"

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

/// Noises that the pieces around an overlap may lack to close.
constexpr double kMostOpen = 10;

Extent common(const Extent& a, const Extent& b)
{
  return {std::max(a.minX, b.minX), std::max(a.minY, b.minY), std::min(a.maxX, b.maxX),
          std::min(a.maxY, b.maxY)};
}

/// Boxes are rounded outwards, to some tenths of a millimetre in a wide block.
bool mayHold(const Extent& box, const Extent& other)
{
  return grown(box, (box.width() + box.height()) / 100).contains(other);
}

/// Adds the area that pieces bound, by Green's theorem, relative to a point near them.
double areaOf(const std::vector<BorderPiece>& pieces, BorderPiece::Kind kind, double x, double y)
{
  double twice = 0;
  for (const BorderPiece& piece : pieces)
    if (piece.kind == kind)
      twice += ((piece.x0 - x) * (piece.y1 - y) - (piece.x1 - x) * (piece.y0 - y)) *
               (piece.isFlipped ? -1 : 1);
  return twice / 2;
}

/// How far the pieces are from closing rings, each way summed up.
double openness(const BorderRelation& relation, const BorderRelation& reverse)
{
  double x = 0, y = 0;
  const auto add = [&](const BorderPiece& piece) {
    const double sign = piece.isFlipped ? -1 : 1;
    x += (piece.x1 - piece.x0) * sign;
    y += (piece.y1 - piece.y0) * sign;
  };
  for (const BorderPiece& piece : relation.pieces)
    if (piece.kind != BorderPiece::Kind::Opposite)
      add(piece);
  for (const BorderPiece& piece : reverse.pieces)
    if (piece.kind == BorderPiece::Kind::Inside)
      add(piece);
  return std::hypot(x, y);
}

double metresOf(const std::vector<BorderPiece>& pieces, const UnitScale& scale)
{
  double length = 0;
  for (const BorderPiece& piece : pieces)
    if (piece.kind != BorderPiece::Kind::Opposite)
      length += scale.length(piece.x1 - piece.x0, piece.y1 - piece.y0);
  return length;
}

} // namespace

CoverageCheck::CoverageCheck(const CheckedRows& rows, FindingLists& findings)
    : m_rows(rows)
    , m_findings(findings)
    , m_neighbours(rows, GeometryKind::Polygon, rows.noise())
    , m_relater(rows.noise())
{
}

std::vector<OpenBorder> CoverageCheck::examine(std::size_t index)
{
  m_open.clear();
  m_neighbours.gather(index);
  const Block& block = *m_rows.table().blocks()[index];
  for (std::size_t row = 0; row < block.rows(); ++row)
    if (hasKind(block, row, GeometryKind::Polygon))
      examineRow(m_rows.place(index, row));
  return closeRings(std::move(m_open), m_rows.noise(),
                    [&](const BorderRing& ring) { addGap(m_rows, ring, m_findings); });
}

void CoverageCheck::examineRow(quint32 place)
{
  const CheckOptions& options = m_rows.options();
  m_rows.rings(place, m_rings);
  m_neighbours.of(place, m_others);
  const Extent box = m_rows.box(place);
  m_covered.clear();
  for (const quint32 other : m_others) {
    const Extent otherBox = m_rows.box(other);
    const Extent window = common(grown(box, m_rows.noise()), grown(otherBox, m_rows.noise()));
    m_rows.rings(other, m_otherRings);
    m_relater.relate(m_rings, m_otherRings, window, place < other, m_relation);
    if (options.has(CheckRule::Overlap) && place < other &&
        (m_relation.hasInside() || mayHold(box, otherBox)) && !m_rows.areAlike(place, other))
      overlap(place, other, window);
    for (const BorderPiece& piece : m_relation.pieces)
      if (piece.kind != BorderPiece::Kind::Same || other < place)
        m_covered.push_back(piece);
  }
  if (options.has(CheckRule::Gap))
    openBorders(place);
}

void CoverageCheck::overlap(quint32 place, quint32 other, const Extent& window)
{
  m_relater.relate(m_otherRings, m_rings, window, other < place, m_reverse);
  if (!m_relation.hasInside() && !m_reverse.hasInside())
    return;
  const double x = window.minX, y = window.minY;
  double area = areaOf(m_relation.pieces, BorderPiece::Kind::Inside, x, y) +
                areaOf(m_relation.pieces, BorderPiece::Kind::Same, x, y) +
                areaOf(m_reverse.pieces, BorderPiece::Kind::Inside, x, y);
  const UnitScale scale = m_rows.scaleAt(y);
  double length = metresOf(m_relation.pieces, scale) + metresOf(m_reverse.pieces, scale);
  // Pieces of two noises are left out, so that a few of them are missing at most.
  const bool isOpen = openness(m_relation, m_reverse) > kMostOpen * m_rows.noise();
  if (m_relation.isUnsure || m_reverse.isUnsure || isOpen || area <= 0) {
    const GeosGeometry shared = sharedGround(m_rows, place, other);
    area = shared ? geosArea(shared.get()) : 0;
    if (shared && GEOSLength_r(geosHandle(), shared.get(), &length) != 0)
      length *= scale.north; // of degrees at most this long
  }
  const double squareMetres = scale.area(area);
  if (squareMetres < m_rows.limits().leastArea ||
      2 * squareMetres < length * m_rows.limits().leastWidth ||
      !m_findings[CheckRule::Overlap].wants(squareMetres))
    return;
  CheckFinding found;
  found.rule = CheckRule::Overlap;
  found.fids = {m_rows.fid(place), m_rows.fid(other)};
  std::sort(found.fids.begin(), found.fids.end());
  found.extent = window;
  found.size = squareMetres;
  m_findings[CheckRule::Overlap].add(std::move(found));
}

void CoverageCheck::openBorders(quint32 place)
{
  std::sort(m_covered.begin(), m_covered.end(), [](const BorderPiece& a, const BorderPiece& b) {
    return a.edge != b.edge ? a.edge < b.edge : a.from < b.from;
  });
  auto covered = m_covered.begin();
  quint32 number = 0;
  const auto open = [&](double x0, double y0, double x1, double y1, bool isFlipped) {
    if (std::abs(x1 - x0) + std::abs(y1 - y0) <= 2 * m_rows.noise())
      return;
    if (isFlipped)
      m_open.push_back({x1, y1, x0, y0, place});
    else
      m_open.push_back({x0, y0, x1, y1, place});
  };
  for (const RingSpan& ring : m_rings) {
    for (std::size_t i = 0; i + 1 < ring.count; ++i, ++number) {
      const double* p = ring.xy + 2 * i;
      double reached = 0, x = p[0], y = p[1];
      for (; covered != m_covered.end() && covered->edge == number; ++covered) {
        if (covered->from > reached)
          open(x, y, covered->x0, covered->y0, ring.isFlipped);
        if (covered->to <= reached)
          continue;
        reached = covered->to;
        x = covered->x1;
        y = covered->y1;
      }
      if (reached < 1)
        open(x, y, p[2], p[3], ring.isFlipped);
    }
  }
}

void addGap(const CheckedRows& rows, const BorderRing& ring, FindingLists& findings)
{
  const std::size_t count = ring.xy.size() / 2;
  const UnitScale scale = rows.scaleAt(ring.xy[1]);
  const double squareMetres = scale.area(-signedArea(ring.xy.data(), count));
  if (squareMetres < rows.limits().leastArea ||
      2 * squareMetres < ringLength(ring.xy.data(), count, scale) * rows.limits().leastWidth ||
      !findings[CheckRule::Gap].wants(squareMetres))
    return;
  CheckFinding found;
  found.rule = CheckRule::Gap;
  for (const quint32 place : ring.places)
    found.fids.push_back(rows.fid(place));
  std::sort(found.fids.begin(), found.fids.end());
  for (std::size_t i = 0; i < count; ++i)
    found.extent.add(ring.xy[2 * i], ring.xy[2 * i + 1]);
  found.size = squareMetres;
  found.shape = {ring.xy, {static_cast<quint32>(count)}, {1}, {GeometryKind::Polygon}};
  findings[CheckRule::Gap].add(std::move(found));
}

GeosGeometry sharedGround(const CheckedRows& rows, quint32 one, quint32 other)
{
  std::vector<RingSpan> rings;
  rows.rings(one, rings);
  const GeosGeometry a = geosPolygons(rings);
  rows.rings(other, rings);
  const GeosGeometry b = geosPolygons(rings);
  const GeosGeometry shared(a && b ? GEOSIntersection_r(geosHandle(), a.get(), b.get()) : nullptr);
  return shared ? geosPolygonsOf(shared.get()) : nullptr;
}

} // namespace diaban::geo
