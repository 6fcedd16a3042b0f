// What one entry of sqlite_schema holds that could run.
#pragma once

#include <diaban/store/database.h>

#include <QSet>
#include <QStringList>

namespace diaban::store {

/// One row of sqlite_schema.
struct SchemaEntry {
  QString type, name, table;
  QByteArray sql; ///< empty for what SQLite made itself

  bool isPlainTable() const
  {
    return type == QLatin1String("table") && sql.startsWith("CREATE TABLE ");
  }
};
Result<QVector<SchemaEntry>> schemaEntries(const Database& database);

/// Texts of R-trees and triggers that the feature tables of the file may have.
Result<QSet<QByteArray>> ownTexts(const Database& database, const QVector<SchemaEntry>& entries);

/// The parts of one entry that are not ours, for people: "trigger x", "check in table y".
Result<QStringList> foreignPartsOf(const Database& database, const SchemaEntry& entry,
                                   const QSet<QByteArray>& own);

} // namespace diaban::store
