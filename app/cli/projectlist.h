// A list of projects out of a spreadsheet, taken into the register of a workspace.
#pragma once

#include "command.h"

#include <diaban/workspace/workspace.h>

namespace diaban::cli {

struct ProjectListRequest {
  QString path;
  QString encoding; ///< of CSV; empty: told from it
  QString sheet;    ///< empty: the one whose headings tell most
  QString layer;    ///< empty: the workspace's register, or a new one
  QString title;    ///< of a new one; empty: one of ours
  bool isDryRun = false;
};

/// \returns NothingToRead where no sheet has headings of projects
Result<Answer> importProjectList(workspace::Workspace& workspace, const ProjectListRequest& request,
                                 Progress& progress);

} // namespace diaban::cli
