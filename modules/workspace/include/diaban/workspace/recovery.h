// What crashes left in workspaces that nobody has opened since.
#pragma once

#include <diaban/workspace/workspace.h>

#include <QStringList>

namespace diaban::workspace {

/// Those of `workspaces` whose last action was cut short by a crash and that nobody has open. Only
/// files of this computer; opens none of them.
QStringList leftByCrash(const QStringList& workspaces, const RemotePlaces& places);

/// Takes back what was half done in a workspace.
/// \returns what a person should know of it, nothing where nothing was half done or somebody has it
///          open; CorruptFile, CannotWrite …
Result<QVector<Error>> takeBackHalfDone(const QString& workspace, const Clock& clock);

} // namespace diaban::workspace
