// Imported rasters as files that the reading process opens. Private to the module.
#pragma once

#include "scratchfolder.h"

#include <diaban/base/clock.h>
#include <diaban/base/progress.h>
#include <diaban/workspace/layer.h>

#include <QHash>

#include <mutex>
#include <optional>

namespace diaban::workspace {

/// GDAL never opens the workspace: a raster's tables are copied to a file of their own, once for
/// each revision of the layer. Any thread.
class RasterCopies {
public:
  /// \pre the layer is an imported raster
  Result<QString> fileOf(const Layer& layer, const QString& workspacePath, const Clock& clock,
                         Progress& progress);

private:
  struct Copy {
    QString path;
    quint64 revision = 0;
  };
  Result<QString> make(const Layer& layer, const QString& workspacePath, const Clock& clock,
                       Progress& progress);

  std::timed_mutex m_mutex; ///< held while a copy is made
  std::optional<ScratchFolder> m_folder;
  QHash<QString, Copy> m_copies; ///< by table
};

} // namespace diaban::workspace
