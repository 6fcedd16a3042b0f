// What is wrong with a file that a driver does not read, or reads without saying that it is cut.
#pragma once

#include <diaban/base/result.h>

#include <QString>
#include <QStringList>

namespace diaban::geo {

/// The part of the shapefile `name` (".shp") that is not in `names`, as a file name; empty where
/// none is missing or `name` is no shapefile. Upper and lower case are the same.
QString missingShapefilePart(const QString& name, const QStringList& names);

/// Looks at what can be told without a driver: parts beside a shapefile, the lengths that shapefile
/// and SQLite files say of themselves, the last records of zip and PNG files.
/// \returns PartMissing, FileTruncated
Outcome checkParts(const QString& path);

/// Whether the file ends before it should, by its own lengths, or JSON's and XML's last bracket.
bool isCutOff(const QString& path);

} // namespace diaban::geo
