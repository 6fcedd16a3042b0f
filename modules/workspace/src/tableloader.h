// A layer's rows from the file (or from the file it is linked to) into memory. Private to the
// module.
#pragma once

#include <diaban/geo/tablebuilder.h>
#include <diaban/store/database.h>
#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

/// The columns that a style and its labels need: the categorised field as Code, the graduated one
/// as Number, label fields as Text; `more` fields as Text.
QVector<geo::WantedColumn> wantedColumns(const Layer& layer, const QStringList& more);

/// Reads an imported layer by two read-only connections of its own. Any thread; blocks.
Result<geo::TablePtr> loadImported(const QString& workspacePath, const Layer& layer,
                                   const QVector<geo::WantedColumn>& columns, Progress& progress);

/// Those of the rows `fids` that are there, as a table of their own. Any thread; blocks.
Result<geo::TablePtr> loadRows(const QString& workspacePath, const Layer& layer,
                               const QVector<geo::WantedColumn>& columns,
                               const std::vector<qint64>& fids);

/// The same from a connection of the caller, which may see other rows than the file has.
Result<geo::TablePtr> loadRows(const store::Database& database, const Layer& layer,
                               const QVector<geo::WantedColumn>& columns,
                               const std::vector<qint64>& fids);

/// The columns that a table of this layer was made with.
QVector<geo::WantedColumn> columnsOfTable(const geo::FeatureTable& table, const Layer& layer);

/// Reads a linked vector layer by the reading process, transformed to `crs`. Any thread; blocks.
/// \returns SourceMissing (layer, path) when its file is not there
Result<geo::TablePtr> loadLinked(const Layer& layer, const geo::Crs& crs,
                                 const QString& openWorkspace,
                                 const QVector<geo::WantedColumn>& columns, Progress& progress);

} // namespace diaban::workspace
