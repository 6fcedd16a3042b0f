// What a script learns from the program's end.
#pragma once

#include <diaban/base/error.h>

namespace diaban::cli {

/// Exit codes other than 0 = done; docs/cli.md names them.
enum Exit : int {
  HasFindings = 1, ///< done, and what was asked to be checked has findings
  WrongUsage = 2,
  CannotRead = 3, ///< an input; nothing was changed
  CannotWrite = 4,
  WasCancelled = 5,
  Refused = 6 ///< for another reason
};

/// The one table from errors to exit codes.
int exitCode(Error::Code code);

} // namespace diaban::cli
