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

/// Those of a change set's tables that hold rows of layers.
QStringList featureTablesOf(const QStringList& tables);

/// Whether entries of this kind have changes of their own, which undo takes back.
bool isAction(const QString& kind);

/// Whether an entry of this kind may have none nevertheless: a merge of what both sides have.
bool mayChangeNothing(const QString& kind);

/// Appends an entry behind the newest one that no merge brought, its parent; sets `entry.id`
/// (SHA-256 of the content and of the parents' ids) and `entry.number`. Inside the caller's
/// transaction.
Result<HistoryEntry> appendHistory(store::Database& database, LoggedAction action);

/// Oldest first; no change set is read.
Result<QVector<HistoryEntry>> readHistory(const store::Database& database, const BranchId& branch);

/// The entries of these numbers, in their order.
Result<QVector<HistoryEntry>> readEntries(const store::Database& database,
                                          const std::vector<qint64>& numbers);

/// \returns BadArgument when there is none of that id
Result<HistoryEntry> readEntry(const store::Database& database, const QByteArray& id);

Result<LoggedAction> readAction(const store::Database& database, const QByteArray& id);

/// The action that undo (Inverse) or redo (Forward) acts on next; empty if there is none. Steps
/// over what was taken back in one go, however long ago it was done.
Result<QByteArray> nextToRepeat(const store::Database& database, const BranchId& branch,
                                store::Direction direction);

/// A connection for reading the history of a file that may be older than we are.
Result<store::Database> openForHistory(const Workspace& workspace);

} // namespace diaban::workspace
