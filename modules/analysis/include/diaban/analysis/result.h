// Rows of an analysis written as a layer, again into the same one.
#pragma once

#include <diaban/analysis/origin.h>
#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/workspace/rows.h>

#include <QStringList>

namespace diaban::analysis {

struct WrittenResult {
  QString layer, title; ///< as it is called in the workspace now
  bool isNew = false;
  qint64 added = 0, changed = 0, deleted = 0; ///< rows
  QByteArray entry;                           ///< in the history
};

/// Writes rows and origin in one action called `title`. Where a layer of this analysis and name is
/// there already, whatever people call it by now, its rows become these: those that are the same
/// stay, those with the same values in the fields of `key` are changed, the others go and come; its
/// title, look, place and further fields stay, and fields that were hidden make no difference. It
/// must have the layer's fields and kind of geometry, else, and where there is none, a new layer is
/// made; a name that another layer has gets a number.
/// Any thread; blocks.
/// \returns errors of importRows() and Workspace::edit(); Busy when somebody edits the result
///          meanwhile
Result<WrittenResult> writeResult(workspace::Workspace& workspace, const QString& title,
                                  workspace::NewLayer layer, Origin origin, Progress& progress,
                                  const QStringList& key = {});

/// A raster of an analysis, as a file that holds it.
struct RasterResult {
  QString file; ///< GeoTIFF of one band in the workspace's system
  QString name, title;
  workspace::LayerRole role = workspace::LayerRole::Other;
  workspace::Style style; ///< with its classes, which are its legend
};

/// The same for a raster: one that this analysis wrote under this name goes off the map and the new
/// one takes its place, name, title, opacity and scales, in one action called `title`. Cells have
/// no rows: `added` and the like stay 0.
/// Any thread; blocks. \returns errors of importSources()
Result<WrittenResult> writeRasterResult(workspace::Workspace& workspace, const QString& title,
                                        const RasterResult& raster, Origin origin,
                                        Progress& progress);

} // namespace diaban::analysis
