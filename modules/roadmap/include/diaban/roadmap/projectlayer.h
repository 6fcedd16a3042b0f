// The register of projects of a workspace: a layer with a row a project, and what is wrong in it.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/projectreader.h>
#include <diaban/workspace/workspace.h>

#include <QHash>
#include <QVector>

#include <optional>
#include <vector>

namespace diaban::roadmap {

/// The table of capital beside a register: ma_da, nguon, nam, so_von (đồng), a row for each source
/// and year of a project.
inline const QString kCapitalLayer = QStringLiteral("von_theo_nam");

struct ProjectLayer {
  workspace::Layer layer;
  QVector<ColumnUse> uses;       ///< one a field of the layer
  bool isUnitAssumed = false;    ///< no title says what its money counts; told from the amounts
  std::vector<Project> projects; ///< all rows, in their order
  /// Rows by their number in the file, columns as the layer's fields; of capital without project
  /// the rows and columns of kCapitalLayer.
  QVector<RowProblem> problems;
  std::optional<workspace::Layer> capital; ///< the table of it; none: the workspace has none
  QHash<QString, qint64> capitalRows;      ///< by capitalKey()
};

/// What stands for a project in kCapitalLayer: its code, else its name.
QString capitalName(const Project& project);
/// Names a row of kCapitalLayer.
QString capitalKey(const QString& code, const Capital& capital);

/// The first layer of the role projects whose fields name projects; one without geometry too.
/// \returns NoSuchLayer
Result<workspace::Layer> registerOf(const workspace::Workspace& workspace,
                                    const ProjectFields& fields);

/// Reads all rows. Fields are told by their names, else by their titles. With `looksAtPlaces` rows
/// without a place, with geometry that is not valid, or outside of the communes are told too.
/// Blocks its caller: use it from a job. Any thread.
/// \returns NoSuchField where no field names projects; errors of RowView::open(); Cancelled
Result<ProjectLayer> projectsOf(const workspace::Workspace& workspace,
                                const workspace::Layer& layer, const ProjectFields& fields,
                                const GroupRules& rules, bool looksAtPlaces, Progress& progress);

} // namespace diaban::roadmap
