#include "rowsource.h"

#include "memoryrows.h"

#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

Result<RowSource> openRowSource(const Workspace& workspace, const QString& name, Progress& progress)
{
  DIABAN_TRY(layer, workspace.layer(name));
  if (layer.isRaster)
    return Error{Error::Code::NotATable, {layer.title}, {}};
  const bool isLinked = layer.storage == LayerStorage::Linked;
  DIABAN_TRY(database,
             isLinked ? rowsInMemory(layer, workspace.workingFile(), progress)
                      : store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  if (isLinked)
    layer.table = kMemoryTable;
  return RowSource{std::move(database), std::move(layer)};
}

} // namespace diaban::workspace
