// What was done in a workspace: the entries of its history, and how to find them.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/base/uid.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QVector>

#include <limits>
#include <vector>

namespace diaban::workspace {

class Workspace;

/// Which line of work an edit belongs to. Empty = the base; else the uid of a proposal.
using BranchId = QString;
inline const BranchId kBase;

/// A layer that an action touched, as it was called then.
struct TouchedLayer {
  Uid uid{};
  QString title{};
  qint64 rows = 0; ///< inserted, changed or deleted; 0: its style, title or place in the list
  bool operator==(const TouchedLayer&) const = default;
};

/// One recorded action. Its id is the hash of its content and of its parents.
struct HistoryEntry {
  QByteArray id;
  qint64 number = 0; ///< local order; clocks jump, so nothing goes by time
  QString title, author;
  QDateTime time; ///< UTC
  BranchId branch;
  /// "edit", "import", "schema", "merge"; "takeback" (one old action, without those after it);
  /// "undo", "redo", "outside" (another program wrote), "compact"
  QString kind;
  QByteArray takesBack; ///< undo, redo and takeback: the entry they name
  qint64 rows = 0;
  QVector<TouchedLayer> layers; ///< empty in entries that older programs wrote
  QByteArray via;               ///< the merge that brought it here; empty for what was done here
  bool isKept = false;          ///< what it changed is in the file, not cleared by compact()
  bool isInForce = true;        ///< not taken back

  /// Whether Workspace::takeBack() may try it.
  bool canTakeBack() const { return isKept && isInForce && via.isEmpty(); }
  /// Of all its layers.
  qint64 rowsOfLayers() const;
};

/// What to look for in a history.
struct HistoryQuery {
  BranchId branch{};
  QString words{}; ///< in titles, authors or names of layers, without case and marks; empty: all
  qint64 before = std::numeric_limits<qint64>::max(); ///< only entries with lower numbers
  qint64 limit = std::numeric_limits<qint64>::max();
};

/// Numbers of the entries that fit, the newest first. Reads no change sets; 100,000 entries take
/// some milliseconds without words. Any thread; blocks.
Result<std::vector<qint64>> findInHistory(const Workspace& workspace, const HistoryQuery& query,
                                          Progress& progress);

/// The entries of these numbers, in their order; numbers that there are not are left out. Any
/// thread; blocks.
Result<QVector<HistoryEntry>> historyEntries(const Workspace& workspace,
                                             const std::vector<qint64>& numbers);

} // namespace diaban::workspace
