// Ends of lines that nearly meet another, and lines that cross without a vertex. Private to the
// module.
#pragma once

#include "checkrows.h"
#include "neighbours.h"

namespace diaban::geo {

/// The lines of a block with all others. One a thread.
class LineCheck {
public:
  LineCheck(const CheckedRows& rows, FindingLists& findings);
  void examine(std::size_t block);

private:
  struct Line {
    const double* xy;
    std::size_t count;
  };
  struct End {
    double x, y;
    double distance; ///< to the nearest other line, metres
    quint32 nearest;
  };
  void lines(quint32 place, std::vector<Line>& lines) const;
  void examineRow(quint32 place);
  void measureEnds(quint32 other);
  void meet(quint32 place, quint32 other);
  void meet(quint32 place, quint32 other, const double* p, const double* r);
  bool isBeyondEnd(double x, double y) const;
  void addUnnoded(quint32 place, quint32 other, double x, double y);

  const CheckedRows& m_rows;
  FindingLists& m_findings;
  double m_noise;       ///< in units of the coordinates
  double m_reach;       ///< metres
  double m_widestReach; ///< as many units hold `m_reach` everywhere
  UnitScale m_scale;    ///< where the row lies
  Neighbours m_neighbours;
  std::vector<Line> m_lines, m_otherLines;
  std::vector<quint32> m_others;
  std::vector<End> m_ends;
  std::vector<std::pair<double, double>> m_crossings; ///< with the other row, told already
};

} // namespace diaban::geo
