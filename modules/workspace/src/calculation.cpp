#include "bulkedit.h"
#include "rowsource.h"

#include <diaban/workspace/calculation.h>

namespace diaban::workspace {

Result<QVector<CalculatedRow>> previewCalculation(const Workspace& workspace, const QString& name,
                                                  const QString& fieldName,
                                                  const QString& expression, const RowChoice& rows,
                                                  int most, Progress& progress)
{
  DIABAN_TRY(layer, workspace.layer(name));
  if (layer.table.isEmpty() || layer.isRaster)
    return Error{Error::Code::NotATable, {layer.title}, {}};
  DIABAN_TRY(field, fieldNamed(layer, fieldName));
  DIABAN_TRY(source, openRowSource(workspace, name, progress));
  DIABAN_TRY(found,
             calculatedRows(*source.database, layer, rows, field, expression, most, progress));
  return found;
}

} // namespace diaban::workspace
