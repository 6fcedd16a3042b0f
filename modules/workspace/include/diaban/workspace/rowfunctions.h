// Functions that conditions and calculated values have besides SQLite's own.
#pragma once

#include <QString>
#include <QVector>

namespace diaban::workspace {

struct RowFunction {
  QString call;  ///< as one types it: "dien_tich(geom)"
  QString words; ///< what it comes to, in the person's language
};

/// Sizes are measured on the grid of the workspace's coordinate system, or on its ellipsoid where
/// it has no grid. What a function can't be asked of, like the area of nothing, is no value.
QVector<RowFunction> rowFunctions();

} // namespace diaban::workspace
