// Findings of a check put right: one repair, or many at once, is one action.
#pragma once

#include <diaban/workspace/check.h>

namespace diaban::workspace {

/// Whether there is a repair for it that needs nobody's judgement.
bool canRepair(const Finding& finding);

/// What the repair does, for a button: "Fill the gap", translated; empty: there is none.
QString repairTitle(geo::CheckRule rule);

struct RefusedRepair {
  qsizetype finding = 0; ///< its place in what was given
  Error why;             ///< CurvedGeometry, EditConflict, BadGeometry, WrongType
};

struct RepairReport {
  QByteArray entry; ///< of the history; empty when nothing could be repaired
  qsizetype repaired = 0;
  QVector<RefusedRepair> refused;
};

/// Repairs those that canRepair() and nobody accepted; the others are left alone without a word.
/// Each repair sees what those before it left, so findings may share rows. What a row holds beside
/// its geometry stays; of rows of the same shape the one that was made first stays. An overlap is
/// cut from the larger polygon, a gap goes to the row with the longest border along it.
/// Blocks its caller: use it from a job. Any thread.
/// \returns Cancelled, and errors of Workspace::edit()
Result<RepairReport> repairFindings(Workspace& workspace, const QVector<Finding>& findings,
                                    Progress& progress);

} // namespace diaban::workspace
