// Polygons that share ground, and ground between them that none covers. Private to the module.
#pragma once

#include "borderchains.h"
#include "checkrows.h"
#include "neighbours.h"
#include "ringpairs.h"

namespace diaban::geo {

/// The overlaps of a block's rows with all others, and what stays open of their borders.
class CoverageCheck {
public:
  CoverageCheck(const CheckedRows& rows, FindingLists& findings);
  /// \returns open borders of the block that close to no ring within it
  std::vector<OpenBorder> examine(std::size_t block);

private:
  void examineRow(quint32 place);
  void overlap(quint32 place, quint32 other, const Extent& window);
  void openBorders(quint32 place);

  const CheckedRows& m_rows;
  FindingLists& m_findings;
  Neighbours m_neighbours;
  BorderRelater m_relater;
  BorderRelation m_relation, m_reverse;
  std::vector<RingSpan> m_rings, m_otherRings;
  std::vector<quint32> m_others;
  std::vector<BorderPiece> m_covered;
  std::vector<OpenBorder> m_open;
};

/// A ring of open borders that is one around a gap becomes a finding.
void addGap(const CheckedRows& rows, const BorderRing& ring, FindingLists& findings);

/// Where the polygons of one row share ground with those of another; null when nowhere.
GeosGeometry sharedGround(const CheckedRows& rows, quint32 one, quint32 other);

} // namespace diaban::geo
