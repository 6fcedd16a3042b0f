#include "checkslivers.h"

#include "neighbours.h"
#include "ringpairs.h"

#include <cmath>
#include <unordered_set>

namespace diaban::geo {
namespace {

/// How far the border of `rings` runs along that of `others` with each on its own side.
double commonBorder(const BorderRelation& relation)
{
  double length = 0;
  for (const BorderPiece& piece : relation.pieces)
    if (piece.kind == BorderPiece::Kind::Opposite)
      length += std::hypot(piece.x1 - piece.x0, piece.y1 - piece.y0);
  return length;
}

} // namespace

void findNeighboursOf(const CheckedRows& rows, std::vector<CheckFinding>& slivers)
{
  std::unordered_set<qint64> narrow;
  for (const CheckFinding& sliver : slivers)
    narrow.insert(sliver.fids[0]);
  const Neighbours neighbours(rows, GeometryKind::Polygon, rows.noise());
  BorderRelater relater(rows.noise());
  BorderRelation relation;
  std::vector<quint32> places;
  std::vector<RingSpan> others;
  for (CheckFinding& sliver : slivers) {
    const std::vector<RingSpan> rings = ringSpans(sliver.shape);
    const Extent window = grown(sliver.extent, rows.noise());
    neighbours.in(window, places);
    double longest = 0;
    bool isNarrow = true;
    for (const quint32 place : places) {
      const qint64 fid = rows.fid(place);
      if (fid == sliver.fids[0] || (narrow.contains(fid) && !isNarrow))
        continue;
      rows.rings(place, others);
      relater.relate(rings, others, window, true, relation);
      const double length = commonBorder(relation);
      const bool isBetter = isNarrow && !narrow.contains(fid) ? length > 0 : length > longest;
      if (!isBetter)
        continue;
      longest = length;
      isNarrow = narrow.contains(fid);
      sliver.beside = fid;
    }
  }
}

} // namespace diaban::geo
