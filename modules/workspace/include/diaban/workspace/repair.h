// Findings of a check put right: one repair, or many at once, is one action.
#pragma once

#include <diaban/workspace/check.h>

namespace diaban::workspace {

/// Whether there is a repair for it that needs nobody's judgement.
bool canRepair(const Finding& finding);

/// What the repair does, for a button: "Fill the gap", translated; empty: there is none.
QString repairTitle(geo::CheckRule rule);
/// What a person can do about a finding without such a repair, a sentence, translated; empty for
/// those that canRepair().
QString adviceText(const Finding& finding);

/// Why a repair was not made.
enum class RepairRefusal : quint8 {
  Changed,  ///< rows are gone, or no longer what was looked at
  Curved,   ///< a row has arcs, which it would turn into lines
  Measured, ///< a row has measures (M), which it would drop
  Single,   ///< the layer takes single geometries, and one would fall apart
  Unclear   ///< nothing sensible comes out
};
QString refusalName(RepairRefusal refusal); ///< "curved", as in files
QString refusalText(RepairRefusal refusal); ///< a sentence, translated

struct RefusedRepair {
  qsizetype finding = 0; ///< its place in what was given
  RepairRefusal why = RepairRefusal::Unclear;
};

struct RepairOptions {
  geo::CheckLimits limits; ///< of the check
  /// Rows without geometry are deleted, with all that they hold: somebody must have asked for it.
  bool deleteEmptyRows = false;
};

struct RepairReport {
  QByteArray entry; ///< of the history; empty when nothing could be repaired
  qsizetype repaired = 0;
  QVector<RefusedRepair> refused;
};

/// Repairs those that canRepair() and nobody accepted; the others are left alone.
/// Each repair sees what those before it left, so findings may share rows. What a row holds beside
/// its geometry stays; of rows of the same shape the one that was made first stays. An overlap is
/// cut from the larger polygon; a gap, around what stands in it, goes to the row with the longest
/// border along it, and so does a sliver, whose row goes where it was nothing else. A line that
/// crosses itself is parted there.
/// Blocks its caller: use it from a job. Any thread.
/// \returns Cancelled, and errors of Workspace::edit()
Result<RepairReport> repairFindings(Workspace& workspace, const QVector<Finding>& findings,
                                    const RepairOptions& options, Progress& progress);

} // namespace diaban::workspace
