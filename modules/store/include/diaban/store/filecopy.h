// Byte copies of files that nobody has open, with the hash of what was copied.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QByteArray>
#include <QString>

namespace diaban::store {

/// SHA-256 of a file's bytes.
/// \pre no connection of this process has the file open: closing it here would drop its locks.
/// \returns FileNotFound, PermissionDenied, ReadFailed, Cancelled
Result<QByteArray> fileHash(const QString& path, Progress& progress);

/// Copies `from` over `to`, which is then on the disk and not only in memory.
/// \pre as fileHash(), for both
/// \returns the hash of the bytes; errors of fileHash(), and DiskFull or CannotWrite with `to`.
///          `to` is gone after an error.
Result<QByteArray> copyFile(const QString& from, const QString& to, Progress& progress);

/// Writes what differs of `from` into `to`, which stays the same file throughout, and syncs it. A
/// journal that would have brought `to` to this content still does so when the work breaks off.
/// \pre as fileHash(), for both
Outcome copyInto(const QString& from, const QString& to, Progress& progress);

} // namespace diaban::store
