// Works and frozen streets from layers of a workspace.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/projectfields.h>
#include <diaban/roadmap/ruleset.h>
#include <diaban/roadmap/work.h>
#include <diaban/workspace/workspace.h>

#include <QStringList>

#include <optional>

namespace diaban::roadmap {

/// The works that the rows of a layer tell of, and what is wrong with some of them. Streets of a
/// register of freezes may follow (addFrozenStreets()).
struct WorkLayer {
  workspace::Layer layer;
  Works works;
  std::optional<workspace::Layer> streets{}; ///< of the works that are frozen streets
  // Codes of projects, in the order of the layer.
  QStringList withoutPlace{};   ///< they come near nothing
  QStringList withoutDates{};   ///< one or both are missing, or are no dates: they meet nobody
  QStringList endBeforeStart{}; ///< likewise
};

/// The layer of projects that a workspace has: the first one of that role with places.
/// \returns NoSuchLayer when there is none
Result<workspace::Layer> projectLayer(const workspace::Workspace& workspace);

/// Columns are told by their names as in a register that is imported. Rows of one code that say the
/// same are one work, in pieces; a row without a code is called by its number. Where the kind or
/// the depth of the work is not told it is the usual one of its asset class, which is told by its
/// own column, else by the sector, else by the project's name. Blocks its caller: use it from a
/// job. Any thread. \returns NotInMetres (title) where the workspace is in degrees; errors of
/// Workspace::table()
Result<WorkLayer> readWorks(const workspace::Workspace& workspace, const workspace::Layer& layer,
                            const ProjectFields& fields, Progress& progress);

/// Adds the streets of a register of freezes: columns for the name of the street, the day until
/// which it is frozen or else the day on which it was paved, which part (pavement or not) and the
/// document. Rows without either day are left out. As readWorks().
/// \returns how many were added
Result<qint64> addFrozenStreets(WorkLayer& works, const workspace::Workspace& workspace,
                                const workspace::Layer& streets, const RuleSet& rules,
                                Progress& progress);

} // namespace diaban::roadmap
