// Entries of a history as people name them on the command line.
#pragma once

#include <diaban/workspace/workspace.h>

#include <QJsonObject>

namespace diaban::cli {

/// The entry of this number, or of this id in hexadecimal digits. \returns BadArgument
Result<workspace::HistoryEntry> entryNamed(const workspace::Workspace& workspace,
                                           const QString& name);

QJsonObject toJson(const workspace::HistoryEntry& entry);

} // namespace diaban::cli
