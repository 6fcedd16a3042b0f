// Which names look like sources.
#pragma once

#include <QString>

namespace diaban::geo {

/// Files with rows in them, by the end of the name.
bool hasLayerSuffix(const QString& name);

/// Pictures and archives.
bool hasOtherSuffix(const QString& name);

} // namespace diaban::geo
