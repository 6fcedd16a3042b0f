// Clashes as findings of the workspace: named for good, decided on by people.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/planning/finding.h>
#include <diaban/roadmap/clashes.h>
#include <diaban/roadmap/worklayer.h>

#include <vector>

namespace diaban::roadmap {

/// What replaceFindings() takes, in the order of `clashes`, of the producer kRoadmap. Anchors are
/// the rows of the works, the lower uid first, whatever they are called now; of a work in pieces
/// its first row. Rows without names for good (linked layers) stand for themselves by their place.
/// Opens connections of its own: use it from a job. \returns Cancelled
Result<std::vector<planning::Finding>> findingsOf(const workspace::Workspace& workspace,
                                                  const WorkLayer& works,
                                                  const std::vector<Clash>& clashes,
                                                  Progress& progress);

inline const QString kRoadmap = QStringLiteral("roadmap");

} // namespace diaban::roadmap
