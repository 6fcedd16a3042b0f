// Workspaces that a command only looks at.
#pragma once

#include <diaban/workspace/workspace.h>

#include <memory>

namespace diaban::cli {

/// Opens a workspace for looking only, so that another copy of the program may have it open. What a
/// crash left half written is taken back first, which needs the right to write.
Result<std::unique_ptr<workspace::Workspace>> openToLook(const QString& path);

} // namespace diaban::cli
