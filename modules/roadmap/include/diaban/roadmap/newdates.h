// New dates of works into the rows that tell of them.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/projectfields.h>
#include <diaban/roadmap/work.h>
#include <diaban/workspace/workspace.h>

#include <vector>

namespace diaban::roadmap {

/// A work of a project at another time.
struct NewDates {
  QString code;
  Period before, after;
};

/// Writes them as one action called `title`, into all rows of that code and those dates; columns of
/// text get days as "31/12/2026". Blocks its caller: use it from a job.
/// \returns NoSuchField where a layer has no columns of its own for start and end; errors of
///          Workspace::table() and Workspace::edit(); how many rows were changed
Result<qint64> writeDates(workspace::Workspace& workspace, const workspace::Layer& layer,
                          const ProjectFields& fields, const std::vector<NewDates>& dates,
                          const QString& title, Progress& progress);

} // namespace diaban::roadmap
