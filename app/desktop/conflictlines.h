// The conflicts of a workspace in the words of the person who decides.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/uikit/conflictspanel.h>
#include <diaban/workspace/workspace.h>

#include <vector>

namespace diaban::desktop {

/// Names the rows and fields of as many conflicts as the panel shows. Blocks: use it from a job.
std::vector<uikit::ConflictLine> conflictLines(const workspace::Workspace& workspace,
                                               const QVector<workspace::Conflict>& conflicts,
                                               Progress& progress);

} // namespace diaban::desktop
