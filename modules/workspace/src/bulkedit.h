// One change to many rows of a layer. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/calculation.h>

namespace diaban::workspace {

/// \returns how many rows changed
Result<qint64> setCells(store::Database& database, const Layer& layer, const RowChoice& rows,
                        const QVariantMap& cells, Progress& progress);
Result<qint64> calculateCells(store::Database& database, const Layer& layer, const RowChoice& rows,
                              const geo::Field& field, const QString& expression,
                              Progress& progress);
/// What calculateCells() would write into the first `most` rows that it would change.
Result<QVector<CalculatedRow>> calculatedRows(const store::Database& database, const Layer& layer,
                                              const RowChoice& rows, const geo::Field& field,
                                              const QString& expression, int most,
                                              Progress& progress);

} // namespace diaban::workspace
