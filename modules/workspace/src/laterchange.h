// What was done after an action to the same things. Private to the module.
#pragma once

#include "historylog.h"

#include <optional>

namespace diaban::workspace {

/// The newest entry after `action`, in force, that touched a cell of its row `row` of `table` (as
/// EditConflict names them) or took the row away or brought it back; where there is none, the
/// newest of another program.
Result<std::optional<HistoryEntry>> laterChangeOf(const store::Database& database,
                                                  const LoggedAction& action, const QString& table,
                                                  const QString& row);

/// The newest entry after `action`, in force, that touched rows of a layer that `action` brought.
Result<std::optional<HistoryEntry>> laterChangeInside(const store::Database& database,
                                                      const LoggedAction& action);

} // namespace diaban::workspace
