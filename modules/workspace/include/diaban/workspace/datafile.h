// Files of the data folder, which an organisation may replace one by one.
#pragma once

#include <diaban/base/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <QVector>

namespace diaban::workspace {

/// Where data files are looked for, first place first.
using DataFolders = QStringList;

/// The environment's DIABAN_DATA, `data` beside the program, ../share/diaban/data, the built-in
/// ones.
DataFolders dataFolders();
DataFolders builtInData();

/// "styles/looks.json" from the first folder that has it.
Result<QByteArray> readDataFile(const DataFolders& folders, const QString& relative);
/// \returns BadArgument (place, file) when it is no JSON object
Result<QJsonObject> readJsonFile(const DataFolders& folders, const QString& relative);

/// Rows of comma-separated text with quotes, without the first one.
QVector<QStringList> parseCsv(const QByteArray& bytes);

} // namespace diaban::workspace
