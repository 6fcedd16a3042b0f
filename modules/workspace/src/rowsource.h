// Where the rows of a layer are read from: a connection of its own, a linked file in memory, or the
// connection of a past.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/store/database.h>
#include <diaban/workspace/layer.h>

#include <memory>
#include <mutex>

namespace diaban::workspace {

struct Moment;
class Workspace;

struct RowSource {
  std::shared_ptr<const store::Database> database;
  Layer layer; ///< conditions are about its `table`, also for linked layers
  /// What to SELECT FROM; has `fid` and the layer's fields.
  QByteArray from{};
  std::shared_ptr<std::mutex> reading{}; ///< of a connection that is shared; else null

  /// Held while the connection is used.
  std::unique_lock<std::mutex> turn() const
  {
    return reading == nullptr ? std::unique_lock<std::mutex>() : std::unique_lock(*reading);
  }
};

/// A linked layer's rows are read into memory first, whole.
/// \returns NoSuchLayer; NotATable for a raster; errors of reading a linked file; Cancelled; Busy
///          where a layer of the past was edited since
Result<RowSource> openRowSource(const Workspace& workspace, const QString& layer,
                                Progress& progress);
Result<RowSource> openRowSource(const Moment& moment, const QString& layer, Progress& progress);

/// The same of a layer that is known.
Result<RowSource> openRowSource(const Workspace& workspace, Layer layer, Progress& progress);

} // namespace diaban::workspace
