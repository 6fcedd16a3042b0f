// What a person wants geometry to be checked for, remembered: which rules, from which size on, and
// in which polygons points must lie.
#pragma once

#include <diaban/workspace/check.h>

#include <QSettings>

namespace diaban::desktop {

/// Rules and limits are the person's, for all workspaces; the layer of polygons belongs to one
/// workspace. What can't be read is as if it had not been written.
workspace::GeometryCheck readCheckChoice(QSettings& settings, const QString& workspace);
void writeCheckChoice(QSettings& settings, const QString& workspace,
                      const workspace::GeometryCheck& choice);

} // namespace diaban::desktop
