// Copies of a workspace that can be trusted: to a USB stick, and without what strangers put into
// it.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>
#include <QStringList>

namespace diaban::workspace {

enum class IfThere : quint8 { Refuse, Replace };

struct CopyReport {
  QStringList linkedFiles; ///< that layers are read from; they are not in the copy
};

/// A whole copy, made while the workspace may be open elsewhere: checked and synced before `to` has
/// its name. A file of that name is replaced only when asked to, and once the new one is whole. Any
/// thread.
/// \returns FileNotFound, NotWorkspace, FileExists, DiskFull, CorruptFile, Cancelled;
/// IsOpenWorkspace
///          or LockedByOther when the file to replace is in use
Result<CopyReport> copyWhole(const QString& from, const QString& to, Progress& progress,
                             IfThere ifThere = IfThere::Refuse);

/// A new file with the rows only: no trigger, view or check of the old one comes along, so that it
/// opens for work again (see Error::Code::UnsafeSchema). Otherwise as copyWhole().
Result<CopyReport> copyClean(const QString& from, const QString& to, const Clock& clock,
                             Progress& progress, IfThere ifThere = IfThere::Refuse);

} // namespace diaban::workspace
