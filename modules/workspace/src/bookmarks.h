// The rows of diaban_bookmark. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/bookmark.h>

namespace diaban::workspace {

/// In the order in which they were made.
Result<QVector<Bookmark>> readBookmarks(const store::Database& database);

/// Inserts it, or changes the one of its uid. \returns BadArgument without title or extent
Outcome writeBookmark(store::Database& database, const Bookmark& bookmark);
Outcome deleteBookmark(store::Database& database, const Uid& uid); ///< none is no error

} // namespace diaban::workspace
