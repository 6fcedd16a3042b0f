#include "rowsource.h"

#include "functionset.h"
#include "memoryrows.h"

#include <diaban/workspace/past.h>

namespace diaban::workspace {

Result<RowSource> openRowSource(const Workspace& workspace, const QString& name, Progress& progress)
{
  DIABAN_TRY(layer, workspace.layer(name));
  return openRowSource(workspace, std::move(layer), progress);
}

Result<RowSource> openRowSource(const Moment& moment, const QString& name, Progress& progress)
{
  return moment.past == nullptr ? openRowSource(*moment.workspace, name, progress)
                                : moment.past->rowSource(name, progress);
}

Result<RowSource> openRowSource(const Workspace& workspace, Layer layer, Progress& progress)
{
  if (layer.isRaster)
    return Error{Error::Code::NotATable, {layer.title}, {}};
  const bool isLinked = layer.storage == LayerStorage::Linked;
  DIABAN_TRY(database,
             isLinked ? rowsInMemory(layer, workspace.workingFile(), progress)
                      : store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  DIABAN_CHECK(addRowFunctions(database, workspace.crs()));
  if (isLinked)
    layer.table = kMemoryTable;
  const QByteArray from = store::quoted(layer.table);
  return RowSource{std::make_shared<const store::Database>(std::move(database)), std::move(layer),
                   from};
}

} // namespace diaban::workspace
