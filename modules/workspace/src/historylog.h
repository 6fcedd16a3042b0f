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
  QByteArray changeSet; ///< empty for undo and redo, which name the action they repeat
};

/// Appends an entry behind the newest one, its parent; sets `entry.id` (SHA-256 of the content and
/// of the parent's id) and `entry.number`. Inside the caller's transaction.
Result<HistoryEntry> appendHistory(store::Database& database, LoggedAction action);

/// Oldest first.
Result<QVector<HistoryEntry>> readHistory(const store::Database& database, const BranchId& branch);

Result<LoggedAction> readAction(const store::Database& database, const QByteArray& id);

/// What undo or redo would act on now.
struct UndoState {
  QVector<QByteArray> done;   ///< actions that can be taken back, the newest last
  QVector<QByteArray> undone; ///< actions that can be made again, the next one last
};
UndoState undoState(const QVector<HistoryEntry>& history);

} // namespace diaban::workspace
