#include "qml.h"

namespace diaban::workspace {

QString toQml(const Style&, geo::GeometryKind)
{
  return QStringLiteral("<qgis/>");
}

} // namespace diaban::workspace
