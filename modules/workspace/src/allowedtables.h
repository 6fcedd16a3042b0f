// Which tables a change set out of the record may touch. Private to the module.
#pragma once

#include <diaban/store/changeset.h>

namespace diaban::workspace {

/// The record may be a stranger's: its change sets reach what people decide (recordedOwnTables())
/// and rows of layers, that is of tables with a fid and a uid; never the history, the schema, what
/// is known of the file, nor any table of the standard or of SQLite.
/// \returns CorruptFile with the table in `detail`
Outcome checkTables(const store::Database& database, const store::ColumnLists& columns);

} // namespace diaban::workspace
