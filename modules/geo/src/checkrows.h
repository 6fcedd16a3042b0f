// What a check knows of each row: its rings with their inside, its shape's hash, what is wrong with
// it alone. Private to the module.
#pragma once

#include "geos.h"

#include <diaban/geo/check.h>

#include <atomic>
#include <functional>
#include <unordered_map>

namespace diaban::geo {

/// The largest findings of one rule, and how many there were.
class FindingList {
public:
  explicit FindingList(std::size_t most = 0)
      : m_most(most)
  {
  }
  /// Whether a finding of this size would be listed; counts it when not.
  bool wants(double size);
  void add(CheckFinding finding);
  void add(FindingList other);
  std::vector<CheckFinding> take(); ///< the largest first, then by rows; counts() stays
  std::size_t count() const { return m_count; }
  void uncount(std::size_t count) { m_count -= count; }

private:
  void shrink();

  std::size_t m_most;
  std::size_t m_count = 0;
  double m_least = -1; ///< smaller ones need not come
  std::vector<CheckFinding> m_findings;
};

/// One list for each rule.
class FindingLists {
public:
  explicit FindingLists(std::size_t most)
      : m_lists(kCheckRules, FindingList(most))
  {
  }
  FindingList& operator[](CheckRule rule) { return m_lists[static_cast<std::size_t>(rule)]; }
  void add(FindingLists other);
  CheckResult take();

private:
  std::vector<FindingList> m_lists;
};

/// Rows of a table by their place in it.
class CheckedRows {
public:
  CheckedRows(const FeatureTable& table, const CheckOptions& options);

  const FeatureTable& table() const { return m_table; }
  const CheckOptions& options() const { return m_options; }
  const CheckLimits& limits() const { return m_options.limits; }
  double noise() const { return m_options.noiseInUnits(); } ///< in units of the coordinates
  UnitScale scaleAt(double y) const { return m_options.scaleAt(y); }

  std::size_t blocks() const { return m_firsts.size(); }
  quint32 place(std::size_t block, std::size_t row) const
  {
    return m_firsts[block] + static_cast<quint32>(row);
  }
  std::size_t blockOf(quint32 place) const;
  qint64 fid(quint32 place) const;
  Extent box(quint32 place) const; ///< rounded outwards

  /// Rings of the row's polygons; of an invalid one those of what was meant.
  void rings(quint32 place, std::vector<RingSpan>& rings) const;
  void rawRings(std::size_t block, std::size_t row, std::vector<RingSpan>& rings) const;
  bool isInvalid(quint32 place) const;

  /// Looks at the rows of a block by themselves; any thread, each block once.
  void examine(std::size_t block, FindingLists& findings);
  /// Rows of the same shape; when all blocks have been examined.
  void findDuplicates(FindingLists& findings);
  /// Whether two rows were found to be of one shape.
  bool areAlike(quint32 one, quint32 other) const;

private:
  struct Facts {
    std::vector<quint64> shapes;   ///< one a row; 0: none
    std::vector<quint8> isFlipped; ///< one a ring
    std::unordered_map<quint32, FlatGeometry> sound;
  };
  void examineRow(std::size_t block, std::size_t row, FindingLists& findings);
  void examineLines(std::size_t block, std::size_t row, FindingLists& findings);
  void examinePolygons(std::size_t block, std::size_t row, FindingLists& findings);
  void examineValidity(std::size_t block, std::size_t row, std::span<const RingSpan> rings,
                       FindingLists& findings);
  void examineRings(std::size_t block, std::size_t row, std::span<const RingSpan> rings,
                    FindingLists& findings);
  bool sameShape(quint32 one, quint32 other) const;
  std::vector<std::array<double, 4>> edges(quint32 place) const;
  CheckFinding finding(CheckRule rule, std::size_t block, std::size_t row) const;
  void makeSound(std::size_t block, std::size_t row, std::span<const RingSpan> rings);

  const FeatureTable& m_table;
  const CheckOptions& m_options;
  std::vector<quint32> m_firsts; ///< place of each block's first row
  std::vector<Facts> m_facts;    ///< one a block
  std::vector<quint32> m_alike;  ///< per place: the first of its shape; empty without duplicates
};

double signedArea(const double* xy, std::size_t count); ///< of a closed ring
double ringLength(const double* xy, std::size_t count, const UnitScale& scale); ///< metres
/// The rings of polygons, which must stay where they are.
std::vector<RingSpan> ringSpans(const FlatGeometry& polygons);
/// Whether an odd number of the rings' edges lie to the right of the point.
bool isInsideRings(std::span<const RingSpan> rings, double x, double y);

/// Runs `work(index, thread)` for each index below `count`, in growing order of starting; the
/// caller's thread reports. \returns false when stopped
bool eachIndex(std::size_t count, int threads, Progress& progress,
               const std::function<void(std::size_t index, std::size_t thread)>& work);

} // namespace diaban::geo
