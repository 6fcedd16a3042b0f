// Rows near others. Private to the module.
#pragma once

#include "checkrows.h"

namespace diaban::geo {

Extent grown(const Extent& box, double by);
bool hasKind(const Block& block, std::size_t row, GeometryKind kind);

/// Rows of one kind near those of a block. One a thread.
class Neighbours {
public:
  /// Rows count as near when their boxes are nearer than `reach`.
  Neighbours(const CheckedRows& rows, GeometryKind kind, double reach)
      : m_rows(rows)
      , m_kind(kind)
      , m_reach(2 * reach)
  {
  }
  /// Gathers what is near any row of the block.
  void gather(std::size_t block);
  /// Other rows near this one, ascending.
  void of(quint32 place, std::vector<quint32>& others);
  /// All rows whose boxes meet `area`, ascending.
  void in(const Extent& area, std::vector<quint32>& places) const;

private:
  struct Candidate {
    Extent box;
    quint32 place;
  };
  const CheckedRows& m_rows;
  GeometryKind m_kind;
  double m_reach;
  Extent m_gathered;
  std::vector<Candidate> m_candidates; ///< wide ones first, the others by their least x
  double m_widest = 0;                 ///< of the others
};

} // namespace diaban::geo
