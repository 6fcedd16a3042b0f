// Tables that another program put into the file: no layers of ours, so that nothing of them is
// recorded or merged. Private to the module.
#pragma once

#include <diaban/store/database.h>

#include <QStringList>

namespace diaban::workspace {

/// Those that `theirs` has otherwise than both `base` and `mine`, by name.
Result<QStringList> otherTablesThatDiffer(const store::Database& base, const store::Database& mine,
                                          const store::Database& theirs);

/// Whether a foreign key leads to rows of the table: they must keep their numbers.
Result<bool> isReferredTo(const store::Database& database, const QString& table);

} // namespace diaban::workspace
