// How commands open workspaces, and how they let go of them.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/workspace/workspace.h>

#include <memory>

namespace diaban::cli {

/// Opens a workspace for looking only, so that another copy of the program may have it open. What a
/// crash left half written is taken back first, which needs the right to write.
Result<std::unique_ptr<workspace::Workspace>> openToLook(const QString& path);

/// Opens a workspace to change it. One on a network drive is copied first: call putBack() when the
/// work is done.
Result<std::unique_ptr<workspace::Workspace>> openToWork(const QString& path, Progress& progress);

} // namespace diaban::cli
