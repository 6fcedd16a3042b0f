// Symbols as elements of a QML file.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/style.h>

#include <QXmlStreamWriter>

namespace diaban::workspace {

QString qmlColour(const Colour& colour); ///< "255,160,255,255"

/// Writes `<symbol name="…">` with the layers that `kind` of geometry needs.
void writeSymbol(QXmlStreamWriter& xml, const QString& name, const Symbol& symbol,
                 geo::GeometryKind kind);

} // namespace diaban::workspace
