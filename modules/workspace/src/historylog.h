// The append-only record of what was done. Private to the module.
#pragma once

#include <diaban/store/changeset.h>
#include <diaban/store/database.h>
#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

/// A recorded action with what it changed.
struct LoggedAction {
  HistoryEntry entry;
  store::ColumnLists columns;
  QByteArray changeSet;   ///< empty for undo and redo, which name the action they repeat
  QByteArray otherParent; ///< a merge's: the newest entry of the file that was merged in
};

/// Appends an entry behind the newest one that no merge brought, its parent; sets `entry.id` (SHA-256 of the content and
/// of the parents' ids) and `entry.number`. Inside the caller's transaction.
Result<HistoryEntry> appendHistory(store::Database& database, LoggedAction action);

/// Oldest first.
Result<QVector<HistoryEntry>> readHistory(const store::Database& database, const BranchId& branch);

Result<LoggedAction> readAction(const store::Database& database, const QByteArray& id);

/// The action that undo (Inverse) or redo (Forward) acts on next; empty if there is none. Reads the
/// newest entries only, as far back as that action.
Result<QByteArray> nextToRepeat(const store::Database& database, const BranchId& branch,
                                store::Direction direction);

} // namespace diaban::workspace
