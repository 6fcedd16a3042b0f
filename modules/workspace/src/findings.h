// The rows of diaban_finding. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/storedfinding.h>

#include <QStringList>

namespace diaban::workspace {

Result<QVector<StoredFinding>> readFindings(const store::Database& database);

/// See Edit::writeFinding().
Outcome writeFinding(store::Database& database, const StoredFinding& finding, const QString& author,
                     const QDateTime& now);

/// Columns that no person decides: in a merge one side's, without asking.
QStringList computedColumns();

} // namespace diaban::workspace
