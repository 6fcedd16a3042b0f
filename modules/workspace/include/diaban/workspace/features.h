// Rows by their number: what names them for good, and their geometry as the file has it.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/base/uid.h>

#include <QByteArray>
#include <QString>

#include <span>
#include <vector>

namespace diaban::workspace {

class Workspace;

struct Feature {
  qint64 row = 0; ///< its number in the file, this session only
  Uid uid;
  QByteArray wkb; ///< empty: none
};

/// Those of the rows that are there, in the order asked. Opens a connection of its own: use it from
/// a job. Any thread.
/// \returns NoSuchLayer, also for linked layers, whose rows have no names; NotATable; Cancelled
Result<std::vector<Feature>> readFeatures(const Workspace& workspace, const QString& layer,
                                          std::span<const qint64> rows, Progress& progress);

/// The number that a row has in the file. As readFeatures(); EditConflict when it is not there.
Result<qint64> rowOf(const Workspace& workspace, const QString& layer, const Uid& uid);

} // namespace diaban::workspace
