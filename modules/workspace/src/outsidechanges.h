// What must be put right after another program has written. Private to the module.
#pragma once

#include <diaban/store/database.h>

#include <QDateTime>
#include <QStringList>

namespace diaban::workspace {

/// Tables of all imported layers that are on the map.
Result<QStringList> tablesOnMap(const store::Database& database);

/// Layers whose table is gone leave the map; all others are registered. In them each row gets a uid
/// of its own (QGIS adds rows without one, and copies it with a row), and index, triggers, R-tree,
/// count and extent are made again where they don't fit the rows. Inside the caller's transaction.
/// \returns how many rows were given a uid
Result<qint64> repairAfterOthers(store::Database& database, int srsId, const QDateTime& now);

} // namespace diaban::workspace
