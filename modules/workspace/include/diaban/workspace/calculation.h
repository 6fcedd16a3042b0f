// What calculating a field would do, looked at before it is done.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

/// One row: what its cell holds and would hold. A value that the field does not take has a fault
/// instead.
struct CalculatedRow {
  qint64 row = 0;
  QVariant before, after;
  std::optional<Error> fault;
};

/// The first rows of those that Edit::calculate() would change with the same arguments; nothing is
/// written. By a connection of its own, any thread.
/// \returns NoSuchLayer; NotATable for a layer that has no table here; NoSuchField; BadExpression
Result<QVector<CalculatedRow>> previewCalculation(const Workspace& workspace, const QString& layer,
                                                  const QString& field, const QString& expression,
                                                  const RowChoice& rows, int most,
                                                  Progress& progress);

} // namespace diaban::workspace
