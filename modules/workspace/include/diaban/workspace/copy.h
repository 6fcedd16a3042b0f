// Copies of a workspace that can be trusted: to a USB stick, and without what strangers put into
// it.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>

namespace diaban::workspace {

/// A whole copy, made while the workspace may be open elsewhere: checked and synced before `to` has
/// its name. An existing file is never replaced. Any thread.
/// \returns FileNotFound, NotWorkspace, FileExists, DiskFull, CorruptFile, Cancelled
Outcome copyWhole(const QString& from, const QString& to, Progress& progress);

/// A new file with the rows only: no trigger, view or check of the old one comes along, so that it
/// opens for work again (see Error::Code::UnsafeSchema). Errors as copyWhole().
Outcome copyClean(const QString& from, const QString& to, const Clock& clock, Progress& progress);

} // namespace diaban::workspace
