// The works of all projects, in columns: what is done where and when. Clashes are looked for in it.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/geo/wkb.h>
#include <diaban/roadmap/project.h>

#include <QPointF>
#include <QString>

#include <span>
#include <vector>

namespace diaban::roadmap {

/// What is known of a work besides its place.
struct Work {
  QString code;       ///< of its project
  QString name{};     ///< of its project
  QString owner{};    ///< who has it built; empty: not known
  QString assetClass; ///< an id of the rule set, or what the row says
  WorkKind kind = WorkKind::Unknown;
  WorkDepth depth = WorkDepth::Unknown;
  Period period{};
  QString commune{}, programme{}; ///< as the row names them; empty: not known
  qint64 cost = 0;                ///< đồng; 0: not known
  qint64 row = 0;                 ///< its number in the file, this session only
  /// Streets of a register: nobody may dig before the day after. Null: it is no such street.
  QDate frozenUntil{};
};

/// Works and where they lie. Nothing of it changes once it is handed on; any thread may read.
/// Coordinates are planar, in metres.
class Works {
public:
  /// Up to some sides that follow one another in a ring or a line, and their box: what distances
  /// are looked for between, so that only a few sides of a long line are ever looked at.
  struct Run {
    geo::Extent box;
    quint32 first = 0; ///< vertex
    quint32 sides = 0; ///< 0: a lone point
    quint32 part = 0;  ///< of all parts of all works
  };

  /// \param shape of the work; empty: nobody knows where it is
  void add(Work work, const geo::FlatGeometry& shape);
  /// The same from rows of tables: begin(), append() for each row that has a piece of it, end().
  void begin(Work work);
  void append(const geo::Block& block, std::size_t row);
  void end();
  /// The same works but for the place and the facts of one. O(vertices)
  Works with(std::size_t index, Work work, const geo::FlatGeometry& shape) const;

  std::size_t size() const { return m_works.size(); }
  const Work& operator[](std::size_t index) const { return m_works[index]; }
  const geo::Extent& box(std::size_t index) const { return m_boxes[index]; } ///< empty: no place
  geo::FlatGeometry shape(std::size_t index) const;                          ///< a copy
  /// What the work is measured by: Polygon where any of its parts is one, else Line, else Point;
  /// None without a place.
  geo::GeometryKind kind(std::size_t index) const;
  /// Of all its sides, borders of areas too; in metres.
  double length(std::size_t index) const { return m_lengths[index]; }
  /// Places where its lines begin and end, but for those where one goes on as the other.
  std::vector<QPointF> lineEnds(std::size_t index) const;

  /// Days since a day long ago; the first is after the last where the period is not known.
  qint32 firstDay(std::size_t index) const { return m_firstDays[index]; }
  qint32 lastDay(std::size_t index) const { return m_lastDays[index]; }

  std::span<const Run> runs(std::size_t index) const
  {
    const std::size_t from = index == 0 ? 0 : m_runEnds[index - 1];
    return {m_runs.data() + from, m_runEnds[index] - from};
  }
  const double* vertex(quint32 index) const { return m_shapes.xy.data() + 2 * std::size_t{index}; }
  /// Whether a place lies inside one of its polygons; on the edge either may be told. O(runs).
  bool isInside(std::size_t index, double x, double y) const;
  /// Calls `visit(x, y)` for one vertex of each part, until it returns true.
  template <typename Visit>
  bool anyPart(std::size_t index, Visit&& visit) const
  {
    for (std::size_t part = firstPart(index); part < m_partEnds[index]; ++part)
      if (const double* at = vertex(firstVertex(firstRing(part))); visit(at[0], at[1]))
        return true;
    return false;
  }

private:
  std::size_t firstPart(std::size_t index) const { return index == 0 ? 0 : m_partEnds[index - 1]; }
  quint32 firstRing(std::size_t part) const { return part == 0 ? 0 : m_shapes.partEnds[part - 1]; }
  quint32 firstVertex(quint32 ring) const { return ring == 0 ? 0 : m_shapes.ringEnds[ring - 1]; }
  void addPart(geo::GeometryKind kind);
  void addRing(std::span<const double> xy);

  std::vector<Work> m_works;
  std::vector<geo::Extent> m_boxes;
  std::vector<double> m_lengths;
  std::vector<qint32> m_firstDays, m_lastDays;
  geo::FlatGeometry m_shapes;          ///< of all works, one after the other
  std::vector<std::size_t> m_partEnds; ///< one a work, in parts
  std::vector<Run> m_runs;
  std::vector<std::size_t> m_runEnds; ///< one a work, in runs
};

} // namespace diaban::roadmap
