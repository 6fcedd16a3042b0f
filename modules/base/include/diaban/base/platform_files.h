// What only the operating system can tell or do about files. The one home of such calls.
#pragma once

#include <diaban/base/result.h>

#include <QString>

#include <compare>

namespace diaban::platform {

/// Which file a path leads to, whatever it is called: links and hard links compare equal.
struct FileIdentity {
  quint64 device = 0;
  quint64 file = 0;
  bool isNull() const { return device == 0 && file == 0; }
  auto operator<=>(const FileIdentity&) const = default;
};

/// Asks for the identity without opening the file (opening and closing would drop SQLite's locks).
/// Null when there is no such file.
FileIdentity fileIdentity(const QString& path);

/// Whether the path lies on a network file system (NFS, CIFS/SMB, FUSE), where SQLite's locks and
/// syncs can't be trusted.
bool isOnNetwork(const QString& path);

/// Makes a rename or a removal in `folder` survive a power cut.
Outcome syncFolder(const QString& folder);

/// Writes what was written to `path` through to the disk.
Outcome syncFile(const QString& path);

/// Bytes that a person may still write on the disk that holds `path`; -1 if not known.
qint64 freeBytes(const QString& path);

} // namespace diaban::platform
