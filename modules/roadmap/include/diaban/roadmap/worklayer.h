// Works from a layer of projects of a workspace.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/work.h>
#include <diaban/workspace/workspace.h>

#include <QStringList>

namespace diaban::roadmap {

/// The rows of a layer, each as a work, none left out, and what is wrong with some of them.
struct WorkLayer {
  workspace::Layer layer;
  Works works;
  // Codes of the projects, in the order of the layer.
  QStringList withoutPlace;   ///< they come near nothing
  QStringList withoutDates;   ///< one or both are missing, or are no dates: they meet nobody
  QStringList endBeforeStart; ///< likewise
};

/// The layer of projects that a workspace has: the first one of that role with places.
/// \returns NoSuchLayer when there is none
Result<workspace::Layer> projectLayer(const workspace::Workspace& workspace);

/// Columns are found by their names (ma_da, ten_da, linh_vuc, bat_dau, ket_thuc, chu_dau_tu …),
/// compared without case, marks and joins. A row without a code is called by its number. Blocks its
/// caller: use it from a job. Any thread.
/// \returns NotInMetres (title) where the workspace is in degrees; errors of Workspace::table()
Result<WorkLayer> readWorks(const workspace::Workspace& workspace, const workspace::Layer& layer,
                            Progress& progress);

/// The day that a cell names: "2026-03-01", "2026/03/01", "01/03/2026", a time behind it or not.
/// \returns an invalid date for anything else
QDate dayFrom(std::string_view text);

} // namespace diaban::roadmap
