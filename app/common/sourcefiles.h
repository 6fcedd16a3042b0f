// Which map files a person means who names a folder.
#pragma once

#include <diaban/base/result.h>

#include <QStringList>

namespace diaban::app {

/// Puts in place of each folder the map files that lie in it (not deeper), in order of name; a
/// FileGDB stays what it is. Parts that lie beside their file (.dbf, .prj, .mid …) are left out.
/// Nothing is opened.
/// \returns FolderNotSource for a folder without any map file
Result<QStringList> expandFolders(const QStringList& paths);

} // namespace diaban::app
