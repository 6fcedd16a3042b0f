// From SQLite's result codes to ours.
#pragma once

#include <diaban/base/error.h>

struct sqlite3;

namespace diaban::store {

/// `code` is a primary or extended result code; `detail` is the connection's message when there is
/// one (`handle` may be null).
Error sqlError(int code, sqlite3* handle, const QString& path);

} // namespace diaban::store
