#include "allowedtables.h"

#include "schema.h"

#include <diaban/store/geopackage.h>

namespace diaban::workspace {
namespace {

Result<bool> holdsFeatures(const store::Database& database, const QString& table)
{
  if (!store::mayBeRecorded(table) ||
      table.startsWith(QLatin1String("diaban_"), Qt::CaseInsensitive))
    return false;
  DIABAN_TRY(columns, store::columnNames(database, table));
  return columns.contains(store::kFidColumn) && columns.contains(store::kUidColumn);
}

} // namespace

Outcome checkTables(const store::Database& database, const store::ColumnLists& columns)
{
  const QStringList decided = recordedOwnTables();
  for (auto it = columns.begin(); it != columns.end(); ++it) {
    if (decided.contains(it.key()))
      continue;
    DIABAN_TRY(isLayer, holdsFeatures(database, it.key()));
    if (!isLayer)
      return Error{Error::Code::CorruptFile,
                   {database.path()},
                   it.key() + QLatin1String(" is no table that the record may touch")};
  }
  return Done{};
}

} // namespace diaban::workspace
