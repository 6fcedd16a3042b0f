// Tells our own writes from those of other programs, also of programs that wrote while the file was
// closed here.
#pragma once

#include <diaban/store/database.h>

namespace diaban::store {

/// SQLite's count of the write transactions that the file has seen, from its header, read through
/// SQLite's own handle: any other close() of the file would drop its locks. 0 without a file.
/// \pre a transaction is open, so that the count stands still
Result<quint32> changeCounter(const Database& database);

/// Writes down, in the table diaban_stamp, the count that the file will have after the commit of
/// the open transaction: all that was written so far is known. Does nothing without that table.
Outcome stamp(Database& database);

/// The same, but only where there is a stamp already: what Transaction::commit() does.
Outcome renewStamp(Database& database);

/// The same, and that the file is still ours when SQLite writes all of it anew (VACUUM) next, which
/// no transaction can hold. The last write of the open transaction.
Outcome stampForRewriting(Database& database);

/// For a copy of a file, in its first transaction: SQLite counts anew there, so that only the stamp
/// says whether everything in the file that was copied was ours.
Outcome stampCopy(Database& copy, bool wasOurs);

/// Whether the last write to the file was a stamped one, that is, ours. False without a stamp.
Result<bool> isStamped(const Database& database);

} // namespace diaban::store
