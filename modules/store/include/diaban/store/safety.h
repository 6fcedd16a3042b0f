// Is there anything in the file that is not ours and could run? And the way out: a clean copy.
#pragma once

#include <diaban/store/box.h>
#include <diaban/store/database.h>

#include <QDateTime>
#include <QStringList>

#include <functional>

namespace diaban::store {

/// Names every trigger, view, virtual table, CHECK, generated column, computed default, and index
/// on an expression or with a condition that isn't ours: "trigger x", "view y". The standard's
/// triggers of a feature table are ours when their text is featureTriggers()' word for word; so is
/// its R-tree. Reads the schema only; nothing of it runs.
Result<QStringList> foreignParts(const Database& database);

/// Makes `to`, a new GeoPackage, out of the rows of `from`: tables, keys and plain columns are made
/// anew, R-trees filled from the geometries; no trigger, view, check or expression comes along.
/// `boxOf` gives the box of a GeoPackage blob (empty for none, or when it can't be read).
/// \returns FileExists; CorruptFile when rows can't be read; Cancelled leaves no file.
Outcome makeCleanCopy(const Database& from, const QString& to,
                      const std::function<Box(QByteArrayView)>& boxOf, const QDateTime& now,
                      Progress& progress);

} // namespace diaban::store
